//! What the second edition of the language says comes out as the model has it.
#![allow(clippy::unwrap_used)]

mod common;

use common::{lines, read, shipped};
use counterpoise_case::model::*;
use counterpoise_case::{choose, load};

const HEAD: &str = "question: What?\n  subject: RUS\n  target: CHN\n";
const ARENAS: &str = "arena a \"A\"\narena b \"B\"\narena c \"C\"\n";

/// A case with these fields of `case` and these directives, without fault.
fn case(fields: &str, more: &str) -> Case {
    let text = format!("case c \"C\"\n  {HEAD}{fields}{ARENAS}{more}");
    let loaded = read(&[("study.case", text.as_bytes())]);
    let errors: Vec<String> =
        lines(&loaded).into_iter().filter(|line| line.contains("error[")).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded.case
}

fn event(fields: &str) -> String {
    format!(
        "event 2014 RUS -> CHN \"Act\"\n  id: E1\n  deed, resist, soft, weight 2\n{fields}  cite: @pape2005\n"
    )
}

#[test]
fn readings_bear_where_the_event_says_unless_they_have_a_place_of_their_own() {
    let also = "  also: RUS -> USA: resist\n  also: RUS -> JPN in c: resist\n";
    let text = event(&format!(
        "  arena: a\n  bears-on: b 0.5, c by @pape2005 p. 9, 12;\n    @walt1987 p. 4\n    @waltz1979\n{also}"
    ));
    let case = case("", &text);
    let one = &case.events[0];
    let of = |at: usize| (one.readings[at].arenas.clone(), one.readings[at].bears_on.clone());
    let (a, b, c) = (ArenaId(0), ArenaId(1), ArenaId(2));
    assert_eq!(of(0), (vec![a], vec![(b, 0.5), (c, 1.0)]));
    assert_eq!(of(1), of(0));
    assert_eq!(of(2), (vec![c], vec![]));
    let cited: Vec<&str> = one.bears_on[0].cites.iter().map(|cite| cite.locator.as_str()).collect();
    assert_eq!(cited, ["p. 9, 12", "p. 4", ""]);
    assert_eq!(one.bears_on[0].cites, one.bears_on[1].cites);
}

#[test]
fn another_coder_codes_what_the_act_bears_on_all_the_same() {
    let case = case("", &event("  bears-on: b 0.5\n  second: MK: accommodate\n"));
    let other = choose(&case, &[Edit::Coder("MK".into())]);
    assert_eq!(other.events[0].readings[0].bears_on, [(ArenaId(1), 0.5)]);
    assert_eq!(other.events[0].readings[0].stance, Stance::Accommodate);
}

#[test]
fn what_was_looked_at_is_that_of_the_event_and_of_the_case() {
    let of = |fields: &str, own: &str| case(fields, &event(own)).events[0].clone();
    let coded = |fields, own| of(fields, own).coded;
    assert_eq!(coded("", ""), Coded::default());
    assert_eq!(
        coded("  coded: gains\n", "  coded: issue\n"),
        Coded { gains: true, issue: true, ..Coded::default() }
    );
    let none = of("", "  gains: none\n");
    assert!(none.gains.is_empty() && none.gains_written && !none.coded.gains);
    assert!(of("", "  gains: CHN absolute\n").gains_written && !of("", "").gains_written);
}

#[test]
fn commitments_ends_and_origins_are_read() {
    let more = event("  commitment: gas\n  ends: E2\n")
        + &event("  commitment: gas\n").replace("E1", "E2");
    let case = case("", &(more + "source @pape2005\n  origin: agency\n"));
    assert_eq!(case.events[0].commitment, case.events[1].commitment);
    assert_eq!(
        (case.events[0].ends.clone(), case.events[1].ends.clone()),
        (vec![EventId(1)], vec![])
    );
    let pape = case.sources.iter().find(|source| &*source.key == "pape2005").unwrap();
    assert_eq!(pape.origin.as_deref(), Some("agency"));
}

#[test]
fn settings_are_read_and_those_of_the_first_edition_still_mean_something() {
    let of = |fields: &str| case(fields, "").settings;
    let plain = of("");
    assert_eq!((plain.reach, plain.lean, plain.some), (Reach::Bearing, (1.5, 3.0), (0.05, 0.2)));
    assert_eq!((plain.unit, plain.set_at, plain.combine), (2.0, 0.8, Combine::Pooled));
    let said = of("  lean: 2\n  some: 0.1..0.3\n  unit: 3\n  set-at: 0.9\n  combine: bounds\n");
    assert_eq!((said.lean, said.some), ((2.0, 2.0), (0.1, 0.3)));
    assert_eq!((said.unit, said.set_at, said.combine), (3.0, 0.9, Combine::Bounds));
    assert_eq!(of("  wider-events: yes\n").reach, Reach::Wider);
    assert_eq!(of("  placeless-events: yes\n  wider-events: no\n").reach, Reach::Wider);
    assert_eq!(of("  wider-events: no\n").reach, Reach::Bearing);
    assert_eq!(of("  wider-events: yes\n  reach: place\n").reach, Reach::Place);
    let gone = of("  margin: 0.5\n  shrinkage: 9\n");
    assert_eq!((gone.unit, gone.set_at), (Settings::default().unit, Settings::default().set_at));
}

const INDICATORS: &str = "indicator n \"N\"\n  balance: net of deeds\nindicator m \"M\"\n  balance: ambivalence\n\
    indicator k \"K\"\n  count: hard\nindicator r \"R\"\n  rate: joint\n";

/// The attributes of a case of its own.
fn attributes(text: &str) -> Vec<Attribute> {
    let all = case("", &format!("{INDICATORS}{text}")).attributes;
    let own = all.into_iter().filter(|attribute| attribute.id.starts_with('x'));
    own.collect()
}

#[test]
fn the_side_of_a_balance_is_said_or_read_off_points() {
    let side = |of: &str, line: &str| {
        attributes(&format!("attribute x \"X\"\n  of: {of}\n{line}"))[0].side
    };
    assert_eq!(side("n", "  side: mixed\n"), Some(LeanSide::Mixed));
    assert_eq!(side("n", "  full-out 0.2, crossover 0.5, full-in 0.8\n"), Some(LeanSide::To));
    assert_eq!(
        side("n", "  full-out -0.2, crossover -0.5, full-in -0.8\n"),
        Some(LeanSide::Against)
    );
    assert_eq!(
        side("n", "  side: to\n  full-out -0.2, crossover -0.5, full-in -0.8\n"),
        Some(LeanSide::To)
    );
    assert_eq!(side("m", ""), Some(LeanSide::Mixed));
    assert_eq!(side("m", "  full-out 0.8, crossover 0.5, full-in 0.2\n"), None);
    assert_eq!(side("k", "  full-out 0, crossover 2, full-in 6\n"), None);
}

#[test]
fn presence_rates_and_comparisons_are_read() {
    let text = "attribute x1 \"X\"\n  of: k\n  posture, standing\n  some: 0.1\n  lean: 2\n  cite: @pape2005 p. 9\n\
        attribute x5 \"X\"\n  most: x2 of subject -> any\n\
        attribute x2 \"X\"\n  of: k\n  presence: standing\n\
        attribute x3 \"X\"\n  of: r\n  rate: at least 2 a year\n\
        attribute x4 \"X\"\n  of: r\n  rate: at most 0.5 a year\n";
    let found = attributes(text);
    let of = |id: &str| found.iter().find(|attribute| attribute.id == id).unwrap();
    let one = of("x1");
    assert_eq!((one.presence, one.posture, one.anchors), (Presence::Standing, true, None));
    assert_eq!((one.some, one.lean, one.cites.len()), (Some(0.1), Some(2.0), 1));
    assert_eq!(
        (of("x2").presence, of("x2").posture, of("x2").some),
        (Presence::Standing, false, None)
    );
    assert_eq!(of("x3").rate, Some(RateBound::AtLeast(2.0)));
    assert_eq!(of("x4").rate, Some(RateBound::AtMost(0.5)));
    assert_eq!(of("x5").of, of("x2").of);
    assert!(of("x5").most.is_some() && of("x2").most.is_none());
}

#[test]
fn schools_say_where_they_apply_and_what_they_call_the_rest() {
    let text = "attribute x \"X\"\n  of: k\nattribute y \"Y\"\n  of: k\n\
        school s \"S\"\n  applies-if: x or not y, part\n  residual: muddling through\n\
        school t \"T\"\n  residual: none\nschool u \"U\"\n\
        concept part of s \"P\"\n  building-block\n  all: x\n";
    let case = case("", &format!("{INDICATORS}{text}"));
    let school = |id: &str| case.schools.iter().find(|school| school.id == id).unwrap();
    let terms = &school("s").applies_if;
    assert!(
        matches!(terms.as_slice(), [Term::Or(either), Term::Concept(_)] if either.len() == 2),
        "{terms:?}"
    );
    assert_eq!(school("s").residual, Residual::Named("muddling through".to_owned()));
    assert_eq!(school("t").residual, Residual::NoName);
    assert_eq!((&school("u").residual, school("u").applies_if.len()), (&Residual::Unstated, 0));
}

#[test]
fn options_change_what_the_case_states() {
    let text = "choice x \"X\"\n  option: stated = as stated\n  option: other = reach wider, lean 2, some 0.1..0.3, unit 3, \
        set-at 0.9, combine each-in-turn\n";
    let case = case("", text);
    let other = choose(&case, &case.choices[0].options[1].edits).settings;
    assert_eq!((other.reach, other.lean, other.some), (Reach::Wider, (2.0, 2.0), (0.1, 0.3)));
    assert_eq!((other.unit, other.set_at, other.combine), (3.0, 0.9, Combine::EachInTurn));
    let phrase = &case.choices[0].options[1].phrase;
    assert!(
        phrase.contains(
            "a lean takes odds of 2 and some of a kind of act begins at a share of 0.1 to 0.3"
        ),
        "{phrase}"
    );
}

#[test]
fn stances_are_tests_over_a_period_or_at_a_date() {
    let text = "period p \"P\"\n  from: 2013\n  until: 2014\nclaim k \"K\"\n  stance: RUS -> CHN in a during p is not mixed\n  \
        stance: RUS -> CHN in b domain energy at 2014-03 is to\n  cite: @pape2005 p. 9\n";
    let case = case("", text);
    let tests = &case.claims[0].tests;
    assert!(matches!(
        &tests[0].kind,
        TestKind::Stance {
            period: Some(PeriodId(0)),
            at: None,
            side: LeanSide::Mixed,
            negated: true,
            ..
        }
    ));
    assert!(matches!(
        &tests[1].kind,
        TestKind::Stance { cell, period: None, at: Some(_), side: LeanSide::To, negated: false }
            if cell.domain.as_deref() == Some("energy")
    ));
}

/// Every attribute of a balance between two sides that the program brings says its side, in either
/// edition.
#[test]
fn the_shipped_schools_say_the_sides_of_their_balances() {
    let case = load(&shipped(), &[]).case;
    let balance = |a: &&Attribute| {
        matches!(
            case[a.of].formula,
            Formula::Balance(BalanceKind::Net | BalanceKind::Gap | BalanceKind::Ambivalence, _)
        )
    };
    let silent: Vec<&str> = case
        .attributes
        .iter()
        .filter(balance)
        .filter(|a| a.side.is_none())
        .map(|a| a.id.as_str())
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}
