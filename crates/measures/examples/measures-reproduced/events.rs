//! Events: the ICEWS sample of June 2018, and the yearly counts of ICEWS.

use std::collections::BTreeMap;

use counterpoise_measures::events::{
    Accumulator, Class, Dedup, Event, Spec, Sums, Table, goldstein, net, share,
};
use counterpoise_world::cameo::{self, ScoreTable};

use crate::shared;
use crate::{Row, many, one};

pub(crate) const NOTE: &str = "\
Twelve directed dyads, once with every row and once with rows of the same day, direction and code counted once; the differences of
means and sums are the rounding of the other program's binary fractions (its 52.39999999999999 is our 52.4, from whole tenths).";

pub(crate) fn rows() -> Option<Vec<Row>> {
    let (_, input) = shared::csv(&shared::text("reference/m04_events_input.csv")?);
    let (_, expected) = shared::csv(&shared::text("reference/m04_events_expected_dyad_month.csv")?);
    let mut names = BTreeMap::new();
    for name in input.iter().flat_map(|row| [row[2].as_str(), row[3].as_str()]) {
        let next = names.len() as u32;
        names.entry(name).or_insert(next);
    }
    let tables = [("none", Dedup::None), ("date+countries+code", Dedup::SameCode)]
        .map(|(name, dedup)| (name, table(&input, &names, dedup)));
    let sums = |row: &Vec<String>| {
        let table =
            tables.iter().find(|(name, _)| *name == row[0]).map(|(_, table)| table).unwrap();
        let dyad = (names[row[1].as_str()], names[row[2].as_str()]);
        table.rows.iter().find(|one| (one.source, one.target) == dyad).unwrap().sums
    };
    let gaps = |of: &dyn Fn(&Sums) -> f64, at: usize| {
        let gap = |row: &Vec<String>| (of(&sums(row)) - row[at].parse::<f64>().unwrap()).abs();
        expected.iter().map(gap).collect::<Vec<f64>>()
    };
    let counts: Vec<f64> =
        (0..4).flat_map(|quad| gaps(&|sums| sums.quads[quad] as f64, 6 + quad)).collect();
    let by = "another program";
    let mut rows = vec![
        many("events", by, &gaps(&|sums| sums.n() as f64, 3)),
        many("events of each class", by, &counts),
        many("Goldstein sum", by, &gaps(&|sums| goldstein::sum(sums).value.number().unwrap(), 4)),
        many("Goldstein mean", by, &gaps(&|sums| goldstein::mean(sums).value.number().unwrap(), 5)),
        many("net cooperation", by, &gaps(&|sums| net::net(sums).value.number().unwrap(), 12)),
    ];
    rows.extend(yearly()?);
    Some(rows)
}

fn table(input: &[Vec<String>], names: &BTreeMap<&str, u32>, dedup: Dedup) -> Table {
    let mut sums = Accumulator::new(Spec { dedup, ..Spec::default() });
    for row in input {
        let (source, target) = (names[row[2].as_str()], names[row[3].as_str()]);
        let code = cameo::code(&row[4]).unwrap();
        sums.add(&Event::cameo(row[1].parse().unwrap(), source, target, code, ScoreTable::Icews));
    }
    sums.finish()
}

/// Checked shares of conflict in both directions together, in per cent.
const SHARES: [(&str, &str, i32, f64); 4] = [
    ("RUS", "UKR", 2013, 11.2),
    ("RUS", "UKR", 2014, 37.3),
    ("RUS", "CHN", 2013, 1.4),
    ("RUS", "CHN", 2014, 0.7),
];

fn yearly() -> Option<Vec<Row>> {
    let (_, rows) =
        shared::csv(&shared::text("data/icews_dyadyear/icews_dyadyear_2002_2014.csv.gz")?);
    let of = |(source, target, year, theirs): (&str, &str, i32, f64)| {
        let mut sums = Sums::default();
        for (from, to) in [(source, target), (target, source)] {
            let is =
                |row: &&Vec<String>| row[1] == from && row[3] == to && row[4] == year.to_string();
            let row = rows.iter().find(is).unwrap();
            sums.merge(&Sums {
                quads: std::array::from_fn(|at| row[5 + at].parse().unwrap()),
                ..Sums::default()
            });
        }
        let ours = 100.0 * share::share(&sums, Class::Conflict).value.number().unwrap();
        one(
            format!("share of conflict, {source} and {target} {year}, per cent"),
            "checked figure",
            theirs,
            1,
            ours,
        )
    };
    Some(SHARES.map(of).into())
}
