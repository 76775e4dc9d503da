//! What a session says after edits is what a fresh one says; and it computes no more than it must.

#![allow(clippy::unwrap_used, reason = "tests")]

use counterpoise_case::{Folder, read_folder};
use counterpoise_engine::{Asked, Found, Options, Query, Session, Unheard};
use counterpoise_present as present;
use std::path::Path;
use std::sync::atomic::Ordering;

fn shipped() -> Folder {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china"))
}

/// Few draws: every comparison is exact all the same.
fn open(folder: Folder) -> Session {
    Session::of(folder, Options { draws: Some(64), ..Options::default() }).unwrap()
}

fn text(folder: &Folder, file: &str) -> String {
    let bytes = &folder.files.iter().find(|(name, _)| name == file).unwrap().1;
    String::from_utf8(bytes.clone()).unwrap()
}

/// All cells and claims by names, as programs get them.
fn told(session: &Session) -> Vec<String> {
    let queries = [Query::Cells(Asked::default()), Query::Claims(None)];
    queries
        .iter()
        .flat_map(|query| session.query(query).unwrap())
        .map(|found| one(&found))
        .collect()
}

fn one(found: &Found) -> String {
    match found {
        Found::Cell(fact) => {
            let cell = present::cell(&fact.case, &fact.is);
            format!("{cell}")
        }
        Found::Claim(fact) => present::claim(&fact.case, &fact.is).to_string(),
        _ => panic!("not asked"),
    }
}

/// The block of the event with this id: its first line to the blank line after it.
fn block(text: &str, id: &str) -> (usize, usize) {
    let at = text.find(&format!("  id: {id}\n")).unwrap();
    let begins = text[..at].rfind("\nevent ").unwrap() + 1;
    let ends = text[at..].find("\n\n").map_or(text.len(), |end| at + end + 2);
    (begins, ends)
}

fn in_block(text: &str, id: &str, edit: impl Fn(&str) -> String) -> String {
    let (begins, ends) = block(text, id);
    format!("{}{}{}", &text[..begins], edit(&text[begins..ends]), &text[ends..])
}

/// A text made of a text.
type Edit = Box<dyn Fn(&str) -> String>;

/// Edits of the kinds that an analyst makes, each of the text as it then stands.
fn edits() -> Vec<(&'static str, &'static str, Edit)> {
    fn swap(id: &'static str, from: &'static str, to: &'static str) -> Edit {
        Box::new(move |text| {
            let edited = in_block(text, id, |block| block.replacen(from, to, 1));
            assert_ne!(edited, text, "{id} has no {from}");
            edited
        })
    }
    fn swap_in(from: &'static str, to: &'static str) -> Edit {
        Box::new(move |text| {
            assert!(text.contains(from), "there is no {from}");
            text.replacen(from, to, 1)
        })
    }
    let first = |text: &str| {
        let new = "event 2014-06-02 USA -> CAN \"Nothing that matters here\"\n  id: A000\n  \
                   deed, none, soft, weight 1, context\n  via: @study p. 1\n\n";
        let at = text.find("\nevent ").unwrap() + 1;
        format!("{}{new}{}", &text[..at], &text[at..])
    };
    let note = |text: &str| text.replacen("\n  note: ", "\n  note: Said otherwise. ", 1);
    let without = |text: &str| in_block(text, "E062", |_| String::new());
    let doubled = |text: &str| {
        let (begins, ends) = block(text, "E106");
        let block = text[begins..ends].replacen("id: E106", "id: E106b", 1);
        format!("{}{block}{}", &text[..ends], &text[ends..])
    };
    vec![
        ("another weight", "events.case", swap("E106", "weight 4", "weight 2")),
        ("an unrelated event first", "events.case", Box::new(first)),
        ("another note", "events.case", Box::new(note)),
        ("another stance", "events.case", swap("E111", "accommodate", "resist")),
        ("hard, not soft", "events.case", swap("E106", "soft", "hard")),
        ("another matter", "events.case", swap("E106", "gas-supply", "pipelines")),
        ("an event less", "events.case", Box::new(without)),
        ("an event twice", "events.case", Box::new(doubled)),
        ("read elsewhere", "events.case", swap("E111", "via: @study p", "via: @lo2008 p")),
        ("another degree", "assessments.case", swap_in("degree: 0.05", "degree: 0.4")),
        ("a year of a series", "series/gdp.csv", swap_in("\n2014,", "\n2014,1")),
        ("what was looked at", "study.case", swap_in("coded: gains, issue", "coded: issue")),
        ("another unit", "study.case", swap_in("  undated:", "  unit: 3\n  undated:")),
        ("a tie of cause", "events.case", swap_in("\n  follows: E022", "")),
        (
            "another arena judged",
            "study.case",
            swap_in("eurasia, bilateral, asia", "eurasia, asia"),
        ),
        ("nothing", "study.case", Box::new(|text| format!("{text}\n; Nothing.\n"))),
    ]
}

#[test]
fn after_every_edit_a_session_says_what_a_fresh_one_says() {
    let mut folder = shipped();
    let mut session = open(folder.clone());
    told(&session);
    for (what, file, edit) in edits() {
        let edited = edit(&text(&folder, file));
        session.edit(file, edited.clone()).unwrap();
        folder.files.iter_mut().find(|(name, _)| name == file).unwrap().1 = edited.into();
        let errors = session.diagnostics().iter().filter(|of| of.is_error());
        let errors: Vec<&str> = errors.map(|of| of.message.as_str()).collect();
        assert!(errors.is_empty(), "{what}: {errors:?}");
        let fresh = open(folder.clone());
        for (kept, new) in told(&session).iter().zip(&told(&fresh)) {
            assert_eq!(kept, new, "{what}");
        }
    }
}

#[test]
fn what_does_not_hang_on_an_edit_is_not_computed_again() {
    let folder = shipped();
    let mut session = open(folder.clone());
    told(&session);
    let again = |session: &mut Session, file: &str, edit: &dyn Fn(&str) -> String| {
        let before = session.computed();
        let edited = edit(&text(session.folder(), file));
        session.edit(file, edited).unwrap();
        told(session);
        let after = session.computed();
        (after.cells - before.cells, after.claims - before.claims)
    };
    let all = session.case().claims.len();
    let explained = 6..=12;
    for (what, file, edit) in edits() {
        let (cells, claims) = again(&mut session, file, &edit);
        match what {
            // Claims of explanations rest on the whole case, words and all.
            "an unrelated event first" | "another note" => {
                assert_eq!(cells, 0, "{what}");
                assert!(explained.contains(&claims), "{what}: {claims} of {all}");
            }
            // It cites others: what it was read in bears on claims alone.
            "read elsewhere" => {
                assert_eq!(cells, 0, "{what}");
                assert!(claims > 0, "{what}");
            }
            "nothing" => assert_eq!((cells, claims), (0, 0), "{what}"),
            // Every cell is under the settings, and a fact of coding concerns them all.
            "another unit" | "what was looked at" => assert!(cells >= 20, "{what}: {cells}"),
            "another arena judged" => assert_eq!(cells, 0, "{what}"),
            // One period of some arenas and of all together, or two.
            _ => assert!((1..=20).contains(&cells), "{what}: {cells}"),
        }
    }
    // Undone, everything is known.
    let stands = text(session.folder(), "events.case");
    let edited = in_block(&stands, "E106", |block| block.replacen("weight 2", "weight 5", 1));
    session.edit("events.case", edited).unwrap();
    told(&session);
    let before = session.computed();
    session.edit("events.case", stands).unwrap();
    told(&session);
    assert_eq!(session.computed(), before);
}

#[test]
fn a_question_that_is_stopped_leaves_nothing_half_found() {
    let session = open(shipped());
    let stop = session.stopper();
    stop.store(true, Ordering::Relaxed);
    assert_eq!(session.query(&Query::Cells(Asked::default())).unwrap_err(), Unheard::Stopped);
    assert_eq!(session.query(&Query::Claims(None)).unwrap_err(), Unheard::Stopped);
    assert_eq!(session.computed().cells, 0);
    stop.store(false, Ordering::Relaxed);
    assert_eq!(told(&session), told(&open(shipped())));
}

#[test]
fn a_question_is_narrowed_and_not_the_case() {
    let session = open(shipped());
    let asked = Asked {
        arenas: Some(vec!["central-asia".to_owned()]),
        periods: Some(vec!["sreb-to-crimea".to_owned()]),
        school: Some("study-2019".to_owned()),
        dyad: None,
    };
    let found = session.query(&Query::Cells(asked.clone())).unwrap();
    assert_eq!((found.len(), session.computed().cells), (1, 1));
    let Found::Cell(cell) = &found[0] else { panic!("no cell") };
    assert_eq!(cell.is.verdicts.len(), 1);
    // Universes are tried for that cell alone.
    let found = session.query(&Query::Universes(asked)).unwrap();
    let Found::Universes(fact) = &found[0] else { panic!("no universes") };
    assert_eq!(fact.is.0.as_ref().unwrap().verdicts.len(), 1);
    let wrong = Asked { periods: Some(vec!["tomorrow".to_owned()]), ..Asked::default() };
    let Err(Unheard::Unknown("period", name, known)) = session.query(&Query::Cells(wrong)) else {
        panic!("no such period")
    };
    assert_eq!((name.as_str(), known.is_empty()), ("tomorrow", false));
}

#[test]
fn a_text_with_errors_is_checked_and_not_judged() {
    let mut session = open(shipped());
    let old = text(session.folder(), "events.case");
    session.edit("events.case", old.replacen("accommodate", "acommodate", 1)).unwrap();
    assert!(!session.is_sound());
    assert_eq!(session.query(&Query::Rivals).unwrap_err(), Unheard::Broken);
    session.edit("events.case", old).unwrap();
    assert!(session.query(&Query::Rivals).is_ok());
}
