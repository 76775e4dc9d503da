//! Power: the published CINC, the facts of the reference file.

use std::collections::BTreeMap;

use counterpoise_measures::Value;
use counterpoise_measures::power::cinc::cinc;
use counterpoise_measures::power::concentration::concentration;
use counterpoise_measures::power::{Components, net, parity, ratio, share};
use serde_json::Value as Json;

use crate::shared;
use crate::{Row, many, one};

pub(crate) const NOTE: &str = "\
CINC is the mean of the shares that are available; dividing their sum by six is wrong for 16 per cent of these rows, by up to 0.058.
The published values have eight significant digits, whence the 2.4e-8. National Material Capabilities as `peacesciencer` ships them.";

const NMC: &str = "Correlates of War, NMC";
const COMPUTED: &str = "computed from NMC";

type Years = BTreeMap<i32, Vec<(u32, Components, f64)>>;

fn nmc() -> Option<Years> {
    let (_, rows) = shared::csv(&shared::text("data/cow/cow_nmc.csv.gz")?);
    let mut years = Years::new();
    for row in rows {
        let components = std::array::from_fn(|at| row[2 + at].parse().ok());
        let state = (row[0].parse().unwrap(), components, row[8].parse().unwrap());
        years.entry(row[1].parse().unwrap()).or_default().push(state);
    }
    Some(years)
}

fn ours(states: &[(u32, Components, f64)]) -> Vec<f64> {
    let system: Vec<Components> = states.iter().map(|one| one.1).collect();
    cinc(&system).iter().map(|one| one.value.number().unwrap()).collect()
}

pub(crate) fn rows() -> Option<Vec<Row>> {
    let years = nmc()?;
    let json: Json =
        serde_json::from_str(&shared::text("reference/m03_power_trade.json")?).unwrap();
    let gaps: Vec<f64> = years
        .values()
        .flat_map(|states| {
            ours(states)
                .into_iter()
                .zip(states)
                .map(|(ours, one)| (ours - one.2).abs())
                .collect::<Vec<_>>()
        })
        .collect();
    let mut rows = vec![many("CINC, every state and year, 1816 to 2022", NMC, &gaps)];
    let states = &years[&2014];
    for (code, name, theirs) in [
        (2, "USA", 0.129_74),
        (710, "China", 0.228_97),
        (365, "Russia", 0.039_20),
        (705, "Kazakhstan", 0.002_86),
    ] {
        let at = states.iter().position(|one| one.0 == code).unwrap();
        rows.push(one(format!("CINC 2014, {name}"), NMC, theirs, 5, ours(states)[at]));
    }
    rows.extend(facts(&years, &json["facts"]));
    rows.push(net_power(&json["toy_power"]));
    Some(rows)
}

fn facts(years: &Years, facts: &Json) -> Vec<Row> {
    let of = |year: i32, code| {
        Value::known(years[&year].iter().find(|one| one.0 == code).map(|one| one.2))
    };
    let gap = |(year, theirs): (&String, &Json)| {
        let year = year.parse().unwrap();
        let ours = ratio::weaker_to_stronger(of(year, 2), of(year, 710)).value.number().unwrap();
        (ours - theirs.as_f64().unwrap()).abs()
    };
    let ratios: Vec<f64> =
        facts["ratio_weaker_to_stronger_US_CHN"].as_object().unwrap().iter().map(gap).collect();
    let gap = |(year, theirs): (&String, &Json)| {
        let system: Vec<Value> =
            years[&year.parse().unwrap()].iter().map(|one| Value::of(one.2)).collect();
        (concentration(&system).value.number().unwrap() - theirs.as_f64().unwrap()).abs()
    };
    let spread: Vec<f64> = facts["singer_bremer_stuckey_CON_all_states"]
        .as_object()
        .unwrap()
        .iter()
        .map(gap)
        .collect();
    let since = years.range(1950..).map(|(year, _)| *year);
    let at_parity = since
        .filter(|&year| parity::parity(of(year, 2), of(year, 710)).value == Value::Number(1.0))
        .count();
    let theirs = facts["parity_years_ge_0.8"].as_array().unwrap().len() as f64;
    vec![
        many("weaker to stronger, USA and China", COMPUTED, &ratios),
        one("years at parity, USA and China, since 1950", COMPUTED, theirs, 0, at_parity as f64),
        many("concentration, all states, five years", COMPUTED, &spread),
    ]
}

fn net_power(toy: &Json) -> Row {
    let column = |name: &str| {
        toy[name]
            .as_array()
            .unwrap()
            .iter()
            .map(|x| Value::of(x.as_f64().unwrap()))
            .collect::<Vec<_>>()
    };
    let powers: Vec<Value> = column("gdp")
        .into_iter()
        .zip(column("pop"))
        .map(|(gdp, people)| net::net(gdp, people).value)
        .collect();
    let shares = share::shares(&powers);
    let gap = |(ours, theirs): (&counterpoise_measures::Measured, Value)| {
        (ours.value.number().unwrap() - theirs.number().unwrap()).abs()
    };
    many(
        "share of net power, four states",
        "small example",
        &shares.iter().zip(column("net_share")).map(gap).collect::<Vec<_>>(),
    )
}
