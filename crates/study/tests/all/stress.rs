//! The case under other choices.

use crate::common::{HEAD, SCHOOLS, read, small};
use counterpoise_case::model::{ArenaId, Case, PeriodId};
use counterpoise_present::{stress_error_text, stress_extent, stressed_text, unless_text};
use counterpoise_study::{Scene, Stress, StressError, StressSpec, Watch, stress};
use std::sync::atomic::AtomicBool;

/// Two deeds that accommodate and a small one that resists: following, unless one counts otherwise.
const EVENTS: &str = r#"
event 2002 RUS -> CHN "A treaty"
  id: e1
  deed, accommodate, soft, weight 5, certainty 1
  arena: asia
  cite: @s1
event 2003 RUS -> CHN "A visit"
  id: e2
  deed, accommodate, soft, weight 2, certainty 1
  arena: asia
  cite: @s2
event 2004 RUS -> CHN "A complaint"
  id: e3
  deed, resist, soft, weight 1, certainty 1
  arena: asia
  cite: @s3
"#;

fn case(choices: &str) -> Case {
    // Exclusions among preferred options are errors of the case, which this crate must survive.
    read(&format!("{HEAD}{SCHOOLS}{EVENTS}{choices}")).case
}

fn spec(universes: u64) -> StressSpec {
    StressSpec {
        walks: 2000,
        claims: 50,
        ..StressSpec::of(
            vec![Scene { arena: Some(ArenaId(0)), domain: None, period: PeriodId(0) }],
            universes,
            1,
        )
    }
}

fn tried(case: &Case, universes: u64) -> Result<Stress, StressError> {
    stress(case, &spec(universes), &Watch { stop: &AtomicBool::new(false), done: &|_| {} })
}

const CHOICES: &str = r#"
choice source "Which source"
  each: sources
choice weight "What an act weighs"
  option: coded = as stated
  option: equal = weight 3
"#;

/// As coded 7 : 1 is following, also without any one of the sources. Equal weights make 6 : 3,
/// which the central reading still calls following; without the first or the second source 3 : 3,
/// which is both; and without the third 6 : 0.
#[test]
fn a_small_case_by_hand() {
    let case = case(CHOICES);
    let found = tried(&case, 1000).unwrap();
    let verdict = &found.verdicts[0];
    assert_eq!((found.total, found.judged, found.all), (8, 8, true));
    assert_eq!(verdict.label, "following");
    let labels: Vec<(&str, u64)> =
        verdict.labels.iter().map(|(label, n)| (label.as_str(), *n)).collect();
    assert_eq!(labels, [("following", 6), ("hedging", 2)]);
    assert!(
        (verdict.choices.iter().filter_map(|c| c.shapley).map(|s| s.share).sum::<f64>() - 1.0)
            .abs()
            < 1e-9
    );
    assert_eq!(
        unless_text(&case, verdict),
        "It is following unless Adams 2001 is left out and every act weighs 3 (then hedging); or Baker 2002 is left out and every act weighs 3 (then hedging)."
    );
    assert_eq!(stressed_text(&case, verdict), "holds in 6 of 8 codings; hangs most on the source");
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let case = case(CHOICES);
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| serde_json::to_string(&tried(&case, 5).unwrap()).unwrap())
    };
    assert_eq!(of(1), of(4));
}

#[test]
fn the_order_of_choices_and_options_moves_nothing() {
    let turned = r#"
choice weight "What an act weighs"
  option: equal = weight 3
  option: coded = as stated
  preferred: coded
choice source "Which source"
  each: sources
"#;
    let (one, two) = (tried(&case(CHOICES), 5).unwrap(), tried(&case(turned), 5).unwrap());
    assert_eq!(one.verdicts[0].labels, two.verdicts[0].labels);
    assert_eq!(one.verdicts[0].holds, two.verdicts[0].holds);
}

/// One source carries everything: without it nothing is known, and that is what comes out.
#[test]
fn a_source_that_carries_everything() {
    let all = EVENTS.replace("@s2", "@s1").replace("@s3", "@s1");
    let case = small(&format!("{all}choice source \"Which source\"\n  each: sources\n"));
    let verdict = tried(&case, 1000).unwrap().verdicts.remove(0);
    let labels: Vec<&str> = verdict.labels.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["following", "none of these"]);
    assert_eq!(
        unless_text(&case, &verdict),
        "It is following unless Adams 2001 is left out (then no name for it)."
    );
    assert_eq!(stressed_text(&case, &verdict), "holds in 1 of 2 codings; hangs most on the source");
}

#[test]
fn what_changes_nothing_explains_nothing() {
    let case = case(
        "choice arms \"Arms\"\n  option: one = as stated\n  option: two = instrument arms-transfer is soft\n",
    );
    let verdict = tried(&case, 1000).unwrap().verdicts.remove(0);
    assert_eq!((verdict.holds, verdict.disagreement), (Some(1.0), Some(0.0)));
    assert_eq!(verdict.hangs_on(), None);
    assert_eq!(stressed_text(&case, &verdict), "holds in 2 of 2 codings, whatever is chosen");
    assert_eq!(unless_text(&case, &verdict), "It is following, and no single change flips it.");
}

#[test]
fn degenerate_choices_are_answered() {
    assert_eq!(tried(&case(""), 10).unwrap_err(), StressError::NoChoice);
    let one = case("choice only \"Only one\"\n  option: one = as stated\n");
    let found = tried(&one, 10).unwrap();
    assert_eq!((found.total, found.verdicts[0].holds), (1, Some(1.0)));
    let excluded = case(
        "choice a \"A\"\n  option: one = as stated\n  option: two = set-at 0.9\n  excludes: one with b one\nchoice b \"B\"\n  option: one = as stated\n  option: two = set-at 0.7\n",
    );
    assert_eq!(
        stress_error_text(&tried(&excluded, 10).unwrap_err()),
        "the preferred options of `a` and `b` exclude each other"
    );
    let mut nobody = case(CHOICES);
    nobody.header.subject = None;
    assert_eq!(tried(&nobody, 10).unwrap_err(), StressError::NoPair);
}

/// Ended before it began: nothing was judged, and every sentence says so.
#[test]
fn an_early_end_is_said() {
    let case = case(CHOICES);
    let found =
        stress(&case, &spec(1000), &Watch { stop: &AtomicBool::new(true), done: &|_| {} }).unwrap();
    assert_eq!((found.planned, found.judged, found.verdicts[0].holds), (8, 0, None));
    assert_eq!(stressed_text(&case, &found.verdicts[0]), "no coding was judged");
    assert_eq!(stress_extent(&found), "none of 8 codings was judged before the work was ended");
}

/// Schools each have their own verdict; labels that are alike count as one.
#[test]
fn schools_and_labels_that_are_alike() {
    let text = "choice definition \"By whom\"\n  option: mini = school mini\n  option: doubting = school doubting\n  alike: following, bowing\n";
    let case = case(text);
    let found = tried(&case, 10).unwrap();
    let verdict = &found.verdicts[0];
    assert_eq!((found.definition, verdict.alike.join(",").as_str()), (Some(0), "bowing"));
    let schools: Vec<(&str, u64)> =
        verdict.schools.iter().map(|s| (s.label.as_str(), s.judged)).collect();
    // Nobody judges the menace, so the school that asks for it cannot tell.
    assert_eq!(schools, [("following", 1), ("none of these", 1)]);
}

/// A claim is met in a universe or not, or cannot be told there.
#[test]
fn claims_over_universes() {
    let claim = "claim c1 \"It follows\"\n  verdict: RUS -> CHN in asia during one by mini is following\n  cite: @s1\n";
    let found = tried(&case(&[CHOICES, claim].concat()), 1000).unwrap();
    assert_eq!((found.claimed, found.claims.len()), (8, 1));
    let held: u64 = found.verdicts[0]
        .labels
        .iter()
        .filter(|(label, _)| label == "following")
        .map(|(_, n)| n)
        .sum();
    assert_eq!(found.claims[0].met, held);
}

/// A stance is tested in every universe by its closed form: it is told there, and hangs on what is
/// counted.
#[test]
fn a_stance_is_claimed_over_universes() {
    let claim = |side: &str| {
        format!(
            "claim c1 \"It leans\"\n  stance: RUS -> CHN in asia during one is {side}\n  cite: @s1\n"
        )
    };
    let all = |side: &str| tried(&case(&[CHOICES, &claim(side)].concat()), 1000).unwrap().claims[0];
    let (to, against, not_to) = (all("to"), all("against"), all("not to"));
    assert_eq!((to.open, against.open, not_to.open), (0, 0, 0));
    assert_eq!(to.met + not_to.met, 8);
    assert!(to.met > 0 && against.met == 0, "{to:?} {against:?}");
}
