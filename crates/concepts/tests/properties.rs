//! What must hold for every rule and every evidence.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_ledger::{Cell, Ledger};
use proptest::prelude::*;

const DATES: [&str; 6] = ["2014-08", "2014", "[2013..2016]", "undated", "2013/2015", "2014-06~"];

fn any_event(at: usize) -> impl Strategy<Value = Event> {
    let mode = prop::sample::select(vec!["deed", "statement"]);
    let stance = prop::sample::select(vec!["accommodate", "resist"]);
    let hardness = prop::sample::select(vec!["hard", "soft"]);
    let date = prop::sample::select(DATES.to_vec());
    (mode, stance, hardness, date, 1..6_u8).prop_map(
        move |(mode, stance, hardness, date, weight)| {
            act(
                &format!("e{at}"),
                date,
                &format!("{mode} {stance} {hardness} weight {weight} certainty 0.9"),
            )
        },
    )
}

fn some_events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    (0..=most).prop_flat_map(|n| (0..n).map(any_event).collect::<Vec<_>>())
}

/// Degrees of the assessed attributes; `None`: nobody judged it.
fn some_degrees() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::of(0.0..=1.0_f64), 3)
}

/// Three concepts over counts, shares, balances and judgements.
fn schooled(events: Vec<Event>, degrees: &[Option<f64>], by: Aggregation) -> Case {
    let mut case = case(events);
    case.settings.aggregation = by;
    let stance = |stance| Condition::Stance(stance);
    let hard = || Condition::Hardness(Hardness::Hard);
    let formulas = [
        (Formula::Count(filter([stance(Stance::Accommodate)])), [0.0, 2.0, 6.0]),
        (Formula::Count(filter([stance(Stance::Resist), hard()])), [4.0, 1.5, 0.0]),
        (Formula::Share(filter([hard()]), filter([mode(Mode::Deed)])), [0.1, 0.4, 0.9]),
        (Formula::Balance(BalanceKind::Net, filter([])), [-0.5, 0.0, 0.5]),
        (Formula::Balance(BalanceKind::Ambivalence, filter([])), [0.1, 0.5, 0.9]),
        (Formula::Balance(BalanceKind::Gap, filter([])), [-0.2, 0.1, 0.5]),
        (Formula::Balance(BalanceKind::HardShare, filter([])), [0.8, 0.5, 0.2]),
    ];
    let mut terms = Vec::new();
    for (at, (formula, anchors)) in formulas.into_iter().enumerate() {
        let of = indicator(&mut case, &format!("i{at}"), formula);
        terms.push(Term::Attribute(attribute(&mut case, &format!("a{at}"), of, Some(anchors))));
    }
    for (at, degree) in degrees.iter().enumerate() {
        let name = format!("j{at}");
        let of = indicator(&mut case, &name, Formula::Assessed(name.clone()));
        terms.push(Term::Attribute(attribute(&mut case, &name, of, None)));
        degree.iter().for_each(|&degree| assess(&mut case, &name, "2010/2020", degree));
    }
    let t = |at: usize| terms[at].clone();
    let not = |term| Term::Not(Box::new(term));
    let school = school(&mut case, "s");
    concept(&mut case, school, "one", vec![t(0), t(3)], vec![], vec![t(4)]);
    concept(
        &mut case,
        school,
        "two",
        vec![not(t(0)), Term::Or(vec![t(5), t(7)])],
        vec![t(1), t(8)],
        vec![],
    );
    concept(&mut case, school, "three", vec![t(4), t(6)], vec![], vec![t(2), t(9)]);
    case
}

fn cell() -> Cell {
    Cell::pooled(window("2014-06", "2015"))
}

fn verdict(case: &Case) -> Verdict {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    judge(&ledger.view(&cell()), SchoolId(0))
}

fn any_aggregation() -> impl Strategy<Value = Aggregation> {
    prop::sample::select(vec![Aggregation::Minimum, Aggregation::Mean, Aggregation::Geometric])
}

fn may_move(event: &Event) -> bool {
    // What is marked approximate is wider than it is written.
    event.date.as_ref().map(counterpoise_dates::Date::extent_widened).is_none_or(|extent| {
        extent.kind() == counterpoise_dates::Kind::Once
            && counterpoise_ledger::place(Some(extent), cell().window, Undated::ExpectedShare)
                .is_some_and(|(placement, _)| placement == counterpoise_ledger::Placement::Possible)
    })
}

/// The labels of all placements of the events that may move, each put on one day inside or outside
/// the window.
fn brute_force(case: &Case) -> Vec<Option<String>> {
    let movable: Vec<usize> =
        (0..case.events.len()).filter(|&at| may_move(&case.events[at])).collect();
    let placed = |bits: usize| {
        let mut case = case.clone();
        for (bit, &at) in movable.iter().enumerate() {
            let day = if bits >> bit & 1 == 1 { "2014-07-01" } else { "2001-01-01" };
            case.events[at].date = Some(day.parse().unwrap());
        }
        verdict(&case).label().map(str::to_owned)
    };
    (0..1 << movable.len()).map(placed).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn memberships_stay_between_0_and_1(events in some_events(8), degrees in some_degrees(), by in any_aggregation()) {
        let found = verdict(&schooled(events, &degrees, by));
        let concepts = found.memberships.iter().filter_map(|concept| concept.membership);
        for Membership { lo, hi, point } in concepts.chain(found.labels.iter().map(|label| label.membership)) {
            prop_assert!(0.0 <= lo && lo <= hi && hi <= 1.0);
            prop_assert!(point.is_none_or(|point| lo <= point && point <= hi));
        }
    }

    #[test]
    fn dates_agree_with_brute_force(events in some_events(8), degrees in some_degrees(), by in any_aggregation()) {
        let case = schooled(events, &degrees, by);
        let ledger = Ledger::new(&case, DYAD, &case.settings);
        let view = ledger.view(&cell());
        let found = date_robustness(&view, SchoolId(0), DEFAULT_BUDGET);
        let all = brute_force(&case);
        prop_assert_eq!(1_usize << found.movable, all.len());
        let base = verdict(&case).label().map(str::to_owned);
        prop_assert_eq!(&found.label, &base);
        match found.answer {
            DateAnswer::Holds => prop_assert!(all.iter().all(|label| *label == base)),
            DateAnswer::Fails { label, .. } => prop_assert!(label != base && all.contains(&label)),
            DateAnswer::NotDecided { .. } => prop_assert!(false, "eight events need no more than the budget"),
        }
    }

    #[test]
    fn knowing_less_never_makes_a_verdict_more_definite(
        events in some_events(6), degrees in some_degrees(), lost in 0..3_usize,
    ) {
        let by = Aggregation::Minimum;
        let known = verdict(&schooled(events.clone(), &degrees, by));
        let mut fewer = degrees.clone();
        fewer[lost] = None;
        let less = verdict(&schooled(events, &fewer, by));
        // What nobody judges is neither there nor not.
        for (more, less) in known.attributes.iter().zip(&less.attributes) {
            let (more, less) = (more.membership.height(), less.membership.height());
            prop_assert!(less == more || less == 0.5);
        }
        // Whatever is asserted without the judgement is asserted with it.
        for label in less.labels.iter().filter(|label| label.membership.height() > 0.5) {
            let more = known.labels.iter().find(|more| more.label == label.label).unwrap();
            prop_assert!(more.membership.height() > 0.5);
        }
    }

    #[test]
    fn de_morgan(a in 0.0..=1.0_f64, b in 0.0..=1.0_f64) {
        let mut case = case(vec![]);
        let name = |name: &str, degree, case: &mut Case| {
            let of = indicator(case, name, Formula::Assessed(name.into()));
            assess(case, name, "2014", degree);
            Term::Attribute(attribute(case, name, of, None))
        };
        let (a, b) = (name("a", a, &mut case), name("b", b, &mut case));
        let not = |term: &Term| Term::Not(Box::new(term.clone()));
        let school = school(&mut case, "s");
        concept(&mut case, school, "neither", vec![not(&Term::Or(vec![a.clone(), b.clone()]))], vec![], vec![]);
        concept(&mut case, school, "not-either", vec![not(&a), not(&b)], vec![], vec![]);
        concept(&mut case, school, "excluded", vec![], vec![], vec![a, b]);
        let found = verdict(&case);
        prop_assert_eq!(found.memberships[0].membership, found.memberships[1].membership);
        prop_assert_eq!(found.memberships[0].membership, found.memberships[2].membership);
    }

    #[test]
    fn order_moves_no_verdict(events in some_events(8), degrees in some_degrees(), by in any_aggregation()) {
        let mut turned = events.clone();
        turned.reverse();
        prop_assert_eq!(verdict(&schooled(events, &degrees, by)), verdict(&schooled(turned, &degrees, by)));
    }
}

#[test]
fn a_search_without_end_is_given_up_openly() {
    let events = (0..40)
        .map(|at| act(&format!("e{at}"), "2014", "deed accommodate weight 1 certainty 0.1"))
        .collect();
    let case = schooled(events, &[None, None, None], Aggregation::Minimum);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let found = date_robustness(&ledger.view(&cell()), SchoolId(0), 3);
    assert_eq!(found.movable, 40);
    assert!(found.nodes <= 3, "{found:?}");
}
