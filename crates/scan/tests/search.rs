//! The search on series made up for the purpose: it finds what was put in, at its date, and not
//! much where nothing is.

#![allow(clippy::unwrap_used, reason = "tests fail and say why")]

mod common;

use common::{nothing_changes, panel, series, spec};
use counterpoise_scan::{Shift, Spec, find, search};
use proptest::prelude::*;

/// A usual movement of 0.05.
const USUAL: f64 = 0.0025;

#[test]
fn a_step_is_found_at_its_date_with_the_levels_around_it() {
    let values: Vec<Option<f64>> = (0..13).map(|at| Some(if at < 8 { 0.7 } else { 0.2 })).collect();
    let found = search(&series(0, &values), 3, USUAL).unwrap();
    assert_eq!((found.at, found.periods_before, found.periods_after), (8, 3, 3));
    assert!((found.before - 0.7).abs() < 1e-12 && (found.after - 0.2).abs() < 1e-12);
    // Nothing moves but at the date itself: u is that of all dyads, 6 of 6 + 11 changes, less
    // sampling, but at least a tenth.
    let sampled = -0.0016 * 11.0;
    let moved = ((6.0 * USUAL + sampled) / 17.0_f64).max(0.1 * USUAL);
    let error = (2.0 * (3.0 * 0.0016 + 3.0 * moved) / 9.0).sqrt();
    assert!((found.error - error).abs() < 1e-12, "{} is not {error}", found.error);
    assert!((found.certain(2.5) - (0.5 - 2.5 * error)).abs() < 1e-12);
}

#[test]
fn a_shift_in_the_last_period_is_found_and_said_to_be_at_the_edge() {
    let values: Vec<Option<f64>> =
        (0..13).map(|at| Some(if at < 12 { 0.8 } else { 0.2 })).collect();
    let found = find(&panel(vec![series(0, &values)]), &spec());
    let shift = &found.shifts[0];
    assert_eq!((shift.at, shift.after.periods, shift.at_the_edge()), (12, 1, true));
    assert_eq!((shift.before.n, shift.after.n), (1_200, 400));
    assert_eq!(shift.dates, [12]);
    assert!(shift.date.unwrap() > 0.99);
}

#[test]
fn a_planted_shift_leads_a_world_in_which_nothing_else_changes() {
    let mut world = nothing_changes(300, 13, 0.05);
    for point in &mut world.series[77].points[6..] {
        point.value = point.value.map(|value| value - 0.6);
    }
    let found = find(&world, &spec());
    let first = &found.shifts[0];
    assert_eq!((first.series.dyad, first.at, first.rank), (common::dyad(77), 6, Some(1)));
    let chance = first.chance.unwrap();
    assert!(chance.expected.unwrap() < 0.1 && chance.own <= 0.04, "{chance:?}");
    assert!(found.summary.largest_by_chance.unwrap().1 < first.certain);
}

#[test]
fn where_nothing_changes_no_more_is_found_than_chance_is_said_to_give() {
    let world = nothing_changes(400, 13, 0.05);
    let found = find(&world, &spec());
    let largest = &found.shifts[0];
    let (_, high) = found.summary.largest_by_chance.unwrap();
    assert!(largest.certain <= 1.2 * high, "{} against {high}", largest.certain);
    // What is said to be expected is what comes: of the first ten, within a factor of two.
    let tenth = &found.shifts[9];
    if let Some(expected) = tenth.chance.unwrap().expected {
        assert!((5.0..=20.0).contains(&expected), "{expected}");
    }
}

#[test]
fn where_nothing_changes_about_one_dyad_in_twenty_is_listed() {
    for (periods, movement) in [(8, 0.05), (13, 0.1), (13, 0.2), (30, 0.05)] {
        let world = nothing_changes(400, periods, movement);
        let found = find(&world, &spec());
        let listed = found.summary.certain as f64 / 400.0;
        assert!((0.015..=0.09).contains(&listed), "{periods} periods, {movement}: {listed}");
        assert!(found.summary.errors > 1.96, "{}", found.summary.errors);
    }
}

#[test]
fn threads_and_the_order_of_dyads_change_no_digit() {
    let world = nothing_changes(40, 30, 0.1);
    let mut turned = world.clone();
    turned.series.reverse();
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let one = pool(1).install(|| find(&world, &spec()));
    let three = pool(3).install(|| find(&turned, &spec()));
    let told = |shifts: &[Shift]| {
        shifts.iter().map(|it| (it.series.dyad, it.at, it.certain, it.chance)).collect::<Vec<_>>()
    };
    assert_eq!(told(&one.shifts), told(&three.shifts));
    assert_eq!(one, pool(2).install(|| find(&world, &spec())));
    let other = find(&world, &Spec { seed: 2, ..spec() });
    assert_ne!(one.summary.largest_by_chance, other.summary.largest_by_chance);
}

#[test]
fn degenerate_panels_have_an_answer() {
    let nothing = find(&panel(Vec::new()), &spec());
    assert_eq!((nothing.shifts.len(), nothing.summary.searched), (0, 0));
    let constant = find(&panel(vec![series(0, &[Some(0.5); 13])]), &spec());
    assert_eq!(
        (constant.shifts[0].shift, constant.shifts[0].date, constant.shifts[0].announced()),
        (0.0, None, false)
    );
    // Values that never stand side by side have no date between them.
    let apart: Vec<Option<f64>> =
        (0..13).map(|at| (at % 2 == 0).then_some(0.1 * f64::from(at))).collect();
    assert!(search(&series(0, &apart), 3, USUAL).is_none());
    assert!(find(&panel(vec![series(0, &[None; 13])]), &spec()).shifts.is_empty());
    let still = find(&panel(vec![series(0, &[Some(0.5); 13])]), &Spec { shuffles: 0, ..spec() });
    assert_eq!((still.shifts[0].chance, still.summary.largest_by_chance), (None, None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_panel_gives_finite_numbers(
        values in proptest::collection::vec(proptest::collection::vec(proptest::option::of(-1.0..=1.0_f64), 9), 1..6),
        window in 2..5_usize,
    ) {
        let world = panel(values.iter().enumerate().map(|(at, values)| series(at, values)).collect());
        let found = find(&world, &Spec { window, shuffles: 9, ..spec() });
        for shift in &found.shifts {
            prop_assert!(shift.error > 0.0 && shift.error.is_finite() && shift.shift.abs() <= 2.0);
            prop_assert!(0.0 <= shift.certain && shift.certain <= shift.shift.abs());
            prop_assert!(shift.before.periods + shift.after.periods >= 3);
            prop_assert!(shift.series.points[shift.at].value.is_some() && shift.series.points[shift.at - 1].value.is_some());
            let chance = shift.chance.unwrap();
            prop_assert!(0.1 <= chance.own && chance.own <= 1.0 && chance.own_size.is_finite());
        }
        let ranks: Vec<Option<usize>> = found.shifts.iter().map(|it| it.rank).collect();
        prop_assert_eq!(ranks, (1..=found.shifts.len()).map(Some).collect::<Vec<_>>());
        prop_assert!(found.shifts.windows(2).all(|it| it[1].certain <= it[0].certain));
    }
}
