//! Votes: the agreement of every pair in every session.

use std::collections::BTreeMap;

use counterpoise_datasets::{Manifest, Store};
use counterpoise_measures::similarity::{Credit, Portfolios, Table, agreement::agreement};
use rayon::prelude::*;

use super::state_ids::known;
use crate::balance::{Measure, Point};
use crate::problem::Problem;
use crate::series::{Dyad, Head, Panel, Series};
use crate::spec::{Spec, default_minimum};

/// Yes, abstain, no.
const LEVELS: usize = 3;

/// A vote: who, on what, and how.
type Vote = (&'static str, i64, u8);

pub(super) fn gather(store: &Store, manifest: &Manifest, spec: &Spec) -> Result<Panel, Problem> {
    spec.must_be_by_years()?;
    if spec.directed {
        return Err(Problem::Setting("Votes have no direction: leave --directed out."));
    }
    let minimum = spec.minimum.unwrap_or_else(|| default_minimum(Measure::Agreement, spec.period));
    let sessions = sessions(store, manifest, spec)?;
    let first = sessions.keys().next().copied().unwrap_or(0);
    let last = sessions.keys().next_back().copied().unwrap_or(first - 1);
    let periods = usize::try_from(last - first + 1).unwrap_or(0);
    let found: Vec<(usize, Vec<(Dyad, Point)>)> = sessions
        .par_iter()
        .map(|(year, votes)| ((year - first) as usize, points(votes, minimum)))
        .collect();
    let mut all: BTreeMap<Dyad, Vec<Point>> = BTreeMap::new();
    for (at, (dyad, point)) in
        found.into_iter().flat_map(|(at, points)| points.into_iter().map(move |it| (at, it)))
    {
        all.entry(dyad).or_insert_with(|| vec![Point::default(); periods])[at] = point;
    }
    let series = all.into_iter().map(|(dyad, points)| Series { dyad, points }).collect();
    let head =
        Head { measure: Measure::Agreement, period: spec.period, directed: false, first, periods };
    Ok(Panel::of(head, spec.window, series))
}

/// The votes of every session, by its year.
fn sessions(
    store: &Store,
    manifest: &Manifest,
    spec: &Spec,
) -> Result<BTreeMap<i32, Vec<Vote>>, Problem> {
    let columns = ["year", "rcid", "state", "vote"];
    let table = store.table(&manifest.dataset, Some(&manifest.vintage), &columns, spec.years)?;
    let [years, roll_calls, states, choices] =
        [0, 1, 2, 3].map(|at: usize| &table.columns[at].values);
    let mut sessions: BTreeMap<i32, Vec<Vote>> = BTreeMap::new();
    for row in 0..table.rows {
        let choice = choices
            .int(row)
            .and_then(|code| u8::try_from(code - 1).ok())
            .filter(|code| *code < LEVELS as u8);
        let vote = (|| Some((known(states.text(row)?)?, roll_calls.int(row)?, choice?)))();
        if let (Some(vote), Some(year)) =
            (vote, years.int(row).and_then(|year| i32::try_from(year).ok()))
        {
            sessions.entry(year).or_default().push(vote);
        }
    }
    Ok(sessions)
}

/// The agreement of every pair with at least one common vote that divided.
fn points(votes: &[Vote], minimum: u32) -> Vec<(Dyad, Point)> {
    let (mut states, mut items): (Vec<&'static str>, Vec<i64>) =
        votes.iter().map(|it| (it.0, it.1)).unzip();
    states.sort_unstable();
    states.dedup();
    items.sort_unstable();
    items.dedup();
    let Ok(mut portfolios) = Portfolios::new(LEVELS, states.len(), items.len()) else {
        return Vec::new();
    };
    for (state, item, choice) in votes {
        if let (Ok(member), Ok(item)) = (states.binary_search(state), items.binary_search(item)) {
            // Within the bounds just counted: nothing to refuse.
            let _ = portfolios.set(member, item, Some(*choice));
        }
    }
    let divided = portfolios.without_unanimous();
    let of = |(one, other, table): (usize, usize, Table)| {
        let dyad = Dyad { source: states[one], target: states[other] };
        Some((dyad, point(&table, minimum))).filter(|(_, point)| point.n > 0)
    };
    divided.dyads().filter_map(of).collect()
}

/// The half-credit agreement with its sampling variance, one vote of half a point added so that
/// full agreement is not taken for certain.
fn point(table: &Table, minimum: u32) -> Point {
    let measured = agreement(table, Credit::Half);
    let n = u32::try_from(measured.n).unwrap_or(u32::MAX);
    let enough = n >= minimum.max(1);
    Point {
        n,
        value: measured.value.number().filter(|_| enough),
        variance: if enough { variance(table) } else { 0.0 },
    }
}

fn variance(table: &Table) -> f64 {
    let same = table.count(0, 0) + table.count(1, 1) + table.count(2, 2);
    let near = table.count(0, 1) + table.count(1, 0) + table.count(1, 2) + table.count(2, 1);
    let (all, same, near) = (table.n() as f64, same as f64, near as f64);
    let mean = (same + 0.5 * near + 0.5) / (all + 1.0);
    let square = (same + 0.25 * near + 0.25) / (all + 1.0);
    (square - mean * mean) / all
}
