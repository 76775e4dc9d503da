//! `order` against its definition: every placement of every pair of small extents.

use crate::{Day, Extent, Kind, Order};

/// Later than every day in these tests.
const HORIZON: i32 = 6;

/// An extent and, written out, every beginning and end it may have.
struct Case {
    extent: Extent,
    placements: Vec<(i32, i32)>,
}

#[test]
fn order_is_what_every_placement_says() {
    let cases = cases();
    assert!(cases.len() > 100);
    for a in &cases {
        for b in &cases {
            assert_eq!(
                a.extent.order(&b.extent),
                by_enumeration(a, b),
                "{:?} {:?}",
                a.extent,
                b.extent
            );
        }
    }
}

#[test]
fn order_is_antisymmetric() {
    for a in &cases() {
        for b in &cases() {
            let mirrored = match b.extent.order(&a.extent) {
                Order::Before => Order::After,
                Order::After => Order::Before,
                same => same,
            };
            assert_eq!(a.extent.order(&b.extent), mirrored);
        }
    }
}

#[test]
fn the_certain_core_is_what_every_placement_covers() {
    for case in cases().iter().filter(|case| case.extent.kind() == Kind::Lasting) {
        let core = case.extent.certain_core();
        for day in 0..=HORIZON {
            let always = case.placements.iter().all(|(s, e)| *s <= day && day <= *e);
            let held = core.is_some_and(|core| core.contains(at(day)));
            assert_eq!(held, always, "{:?} on {day}", case.extent);
        }
    }
}

fn by_enumeration(a: &Case, b: &Case) -> Order {
    let every = |test: fn((i32, i32), (i32, i32)) -> bool| {
        a.placements.iter().all(|x| b.placements.iter().all(|y| test(*x, *y)))
    };
    if every(|x, y| x.1 < y.0) {
        Order::Before
    } else if every(|x, y| y.1 < x.0) {
        Order::After
    } else if every(|x, y| x.0.max(y.0) <= x.1.min(y.1)) {
        Order::Overlapping
    } else {
        Order::Unknown
    }
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = ranges(4).map(|days| once(days.0, days.1)).collect();
    for start in ranges(3) {
        cases.extend(ranges(3).filter(|end| end.1 >= start.0).map(|end| lasting(start, end)));
    }
    for (first, last) in ranges(3) {
        cases.push(open_end((first, last)));
        cases.push(unknown_end((first, last)));
        cases.push(open_start((first, last)));
        cases.push(unknown_start((first, last)));
    }
    cases
}

fn ranges(last: i32) -> impl Iterator<Item = (i32, i32)> {
    (0..=last).flat_map(move |a| (a..=last).map(move |b| (a, b)))
}

fn once(first: i32, last: i32) -> Case {
    let placements = (first..=last).map(|day| (day, day)).collect();
    Case { extent: Extent::once(at(first), at(last)), placements }
}

fn lasting(start: (i32, i32), end: (i32, i32)) -> Case {
    Case { extent: Extent::lasting(days(start), days(end)), placements: pairs(start, end) }
}

fn open_end(start: (i32, i32)) -> Case {
    let extent = Extent::lasting(days(start), (Day::FUTURE, Day::FUTURE));
    Case { extent, placements: pairs(start, (HORIZON, HORIZON)) }
}

fn unknown_end(start: (i32, i32)) -> Case {
    let extent = Extent::lasting(days(start), (at(start.0), Day::FUTURE));
    Case { extent, placements: pairs(start, (start.0, HORIZON)) }
}

fn open_start(end: (i32, i32)) -> Case {
    let extent = Extent::lasting((Day::PAST, Day::PAST), days(end));
    Case { extent, placements: pairs((-HORIZON, -HORIZON), end) }
}

fn unknown_start(end: (i32, i32)) -> Case {
    let extent = Extent::lasting((Day::PAST, at(end.1)), days(end));
    Case { extent, placements: pairs((-HORIZON, end.1), end) }
}

fn pairs(start: (i32, i32), end: (i32, i32)) -> Vec<(i32, i32)> {
    let ends = move |s: i32| (end.0..=end.1).filter(move |e| s <= *e).map(move |e| (s, e));
    (start.0..=start.1).flat_map(ends).collect()
}

fn days((first, last): (i32, i32)) -> (Day, Day) {
    (at(first), at(last))
}

fn at(number: i32) -> Day {
    Day::from_number(number).unwrap()
}
