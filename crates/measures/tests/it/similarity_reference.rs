//! Published and computed numbers of similarity: Signorino and Ritter 1999, fpsim's documentation,
//! UN votes.

use counterpoise_measures::similarity::{Credit, Distance, Portfolios, Similarity, Table, s};
use counterpoise_measures::{Reason, Value};
use serde_json::Value as Json;

use crate::shared;

const CLOSE: f64 = 1e-8;

fn of(measure: Similarity, table: &Table) -> f64 {
    measure.of(table).value.number().unwrap()
}

fn votes(levels: &[u8]) -> Vec<Option<u8>> {
    levels.iter().copied().map(Some).collect()
}

fn alliances(x: &[u8], y: &[u8], weights: Option<&[f64]>) -> Table {
    Table::of(4, &votes(x), &votes(y), weights).unwrap()
}

/// Germany and Russia in 1914, as Signorino and Ritter 1999, Table 6, code them; the weights are
/// the printed shares.
const GERMANY: [u8; 20] = [3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0];
const RUSSIA: [u8; 20] = [0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const SHARES: [f64; 14] =
    [0.25, 0.21, 0.2, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01];

#[test]
fn germany_and_russia_in_1914() {
    let table = alliances(&GERMANY, &RUSSIA, None);
    let expected = [
        (Similarity::S(Distance::Absolute), 0.4),
        (Similarity::S(Distance::Squared), 0.444_444_444),
        (Similarity::TauB, 0.030_316_953),
        (Similarity::Kappa(Distance::Squared), -0.077_586_207),
        (Similarity::Kappa(Distance::Absolute), -0.071_428_571),
        (Similarity::Kappa(Distance::Nominal), -0.029_411_765),
        (Similarity::Pi(Distance::Squared), -0.086_956_522),
        (Similarity::Pi(Distance::Absolute), -0.084_337_349),
        (Similarity::Pi(Distance::Nominal), -0.044_776_119),
        (Similarity::A(Distance::Absolute), -0.04),
    ];
    for (measure, value) in expected {
        assert!((of(measure, &table) - value).abs() < 1e-8, "{measure:?}");
    }
    assert_eq!(table.n(), 20);
}

#[test]
fn the_same_weighted_by_capability() {
    let mut weights = [0.0; 20];
    weights[..14].copy_from_slice(&SHARES);
    let table = alliances(&GERMANY, &RUSSIA, Some(&weights));
    // The article prints -0.45 from unrounded shares.
    assert!((of(Similarity::S(Distance::Absolute), &table) + 0.46).abs() < CLOSE);
    assert!((of(Similarity::A(Distance::Absolute), &table) + 0.515_733_333).abs() < CLOSE);
}

#[test]
fn the_same_as_allied_or_not() {
    let binary =
        |levels: &[u8]| votes(&levels.iter().map(|&level| u8::from(level > 0)).collect::<Vec<_>>());
    let table = Table::of(2, &binary(&GERMANY), &binary(&RUSSIA), None).unwrap();
    assert!((of(Similarity::S(Distance::Absolute), &table) - 0.4).abs() < CLOSE);
    for measure in
        [Similarity::TauB, Similarity::Kappa(Distance::Squared), Similarity::Pi(Distance::Nominal)]
    {
        assert!((of(measure, &table) - 0.0625).abs() < CLOSE, "{measure:?}");
    }
}

#[test]
fn table_5_of_signorino_and_ritter() {
    let mostly = |level: u8, ends: (u8, u8)| {
        let mut levels = vec![level; 12];
        (levels[0], levels[11]) = ends;
        levels
    };
    let cases = [
        (vec![0, 1, 2, 3], vec![3, 2, 1, 0], -1.0 / 3.0),
        (vec![1, 2, 2, 3], vec![3, 2, 2, 1], 1.0 / 3.0),
        (vec![2, 2, 3, 3], vec![3, 3, 2, 2], 1.0 / 3.0),
        (vec![3; 4], vec![3; 4], 1.0),
        (mostly(0, (0, 3)), mostly(0, (3, 0)), 2.0 / 3.0),
        (mostly(1, (0, 3)), mostly(1, (3, 0)), 2.0 / 3.0),
        (mostly(2, (0, 3)), mostly(2, (3, 0)), 2.0 / 3.0),
        (mostly(3, (0, 3)), mostly(3, (3, 0)), 2.0 / 3.0),
    ];
    for (x, y, expected) in cases {
        assert!(
            (of(Similarity::S(Distance::Absolute), &alliances(&x, &y, None)) - expected).abs()
                < CLOSE,
            "{x:?}"
        );
    }
}

#[test]
fn several_dimensions_are_pooled_with_equal_weight() {
    let allied = alliances(&[3, 2, 3, 0], &[2, 3, 0, 3], Some(&[0.5, 0.4, 0.05, 0.05]));
    let voted =
        Table::of(3, &votes(&[2, 2, 0, 1]), &votes(&[2, 2, 0, 2]), Some(&[0.25; 4])).unwrap();
    let pooled = s::pooled(&[(allied, 1.0), (voted, 1.0)], Distance::Absolute);
    // The example in the unit tests of Signorino's laboratory.
    assert!((pooled.value.number().unwrap() - 0.475).abs() < CLOSE);
    assert_eq!(pooled.n, 8);
}

#[test]
fn undefined_is_undefined_and_says_why() {
    let constant = alliances(&[3; 4], &[3; 4], None);
    let reason = |measure: Similarity, table: &Table| measure.of(table).value;
    assert_eq!(reason(Similarity::TauB, &constant), Value::Undefined(Reason::ConstantPortfolio));
    for measure in
        Distance::ALL.map(Similarity::Kappa).into_iter().chain(Distance::ALL.map(Similarity::Pi))
    {
        assert_eq!(reason(measure, &constant), Value::Undefined(Reason::NoDisagreementExpected));
    }
    assert_eq!(of(Similarity::A(Distance::Absolute), &constant), 0.0);
    let empty = Table::new(3).unwrap();
    for measure in Similarity::all() {
        assert_eq!(
            reason(measure, &empty),
            Value::Undefined(Reason::NothingInCommon),
            "{measure:?}"
        );
    }
}

fn levels_of(json: &Json, lowest: u64) -> Vec<Option<u8>> {
    json.as_array().unwrap().iter().map(|x| Some((x.as_u64().unwrap() - lowest) as u8)).collect()
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

#[test]
fn every_number_of_the_reference_file() {
    let json: Json = serde_json::from_str(include_str!("../reference/similarity.json")).unwrap();
    let mut compared = 0;
    for case in json["cases"].as_array().unwrap().iter().filter(|case| case["dmax"].is_u64()) {
        let top = case["dmax"].as_u64().unwrap();
        let lowest = u64::from(top == 2);
        let table = Table::of(
            top as usize + 1,
            &levels_of(&case["x"], lowest),
            &levels_of(&case["y"], lowest),
            None,
        );
        compared += compare(&table.unwrap(), &case["expected"], &case["id"]);
    }
    assert_eq!(compared, 8 * 11 + 11 + 12);
}

fn compare(table: &Table, expected: &Json, id: &Json) -> usize {
    let given =
        NAMES.iter().filter_map(|(name, measure)| Some((name, measure, expected.get(name)?)));
    given
        .map(|(name, measure, value)| match (measure.of(table).value.number(), value.as_f64()) {
            (Some(ours), Some(theirs)) => {
                assert!((ours - theirs).abs() < CLOSE, "{id} {name}: {ours} {theirs}");
            }
            (ours, theirs) => assert_eq!(ours.is_some(), theirs.is_some(), "{id} {name}"),
        })
        .count()
}

#[test]
fn table_8_of_signorino_and_ritter() {
    let json: Json = serde_json::from_str(include_str!("../reference/similarity.json")).unwrap();
    let case = json["cases"]
        .as_array()
        .unwrap()
        .iter()
        .find(|case| case["id"] == "SR1999_table7_8")
        .unwrap();
    let weights: Vec<f64> =
        case["alliances"]["Cap"].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect();
    for (pair, expected) in case["expected"].as_object().unwrap() {
        let (x, y) = pair.split_once('-').unwrap();
        let level = |part: &str, who: &str, lowest| levels_of(&case[part][who], lowest);
        let allied =
            Table::of(4, &level("alliances", x, 0), &level("alliances", y, 0), Some(&weights))
                .unwrap();
        let voted = Table::of(3, &level("votes", x, 1), &level("votes", y, 1), None).unwrap();
        let alone = of(Similarity::S(Distance::Absolute), &allied);
        let both =
            s::pooled(&[(allied, 1.0), (voted, 1.0)], Distance::Absolute).value.number().unwrap();
        assert!((alone - expected["alliance_capw"].as_f64().unwrap()).abs() < CLOSE, "{pair}");
        assert!((both - expected["both"].as_f64().unwrap()).abs() < CLOSE, "{pair}");
        // The article used unrounded capabilities; only the rounded ones are printed.
        assert!((alone - expected["published"][0].as_f64().unwrap()).abs() < 0.06, "{pair}");
        assert!((both - expected["published"][1].as_f64().unwrap()).abs() < 0.06, "{pair}");
    }
}

#[test]
fn un_votes_of_session_70() {
    let json: Json = serde_json::from_str(include_str!("../reference/session_70.json")).unwrap();
    let names: Vec<&str> =
        json["members"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let votes = json["votes"].as_array().unwrap();
    let mut portfolios = Portfolios::new(3, names.len(), votes.len()).unwrap();
    for (item, row) in votes.iter().enumerate() {
        for (member, vote) in row.as_str().unwrap().chars().enumerate() {
            portfolios.set(member, item, vote.to_digit(10).map(|vote| vote as u8 - 1)).unwrap();
        }
    }
    let columns: Vec<&str> =
        json["columns"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let member = |name: &Json| names.iter().position(|one| Some(*one) == name.as_str()).unwrap();
    let pairs = json["pairs"].as_array().unwrap();
    for row in pairs {
        let table = portfolios.table(member(&row[0]), member(&row[1]));
        assert_eq!(table.n() as u64, row[2].as_u64().unwrap());
        for (name, measure) in NAMES {
            let theirs =
                row[columns.iter().position(|one| *one == name).unwrap()].as_f64().unwrap();
            assert!((of(measure, &table) - theirs).abs() < CLOSE, "{row:?} {name}");
        }
    }
    assert_eq!(pairs.len(), 33);
}

#[test]
fn russia_and_china_in_the_assembly() {
    let Some(calls) = shared::text("data/unga_votes/un_roll_calls.csv.gz") else { return };
    let Some(votes) = shared::text("data/unga_votes/un_votes.csv.gz") else { return };
    let (_, calls) = shared::csv(&calls);
    // Half credit without unanimous roll calls; sessions 47, 63 and 69 are 1992, 2008 and 2014.
    // Figures of three digits.
    for (session, expected) in [("47", 0.657), ("63", 0.915), ("69", 0.816)] {
        let mut items: Vec<&str> =
            calls.iter().filter(|row| row[1] == session).map(|row| row[0].as_str()).collect();
        items.sort_unstable();
        let rows = votes.lines().skip(1).filter_map(|line| line.split_once(','));
        let rows: Vec<(usize, &str)> = rows
            .filter_map(|(call, rest)| Some((items.binary_search(&call).ok()?, rest)))
            .collect();
        let state =
            |rest: &str| rest.split("\",").next().unwrap_or("").trim_matches('"').to_owned();
        let mut names: Vec<String> = rows.iter().map(|(_, rest)| state(rest)).collect();
        names.sort_unstable();
        names.dedup();
        let mut portfolios = Portfolios::new(3, names.len(), items.len()).unwrap();
        for (item, rest) in &rows {
            let level = ["\"yes\"", "\"abstain\"", "\"no\""]
                .iter()
                .position(|vote| rest.ends_with(vote))
                .unwrap();
            portfolios
                .set(names.binary_search(&state(rest)).unwrap(), *item, Some(level as u8))
                .unwrap();
        }
        let at = |name: &str| names.iter().position(|one| one == name).unwrap();
        let table = portfolios.without_unanimous().table(at("Russia"), at("China"));
        assert!(
            (of(Similarity::Agreement(Credit::Half), &table) - expected).abs() < 5e-4,
            "session {session}"
        );
    }
}
