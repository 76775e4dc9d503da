//! What is computed for many cells and schools together is what each would get alone, to the last
//! bit.
#![allow(clippy::unwrap_used)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_ledger::{Cell, Ledger, View};
use proptest::prelude::*;

const DATES: [&str; 8] = [
    "2014-08",
    "2014",
    "[2013..2016]",
    "undated",
    "2013/2015",
    "2014-06~",
    "[2014-11..2015-02]",
    "2015",
];
const PLACES: [&str; 6] = [
    "",
    "in central-asia",
    "in eurasia",
    "in bilateral",
    "in eurasia in bilateral",
    "joint in global",
];
const CERTAINTY: [&str; 4] = ["certainty 0.9", "from b2", "from plain from a1", ""];

fn any_event(at: usize) -> impl Strategy<Value = Event> {
    let pick = |of: &'static [&'static str]| prop::sample::select(of);
    let (mode, stance, hardness) =
        (pick(&["deed", "statement"]), pick(&["accommodate", "resist"]), pick(&["hard", "soft"]));
    (mode, stance, hardness, pick(&DATES), pick(&PLACES), pick(&CERTAINTY), 1..4_u8).prop_map(
        move |(mode, stance, hardness, date, place, from, weight)| {
            act(
                &format!("e{at:02}"),
                date,
                &format!("{mode} {stance} {hardness} weight {weight} {place} {from}"),
            )
        },
    )
}

fn some_events() -> impl Strategy<Value = Vec<Event>> {
    (0..30_usize).prop_flat_map(|n| (0..n).map(any_event).collect::<Vec<_>>())
}

/// Two schools that share some indicators, one of them with judgements and a level.
fn schooled(events: Vec<Event>, which: u8) -> Case {
    let mut case = case(events);
    (case.settings.draws, case.settings.spread) = (43, 0.3);
    case.settings.undated =
        if which & 1 == 0 { Undated::WhereverPossible } else { Undated::ExpectedShare };
    case.settings.reach = if which & 2 == 0 { Reach::Wider } else { Reach::Place };
    let stance = |stance| Condition::Stance(stance);
    let hard = || Condition::Hardness(Hardness::Hard);
    let formulas = [
        (Formula::Count(filter([stance(Stance::Accommodate)])), [0.0, 2.0, 6.0]),
        (Formula::Count(filter([stance(Stance::Resist), hard()])), [4.0, 1.5, 0.0]),
        (Formula::Share(filter([hard()]), filter([mode(Mode::Deed)])), [0.1, 0.4, 0.9]),
        (Formula::Balance(BalanceKind::Net, filter([])), [-0.5, 0.0, 0.5]),
        (Formula::Balance(BalanceKind::Gap, filter([])), [-0.2, 0.1, 0.5]),
    ];
    let mut terms = Vec::new();
    for (at, (formula, anchors)) in formulas.into_iter().enumerate() {
        let of = indicator(&mut case, &format!("i{at}"), formula);
        terms.push(Term::Attribute(attribute(&mut case, &format!("a{at}"), of, Some(anchors))));
        terms.push(Term::Attribute(attribute(
            &mut case,
            &format!("b{at}"),
            of,
            Some(anchors.map(|a| 0.8 * a + 0.1)),
        )));
    }
    let of = indicator(&mut case, "judged", Formula::Assessed("trust".into()));
    terms.push(Term::Attribute(attribute(&mut case, "judged", of, None)));
    assess(&mut case, "trust", "2010/2020", 0.3);
    assess(&mut case, "trust", "2012/2014", 0.8);
    let t = |at: usize| terms[at].clone();
    let not = |term| Term::Not(Box::new(term));
    let one = school(&mut case, "one");
    concept(&mut case, one, "hedging", vec![t(0), t(6)], vec![], vec![t(4)]);
    concept(&mut case, one, "balancing", vec![not(t(0))], vec![t(2), t(8)], vec![]);
    let two = school(&mut case, "two");
    concept(&mut case, two, "hedging", vec![t(1), t(10)], vec![], vec![]);
    concept(&mut case, two, "balancing", vec![t(3)], vec![t(5), t(9)], vec![]);
    case
}

const SCHOOLS: [SchoolId; 2] = [SchoolId(0), SchoolId(1)];

fn cells() -> [Vec<Cell>; 4] {
    let windows = [window("2013", "2014-06"), window("2014-07", "2015")];
    let in_arena = |arena| windows.map(|window| Cell::arena(arena, window));
    let overlapping = [window("2014", "2014"), window("2014-03", "2015-01")];
    [
        [in_arena(EURASIA), in_arena(BILATERAL), in_arena(CENTRAL_ASIA)].concat(),
        windows.map(Cell::pooled).into(),
        Vec::new(),
        overlapping.map(Cell::pooled).into(),
    ]
}

/// What a debugger prints shows every bit of a number.
fn printed<T: std::fmt::Debug>(of: &T) -> String {
    format!("{of:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn groups_are_drawn_as_if_alone(events in some_events(), which in 0..8_u8) {
        let case = schooled(events, which);
        let plain = Ledger::new(&case, DYAD, &case.settings);
        let ledger = indexed_for(plain.clone(), &SCHOOLS);
        let views: Vec<Vec<View<'_>>> = cells().iter().map(|cells| cells.iter().map(|cell| ledger.view(cell)).collect()).collect();
        let groups: Vec<&[View<'_>]> = views.iter().map(Vec::as_slice).collect();
        let together = resample_groups(&ledger, &groups, &SCHOOLS);
        prop_assert_eq!(together.len(), 4);
        for (cells, found) in cells().iter().zip(&together) {
            let ask = |cell: &Cell| Question { cell: cell.clone(), schools: SCHOOLS.to_vec() };
            let alone = resample(&plain, &cells.iter().map(ask).collect::<Vec<_>>());
            prop_assert_eq!(printed(&alone), printed(found));
        }
    }

    /// Each verdict drawn alone and kept draw by draw adds up to what is counted of all together.
    #[test]
    fn the_draws_that_are_kept_are_those_that_are_counted(events in some_events(), which in 0..8_u8) {
        let case = schooled(events, which);
        let ledger = Ledger::new(&case, DYAD, &case.settings);
        let views: Vec<View<'_>> = cells().concat().iter().map(|cell| ledger.view(cell)).collect();
        let groups: Vec<&[View<'_>]> = views.iter().map(std::slice::from_ref).collect();
        let counted = resample_groups(&ledger, &groups, &SCHOOLS);
        for (view, counted) in views.iter().zip(&counted) {
            for doubt in &counted[0].schools {
                let kept = draw_labels(view, doubt.school);
                prop_assert_eq!(kept.draws.len(), case.settings.draws as usize);
                for (at, counted) in doubt.probabilities.iter().enumerate() {
                    let parts = kept.draws.iter().flatten().filter(|(label, _)| *label == at).map(|(_, part)| part);
                    let share = parts.sum::<f64>() / f64::from(case.settings.draws);
                    prop_assert!((share - counted.p).abs() < 1e-12);
                    prop_assert_eq!(kept.labels.get(at), counted.label.as_ref());
                }
            }
        }
    }

    #[test]
    fn an_index_changes_no_verdict(events in some_events(), which in 0..8_u8) {
        let case = schooled(events, which);
        let plain = Ledger::new(&case, DYAD, &case.settings);
        let ledger = indexed_for(plain.clone(), &SCHOOLS);
        for cell in cells().concat() {
            let (with, without) = (ledger.view(&cell), plain.view(&cell));
            let verdicts = judge_all(&with, &SCHOOLS);
            let alone: Vec<Verdict> = SCHOOLS.iter().map(|&school| judge(&without, school)).collect();
            prop_assert_eq!(printed(&alone), printed(&verdicts));
            let dates = date_robustness_all(&with, &verdicts, 200);
            let each: Vec<DateRobustness> = SCHOOLS.iter().map(|&school| date_robustness(&without, school, 200)).collect();
            prop_assert_eq!(printed(&each), printed(&dates));
            let why = disagreement(&without, &alone);
            prop_assert_eq!(printed(&why), printed(&disagreement(&with, &verdicts)));
            for pair in why.pairs.iter().filter(|pair| pair.attribute.is_some()) {
                prop_assert_eq!(&pair.events, &weightiest(&without, pair.attribute.unwrap()));
            }
        }
    }
}

/// The events of the tallies of an attribute, the largest contribution first, then by id: one by
/// one.
fn weightiest(view: &View<'_>, attribute: AttributeId) -> Vec<EventId> {
    let case = view.ledger.case;
    let counterpoise_ledger::Basis::Counted(tallies) =
        view.indicator(&case[case[attribute].of]).basis
    else {
        return Vec::new();
    };
    let mut all: Vec<_> = tallies.into_iter().flat_map(|tally| tally.contributions).collect();
    all.sort_by(|a, b| {
        b.amount.total_cmp(&a.amount).then_with(|| case[a.event].id.cmp(&case[b.event].id))
    });
    let mut events: Vec<EventId> = Vec::new();
    for contribution in all {
        if !events.contains(&contribution.event) {
            events.push(contribution.event);
        }
    }
    events.truncate(5);
    events
}
