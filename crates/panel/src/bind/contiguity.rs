//! Contiguity, and the political relevance that rests on it and on the list of major powers.
//!
//! A pair without a row in a covered year is not contiguous. Of a border that changed within a year
//! the nearest counts; whichever direction a row has, it is of the pair.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::Manifest;
use counterpoise_measures::contiguity::within::Reach;
use counterpoise_measures::contiguity::{kind, relevant, within};
use counterpoise_measures::power::major;
use counterpoise_measures::{Measured, Value};
use counterpoise_world::MAJOR_POWERS;

use super::family_data::{Bind, Data, dyad};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::states::{self, StateNo};
use crate::used::Used;
use crate::values::{none, without_row};

static BORDERS: Role = Role::new(
    "contiguities of states",
    &["cow-contiguity", "generic"],
    &["state1", "state2", "conttype"],
);

struct Contiguity {
    borders: Arc<Borders>,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Type,
    Within(Reach),
    Relevant(Reach),
}

/// The nearest contiguity of each pair, by the lower state, the higher, and year.
struct Borders {
    manifest: Manifest,
    nearest: BTreeMap<(StateNo, StateNo, i32), u8>,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let reach = || {
        Reach::named(query.variant_name())
            .ok_or_else(|| Error::question(format!("`{}` is no reach.", query.text()), ""))
    };
    let what = match query.info.name {
        "contiguity.type" => What::Type,
        "contiguity.within" => What::Within(reach()?),
        _ => What::Relevant(reach()?),
    };
    let manifest = catalogue.find(&BORDERS, query.data.as_ref())?;
    let name = format!("borders {}@{}", manifest.dataset, manifest.vintage);
    let borders = catalogue.held(&name, || Borders::read(catalogue, manifest))?;
    let used = vec![Used::of(&borders.manifest)];
    Ok(Data::new(Contiguity { borders, what }, used).by_code(true))
}

impl Borders {
    fn read(catalogue: &Catalogue<'_>, manifest: Manifest) -> Result<Borders, Error> {
        let columns = ["year", "state1", "state2", "conttype", "ccode1", "ccode2"];
        let table =
            catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
        let (first, second) =
            (states::column(&table.columns[1].values), states::column(&table.columns[2].values));
        let mut nearest = BTreeMap::new();
        for row in 0..table.rows {
            let int = |at: usize| table.columns[at].values.int(row);
            let year = int(0).and_then(|year| i32::try_from(year).ok());
            let kind = int(3).and_then(|kind| u8::try_from(kind).ok());
            let pair = first[row].zip(second[row]);
            let Some(((one, other), (year, kind))) = pair.zip(year.zip(kind)) else { continue };
            let (one, other) = (one.of_row(int(4), year), other.of_row(int(5), year));
            let known = nearest.entry((one.min(other), one.max(other), year)).or_insert(kind);
            *known = kind.min(*known);
        }
        Ok(Borders { manifest, nearest })
    }
}

impl Bind for Contiguity {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let found = self.borders.nearest.get(&(one.min(other), one.max(other), year)).copied();
        let gap = without_row(&self.borders.manifest, &[one, other], year);
        let nearest = match (found, gap.value) {
            (None, Value::Number(_)) => Some(None),
            (None, Value::NotApplicable) => return gap,
            (None, _) => None,
            (found, _) => Some(found),
        };
        match (self.what, nearest) {
            (What::Relevant(reach), nearest) => {
                relevant::relevant(nearest, is_major(one, year) || is_major(other, year), reach)
            }
            (_, None) => gap,
            (What::Type, Some(nearest)) => kind::kind(nearest),
            (What::Within(reach), Some(nearest)) => within::within(nearest, reach),
        }
    }
}

struct Majors;

/// Major powers need no data: the list is part of the program.
pub(super) fn majors() -> Data {
    Data::new(Majors, Vec::new())
}

impl Bind for Majors {
    fn value(&self, who: Who, year: i32) -> Measured {
        match who {
            Who::State(state) if state.existed(year) => major::major(is_major(state, year)),
            _ => none(Value::NotApplicable),
        }
    }
}

/// Whether a state was a major power on some day of the year.
fn is_major(state: StateNo, year: i32) -> bool {
    let on = counterpoise_world::year(year);
    let then = |span: counterpoise_dates::DayRange| on.and_then(|on| span.intersect(on)).is_some();
    MAJOR_POWERS.iter().any(|major| major.id == state.id() && then(major.span))
}
