//! The ICEWS sample of 1 to 3 June 2018, added up by months: the counts of another program,
//! exactly.

use std::collections::BTreeMap;

use counterpoise_dates::Day;
use counterpoise_measures::events::{
    Accumulator, Class, Dedup, Event, Spec, Sums, class, goldstein, net,
};
use counterpoise_measures::{Reason, Value};
use counterpoise_world::cameo::{self, ScoreTable};

use crate::shared;

fn event(day: u8, source: u32, target: u32, code: &str) -> Event {
    let day = Day::new(2018, 6, day).unwrap();
    Event::cameo(day, source, target, cameo::find(code).unwrap(), ScoreTable::Icews)
}

fn sums(events: &[Event], dedup: Dedup) -> Sums {
    let mut accumulator = Accumulator::new(Spec { dedup, ..Spec::default() });
    events.iter().for_each(|event| accumulator.add(event));
    accumulator.finish().rows.first().map_or(Sums::default(), |row| row.sums)
}

#[test]
fn a_small_month_by_hand() {
    let events = [
        event(1, 1, 2, "046"),
        event(1, 1, 2, "046"),
        event(1, 1, 2, "102"),
        event(2, 1, 2, "016"),
    ];
    let none = sums(&events, Dedup::None);
    assert_eq!((none.quads, none.statements, none.score), ([3, 0, 1, 0], 1, 70 + 70 - 50 - 50));
    assert_eq!(
        (net::net(&none).value, goldstein::mean(&none).value),
        (Value::Number(0.5), Value::Number(1.0))
    );
    let once = sums(&events, Dedup::SameCode);
    assert_eq!((once.quads, once.score), ([2, 0, 1, 0], 70 - 50 - 50));
    // Of the first day the visit to the table, +7, is farther from zero than the demand, -5.
    let daily = sums(&events, Dedup::OneADay);
    assert_eq!((daily.quads, daily.score), ([2, 0, 0, 0], 70 - 50));
}

#[test]
fn nothing_has_its_own_answers() {
    let none = Sums::default();
    assert_eq!(net::net(&none).value, Value::Undefined(Reason::NoEvents));
    assert_eq!(goldstein::mean(&none).value, Value::Undefined(Reason::NoEvents));
    assert_eq!(goldstein::sum(&none).value, Value::Number(0.0));
    let unscored = Sums { quads: [0, 0, 2, 0], ..Sums::default() };
    assert_eq!(goldstein::sum(&unscored).value, Value::Undefined(Reason::NoScores));
    assert_eq!(class::class(&unscored, Class::Conflict).value, Value::Number(2.0));
}

#[test]
fn twelve_dyads_of_the_sample() {
    let (Some(input), Some(expected)) = (
        shared::text("reference/m04_events_input.csv"),
        shared::text("reference/m04_events_expected_dyad_month.csv"),
    ) else {
        return;
    };
    let (_, rows) = shared::csv(&input);
    let mut names = BTreeMap::new();
    for name in rows.iter().flat_map(|row| [row[2].clone(), row[3].clone()]) {
        let next = names.len() as u32;
        names.entry(name).or_insert(next);
    }
    let tables =
        [("none", Dedup::None), ("date+countries+code", Dedup::SameCode)].map(|(name, dedup)| {
            let mut accumulator = Accumulator::new(Spec { dedup, ..Spec::default() });
            rows.iter().for_each(|row| accumulator.add(&row_event(row, &names)));
            (name, accumulator.finish())
        });
    let (_, expected) = shared::csv(&expected);
    for row in &expected {
        let (source, target) = (names[&row[1]], names[&row[2]]);
        let (_, table) = tables.iter().find(|(name, _)| *name == row[0]).unwrap();
        let found =
            table.rows.iter().find(|one| (one.source, one.target) == (source, target)).unwrap();
        compare(&found.sums, row);
    }
    assert_eq!(expected.len(), 24);
}

fn row_event(row: &[String], names: &BTreeMap<String, u32>) -> Event {
    let code = cameo::find(&row[4]).unwrap();
    let event = Event::cameo(
        row[1].parse().unwrap(),
        names[&row[2]],
        names[&row[3]],
        code,
        ScoreTable::Icews,
    );
    let scored = event.score.map(|tenths| f64::from(tenths) / 10.0);
    assert_eq!(scored, row[6].parse().ok(), "the intensity of ICEWS is our table's score: {row:?}");
    event
}

fn compare(sums: &Sums, row: &[String]) {
    let number = |at: usize| row[at].parse::<f64>().unwrap();
    let counts: Vec<f64> = sums.quads.iter().map(|&n| n as f64).collect();
    assert_eq!((sums.n() as f64, counts), (number(3), (6..10).map(number).collect()), "{row:?}");
    assert_eq!(Class::Cooperation.events(sums) as f64, number(10));
    assert_eq!(Class::Conflict.events(sums) as f64, number(11));
    // Theirs are sums of binary fractions (52.39999999999999 for 52.4), so equal to rounding.
    let near = |ours: Value, at: usize| {
        assert!((ours.number().unwrap() - number(at)).abs() < 1e-12 * 1000.0, "{row:?}");
    };
    near(goldstein::sum(sums).value, 4);
    near(goldstein::mean(sums).value, 5);
    near(net::net(sums).value, 12);
}
