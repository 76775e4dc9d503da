//! An edit of one event of the shipped case, through the engine: diagnostics, the touched cells, all
//! cells, the claims that rest on it, each beside the same asked of a case that was just opened.
//! `cargo run --release -p counterpoise-benches --bin edits [TIMES]`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

use counterpoise_case::read_folder;
use counterpoise_engine::{Asked, Options, Query, Session};
use std::path::Path;
use std::time::{Duration, Instant};

/// The event that is edited, and what is edited in it.
const EDITED: &str = "E106";

fn main() {
    let times: usize = std::env::args().nth(1).map_or(9, |n| n.parse().unwrap());
    let folder = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/russia-china"));
    let text = folder.files.iter().find(|(name, _)| name == "events.case").unwrap().1.clone();
    let text = String::from_utf8(text).unwrap();
    let weighs = |weight: u32| weighed(&text, weight);
    let mut session = Session::of(folder.clone(), Options::default()).unwrap();
    let touched = Query::Cells(touched(&session));
    let cells = Query::Cells(Asked::default());
    let (counted, explained) = claims(&session);
    let mut rows: Vec<(&str, Vec<Duration>, Vec<Duration>)> = Vec::new();
    let mut put = |what: &'static str, kept: Duration, cold: Duration| match rows
        .iter_mut()
        .find(|(own, ..)| *own == what)
    {
        Some((_, one, other)) => {
            one.push(kept);
            other.push(cold);
        }
        None => rows.push((what, vec![kept], vec![cold])),
    };
    for query in [&cells, &counted, &explained] {
        session.query(query).unwrap();
    }
    for time in 0..times {
        // Each time a text that was not there before.
        let edit = weighs(10 + time as u32);
        let (edited, ()) = timed(|| session.edit("events.case", edit.clone()).unwrap());
        let mut changed = folder.clone();
        changed.files.iter_mut().find(|(name, _)| name == "events.case").unwrap().1 = edit.into();
        let (opened, cold) = timed(|| Session::of(changed, Options::default()).unwrap());
        assert!(session.is_sound(), "{:?}", session.diagnostics());
        put("diagnostics", edited, opened);
        let before = session.computed();
        for (what, query) in [
            ("touched cells", &touched),
            ("all cells", &cells),
            ("claims", &counted),
            ("of explanations", &explained),
        ] {
            let (kept, _) = timed(|| session.query(query).unwrap());
            let (fresh, _) = timed(|| cold.query(query).unwrap());
            put(what, kept, fresh);
        }
        let after = session.computed();
        if time == 0 {
            println!(
                "computed again: {} cells, {} claims",
                after.cells - before.cells,
                after.claims - before.claims
            );
        }
    }
    println!("{:16} {:>10} {:>10} {:>7}", "after an edit", "kept", "cold", "ratio");
    for (what, mut kept, mut cold) in rows {
        kept.sort_unstable();
        cold.sort_unstable();
        let (kept, cold) = (kept[kept.len() / 2], cold[cold.len() / 2]);
        let ratio = cold.as_secs_f64() / kept.as_secs_f64();
        let ms = |time: Duration| format!("{:.1} ms", 1000.0 * time.as_secs_f64());
        println!("{what:16} {:>10} {:>10} {ratio:>7.1}", ms(kept), ms(cold));
    }
}

/// The claims that count something, and those of explanations, which all clues together decide.
fn claims(session: &Session) -> (Query, Query) {
    use counterpoise_case::model::{Claim, TestKind};
    let explains = |claim: &Claim| {
        claim.tests.iter().any(|test| matches!(test.kind, TestKind::Explanation { .. }))
    };
    let (of, other): (Vec<&Claim>, Vec<&Claim>) =
        session.case().claims.iter().partition(|claim| explains(claim));
    let names = |all: Vec<&Claim>| Some(all.iter().map(|claim| claim.id.clone()).collect());
    (Query::Claims(names(other)), Query::Claims(names(of)))
}

fn timed<T>(what: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let made = what();
    (begun.elapsed(), made)
}

/// The text with another weight of the event, as no coder would write it: 1.10, 1.11, ...
fn weighed(text: &str, weight: u32) -> String {
    let at = text.find(&format!("  id: {EDITED}\n")).unwrap();
    let coding = text[at..].find("weight").unwrap() + at;
    let end = text[coding..].find([',', '\n']).unwrap() + coding;
    format!("{}weight 1.{weight}{}", &text[..coding], &text[end..])
}

/// The cells in which the event counts.
fn touched(session: &Session) -> Asked {
    let case = session.case();
    let event = case.events.iter().find(|event| event.id == EDITED).unwrap();
    let window = |of: &counterpoise_case::model::Period| {
        event.date.as_ref().unwrap().extent_widened().share_in(of.window) > 0.0
    };
    let periods = case.periods.iter().filter(|of| !of.comparison && window(of));
    let mut arenas: Vec<String> =
        event.bears_on.iter().map(|bearing| case[bearing.arena].id.clone()).collect();
    arenas.push("all".to_owned());
    Asked {
        arenas: Some(arenas),
        periods: Some(periods.map(|of| of.id.clone()).collect()),
        ..Asked::default()
    }
}
