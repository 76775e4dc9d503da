//! What holds for every date.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use counterpoise_dates::{Date, Day, DayRange, Extent, Order, Placement, Window};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused_with_a_span_inside_it(text in "\\PC{0,24}") {
        refused_properly(&text);
    }

    #[test]
    fn near_dates_are_read_or_refused_with_a_span_inside_them(text in "[-0-9XYTSE~?%./,\\[\\]{} q]{0,16}") {
        refused_properly(&text);
    }

    #[test]
    fn words_and_numbers_are_read_or_refused(text in "(circa |from |before |)([0-9]{1,8}|sep|q|late|th|\u{e9})([-/. ,:]|)([0-9]{1,5}|mar|s|century|)( to |/|-|)([0-9]{0,4})") {
        refused_properly(&text);
    }

    #[test]
    fn a_date_prints_as_it_reads(text in date()) {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn single_dates_and_sets_are_always_read(text in point()) {
        prop_assert!(Date::parse(&text).is_ok());
        let set = format!("[{text}..]");
        prop_assert!(Date::parse(&set).is_ok());
    }

    #[test]
    fn the_margin_only_widens(text in date()) {
        if let Ok(date) = Date::parse(&text) {
            prop_assert!(date.admissible_widened().covers(date.admissible()));
        }
    }

    #[test]
    fn shares_and_accruals_are_shares(text in date(), a in day(), b in day()) {
        let Ok(date) = Date::parse(&text) else { return Ok(()) };
        let window = Window { first: a, last: b };
        prop_assert!((0.0..=1.0).contains(&date.share_in(window)));
        prop_assert!((0.0..=1.0).contains(&date.accrual_until(a)));
        prop_assert!(date.accrual_until(a.min(b)) <= date.accrual_until(a.max(b)));
    }

    #[test]
    fn placement_and_share_agree(text in point(), a in day(), b in day()) {
        let (date, window) = (Date::parse(&text).unwrap(), ordered(a, b));
        let share = date.share_in(window);
        let expected = match share {
            0.0 => Placement::Outside,
            1.0 => Placement::Inside,
            _ => Placement::Possible,
        };
        prop_assert_eq!(date.placement(window), expected);
    }

    #[test]
    fn shares_of_what_happened_once_add_up(text in point(), a in day(), b in day(), cut in 0.0..1.0) {
        let (date, whole) = (Date::parse(&text).unwrap(), ordered(a, b));
        let middle = whole.first.plus((cut * whole.len_days() as f64) as i64);
        let early = Window { first: whole.first, last: middle.plus(-1) };
        let late = Window { first: middle, last: whole.last };
        let sum = date.share_in(early) + date.share_in(late);
        prop_assert!((sum - date.share_in(whole)).abs() < 1e-12);
    }

    #[test]
    fn accrual_is_the_share_so_far(text in point(), a in day()) {
        let date = Date::parse(&text).unwrap();
        let so_far = Window { first: Day::MIN, last: a };
        prop_assert_eq!(date.accrual_until(a), date.share_in(so_far));
    }

    #[test]
    fn quantiles_are_admissible_and_ascend(text in date(), u in 0.0..1.0, v in 0.0..1.0) {
        let Ok(date) = Date::parse(&text) else { return Ok(()) };
        prop_assert!(date.admissible().contains(date.nth_day(u)));
        prop_assert!(date.nth_day(u.min(v)) <= date.nth_day(u.max(v)));
    }

    #[test]
    fn order_is_antisymmetric_and_follows_the_admissible_days(a in date(), b in date()) {
        let (Ok(a), Ok(b)) = (Date::parse(&a), Date::parse(&b)) else { return Ok(()) };
        let mirrored = match b.order(&a) {
            Order::Before => Order::After,
            Order::After => Order::Before,
            same => same,
        };
        prop_assert_eq!(a.order(&b), mirrored);
        let apart = a.admissible().intersect(b.admissible()).is_none();
        prop_assert_eq!(apart, matches!(a.order(&b), Order::Before | Order::After));
    }

    #[test]
    fn a_horizon_leaves_bounded_dates_and_bounds_the_rest(text in date(), a in day(), b in day()) {
        let Ok(date) = Date::parse(&text) else { return Ok(()) };
        let horizon = DayRange::from(ordered(a, b));
        let (own, cut): (Extent, Extent) = (date.extent(), date.clamp_to(horizon));
        prop_assert!(cut.admissible().len_days().is_some_and(|days| days > 0));
        prop_assert!(own.admissible().covers(cut.admissible()));
        prop_assert!(own.admissible().len_days().is_none() || own == cut);
    }
}

/// A text is either read, or refused with a span on its character boundaries and a help.
fn refused_properly(text: &str) {
    match Date::parse(text) {
        Ok(date) => assert_eq!(Date::parse(&date.to_string()), Ok(date)),
        Err(error) => {
            assert!(text.get(error.span).is_some());
            assert!(!error.message.is_empty() && !error.help.is_empty());
        }
    }
}

/// A single date.
fn point() -> BoxedStrategy<String> {
    let year = prop_oneof![4 => 1900..2030, 1 => -9999..=9999].prop_map(four);
    let rest = prop_oneof![
        Just(String::new()),
        Just("-XX".to_owned()),
        Just("-XX-XX".to_owned()),
        (1..=12).prop_map(|month| format!("-{month:02}")),
        (1..=12).prop_map(|month| format!("-{month:02}-XX")),
        (21..=24).prop_map(|season| format!("-{season}")),
        (1..=12, 1..=28).prop_map(|(month, day)| format!("-{month:02}-{day:02}")),
    ];
    let dated = (year, rest).prop_map(|(year, rest)| format!("{year}{rest}"));
    let partial = prop_oneof![
        (0..1000).prop_map(|n| format!("{n:03}X")),
        (0..100).prop_map(|n| format!("{n:02}XX"))
    ];
    let mark = prop_oneof![Just(""), Just("~"), Just("?"), Just("%")];
    (prop_oneof![4 => dated, 1 => partial], mark)
        .prop_map(|(date, mark)| format!("{date}{mark}"))
        .boxed()
}

/// A date of any form; intervals and sets may run backwards.
fn date() -> BoxedStrategy<String> {
    prop_oneof![
        3 => point(),
        3 => (point(), point()).prop_map(|(a, b)| format!("{a}/{b}")),
        1 => (point(), prop_oneof![Just(""), Just("..")]).prop_map(|(a, end)| format!("{a}/{end}")),
        1 => (point(), prop_oneof![Just(""), Just("..")]).prop_map(|(a, end)| format!("{end}/{a}")),
        2 => (point(), point()).prop_map(|(a, b)| format!("[{a}..{b}]")),
        1 => (point(), point()).prop_map(|(a, b)| format!("[{a},{b}]")),
        1 => (point(), point()).prop_map(|(a, b)| format!("[{a},{b}..]")),
        1 => point().prop_map(|a| format!("[..{a}]")),
    ]
    .boxed()
}

fn four(year: i32) -> String {
    format!("{}{:04}", if year < 0 { "-" } else { "" }, year.abs())
}

fn day() -> impl Strategy<Value = Day> {
    let any = Day::MIN.number()..=Day::MAX.number();
    prop_oneof![4 => -30_000..30_000, 1 => any].prop_map(|number| Day::from_number(number).unwrap())
}

fn ordered(a: Day, b: Day) -> Window {
    Window { first: a.min(b), last: a.max(b) }
}
