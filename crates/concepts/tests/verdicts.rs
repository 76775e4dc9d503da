//! From event to label: the worked example of docs/verdicts.md, and every answer that a verdict may
//! come to.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_kernel::marginal::{judged, leans, some};
use counterpoise_ledger::{Cell, Ledger, Rule, Selection, total};

/// The example's school: soft bandwagoning, hedging, soft balancing.
fn example(events: Vec<Event>) -> Case {
    let mut case = case(events);
    let deeds = || mode(Mode::Deed);
    let acts = || filter([Condition::Modes(vec![Mode::Deed, Mode::NonAct])]);
    let obstructs =
        [Condition::Stance(Stance::Resist), Condition::Hardness(Hardness::Soft), deeds()];
    let to = leaning(&mut case, "leans-to", BalanceKind::Net, acts(), LeanSide::To);
    let against = leaning(&mut case, "leans-against", BalanceKind::Net, acts(), LeanSide::Against);
    let mixed = leaning(&mut case, "mixed", BalanceKind::Ambivalence, acts(), LeanSide::Mixed);
    let obstructs = counted(&mut case, "obstructs", filter(obstructs));
    let hard = counted(&mut case, "hard-tool", filter([Condition::Hardness(Hardness::Hard)]));
    let school = school(&mut case, "example");
    concept(&mut case, school, "soft-bandwagoning", vec![to], vec![], vec![hard.clone()]);
    concept(&mut case, school, "hedging", vec![mixed, obstructs.clone()], vec![], vec![]);
    concept(&mut case, school, "soft-balancing", vec![against, obstructs], vec![], vec![hard]);
    case
}

fn leaning(case: &mut Case, id: &str, kind: BalanceKind, of: Filter, side: LeanSide) -> Term {
    let of = indicator(case, id, Formula::Balance(kind, of));
    let id = attribute(case, id, of, None);
    case.attributes[id.0 as usize].side = Some(side);
    Term::Attribute(id)
}

fn counted(case: &mut Case, id: &str, filter: Filter) -> Term {
    let of = indicator(case, id, Formula::Count(filter));
    Term::Attribute(attribute(case, id, of, None))
}

fn assessed(case: &mut Case, id: &str) -> Term {
    let of = indicator(case, id, Formula::Assessed(id.into()));
    Term::Attribute(attribute(case, id, of, None))
}

/// A judgement that is cited: `source` is a position among `a1`, `b2`, `c3`, `plain`.
fn judge_says(case: &mut Case, name: &str, degree: f64, source: u32) {
    assess(case, name, "2014", degree);
    let cites = vec![Citation { source: SourceId(source), locator: "p. 1".into() }];
    case.assessments.last_mut().unwrap().cites = cites;
}

fn cell() -> Cell {
    Cell::arena(CENTRAL_ASIA, window("2014", "2014"))
}

fn verdict(case: &Case) -> Verdict {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    judge(&ledger.view(&cell()), SchoolId(0))
}

fn drawn(case: &Case) -> CellDoubt {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    resample(&ledger, &[Question { cell: cell(), schools: vec![SchoolId(0)] }]).remove(0)
}

fn standing(case: &Case) -> Standing {
    drawn(case).schools[0].settled.standing
}

fn p(case: &Case, label: &str) -> f64 {
    let doubt = drawn(case);
    doubt.schools[0]
        .probabilities
        .iter()
        .find(|of| of.label.as_deref().unwrap_or("none") == label)
        .unwrap()
        .p
}

fn reason(case: &Case) -> Reason {
    match verdict(case).outcome {
        Outcome::NoneOfThese { reason } => reason,
        Outcome::Label(label) => panic!("{label}"),
    }
}

/// Alike acts, each of weight 2 and certain.
fn acts(n: usize, words: &str) -> Vec<Event> {
    let one = |at: usize| {
        act(
            &format!("{}{at}", &words[..6]),
            "2014",
            &format!("{words} weight 2 certainty 1 in central-asia"),
        )
    };
    (0..n).map(one).collect()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-5, "{found}, not {expected}");
}

fn heights(found: &Verdict) -> Vec<f64> {
    found.attributes.iter().map(|a| a.membership.height()).collect()
}

fn memberships(found: &Verdict) -> Vec<f64> {
    found.memberships.iter().map(|m| m.membership.unwrap().height()).collect()
}

/// The page's three acts, the accord of this weight, and its two judges.
fn paged(accord: u8) -> Case {
    let accord = format!("deed accommodate soft weight {accord} from a1 in central-asia");
    let mut case = example(vec![
        act("accord", "2014-05-21", &accord),
        act("tariff", "2014-02", "deed resist soft weight 2 from b2 in central-asia"),
        act(
            "speech",
            "2014-06-01",
            "statement accommodate soft weight 2 from plain in central-asia",
        ),
    ]);
    let accepts = assessed(&mut case, "lead-accepted");
    case.concepts[0].all.push(accepts);
    judge_says(&mut case, "lead-accepted", 0.9, 0);
    judge_says(&mut case, "lead-accepted", 0.4, 1);
    case
}

/// The section of the page that works one cell.
fn page() -> &'static str {
    include_str!("../../../docs/verdicts.md").split("## One cell by hand").nth(1).unwrap()
}

/// The last number in each cell of the page's table row that begins so; not a number where a cell
/// has none.
fn row(begins: &str) -> Vec<f64> {
    let line = page().lines().find(|line| line.starts_with(&format!("| {begins}"))).unwrap();
    let last = |cell: &str| {
        let parts = cell.split(|c: char| !c.is_ascii_digit() && c != '.');
        parts
            .filter_map(|part| part.trim_end_matches('.').parse::<f64>().ok())
            .next_back()
            .unwrap_or(f64::NAN)
    };
    line.trim_matches('|').split('|').map(last).collect()
}

fn says(text: &str) {
    let flat = page().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(text), "the page does not say: {text}");
}

/// As the page prints numbers: `.855`, `1.96`.
fn short(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').trim_start_matches('0').to_owned()
}

#[test]
fn the_worked_example() {
    let case = paged(4);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let view = ledger.view(&cell());
    // Amounts, act by act.
    for (entry, placed) in view.entries() {
        let printed = row(&case[entry.event].id);
        assert_eq!(printed[2], entry.weight);
        near(entry.certainty, printed[4]);
        near(placed.amount(entry), printed[5]);
        near(placed.amount(entry) / case.settings.unit, printed[6]);
    }
    // Sums in units, and the posteriors they make.
    let sum = |selection: &Selection| {
        let taken = view.entries().filter(|(of, _)| selection.takes(ledger.perspective(), of));
        total(taken.map(|(entry, placed)| (entry, placed.amount(entry)))) / 2.0
    };
    let sums = |id: u32| {
        let rule = Rule::of(&case[IndicatorId(id)].formula).unwrap();
        rule.selections.iter().map(sum).collect::<Vec<_>>()
    };
    let (sides, obstructs, hard) = (sums(0), sums(3), sums(4));
    let (a, r) = (sides[0], sides[1]);
    says(&format!("A = {} and R = {}.", short(a), short(r)));
    says(&format!("F = {}, and either deed could have been one, so B = ", short(obstructs[0])));
    says(&format!(
        "= {}. *Hard tool* is any hard act: F = 0, B = {}.",
        short(obstructs[1]),
        short(hard[1])
    ));
    assert_eq!(hard[0], 0.0);
    says(&format!("Beta({}, {})", short(0.5 + a), short(0.5 + r)));
    let presence = |f: f64, b: f64| format!("Beta({}, {})", short(0.5 + f), short(2.0 + b - f));
    says(&format!("*obstructs* p ~ {}", presence(obstructs[0], obstructs[1])));
    says(&format!("*hard tool* p ~ {}", presence(hard[0], hard[1])));
    // Attributes: by the closed forms, by the central reading, on the page.
    let lean = leans(a, r, case.settings.lean);
    let is_some = |of: &[f64]| some(of[0], of[1], case.settings.some);
    let judges = judged(&[(0.9, 0.98), (0.4, 0.855)]);
    let by_form = [lean.to, lean.against, lean.mixed, is_some(&obstructs), is_some(&hard), judges];
    let found = verdict(&case);
    for (of, form) in found.attributes.iter().zip(by_form) {
        near(of.membership.height(), form);
        near(form, row(&case[of.attribute].id)[1]);
        assert_eq!(of.shown, case[of.attribute].id != "hard-tool");
    }
    // Who stands, and what the judges then come to.
    let of =
        |degrees: &[f64]| judged(&degrees.iter().map(|degree| (*degree, 1.0)).collect::<Vec<_>>());
    let stands = [
        ("both", 0.98 * 0.855, of(&[0.9, 0.4])),
        ("the first", 0.98 * 0.145, of(&[0.9])),
        ("the second", 0.02 * 0.855, of(&[0.4])),
        ("neither", 0.02 * 0.145, of(&[])),
    ];
    for (who, chance, mean) in stands {
        near(chance, row(who)[1]);
        near(mean, row(who)[2]);
    }
    says(&format!("Weighed together, {}.", short(judges)));
    // Concepts and the central reading.
    for concept in &found.memberships {
        near(concept.membership.unwrap().height(), row(&concept.label)[2]);
        let binds = &concept.terms[concept.binding.unwrap()].text;
        says(&format!("{}** | {binds} |", short(concept.membership.unwrap().height())));
    }
    assert_eq!(found.label(), None);
    let weightier = verdict(&paged(5));
    says(&format!(
        "P(to) and the membership of soft bandwagoning {}",
        short(memberships(&weightier)[0])
    ));
    assert_eq!(weightier.label(), Some("soft-bandwagoning"));
    // The draws, to two hundredths: with so many their error is one.
    let drawn = drawn(&case);
    let about = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 0.02, "{found}, not {expected}");
    };
    let (stance, school) = (&drawn.stance, &drawn.schools[0]);
    says("*to* in .50 of them, *mixed* in .40, *against* in .11;");
    [stance.to, stance.mixed, stance.against]
        .iter()
        .zip([0.50, 0.40, 0.11])
        .for_each(|(p, page)| about(*p, page));
    let share = stance.share.unwrap();
    says("its median at .68 and nine tenths of its draws between .22 and .98.");
    [share.p50, share.p5, share.p95]
        .iter()
        .zip([0.68, 0.22, 0.98])
        .for_each(|(q, page)| about(*q, page));
    says("| none of these | hedging | soft-bandwagoning | soft-balancing |");
    let order = [None, Some("hedging"), Some("soft-bandwagoning"), Some("soft-balancing")];
    for (label, page) in order.into_iter().zip(row(".")) {
        about(school.probabilities.iter().find(|of| of.label.as_deref() == label).unwrap().p, page);
    }
    let set: Vec<Option<&str>> = school.settled.set.iter().map(Option::as_deref).collect();
    assert_eq!((school.settled.standing, &set[..]), (Standing::Split, &order[..3]));
}

#[test]
fn no_evidence_and_no_school() {
    let nothing = example(vec![]);
    assert_eq!((reason(&nothing), standing(&nothing)), (Reason::NoEvidence, Standing::NoEvidence));
    let elsewhere = example(vec![act("e", "2019", "deed resist in central-asia")]);
    assert_eq!(
        (reason(&elsewhere), standing(&elsewhere)),
        (Reason::NoEvidence, Standing::NoEvidence)
    );
    let mut searched = example(vec![]);
    search(&mut searched, "2014", vec![CENTRAL_ASIA]);
    assert_ne!(standing(&searched), Standing::NoEvidence);
    let mut bare = case(vec![]);
    school(&mut bare, "empty");
    assert_eq!((reason(&bare), standing(&bare)), (Reason::NotApplicable, Standing::OutOfScope));
}

#[test]
fn the_stance_says_why_it_is_none() {
    let state = |events| drawn(&example(events)).stance.state;
    assert_eq!(state(vec![]), StanceState::NoEvidence);
    assert_eq!(state(acts(2, "deed neutral soft")), StanceState::NoSideTaken);
    assert_eq!(state(acts(2, "deed resist soft")), StanceState::Known);
}

#[test]
fn nothing_reaches_one_half() {
    let case = example(vec![
        act("a", "2014", "deed accommodate soft weight 1 certainty 1 in central-asia"),
        act("b", "2014", "deed resist soft weight 1 certainty 1 in central-asia"),
    ]);
    let Reason::NoConceptAboveHalf { best, value } = reason(&case) else { panic!() };
    assert_eq!(best, "hedging");
    near(value, leans(0.5, 0.5, case.settings.lean).mixed);
}

#[test]
fn equals_share_a_draw_and_the_first_is_read() {
    let mut case = example(acts(10, "deed accommodate soft"));
    let same = case.concepts[0].all.clone();
    case.concepts[0].none.clear();
    concept(&mut case, SchoolId(0), "partnership", same, vec![], vec![]);
    assert_eq!(verdict(&case).label(), Some("soft-bandwagoning"));
    let (first, second) = (p(&case, "soft-bandwagoning"), p(&case, "partnership"));
    assert!(first > 0.45 && (first - second).abs() < 1e-12, "{first}, {second}");
    assert_eq!(standing(&case), Standing::Set);
}

#[test]
fn every_standing() {
    let named = example(acts(20, "deed accommodate soft"));
    assert_eq!(standing(&named), Standing::Named);
    let mut no_name = example(acts(20, "deed accommodate soft"));
    no_name.concepts.remove(0);
    assert_eq!(standing(&no_name), Standing::NoName);
    // None of these is one of the answers between which it is split.
    assert_eq!(standing(&paged(4)), Standing::Split);
    let mut outside = example(acts(20, "deed accommodate soft"));
    let speaks = assessed(&mut outside, "small-state");
    judge_says(&mut outside, "small-state", 0.05, 0);
    outside.schools[0].applies_if = vec![speaks];
    assert_eq!(standing(&outside), Standing::OutOfScope);
    // The labels are drawn all the same, as if it applied.
    assert!(p(&outside, "soft-bandwagoning") > 0.8);
}

#[test]
fn what_knowing_would_change() {
    let mut case = example(acts(20, "deed accommodate soft"));
    let accepts = assessed(&mut case, "lead-accepted");
    case.concepts[0].all.push(accepts);
    let found = verdict(&case);
    let asked = found.attributes.last().unwrap();
    assert_eq!((asked.shown, asked.membership.height()), (false, 0.5));
    assert_eq!(found.label(), None);
    let settled = drawn(&case).schools.remove(0).settled;
    assert_eq!(settled.hangs_on[0].on, Prop::Attribute(asked.attribute));
    assert!(settled.hangs_on[0].change.abs() > 0.8);
    let told = settled.information.iter().find(|of| of.attribute == asked.attribute).unwrap();
    assert!(told.settles && told.bits > 0.5);
}

#[test]
fn a_dissenter_has_no_veto() {
    let mut case = example(acts(20, "deed accommodate soft"));
    let accepts = assessed(&mut case, "lead-accepted");
    case.concepts[0].all.push(accepts);
    for degree in [0.8, 0.81, 0.82, 0.83, 0.84, 0.85] {
        assess(&mut case, "lead-accepted", "2014", degree);
    }
    assert_eq!(verdict(&case).label(), Some("soft-bandwagoning"));
    let without = p(&case, "soft-bandwagoning");
    assess(&mut case, "lead-accepted", "2014", 0.05);
    assert_eq!(verdict(&case).label(), Some("soft-bandwagoning"));
    let with = p(&case, "soft-bandwagoning");
    assert!(with < without && with > 0.6, "{with}, {without}");
}

#[test]
fn one_act_among_many_excludes_nothing() {
    let threat =
        || act("threat", "2014-03", "deed resist hard weight 2 certainty 1 in central-asia");
    let of = |n: usize| example([acts(n, "deed resist soft"), vec![threat()]].concat());
    let (few, many) = (p(&of(20), "soft-balancing"), p(&of(200), "soft-balancing"));
    assert!(few > 0.5 && many > 0.99 && many > few, "{few}, {many}");
    assert_eq!(verdict(&of(20)).label(), Some("soft-balancing"));
}

#[test]
fn what_no_act_shows_is_not_asserted() {
    let mut case = example(acts(1, "deed resist soft"));
    let hard = case.concepts[0].none.clone();
    concept(&mut case, SchoolId(0), "hard-balancing", hard, vec![], vec![]);
    // In some draws there is some of what was never seen, and it is said that no act shows it.
    assert!(p(&case, "hard-balancing") > 0.1);
    let settled = drawn(&case).schools.remove(0).settled;
    assert_eq!(settled.unseen.iter().find(|(label, _)| label == "hard-balancing").unwrap().1, 1.0);
    let balancing = settled.unseen.iter().find(|(label, _)| label == "soft-balancing").unwrap().1;
    assert_eq!(balancing, 0.0);
    // By the central reading it is one half at most.
    assert!(memberships(&verdict(&case))[3] <= 0.5);
    let none = example(vec![]);
    assert!(heights(&verdict(&none))[3..].iter().all(|height| *height <= 0.5));
}

#[test]
fn what_was_never_coded_counts_neither_way() {
    let of = |coded: bool| {
        let mut events = acts(20, "deed resist soft");
        events.iter_mut().for_each(|event| event.coded.instrument = coded);
        let mut case = example(events);
        let bloc =
            counted(&mut case, "bloc", filter([Condition::Instruments(vec!["bloc".into()])]));
        concept(&mut case, SchoolId(0), "bloc-building", vec![bloc], vec![], vec![]);
        (memberships(&verdict(&case))[3], p(&case, "bloc-building"))
    };
    let range = (0.05, 0.20);
    // Nobody looked which instruments there were: it is as open as in an empty cell.
    let (never, drawn) = of(false);
    near(never, some(0.0, 0.0, range).min(0.5));
    // Somebody did, and found none of it.
    let (none, fewer) = of(true);
    near(none, some(0.0, 20.0, range));
    assert!(fewer < 0.1 && drawn > fewer, "{fewer}, {drawn}");
}

#[test]
fn a_commitment_counts_once_however_finely_it_is_written() {
    let contract = |rows: usize| {
        let mut events = acts(rows, "deed accommodate soft");
        events.iter_mut().for_each(|event| event.commitment = Some("pipeline".into()));
        example([events, acts(2, "deed resist soft")].concat())
    };
    assert_eq!(heights(&verdict(&contract(1))), heights(&verdict(&contract(4))));
}

#[test]
fn levels_limit_concepts() {
    let mut case = example(acts(20, "deed accommodate soft"));
    case.concepts.iter_mut().for_each(|concept| concept.level = Some(Level::Global));
    assert_eq!((reason(&case), standing(&case)), (Reason::NotApplicable, Standing::OutOfScope));
    let pooled = |case: &Case| {
        let ledger = Ledger::new(case, DYAD, &case.settings);
        let cell = Cell { arena: None, ..cell() };
        let asked = Question { cell, schools: vec![SchoolId(0)] };
        resample(&ledger, &[asked]).remove(0).schools[0].settled.standing
    };
    assert_eq!(pooled(&case), Standing::ByLevel);
    case.concepts[0].level = Some(Level::Regional);
    assert_eq!(verdict(&case).label(), Some("soft-bandwagoning"));
    assert_eq!(pooled(&case), Standing::ByLevel);
    // One concept that belongs to no level can be asked of all arenas together.
    case.concepts[0].level = None;
    assert_ne!(pooled(&case), Standing::ByLevel);
}

#[test]
fn concepts_of_one_label_compete_as_one() {
    let mut case =
        example([acts(5, "deed accommodate soft"), acts(5, "deed resist soft")].concat());
    case.concepts[1].label = "soft-bandwagoning".into();
    let found = verdict(&case);
    assert_eq!(found.label(), Some("soft-bandwagoning"));
    assert_eq!(found.labels.len(), 2);
}

#[test]
fn concepts_build_on_concepts_and_a_circle_applies_nowhere() {
    let mut case = example(acts(20, "deed accommodate soft"));
    case.concepts[0].is_verdict = false;
    let built = vec![Term::Concept(ConceptId(0))];
    concept(&mut case, SchoolId(0), "partnership", built, vec![], vec![]);
    assert_eq!(verdict(&case).label(), Some("partnership"));
    case.concepts[0].all = vec![Term::Concept(ConceptId(3))];
    let found = verdict(&case);
    assert_eq!((found.memberships[0].membership, found.memberships[3].membership), (None, None));
}

#[test]
fn aggregations_differ_by_design() {
    let mut case = case(vec![]);
    let (a, b) = (assessed(&mut case, "a"), assessed(&mut case, "b"));
    let (x, y) = (assessed(&mut case, "x"), assessed(&mut case, "y"));
    let school = school(&mut case, "s");
    concept(&mut case, school, "c", vec![a], vec![b, x], vec![y]);
    for (name, degree) in [("a", 0.9), ("b", 0.4), ("x", 0.1), ("y", 0.45)] {
        assess(&mut case, name, "2014", degree);
    }
    // A judge without a source stands at even odds.
    let [a, b, y] = [0.9, 0.4, 0.45].map(|degree| judged(&[(degree, 0.5)]));
    let mut under = |by| {
        case.settings.aggregation = by;
        verdict(&case).memberships[0].membership.unwrap().height()
    };
    near(under(Aggregation::Minimum), a.min(b));
    // The mean would be .55: the excluded attribute still binds.
    assert!(1.0 - y < 0.5 * (a + b));
    near(under(Aggregation::Mean), 1.0 - y);
    near(under(Aggregation::Geometric), 1.0 - y);
}
