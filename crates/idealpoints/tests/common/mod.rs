//! What the tests and the example share: the files in the shared folder, and the comparison with
//! published estimates.

#![allow(unreachable_pub, reason = "the module of a test or an example")]
#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail and say why")]
#![allow(clippy::disallowed_methods, reason = "tests and examples open files")]

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use counterpoise_idealpoints::{
    Choice, Fitted, Link, RawVote, RollCall, RollCallFacts, Rules, Selection, Vote, Votes,
};
use flate2::read::GzDecoder;

/// The published estimate of a state in a session.
pub struct Published {
    pub state: u32,
    pub session: u32,
    pub votes: usize,
    pub place: f64,
    pub p5: f64,
    pub p95: f64,
}

/// A file of the shared folder; `None`, with a line that says so, where it is not there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {path} not found in the shared folder");
    None
}

/// The votes behind the published file "All": the rules applied to the votes of 1946 to 2019.
pub fn unga() -> Option<Selection> {
    let roll_calls = roll_calls(&shared("data/unga_votes/un_roll_calls.csv.gz")?);
    let links = links(&shared("data/unga_idealpoints/Matches.csv")?);
    let names = names(&shared("data/unga_idealpoints/IdealpointestimatesAll_Apr2020.csv.gz")?);
    let votes = votes(&shared("data/unga_votes/un_votes.csv.gz")?, &names);
    Some(Rules::published().select(&roll_calls, &links, &votes))
}

/// The published estimates, in the order of the file.
pub fn published() -> Option<Vec<Published>> {
    let path = shared("data/unga_idealpoints/IdealpointestimatesAll_Apr2020.csv.gz")?;
    let row = |row: &[String]| Published {
        state: number(&row[1]),
        session: number(&row[2]),
        votes: row[3].parse().unwrap(),
        place: row[4].parse().unwrap(),
        p5: row[6].parse().unwrap(),
        p95: row[10].parse().unwrap(),
    };
    Some(rows(&path).iter().map(|it| row(it)).collect())
}

fn simulated() -> serde_json::Value {
    serde_json::from_str(include_str!("../reference/ordinal.json")).unwrap()
}

fn places(json: &serde_json::Value, name: &str) -> Vec<f64> {
    json[name].as_array().unwrap().iter().map(|it| it.as_f64().unwrap()).collect()
}

/// Simulated votes, with the places that made them.
pub fn toy() -> (Votes, Vec<f64>) {
    let json = simulated();
    let mut votes = Votes::default();
    for (state, row) in json["votes"].as_array().unwrap().iter().enumerate() {
        for (item, code) in row.as_str().unwrap().chars().enumerate() {
            let choice = Choice::from_code(code.to_digit(10).unwrap() as u8);
            let vote =
                choice.map(|choice| Vote { state: state as u32, roll_call: item as u32, choice });
            votes.votes.extend(vote);
        }
    }
    votes.roll_calls = (0..80).map(|id| RollCall { id, session: 1 }).collect();
    (votes, places(&json, "places"))
}

/// The places that `MCMCordfactanal` and `ordIRT` give for these votes.
pub fn toy_reference() -> [Vec<f64>; 2] {
    let json = simulated();
    ["mcmc", "em"].map(|name| places(&json, name))
}

fn roll_calls(path: &Path) -> Vec<RollCallFacts> {
    let row = |row: &Vec<String>| RollCallFacts {
        id: number(&row[0]),
        session: number(&row[1]),
        year: row[3][..4].parse().unwrap(),
        amendment: row[5] == "1",
        paragraph: row[6] == "1",
    };
    rows(path).iter().map(row).collect()
}

fn links(path: &Path) -> Vec<Link> {
    rows(path).iter().map(|row| Link { earlier: number(&row[1]), later: number(&row[2]) }).collect()
}

/// States by name: three of the votes' table have no code, and one has the code NA.
fn names(path: &Path) -> BTreeMap<String, u32> {
    let mut names: BTreeMap<String, u32> =
        rows(path).iter().map(|row| (row[13].clone(), number(&row[1]))).collect();
    let other = [
        ("Côte d’Ivoire", 437),
        ("Zanzibar", 511),
        ("Eswatini", 572),
        ("Federal Republic of Germany", 260),
        ("North Macedonia", 343),
    ];
    names.extend(other.map(|(name, number)| (name.to_string(), number)));
    names
}

fn votes(path: &Path, names: &BTreeMap<String, u32>) -> Vec<RawVote> {
    let code = |vote: &str| match vote {
        "yes" => 1,
        "abstain" => 2,
        "no" => 3,
        _ => 8,
    };
    let mut votes = Vec::new();
    let mut reader = reader(path);
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).unwrap() {
        votes.push(RawVote {
            state: names[&row[1]],
            roll_call: number(&row[0]),
            code: code(&row[3]),
        });
    }
    votes
}

fn reader(path: &Path) -> csv::Reader<Box<dyn std::io::Read>> {
    let file = File::open(path).unwrap();
    let gz = path.extension().is_some_and(|it| it == "gz");
    csv::ReaderBuilder::new().flexible(true).from_reader(if gz {
        Box::new(GzDecoder::new(file))
    } else {
        Box::new(file)
    })
}

/// Rows as text in Latin-1, the encoding of the published file.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = |row: csv::ByteRecord| {
        row.iter().map(|field| field.iter().map(|&byte| byte as char).collect()).collect()
    };
    reader(path).byte_records().map(|row| text(row.unwrap())).collect()
}

fn number(text: &str) -> u32 {
    text.parse().unwrap()
}

/// How close a fit comes to the published estimates.
#[derive(Debug)]
pub struct Closeness {
    pub points: usize,
    pub votes_equal: usize,
    pub pooled: f64,
    pub rmse: f64,
    pub largest: f64,
    pub session_least: f64,
    pub session_median: f64,
    pub later_pooled: f64,
    pub later_rmse: f64,
    pub later_largest: f64,
    pub coverage: f64,
    pub width_ratio: f64,
}

/// Compares every published estimate with ours. Sessions from the tenth on count as later.
pub fn compare(fitted: &Fitted, published: &[Published]) -> Closeness {
    let pairs: Vec<(&Published, &counterpoise_idealpoints::Point)> = published
        .iter()
        .filter_map(|it| Some((it, &fitted.points[fitted.find(it.state, it.session)?])))
        .collect();
    let values = |keep: &dyn Fn(&Published) -> bool| -> Vec<(f64, f64)> {
        pairs
            .iter()
            .filter(|(it, _)| keep(it))
            .map(|(it, ours)| (it.place, ours.place.mean))
            .collect()
    };
    let all = values(&|_| true);
    let later = values(&|it| 10 <= it.session);
    let mut by_session: Vec<f64> = (1..=74)
        .filter(|it| *it != 19)
        .map(|session| r(&values(&|it| it.session == session)))
        .collect();
    by_session.sort_by(f64::total_cmp);
    let n = pairs.len() as f64;
    let inside = pairs
        .iter()
        .filter(|(it, ours)| it.p5 <= ours.place.mean && ours.place.mean <= it.p95)
        .count();
    let widths = |(it, ours): &(&Published, &counterpoise_idealpoints::Point)| {
        (ours.place.p95 - ours.place.p5) / (it.p95 - it.p5)
    };
    Closeness {
        points: pairs.len(),
        votes_equal: pairs.iter().filter(|(it, ours)| it.votes == ours.votes).count(),
        pooled: r(&all),
        rmse: rmse(&all),
        largest: largest(&all),
        session_least: by_session[0],
        session_median: by_session[by_session.len() / 2],
        later_pooled: r(&later),
        later_rmse: rmse(&later),
        later_largest: largest(&later),
        coverage: inside as f64 / n,
        width_ratio: pairs.iter().map(widths).sum::<f64>() / n,
    }
}

/// Pearson's correlation.
pub fn r(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (x, y) = (
        pairs.iter().map(|it| it.0).sum::<f64>() / n,
        pairs.iter().map(|it| it.1).sum::<f64>() / n,
    );
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let (xx, yy) = (sum(&|it| (it.0 - x) * (it.0 - x)), sum(&|it| (it.1 - y) * (it.1 - y)));
    sum(&|it| (it.0 - x) * (it.1 - y)) / (xx * yy).sqrt()
}

fn rmse(pairs: &[(f64, f64)]) -> f64 {
    (pairs.iter().map(|it| (it.0 - it.1) * (it.0 - it.1)).sum::<f64>() / pairs.len() as f64).sqrt()
}

fn largest(pairs: &[(f64, f64)]) -> f64 {
    pairs.iter().map(|it| (it.0 - it.1).abs()).fold(0.0, f64::max)
}
