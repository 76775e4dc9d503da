//! Probabilities of labels, and the path.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_kernel::marginal;
use counterpoise_ledger::{Cell, Ledger};

/// One school with one concept: there is some resistance.
fn resists(events: Vec<Event>) -> Case {
    let mut case = case(events);
    let stance = filter([Condition::Stance(Stance::Resist)]);
    let of = indicator(&mut case, "resistance", Formula::Count(stance));
    let resists = attribute(&mut case, "resists", of, None);
    let school = school(&mut case, "s");
    concept(&mut case, school, "balancing", vec![Term::Attribute(resists)], vec![], vec![]);
    (case.settings.draws, case.settings.spread) = (4000, 0.0);
    case
}

fn doubt(case: &Case, window: counterpoise_dates::Window) -> CellDoubt {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    let question = Question { cell: Cell::pooled(window), schools: vec![SchoolId(0)] };
    resample(&ledger, &[question]).remove(0)
}

fn p(case: &Case) -> f64 {
    doubt(case, window("2014-01", "2014-06")).schools[0].probabilities[0].p
}

/// There is some where an act is kept, falls in the window, and its kind is prevalent enough; where
/// it is not kept, by the prior alone. 4000 draws: a standard error of at most .008.
#[test]
fn one_event_in_closed_form() {
    let one = |words: &str, date: &str| p(&resists(vec![act("e", date, words)]));
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 0.025, "{found}, not {expected}");
    };
    let some = |f: f64, b: f64| marginal::some(f, b, (0.05, 0.2));
    let with =
        |stands: f64, units: f64| stands * some(units, units) + (1.0 - stands) * some(0.0, 0.0);
    near(one("deed resist certainty 1", "2014-03"), with(1.0, 0.5));
    near(one("deed resist weight 4 certainty 1", "2014-03"), with(1.0, 2.0));
    near(one("deed resist weight 4 certainty 0.5", "2014-03"), with(0.5, 2.0));
    near(one("deed resist weight 4", "2014-03"), with(0.5, 2.0));
    near(one("deed resist weight 4 from b2", "2014-03"), with(0.855, 2.0));
    near(one("deed resist weight 4 from b2 from plain", "2014-03"), with(1.0 - 0.145 * 0.2, 2.0));
    near(one("deed resist weight 4 certainty 1", "2014"), with(181.0 / 365.0, 2.0));
    near(one("deed resist weight 4 certainty 1", "undated"), with(0.5, 2.0));
    near(one("deed resist weight 4 certainty 1", "2013-01-01/2014-12-31"), with(1.0, 2.0));
    // It may have ended in any of the months of the window.
    let ends = [31.0, 91.0, 152.0].map(|days| some(2.0 * days / 181.0, 2.0 * days / 181.0));
    near(
        one("deed resist weight 4 certainty 1", "2013-01-01/2014"),
        (ends.iter().sum::<f64>() + 3.0 * with(1.0, 2.0)) / 6.0,
    );
    // The other side speaks against it.
    near(one("deed accommodate weight 4 certainty 1", "2014-03"), some(0.0, 2.0));
    near(
        one("deed accommodate weight 4 certainty 1", "2014"),
        181.0 / 365.0 * some(0.0, 2.0) + 184.0 / 365.0 * some(0.0, 0.0),
    );
}

/// An act that is coded towards the same side twice is one row of its commitment, and two acts
/// where it belongs to none.
#[test]
fn readings_of_one_commitment_count_once() {
    let of = |readings: usize, commitment: Option<&str>| {
        let mut event = act("e", "2014-03", "deed resist weight 2 certainty 1");
        event.commitment = commitment.map(Into::into);
        event.readings = vec![event.readings[0].clone(); readings];
        let mut case = resists(vec![event]);
        case.settings.draws = 40_000;
        p(&case)
    };
    // A standard error of at most .002 each, where three times the amount makes .08.
    let (once, thrice) = (of(1, Some("pipeline")), of(3, Some("pipeline")));
    assert!((once - thrice).abs() < 0.008, "{once} {thrice}");
    assert!(of(3, None) > of(1, None) + 0.05);
}

#[test]
fn calibration_moves_too() {
    let mut case = resists(vec![]);
    series(&mut case, "gdp", CHN, "capability", &[("2014", 10.0)]);
    let of = indicator(
        &mut case,
        "gdp",
        Formula::Series(SeriesExpr::Level(SeriesRef::Named("gdp".into()))),
    );
    let strong = attribute(&mut case, "strong", of, Some([0.0, 9.0, 20.0]));
    case.concepts[0].all = vec![Term::Attribute(strong)];
    let found = |case: &Case| doubt(case, window("2014", "2014")).schools[0].probabilities[0].p;
    assert_eq!(found(&case), 1.0);
    // The crossover moves evenly over 9 -+ 4, and the number is above it up to 10.
    case.settings.spread = 0.2;
    let moved = found(&case);
    assert!((moved - 5.0 / 8.0).abs() < 0.025, "{moved}");
}

#[test]
fn probabilities_add_up_and_carry_their_interval() {
    let found =
        doubt(&resists(vec![act("e", "2014", "deed resist from b2")]), window("2014", "2014"));
    let probabilities = &found.schools[0].probabilities;
    // In 2520 parts of a draw.
    assert_eq!(probabilities.iter().map(|of| of.hits).sum::<u64>(), 4000 * 2520);
    assert!((probabilities.iter().map(|of| of.p).sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!(probabilities.last().unwrap().label, None);
    assert!(probabilities.iter().all(|of| of.lo <= of.p && of.p <= of.hi));
    let band = found.deeds.unwrap();
    assert!(band.p5 < band.p50 && band.p50 < band.p95 && band.p95 < 1.0 && band.draws < 4000);
    assert_eq!(found.statements, None);
}

#[test]
fn degenerate_resamplings() {
    let empty = doubt(&resists(vec![]), window("2014", "2014"));
    assert_eq!((empty.schools[0].settled.standing, empty.deeds), (Standing::NoEvidence, None));
    assert_eq!((empty.stance.state, empty.stance.acts), (StanceState::NoEvidence, 0));
    let neutral = doubt(&resists(vec![act("e", "2014", "deed neutral")]), window("2014", "2014"));
    assert_eq!((neutral.stance.state, neutral.deeds), (StanceState::NoSideTaken, None));
    let mut none = resists(vec![act("e", "2014", "deed resist")]);
    none.settings.draws = 0;
    let none = doubt(&none, window("2014", "2014"));
    assert!(none.schools[0].probabilities.is_empty() && none.deeds.is_none());
    let case = resists(vec![]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    assert!(resample(&ledger, &[]).is_empty());
    assert!(path(&ledger, None, SchoolId(0), &[]).is_empty());
}

/// What a debugger prints shows every bit of a number, and numbers that are not known are alike.
fn printed(of: &CellDoubt) -> String {
    format!("{of:?}")
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let events: Vec<Event> =
        (0..40).map(|at| act(&format!("e{at}"), "2013/2014", "deed resist from b2")).collect();
    let case = resists(events);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| printed(&doubt(&case, window("2014", "2014"))))
    };
    assert_eq!(on(1), on(2));
    assert_eq!(on(1), on(5));
}

#[test]
fn an_unrelated_event_and_another_order_change_nothing() {
    let events = || -> Vec<Event> {
        (0..20)
            .map(|at| {
                act(&format!("e{at}"), "2014", "deed resist from b2 in central-asia issue gas")
            })
            .collect()
    };
    let of = |events| {
        let case = resists(events);
        let ledger = Ledger::new(&case, DYAD, &case.settings);
        let question = |arena, schools| Question {
            cell: Cell::arena(arena, window("2014", "2014-06")),
            schools,
        };
        printed(
            &resample(
                &ledger,
                &[question(CENTRAL_ASIA, vec![SchoolId(0)]), question(BILATERAL, vec![])],
            )[0],
        )
    };
    let mut turned = events();
    turned.reverse();
    let mut more = events();
    more.insert(0, act("d", "2014", "deed resist hard weight 5 from a1 in bilateral"));
    more.insert(9, act("e05", "2014", "deed resist hard weight 5 from a1 in global"));
    more.push(act("x", "2014", "deed resist hard weight 5 from a1 in central-asia of USA to CHN"));
    assert_eq!(of(events()), of(turned));
    assert_eq!(of(events()), of(more));
}

#[test]
fn the_path_follows_the_evidence() {
    let case = resists(vec![
        act("a", "2012-05", "deed resist weight 5 certainty 1"),
        act("b", "2014-05", "deed accommodate weight 5 certainty 1"),
        act("c", "2014-05", "statement resist weight 1 certainty 1"),
    ]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let points =
        path(&ledger, None, SchoolId(0), &[window("2012", "2012"), window("2014", "2014")]);
    assert_eq!(points[0].outcome.label(), Some("balancing"));
    let balancing = &points[0].doubt.as_ref().unwrap().probabilities[0];
    assert_eq!(balancing.label.as_deref(), Some("balancing"));
    assert!(balancing.p > 0.7 && points[0].deeds.value().unwrap() < 0.0);
    assert!(points[0].stance.against > 0.5 && points[1].stance.to > 0.5);
    assert!(
        points[1].deeds_band.unwrap().p50 > 0.5 && points[1].statements_band.unwrap().p50 < 0.0
    );
}
