//! Similarity: Signorino and Ritter's tables, fpsim's documented output, a session of the General
//! Assembly.

use std::collections::BTreeMap;

use counterpoise_measures::similarity::{Credit, Distance, Portfolios, Similarity, Table, s};
use serde_json::Value as Json;

use crate::shared;
use crate::{Row, many, one};

pub(crate) const NOTE: &str = "\
Signorino and Ritter weighted with unrounded capability shares, of which only two digits are printed; hence -0.45 and -0.46, and up to
0.06 in Table 8. *fpsim* is S. V. Miller's package; its outputs are those of its documentation. `pi` there is nominal; the same name
elsewhere means squared distances, -0.0870 for the same pair: the variant is part of the name.";

pub(crate) const UNGA_NOTE: &str = "\
Half credit without unanimous roll calls, session by session (session 69 is 2014). The checked figures have three digits.";

const SR: &str = "Signorino and Ritter 1999";
const FPSIM: &str = "fpsim";

fn number(measure: Similarity, table: &Table) -> f64 {
    measure.of(table).value.number().unwrap_or(f64::NAN)
}

fn levels(json: &Json, lowest: u64) -> Vec<Option<u8>> {
    json.as_array().unwrap().iter().map(|x| Some((x.as_u64().unwrap() - lowest) as u8)).collect()
}

fn weights(json: &Json) -> Vec<f64> {
    json.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

pub(crate) fn portfolios() -> Option<Vec<Row>> {
    let json: Json = serde_json::from_str(&shared::text("reference/m01_similarity.json")?).unwrap();
    let cases = json["cases"].as_array().unwrap();
    let case = |id: &str| cases.iter().find(|case| case["id"] == id).unwrap();
    let mut rows = Vec::new();
    for letter in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        let case = case(&format!("SR1999_table5{letter}"));
        let table = Table::of(4, &levels(&case["x"], 0), &levels(&case["y"], 0), None).unwrap();
        let theirs = case["published"]["S_abs"].as_f64().unwrap();
        rows.push(one(
            format!("S, Table 5 {letter}"),
            SR,
            theirs,
            4,
            number(Similarity::S(Distance::Absolute), &table),
        ));
    }
    rows.extend(germany_and_russia(case("SR1999_table6_GMY_RUS_1914")));
    rows.extend(usa_and_mexico(case("UNGA_1946_USA_MEX")));
    rows.extend(table_8(case("SR1999_table7_8")));
    Some(rows)
}

fn germany_and_russia(case: &Json) -> Vec<Row> {
    let (x, y) = (levels(&case["x"], 0), levels(&case["y"], 0));
    let (table, weighted) = (
        Table::of(4, &x, &y, None).unwrap(),
        Table::of(4, &x, &y, Some(&weights(&case["w"]))).unwrap(),
    );
    let who = "Germany and Russia 1914";
    let s = Similarity::S(Distance::Absolute);
    vec![
        one(format!("S, {who}, Table 6"), SR, 0.4, 1, number(s, &table)),
        one(format!("S weighted by capability, {who}"), SR, -0.45, 2, number(s, &weighted)),
        one(format!("tau-b, {who}"), FPSIM, 0.030_316_95, 8, number(Similarity::TauB, &table)),
        one(
            format!("kappa squared, {who}"),
            FPSIM,
            -0.077_586_21,
            8,
            number(Similarity::Kappa(Distance::Squared), &table),
        ),
        one(
            format!("pi nominal, {who}"),
            FPSIM,
            -0.044_776_12,
            8,
            number(Similarity::Pi(Distance::Nominal), &table),
        ),
        one(
            format!("A, {who}"),
            FPSIM,
            -0.04,
            2,
            number(Similarity::A(Distance::Absolute), &table),
        ),
    ]
}

fn usa_and_mexico(case: &Json) -> Vec<Row> {
    let table = Table::of(3, &levels(&case["x"], 1), &levels(&case["y"], 1), None).unwrap();
    let who = "USA and Mexico, votes of 1946";
    vec![
        one(format!("tau-b, {who}"), FPSIM, 0.014_312_61, 8, number(Similarity::TauB, &table)),
        one(
            format!("kappa squared, {who}"),
            FPSIM,
            -0.012_227_07,
            8,
            number(Similarity::Kappa(Distance::Squared), &table),
        ),
        one(
            format!("pi nominal, {who}"),
            FPSIM,
            -0.027_758_01,
            8,
            number(Similarity::Pi(Distance::Nominal), &table),
        ),
    ]
}

fn table_8(case: &Json) -> Vec<Row> {
    let weights = weights(&case["alliances"]["Cap"]);
    let mut rows = Vec::new();
    for (pair, expected) in case["expected"].as_object().unwrap() {
        let (x, y) = pair.split_once('-').unwrap();
        let of = |part: &str, who: &str, lowest| levels(&case[part][who], lowest);
        let allied =
            Table::of(4, &of("alliances", x, 0), &of("alliances", y, 0), Some(&weights)).unwrap();
        let voted = Table::of(3, &of("votes", x, 1), &of("votes", y, 1), None).unwrap();
        let both =
            s::pooled(&[(allied, 1.0), (voted, 1.0)], Distance::Absolute).value.number().unwrap();
        let theirs = |at: usize| expected["published"][at].as_f64().unwrap();
        let name = pair.replace("RUS", "USSR").replace("FRN", "France").replace('-', " and ");
        let alone = number(Similarity::S(Distance::Absolute), &allied);
        rows.push(one(format!("S of alliances, {name}, Table 8"), SR, theirs(0), 2, alone));
        rows.push(one(
            format!("S of alliances and votes, {name}, Table 8"),
            SR,
            theirs(1),
            2,
            both,
        ));
    }
    rows
}

const NAMES: [(&str, Similarity); 12] = [
    ("S_abs", Similarity::S(Distance::Absolute)),
    ("S_sq", Similarity::S(Distance::Squared)),
    ("tau_b", Similarity::TauB),
    ("kappa_w_sq", Similarity::Kappa(Distance::Squared)),
    ("kappa_w_abs", Similarity::Kappa(Distance::Absolute)),
    ("kappa_nominal", Similarity::Kappa(Distance::Nominal)),
    ("pi_w_sq", Similarity::Pi(Distance::Squared)),
    ("pi_w_abs", Similarity::Pi(Distance::Absolute)),
    ("pi_nominal", Similarity::Pi(Distance::Nominal)),
    ("A_abs", Similarity::A(Distance::Absolute)),
    ("A_sq", Similarity::A(Distance::Squared)),
    ("agreement", Similarity::Agreement(Credit::Half)),
];

pub(crate) fn assembly() -> Option<Vec<Row>> {
    let input = shared::csv(&shared::text("reference/m01_unga_s70_votes_input.csv")?);
    let dyads = shared::csv(&shared::text("reference/m01_unga_s70_dyads.csv")?);
    let votes = session_70(&input);
    let member = |name: &str| input.0.iter().position(|one| one == name).unwrap() - 1;
    let mut rows = Vec::new();
    for (name, measure) in NAMES {
        let column = dyads.0.iter().position(|one| one == name).unwrap();
        let gap = |row: &Vec<String>| {
            let ours = number(measure, &votes.table(member(&row[0]), member(&row[1])));
            (ours - row[column].parse::<f64>().unwrap()).abs()
        };
        let gaps: Vec<f64> = dyads.1.iter().map(gap).collect();
        let what =
            format!("{} {}, session 70", measure.name(), measure.variant()).replace(" ,", ",");
        rows.push(many(what, "numpy, scipy", &gaps));
    }
    rows.extend(russia()?);
    Some(rows)
}

fn session_70((names, rows): &(Vec<String>, Vec<Vec<String>>)) -> Portfolios {
    let mut votes = Portfolios::new(3, names.len() - 1, rows.len()).unwrap();
    for (item, row) in rows.iter().enumerate() {
        for (member, vote) in row.iter().skip(1).enumerate() {
            votes.set(member, item, vote.parse::<f64>().ok().map(|vote| vote as u8 - 1)).unwrap();
        }
    }
    votes
}

/// Checked figures of half-credit agreement: year, partner, value.
const FIGURES: [(i32, &str, f64); 9] = [
    (1992, "China", 0.657),
    (2000, "China", 0.867),
    (2008, "China", 0.915),
    (2013, "China", 0.844),
    (2014, "China", 0.816),
    (2015, "China", 0.833),
    (2018, "China", 0.866),
    (2014, "Kazakhstan", 0.792),
    (2015, "Kazakhstan", 0.719),
];

fn russia() -> Option<Vec<Row>> {
    let calls = shared::csv(&shared::text("data/unga_votes/un_roll_calls.csv.gz")?).1;
    let votes = shared::csv(&shared::text("data/unga_votes/un_votes.csv.gz")?).1;
    let year: BTreeMap<&str, i32> =
        calls.iter().map(|row| (row[0].as_str(), row[1].parse::<i32>().unwrap() + 1945)).collect();
    let mut sessions: BTreeMap<i32, Vec<&Vec<String>>> = BTreeMap::new();
    votes.iter().for_each(|row| sessions.entry(year[row[0].as_str()]).or_default().push(row));
    let of = |(year, partner, theirs): (i32, &str, f64)| {
        let (names, votes) = session(&sessions[&year]);
        let table = votes.without_unanimous().table(names["Russia"], names[partner]);
        let ours = number(Similarity::Agreement(Credit::Half), &table);
        one(
            format!("agreement half-credit, Russia and {partner} {year}"),
            "checked figure",
            theirs,
            3,
            ours,
        )
    };
    Some(FIGURES.map(of).into())
}

fn session<'a>(rows: &[&'a Vec<String>]) -> (BTreeMap<&'a str, usize>, Portfolios) {
    let (mut names, mut items) = (BTreeMap::new(), BTreeMap::new());
    for row in rows {
        let (member, item) = (names.len(), items.len());
        names.entry(row[1].as_str()).or_insert(member);
        items.entry(row[0].as_str()).or_insert(item);
    }
    let mut votes = Portfolios::new(3, names.len(), items.len()).unwrap();
    for row in rows {
        let level =
            ["yes", "abstain", "no"].iter().position(|vote| *vote == row[3]).map(|at| at as u8);
        votes.set(names[row[1].as_str()], items[row[0].as_str()], level).unwrap();
    }
    (names, votes)
}
