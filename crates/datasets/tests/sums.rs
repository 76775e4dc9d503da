//! Sums by dyad and month, of whatever events: equal to counting one by one, in any order of rows,
//! with any number of threads.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;

use common::Folder;
use counterpoise_datasets::reduce::dyad_months;
use counterpoise_datasets::{Dedup, EventFilter};
use proptest::prelude::*;

/// Day of 2014 from 1 to 60, source, target, code.
type Event = (u8, usize, usize, usize);

/// The last belongs to no state.
const ACTORS: [(&str, &str); 4] =
    [("Russian Federation", "RUS"), ("Ukraine", "UKR"), ("China", "CHN"), ("NA", "")];
/// With the class and ICEWS's own score in tenths.
const CODES: [(&str, usize, i64); 4] =
    [("010", 1, 0), ("040", 1, 10), ("061", 2, 64), ("190", 4, -100)];

/// Events, of each class and bare statements, scores.
type Sums = BTreeMap<(String, String, u8), ([u64; 6], i64)>;

fn raw(events: &[Event]) -> String {
    let mut text =
        "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t\
        Target Name\tTarget Sectors\tTarget Country\tStory ID\n"
            .to_owned();
    for (row, (day, source, target, code)) in events.iter().enumerate() {
        let (month, of_month) = if *day > 30 { (2, day - 30) } else { (1, *day) };
        let (source, target) = (ACTORS[*source].0, ACTORS[*target].0);
        let (code, _, score) = CODES[*code];
        let _ = writeln!(
            text,
            "{row}\t2014-{month:02}-{of_month:02}\t{source}\tNA\t{source}\t\t{code}\t{}\t{target}\tNA\t{target}\t1",
            score as f64 / 10.0
        );
    }
    text
}

/// One by one, as the definition has it.
fn counted(events: &[Event], dedup: Dedup) -> Sums {
    let between = |event: &&Event| event.1 != event.2 && event.1 != 3 && event.2 != 3;
    let mut kept: Vec<Event> = events.iter().filter(between).copied().collect();
    match dedup {
        Dedup::None => {}
        Dedup::SameDayPairCode => {
            kept.sort_unstable();
            kept.dedup();
        }
        Dedup::OneADay => {
            // Farthest from zero; of equally far ones conflict, then the lowest code.
            let rank = |code: usize| (-CODES[code].2.abs(), CODES[code].2 > 0, CODES[code].0);
            kept.sort_by_key(|event| ((event.0, event.1, event.2), rank(event.3)));
            kept.dedup_by_key(|event| (event.0, event.1, event.2));
        }
    }
    let mut sums = Sums::new();
    for (day, source, target, code) in kept {
        let month = if day > 30 { 2 } else { 1 };
        let sum = sums
            .entry((ACTORS[source].1.to_owned(), ACTORS[target].1.to_owned(), month))
            .or_default();
        sum.0[0] += 1;
        sum.0[CODES[code].1] += 1;
        sum.0[5] += u64::from(CODES[code].0.starts_with("01"));
        sum.1 += CODES[code].2;
    }
    sums
}

/// The same through a store, with so many threads.
fn stored(events: &[Event], dedup: Dedup, threads: usize) -> Sums {
    let folder = Folder::new();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        folder.add("icews", &[folder.file("events.tab", raw(events).as_bytes())]).unwrap();
        let events = folder.store.events("icews", None, &EventFilter::default()).unwrap();
        let sums = dyad_months(&events, dedup).unwrap();
        let january = (2014 - 1970) * 12;
        let row = |at: usize| {
            let state = |position: u32| events.states[position as usize].clone();
            let month = u8::try_from(sums.month[at] - january + 1).unwrap();
            let mut counts = [u64::from(sums.n[at]), 0, 0, 0, 0, u64::from(sums.statements[at])];
            for (class, count) in sums.quad.iter().enumerate() {
                counts[class + 1] = u64::from(count[at]);
            }
            ((state(sums.source[at]), state(sums.target[at]), month), (counts, sums.score[at]))
        };
        (0..sums.len()).map(row).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_are_those_of_counting(mut events in proptest::collection::vec((1u8..=58, 0usize..4, 0usize..4, 0usize..4), 1..80)) {
        // A file of which no row is kept is refused; one event makes sure.
        events.push((1, 0, 1, 0));
        let backwards: Vec<Event> = events.iter().rev().copied().collect();
        for dedup in [Dedup::None, Dedup::SameDayPairCode, Dedup::OneADay] {
            let expected = counted(&events, dedup);
            prop_assert_eq!(&stored(&events, dedup, 1), &expected);
            prop_assert_eq!(&stored(&backwards, dedup, 2), &expected);
        }
    }
}
