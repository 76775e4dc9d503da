//! Power: the published CINC of every state and year, the facts of the reference file, small
//! systems by hand.

use std::collections::BTreeMap;

use counterpoise_measures::power::cinc::cinc;
use counterpoise_measures::power::concentration::concentration;
use counterpoise_measures::power::overtaking::{overtaking, overtakings};
use counterpoise_measures::power::{Components, Lead, Overtaking, net, parity, ratio, share};
use counterpoise_measures::{Reason, Value};
use proptest::prelude::*;

use crate::shared;

#[test]
fn the_mean_is_taken_of_what_is_available() {
    let system = [
        [Some(30.0), None, Some(10.0), Some(0.0), Some(50.0), None],
        [Some(10.0), Some(5.0), Some(10.0), Some(0.0), Some(50.0), Some(4.0)],
        [None; 6],
    ];
    let found = cinc(&system);
    // Shares 0.75, 0.5, 0.5: nobody has any of the fourth component, so it has no shares.
    assert!((found[0].value.number().unwrap() - (0.75 + 0.5 + 0.5) / 3.0).abs() < 1e-15);
    assert_eq!((found[0].n, found[0].note), (3, "the mean of the components that are available"));
    assert!(
        (found[1].value.number().unwrap() - (0.25 + 1.0 + 0.5 + 0.5 + 1.0) / 5.0).abs() < 1e-15
    );
    assert_eq!((found[2].value, found[2].n), (Value::Missing, 0));
    assert!(cinc(&[]).is_empty());
}

#[test]
fn net_power_of_four_states() {
    let toy = [(20_000.0, 330.0), (15_000.0, 1400.0), (4000.0, 67.0), (500.0, 10.0)];
    let powers = toy.map(|(gdp, people)| net::net(Value::of(gdp), Value::of(people)).value);
    let shares: Vec<f64> =
        share::shares(&powers).iter().map(|one| one.value.number().unwrap()).collect();
    // Reference: toy_power of m03_power_trade.json.
    let expected = [0.740_614_994_690, 0.098_197_613_135, 0.145_912_207_909, 0.015_275_184_265];
    assert!(shares.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-11));
    assert_eq!(net::net(Value::of(1.0), Value::of(0.0)).value, Value::Undefined(Reason::ZeroTotal));
    assert_eq!(net::net(Value::Missing, Value::of(0.0)).value, Value::Missing);
}

#[test]
fn a_lead_is_remembered_across_ties_and_gaps() {
    let [low, high, gap] = [Value::of(1.0), Value::of(2.0), Value::Missing];
    let series = [
        (1, high, low),
        (2, low, low),
        (3, gap, low),
        (4, low, high),
        (5, low, high),
        (6, high, low),
    ];
    let found = overtakings(&series);
    let of = |year, leader| Overtaking { year, leader };
    assert_eq!(found, [of(4, Lead::Second), of(6, Lead::First)]);
    let yearly: Vec<Value> = overtaking(&series).iter().map(|one| one.value).collect();
    let [no, yes] = [Value::Number(0.0), Value::Number(1.0)];
    assert_eq!(yearly, [no, no, Value::Missing, yes, no, yes]);
}

#[test]
fn concentration_of_small_systems() {
    let of = |values: &[f64]| {
        concentration(&values.iter().map(|&x| Value::of(x)).collect::<Vec<_>>()).value
    };
    assert_eq!(
        (of(&[3.0, 0.0, 0.0]), of(&[0.0, 0.0])),
        (Value::Number(1.0), Value::Undefined(Reason::ZeroTotal))
    );
    assert_eq!(of(&[1.0]), Value::Undefined(Reason::TooFewMembers));
    assert!(of(&[2.0; 5]).number().unwrap() < 1e-7);
}

type Years = BTreeMap<i32, Vec<(u32, Components, f64)>>;

fn nmc() -> Option<Years> {
    let (names, rows) = shared::csv(&shared::text("data/cow/cow_nmc.csv.gz")?);
    assert_eq!(
        names[..9],
        ["ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"]
    );
    let mut years = Years::new();
    for row in rows {
        let components = std::array::from_fn(|at| row[2 + at].parse().ok());
        let state = (row[0].parse().unwrap(), components, row[8].parse().unwrap());
        years.entry(row[1].parse().unwrap()).or_default().push(state);
    }
    Some(years)
}

#[test]
fn every_published_cinc() {
    let Some(years) = nmc() else { return };
    let (mut rows, mut worst) = (0, 0.0f64);
    for states in years.values() {
        let system: Vec<Components> = states.iter().map(|(_, components, _)| *components).collect();
        for (ours, (_, _, theirs)) in cinc(&system).iter().zip(states) {
            worst = worst.max((ours.value.number().unwrap() - theirs).abs());
            rows += 1;
        }
    }
    // Published with eight digits; the source's own rounding is 2.4e-8.
    assert!(worst < 5e-8, "{worst}");
    assert_eq!(rows, 17_121);
}

#[test]
fn china_and_the_united_states() {
    let Some(years) = nmc() else { return };
    let text = include_str!("../reference/power_and_trade.json");
    let facts: serde_json::Value =
        serde_json::from_str::<serde_json::Value>(text).unwrap()["facts"].take();
    let of = |states: &[(u32, Components, f64)], code| {
        states.iter().find(|one| one.0 == code).map(|one| one.2)
    };
    let pair = |states: &Vec<_>| (Value::known(of(states, 710)), Value::known(of(states, 2)));
    for (year, theirs) in facts["ratio_weaker_to_stronger_US_CHN"].as_object().unwrap() {
        let (china, america) = pair(&years[&year.parse().unwrap()]);
        let ours = ratio::weaker_to_stronger(china, america).value.number().unwrap();
        assert!((ours - theirs.as_f64().unwrap()).abs() < 1e-12, "{year}");
    }
    let after_1949: Vec<(i32, Value, Value)> = years
        .iter()
        .filter(|(year, _)| **year > 1949)
        .map(|(year, states)| (*year, pair(states).0, pair(states).1))
        .collect();
    let at_parity: Vec<i32> = after_1949
        .iter()
        .filter(|(_, a, b)| parity::parity(*a, *b).value == Value::Number(1.0))
        .map(|(year, ..)| *year)
        .collect();
    let theirs: Vec<i32> = facts["parity_years_ge_0.8"]
        .as_array()
        .unwrap()
        .iter()
        .map(|year| year.as_i64().unwrap() as i32)
        .collect();
    assert_eq!(at_parity, theirs);
    let passes: Vec<(i32, Lead)> =
        overtakings(&after_1949).iter().map(|one| (one.year, one.leader)).collect();
    assert_eq!(passes, [(1995, Lead::First), (2002, Lead::Second), (2003, Lead::First)]);
    for (year, theirs) in facts["singer_bremer_stuckey_CON_all_states"].as_object().unwrap() {
        let system: Vec<Value> =
            years[&year.parse().unwrap()].iter().map(|one| Value::of(one.2)).collect();
        let ours = concentration(&system).value.number().unwrap();
        assert!((ours - theirs.as_f64().unwrap()).abs() < 1e-12, "{year} {ours}");
    }
}

proptest! {
    #[test]
    fn cinc_is_a_share_whatever_the_order(mut system in proptest::collection::vec(
        proptest::array::uniform6(proptest::option::weighted(0.8, 0.0f64..1e9)), 0..40)) {
        let mut before: Vec<_> = cinc(&system).iter().map(|one| one.value.number()).collect();
        prop_assert!(before.iter().flatten().all(|share| (0.0..=1.0 + 1e-12).contains(share)));
        system.reverse();
        before.reverse();
        let after: Vec<_> = cinc(&system).iter().map(|one| one.value.number()).collect();
        let same = |(a, b): (&Option<f64>, &Option<f64>)| a.zip(*b).map_or(a == b, |(a, b)| (a - b).abs() < 1e-12);
        prop_assert!(before.iter().zip(&after).all(same));
    }

    #[test]
    fn ratios_and_parity_are_symmetric(a in 0.0f64..10.0, b in 0.0f64..10.0) {
        let (a, b) = (Value::of(a), Value::of(b));
        prop_assert_eq!(ratio::weaker_to_stronger(a, b), ratio::weaker_to_stronger(b, a));
        prop_assert_eq!(parity::parity(a, b), parity::parity(b, a));
    }
}
