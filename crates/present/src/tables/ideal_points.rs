//! Ideal points as tables: to be read, for other programs, for the store.

use crate::estimates::ideal_points::{left_out, notes, recipe};
use counterpoise_datasets::{Column, Made, Shape, Type, Values};
use counterpoise_estimates::ideal_points::Estimate;
use counterpoise_frames::{
    Cell, Column as FrameColumn, Datum, Frame, Table, Values as FrameValues,
};
use counterpoise_idealpoints::Point;

/// A number of every estimate: its name, what it is, and how to find it.
type Number = (&'static str, &'static str, fn(&Point) -> Option<f64>);

const NUMBERS: [Number; 10] = [
    ("ideal", "mean of the posterior; the side of the United States is positive", |it| {
        Some(it.place.mean)
    }),
    ("sd", "standard deviation of the posterior", |it| Some(it.place.deviation)),
    ("q5", "5% quantile", |it| Some(it.place.p5)),
    ("q10", "10% quantile", |it| Some(it.place.p10)),
    ("q50", "median", |it| Some(it.place.p50)),
    ("q90", "90% quantile", |it| Some(it.place.p90)),
    ("q95", "95% quantile", |it| Some(it.place.p95)),
    ("rhat", "rank-normalised R-hat: above 1.01 the chains do not agree", |it| it.diagnosis.rhat),
    ("ess_bulk", "effective draws for the centre", |it| it.diagnosis.bulk),
    ("ess_tail", "effective draws for the 5th and the 95th percentile", |it| it.diagnosis.tail),
];

/// Every state and session.
#[must_use]
pub fn points(it: &Estimate<'_>) -> Table {
    let names: Vec<&str> = ["session", "year", "state", "ccode", "country", "votes"]
        .into_iter()
        .chain(NUMBERS.iter().map(|n| n.0))
        .collect();
    let row = |point: &Point| -> Vec<Cell> {
        let mut cells: Vec<Cell> = vec![
            f64::from(point.session).into(),
            f64::from(it.year(point)).into(),
            it.id(point).into(),
            f64::from(point.state).into(),
            it.country(point).into(),
            (point.votes as f64).into(),
        ];
        cells.extend(NUMBERS.iter().map(|number| Cell::from((number.2)(point))));
        cells
    };
    Table::new(&names).with(it.fitted.points.iter().map(row))
}

/// The states at both ends of a session, so many of each.
#[must_use]
pub fn ends(it: &Estimate<'_>, session: u32, each: usize) -> Table {
    let mut points: Vec<&Point> =
        it.fitted.points.iter().filter(|point| point.session == session).collect();
    points.sort_by(|one, other| {
        other.place.mean.total_cmp(&one.place.mean).then(one.state.cmp(&other.state))
    });
    if points.len() > 2 * each {
        points.drain(each..points.len() - each);
    }
    let row = |point: &&Point| -> [Cell; 6] {
        [
            it.country(point).into(),
            it.id(point).into(),
            point.place.mean.into(),
            Cell::Range(point.place.p5, point.place.p95),
            (point.votes as f64).into(),
            point.diagnosis.rhat.into(),
        ]
    };
    Table::new(&["country", "state", "ideal", "90%", "votes", "rhat"])
        .ranges(&["90%"])
        .with(points.iter().map(row))
}

/// For other programs.
#[must_use]
pub fn frame(it: &Estimate<'_>) -> Frame {
    let points = &it.fitted.points;
    let whole = |name: &str, label: &str, of: &dyn Fn(&Point) -> i64| FrameColumn {
        name: name.to_owned(),
        label: label.to_owned(),
        unit: String::new(),
        status: false,
        values: FrameValues::Integer(points.iter().map(|point| Datum::Value(of(point))).collect()),
    };
    let text = |name: &str, label: &str, of: &dyn Fn(&Point) -> &'static str| FrameColumn {
        name: name.to_owned(),
        label: label.to_owned(),
        unit: String::new(),
        status: false,
        values: FrameValues::Text(
            points.iter().map(|point| Datum::Value(of(point).to_owned())).collect(),
        ),
    };
    let mut columns = vec![
        whole("session", "session of the General Assembly", &|it| i64::from(it.session)),
        whole("year", "year in which the session began", &|point| i64::from(it.year(point))),
        text("state", "id of the state", &|point| it.id(point)),
        whole("ccode", "Correlates of War number", &|it| i64::from(it.state)),
        text("country", "name of the state then", &|point| it.country(point)),
        whole("votes", "votes that divided", &|it| it.votes as i64),
    ];
    columns.extend(NUMBERS.iter().map(|(name, label, of)| FrameColumn {
        name: (*name).to_owned(),
        label: (*label).to_owned(),
        unit: String::new(),
        status: false,
        values: FrameValues::Real(
            points.iter().map(|it| of(it).map_or(Datum::Undefined, Datum::Value)).collect(),
        ),
    }));
    Frame {
        label: "Ideal points in the United Nations General Assembly".to_owned(),
        notes: notes(it),
        columns,
    }
}

/// A dataset of this name for the store.
#[must_use]
pub fn made(it: &Estimate<'_>, name: &str) -> Made {
    let points = &it.fitted.points;
    let whole = |name: &str, label: &str, of: &dyn Fn(&Point) -> i64| {
        let values = points.iter().map(|point| Some(of(point))).collect();
        (Column::new(name, Type::Int16, "", label), Values::Int(values))
    };
    let text = |kind: Type, name: &str, label: &str, of: &dyn Fn(&Point) -> &'static str| {
        let mut dictionary: Vec<String> = points.iter().map(|point| of(point).to_owned()).collect();
        dictionary.sort();
        dictionary.dedup();
        let code = |point: &Point| {
            dictionary.binary_search_by(|it| it.as_str().cmp(of(point))).ok().map(|at| at as u32)
        };
        let codes = points.iter().map(code).collect();
        (Column::new(name, kind, "", label), Values::Text { codes, dictionary })
    };
    let mut columns = vec![
        text(Type::State, "state", "id of the state", &|point| it.id(point)),
        whole("ccode", "Correlates of War number", &|it| i64::from(it.state)),
        whole("session", "session of the General Assembly", &|it| i64::from(it.session)),
        whole("votes", "votes that divided", &|it| it.votes as i64),
    ];
    columns.extend(NUMBERS.iter().map(|(name, label, of)| {
        (
            Column::new(name, Type::Float64, "", label),
            Values::Float(points.iter().map(of).collect()),
        )
    }));
    columns.push(text(Type::Text, "country", "name of the state then", &|point| it.country(point)));
    Made {
        kind: "idealpoints".to_owned(),
        shape: Shape::StateYear,
        dataset: name.to_owned(),
        title: "Ideal points in the United Nations General Assembly, own estimate".to_owned(),
        version: recipe(it),
        bibtex: counterpoise_datasets::kind("idealpoints")
            .map_or_else(String::new, |kind| kind.bibtex.to_owned()),
        files: it.manifest.files.clone(),
        notes: left_out(it)
            .into_iter()
            .map(|(why, n)| (format!("Votes left out: {why}."), n))
            .collect(),
        years: points.iter().map(|point| it.year(point)).collect(),
        columns,
    }
}
