//! Windows, accrual, quantiles and horizons, on whole dates.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use counterpoise_dates::{Date, Day, DayRange, Order, Placement, Window};

#[test]
fn placement_is_all_none_or_some() {
    let march = window("2014-03");
    let at = |text: &str| date(text).placement(march);
    assert_eq!(at("2014-03-18"), Placement::Inside);
    assert_eq!(at("2014-03"), Placement::Inside);
    assert_eq!(at("2014-03~"), Placement::Inside);
    assert_eq!(at("2014-04-01"), Placement::Outside);
    assert_eq!(at("2014"), Placement::Possible);
    assert_eq!(at("[..2014-03-05]"), Placement::Possible);
    assert_eq!(at("[2014-04..]"), Placement::Outside);
    assert_eq!(at("2010/2015"), Placement::Possible);
    assert_eq!(at("2014-03-02/2014-03-30"), Placement::Inside);
}

#[test]
fn what_happened_once_counts_by_its_share_of_admissible_days() {
    assert_eq!(date("2014").share_in(window("2014-03")), 31.0 / 365.0);
    assert_eq!(date("2014-03-18").share_in(window("2014-03")), 1.0);
    assert_eq!(date("2014-03-18").share_in(window("2014-04")), 0.0);
    assert_eq!(date("[2014-01..2014-02]").share_in(window("2014-02")), 28.0 / 59.0);
}

#[test]
fn what_lasted_counts_by_the_overlap_coefficient() {
    let posture = date("1991/2019");
    assert_eq!(posture.share_in(window("2014")), 1.0);
    assert_eq!(posture.share_in(window("1990")), 0.0);
    assert_eq!(date("2014-03-10/2014-03-12").share_in(window("2014")), 1.0);
    assert_eq!(date("2013-12-31/2014-01-01").share_in(window("2014")), 0.5);
    assert_eq!(date("2010/..").share_in(window("2014")), 1.0);
    assert_eq!(date("../2013").share_in(window("2014")), 0.0);
}

#[test]
fn an_empty_window_holds_nothing() {
    let empty = Window { first: day("2014-03-02"), last: day("2014-03-01") };
    for text in ["2014", "2010/2015", "[..2016]", "2014/.."] {
        assert_eq!(date(text).share_in(empty), 0.0, "{text}");
        assert_eq!(date(text).placement(empty), Placement::Outside, "{text}");
    }
}

#[test]
fn dates_accrue_day_by_day() {
    let until = |text: &str, to: &str| date(text).accrual_until(day(to));
    assert_eq!(until("2014-03-18", "2014-03-17"), 0.0);
    assert_eq!(until("2014-03-18", "2014-03-18"), 1.0);
    assert_eq!(until("2014-04", "2014-04-15"), 0.5);
    assert_eq!(until("2014/2015", "2014-12-31"), 0.5);
    assert_eq!(until("2014/2015", "2020-01-01"), 1.0);
}

#[test]
fn quantiles_reach_every_admissible_day() {
    let april = date("2014-04");
    assert_eq!(april.nth_day(0.0), day("2014-04-01"));
    assert_eq!(april.nth_day(0.5), day("2014-04-16"));
    assert_eq!(april.nth_day(1.0_f64.next_down()), day("2014-04-30"));
    for (u, expected) in [
        (1.0, "2014-04-30"),
        (-1.0, "2014-04-01"),
        (f64::NAN, "2014-04-01"),
        (f64::INFINITY, "2014-04-30"),
    ] {
        assert_eq!(april.nth_day(u), day(expected));
    }
}

#[test]
fn a_horizon_cuts_only_unbounded_sides() {
    let horizon = DayRange::between(day("2000-01-01"), day("2019-12-31"));
    let cut = |text: &str| {
        let days = date(text).clamp_to(horizon).admissible();
        format!("{} {}", days.first.unwrap(), days.last.unwrap())
    };
    assert_eq!(cut("2014-03/.."), "2014-03-01 2019-12-31");
    assert_eq!(cut("2014-03/"), "2014-03-01 2019-12-31");
    assert_eq!(cut("../2013"), "2000-01-01 2013-12-31");
    assert_eq!(cut("/2013"), "2000-01-01 2013-12-31");
    assert_eq!(cut("[..2016]"), "2000-01-01 2016-12-31");
    assert_eq!(cut("[2014-03..]"), "2014-03-01 2019-12-31");
    assert_eq!(cut("1801/2025"), "1801-01-01 2025-12-31");
    assert_eq!(cut("2021/.."), "2021-01-01 2021-12-31");
    assert_eq!(cut("[..1990]"), "1990-12-31 1990-12-31");
    assert_eq!(date("2014/..").clamp_to(DayRange::ALL), date("2014/..").extent());
}

#[test]
fn a_cut_keeps_open_and_unknown_ends_apart() {
    let horizon = DayRange { first: None, last: Some(day("2019-12-31")) };
    let end = |text: &str| date(text).clamp_to(horizon).end().unwrap();
    assert_eq!(end("2014-03/.."), DayRange::between(day("2019-12-31"), day("2019-12-31")));
    assert_eq!(end("2014-03/"), DayRange::between(day("2014-03-01"), day("2019-12-31")));
    let core = date("2014-03/..").clamp_to(horizon).certain_core();
    assert_eq!(core, Some(DayRange::between(day("2014-03-31"), day("2019-12-31"))));
}

#[test]
fn order_speaks_only_when_precision_allows() {
    let order = |a: &str, b: &str| date(a).order(&date(b));
    assert_eq!(order("2013", "2014-03"), Order::Before);
    assert_eq!(order("2014-03-18", "2014-03"), Order::Unknown);
    assert_eq!(order("2014-03", "2014-03"), Order::Unknown);
    assert_eq!(order("2014-03-18", "2014-03-18"), Order::Overlapping);
    assert_eq!(order("2014-03-18", "2010/2015"), Order::Overlapping);
    assert_eq!(order("2010", "2010/2015"), Order::Unknown);
    assert_eq!(order("1991/2010", "2005/2019"), Order::Overlapping);
    assert_eq!(order("2014/..", "../2013"), Order::After);
    assert_eq!(order("2014/..", "2018/.."), Order::Overlapping);
    assert_eq!(order("2014/", "2018/.."), Order::Unknown);
    assert_eq!(order("[..2016]", "2017"), Order::Before);
}

#[test]
fn sort_keys_put_a_chronicle_in_order() {
    let mut dates = ["2014", "2014-03", "../2013", "2014-01-01", "1991/2019"].map(date);
    dates.sort_by_key(Date::sort_key);
    assert_eq!(
        dates.map(|date| date.to_string()),
        ["../2013", "1991/2019", "2014-01-01", "2014", "2014-03"]
    );
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn window(text: &str) -> Window {
    let days = date(text).admissible();
    Window { first: days.first.unwrap(), last: days.last.unwrap() }
}
