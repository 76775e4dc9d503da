//! Arms, alliances, organisations, disputes, finance and visits: small cases by hand, and figures
//! of the real files.

use std::collections::BTreeMap;

use counterpoise_measures::alliance::{Obligations, kind, length};
use counterpoise_measures::arms::{Delivery, dependence, flow, share};
use counterpoise_measures::dispute::{DisputeYear, count, fatal, hostility};
use counterpoise_measures::finance::{self, Flow, Prices, Project};
use counterpoise_measures::igo;
use counterpoise_measures::visits::{self, Rank, Visit};
use counterpoise_measures::{Reason, Value, Years};

use crate::shared;

const COVERAGE: Years = Years { first: 2000, last: 2010 };

fn years(first: i32, last: i32) -> Years {
    Years::new(first, last).unwrap()
}

#[test]
fn windows_beyond_the_data_are_not_zero() {
    let deliveries = [Delivery { supplier: 1, recipient: 2, year: 2005, tiv: 10.0 }];
    let of = |window| flow::flow(&deliveries, 1, 2, window, COVERAGE).value;
    assert_eq!(
        (of(years(2001, 2004)), of(years(2004, 2006))),
        (Value::Number(0.0), Value::Number(10.0))
    );
    assert_eq!(
        (of(years(1999, 2006)), of(Years::one(2011))),
        (Value::OutsideCoverage, Value::OutsideCoverage)
    );
    assert_eq!(Years::new(2, 1), None);
}

#[test]
fn arms_shares() {
    let row = |supplier, recipient, tiv| Delivery { supplier, recipient, year: 2005, tiv };
    let deliveries = [row(1, 2, 30.0), row(1, 3, 10.0), row(4, 2, 10.0)];
    let all = years(2000, 2010);
    assert_eq!(dependence::dependence(&deliveries, 1, 2, all, COVERAGE).value, Value::Number(0.75));
    assert_eq!(share::share(&deliveries, 1, 2, all, COVERAGE).value, Value::Number(0.75));
    assert_eq!(share::share(&deliveries, 4, 2, all, COVERAGE).value, Value::Number(1.0));
    assert_eq!(
        dependence::dependence(&deliveries, 1, 9, all, COVERAGE).value,
        Value::Undefined(Reason::ZeroTotal)
    );
    assert_eq!(
        dependence::dependence(&deliveries, 1, 2, years(1990, 2010), COVERAGE).value,
        Value::OutsideCoverage
    );
}

#[test]
fn russian_arms_for_kazakhstan() {
    let Some(text) = shared::text("data/sipri_tiv/sipri-exports-processed.csv.gz") else { return };
    let (_, rows) = shared::csv(&text);
    let (russia, kazakhstan) = (365, 705);
    let row = |row: &Vec<String>| {
        let (supplier, recipient) = (row[4].parse().ok()?, row[5].parse().ok()?);
        Some(Delivery {
            supplier,
            recipient,
            year: row[2].parse().ok()?,
            tiv: row[3].parse().ok()?,
        })
    };
    let deliveries: Vec<Delivery> = rows.iter().filter_map(row).collect();
    let of = |year| {
        flow::flow(&deliveries, russia, kazakhstan, Years::one(year), years(1950, 2021)).value
    };
    assert_eq!((of(2014), of(2015)), (Value::Number(28.0), Value::Number(441.0)));
}

#[test]
fn the_strongest_promise_counts() {
    let none = Obligations::default();
    let kinds = [
        none,
        Obligations { consultation: true, ..none },
        Obligations { neutrality: true, consultation: true, ..none },
        Obligations { nonaggression: true, ..none },
        Obligations { offense: true, ..none },
        Obligations { defense: true, nonaggression: true, consultation: true, ..none },
    ];
    assert_eq!(
        kinds.map(|one| kind::kind(one).value.number().unwrap()),
        [0.0, 1.0, 2.0, 2.0, 3.0, 3.0]
    );
    assert_eq!(kind::kind(kinds[5]).n, 3);
}

#[test]
fn years_of_alliance_are_in_a_row() {
    let defense = Obligations { defense: true, ..Obligations::default() };
    let entente = Obligations { consultation: true, ..Obligations::default() };
    let ties: BTreeMap<i32, Obligations> = (2000..=2010)
        .filter(|year| *year != 2004)
        .map(|year| (year, if year < 2008 { entente } else { defense }))
        .collect();
    let of = |year, least| length::length(&ties, year, least, COVERAGE);
    assert_eq!((of(2010, 1).value, of(2010, 3).value), (Value::Number(6.0), Value::Number(3.0)));
    assert_eq!(
        (of(2004, 1).value, of(2003, 1).n, of(2011, 1).value),
        (Value::Number(0.0), 4, Value::OutsideCoverage)
    );
    assert_eq!((of(2003, 1).note, of(2010, 1).note), ("the tie may be older than the data", ""));
}

#[test]
fn organisations() {
    assert_eq!(igo::joint::joint_of(&[1, 2, 3], &[3, 4, 1]).value, Value::Number(2.0));
    assert_eq!(igo::share::share(Some(20), Some(80)).value, Value::Number(0.25));
    assert_eq!(igo::share::share(Some(0), Some(0)).value, Value::Undefined(Reason::ZeroTotal));
    assert_eq!(
        (igo::joint::joint(None).value, igo::share::share(None, Some(3)).value),
        (Value::Missing, Value::Missing)
    );
}

#[test]
fn disputes() {
    let row = |dispute, year, onset, hostility, fatal| DisputeYear {
        dispute,
        year,
        onset,
        hostility,
        fatal,
    };
    let rows = [
        row(1, 2003, true, Some(3), Some(false)),
        row(1, 2004, false, Some(4), None),
        row(2, 2004, true, None, Some(false)),
        row(3, 2008, true, Some(5), Some(true)),
    ];
    let (early, late, none) = (years(2004, 2005), years(2003, 2009), years(2000, 2002));
    let counts = [(early, false), (early, true), (late, false), (none, false)];
    let counts = counts.map(|(window, onset)| {
        count::count(&rows, onset, window, COVERAGE).value.number().unwrap()
    });
    assert_eq!(counts, [2.0, 1.0, 3.0, 0.0]);
    let highest =
        [early, late, none].map(|window| hostility::hostility(&rows, window, COVERAGE).value);
    assert_eq!(highest, [4.0, 5.0, 0.0].map(Value::Number));
    let deadly = [early, late, none].map(|window| fatal::fatal(&rows, window, COVERAGE).value);
    assert_eq!(deadly, [Value::Missing, Value::Number(1.0), Value::Number(0.0)]);
    assert_eq!(hostility::hostility(&rows[2..3], early, COVERAGE).value, Value::Missing);
}

#[test]
fn finance_by_kind_and_prices() {
    let row = |flow, constant: Option<f64>| Project {
        recipient: 1,
        year: 2005,
        flow,
        constant,
        current: Some(1.0),
    };
    let rows = [
        row(Flow::OdaLike, Some(5.0)),
        row(Flow::OofLike, None),
        row(Flow::OofLike, Some(7.0)),
        row(Flow::Vague, None),
    ];
    let of = |flow, prices| finance::sum::sum(&rows, 1, flow, prices, Years::one(2005), COVERAGE);
    let all = of(None, Prices::Constant);
    assert_eq!(
        (all.value, all.n, all.note),
        (Value::Number(12.0), 2, "some projects have no amount: a lower bound")
    );
    assert_eq!(of(None, Prices::Current).value, Value::Number(4.0));
    assert_eq!(of(Some(Flow::Vague), Prices::Constant).value, Value::Missing);
    assert_eq!(
        finance::count::count(&rows, 1, Some(Flow::OofLike), Years::one(2005), COVERAGE).n,
        2
    );
    assert_eq!(
        finance::sum::sum(&rows, 2, None, Prices::Constant, Years::one(2005), COVERAGE).value,
        Value::Number(0.0)
    );
}

#[test]
fn visits_by_rank() {
    let row = |host, rank| Visit { visitor: 1, host, year: 2005, rank };
    let rows =
        [row(2, Rank::HeadOfState), row(2, Rank::HeadOfGovernment), row(3, Rank::HeadOfState)];
    let of =
        |rank| visits::count::count(&rows, 1, 2, rank, Years::one(2005), COVERAGE).value.number();
    assert_eq!(
        (of(None), of(Some(Rank::HeadOfState)), of(Some(Rank::Other))),
        (Some(2.0), Some(1.0), Some(0.0))
    );
    let share = |rank| visits::share::share(&rows, 1, 2, rank, Years::one(2005), COVERAGE).value;
    assert_eq!(
        (share(Some(Rank::HeadOfState)), share(Some(Rank::Other))),
        (Value::Number(0.5), Value::Undefined(Reason::ZeroTotal))
    );
}
