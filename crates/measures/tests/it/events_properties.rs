//! What holds of sums of events, whatever the rows.

use counterpoise_dates::Day;
use counterpoise_measures::events::volume::{Volumes, Whole};
use counterpoise_measures::events::{
    Accumulator, Dedup, Event, Period, Spec, Statements, Sums, Table, goldstein, net,
};
use counterpoise_world::cameo::{self, ScoreTable};
use proptest::prelude::*;

fn event() -> impl Strategy<Value = Event> {
    (16_000i32..16_100, 0u32..4, 0u32..4, 0usize..312, any::<bool>()).prop_map(
        |(day, source, target, code, gdelt)| {
            let table = if gdelt { ScoreTable::Gdelt } else { ScoreTable::Icews };
            Event::cameo(
                Day::from_number(day).unwrap(),
                source,
                target,
                &cameo::codes()[code],
                table,
            )
        },
    )
}

fn spec() -> impl Strategy<Value = Spec> {
    let dedup = prop_oneof![Just(Dedup::None), Just(Dedup::SameCode), Just(Dedup::OneADay)];
    let statements = prop_oneof![Just(Statements::Counted), Just(Statements::LeftOut)];
    (0usize..4, any::<bool>(), dedup, statements).prop_map(
        |(period, undirected, dedup, statements)| Spec {
            period: Period::ALL[period],
            undirected,
            dedup,
            statements,
        },
    )
}

fn table(spec: Spec, events: &[Event]) -> Table {
    let mut accumulator = Accumulator::new(spec);
    events.iter().for_each(|event| accumulator.add(event));
    accumulator.finish()
}

proptest! {
    #[test]
    fn parts_merge_to_the_whole(spec in spec(), events in proptest::collection::vec(event(), 0..300), parts in 1usize..6) {
        let mut merged = Accumulator::new(spec);
        for part in 0..parts {
            let mut one = Accumulator::new(spec);
            events.iter().skip(part).step_by(parts).for_each(|event| one.add(event));
            merged.merge(&one).unwrap();
        }
        prop_assert_eq!(merged.finish(), table(spec, &events));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(spec in spec(), mut events in proptest::collection::vec(event(), 0..200)) {
        let before = table(spec, &events);
        events.reverse();
        prop_assert_eq!(before, table(spec, &events));
    }

    #[test]
    fn every_row_is_accounted_for(spec in spec(), events in proptest::collection::vec(event(), 0..200)) {
        let table = table(spec, &events);
        let report = table.report;
        prop_assert_eq!(report.rows, events.len() as u64);
        prop_assert_eq!(report.rows, report.counted + report.repeated + report.self_dyads + report.statements);
        prop_assert_eq!(report.counted, table.rows.iter().map(|row| row.sums.n()).sum::<u64>());
        prop_assert!(spec.dedup != Dedup::None || report.repeated == 0);
    }

    #[test]
    fn repeating_every_row_changes_nothing_once_repeats_are_out(mut events in proptest::collection::vec(event(), 0..100)) {
        for dedup in [Dedup::SameCode, Dedup::OneADay] {
            let spec = Spec { dedup, ..Spec::default() };
            let once = table(spec, &events).rows;
            events.extend_from_within(..);
            prop_assert_eq!(once, table(spec, &events).rows);
        }
    }

    #[test]
    fn both_directions_add_up_to_the_undirected(events in proptest::collection::vec(event(), 0..200)) {
        let directed = table(Spec::default(), &events);
        for row in table(Spec { undirected: true, ..Spec::default() }, &events).rows {
            prop_assert!(row.source < row.target);
            let mut both = Sums::default();
            for one in directed.rows.iter().filter(|one| one.period == row.period) {
                if [(row.source, row.target), (row.target, row.source)].contains(&(one.source, one.target)) {
                    both.merge(&one.sums);
                }
            }
            prop_assert_eq!(both, row.sums);
        }
    }

    #[test]
    fn bounds(spec in spec(), events in proptest::collection::vec(event(), 0..200)) {
        let table = table(spec, &events);
        let volumes = Volumes::of(&table.rows);
        for row in &table.rows {
            prop_assert!(net::net(&row.sums).value.number().is_some_and(|net| (-1.0..=1.0).contains(&net)));
            prop_assert!(goldstein::mean(&row.sums).value.number().is_none_or(|mean| (-10.0..=10.0).contains(&mean)));
            for whole in [Whole::World, Whole::Source, Whole::Dyad] {
                prop_assert!(volumes.share(row, whole).value.number().is_some_and(|share| share > 0.0 && share <= 1.0));
            }
        }
    }
}

#[test]
fn parts_by_different_rules_do_not_merge() {
    let other = Accumulator::new(Spec { undirected: true, ..Spec::default() });
    let error = Accumulator::new(Spec::default()).merge(&other).unwrap_err();
    assert!(error.to_string().contains("cannot be added up"));
}

#[test]
fn more_rows_than_wait_at_once() {
    let code = cameo::find("042").unwrap();
    let event = |at: u32| {
        let day = Day::from_number(16_000 + (at % 1000) as i32).unwrap();
        Event::cameo(day, at.wrapping_mul(2_654_435_761) % 50, 100, code, ScoreTable::Icews)
    };
    for (dedup, n) in [(Dedup::None, 600_000), (Dedup::OneADay, 1000)] {
        let mut accumulator =
            Accumulator::new(Spec { dedup, period: Period::Year, ..Spec::default() });
        (0..600_000).for_each(|at| accumulator.add(&event(at)));
        let table = accumulator.finish();
        let counted: u64 = table.rows.iter().map(|row| row.sums.n()).sum();
        assert_eq!((counted, table.report.counted, table.report.rows), (counted, counted, 600_000));
        assert!(
            counted >= n && table.rows.is_sorted_by_key(|row| (row.source, row.target, row.period))
        );
    }
}
