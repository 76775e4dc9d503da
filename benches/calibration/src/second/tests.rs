//! Whether what is drawn is what was asked for, and its text has the form of the language.

use super::acts::Hardness;
use super::dates::{exactly, monthly};
use super::sources::Omission;
use super::*;
use crate::simulated::{MODES, Mode, Parties, STANCES, Stance, TRUE_ACTS};

const DRAWS: usize = 40_000;

fn acts(kind: usize) -> (Behaviour, Vec<Act>) {
    let behaviour = Behaviour::of_kind(kind);
    let mut random = Random::of([7, kind as u64, 7]);
    let mut past = Past::default();
    let acts = (0..DRAWS).map(|_| behaviour.act(&mut random, &mut past)).collect();
    (behaviour, acts)
}

/// The share of those that meet `of` which meet `what`, too.
fn share(acts: &[Act], of: impl Fn(&Act) -> bool, what: impl Fn(&Act) -> bool) -> f64 {
    let all: Vec<&Act> = acts.iter().filter(|act| of(act)).collect();
    all.iter().filter(|act| what(act)).count() as f64 / all.len().max(1) as f64
}

/// Within four standard errors and a little.
fn near(found: f64, asked: f64, of: usize, what: &str) {
    let allowed = 4.0 * (asked * (1.0 - asked) / of.max(1) as f64).sqrt() + 0.003;
    assert!((found - asked).abs() <= allowed, "{what}: {found} for {asked} of {of}");
}

fn check(
    acts: &[Act],
    asked: f64,
    what: &str,
    of: impl Fn(&Act) -> bool,
    is: impl Fn(&Act) -> bool,
) {
    let size = acts.iter().filter(|act| of(act)).count();
    if size > 0 {
        near(share(acts, of, is), asked, size, what);
    }
}

fn ids(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("  id: ")).collect()
}

/// First lines that declare something: none of them may stand twice.
fn declared(text: &str) -> Vec<&str> {
    let words = ["case ", "actor ", "arena ", "period ", "source ", "series ", "assessment "];
    text.lines().filter(|line| words.iter().any(|word| line.starts_with(word))).collect()
}

fn distinct<T: Ord>(mut list: Vec<T>) -> bool {
    let all = list.len();
    list.sort();
    list.dedup();
    list.len() == all
}

#[test]
fn the_same_arguments_give_the_same_text() {
    assert_eq!(ledger(1, 2, 50), ledger(1, 2, 50));
    let (one, other) = (ledger(1, 2, 50), ledger(2, 2, 50));
    assert_ne!(one.case_text, other.case_text);
    assert_eq!(one.truth_text, other.truth_text, "the truth is that of the kind");
    assert_ne!(one.truth_text, ledger(1, 3, 50).truth_text);
}

#[test]
fn kinds_are_distinct() {
    assert!(distinct(
        (0..KINDS).map(|kind| format!("{:?}", Behaviour::of_kind(kind).in_acts)).collect()
    ));
}

#[test]
fn ids_and_declarations_are_unique() {
    for (seed, n) in [(1, 3), (2, 17), (3, 60), (4, 200)] {
        for kind in 0..KINDS {
            if kind % 7 != seed as usize % 7 {
                continue;
            }
            let drawn = ledger(seed, kind, n);
            assert!(ids(&drawn.case_text).len() >= n);
            assert_eq!(ids(&drawn.truth_text).len(), TRUE_ACTS);
            for text in [&drawn.case_text, &drawn.truth_text] {
                assert!(distinct(ids(text)));
                assert!(distinct(declared(text)));
            }
        }
    }
}

/// Fields are indented by two blanks, directives by none; what is cited is in the bibliography.
#[test]
fn the_text_has_the_form_of_the_language() {
    for kind in 0..40 {
        let drawn = ledger(kind as u64, kind, 40);
        for text in [&drawn.case_text, &drawn.truth_text] {
            for line in text.lines().filter(|line| !line.is_empty()) {
                let indent = line.len() - line.trim_start().len();
                assert!(indent == 0 || indent == 2, "{line}");
                assert!(!line.trim_end().ends_with(':') && line.trim_end() == line, "{line}");
                if indent == 0 && !line.starts_with("source") {
                    assert!(line.ends_with('"') && line.matches('"').count() == 2, "{line}");
                }
                for key in line.split('@').skip(1) {
                    let key = key.split([' ', ';']).next().unwrap();
                    assert!(drawn.bibliography.contains(&format!("{{{key},")), "{line}");
                }
            }
        }
    }
}

#[test]
fn a_field_stands_once() {
    for kind in 0..60 {
        let drawn = ledger(3, kind, 100);
        for directive in drawn.case_text.split("\n\n") {
            let names = directive
                .lines()
                .skip(1)
                .filter_map(|line| line.trim().split_once(": "))
                .map(|pair| pair.0);
            assert!(distinct(names.collect()), "{directive}");
        }
    }
}

#[test]
fn stances_and_modes_have_the_shares_asked_for() {
    for kind in 0..60 {
        let (asked, drawn) = acts(kind);
        let own = |act: &Act| act.parties != Parties::Target;
        check(&drawn, asked.target, "target", |_| true, |act| !own(act));
        for (place, mode) in MODES.into_iter().enumerate() {
            check(&drawn, asked.modes[place], "mode", |_| true, |act| act.mode == mode);
        }
        for (place, stance) in STANCES.into_iter().enumerate() {
            let is = |act: &Act| act.stance == stance;
            check(
                &drawn,
                asked.in_acts[place],
                "acts",
                |act| own(act) && act.mode != Mode::Statement,
                is,
            );
            check(
                &drawn,
                asked.in_words[place],
                "words",
                |act| own(act) && act.mode == Mode::Statement,
                is,
            );
            check(&drawn, asked.of_target[place], "target's", |act| !own(act), is);
        }
    }
}

#[test]
fn what_is_done_has_the_shares_asked_for() {
    for kind in 0..60 {
        let (asked, drawn) = acts(kind);
        let own = |act: &Act| act.parties != Parties::Target;
        let yields = |act: &Act| own(act) && act.stance == Stance::Accommodate;
        let soft = |act: &Act| own(act) && act.mode == Mode::Deed && act.hardness != Hardness::Hard;
        let named = |name: &'static str| move |act: &Act| act.instrument == Some(name);
        check(&drawn, asked.joint.min(asked.not_silent()), "joint", yields, |act| {
            act.parties == Parties::Both
        });
        check(&drawn, asked.conceding, "conceding", yields, |act| {
            act.gains == Some("BBB relative")
        });
        check(
            &drawn,
            asked.outreach,
            "outreach",
            |act| soft(act) && !yields(act),
            named("outreach-to-rival"),
        );
        let resists = |act: &Act| soft(act) && act.stance == Stance::Resist;
        check(&drawn, asked.rival_project, "rival project", resists, named("rival-bloc"));
        let says = |act: &Act| own(act) && act.mode == Mode::Statement;
        check(&drawn, asked.posture, "posture", says, |act| act.posture.is_some());
        // A kind that hardly ever resists has nothing to give up.
        if drawn.iter().filter(|act| own(act) && act.stance == Stance::Resist).count() > DRAWS / 50
        {
            check(&drawn, asked.reversing, "reversing", yields, |act| act.reverses);
        }
    }
}

#[test]
fn hard_means_are_of_one_kind_in_ten() {
    let hard = (0..KINDS).filter(|kind| Behaviour::of_kind(*kind).hard > 0.0).count();
    assert_eq!(hard * 10, KINDS);
    for kind in 0..30 {
        let (asked, drawn) = acts(kind);
        let deeds = |act: &Act| act.mode == Mode::Deed && act.stance != Stance::Neutral;
        check(&drawn, asked.hard, "hard", deeds, |act| act.hardness == Hardness::Hard);
        assert_eq!(
            ledger(1, kind, 5).truth_text.contains(", hard,"),
            asked.hard > 0.0,
            "kind {kind}"
        );
    }
}

#[test]
fn a_reversal_follows_what_it_reverses() {
    let (_, drawn) = (0..KINDS).map(acts).find(|(asked, _)| asked.reversing > 0.1).unwrap();
    for act in drawn.iter().filter(|act| act.reverses) {
        let before = |other: &&Act| {
            other.stance == Stance::Resist && other.issue == act.issue && other.day < act.day
        };
        assert!(drawn.iter().any(|other| before(&other)));
    }
}

#[test]
fn coders_err_as_often_as_drawn() {
    let mut random = Random::of([1, 2, 3]);
    let mut flips = Vec::new();
    for _ in 0..200 {
        let project = Project::draw(&mut random);
        flips.push(project.flips);
        let wrong = (0..2000)
            .filter(|_| project.read_stance(&mut random, Stance::Resist) != Stance::Resist)
            .count();
        near(wrong as f64 / 2000.0, project.flips, 2000, "flips");
        let off = (0..2000).filter(|_| project.read_weight(&mut random, 3) != 3).count();
        near(off as f64 / 2000.0, project.misjudges, 2000, "misjudged");
    }
    assert!(flips.iter().all(|flip| (0.0..0.25).contains(flip)));
    assert!(flips.iter().any(|flip| *flip < 0.03) && flips.iter().any(|flip| *flip > 0.22));
}

#[test]
fn two_ledgers_of_three_are_assessed() {
    let assessed = (0..3000).filter(|seed| ledger_is_assessed(*seed)).count();
    near(assessed as f64 / 3000.0, 2.0 / 3.0, 3000, "assessed");
}

fn ledger_is_assessed(seed: u64) -> bool {
    let mut random = Random::of([seed, 1, 3]);
    Project::draw(&mut random).assessed
}

#[test]
fn reports_of_bad_sources_are_false_as_often_as_their_grade_says() {
    let mut random = Random::of([5, 5, 5]);
    let behaviour = Behaviour::of_kind(11);
    for (letter, asked) in FALSE_REPORTS.into_iter().enumerate() {
        let mut source = Source::perfect("s1".to_owned());
        source.letter = letter;
        let mut project = Project::draw(&mut random);
        project.sources = vec![source];
        let reports = report(&mut random, &behaviour, &project, 4000);
        let wrong = reports.iter().filter(|report| !report.happened).count();
        near(wrong as f64 / 4000.0, asked, 4000, "false");
    }
}

#[test]
fn sources_omit_what_they_do_not_tell() {
    let mut random = Random::of([6, 6, 6]);
    let mut project = Project::draw(&mut random);
    let mut source = Source::perfect("s1".to_owned());
    source.omits = vec![Omission::Statements];
    source.thoroughly = 1.0;
    (source.side, source.one_sided) = (Some(Parties::Target), true);
    project.sources = vec![source];
    let reports = report(&mut random, &Behaviour::of_kind(2), &project, 100);
    let told = reports.iter().filter(|report| report.happened).map(|report| &report.act);
    assert!(told.clone().all(|act| act.mode != Mode::Statement));
    assert!(told.clone().all(|act| matches!(act.parties, Parties::Target | Parties::Both)));
}

#[test]
fn days_are_those_of_the_calendar() {
    assert_eq!(exactly(0), "2010-01-01");
    assert_eq!(exactly(-1), "2009-12-31");
    assert_eq!(exactly(789), "2012-02-29");
    assert_eq!(exactly(DAYS - 1), "2019-12-31");
    assert_eq!(monthly(DAYS), "2020-01");
}

#[test]
fn noise_of_every_sort_occurs() {
    let all: String = (0..60).map(|seed| ledger(seed, seed as usize, 60).case_text).collect();
    let sorts = [
        "event [",
        "~ AAA",
        "/..",
        "event undated",
        "commitment: ",
        "coded: ",
        "gains: none",
        "second: MK",
        "origin: ",
    ];
    for sort in sorts {
        assert!(all.contains(sort), "{sort}");
    }
    let events: Vec<&str> = all.split("\n\n").filter(|part| part.starts_with("event")).collect();
    assert!(events.iter().any(|event| !event.contains("cite: ")));
    assert!(all.split("\n\n").any(|part| part.starts_with("source") && !part.contains("grade: ")));
}
