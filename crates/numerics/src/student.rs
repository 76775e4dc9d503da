//! Student's t.

use crate::maths::{exp, ln, sqrt};
use crate::{ln_gamma, normal_quantile};

/// The probability that Student's t with `df` degrees of freedom is at least as far from 0 as `t`:
/// the two-sided p-value,
/// 0..=1. Not a number unless `df` is above 0 and `t` is a number.
///
/// *Definition.* The regularised incomplete beta function I_x(df / 2, 1 / 2) at x = df / (df + t^2). Compared with
/// closed forms the absolute error is below 1e-14.
///
/// Source: Abramowitz, M. and Stegun, I. A. 1964, *Handbook of Mathematical Functions*, 26.5.27 and 26.7.1.
///
/// ```
/// // Table 26.10 of Abramowitz and Stegun: with 10 degrees of freedom 2.228 leaves 5 in a hundred.
/// assert!((counterpoise_numerics::student_two_sided(2.228, 10.0) - 0.05).abs() < 1e-4);
/// ```
#[must_use]
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    if t.is_nan() || df.is_nan() || df <= 0.0 {
        return f64::NAN;
    }
    if t.is_infinite() {
        return 0.0;
    }
    let tt = t * t;
    if df.is_infinite() {
        return 2.0 * crate::normal_cdf(-t.abs());
    }
    incomplete_beta(df / (df + tt), tt / (df + tt), df / 2.0)
}

/// The standard normal deviate whose two-sided p-value is that of `t`, with the sign of `t`.
#[must_use]
pub fn student_to_normal(t: f64, df: f64) -> f64 {
    let tail = student_two_sided(t, df) / 2.0;
    // Beyond what a double can hold nothing is gained by telling apart.
    let z = -normal_quantile(tail.max(f64::MIN_POSITIVE));
    if t < 0.0 { -z } else { z }
}

/// I_x(a, 1/2), with y = 1 - x given apart so that nothing is lost where x is near 1.
fn incomplete_beta(x: f64, y: f64, a: f64) -> f64 {
    const B: f64 = 0.5;
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    // x^a y^b / B(a, b); ln x by way of y, which is the smaller where a is large.
    let power = a * if y < 0.5 { libm::log1p(-y) } else { ln(x) };
    let front = exp(ln_ratio(a) + power) * sqrt(y / std::f64::consts::PI);
    if x < (a + 1.0) / (a + B + 2.0) {
        front * fraction(x, a, B) / a
    } else {
        1.0 - front * fraction(y, B, a) / B
    }
}

/// ln of gamma(a + 1/2) / gamma(a). For large a by its asymptotic series, in which nothing cancels
/// (the next term is below 1e-17 from 40 on).
fn ln_ratio(a: f64) -> f64 {
    if a < 40.0 {
        return ln_gamma(a + 0.5) - ln_gamma(a);
    }
    let r = 1.0 / a;
    let rr = r * r;
    0.5 * ln(a) - r * (1.0 / 8.0 - rr * (1.0 / 192.0 - rr * (1.0 / 640.0 - rr * (17.0 / 14336.0))))
}

/// The continued fraction of the incomplete beta function by the method of Lentz (as modified by
/// Thompson and Barnett).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut all = d;
    for m in 1..10_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            change *= c * d;
        }
        all *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two and four degrees of freedom have closed forms; one has the arctangent.
    #[test]
    fn closed_forms() {
        for t in [-40.0, -3.0, -0.5, 0.1, 1.0, 2.5, 7.0_f64] {
            let two = 1.0 - t.abs() / (t * t + 2.0).sqrt();
            assert!((student_two_sided(t, 2.0) - two).abs() < 1e-14, "{t}");
            let one = 1.0 - std::f64::consts::FRAC_2_PI * libm::atan(t.abs());
            assert!((student_two_sided(t, 1.0) - one).abs() < 1e-14, "{t}");
        }
    }

    /// With six and with 80 degrees of freedom, by the finite sum for even df (Abramowitz and
    /// Stegun 26.7.4).
    #[test]
    fn even_degrees_of_freedom() {
        for (df, t) in [(6.0, 1.3_f64), (80.0, 2.1), (80.0, 0.2), (200.0, -3.7)] {
            let (sine, cosine2) = (t.abs() / (df + t * t).sqrt(), df / (df + t * t));
            let (mut term, mut sum) = (1.0, 1.0);
            for k in 1..(df / 2.0) as usize {
                term *= cosine2 * (2.0 * k as f64 - 1.0) / (2.0 * k as f64);
                sum += term;
            }
            let expected = 1.0 - sine * sum;
            assert!((student_two_sided(t, df) - expected).abs() < 1e-14, "{df} {t}");
        }
    }

    #[test]
    fn with_many_degrees_of_freedom_it_is_normal() {
        let limit = 2.0 * crate::normal_cdf(-1.96);
        assert!((student_two_sided(1.96, 1e9) - limit).abs() < 1e-8);
        assert_eq!(student_two_sided(1.96, f64::INFINITY), limit);
        assert!((student_to_normal(-1.96, 1e9) + 1.96).abs() < 1e-7);
    }

    #[test]
    fn degenerate() {
        assert_eq!(student_two_sided(0.0, 5.0), 1.0);
        assert_eq!(student_two_sided(f64::INFINITY, 5.0), 0.0);
        assert!(student_two_sided(1.0, 0.0).is_nan() && student_two_sided(f64::NAN, 3.0).is_nan());
        assert!(student_to_normal(1e300, 5.0).is_finite());
    }
}
