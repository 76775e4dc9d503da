//! Trade: four states by hand, the gravity model; arms.

use counterpoise_measures::arms::{Delivery, flow};
use counterpoise_measures::trade::gravity::{Flows, Residual, Spec};
use counterpoise_measures::trade::{
    dependence, interdependence, low_high, salience, share, symmetry,
};
use counterpoise_measures::{Value, Years};
use serde_json::Value as Json;

use crate::shared;
use crate::{Row, many, one};

pub(crate) const NOTE: &str = "\
The gravity model was simulated and estimated with statsmodels on distances that the file rounds to six digits; the deviance and the
likelihood agree in every digit printed.";

pub(crate) fn rows() -> Option<Vec<Row>> {
    let json: Json =
        serde_json::from_str(&shared::text("reference/m03_power_trade.json")?).unwrap();
    let mut rows = four_states(&json["toy_trade"]);
    rows.extend(gravity()?);
    rows.extend(arms()?);
    Some(rows)
}

fn four_states(json: &Json) -> Vec<Row> {
    let exports =
        |i: usize, j: usize| Value::of(json["exports_row_to_col"][i][j].as_f64().unwrap());
    let gdp = |i: usize| Value::of(json["gdp"][i].as_f64().unwrap());
    let all = |i: usize| {
        let flows = (0..4).flat_map(|k| [exports(i, k), exports(k, i)]);
        Value::of(flows.filter_map(Value::number).sum())
    };
    let depends =
        |i: usize, j: usize| dependence::dependence(exports(i, j), exports(j, i), gdp(i)).value;
    let part = |i: usize, j: usize| share::share(exports(i, j), exports(j, i), all(i)).value;
    type Of<'a> = &'a dyn Fn(usize, usize) -> Value;
    let measures: [(&str, &str, Of<'_>); 7] = [
        ("dependence", "dependence_trade_over_gdp", &depends),
        ("trade share", "share_of_total_trade", &part),
        ("salience", "barbieri_salience", &|i, j| salience::salience(part(i, j), part(j, i)).value),
        ("symmetry", "barbieri_symmetry", &|i, j| symmetry::symmetry(part(i, j), part(j, i)).value),
        ("interdependence", "barbieri_interdependence", &|i, j| {
            interdependence::interdependence(part(i, j), part(j, i)).value
        }),
        ("lower dependence", "oneal_russett_low", &|i, j| {
            low_high::low(depends(i, j), depends(j, i)).value
        }),
        ("higher dependence", "oneal_russett_high", &|i, j| {
            low_high::high(depends(i, j), depends(j, i)).value
        }),
    ];
    let pairs: Vec<(usize, usize)> =
        (0..4).flat_map(|i| (0..4).map(move |j| (i, j))).filter(|(i, j)| i != j).collect();
    let row = |(what, name, of): &(&str, &str, Of<'_>)| {
        let gap = |&(i, j): &(usize, usize)| {
            (of(i, j).number().unwrap() - json[*name][i][j].as_f64().unwrap()).abs()
        };
        many(
            format!("{what}, four states"),
            "small example",
            &pairs.iter().map(gap).collect::<Vec<_>>(),
        )
    };
    measures.iter().map(row).collect()
}

fn gravity() -> Option<Vec<Row>> {
    let (_, rows) = shared::csv(&shared::text("reference/m03_gravity_ppml.csv")?);
    let column =
        |at: usize| rows.iter().map(|row| row[at].parse::<f64>().unwrap()).collect::<Vec<f64>>();
    let group = |at: usize| {
        column(0)
            .iter()
            .zip(column(at))
            .map(|(year, state)| (year * 100.0 + state) as u32)
            .collect()
    };
    let flows = Flows {
        flow: column(5),
        exporter: group(1),
        importer: group(2),
        variables: vec![column(3), column(4)],
        dyad: column(1)
            .iter()
            .zip(column(2))
            .map(|(one, other)| (one.min(other) * 100.0 + one.max(other)) as u32)
            .collect(),
    };
    let fitted = Spec::default().fit(&flows).unwrap();
    let gaps = |at: usize, residual: Residual| {
        let theirs = column(at);
        let ours = |row: usize| fitted.residual(&flows, row, residual).value.number().unwrap();
        (0..theirs.len()).map(|row| (ours(row) - theirs[row]).abs()).collect::<Vec<f64>>()
    };
    let by = "statsmodels";
    Some(vec![
        one("gravity, logarithm of distance", by, -0.884_678_196_7, 10, fitted.coefficients[0]),
        one("gravity, trade agreement", by, 0.397_711_894_8, 10, fitted.coefficients[1]),
        one(
            "gravity, error of the distance, by dyad",
            by,
            0.007_530_021_316,
            10,
            fitted.clustered_errors[0],
        ),
        one(
            "gravity, error of the agreement, by dyad",
            by,
            0.006_881_608_870,
            10,
            fitted.clustered_errors[1],
        ),
        one("gravity, deviance", by, 77.286_621_03, 8, fitted.deviance),
        one("gravity, logarithm of the likelihood", by, -473.567_447_90, 8, fitted.log_likelihood),
        many("gravity, residuals of logarithms", by, &gaps(7, Residual::Log)),
        many("gravity, Pearson residuals", by, &gaps(8, Residual::Pearson)),
    ])
}

fn arms() -> Option<Vec<Row>> {
    let (_, rows) = shared::csv(&shared::text("data/sipri_tiv/sipri-exports-processed.csv.gz")?);
    let delivery = |row: &Vec<String>| {
        let (supplier, recipient) = (row[4].parse().ok()?, row[5].parse().ok()?);
        Some(Delivery {
            supplier,
            recipient,
            year: row[2].parse().ok()?,
            tiv: row[3].parse().ok()?,
        })
    };
    let deliveries: Vec<Delivery> = rows.iter().filter_map(delivery).collect();
    let coverage = Years::new(1950, 2021)?;
    let of = |year: i32, theirs: f64| {
        let ours =
            flow::flow(&deliveries, 365, 705, Years::one(year), coverage).value.number().unwrap();
        one(format!("arms from Russia to Kazakhstan {year}, TIV"), "SIPRI", theirs, 0, ours)
    };
    Some(vec![of(2014, 28.0), of(2015, 441.0)])
}
