//! `rivals`: whole outputs, for the shipped case and for small cases whose numbers were checked by
//! hand.

use crate::support::{expect, here, shipped};

/// What the program says of a small case.
fn of(case: &str, more: &[&str]) -> String {
    let folder = here(&format!("rivals/{case}")).display().to_string();
    expect(0, &[&["rivals", &folder], more].concat()).out
}

#[test]
fn the_shipped_case() {
    insta::assert_snapshot!("rivals_shipped", expect(0, &["rivals", &shipped()]).out);
    insta::assert_snapshot!(
        "rivals_shipped_json",
        expect(0, &["rivals", &shipped(), "--format", "json"]).out
    );
}

#[test]
fn two_hypotheses() {
    insta::assert_snapshot!("rivals_two", of("two", &[]));
    insta::assert_snapshot!("rivals_two_json", of("two", &["--format", "json"]));
    insta::assert_snapshot!("rivals_two_clues", of("two", &["--rows", "clues"]));
    insta::assert_snapshot!(
        "rivals_two_likelihoods",
        of("two", &["--rows", "likelihoods", "--format", "csv"])
    );
    insta::assert_snapshot!("rivals_two_without", of("two", &["--rows", "without"]));
    insta::assert_snapshot!(
        "rivals_two_priors",
        of("two", &["--rows", "priors", "--format", "md"])
    );
}

#[test]
fn a_clue_certain_under_one_and_impossible_under_another() {
    insta::assert_snapshot!("rivals_certain", of("certain", &[]));
    insta::assert_snapshot!("rivals_certain_json", of("certain", &["--format", "json"]));
    insta::assert_snapshot!(
        "rivals_certain_waterfall",
        of("certain", &["--rows", "waterfall", "--against", "push:pull"])
    );
}

#[test]
fn a_prior_of_nought() {
    insta::assert_snapshot!("rivals_zero_prior", of("zero-prior", &[]));
    insta::assert_snapshot!("rivals_zero_prior_json", of("zero-prior", &["--format", "json"]));
}

#[test]
fn clues_that_hang_together() {
    insta::assert_snapshot!("rivals_linked", of("linked", &[]));
    insta::assert_snapshot!(
        "rivals_linked_waterfall",
        of("linked", &["--rows", "waterfall", "--format", "json"])
    );
}

#[test]
fn clues_given_each_other() {
    insta::assert_snapshot!("rivals_given", of("given", &[]));
    insta::assert_snapshot!("rivals_given_without", of("given", &["--rows", "without"]));
    insta::assert_snapshot!(
        "rivals_given_likelihoods",
        of("given", &["--rows", "likelihoods", "--format", "csv"])
    );
    insta::assert_snapshot!("why_given", why("given", "arm", &[]));
    insta::assert_snapshot!("why_given_leader", why("given", "push", &[]));
}

#[test]
fn several_people() {
    insta::assert_snapshot!("rivals_people", of("people", &[]));
    insta::assert_snapshot!(
        "rivals_people_rows",
        of("people", &["--rows", "people", "--format", "json"])
    );
}

/// A joint likelihood of three clues is none of two: with the set off these do not count, and that
/// is said.
#[test]
fn what_is_left_of_a_cluster() {
    let folder = here("rivals/part").display().to_string();
    insta::assert_snapshot!("rivals_part", of("part", &[]));
    insta::assert_snapshot!("rivals_part_clues", of("part", &["--rows", "clues"]));
    insta::assert_snapshot!("rivals_part_check", expect(0, &["check", &folder]).out);
    insta::assert_snapshot!("rivals_part_whole", of("part", &["--with", "later"]));
}

#[test]
fn several_people_about_clues_together() {
    insta::assert_snapshot!("rivals_together", of("together", &[]));
    insta::assert_snapshot!(
        "rivals_together_people",
        of("together", &["--rows", "people", "--format", "json"])
    );
}

/// By the types the limbs count once: 4 to 3 beforehand, twice as likely. What was heard does not
/// count.
#[test]
fn clues_of_a_cause_that_hang_together() {
    let told = of("cause", &[]);
    insta::assert_snapshot!(
        "rivals_cause",
        told.split("Did the push").nth(1).expect("the question of cause")
    );
    assert!(of("cause", &["--rows", "causes", "--format", "csv"]).contains("0.727272727273"));
}

/// Nobody leads: in no draw, and without no clue.
#[test]
fn a_tie() {
    insta::assert_snapshot!("rivals_tie", of("tie", &[]));
    insta::assert_snapshot!("rivals_tie_without", of("tie", &["--rows", "without"]));
}

#[test]
fn a_table_without_rows_says_why() {
    for (which, why) in [
        ("people", "One person gave all likelihoods: there is nobody to compare."),
        ("open", "No clue with probabilities is open"),
        ("causes", "The case asks no question of cause"),
    ] {
        let said = of("tie", &["--rows", which]);
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn what_nobody_has_looked_for() {
    insta::assert_snapshot!("rivals_open", of("open", &[]));
    insta::assert_snapshot!(
        "rivals_open_rows",
        of("open", &["--rows", "open", "--format", "json"])
    );
}

/// What `why` says of a thing of a small case.
fn why(case: &str, what: &str, more: &[&str]) -> String {
    let folder = here(&format!("rivals/{case}")).display().to_string();
    expect(0, &[&["why", &folder, what], more].concat()).out
}

#[test]
fn a_hypothesis_unfolds() {
    insta::assert_snapshot!("why_trigger", expect(0, &["why", &shipped(), "trigger"]).out);
    insta::assert_snapshot!("why_a_part", expect(0, &["why", &shipped(), "crisis-2008"]).out);
    insta::assert_snapshot!("why_leader", why("linked", "push", &[]));
    insta::assert_snapshot!("why_leader_json", why("linked", "push", &["--format", "json"]));
    insta::assert_snapshot!("why_last", why("two", "pull", &["--depth", "2"]));
    insta::assert_snapshot!("why_excluded", why("certain", "pull", &["--format", "csv"]));
}

#[test]
fn a_clue_unfolds() {
    insta::assert_snapshot!("why_gas", expect(0, &["why", &shipped(), "gas"]).out);
    insta::assert_snapshot!(
        "why_step",
        expect(0, &["why", &shipped(), "step", "--depth", "2"]).out
    );
    insta::assert_snapshot!("why_un_jump", expect(0, &["why", &shipped(), "un-jump"]).out);
    insta::assert_snapshot!(
        "why_off",
        expect(0, &["why", &shipped(), "early-praise", "--depth", "1"]).out
    );
    insta::assert_snapshot!(
        "why_alarm_json",
        expect(0, &["why", &shipped(), "alarm", "--format", "json"]).out
    );
    insta::assert_snapshot!("why_missed", why("two", "rope", &[]));
    insta::assert_snapshot!("why_in_decibels", why("two", "noise", &[]));
    insta::assert_snapshot!("why_people", why("people", "hand", &[]));
    insta::assert_snapshot!("why_open", why("open", "letter", &[]));
    insta::assert_snapshot!("why_joint", why("linked", "echo", &[]));
    insta::assert_snapshot!("why_sure", why("certain", "mark", &[]));
}

#[test]
fn what_unfolds_to_nothing_is_said() {
    let folder = here("rivals/two").display().to_string();
    let said = expect(2, &["why", &folder, "nobody"]);
    assert!(
        said.err.contains("no claim, no hypothesis, no clue and no event is called `nobody`"),
        "{}",
        said.err
    );
}

#[test]
fn tables() {
    let table = |case: &str, what: &str, format: &str| {
        let folder = here(&format!("rivals/{case}")).display().to_string();
        expect(0, &["table", what, &folder, "--format", format]).out
    };
    insta::assert_snapshot!("table_hypotheses", table("two", "hypotheses", "csv"));
    insta::assert_snapshot!("table_clues", table("two", "clues", "csv"));
    insta::assert_snapshot!("table_clues_excluded", table("certain", "clues", "json"));
    insta::assert_snapshot!("table_clues_people", table("people", "clues", "table"));
    insta::assert_snapshot!("table_clues_given", table("given", "clues", "md"));
}

/// The cut moves the names of the types, nothing else; it stands beside them.
#[test]
fn another_cut() {
    let folder = here("rivals/two").display().to_string();
    let by = |more: &[&str]| {
        expect(0, &[&["rivals", &folder, "--rows", "clues", "--format", "json"], more].concat()).out
    };
    let own = by(&[]);
    assert!(own.contains(r#""type":"straw in the wind","favours":"the leader""#), "{own}");
    let other = by(&["--cut", "6"]);
    assert!(other.contains(r#""type":"doubly decisive","favours":"the leader""#), "{other}");
    assert!(other.contains(r#""cut in dB":6"#), "{other}");
    assert_eq!(by(&["--set", "cut=6"]), other);
    let told = expect(0, &["why", &folder, "hand", "--cut", "6 dB"]).out;
    assert!(
        told.contains("type: doubly decisive for push against all others (by a cut of 6 dB: "),
        "{told}"
    );
    for wrong in ["0", "-3", "much"] {
        let said = expect(2, &["rivals", &folder, &format!("--cut={wrong}")]);
        assert!(said.err.contains("write decibels from 0.1 to 1000"), "{}", said.err);
    }
}
