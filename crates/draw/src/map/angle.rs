//! Elementary functions with the same bits on every machine, which the standard library's are not.
//!
//! Series on a small range, to which the argument is brought first; right to about 1e-15 for the
//! angles and ratios of a map.

use std::f64::consts::{FRAC_PI_2, LN_2, LN_10};

/// Sine and cosine of an angle in radians, a few turns at most.
pub(crate) fn sin_cos(angle: f64) -> (f64, f64) {
    let quarter = (angle / FRAC_PI_2).round();
    let rest = angle - quarter * FRAC_PI_2;
    let (sin, cos) = (series(rest, 1), series(rest, 0));
    match quarter.rem_euclid(4.0) as u8 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// The power series of the sine (first power 1) or the cosine (first power 0).
fn series(x: f64, first: u32) -> f64 {
    let (mut term, mut sum) = (if first == 1 { x } else { 1.0 }, 0.0);
    let mut power = f64::from(first);
    for _ in 0..11 {
        sum += term;
        term *= -x * x / ((power + 1.0) * (power + 2.0));
        power += 2.0;
    }
    sum
}

/// Tangent.
pub(crate) fn tan(angle: f64) -> f64 {
    let (sin, cos) = sin_cos(angle);
    sin / cos
}

/// Arc tangent, by halving the angle until the series is short.
pub(crate) fn atan(ratio: f64) -> f64 {
    if ratio.is_infinite() {
        return FRAC_PI_2.copysign(ratio);
    }
    let (mut x, mut scale) = (ratio, 1.0);
    while x.abs() > 0.2 {
        x /= 1.0 + (1.0 + x * x).sqrt();
        scale *= 2.0;
    }
    let (mut term, mut sum) = (x, 0.0);
    for odd in (1..28).step_by(2) {
        sum += term / f64::from(odd);
        term *= -x * x;
    }
    sum * scale
}

/// Arc sine; beyond one, a right angle.
pub(crate) fn asin(sine: f64) -> f64 {
    if sine.abs() >= 1.0 {
        return FRAC_PI_2.copysign(sine);
    }
    atan(sine / (1.0 - sine * sine).sqrt())
}

/// The angle of the point (x, y), from minus to plus half a turn.
pub(crate) fn atan2(y: f64, x: f64) -> f64 {
    let half = std::f64::consts::PI;
    match (x, y) {
        (0.0, 0.0) => 0.0,
        (x, y) if x > 0.0 => atan(y / x),
        (0.0, y) => FRAC_PI_2.copysign(y),
        (x, y) => atan(y / x) + half.copysign(y),
    }
}

/// Natural logarithm.
pub(crate) fn ln(value: f64) -> f64 {
    crate::scale::log10(value) * LN_10
}

/// Natural exponential.
fn exp(value: f64) -> f64 {
    if !(-700.0..=700.0).contains(&value) {
        return if value > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let whole = (value / LN_2).round();
    let rest = value - whole * LN_2;
    let (mut term, mut sum) = (1.0, 0.0);
    for step in 1..20 {
        sum += term;
        term *= rest / f64::from(step);
    }
    let factor = if whole < 0.0 { 0.5 } else { 2.0 };
    (0..whole.abs() as u32).fold(sum, |value, _| value * factor)
}

/// A positive number to a power.
pub(crate) fn pow(base: f64, power: f64) -> f64 {
    exp(power * ln(base))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the standard library's functions are the measure")]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_standard_library() {
        for step in -700..700 {
            let x = f64::from(step) / 100.0;
            assert!((sin_cos(x).0 - x.sin()).abs() < 2e-15, "sin {x}");
            assert!((sin_cos(x).1 - x.cos()).abs() < 2e-15, "cos {x}");
            assert!((atan(x) - x.atan()).abs() < 1e-15, "atan {x}");
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-14, "exp {x}");
            assert!((asin(x / 7.0) - (x / 7.0).asin()).abs() < 1e-14, "asin {x}");
            for y in [-2.0, 0.0, 0.5] {
                assert!((atan2(y, x) - f64::atan2(y, x)).abs() < 1e-14, "atan2 {y} {x}");
            }
        }
        assert!((pow(0.3, 2.5) - 0.3_f64.powf(2.5)).abs() < 1e-15);
        assert_eq!(atan(f64::INFINITY), FRAC_PI_2);
        assert_eq!(asin(2.0), FRAC_PI_2);
    }
}
