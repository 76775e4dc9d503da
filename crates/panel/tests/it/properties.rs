//! Properties: order, threads and form move nothing; streaming is adding up in memory.

use counterpoise_measures::events::Period;
use counterpoise_measures::{Measured, Years};
use counterpoise_panel::{Catalogue, MeasureQuery, Panel, Scope, StateNo, Units};
use proptest::prelude::*;

use crate::world::{CALLS, Small, VOTES, icews, no, small};

fn shuffled(text: &str, seed: u64) -> String {
    let mut lines = text.lines();
    let head = lines.next().unwrap();
    let mut rows: Vec<&str> = lines.collect();
    let mut at = seed;
    for place in (1..rows.len()).rev() {
        at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(place, (at >> 33) as usize % (place + 1));
    }
    format!("{head}\n{}\n", rows.join("\n"))
}

fn columns(
    store: &counterpoise_datasets::Store,
    scope: Scope,
    lines: &[&str],
) -> Vec<Vec<Measured>> {
    let states = ["RUS", "CHN", "USA", "KAZ"].map(no);
    let queries: Vec<MeasureQuery> =
        lines.iter().map(|line| MeasureQuery::parse(line).unwrap()).collect();
    let panel = Panel::of(
        &Catalogue::new(store, vec![]),
        &Units::among(&states, scope.directed),
        scope,
        &queries,
    )
    .unwrap();
    panel.columns.into_iter().map(|column| column.values).collect()
}

const ALL: &[&str] = &[
    "unga.agreement half-credit",
    "unga.s",
    "unga.kappa",
    "unga.pi",
    "unga.a",
    "alliance.s weighted",
    "alliance.kappa nominal",
    "power.cinc",
    "trade.salience",
    "trade.gravity on=alliance",
    "arms.share",
    "events.goldstein",
    "events.volume",
    "finance.sum",
];

#[test]
fn threads_move_nothing() {
    let scope = Scope { directed: true, ..Scope::yearly(Years::new(1999, 2002).unwrap()) };
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| columns(&small().store, scope, ALL))
    };
    assert_eq!(with(1), with(2));
}

#[test]
fn the_order_of_rows_moves_nothing() {
    let (first, second) = (Small::new(), Small::new());
    first.add("unvotes", &[("un_votes.csv", VOTES), ("un_roll_calls.csv", CALLS)]);
    let (votes, calls) = (shuffled(VOTES, 7), shuffled(CALLS, 3));
    second.add("unvotes", &[("un_votes.csv", &votes), ("un_roll_calls.csv", &calls)]);
    let scope = Scope::yearly(Years::new(2000, 2001).unwrap());
    let lines = ["unga.agreement", "unga.s", "unga.tau-b", "unga.kappa", "unga.pi", "unga.a"];
    assert_eq!(columns(&first.store, scope, &lines), columns(&second.store, scope, &lines));
}

#[test]
fn a_dyad_and_its_reverse() {
    let catalogue = Catalogue::new(&small().store, vec![]);
    let scope = Scope::yearly(Years::new(2000, 2001).unwrap());
    for info in counterpoise_measures::catalogue() {
        if info.sides != counterpoise_measures::catalogue::Sides::Undirected {
            continue;
        }
        let bound_measure =
            catalogue.bind(&MeasureQuery::parse(info.name).unwrap(), scope).unwrap();
        for (one, other) in [("RUS", "CHN"), ("USA", "KAZ"), ("CHN", "KAZ")] {
            let (there, back) = (crate::world::dyad(one, other), crate::world::dyad(other, one));
            assert_eq!(
                bound_measure.value(there, 2000).value,
                bound_measure.value(back, 2000).value,
                "{} {one} {other}",
                info.name
            );
        }
    }
}

/// Days of 2000 and 2001, states, codes with the score that ICEWS gives them.
fn events() -> impl Strategy<Value = Vec<(String, usize, usize, usize)>> {
    let day = (2000i32..2002, 1u8..13, 1u8..29)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    proptest::collection::vec((day, 0usize..3, 0usize..3, 0usize..5), 1..60)
}

const STATES: [&str; 3] = ["Russia", "China", "United States"];
const CODES: [(&str, &str); 5] =
    [("010", "0"), ("040", "1"), ("061", "6.4"), ("112", "-2"), ("190", "-10")];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Days added up one by one give the quarters and years that come from the fast sums of months.
    #[test]
    fn streaming_is_adding_up_in_memory(events in events(), directed: bool) {
        let rows: Vec<_> = events
            .iter()
            .filter(|(_, one, other, _)| one != other)
            .map(|(day, one, other, code)| (day.as_str(), STATES[*one], STATES[*other], CODES[*code].0, CODES[*code].1))
            .collect();
        prop_assume!(!rows.is_empty());
        let own = Small::new();
        own.add("icews", &[("icews.tab", &icews(&rows))]);
        let years = Years::new(2000, 2001).unwrap();
        for choice in ["every-row", "same-code", "one-a-day"] {
            let (count, score) = (format!("events.count {choice}"), format!("events.goldstein sum {choice}"));
            let sums = |period: Period| {
                let found = columns(&own.store, Scope { years, period, directed }, &[&count, &score]);
                let days = Scope { years, period, directed }.periods().count();
                let total = |column: &[Measured]| -> Vec<i64> {
                    let tenths = |one: &Measured| (one.value.number().unwrap_or(0.0) * 10.0).round() as i64;
                    column.chunks(days).map(|dyad| dyad.iter().map(tenths).sum()).collect()
                };
                found.iter().map(|column| total(column)).collect::<Vec<_>>()
            };
            let by_day = sums(Period::Day);
            for period in [Period::Month, Period::Quarter, Period::Year] {
                prop_assert_eq!(&sums(period), &by_day, "{:?} {}", period, choice);
            }
        }
    }
}

#[test]
fn undirected_events_are_the_sum_of_both_directions() {
    let years = Years::new(2000, 2001).unwrap();
    let catalogue = Catalogue::new(&small().store, vec![]);
    let query = MeasureQuery::parse("events.count").unwrap();
    let both = catalogue.bind(&query, Scope::yearly(years)).unwrap();
    let directed =
        catalogue.bind(&query, Scope { directed: true, ..Scope::yearly(years) }).unwrap();
    let states: [StateNo; 3] = ["RUS", "CHN", "USA"].map(no);
    for (one, other) in [(0, 1), (0, 2), (1, 2)].map(|(a, b)| (states[a], states[b])) {
        let n = |bound_measure: &counterpoise_panel::BoundMeasure, a, b| {
            bound_measure.value(counterpoise_panel::Who::Dyad(a, b), 2000).value.number().unwrap()
        };
        assert_eq!(n(&both, one, other), n(&directed, one, other) + n(&directed, other, one));
    }
}
