//! A column of numbers of a dataset, by state or pair and year.
//!
//! An empty cell is *missing*, or what the column says of it. A state or pair without a row in a
//! covered year is what the dataset says of it (`data show`): zero, missing, not applicable, outside
//! coverage; or what the question says, as `absent=zero`. Two rows about one state or pair and year are an error, unless `rows=` says what is taken of them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use counterpoise_datasets::{Absent, Manifest, TableColumn, Values};
use counterpoise_measures::catalogue::Sides;
use counterpoise_measures::{Measured, Value};

use super::family_data::{Bind, Data};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::{MeasureQuery, SeveralRows};
use crate::scope::{Scope, Who};
use crate::states::{self, StateNo};
use crate::store_column::StoreColumn;
use crate::used::Used;
use crate::values::{absent, gap, reaches, without_row};

struct Cells {
    rows: BTreeMap<(i32, StateNo, StateNo), Cell>,
    manifest: Manifest,
    either_way: bool,
    /// What an empty cell says.
    empty: Value,
    /// What a missing row says, where the question says it.
    said: Option<Absent>,
}

pub(super) fn bind(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    scope: Scope,
) -> Result<Data, Error> {
    let name = query.info.name;
    let found = StoreColumn::find(catalogue.store(), name, query.data.as_ref())?;
    let found = found.ok_or_else(|| Error::question(format!("`{name}` is in no dataset."), ""))?;
    let StoreColumn { manifest, states, column, sides } = found;
    let either_way = sides == Sides::Undirected;
    let codes = codes(&manifest, states.len());
    let mut columns = vec!["year", column.name.as_str()];
    columns.extend(states.iter().map(String::as_str));
    columns.extend(codes.iter().copied());
    let table = catalogue.store().table(
        &manifest.dataset,
        Some(&manifest.vintage),
        &columns,
        Some((scope.years.first, scope.years.last)),
    )?;
    let (sides, codes) = table.columns[2..].split_at(states.len());
    let sides: Vec<_> = sides.iter().map(|side| states::column(&side.values)).collect();
    let mut rows = BTreeMap::new();
    for row in 0..table.rows {
        let year = table.columns[0].values.int(row).and_then(|year| i32::try_from(year).ok());
        let side = |at: usize| -> Option<StateNo> {
            let state = sides[at][row]?;
            let code = codes.get(at).and_then(|codes| codes.values.int(row));
            Some(state.of_row(code, year?))
        };
        let Some((year, one)) = year.zip(side(0)) else { continue };
        let other = if sides.len() == 2 { side(1) } else { Some(one) };
        let Some(other) = other else { continue };
        let turned = either_way && other < one;
        let (one, other) = if turned { (other, one) } else { (one, other) };
        let value = (number(&table.columns[1], row), 1);
        match (rows.entry((year, one, other, turned)), query.rows) {
            (Entry::Vacant(empty), _) => drop(empty.insert(value)),
            (Entry::Occupied(mut known), Some(rule)) => {
                let both = joined(rule, *known.get(), value);
                known.insert(both);
            }
            (Entry::Occupied(_), None) => return Err(twice(name, (year, one, other))),
        }
    }
    let rows = of_pairs(rows, query.rows, name)?;
    let empty = match column.empty {
        counterpoise_datasets::Empty::Missing => Value::Missing,
        counterpoise_datasets::Empty::NotApplicable => Value::NotApplicable,
    };
    let by_code = !codes.is_empty();
    let used = vec![Used::of(&manifest)];
    let said = query.absent;
    Ok(Data::new(Cells { rows, manifest, either_way, empty, said }, used).by_code(by_code))
}

/// A number, and how many rows it was made of.
type Cell = (Option<f64>, u64);

fn joined(rule: SeveralRows, one: Cell, other: Cell) -> Cell {
    (rule.of(one.0, other.0), one.1 + other.1)
}

/// Rows of one order of a pair beside those of the other. A pair that stands in both orders with one
/// value says one thing twice.
fn of_pairs(
    ordered: BTreeMap<(i32, StateNo, StateNo, bool), Cell>,
    rule: Option<SeveralRows>,
    name: &str,
) -> Result<BTreeMap<(i32, StateNo, StateNo), Cell>, Error> {
    let mut rows: BTreeMap<(i32, StateNo, StateNo), Cell> = BTreeMap::new();
    for ((year, one, other, _), value) in ordered {
        let key = (year, one, other);
        match (rows.entry(key), rule) {
            (Entry::Vacant(empty), _) => drop(empty.insert(value)),
            (Entry::Occupied(known), _) if known.get().0 == value.0 => {}
            (Entry::Occupied(mut known), Some(rule)) => {
                let both = joined(rule, *known.get(), value);
                known.insert(both);
            }
            (Entry::Occupied(_), None) => return Err(twice(name, key)),
        }
    }
    Ok(rows)
}

/// The columns of the codes of the Correlates of War, where the dataset has one for each side.
fn codes(manifest: &Manifest, sides: usize) -> Vec<&'static str> {
    let names: &[&'static str] = if sides == 1 { &["ccode"] } else { &["ccode1", "ccode2"] };
    let all = names.iter().all(|name| {
        use counterpoise_datasets::Type::{Int16, Int32, Int64};
        manifest.column(name).is_some_and(|it| matches!(it.kind, Int16 | Int32 | Int64))
    });
    if all { names.to_vec() } else { Vec::new() }
}

fn number(column: &TableColumn, row: usize) -> Option<f64> {
    match &column.values {
        Values::Flag(_) => column.values.flag(row).map(|flag| f64::from(u8::from(flag))),
        values => values.number(row),
    }
}

fn twice(name: &str, (year, one, other): (i32, StateNo, StateNo)) -> Error {
    let who =
        if one == other { one.id().to_owned() } else { format!("{}, {}", one.id(), other.id()) };
    Error::question(
        format!("`{name}` has two rows for {who} in {year}: a panel has room for one."),
        "Say what is taken of them, as rows=largest, rows=smallest or rows=sum behind the column.",
    )
}

impl Bind for Cells {
    fn value(&self, who: Who, year: i32) -> Measured {
        let (one, other) = match who {
            Who::State(state) => (state, state),
            Who::Dyad(one, other) if self.either_way => (one.min(other), one.max(other)),
            Who::Dyad(one, other) => (one, other),
            Who::System => return Measured::new(Value::NotApplicable, 0),
        };
        match self.rows.get(&(year, one, other)) {
            Some((Some(number), n)) => Measured::new(Value::Number(*number), *n),
            Some((None, n)) => Measured::new(self.empty, *n),
            None => match self.said {
                Some(said) => {
                    let covered = reaches(&self.manifest, said, year);
                    absent(&[one, other], year, covered, gap(said))
                }
                None => without_row(&self.manifest, &[one, other], year),
            },
        }
    }
}
