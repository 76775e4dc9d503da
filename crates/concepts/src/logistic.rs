//! Calibration side by side.

use crate::lanes::{LANES, Row};
use counterpoise_case::model::Anchors;
use counterpoise_numerics::logistic;
use std::array::from_fn;
use std::f64::consts::LOG2_E;

/// Calibration points in each draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnchorRows {
    pub(crate) full_out: Row,
    pub(crate) crossover: Row,
    pub(crate) full_in: Row,
}

impl AnchorRows {
    pub(crate) fn of(each: impl Fn(usize) -> Anchors) -> AnchorRows {
        let all: [Anchors; LANES] = from_fn(each);
        let row = |side: fn(&Anchors) -> f64| from_fn(|lane| side(&all[lane]));
        AnchorRows { full_out: row(|of| of.full_out), crossover: row(|of| of.crossover), full_in: row(|of| of.full_in) }
    }
}

/// [`crate::calibrate`] in each draw, the same to the last bit.
pub(crate) fn calibrate_rows(x: &Row, anchors: &AnchorRows) -> Row {
    let AnchorRows { full_out, crossover, full_in } = anchors;
    let above: Row = from_fn(|lane| x[lane] - crossover[lane]);
    let inward: [bool; LANES] = from_fn(|lane| {
        let rises = full_in[lane] >= full_out[lane];
        if rises { above[lane] >= 0.0 } else { above[lane] <= 0.0 }
    });
    let distance: Row = from_fn(|lane| {
        let (inner, outer) = (full_in[lane] - crossover[lane], crossover[lane] - full_out[lane]);
        if inward[lane] { inner } else { outer }
    });
    // Where the answer is known without it, any number that is easy serves.
    let z: Row = from_fn(|lane| {
        let z = 3.0 * (above[lane] / distance[lane]);
        if above[lane] == 0.0 || distance[lane] == 0.0 { 1.0 } else { z }
    });
    let degrees = logistics(&z);
    from_fn(|lane| {
        let edge = if inward[lane] { 1.0 } else { 0.0 };
        let degree = if distance[lane] == 0.0 { edge } else { degrees[lane] };
        if above[lane] == 0.0 { 0.5 } else { degree }
    })
}

/// The logistic function of each, the same to the last bit as one by one.
fn logistics(z: &Row) -> Row {
    let size: Row = z.map(f64::abs);
    if !size.iter().all(|size| EASY.contains(size)) {
        return z.map(logistic);
    }
    let small = size.map(exp_of_minus);
    from_fn(|lane| {
        let above = if z[lane] >= 0.0 { 1.0 } else { small[lane] };
        above / (1.0 + small[lane])
    })
}

/// Numbers whose exponential needs no special case: neither lost beside 1 nor near the end of the range.
const EASY: std::ops::Range<f64> = 1e-8..700.0;

/// e to the power -a, for `a` in [`EASY`].
///
/// The steps are those of `e_exp.c` of FreeBSD's mathematical library (Sun Microsystems 2004), which `libm` follows too,
/// without the branches that such a number never takes: -a is r - n ln 2 with r at most half of ln 2, and the exponential
/// of r comes from a polynomial. No step may be reordered.
#[inline(always)]
#[expect(clippy::excessive_precision, reason = "as published")]
fn exp_of_minus(a: f64) -> f64 {
    let scaled = LOG2_E * a + 0.5;
    let nearest = (scaled + TWO_TO_52) - TWO_TO_52;
    let floor = nearest - if nearest > scaled { 1.0 } else { 0.0 };
    let steps = if a >= f64::from_bits(ONE_AND_A_HALF_LN2) { floor } else { 1.0 };
    let n = if a >= f64::from_bits(HALF_LN2) { steps } else { 0.0 };
    let (high, low) = (n * LN2_HIGH - a, -(n * LN2_LOW));
    let r = high - low;
    let rr = r * r;
    let c = r - rr
        * (1.66666666666666019037e-01
            + rr * (-2.77777777770155933842e-03
                + rr * (6.61375632143793436117e-05
                    + rr * (-1.65339022054652515390e-06 + rr * 4.13813679705723846039e-08))));
    let y = 1.0 + (r * c / (2.0 - c) - low + high);
    // 2^52 + m has m in its lowest bits: here the exponent of 2^-n.
    y * f64::from_bits((TWO_TO_52 + (1023.0 - n)).to_bits() << 52)
}

const TWO_TO_52: f64 = 4_503_599_627_370_496.0;
/// Half of ln 2 and one and a half times ln 2: bits of the least numbers whose upper half lies above.
const HALF_LN2: u64 = 0x3fd6_2e43_0000_0000;
const ONE_AND_A_HALF_LN2: u64 = 0x3ff0_a2b2_0000_0000;
/// ln 2 in two parts, so that n times the higher is exact.
const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate;
    use proptest::prelude::*;

    fn bits(row: Row) -> [u64; LANES] {
        row.map(f64::to_bits)
    }

    /// Numbers of every size, and those at which a branch is taken.
    fn number() -> impl Strategy<Value = f64> {
        let edges = [0.0, -0.0, 1e-8, 0.34657359, 1.03972077, 700.0, 709.8, 745.2, f64::INFINITY, f64::NAN];
        prop_oneof![8 => -8.0..8.0_f64, 2 => -750.0..750.0_f64, 1 => -1e-7..1e-7_f64, 1 => prop::sample::select(edges.to_vec())]
    }

    fn row() -> impl Strategy<Value = Row> {
        prop::collection::vec(number(), LANES).prop_map(|all| from_fn(|lane| all[lane]))
    }

    fn easy() -> impl Strategy<Value = Row> {
        prop::collection::vec(-30.0..30.0_f64, LANES).prop_map(|all| from_fn(|lane| all[lane]))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn one_by_one_logistics_are_the_same(any in row(), plain in easy()) {
            prop_assert_eq!(bits(logistics(&any)), bits(any.map(logistic)));
            prop_assert_eq!(bits(logistics(&plain)), bits(plain.map(logistic)));
        }

        #[test]
        fn one_by_one_calibration_is_the_same(x in row(), a in number(), b in number(), c in number(), same in 0..4_u8) {
            let b = if same == 1 { a } else { b };
            let c = if same == 2 { b } else { c };
            let anchors = Anchors { full_out: a, crossover: b, full_in: c };
            let rows = AnchorRows::of(|_| anchors);
            let mut x = x;
            x[1] = b;
            prop_assert_eq!(bits(calibrate_rows(&x, &rows)), bits(x.map(|x| calibrate(x, anchors))));
        }
    }

    #[test]
    fn where_a_branch_is_taken() {
        for around in [HALF_LN2, ONE_AND_A_HALF_LN2] {
            for step in 0..4_000 {
                let a = f64::from_bits(around - 2_000 + step);
                assert_eq!(exp_of_minus(a).to_bits(), counterpoise_numerics::exp(-a).to_bits(), "{a}");
            }
        }
        for n in 1..1000 {
            // Where -a / ln 2 lies half-way between whole numbers.
            let half = (f64::from(n) + 0.5) / LOG2_E;
            for step in 0..20 {
                let a = f64::from_bits(half.to_bits() - 10 + step);
                if EASY.contains(&a) {
                    assert_eq!(exp_of_minus(a).to_bits(), counterpoise_numerics::exp(-a).to_bits(), "{a}");
                }
            }
        }
    }
}
