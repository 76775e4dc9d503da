//! Schools that disagree, and patterns across arenas.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_ledger::{Cell, Ledger};

/// A school that calls resistance more prevalent than its own threshold `balancing` and its absence `peace`.
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
    let of = indicator(&mut case, "resistance", Formula::Count(filter([Condition::Stance(Stance::Resist)])));
    let (low, high) = (threshold(&mut case, "low", of, 0.05), threshold(&mut case, "high", of, 0.9));
    // By another rule altogether: resistance is what it calls peace.
    let odd = threshold(&mut case, "odd", of, 0.05);
    case.concepts.iter_mut().filter(|concept| concept.school == odd && concept.id == "balancing").for_each(|concept| {
        concept.label = "bargaining".into();
    });
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let view = ledger.view(&Cell::pooled(window("2014", "2014")));
    let verdicts = judge_all(&view, &[low, high, odd]);
    let found = disagreement(&view, &verdicts);
    assert_eq!((found.compared, found.factual, found.definitional), (3, 2, 1));
    let first = &found.pairs[0];
    assert_eq!((first.label_a.as_deref(), first.label_b.as_deref()), (Some("balancing"), Some("peace")));
    assert_eq!((first.kind, first.attribute), (PairKind::Factual, Some(AttributeId(1))));
    assert_eq!(first.events, [EventId(0), EventId(1)]);
    let by_definition = &found.pairs[1];
    assert_eq!((by_definition.a, by_definition.b, by_definition.kind), (low, odd, PairKind::Definitional));
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
    let verdict = |arena: ArenaId, _| match arena {
        GLOBAL => Some(&balancing),
        EURASIA => Some(&hedging),
        CENTRAL_ASIA => Some(&open),
        _ => None,
    };
    let state = |parts| find_pattern(&case, &pattern(parts), DYAD, verdict).state;
    let global = || part("balancing", Scope::Arena(GLOBAL));
    assert_eq!(state(vec![global(), part("hedging", Scope::Level(Level::Regional))]), PatternState::Present);
    assert_eq!(state(vec![global(), part("balancing", Scope::Level(Level::Regional))]), PatternState::Indeterminate);
    assert_eq!(state(vec![global(), part("hedging", Scope::Arena(GLOBAL))]), PatternState::Absent);
    assert_eq!(state(vec![part("hedging", Scope::Arena(BILATERAL))]), PatternState::Indeterminate);
    assert_eq!(state(vec![part("hedging", Scope::Level(Level::Domestic))]), PatternState::Indeterminate);
    assert_eq!(state(vec![]), PatternState::Indeterminate);
    let found = find_pattern(&case, &pattern(vec![part("hedging", Scope::Level(Level::Regional))]), DYAD, verdict);
    assert_eq!((&found.parts[0].present[..], &found.parts[0].indeterminate[..]), (&[EURASIA][..], &[CENTRAL_ASIA][..]));
}
