//! `pattern:` tests: labels in several cells of the same draw.

use crate::common::{HEAD, SCHOOLS, act, case, results, shown, three, with_claim};
use counterpoise_case::model::{ArenaId, Case, PeriodId};
use counterpoise_study::{
    Choices, ClaimOutcome, ClaimResult, OutsideKind, ReasonKind, Scene, StressSpec, Watch,
    claims_of, stress,
};
use std::sync::atomic::AtomicBool;

const PATTERNS: &str = r#"
pattern both of mini "Follows in Asia, opposes in Europe"
  when: following in asia
  when: opposing in europe
pattern alone of mini "Follows in Asia"
  when: following in asia
pattern somewhere of mini "Opposes in some region"
  when: opposing in regional
pattern rival of mini "Follows China in Asia and opposes the United States in Europe"
  when: following in asia
  when: opposing of RUS -> USA in europe
pattern whole of mini "Hedges, all in all, and follows in Asia"
  when: hedging in all
  when: following in asia
pattern twice of mini "Follows in Asia and in Europe"
  when: following in asia
  when: following in europe
pattern other of mini "Follows in Europe"
  when: following in europe
pattern torn of mini "Follows and opposes in Asia"
  when: following in asia
  when: opposing in asia
"#;

/// The same acts in Europe.
fn europe(events: &str) -> String {
    events.replace("id: ", "id: e").replace("arena: asia", "arena: europe")
}

fn claimed(events: &str, test: &str) -> ClaimResult {
    claims_of(&claiming(events, test), Choices::ALL).remove(0)
}

fn claiming(events: &str, test: &str) -> Case {
    let test = format!("pattern: RUS -> CHN during one by mini {test}");
    with_claim(&format!("{}{events}", PATTERNS), &test)
}

fn said(events: &str, test: &str) -> String {
    shown(&claiming(events, test), &claimed(events, test))
}

fn share(events: &str, test: &str) -> f64 {
    claimed(events, test).tests[0].share.unwrap()
}

fn turned() -> String {
    three("accommodate", "2003") + &europe(&three("resist", "2003"))
}

/// Europe is judged as well.
fn of_both_arenas(events: &str, tests: &str) -> ClaimResult {
    claims_of(&in_both_arenas(events, tests), Choices::ALL).remove(0)
}

fn in_both_arenas(events: &str, tests: &str) -> Case {
    let head = HEAD.replace("arenas: asia", "arenas: asia, europe");
    let claim = format!("claim k \"A claim\"\n  {tests}\n  cite: @s1 p. 9\n");
    case(&format!("{head}{SCHOOLS}{PATTERNS}{events}{claim}"))
}

#[test]
fn found_and_not_found() {
    assert_eq!(
        said(&turned(), "is both"),
        "supported | following in asia in 98 of 100, opposing in europe in 99 of 100; as claimed in 98 of 100 re-readings"
    );
    assert_eq!(
        said(&turned(), "is not both"),
        "not supported | following in asia in 98 of 100, opposing in europe in 99 of 100; as claimed in 2 of 100 re-readings | every part of it is there"
    );
    let steady = three("accommodate", "2003") + &europe(&three("accommodate", "2003"));
    assert_eq!(
        said(&steady, "is both"),
        "not supported | following in asia in 98 of 100, opposing in europe in 0 of 100; as claimed in 0 of 100 re-readings | the name in europe is following"
    );
    assert_eq!(
        said(&steady, "is not both"),
        "supported | following in asia in 98 of 100, opposing in europe in 0 of 100; as claimed in 100 of 100 re-readings"
    );
}

/// One part is what a verdict is.
#[test]
fn one_part_has_the_share_of_its_verdict() {
    let events = act("a", "2003", "deed, accommodate, weight 2", "@s1");
    let verdict =
        results(&events, "verdict: RUS -> CHN in asia during one by mini is following").remove(0);
    let pattern = claimed(&events, "is alone");
    assert!((verdict.tests[0].share.unwrap() - pattern.tests[0].share.unwrap()).abs() < 1e-12);
    assert_eq!(
        (verdict.outcome, verdict.reason_kinds()),
        (pattern.outcome, pattern.reason_kinds())
    );
    assert_eq!(
        (verdict.tests[0].evidence.clone(), verdict.outside),
        (pattern.tests[0].evidence.clone(), pattern.outside)
    );
}

/// One act that bears on both arenas stands or falls in both at once: both parts are there together
/// more often than the product of their shares. Two acts of two works, one in each arena, are
/// doubted apart.
#[test]
fn an_act_that_counts_in_two_cells_is_drawn_once_for_both() {
    let one = act("a", "2003", "deed, accommodate, weight 5", "@s1");
    let both = one.replace("arena: asia", "arena: asia, europe");
    let apart = one.clone() + &europe(&one.replace("@s1", "@s2"));
    let excess = |events: &str| {
        let share = |test: &str| share(events, test);
        share("is twice") - share("is alone") * share("is other")
    };
    assert!(excess(&both) > 0.04, "{}", excess(&both));
    assert!(excess(&apart).abs() < 0.02, "{}", excess(&apart));
}

/// A cell has one label of a school in a draw, if any: two labels of one cell are never there
/// together.
#[test]
fn two_labels_of_one_cell_are_never_there() {
    let found = claimed(&three("accommodate", "2003"), "is torn");
    assert_eq!((found.outcome, found.tests[0].share), (ClaimOutcome::NotSupported, Some(0.0)));
}

#[test]
fn the_draws_may_be_split() {
    let perhaps = "deed, accommodate, weight 1.2, certainty 1";
    let events = [("a", "@s1"), ("b", "@s2"), ("c", "@s3")]
        .map(|(id, s)| act(id, "[2003..2008]", perhaps, s))
        .concat();
    let found = claimed(&(events + &europe(&three("resist", "2003"))), "is both");
    assert_eq!(
        (found.outcome, found.reason_kinds()),
        (ClaimOutcome::NotDecided, vec![ReasonKind::DrawsSplit])
    );
}

#[test]
fn a_part_on_little_evidence_is_thin() {
    let one = act("z", "2003", "deed, resist, weight 5, certainty 1", "@s4");
    assert_eq!(
        said(&(three("accommodate", "2003") + &europe(&one)), "is both"),
        "thin | following in asia in 98 of 100, opposing in europe in 85 of 100; as claimed in 83 of 100 re-readings \
         | it rests on as much as 2.5 ordinary acts in europe, and 3 are asked for | it rests on one source in europe, Davis 2004"
    );
}

#[test]
fn without_evidence_it_is_untested_unless_it_could_not_be_there_anyway() {
    let nothing = said(&three("accommodate", "2003"), "is both");
    assert_eq!(
        nothing,
        "untested | following in asia in 98 of 100, opposing: not known; as claimed in 0 to 98 of 100 re-readings \
         | in europe: no act counts there, and nothing else is known"
    );
    assert_eq!(
        said(&three("resist", "2003"), "is both"),
        "not supported | following in asia in 0 of 100, opposing: not known; as claimed in 0 of 100 re-readings | the name in asia is opposing"
    );
    assert!(
        said("", "is alone").starts_with(
            "untested | following: not known; as claimed in 0 to 100 of 100 re-readings"
        )
    );
}

#[test]
fn a_part_of_a_level_is_there_in_any_arena_of_it() {
    let test = "pattern: RUS -> CHN during one by mini is somewhere";
    let found = of_both_arenas(&turned(), test);
    assert_eq!(
        shown(&in_both_arenas(&turned(), test), &found),
        "supported | opposing in europe in 99 of 100; as claimed in 99 of 100 re-readings"
    );
    // Nothing is known of Europe: it may be there.
    let found = of_both_arenas(&three("accommodate", "2003"), test);
    assert_eq!(
        (found.outcome, found.reason_kinds()),
        (ClaimOutcome::NotDecided, vec![ReasonKind::NoEvidence])
    );
    // Europe is not judged, and does not count.
    assert_eq!(claimed(&turned(), "is somewhere").outcome, ClaimOutcome::NotSupported);
}

#[test]
fn a_part_of_another_pair() {
    let against = europe(&three("resist", "2003")).replace("RUS -> CHN", "RUS -> USA");
    assert_eq!(
        said(&(three("accommodate", "2003") + &against), "is rival"),
        "supported | following in asia in 98 of 100, opposing of RUS -> USA in europe in 99 of 100; as claimed in 98 of 100 re-readings"
    );
}

#[test]
fn a_part_of_all_arenas_together() {
    let found = said(&turned(), "is whole");
    let expected = "supported | hedging in all arenas together ";
    assert!(found.starts_with(expected), "{found}");
}

#[test]
fn an_event_is_outside_if_no_part_counts_it() {
    let rests = |event: &str| claimed(&turned(), &format!("is both\n  rests-on: {event}")).outside;
    assert!(rests("a").is_empty() && rests("ea").is_empty());
    let late = turned() + &act("late", "2008", "deed, resist", "@s1");
    let outside = claimed(&late, "is both\n  rests-on: late").outside;
    assert_eq!(outside[0].why.kind(), OutsideKind::Period);
}

#[test]
fn without_draws_it_is_not_decided() {
    let head = HEAD.replace("draws: 400", "draws: 0");
    let claim = "claim k \"K\"\n  pattern: RUS -> CHN during one by mini is both\n  cite: @s1\n";
    let found =
        claims_of(&case(&format!("{head}{SCHOOLS}{PATTERNS}{}{claim}", turned())), Choices::ALL)
            .remove(0);
    assert_eq!(
        (found.outcome, found.reason_kinds()),
        (ClaimOutcome::NotDecided, vec![ReasonKind::NotResampled])
    );
}

/// In a universe the central readings decide; what cannot be said is open.
#[test]
fn in_universes_it_is_met_or_not_or_open() {
    let claim = |id: &str, test: &str| {
        format!("claim {id} \"K\"\n  pattern: RUS -> CHN during {test}\n  cite: @s1\n")
    };
    let claims = claim("k1", "one by mini is both")
        + &claim("k2", "one by mini is not both")
        + &claim("k3", "two by mini is both");
    let choice = "choice weight \"What an act weighs\"\n  option: coded = as stated\n  option: equal = weight 3\n";
    let case = case(&format!("{HEAD}{SCHOOLS}{PATTERNS}{}{choice}{claims}", turned()));
    let scene = Scene { arena: Some(ArenaId(0)), domain: None, period: PeriodId(0) };
    let watch = Watch { stop: &AtomicBool::new(false), done: &|_| {} };
    let found =
        stress(&case, &StressSpec { claims: 10, ..StressSpec::of(vec![scene], 10, 1) }, &watch)
            .unwrap();
    let told: Vec<_> = found.claims.iter().map(|share| (share.met, share.open)).collect();
    assert_eq!((found.claimed, told), (2, vec![(2, 0), (0, 0), (0, 2)]));
}
