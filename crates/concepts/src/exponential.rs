//! Exponential draws side by side.

use crate::lanes::Row;
use counterpoise_numerics::Stream;
use std::array::from_fn;

/// [`Stream::exponential`] of the draws from `from` on, the same to the last bit, with one instruction for several of them.
pub(crate) fn exponentials(stream: Stream, from: u64) -> Row {
    let x: Row = from_fn(|lane| 1.0 - stream.uniform(from + lane as u64));
    x.map(minus_ln)
}

/// -ln(x) for x above 0 and up to 1, never subnormal.
///
/// The steps are those of `e_log.c` of FreeBSD's mathematical library (Sun Microsystems 1993), which `libm` follows too,
/// without the branches that such an x never takes: x is 2^k (1 + f) with 1 + f between the roots of 1/2 and of 2, and the
/// logarithm of 1 + f comes from a polynomial in s = f / (2 + f). No step may be reordered.
#[inline(always)]
#[expect(clippy::excessive_precision, reason = "as published")]
fn minus_ln(x: f64) -> f64 {
    let bits = x.to_bits() + ONE - ROOT_OF_HALF;
    // The exponent as a number: 2^52 + n has n in its lowest bits.
    let k = f64::from_bits((bits >> 52) | TWO_TO_52.to_bits()) - (TWO_TO_52 + 1023.0);
    let f = f64::from_bits((bits & FRACTION) + ROOT_OF_HALF) - 1.0;
    let half = 0.5 * f * f;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    let odd = z
        * (6.666666666666735130e-01
            + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    let rest = odd + even;
    0.0 - (s * (half + rest) + k * LN2_LOW - half + f + k * LN2_HIGH)
}

const TWO_TO_52: f64 = 4_503_599_627_370_496.0;
/// The bits of 1.
const ONE: u64 = 0x3ff0_0000_0000_0000;
/// The bits of a number just below the root of one half; its lower half is nothing.
const ROOT_OF_HALF: u64 = 0x3fe6_a09e_0000_0000;
/// The bits of a fraction.
const FRACTION: u64 = 0x000f_ffff_ffff_ffff;
/// ln 2 in two parts, so that k times the higher is exact.
const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::LANES;
    use proptest::prelude::*;

    fn bits(row: Row) -> [u64; LANES] {
        row.map(f64::to_bits)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn one_by_one_they_are_the_same(state: u64, from in 0_u64..1 << 40) {
            let stream = Stream::from_state(state);
            let each = from_fn(|lane| stream.exponential(from + lane as u64));
            prop_assert_eq!(bits(exponentials(stream, from)), bits(each));
        }
    }

    #[test]
    fn at_the_ends() {
        let numbers =
            [1.0, 1.0 - f64::EPSILON / 2.0, 0.5, 1.0 / 9_007_199_254_740_992.0, std::f64::consts::FRAC_1_SQRT_2, 0.25];
        for x in numbers {
            assert_eq!(minus_ln(x).to_bits(), (0.0 - counterpoise_numerics::ln(x)).to_bits(), "{x}");
        }
        // Around the root of one half, where the exponent changes.
        for step in 0..2_000 {
            let x = f64::from_bits(ROOT_OF_HALF - 1_000 + step);
            assert_eq!(minus_ln(x).to_bits(), (0.0 - counterpoise_numerics::ln(x)).to_bits(), "{x}");
        }
    }
}
