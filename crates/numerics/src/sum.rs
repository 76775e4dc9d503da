//! Compensated summation.

/// A running sum that keeps the low-order bits an ordinary sum loses.
///
/// The error is about one rounding of the result, whatever the number of terms, so a sum hardly
/// depends on the order of its terms (it is still taken in a fixed order).
///
/// An infinite term gives an infinite sum; two opposite infinities or a NaN give NaN. The sum
/// of nothing is 0.
///
/// Source: Neumaier, A. 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
/// Summen", Zeitschrift fuer Angewandte Mathematik und Mechanik 54, 39-51.
///
/// ```
/// use counterpoise_numerics::Sum;
/// assert_eq!([1.0, 1e100, 1.0, -1e100].into_iter().collect::<Sum>().value(), 2.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    /// The empty sum.
    pub const fn new() -> Sum {
        Sum { total: 0.0, lost: 0.0 }
    }

    /// Adds one term.
    #[inline]
    pub fn add(&mut self, term: f64) {
        let next = self.total + term;
        self.lost += if self.total.abs() >= term.abs() {
            (self.total - next) + term
        } else {
            (term - next) + self.total
        };
        self.total = next;
    }

    /// The sum so far.
    #[inline]
    pub fn value(self) -> f64 {
        // With an infinite term the compensation is inf - inf; the plain total is then right.
        if self.total.is_finite() { self.total + self.lost } else { self.total }
    }

    /// The sum of the terms, in their order.
    pub fn of(terms: impl IntoIterator<Item = f64>) -> f64 {
        terms.into_iter().collect::<Sum>().value()
    }
}

impl Extend<f64> for Sum {
    fn extend<I: IntoIterator<Item = f64>>(&mut self, terms: I) {
        terms.into_iter().for_each(|term| self.add(term));
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Sum {
        let mut sum = Sum::new();
        sum.extend(terms);
        sum
    }
}
