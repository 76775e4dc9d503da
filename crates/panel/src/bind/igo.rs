//! Organisations: joint memberships, and their share in a state's own.
//!
//! The source has a row for every pair of members of the Correlates of War system in a coded year;
//! before 1965 every fifth year is coded. A year without rows is *outside coverage*, a pair without one
//! *not applicable*, an empty cell *missing*.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::Manifest;
use counterpoise_measures::igo::{joint, share};
use counterpoise_measures::{Measured, Value};

use super::family_data::{Bind, Data, dyad};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::states::{self, StateNo};
use crate::used::Used;
use crate::values::{is_former, none, without_row};

static PAIRS: Role = Role {
    file: "the table of pairs with ccode1, ccode2, year, dyadigos",
    ..Role::new("joint memberships", &["cow-igo"], &["state1", "state2", "joint"])
};

static OWN: Role = Role {
    file: "the table of states with ccode, year, sum_igo_full",
    ..Role::new("memberships of states", &["cow-igo"], &["state", "full"])
};

type Joint = BTreeMap<(i32, StateNo, StateNo), Option<u32>>;

struct Igo {
    pairs: Arc<Joint>,
    manifest: Manifest,
    own: Option<BTreeMap<(i32, StateNo), Option<u32>>>,
}

pub(super) fn bind(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    scope: Scope,
) -> Result<Data, Error> {
    let manifest = catalogue.find(&PAIRS, query.data.as_ref())?;
    let years = (scope.years.first, scope.years.last);
    let name = format!("igo {}@{} {}..{}", manifest.dataset, manifest.vintage, years.0, years.1);
    let pairs = catalogue.held(&name, || read_pairs(catalogue, &manifest, years))?;
    let mut used = vec![Used::of(&manifest)];
    let own = if query.info.name == "igo.share" {
        let of_states = catalogue.find(&OWN, None)?;
        used.push(Used::of(&of_states));
        Some(read_own(catalogue, &of_states, years)?)
    } else {
        None
    };
    Ok(Data::new(Igo { pairs, manifest, own }, used).by_code(true))
}

fn read_pairs(
    catalogue: &Catalogue<'_>,
    manifest: &Manifest,
    years: (i32, i32),
) -> Result<Joint, Error> {
    let columns = ["year", "state1", "state2", "joint", "ccode1", "ccode2"];
    let table = catalogue.store().table(
        &manifest.dataset,
        Some(&manifest.vintage),
        &columns,
        Some(years),
    )?;
    let (first, second) =
        (states::column(&table.columns[1].values), states::column(&table.columns[2].values));
    let one = |row: usize| {
        let (a, b, in_year) = (first[row]?, second[row]?, year(&table, row)?);
        let code = |column: usize| table.columns[column].values.int(row);
        let (a, b) = (a.of_row(code(4), in_year), b.of_row(code(5), in_year));
        let stray = is_former(a, code(4), in_year) || is_former(b, code(5), in_year);
        (!stray).then(|| ((in_year, a.min(b), a.max(b)), count(&table, 3, row)))
    };
    Ok((0..table.rows).filter_map(one).collect())
}

fn read_own(
    catalogue: &Catalogue<'_>,
    manifest: &Manifest,
    years: (i32, i32),
) -> Result<BTreeMap<(i32, StateNo), Option<u32>>, Error> {
    let columns = ["year", "state", "full", "ccode"];
    let table = catalogue.store().table(
        &manifest.dataset,
        Some(&manifest.vintage),
        &columns,
        Some(years),
    )?;
    let state = states::column(&table.columns[1].values);
    let one = |row: usize| {
        let (in_year, state) = (year(&table, row)?, state[row]?);
        let code = table.columns[3].values.int(row);
        let state = state.of_row(code, in_year);
        (!is_former(state, code, in_year)).then(|| ((in_year, state), count(&table, 2, row)))
    };
    Ok((0..table.rows).filter_map(one).collect())
}

fn year(table: &counterpoise_datasets::Table, row: usize) -> Option<i32> {
    table.columns[0].values.int(row).and_then(|year| i32::try_from(year).ok())
}

fn count(table: &counterpoise_datasets::Table, column: usize, row: usize) -> Option<u32> {
    table.columns[column].values.int(row).and_then(|number| u32::try_from(number).ok())
}

impl Bind for Igo {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let Some(shared) = self.pairs.get(&(year, one.min(other), one.max(other))) else {
            return without_row(&self.manifest, &[one, other], year);
        };
        match &self.own {
            None => joint::joint(*shared),
            Some(own) => match own.get(&(year, one)) {
                Some(own) => share::share(*shared, *own),
                None => none(Value::OutsideCoverage),
            },
        }
    }
}
