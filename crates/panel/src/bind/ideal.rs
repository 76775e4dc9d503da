//! Ideal points: where a member stands in a session, and how far apart two of them are.
//!
//! The year is that of the session (session + 1945), as the dataset has it. A member without a row
//! is *missing*; a state that was no member in that session, not yet or no more, is *not
//! applicable*.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::Manifest;
use counterpoise_measures::ideal::{distance, point};
use counterpoise_measures::{Measured, Value};

use super::family_data::{Bind, Data};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::states::{self, StateNo};
use crate::used::Used;
use crate::values::{covers, none};

static IDEAL: Role = Role::new(
    "ideal points of the UN General Assembly",
    &["idealpoints", "generic"],
    &["state", "ideal"],
);

struct Points {
    manifest: Manifest,
    rows: BTreeMap<(StateNo, i32), (Value, u64)>,
}

struct Ideal {
    points: Arc<Points>,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let manifest = catalogue.find(&IDEAL, query.data.as_ref())?;
    let points = catalogue
        .held(&format!("ideal {}@{}", manifest.dataset, manifest.vintage), || {
            read(catalogue, manifest)
        })?;
    let used = vec![Used::of(&points.manifest)];
    Ok(Data::new(Ideal { points }, used))
}

fn read(catalogue: &Catalogue<'_>, manifest: Manifest) -> Result<Points, Error> {
    let mut columns = vec!["year", "state", "ideal"];
    columns.extend(manifest.column("votes").map(|_| "votes"));
    let table =
        catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
    let states = states::column(&table.columns[1].values);
    let mut rows = BTreeMap::new();
    for (row, state) in states.into_iter().enumerate() {
        let year = table.columns[0].values.int(row).and_then(|year| i32::try_from(year).ok());
        let (Some(state), Some(year)) = (state, year) else { continue };
        let votes = table
            .columns
            .get(3)
            .and_then(|votes| votes.values.int(row))
            .and_then(|n| u64::try_from(n).ok());
        rows.insert(
            (state, year),
            (Value::known(table.columns[2].values.number(row)), votes.unwrap_or(1)),
        );
    }
    Ok(Points { manifest, rows })
}

impl Points {
    fn of(&self, state: StateNo, year: i32) -> (Value, u64) {
        let absent = match state.is_un_member_in(year) {
            _ if !covers(&self.manifest, year) => Value::OutsideCoverage,
            true => Value::Missing,
            false => Value::NotApplicable,
        };
        self.rows.get(&(state, year)).copied().unwrap_or((absent, 0))
    }
}

impl Bind for Ideal {
    fn value(&self, who: Who, year: i32) -> Measured {
        match who {
            Who::State(state) => {
                let (value, votes) = self.points.of(state, year);
                point::point(value, votes)
            }
            Who::Dyad(one, other) => {
                let (one, other) = (self.points.of(one, year), self.points.of(other, year));
                distance::distance(one.0, other.0, one.1.min(other.1))
            }
            Who::System => none(Value::NotApplicable),
        }
    }
}
