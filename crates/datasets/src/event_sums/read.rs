//! Sums out of the store, as the program's own reduction of events gives them.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::error::{Error, ErrorKind};
use crate::kind::Shape;
use crate::manifest::{Manifest, Part};
use crate::named::NO_NAME;
use crate::parts::part_year;
use crate::reduce::DyadMonths;
use crate::store::Store;
use crate::table::{Values, read_part};

use super::layout::Sum;

/// Months from January of the year 0 to January 1970.
const EPOCH: i32 = 1970 * 12;

/// The sums of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSums {
    /// The ids of the states, in order: the numbers in the sums are positions in this list.
    pub states: Vec<String>,
    /// Sums by directed pair and month.
    pub months: DyadMonths,
    /// The first and last day with an event of the source, since 1970-01-01.
    pub days: Option<(i32, i32)>,
}

/// Events of a year by the names of their actors, directed pair and month; all columns have the
/// same length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedMonths {
    /// The year.
    pub year: i32,
    /// The names, in the order in which they first occur.
    pub names: Vec<String>,
    /// Who acted, as a position among the states of the manifest; [`NO_NAME`] for none of them.
    pub source: Vec<u32>,
    /// Who was acted on.
    pub target: Vec<u32>,
    /// The name of who acted, as a position in `names`; [`NO_NAME`] for none.
    pub source_name: Vec<u32>,
    /// The name of who was acted on.
    pub target_name: Vec<u32>,
    /// Months from January of the year 0.
    pub month: Vec<i32>,
    /// Events of the classes 1 and 2.
    pub cooperation: Vec<u32>,
    /// Events of the classes 3 and 4.
    pub conflict: Vec<u32>,
}

impl Store {
    /// The sums of a vintage, of some years or all.
    ///
    /// # Errors
    /// Where its rows are no sums of events, a file cannot be read, or a sum is too large.
    pub fn event_sums(
        &self,
        manifest: &Manifest,
        years: Option<(i32, i32)>,
    ) -> Result<EventSums, Error> {
        if manifest.shape != Shape::EventSums {
            let what =
                format!("The rows of the dataset \"{}\" are no sums of events.", manifest.dataset);
            return Err(Error::new(ErrorKind::Request, what, "Name a dataset of sums."));
        }
        const COLUMNS: [&str; 12] = [
            "year",
            "source",
            "target",
            "month",
            "n",
            "verbal_cooperation",
            "material_cooperation",
            "verbal_conflict",
            "material_conflict",
            "statements",
            "scored",
            "score_tenths",
        ];
        let table = self.table(&manifest.dataset, Some(&manifest.vintage), &COLUMNS, years)?;
        let values: Vec<&Values> = table.columns.iter().map(|column| &column.values).collect();
        let states = manifest.states.clone();
        let (source, target) = (positions(values[1], &states), positions(values[2], &states));
        let int = |column: usize, row: usize| values[column].int(row).unwrap_or(0);
        let mut order: Vec<(u32, u32, i32, usize)> = (0..table.rows)
            .map(|row| (source[row], target[row], month(int(0, row), int(3, row)) - EPOCH, row))
            .collect();
        order.par_sort_unstable();
        let mut months = DyadMonths::default();
        for same in
            order.chunk_by(|one, other| (one.0, one.1, one.2) == (other.0, other.1, other.2))
        {
            let sum = |column: usize| same.iter().map(|row| int(column, row.3)).sum::<i64>();
            let count = |column: usize| u32::try_from(sum(column)).map_err(|_| too_many(manifest));
            let (source, target, month, _) = same[0];
            months.source.push(source);
            months.target.push(target);
            months.month.push(month);
            months.n.push(count(4)?);
            for (class, column) in months.quad.iter_mut().enumerate() {
                column.push(count(5 + class)?);
            }
            months.statements.push(count(9)?);
            months.scored.push(count(10)?);
            months.score.push(sum(11));
        }
        Ok(EventSums { states, months, days: days(manifest, years) })
    }

    /// The sum by names of a vintage, year by year; nothing where none was added.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn named_months(
        &self,
        manifest: &Manifest,
        years: Option<(i32, i32)>,
    ) -> Result<Vec<NamedMonths>, Error> {
        let within = |part: &&Part| {
            years.is_none_or(|(first, last)| {
                part_year(&part.path).is_some_and(|year| first <= year && year <= last)
            })
        };
        let folder = self.vintage_folder(manifest);
        let parts: Vec<&Part> = manifest.names.iter().filter(within).collect();
        let read = |part: &&Part| {
            let year = part_year(&part.path).unwrap_or_default();
            let values = read_part(&folder.join(&part.path), Some(year), &Sum::Names.kept())?;
            Ok(named(year, &values, &manifest.states))
        };
        parts.par_iter().map(read).collect()
    }
}

fn named(year: i32, values: &[Values], states: &[String]) -> NamedMonths {
    let rows = values.first().map_or(0, Values::len);
    let mut names: Vec<String> = Vec::new();
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut number = |text: &String| {
        *known.entry(text.clone()).or_insert_with(|| {
            names.push(text.clone());
            u32::try_from(names.len() - 1).unwrap_or(NO_NAME)
        })
    };
    let source_name = numbers(&values[3], &mut number);
    let target_name = numbers(&values[4], &mut number);
    let count = |column: usize| {
        let one = |row| values[column].int(row).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        (0..rows).map(one).collect::<Vec<u32>>()
    };
    NamedMonths {
        year,
        source: positions(&values[0], states),
        target: positions(&values[1], states),
        source_name,
        target_name,
        month: (0..rows).map(|row| month(year.into(), values[2].int(row).unwrap_or(1))).collect(),
        cooperation: count(5),
        conflict: count(6),
        names,
    }
}

/// Months from January of the year 0.
fn month(year: i64, month: i64) -> i32 {
    i32::try_from(year * 12 + month - 1).unwrap_or(0)
}

/// The state of each row, as a position in the list.
fn positions(values: &Values, states: &[String]) -> Vec<u32> {
    numbers(values, &mut |id| {
        states.binary_search(id).ok().and_then(|at| u32::try_from(at).ok()).unwrap_or(NO_NAME)
    })
}

fn numbers(values: &Values, number: &mut dyn FnMut(&String) -> u32) -> Vec<u32> {
    let Values::Text { codes, dictionary } = values else { return Vec::new() };
    let own: Vec<u32> = dictionary.iter().map(number).collect();
    codes.iter().map(|code| code.map_or(NO_NAME, |code| own[code as usize])).collect()
}

fn days(manifest: &Manifest, years: Option<(i32, i32)>) -> Option<(i32, i32)> {
    let within = |year: &i32| years.is_none_or(|(first, last)| (first..=last).contains(year));
    let mut days = manifest.days.iter().filter(|(year, _)| within(year)).map(|(_, days)| *days);
    let first = days.next()?;
    Some((first.0, days.next_back().unwrap_or(first).1))
}

fn too_many(manifest: &Manifest) -> Error {
    let what = format!("A sum of the dataset \"{}\" is too large.", manifest.dataset);
    Error::new(ErrorKind::Damaged, what, "Add its files again.")
}
