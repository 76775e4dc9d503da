//! Numbers read off an index and a map made in one pass are those that are taken one by one, to the
//! last bit.
#![allow(clippy::unwrap_used)]

mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_dates::Window;
use counterpoise_ledger::*;
use counterpoise_numerics::Sum;
use proptest::prelude::*;
use std::collections::BTreeSet;

const MODES: [&str; 3] = ["deed", "statement", "non-act"];
const STANCES: [&str; 3] = ["accommodate", "resist", "neutral"];
const DATES: [&str; 8] = [
    "2013",
    "2014-03",
    "2014-05-21",
    "2012/2015",
    "[2013..2016]",
    "undated",
    "2020",
    "[2014-11..2015-02]",
];
const REST: [&str; 8] = [
    "",
    "in central-asia about energy",
    "in eurasia about trade issue gas",
    "in global in central-asia about arms about energy",
    "in bilateral about security gains CHN relative",
    "joint in eurasia about energy issue gas",
    "of CHN to RUS in eurasia about trade",
    "of USA to RUS in central-asia",
];
const SOURCES: [&str; 4] = ["", "from b2", "from plain from a1", "certainty 0.3"];

fn any_event(at: usize) -> impl Strategy<Value = Event> {
    let pick = |of: &'static [&'static str]| prop::sample::select(of);
    let hardness = pick(&["hard", "soft", "plain"]);
    (pick(&MODES), pick(&STANCES), hardness, pick(&DATES), pick(&REST), pick(&SOURCES), 0..6_u8)
        .prop_map(move |(mode, stance, hardness, date, rest, from, weight)| {
            act(
                &format!("e{at:02}"),
                date,
                &format!("{mode} {stance} {hardness} weight {weight} {rest} {from}"),
            )
        })
}

fn some_events() -> impl Strategy<Value = Vec<Event>> {
    (0..40_usize).prop_flat_map(|n| (0..n).map(any_event).collect::<Vec<_>>())
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let arena = prop::sample::select(vec![
        None,
        Some(EURASIA),
        Some(CENTRAL_ASIA),
        Some(GLOBAL),
        Some(BILATERAL),
    ]);
    let domain =
        prop::sample::select(vec![None, Some("energy"), Some("economic"), Some("security")]);
    let span = prop::sample::select(vec![
        ("2014", "2014"),
        ("2013-06", "2015"),
        ("2014-04", "2014-05"),
        ("1990", "1991"),
    ]);
    (arena, domain, span).prop_map(|(arena, domain, (first, last))| Cell {
        arena,
        domain: domain.map(Name::from),
        window: window(first, last),
    })
}

/// Every shape, over filters of every kind, some of them alike.
fn formulas() -> Vec<Formula> {
    let stance = |stance| Condition::Stance(stance);
    let hard = || Condition::Hardness(Hardness::Hard);
    let not = |condition| Condition::Not(Box::new(condition));
    let filters = [
        filter([]),
        filter([stance(Stance::Accommodate)]),
        filter([hard(), not(mode(Mode::Statement))]),
        filter([Condition::By(Party::Target)]),
        filter([not(Condition::By(Party::Subject)), not(stance(Stance::Resist))]),
        filter([Condition::Conceding]),
        filter([Condition::Reversing]),
        filter([Condition::Joint, Condition::Domains(vec!["economic".into()])]),
        filter([Condition::Issues(vec!["gas".into()])]),
    ];
    let balance = |kind| move |of: &Filter| Formula::Balance(kind, of.clone());
    let mut all: Vec<Formula> = filters.iter().cloned().map(Formula::Count).collect();
    for of in [&filters[..2], &filters[2..4], &filters[4..6], &filters[6..8]] {
        all.push(Formula::Share(of[0].clone(), of[1].clone()));
        all.push(Formula::Share(of[1].clone(), of[0].clone()));
    }
    all.extend(filters.iter().map(balance(BalanceKind::Net)));
    all.extend(filters.iter().map(balance(BalanceKind::Ambivalence)));
    all.extend(filters.iter().map(balance(BalanceKind::HardShare)));
    all.extend(filters.iter().map(balance(BalanceKind::Gap)));
    all
}

/// Each entry by itself, each sum by itself.
fn naive(view: &View<'_>, formula: &Formula) -> (Vec<f64>, bool) {
    let rule = Rule::of(formula).unwrap();
    let takes =
        |selection: &Selection, entry: &Entry| selection.takes(view.ledger.perspective(), entry);
    let sum = |selection: &Selection| {
        let taken = view.entries().filter(|(entry, _)| takes(selection, entry));
        Sum::of(taken.map(|(entry, placed)| placed.amount(entry)))
    };
    let counts = |(entry, placed): (&Entry, Placed)| {
        placed.share > 0.0 && rule.selections.iter().any(|selection| takes(selection, entry))
    };
    (rule.selections.iter().map(sum).collect(), view.entries().any(counts))
}

fn naive_value(view: &View<'_>, formula: &Formula) -> Option<f64> {
    let (sums, any) = naive(view, formula);
    let rule = Rule::of(formula).unwrap();
    let shows = |(entry, placed): (&Entry, Placed)| placed.share > 0.0 && rule.shows_a_look(entry);
    match rule.shape {
        Shape::Count => (any || sums[0] > 0.0 || view.searched() || view.entries().any(shows))
            .then_some(sums[0]),
        shape => shape.value(&sums).filter(|value| value.is_finite()),
    }
}

fn bits(value: Option<f64>) -> Option<u64> {
    value.map(f64::to_bits)
}

/// The map place by place, event by event.
fn naive_place(
    ledger: &Ledger<'_>,
    arena: ArenaId,
    domain: &Name,
    period: PeriodId,
) -> (usize, usize, usize) {
    let case = ledger.case;
    let cell = Cell {
        arena: Some(arena),
        domain: Some(domain.clone()),
        window: case.periods[period.0 as usize].window,
    };
    let view = ledger.view(&cell);
    let lies = |own: &ArenaId, in_: ArenaId| *own == in_ || case[*own].wider.contains(&in_);
    let meets = |arenas: &[ArenaId]| {
        let wider = |own: &ArenaId| ledger.settings.reach == Reach::Wider && lies(&arena, *own);
        if arenas.is_empty() {
            ledger.settings.reach == Reach::Wider
        } else {
            arenas.iter().any(|own| lies(own, arena) || wider(own))
        }
    };
    let falls = |event: &Event| match &event.date {
        Some(date) => date.share_in(cell.window) > 0.0,
        None => ledger.settings.undated == Undated::WhereverPossible,
    };
    let here = |event: &&Event| {
        event.domains.iter().any(|own| covers_domain(domain, own))
            && (meets(&event.arenas) || event.readings.iter().any(|reading| meets(&reading.arenas)))
            && falls(event)
    };
    let events: Vec<&Event> = case.events.iter().filter(here).collect();
    let sources: BTreeSet<SourceId> =
        events.iter().flat_map(|event| &event.cites).map(|cite| cite.source).collect();
    let own =
        |(entry, placed): &(&Entry, Placed)| entry.party == Party::Subject && placed.share > 0.0;
    (events.len(), view.entries().filter(own).count(), sources.len())
}

fn settings(case: &mut Case, which: u8) {
    case.settings.undated =
        if which & 1 == 0 { Undated::WhereverPossible } else { Undated::ExpectedShare };
    case.settings.reach = if which & 2 == 0 { Reach::Wider } else { Reach::Place };
}

fn period(window: Window) -> Period {
    Period {
        id: String::new(),
        title: String::new(),
        window,
        comparison: false,
        place: Place::default(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn indicators_read_off_an_index_are_the_same(events in some_events(), cell in any_cell(), which in 0..8_u8) {
        let mut case = case(events);
        settings(&mut case, which);
        let mut ids: Vec<IndicatorId> =
            formulas().into_iter().enumerate().map(|(at, of)| indicator(&mut case, &format!("i{at}"), of)).collect();
        ids.push(indicator(&mut case, "judged", Formula::Assessed("trust".into())));
        let plain = Ledger::new(&case, DYAD, &case.settings);
        // Half of them are left out of the index.
        let half: Vec<IndicatorId> = ids.iter().copied().step_by(2).collect();
        let asked = |indicators: &[IndicatorId]| Asked { indicators: indicators.to_vec(), unions: Vec::new() };
        let (all, half) = (plain.clone().indexed(&asked(&ids)), plain.clone().indexed(&asked(&half)));
        let views = [plain.view(&cell), all.view(&cell), half.view(&cell)];
        for id in ids {
            let formula = &case[id].formula;
            let found: Vec<_> = views.iter().map(|view| view.value_of(id)).collect();
            prop_assert_eq!(&found[0], &views[0].value(formula));
            prop_assert_eq!(&found[0], &found[1]);
            prop_assert_eq!(&found[0], &found[2]);
            if Rule::of(formula).is_some() {
                prop_assert_eq!(bits(found[1].0.value()), bits(naive_value(&views[0], formula)), "{:?}", formula);
            }
        }
    }

    #[test]
    fn the_map_in_one_pass_is_the_same(events in some_events(), which in 0..8_u8) {
        let mut case = case(events);
        settings(&mut case, which);
        case.periods = [("2014", "2014"), ("2012", "2013"), ("2013-06", "2015-01")].map(|(a, b)| period(window(a, b))).into();
        let ledger = Ledger::new(&case, DYAD, &case.settings);
        let domains: Vec<Name> = ["energy", "economic", "security"].map(Name::from).into();
        let periods: Vec<PeriodId> = (0..3).map(PeriodId).collect();
        let map = coverage(&ledger, &[EURASIA, CENTRAL_ASIA, GLOBAL, BILATERAL], &domains, &periods);
        prop_assert_eq!(map.len(), 36);
        for place in &map {
            let naive = naive_place(&ledger, place.arena, &Name::from(place.domain.as_str()), place.period);
            prop_assert_eq!((place.events, place.readings, place.sources), naive);
        }
    }
}
