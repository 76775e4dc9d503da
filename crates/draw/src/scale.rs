//! From data to position: linear, logarithmic, and time with a stretched part.

/// How values are spaced along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// Equal differences take equal room.
    Linear,
    /// Equal ratios take equal room; values at or below zero cannot be drawn.
    Log,
}

/// A scale of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// How values are spaced.
    pub spacing: Spacing,
    /// Lowest and highest value.
    pub domain: (f64, f64),
    /// Where these are drawn.
    pub range: (f64, f64),
}

impl Scale {
    /// A linear scale.
    #[must_use]
    pub fn linear(domain: (f64, f64), range: (f64, f64)) -> Self {
        Scale { spacing: Spacing::Linear, domain, range }
    }

    /// A logarithmic scale; its domain should be positive.
    #[must_use]
    pub fn log(domain: (f64, f64), range: (f64, f64)) -> Self {
        Scale { spacing: Spacing::Log, domain, range }
    }

    /// Where a value is drawn, held within the range. A domain without extent puts all in the
    /// middle.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let warp = |it: f64| {
            if self.spacing == Spacing::Log { log10(it) } else { it }
        };
        share(warp(value), warp(self.domain.0), warp(self.domain.1)) * (self.range.1 - self.range.0)
            + self.range.0
    }
}

/// A part of time given more room than its length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Focus {
    /// First day.
    pub start: i32,
    /// Last day.
    pub end: i32,
    /// Share of the width that the part gets, 0 to 1.
    pub share: f64,
}

/// A scale of days, linear in pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// Days and positions between which the scale is straight, in order.
    pub knots: Vec<(i32, f64)>,
}

impl Time {
    /// A straight scale.
    #[must_use]
    pub fn new(domain: (i32, i32), range: (f64, f64)) -> Self {
        let (start, end) = ordered(domain);
        Time { knots: vec![(start, range.0), (end, range.1)] }
    }

    /// A scale on which `focus` takes its share of the width, and the time before and after divides
    /// the rest by length. A focus that covers everything, or nothing, leaves the scale straight.
    #[must_use]
    pub fn focused(domain: (i32, i32), range: (f64, f64), focus: Option<Focus>) -> Self {
        let (start, end) = ordered(domain);
        let Some(focus) = focus else {
            return Time::new(domain, range);
        };
        let inside = ordered((focus.start.clamp(start, end), focus.end.clamp(start, end)));
        let (before, after) = (span(start, inside.0), span(inside.1, end));
        if span(inside.0, inside.1) <= 0.0 || before + after <= 0.0 || !focus.share.is_finite() {
            return Time::new(domain, range);
        }
        let room = (range.1 - range.0) * (1.0 - focus.share.clamp(0.05, 0.95));
        let left = range.0 + room * before / (before + after);
        let right = range.1 - room * after / (before + after);
        let mut knots = vec![(start, range.0), (inside.0, left), (inside.1, right), (end, range.1)];
        knots.dedup_by_key(|it| it.0);
        Time { knots }
    }

    /// Where a day is drawn, held within the range.
    #[must_use]
    pub fn at(&self, day: i32) -> f64 {
        let (first, last) = self.ends();
        if day <= first.0 && day < last.0 {
            return first.1;
        }
        for pair in self.knots.windows(2) {
            if day <= pair[1].0 {
                return share(f64::from(day), f64::from(pair[0].0), f64::from(pair[1].0))
                    * (pair[1].1 - pair[0].1)
                    + pair[0].1;
            }
        }
        last.1
    }

    /// The first day that is drawn at a position or behind it, held within the scale.
    #[must_use]
    pub fn day(&self, x: f64) -> i32 {
        let (first, last) = self.ends();
        let Some(pair) = self.knots.windows(2).find(|pair| x <= pair[1].1) else { return last.0 };
        let days = f64::from(pair[1].0) - f64::from(pair[0].0);
        let day = f64::from(pair[0].0) + share(x, pair[0].1, pair[1].1) * days;
        (day.ceil() as i32).clamp(first.0, last.0)
    }

    /// First and last knot.
    #[must_use]
    pub fn ends(&self) -> ((i32, f64), (i32, f64)) {
        let first = self.knots.first().copied().unwrap_or((0, 0.0));
        (first, self.knots.last().copied().unwrap_or(first))
    }

    /// Whether a day is on the scale at all.
    #[must_use]
    pub fn holds(&self, day: i32) -> bool {
        let (first, last) = self.ends();
        first.0 <= day && day <= last.0
    }
}

/// Where `value` stands between `lo` and `hi`, 0 to 1; a half when there is nothing between.
#[must_use]
pub fn share(value: f64, lo: f64, hi: f64) -> f64 {
    let it = (value - lo) / (hi - lo);
    if it.is_finite() { it.clamp(0.0, 1.0) } else { 0.5 }
}

/// Lowest and highest of the finite values; `None` when there are none.
#[must_use]
pub fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().filter(|it| it.is_finite()).fold(None, |acc, it| match acc {
        None => Some((it, it)),
        Some((lo, hi)) => Some((lo.min(it), hi.max(it))),
    })
}

/// First and last of several days; `None` when there are none.
#[must_use]
pub fn days_extent(days: impl IntoIterator<Item = i32>) -> Option<(i32, i32)> {
    days.into_iter().fold(None, |acc, it| match acc {
        None => Some((it, it)),
        Some((lo, hi)) => Some((lo.min(it), hi.max(it))),
    })
}

/// Logarithm to base ten, the same to the last bit on every machine (the standard library's is
/// not): the mantissa by the series of the inverse hyperbolic tangent, accurate to about 1e-15.
/// Zero and below give negative infinity.
#[must_use]
pub fn log10(value: f64) -> f64 {
    if value.is_nan() || value <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let (mut mantissa, mut exponent) = (value.min(f64::MAX), 0.0);
    while mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1.0;
    }
    while mantissa < std::f64::consts::FRAC_1_SQRT_2 {
        mantissa *= 2.0;
        exponent -= 1.0;
    }
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut term, mut sum) = (ratio, 0.0);
    for odd in (1..30).step_by(2) {
        sum += term / f64::from(odd);
        term *= ratio * ratio;
    }
    (2.0 * sum + exponent * std::f64::consts::LN_2) / std::f64::consts::LN_10
}

fn ordered(pair: (i32, i32)) -> (i32, i32) {
    (pair.0.min(pair.1), pair.0.max(pair.1))
}

fn span(from: i32, to: i32) -> f64 {
    f64::from(to) - f64::from(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right() {
        for (value, expected) in [
            (1.0, 0.0),
            (10.0, 1.0),
            (1e-7, -7.0),
            (2.0, std::f64::consts::LOG10_2),
            (1e300, 300.0),
        ] {
            assert!((log10(value) - expected).abs() < 1e-12, "{value}");
        }
        assert_eq!(log10(0.0), f64::NEG_INFINITY);
    }

    #[test]
    fn a_focus_gets_its_share() {
        let time = Time::focused(
            (0, 1000),
            (0.0, 100.0),
            Some(Focus { start: 800, end: 900, share: 0.5 }),
        );
        assert!((time.at(900) - time.at(800) - 50.0).abs() < 1e-9);
        assert!(time.at(-5) == 0.0 && time.at(2000) == 100.0);
        let mut days: Vec<f64> = (0..=1000).map(|day| time.at(day)).collect();
        days.dedup();
        assert!(days.windows(2).all(|it| it[0] < it[1]));
    }

    #[test]
    fn a_position_has_its_day() {
        let focus = Focus { start: 100, end: 200, share: 0.5 };
        let time = Time::focused((0, 1000), (10.0, 810.0), Some(focus));
        for day in 0..=1000 {
            let x = time.at(day);
            assert!((time.day(x) - day).abs() <= 1, "{day} at {x}: {}", time.day(x));
        }
        assert_eq!((time.day(-50.0), time.day(9999.0)), (0, 1000));
    }

    #[test]
    fn nothing_between_is_the_middle() {
        assert_eq!(Time::new((5, 5), (0.0, 10.0)).at(5), 5.0);
        assert_eq!(Scale::linear((3.0, 3.0), (0.0, 10.0)).at(3.0), 5.0);
        assert_eq!(Scale::linear((0.0, 1.0), (0.0, 10.0)).at(f64::NAN), 5.0);
    }
}
