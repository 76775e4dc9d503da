//! Schools that disagree, and patterns across arenas.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_ledger::{Cell, Ledger};

/// A school that calls resistance more prevalent than its own threshold `balancing` and its absence
/// `peace`.
fn threshold(case: &mut Case, id: &str, of: IndicatorId, prevalence: f64) -> SchoolId {
    let school = school(case, id);
    let resists = attribute(case, id, of, None);
    case.attributes[resists.0 as usize].some = Some(prevalence);
    let resists = Term::Attribute(resists);
    concept(case, school, "balancing", vec![resists.clone()], vec![], vec![]);
    concept(case, school, "peace", vec![Term::Not(Box::new(resists))], vec![], vec![]);
    school
}

#[test]
fn factual_and_definitional_disagreement() {
    let mut case = case(vec![
        act("big", "2014", "deed resist weight 3 certainty 1"),
        act("small", "2014", "deed resist weight 1 certainty 1"),
    ]);
    let of = indicator(
        &mut case,
        "resistance",
        Formula::Count(filter([Condition::Stance(Stance::Resist)])),
    );
    let (low, high) =
        (threshold(&mut case, "low", of, 0.05), threshold(&mut case, "high", of, 0.9));
    // By another rule altogether: resistance is what it calls peace.
    let odd = threshold(&mut case, "odd", of, 0.05);
    case.concepts
        .iter_mut()
        .filter(|concept| concept.school == odd && concept.id == "balancing")
        .for_each(|concept| {
            concept.label = "bargaining".into();
        });
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let view = ledger.view(&Cell::pooled(window("2014", "2014")));
    let verdicts = judge_all(&view, &[low, high, odd]);
    let found = disagreement(&view, &verdicts);
    assert_eq!((found.compared, found.factual, found.definitional), (3, 2, 1));
    let first = &found.pairs[0];
    assert_eq!(
        (first.label_a.as_deref(), first.label_b.as_deref()),
        (Some("balancing"), Some("peace"))
    );
    assert_eq!((first.kind, first.attribute), (PairKind::Factual, Some(AttributeId(1))));
    assert_eq!(first.events, [EventId(0), EventId(1)]);
    let by_definition = &found.pairs[1];
    assert_eq!(
        (by_definition.a, by_definition.b, by_definition.kind),
        (low, odd, PairKind::Definitional)
    );
    assert_eq!(disagreement(&view, &verdicts[..1]).compared, 0);
    assert_eq!(disagreement(&view, &[]).compared, 0);
}

#[test]
fn patterns_are_there_or_not_or_open() {
    let case = case(vec![]);
    let part = |label: &str, scope| PatternPart { label: label.into(), dyad: None, scope };
    let pattern = |parts| Pattern {
        id: "two-level".into(),
        title: String::new(),
        school: SchoolId(0),
        parts,
        cites: vec![],
        note: String::new(),
        place: Place::default(),
    };
    let label = |label: &str| Outcome::Label(label.into());
    let open = Outcome::NoneOfThese { reason: Reason::NoEvidence };
    let (balancing, hedging) = (label("balancing"), label("hedging"));
    let verdict = |arena: Option<ArenaId>, _| match arena {
        None => Some(&hedging),
        Some(GLOBAL) => Some(&balancing),
        Some(EURASIA) => Some(&hedging),
        Some(CENTRAL_ASIA) => Some(&open),
        _ => None,
    };
    let state = |parts| find_pattern(&case, &pattern(parts), DYAD, verdict).state;
    let global = || part("balancing", Scope::Arena(GLOBAL));
    assert_eq!(
        state(vec![global(), part("hedging", Scope::Level(Level::Regional))]),
        PatternState::Present
    );
    assert_eq!(
        state(vec![global(), part("balancing", Scope::Level(Level::Regional))]),
        PatternState::Open
    );
    assert_eq!(state(vec![global(), part("hedging", Scope::Arena(GLOBAL))]), PatternState::Absent);
    assert_eq!(state(vec![part("hedging", Scope::Arena(BILATERAL))]), PatternState::Open);
    assert_eq!(state(vec![part("hedging", Scope::Level(Level::Domestic))]), PatternState::Open);
    assert_eq!(state(vec![part("hedging", Scope::All)]), PatternState::Present);
    assert_eq!(state(vec![global(), part("balancing", Scope::All)]), PatternState::Absent);
    assert_eq!(state(vec![]), PatternState::Open);
    let found = find_pattern(
        &case,
        &pattern(vec![part("hedging", Scope::Level(Level::Regional))]),
        DYAD,
        verdict,
    );
    assert_eq!(
        (&found.parts[0].present[..], &found.parts[0].open[..]),
        (&[Some(EURASIA)][..], &[Some(CENTRAL_ASIA)][..])
    );
}

/// Two cells in four draws: `a` or `b`, none of them, and a tie.
fn drawn(draws: [&[(usize, f64)]; 4]) -> DrawnLabels {
    DrawnLabels { labels: vec!["a".into(), "b".into()], draws: draws.map(<[_]>::to_vec).to_vec() }
}

const A: &[(usize, f64)] = &[(0, 1.0)];
const B: &[(usize, f64)] = &[(1, 1.0)];
const NONE: &[(usize, f64)] = &[(2, 1.0)];
const TIE: &[(usize, f64)] = &[(0, 0.5), (1, 0.5)];

#[test]
fn a_pattern_is_counted_draw_by_draw_and_no_product_of_shares() {
    let (one, other) = (drawn([A, A, B, NONE]), drawn([B, B, A, A]));
    let at = |cell, part, label| LookedAt { wants: vec![(part, label)], drawn: Some(cell) };
    let both = |first, second| draw_pattern(2, &[at(&one, 0, first), at(&other, 1, second)], 4);
    // Each of the four labels has half of the draws or a quarter; together they go, or never.
    assert_eq!(both("a", "b"), Some((0.5, 0.5)));
    assert_eq!(both("a", "a"), Some((0.0, 0.0)));
    assert_eq!(both("b", "a"), Some((0.25, 0.25)));
    // In either cell.
    assert_eq!(draw_pattern(1, &[at(&one, 0, "a"), at(&other, 0, "a")], 4), Some((1.0, 1.0)));
    assert_eq!(draw_pattern(1, &[at(&one, 0, "b"), at(&other, 0, "b")], 4), Some((0.75, 0.75)));
    assert_eq!(draw_pattern(1, &[], 0), None);
}

#[test]
fn labels_that_tie_share_a_draw_and_one_cell_has_one_of_them() {
    let one = drawn([TIE, TIE, A, NONE]);
    let looked = |wants| LookedAt { wants, drawn: Some(&one) };
    assert_eq!(draw_pattern(1, &[looked(vec![(0, "a")])], 4), Some((0.5, 0.5)));
    // Both of one cell: never.
    assert_eq!(draw_pattern(2, &[looked(vec![(0, "a"), (1, "b")])], 4), Some((0.0, 0.0)));
    // Of two cells that tie in a draw, a quarter of it; in either, three.
    let (first, second) = (looked(vec![(0, "a")]), looked(vec![(1, "b")]));
    assert_eq!(draw_pattern(2, &[first.clone(), second], 4), Some((0.125, 0.125)));
    assert_eq!(draw_pattern(1, &[first.clone(), first], 4), Some((0.625, 0.625)));
}

#[test]
fn what_cannot_be_said_leaves_a_pattern_between_two_shares() {
    let one = drawn([A, A, A, B]);
    let told = LookedAt { wants: vec![(0, "a")], drawn: Some(&one) };
    let silent = |part| LookedAt { wants: vec![(part, "a")], drawn: None };
    assert_eq!(draw_pattern(2, &[told.clone(), silent(1)], 4), Some((0.0, 0.75)));
    assert_eq!(draw_pattern(1, &[told.clone(), silent(0)], 4), Some((0.75, 1.0)));
    // No cell is looked at for the second part.
    assert_eq!(draw_pattern(2, &[told], 4), Some((0.0, 0.75)));
}
