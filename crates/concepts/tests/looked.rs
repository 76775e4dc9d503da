//! What was looked for and what never was; what a verdict falls without; acts of which one follows
//! another.
#![allow(clippy::unwrap_used)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_kernel::marginal::some;
use counterpoise_ledger::{Cell, Ledger};

fn cell() -> Cell {
    Cell::arena(CENTRAL_ASIA, window("2014", "2014"))
}

/// A school with one label, for which one kind of act is enough.
fn one_kind(events: Vec<Event>, of: Condition, presence: Presence) -> Case {
    let mut case = case(events);
    let of = indicator(&mut case, "kind", Formula::Count(filter([of])));
    let id = attribute(&mut case, "kind", of, None);
    case.attributes[id.0 as usize].presence = presence;
    let school = school(&mut case, "example");
    concept(&mut case, school, "there", vec![Term::Attribute(id)], vec![], vec![]);
    case
}

fn p(case: &Case) -> f64 {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    let doubt =
        resample(&ledger, &[Question { cell: cell(), schools: vec![SchoolId(0)] }]).remove(0);
    doubt.schools[0].probabilities[0].p
}

/// The central reading of the label.
fn central(case: &Case) -> f64 {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    let verdict = judge(&ledger.view(&cell()), SchoolId(0));
    verdict.labels[0].membership.height()
}

fn look(case: &mut Case, sought: Vec<IndicatorId>) {
    search(case, "2014", vec![CENTRAL_ASIA]);
    case.searches.last_mut().unwrap().sought = sought;
}

#[test]
fn a_search_that_names_a_kind_of_act_speaks_against_it() {
    let hard = || one_kind(vec![], Condition::Hardness(Hardness::Hard), Presence::Share);
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 0.03, "{found}, not {expected}");
    };
    near(p(&hard()), some(0.0, 0.0, (0.05, 0.2)));
    // A search of the cell that names nothing says nothing of a kind.
    let mut looked = hard();
    look(&mut looked, vec![]);
    near(p(&looked), some(0.0, 0.0, (0.05, 0.2)));
    let mut named = hard();
    look(&mut named, vec![IndicatorId(0)]);
    near(p(&named), some(0.0, 10.0, (0.05, 0.2)));
    assert!((central(&named) - some(0.0, 10.0, (0.05, 0.2))).abs() < 1e-4, "{}", central(&named));
    // However many searches, they are worth one; one that found something is worth none.
    let mut twice = named.clone();
    look(&mut twice, vec![IndicatorId(0)]);
    assert_eq!(p(&twice), p(&named));
    let mut found = hard();
    found.events.push(act("e", "2012", "deed resist hard in central-asia"));
    look(&mut found, vec![IndicatorId(0)]);
    found.searches[0].found = vec![EventId(0)];
    near(p(&found), some(0.0, 0.0, (0.05, 0.2)));
}

#[test]
fn universes_and_placements_count_the_search_too() {
    let mut case = one_kind(vec![], Condition::Hardness(Hardness::Hard), Presence::Share);
    case.header.author_school = Some(SchoolId(0));
    look(&mut case, vec![IndicatorId(0)]);
    let scenes = [Scene { arena: Some(CENTRAL_ASIA), domain: None, period: PeriodId(0) }];
    case.periods.push(Period {
        id: "year".into(),
        title: "year".into(),
        window: window("2014", "2014"),
        comparison: false,
        place: Place::default(),
    });
    let universes = Universes::new(&case, DYAD, None, &scenes, vec![]).unwrap();
    let (label, lead) = universes.lead(&[], 0, &[true], &mut Room::default());
    assert_eq!(label, universes.none_of_these());
    assert!((lead - central(&case)).abs() < 1e-12);
}

#[test]
fn what_stands_is_unknown_where_its_field_was_never_coded() {
    let alliance = || Condition::Instruments(vec!["alliance".into()]);
    let plain = act("e", "2014", "deed resist soft in central-asia");
    let never = one_kind(vec![plain], alliance(), Presence::Standing);
    assert!((p(&never) - 0.5).abs() < 0.03, "{}", p(&never));
    assert!(central(&never) <= 0.5);
    // Once the field stands on an act of the pair, its absence is known.
    let coded = act("e", "2014", "deed resist soft in central-asia instrument tariff");
    assert_eq!(p(&one_kind(vec![coded], alliance(), Presence::Standing)), 0.0);
}

#[test]
fn a_verdict_says_which_source_judge_and_day_it_falls_without() {
    let events = vec![
        act("many", "2014", "deed resist hard weight 5 in central-asia from b2"),
        act("day", "[2013-12-01..2014-01-31]", "deed resist soft weight 5 in central-asia from a1"),
    ];
    let mut case = one_kind(events, Condition::Hardness(Hardness::Hard), Presence::Share);
    let of = indicator(&mut case, "judged", Formula::Assessed("judged".into()));
    let judged = attribute(&mut case, "judged", of, None);
    case.concepts[0].all.push(Term::Attribute(judged));
    assess(&mut case, "judged", "2014", 0.9);
    case.assessments[0].cites = vec![Citation { source: SourceId(2), locator: "p. 1".into() }];
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let found = strike(&ledger.view(&cell()), SchoolId(0), Some("there"), 2000);
    let change =
        |on: &Prop| found.iter().find(|hangs| hangs.on == *on).map_or(0.0, |hangs| hangs.change);
    // The only hard act goes with its source, and what is left is the chance that there was one
    // nobody saw.
    let source = change(&Prop::Source("b2".into()));
    assert!((-0.5..-0.05).contains(&source), "{source}");
    // The judge goes with the judgement's source, as far as nothing else rests on it.
    let (by_source, by_judge) =
        (change(&Prop::Source("c3".into())), change(&Prop::Judge("c3".into())));
    assert!(by_judge < -0.05 && (by_source - by_judge).abs() < 1e-12, "{by_source} {by_judge}");
    assert!(found.iter().all(|hangs| hangs.on != Prop::Source("plain".into())));
}

#[test]
fn an_effect_is_not_drawn_before_its_cause() {
    let both = |follows: Vec<EventId>| {
        let mut events = vec![
            act(
                "cause",
                "[2013-07-01..2014-12-31]",
                "deed accommodate soft weight 5 certainty 1 in central-asia",
            ),
            act(
                "effect",
                "[2013-07-01..2014-12-31]",
                "deed resist hard weight 5 certainty 1 in central-asia",
            ),
        ];
        events[1].follows = follows;
        let case = one_kind(events, Condition::Hardness(Hardness::Hard), Presence::Share);
        p(&case)
    };
    // What follows falls later, and so more often into the second of two windows.
    let (free, tied) = (both(vec![]), both(vec![EventId(0)]));
    assert!(tied > free + 0.05, "{tied} {free}");
}
