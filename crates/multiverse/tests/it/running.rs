//! The work: any number of threads, an early end, samples.

use crate::build::{By, space};
use counterpoise_multiverse::{Curve, Plan, Reached, Space, Watch, run, walks};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

fn judged(space: &Space, plan: Plan) -> Reached {
    let judge = By { labels: 3, of: label };
    run(space, plan, Some(0), &judge, &Watch { stop: &AtomicBool::new(false), done: &|_| {} })
}

/// Something that hangs on several choices together.
fn label(universe: &[u16]) -> u16 {
    u16::from(universe[0] + universe[1] > 4) + u16::from(universe[2] == 3 && universe[0] != 1)
}

#[test]
fn the_full_cross_is_counted_exactly() {
    let space = space(&[4, 5, 6], &[]);
    let reached = judged(&space, Plan::of(&space, 1000, 1));
    let counts = reached.tally.counts(0);
    assert_eq!((reached.planned, reached.judged, counts.total()), (120, 120, 120));
    // 0 + 4 > 4 never; 1: 1 option of five; 2: 2; 3: 3, of 24 universes... six for each pair.
    let high: u64 =
        (0..4_u64).flat_map(|a| (0..5_u64).map(move |b| u64::from(a + b > 4))).sum::<u64>() * 6;
    assert_eq!(counts.labels.iter().enumerate().map(|(l, n)| l as u64 * n).sum::<u64>(), high + 15);
    for choice in &counts.options {
        assert_eq!(choice.iter().flatten().sum::<u64>(), 120);
    }
    let parts: u64 = (0..4).map(|option| reached.tally.part(0, option).total()).sum();
    assert_eq!(parts, 120);
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let space = space(&[7, 9, 11, 13, 8], &[[(0, 1), (1, 1)], [(0, 2), (1, 5)]]);
    let plan = Plan::of(&space, 20_000, 7);
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let reached = judged(&space, plan);
            let curve = Curve::of(&space, &reached, 0, 50, usize::from);
            let judge = By { labels: 3, of: label };
            (reached.tally, reached.numbers, curve, walks(&space, &judge, 0, 1000, 3))
        })
    };
    let one = of(1);
    assert_eq!(one, of(3));
    assert_eq!(one, of(8));
    assert_eq!(one.1.len(), 20_000);
}

/// Judges with one thread, or more, until so many universes are done.
fn ended(space: &Space, plan: Plan, after: u64, threads: usize) -> Reached {
    let stop = AtomicBool::new(false);
    let done = |n: u64| {
        stop.fetch_or(n >= after, Ordering::Relaxed);
    };
    let judge = By { labels: 1, of: |_: &[u16]| 0 };
    let watch = Watch { stop: &stop, done: &done };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(|| run(space, plan, None, &judge, &watch))
}

/// What is done is spread over every option of every choice.
fn is_fair(reached: &Reached, sizes: &[usize]) {
    let n = reached.judged as f64;
    for (choice, (options, &size)) in reached.tally.counts(0).options.iter().zip(sizes).enumerate()
    {
        let even = 1.0 / size as f64;
        // Four standard errors of a simple sample, and two universes for where few are expected:
        // hardly a share is further off.
        let most = 4.0 * (even * (1.0 - even) / n).sqrt() + 2.0 / n;
        for (option, counts) in options.iter().enumerate() {
            let share = counts.iter().sum::<u64>() as f64 / n;
            assert!(
                (share - even).abs() <= most,
                "{n} universes, choice {choice}, option {option}: {share}"
            );
        }
    }
}

/// Ended at any time, what is done is kept, is said, and is spread over everything: with numbers of
/// options that the pieces of the work could fall in with, and with numbers that they could not.
#[test]
fn an_early_end_keeps_what_is_done() {
    let all: [&[usize]; 5] =
        [&[2; 20], &[4; 10], &[2, 3, 5, 7, 11, 13, 10], &[16, 15, 17, 16, 16], &[100, 100, 100]];
    for sizes in all {
        let space = space(sizes, &[]);
        let total = u64::try_from(space.total()).expect("a number");
        for plan in [Plan::All(total), Plan::Sample { n: 1 << 18, seed: 3 }] {
            for after in [64, 640, 2000, 8192, 50_000] {
                let reached = ended(&space, plan, after, 1);
                assert_eq!(reached.planned, plan.len());
                assert!((after..after + 64).contains(&reached.judged), "{}", reached.judged);
                assert_eq!(reached.judged, reached.tally.counts(0).total());
                is_fair(&reached, sizes);
            }
            let reached = ended(&space, plan, 3000, 4);
            assert!((3000..10_000).contains(&reached.judged), "{}", reached.judged);
            is_fair(&reached, sizes);
        }
    }
}

/// The example of docs/robustness.md.
#[test]
fn every_option_in_about_half_of_8192_universes() {
    let reached = ended(&space(&[2; 20], &[]), Plan::All(1 << 20), 8192, 1);
    for choice in reached.tally.counts(0).options {
        let share = choice[0][0] as f64 / reached.judged as f64;
        assert!((0.49..=0.51).contains(&share), "{share}");
    }
}

/// Each universe is judged once, whatever their number.
#[test]
fn nothing_is_left_out_and_nothing_comes_twice() {
    for n in [1, 2, 3, 255, 256, 257, 511, 1000, 4099, 65_536, 131_073] {
        let space = space(&[n], &[]);
        let mut numbers = ended(&space, Plan::of(&space, u64::MAX, 1), u64::MAX, 2).numbers;
        numbers.sort_unstable();
        assert!(numbers.into_iter().eq(0..n as u128), "{n}");
    }
}

/// What is told grows to the whole.
#[test]
fn all_that_is_done_is_told() {
    let space = space(&[10, 100], &[]);
    let told = AtomicU64::new(0);
    let done = |n: u64| {
        told.fetch_max(n, Ordering::Relaxed);
    };
    let judge = By { labels: 3, of: |_: &[u16]| 0 };
    let reached = run(
        &space,
        Plan::All(1000),
        None,
        &judge,
        &Watch { stop: &AtomicBool::new(false), done: &done },
    );
    assert_eq!((reached.judged, told.into_inner()), (1000, 1000));
}

#[test]
fn ended_before_it_began() {
    let space = space(&[4, 5, 6], &[]);
    let judge = By { labels: 3, of: label };
    let watch = Watch { stop: &AtomicBool::new(true), done: &|_| {} };
    let reached = run(&space, Plan::of(&space, 1000, 1), None, &judge, &watch);
    assert_eq!(reached.judged, 0);
    assert_eq!(reached.tally.counts(0).disagreement(), None);
    assert_eq!(reached.tally.counts(0).effect(1, false), None);
    assert!(Curve::of(&space, &reached, 0, 50, usize::from).lines.is_empty());
}

/// A sample comes near the whole.
#[test]
fn a_sample_is_fair() {
    let space = space(&[10, 12, 14, 9], &[]);
    let (all, some) =
        (judged(&space, Plan::of(&space, u64::MAX, 1)), judged(&space, Plan::of(&space, 3000, 5)));
    let share =
        |of: &Reached, label: usize| of.tally.counts(0).labels[label] as f64 / of.judged as f64;
    for label in 0..3 {
        // Three standard errors of a simple sample, which a stratified one undercuts.
        assert!((share(&all, label) - share(&some, label)).abs() < 3.0 * 0.5 / 3000_f64.sqrt());
    }
    let mut numbers = some.numbers.clone();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 3000);
}

#[test]
fn the_curve_rises_and_its_columns_hold_all() {
    let space = space(&[4, 5, 6], &[]);
    let reached = judged(&space, Plan::of(&space, 1000, 1));
    let curve = Curve::of(&space, &reached, 0, 7, usize::from);
    assert_eq!(curve.lines.len(), 7);
    assert_eq!(curve.lines.iter().flat_map(|line| &line.labels).sum::<u32>(), 120);
    let one = Curve::of(&space, &reached, 0, 7, |_| 0);
    assert!(one.lines.windows(2).all(|pair| pair[0].heights[2] <= pair[1].heights[0]));
    for choice in &curve.options {
        for column in 0..7 {
            let whole: f32 = choice.iter().map(|option| option[column]).sum();
            assert!((whole - 1.0).abs() < 1e-5);
        }
    }
    assert_eq!(Curve::of(&space, &reached, 0, 5000, usize::from).lines.len(), 120);
    assert!(Curve::of(&space, &reached, 9, 50, usize::from).lines.is_empty());
}
