//! Shifts in time: levels, rates and shares, and claimed dates against each other.
//!
//! Likelihoods are compared with an independent computation in NumPy by dense matrices (generalised
//! least squares with the full covariance matrix), to 1e-9: the program works on whitened data and
//! running sums.

#![allow(clippy::unwrap_used, reason = "tests fail and say why")]

mod data;

use counterpoise_dates::{Date, Day, Window};
use counterpoise_numerics::{Stream, ln_gamma};
use counterpoise_shifts::{
    Act, Contest, DatedSeries, LevelShift, Memory, RateShift, ShareShift, ShiftCurve, Strength,
    Undefined, blocks, holder,
};
use data::{COAL, NILE};
use proptest::prelude::*;

fn year(y: i32) -> Window {
    Window { first: Day::new(y, 1, 1).unwrap(), last: Day::new(y, 12, 31).unwrap() }
}

fn years(first: i32, values: &[f64]) -> DatedSeries {
    DatedSeries::new((first..).zip(values).map(|(y, v)| (year(y), Some(*v)))).unwrap()
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn probability(curve: &ShiftCurve, at: usize) -> f64 {
    curve.probabilities()[at]
}

#[test]
fn the_nile() {
    let nile = years(1871, &NILE);
    let independent = LevelShift { memory: Memory::Independent, shortest: 3 }.curve(&nile).unwrap();
    close(independent.log_against_no_shift(), INDEPENDENT[0]);
    close(independent.log_against_trend(), INDEPENDENT[1]);
    close(probability(&independent, 25), INDEPENDENT[2]);
    let lingering = LevelShift::default().curve(&nile).unwrap();
    close(lingering.log_against_no_shift(), LINGERING[0]);
    close(lingering.log_against_trend(), LINGERING[1]);
    close(probability(&lingering, 25), LINGERING[2]);
    // The last year of the old regime is 1898: the new one begins between the middles of 1898 and 1899.
    assert_eq!(
        lingering.mode().days,
        Window { first: Day::new(1898, 7, 3).unwrap(), last: Day::new(1899, 7, 2).unwrap() }
    );
}

#[test]
fn gaps_are_not_filled() {
    let gone = [5, 6, 7, 20, 27, 40, 60, 61];
    let value = |at: usize| (!gone.contains(&at)).then_some(NILE[at]);
    let series = DatedSeries::new((0..100).map(|at| (year(1871 + at as i32), value(at)))).unwrap();
    assert_eq!(series.values().len(), 92);
    let curve = LevelShift::default().curve(&series).unwrap();
    close(curve.log_against_no_shift(), GAPS[0]);
    close(curve.log_against_trend(), GAPS[1]);
    let p = curve.probabilities();
    close(p.iter().copied().fold(0.0, f64::max), GAPS[2]);
}

#[test]
fn claimed_dates_on_the_nile() {
    let curve = LevelShift::default().curve(&years(1871, &NILE)).unwrap();
    let window = |a, b| Window { first: year(a).first, last: year(b).last };
    let claims = [
        window(1897, 1899),
        window(1902, 1902),
        window(1940, 1945),
        window(1980, 1985),
        window(1880, 1920),
    ];
    let contest = Contest::of(&curve, &claims);
    // The dam at Aswan was begun in 1898 and finished in 1902.
    assert!(Strength::of(contest.between(0, 1).unwrap()) >= Strength::Strong);
    assert_eq!(contest.between(0, 3), None);
    assert_eq!((contest.claims[3].probability, contest.claims[3].log_likelihood), (0.0, None));
    assert!(contest.claims[0].given_shift > 0.75 && contest.claims[2].given_shift < 0.02);
    // A long claim that holds the date pays for its length.
    assert!(contest.claims[4].log_likelihood < contest.claims[0].log_likelihood);
    // The first two lie within the last.
    assert_eq!(
        (0..5).map(|at| holder(&claims, at)).collect::<Vec<_>>(),
        [Some(4), Some(4), None, None, None]
    );
    let arranged: Vec<Vec<usize>> = blocks(&claims).into_iter().map(|it| it.claims).collect();
    assert_eq!(arranged, [vec![0, 1, 4], vec![2], vec![3]]);
    close(contest.blocks[0].unwrap(), contest.claims[4].probability);
    assert_eq!(contest.blocks[2], None);
    assert!(
        contest.claims[0].probability + contest.claims[1].probability
            <= contest.claims[4].probability
    );
}

/// Whatever is claimed, the dates are what a shift was said to be likely: one posterior.
#[test]
fn the_days_of_a_shift_are_divided() {
    let curve = LevelShift::default().curve(&years(1871, &NILE)).unwrap();
    let window = |a, b| Window { first: year(a).first, last: year(b).last };
    let sets = [
        vec![],
        vec![window(1897, 1899)],
        vec![window(1897, 1899), window(1897, 1899)],
        vec![window(1890, 1898), window(1898, 1903), window(1860, 1880), window(2001, 2002)],
        vec![window(1800, 2000), window(1898, 1898)],
    ];
    for claims in sets {
        let (contest, stories) = (Contest::of(&curve, &claims), curve.stories());
        close(contest.blocks.iter().flatten().sum::<f64>() + contest.another, stories.shift);
        assert_eq!((contest.no_shift, contest.trend), (stories.no_shift, stories.trend));
        for (at, score) in contest.claims.iter().enumerate() {
            let within =
                holder(&claims, at).map_or(stories.shift, |it| contest.claims[it].probability);
            assert!(score.probability <= within + 1e-12, "{claims:?}");
        }
    }
    let same = [window(1897, 1899), window(1897, 1899)];
    assert_eq!([holder(&same, 0), holder(&same, 1)], [None, Some(0)]);
}

/// A claim against everything else, by hand.
#[test]
fn a_window_against_its_rivals() {
    let curve = LevelShift::default().curve(&years(1871, &NILE)).unwrap();
    let when = Window { first: year(1898).first, last: year(1899).last };
    let found = curve.log_against_rivals(when).unwrap();
    let (n, inside) = (curve.span().len_days() as f64, when.len_days() as f64);
    let exp = counterpoise_numerics::exp;
    let base = curve.log_shift();
    let here = exp(curve.log_average(when).unwrap() - base);
    let elsewhere = (n - here * inside) / (n - inside);
    let rivals = (elsewhere + exp(curve.log_no_shift - base) + exp(curve.log_trend - base)) / 3.0;
    assert!((found - counterpoise_numerics::ln(here / rivals)).abs() < 1e-6);
    assert_eq!(curve.log_against_rivals(curve.span()), None);
    assert_eq!(curve.log_against_rivals(year(1700)), None);
}

#[test]
fn coal_as_a_rate() {
    let curve = RateShift::default().curve(&years(1851, &COAL)).unwrap();
    assert!(curve.log_against_no_shift() > 20.0);
    assert!(curve.log_against_trend() > 1.1, "{}", curve.log_against_trend());
    assert!(curve.probability_in(Window { first: year(1886).first, last: year(1896).last }) > 0.9);
}

fn act(when: &str, toward: f64, away: f64) -> Act {
    Act { when: Date::parse(when).unwrap().extent(), toward, away }
}

fn ledger() -> Vec<Act> {
    [
        ("2001-01-10", 1.0, 0.0),
        ("2002-03-01", 0.0, 2.0),
        ("2003-05-05", 0.0, 1.0),
        ("2004-01-01", 0.0, 3.0),
        ("2005-07-01", 1.0, 0.0),
        ("2010-01-01", 2.0, 0.0),
        ("2011-02-01", 1.0, 0.0),
        ("2012-06-01", 1.0, 0.0),
        ("2013-01-01", 3.0, 0.0),
    ]
    .into_iter()
    .map(|(when, toward, away)| act(when, toward, away))
    .collect()
}

fn span() -> Window {
    Window { first: year(2000).first, last: year(2014).last }
}

fn on(curve: &ShiftCurve, day: Day) -> f64 {
    curve.log_average(Window { first: day, last: day }).unwrap() - curve.log_no_shift
}

#[test]
fn shares_have_a_closed_form() {
    let curve = ShareShift::default().curve(&ledger(), span()).unwrap();
    close(on(&curve, Day::new(2008, 1, 1).unwrap()), SHARES[0]);
    close(on(&curve, Day::new(2005, 3, 1).unwrap()), SHARES[1]);
}

/// The unit of the weights is no evidence, and neither is their being unequal.
#[test]
fn weights_do_not_inflate() {
    let weighing = |factor: f64| -> Vec<Act> {
        ledger()
            .iter()
            .map(|it| Act { toward: factor * it.toward, away: factor * it.away, ..*it })
            .collect()
    };
    let curve = |acts: &[Act]| ShareShift::default().curve(acts, span()).unwrap();
    for factor in [0.01, 0.3, 7.0] {
        close(ShareShift::worth(&weighing(factor)), ShareShift::worth(&ledger()));
        close(
            curve(&weighing(factor)).log_against_no_shift(),
            curve(&ledger()).log_against_no_shift(),
        );
        close(curve(&weighing(factor)).log_against_trend(), curve(&ledger()).log_against_trend());
    }
    // 15 squared over 31: nine acts of mixed weight are seven.
    close(ShareShift::worth(&ledger()), 225.0 / 31.0);
    let equal: Vec<Act> = ledger()
        .iter()
        .map(|it| Act { toward: it.toward.min(1.0), away: it.away.min(1.0), ..*it })
        .collect();
    close(ShareShift::worth(&equal), 9.0);
    close(ShareShift::worth(&[]), 0.0);
    // Of equal acts each is one observation: 2 of 5 before and 4 of 4 after, against 6 of 9.
    let beta = |a: f64, b: f64| ln_gamma(a + 1.0) + ln_gamma(b + 1.0) - ln_gamma(a + b + 2.0);
    close(
        on(&curve(&equal), Day::new(2008, 1, 1).unwrap()),
        beta(2.0, 3.0) + beta(4.0, 0.0) - beta(6.0, 3.0),
    );
    // One act that outweighs all others is one observation, and one tells of no shift.
    let mut lopsided = equal;
    lopsided[0].toward = 1e6;
    assert!(ShareShift::worth(&lopsided) < 1.001);
    assert!(curve(&lopsided).log_against_no_shift().abs() < 0.7);
}

#[test]
fn a_turn_has_a_size() {
    let curve = ShareShift::default().curve(&ledger(), span()).unwrap();
    let turn = ShareShift::turn(&ledger(), &curve);
    // About 2 of 8 by weight before, all after, drawn towards one half.
    assert!(
        turn.before > 0.25 && turn.before < 0.45 && turn.after > 0.7 && turn.after < 0.9,
        "{turn:?}"
    );
}

/// An act of doubtful date is a mixture of the acts that it may be.
#[test]
fn dates_are_integrated_over() {
    let day = Day::new(2005, 12, 15).unwrap();
    let with = |when: &str| {
        let mut acts = ledger();
        acts.push(act(when, 0.0, 2.0));
        let curve = ShareShift::default().curve(&acts, span()).unwrap();
        curve.log_average(Window { first: day, last: day }).unwrap()
    };
    // Two admissible days, one on either side.
    let doubtful = with("[2005-12-14..2005-12-15]");
    let (before, after) = (with("2005-12-14"), with("2005-12-15"));
    let mixed = counterpoise_numerics::log_sum_exp(&[before, after]) - std::f64::consts::LN_2;
    // Weights are scaled and no longer whole, so that the rule is not exact: good to a part in a
    // million.
    assert!((doubtful - mixed).abs() < 1e-6);
    assert!(before > after);
}

#[test]
fn what_lasted_counts_on_both_sides() {
    let mut acts = ledger();
    acts.push(act("2003/2012", 4.0, 0.0));
    let curve = ShareShift::default().curve(&acts, span()).unwrap();
    assert!(curve.log_against_no_shift().is_finite());
    assert!(curve.stretches.windows(2).all(|pair| pair[0].days.last.plus(1) == pair[1].days.first));
    assert_eq!(
        curve.span(),
        Window { first: Day::new(2000, 1, 2).unwrap(), last: year(2014).last }
    );
}

/// How many acts there are is no shift of what they are.
#[test]
fn a_ledger_that_grows_does_not_shift() {
    let often = |y: i32| (y - 1999) as usize;
    let acts: Vec<Act> = (2000..2014)
        .flat_map(|y| {
            (0..often(y)).map(move |at| {
                act(
                    &format!("{y}-{:02}-05", at % 12 + 1),
                    f64::from(u8::from(at % 2 == 0)),
                    f64::from(u8::from(at % 2 == 1)),
                )
            })
        })
        .collect();
    let curve = ShareShift::default().curve(&acts, span()).unwrap();
    assert!(curve.log_against_no_shift() < 0.0, "{}", curve.log_against_no_shift());
}

fn noise(seed: u64, n: usize) -> Vec<f64> {
    let stream = Stream::new(seed, "test", "noise");
    (0..n as u64).map(|at| stream.normal(at)).collect()
}

/// Series in which nothing shifts, over many seeds: the shift is believed (a factor of 20 against
/// both rivals) in few of them.
#[test]
fn what_must_not_shift() {
    type Make = fn(usize, f64) -> f64;
    let kinds: [(&str, Make); 4] = [
        ("level", |_, e| 3.0 + e),
        ("trend", |t, e| 0.3 * t as f64 + e),
        ("season", |t, e| [0.0, 1.0, 2.0, 1.0][t % 4] + 0.3 * e),
        ("growth", |t, e| counterpoise_numerics::exp(0.05 * t as f64 + 0.1 * e)),
    ];
    for (name, make) in kinds {
        let believed = |seed: u64| {
            let values: Vec<f64> =
                noise(seed, 40).iter().enumerate().map(|(t, e)| make(t, *e)).collect();
            let curve = LevelShift::default().curve(&years(1980, &values)).unwrap();
            curve.log_against_no_shift() > 3.0 && curve.log_against_trend() > 3.0
        };
        let found = (0..60).filter(|seed| believed(*seed)).count();
        assert!(found <= 3, "{name}: {found} of 60");
    }
    // A walk lingers: without memory it is taken for a shift, with it hardly ever.
    let walk = |seed: u64| -> Vec<f64> {
        noise(seed, 40)
            .iter()
            .scan(0.0, |sum, e| {
                *sum += e;
                Some(*sum)
            })
            .collect()
    };
    let believed = |memory: Memory| {
        let found = |seed: &u64| {
            let curve =
                LevelShift { memory, shortest: 3 }.curve(&years(1980, &walk(*seed))).unwrap();
            curve.log_against_no_shift() > 3.0 && curve.log_against_trend() > 3.0
        };
        (0..60).filter(found).count()
    };
    let (with, without) = (believed(Memory::Lingering), believed(Memory::Independent));
    assert!(with <= 6 && without > 20, "{with} and {without}");
}

/// An actor that leaves the data leaves a gap, not zeros.
#[test]
fn who_leaves_does_not_shift() {
    let values = noise(5, 30);
    let staying =
        DatedSeries::new((0..30).map(|t| (year(1990 + t as i32), Some(10.0 + values[t])))).unwrap();
    let leaving = DatedSeries::new(
        (0..30).map(|t| (year(1990 + t as i32), (t < 18).then_some(10.0 + values[t]))),
    )
    .unwrap();
    for series in [staying, leaving] {
        assert!(LevelShift::default().curve(&series).unwrap().log_against_no_shift() < 0.0);
    }
}

#[test]
fn evidence_adds_up() {
    let a = LevelShift::default().curve(&years(1871, &NILE)).unwrap();
    let b = LevelShift::default().curve(&years(1880, &NILE[9..60])).unwrap();
    let alone = ShiftCurve::pooled(&[&a]).unwrap();
    close(alone.log_against_no_shift(), a.log_against_no_shift());
    let both = ShiftCurve::pooled(&[&a, &b]).unwrap();
    let day = Day::new(1899, 3, 1).unwrap();
    close(on(&both, day), on(&a, day) + on(&b, day));
    // Where a series does not reach it is silent.
    let late = Day::new(1950, 3, 1).unwrap();
    close(on(&both, late), on(&a, late));
    assert_eq!(ShiftCurve::pooled(&[]), None);
}

#[test]
fn degenerate_input() {
    let curve = |values: &[f64]| LevelShift::default().curve(&years(2000, values));
    assert_eq!(curve(&[]), Err(Undefined::TooShort { needed: 6, found: 0 }));
    assert_eq!(curve(&[1.0; 20]), Err(Undefined::Constant));
    assert!(curve(&[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]).unwrap().log_against_no_shift().is_finite());
    let twice = DatedSeries::new([(year(2000), Some(1.0)), (year(2000), Some(2.0))]);
    assert_eq!(twice, Err(Undefined::SameTime(1)));
    assert_eq!(DatedSeries::new([(year(2000), Some(f64::NAN))]), Err(Undefined::NotFinite(0)));
    assert!(DatedSeries::new([(year(2000), None)]).unwrap().values().is_empty());
    let shares = |acts: &[Act]| ShareShift::default().curve(acts, span());
    assert_eq!(shares(&[]), Err(Undefined::NothingToShare));
    assert_eq!(shares(&ledger()[..3]), Err(Undefined::TooShort { needed: 6, found: 3 }));
    assert!(shares(&vec![act("2003", -1.0, 0.0); 8]).is_err());
    assert!(
        ShareShift::default()
            .curve(&ledger(), Window { first: year(2003).first, last: year(2003).first })
            .is_err()
    );
    // All on one side: nothing shifts.
    assert!(shares(&vec![act("2003", 1.0, 0.0); 8]).unwrap().log_against_no_shift() < 0.0);
    assert_eq!(
        RateShift::default().curve(&years(2000, &[1.0, 2.0])),
        Err(Undefined::TooShort { needed: 4, found: 2 })
    );
    assert!(
        RateShift::default().curve(&years(2000, &[0.0; 30])).unwrap().log_against_no_shift() < 0.0
    );
}

#[test]
fn factors_have_words() {
    let word = |factor: f64| Strength::of(counterpoise_numerics::ln(factor)).word();
    let words: Vec<&str> = [1.0, 2.9, 0.4, 5.0, 0.1, 50.0, 1000.0].map(word).to_vec();
    assert_eq!(
        words,
        [
            "cannot tell",
            "cannot tell",
            "cannot tell",
            "positive",
            "positive",
            "strong",
            "very strong"
        ]
    );
}

proptest! {
    /// Neither unit nor origin moves a factor, and time may run backwards.
    #[test]
    fn units_do_not_matter(values in prop::collection::vec(-10f64..10.0, 8..30), shift in -1000f64..1000.0, scale in 0.01f64..100.0) {
        prop_assume!(values.windows(2).any(|pair| (pair[0] - pair[1]).abs() > 0.1));
        let moved: Vec<f64> = values.iter().map(|it| shift - scale * it).collect();
        let (a, b) = (years(1990, &values), years(1990, &moved));
        let (a, b) = (LevelShift::default().curve(&a).unwrap(), LevelShift::default().curve(&b).unwrap());
        prop_assert!((a.log_against_no_shift() - b.log_against_no_shift()).abs() < 1e-6);
        prop_assert!((a.log_against_trend() - b.log_against_trend()).abs() < 1e-6);
        let total: f64 = a.probabilities().iter().sum();
        prop_assert!((total - 1.0).abs() < 1e-9);
        let stories = a.stories();
        prop_assert!((stories.shift + stories.no_shift + stories.trend - 1.0).abs() < 1e-9);
        let windows = a.credible_windows(0.9);
        prop_assert!(windows.iter().map(|it| a.probability_in(*it)).sum::<f64>() >= 0.9 - 1e-9);
    }
}

const INDEPENDENT: [f64; 3] = [20.878945510765334, 11.243226304961013, 0.7704973188820914];
const LINGERING: [f64; 3] = [7.382951580201961, 4.8274801869151815, 0.7615314648368317];
const GAPS: [f64; 3] = [6.58515073964611, 4.3393841623920935, 0.7172663941709271];
const SHARES: [f64; 2] = [1.3739973243908281, 1.9530965046740665];
