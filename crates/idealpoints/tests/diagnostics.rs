//! R-hat and effective numbers of draws against ArviZ 0.23.4 (`rhat(method="rank")`,
//! `ess(method="bulk")`, `ess(method="tail")`), computed with NumPy 2.2 on the same series.
//! Tolerance 1e-9 relative: the same formulas in another order of summation (ArviZ takes the
//! autocovariances by Fourier transform).

#![allow(clippy::unwrap_used, reason = "tests fail and say why")]

use counterpoise_idealpoints::diagnose;

/// An autoregressive series driven by a linear congruential generator, so that anyone can compute
/// it again.
fn chain(seed: u64, length: usize, memory: f64, shift: f64) -> Vec<f64> {
    let (mut x, mut place) = (seed, 0.0);
    let next = |_| {
        x = (1_103_515_245 * x + 12_345) % (1 << 31);
        place = memory * place + (x as f64 / f64::from(1_u32 << 31) - 0.5);
        place + shift
    };
    (0..length).map(next).collect()
}

fn four(length: usize, memory: f64, shift: f64, change: impl Fn(f64) -> f64) -> Vec<Vec<f64>> {
    let of = |(k, seed): (usize, &u64)| {
        chain(*seed, length, memory, shift * k as f64).into_iter().map(&change).collect::<Vec<_>>()
    };
    [1, 22, 333, 4444].iter().enumerate().map(of).collect()
}

fn check(chains: &[Vec<f64>], expected: [f64; 3]) {
    let slices: Vec<&[f64]> = chains.iter().map(Vec::as_slice).collect();
    let found = diagnose(&slices);
    for (found, expected) in [found.rhat, found.bulk, found.tail].iter().zip(expected) {
        let found = found.unwrap();
        assert!((found / expected - 1.0).abs() < 1e-9, "{found} is not {expected}");
    }
}

#[test]
fn chains_that_agree() {
    check(
        &four(100, 0.5, 0.0, |it| it),
        [1.0035352286698704, 156.10485155397984, 280.68726669082287],
    );
    check(
        &four(50, 0.0, 0.0, |it| it),
        [0.9963811467827695, 214.90334447382028, 192.49521056314597],
    );
}

#[test]
fn chains_that_disagree_with_an_odd_number_of_draws() {
    check(
        &four(101, 0.9, 0.3, |it| it),
        [1.167679571422015, 20.041217232611302, 52.69862128164641],
    );
}

#[test]
fn draws_with_ties() {
    let rounded = |it: f64| (4.0 * it).round_ties_even();
    check(
        &four(60, 0.7, 0.1, rounded),
        [1.0996479642345318, 36.60066249224065, 126.76257936653572],
    );
}

#[test]
fn what_cannot_be_judged_is_not() {
    let nothing = |chains: &[&[f64]]| {
        let found = diagnose(chains);
        assert_eq!((found.rhat, found.bulk, found.tail), (None, None, None));
    };
    nothing(&[]);
    nothing(&[&[1.0; 7]]);
    nothing(&[&[1.0; 20], &[1.0; 20]]);
    nothing(&[&chain(1, 20, 0.0, 0.0), &chain(2, 21, 0.0, 0.0)]);
    let mut broken = chain(1, 20, 0.0, 0.0);
    broken[3] = f64::NAN;
    nothing(&[&broken]);
}
