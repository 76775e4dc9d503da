//! The table of two portfolios.

use std::fmt;

use super::Distance;

/// The most levels a choice may have.
pub const MAX_LEVELS: usize = 8;

/// How often, and with what weight, the first chose level `a` where the second chose level `b`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table {
    levels: usize,
    counts: [u32; MAX_LEVELS * MAX_LEVELS],
    weights: [f64; MAX_LEVELS * MAX_LEVELS],
}

/// Why portfolios cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PortfolioError {
    /// Fewer than two levels, or more than [`MAX_LEVELS`].
    Levels(usize),
    /// A choice above the highest level.
    Choice(u8, usize),
    /// Portfolios, or their weights, of different lengths.
    Lengths(usize, usize),
    /// A weight that is negative or no number.
    Weight(f64),
    /// A member or an item beyond those announced.
    Place(usize, usize),
}

impl Table {
    /// An empty table over the full set of `levels`.
    ///
    /// # Errors
    ///
    /// [`PortfolioError::Levels`] unless there are 2 to [`MAX_LEVELS`].
    pub fn new(levels: usize) -> Result<Table, PortfolioError> {
        check_levels(levels)?;
        Ok(Table::empty(levels))
    }

    /// The table of two portfolios, item by item; `None` is no entry, and leaves the item out. No
    /// weights: each item 1.
    ///
    /// ```
    /// use counterpoise_measures::similarity::Table;
    /// // Signorino and Ritter 1999, Table 5, example b: alliance portfolios over four states.
    /// let choices = |levels: [u8; 4]| levels.map(Some);
    /// let table = Table::of(4, &choices([1, 2, 2, 3]), &choices([3, 2, 2, 1]), None).unwrap();
    /// assert_eq!((table.n(), table.count(2, 2)), (4, 2));
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`PortfolioError`] but `Place`.
    pub fn of(
        levels: usize,
        x: &[Option<u8>],
        y: &[Option<u8>],
        weights: Option<&[f64]>,
    ) -> Result<Table, PortfolioError> {
        let mut table = Table::new(levels)?;
        check_lengths(x.len(), y.len())?;
        check_lengths(x.len(), weights.map_or(x.len(), <[f64]>::len))?;
        for (item, (x, y)) in x.iter().zip(y).enumerate() {
            let weight = weights.and_then(|weights| weights.get(item)).copied().unwrap_or(1.0);
            if let (Some(x), Some(y)) = (x, y) {
                table.add(*x, *y, weight)?;
            }
        }
        Ok(table)
    }

    /// Adds one item.
    ///
    /// # Errors
    ///
    /// [`PortfolioError::Choice`] for a level that is none, [`PortfolioError::Weight`] for a
    /// negative weight or no number.
    pub fn add(&mut self, x: u8, y: u8, weight: f64) -> Result<(), PortfolioError> {
        let highest = x.max(y);
        if usize::from(highest) >= self.levels {
            return Err(PortfolioError::Choice(highest, self.levels));
        }
        check_weight(weight)?;
        self.put(usize::from(x), usize::from(y), 1, weight);
        Ok(())
    }

    /// How many levels there are, seen or not.
    pub fn levels(&self) -> usize {
        self.levels
    }

    /// On how many items both chose.
    pub fn n(&self) -> u64 {
        self.counts.iter().map(|&count| u64::from(count)).sum()
    }

    /// On how many items the first chose `a` and the second `b`.
    #[inline]
    pub fn count(&self, a: usize, b: usize) -> u64 {
        self.counts.get(a * MAX_LEVELS + b).map_or(0, |&count| u64::from(count))
    }

    /// The weight of those items.
    #[inline]
    pub fn weight(&self, a: usize, b: usize) -> f64 {
        self.weights.get(a * MAX_LEVELS + b).copied().unwrap_or(0.0)
    }

    /// The weight of all items.
    pub fn total(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// The weights of the levels, of the first and of the second.
    pub fn margins(&self) -> ([f64; MAX_LEVELS], [f64; MAX_LEVELS]) {
        let (mut first, mut second) = ([0.0; MAX_LEVELS], [0.0; MAX_LEVELS]);
        for (a, row) in self.weights.chunks_exact(MAX_LEVELS).enumerate().take(self.levels) {
            for (b, weight) in row.iter().enumerate().take(self.levels) {
                first[a] += weight;
                second[b] += weight;
            }
        }
        (first, second)
    }

    /// The mean distance of the two portfolios; NaN for an empty table.
    pub fn observed(&self, distance: Distance) -> f64 {
        let mut sum = 0.0;
        for (a, row) in self.weights.chunks_exact(MAX_LEVELS).enumerate().take(self.levels) {
            for (b, weight) in row.iter().enumerate().take(self.levels) {
                sum += weight * distance.between(a, b);
            }
        }
        sum / self.total()
    }

    /// The table of the items of both.
    #[must_use]
    pub fn plus(mut self, other: &Table) -> Table {
        let sums = self.counts.iter_mut().zip(other.counts);
        sums.for_each(|(sum, more)| *sum = sum.saturating_add(more));
        self.weights.iter_mut().zip(other.weights).for_each(|(sum, more)| *sum += more);
        self
    }

    /// The table with first and second exchanged.
    pub fn turned(&self) -> Table {
        let mut turned = Table::empty(self.levels);
        for (a, b) in (0..self.levels).flat_map(|a| (0..self.levels).map(move |b| (a, b))) {
            turned.put(b, a, self.counts[a * MAX_LEVELS + b], self.weight(a, b));
        }
        turned
    }

    pub(crate) fn empty(levels: usize) -> Table {
        Table {
            levels,
            counts: [0; MAX_LEVELS * MAX_LEVELS],
            weights: [0.0; MAX_LEVELS * MAX_LEVELS],
        }
    }

    #[inline]
    pub(crate) fn put(&mut self, a: usize, b: usize, count: u32, weight: f64) {
        if let Some(cell) = self.counts.get_mut(a * MAX_LEVELS + b) {
            *cell += count;
        }
        if let Some(cell) = self.weights.get_mut(a * MAX_LEVELS + b) {
            *cell += weight;
        }
    }
}

/// The mean distance of two draws, one from each margin; the margins have the same total weight.
pub(crate) fn expected(
    levels: usize,
    first: &[f64; MAX_LEVELS],
    second: &[f64; MAX_LEVELS],
    distance: Distance,
) -> f64 {
    let (mut sum, mut total) = (0.0, 0.0);
    for (a, x) in first.iter().enumerate().take(levels) {
        total += x;
        for (b, y) in second.iter().enumerate().take(levels) {
            sum += x * y * distance.between(a, b);
        }
    }
    sum / (total * total)
}

pub(crate) fn check_levels(levels: usize) -> Result<(), PortfolioError> {
    if (2..=MAX_LEVELS).contains(&levels) { Ok(()) } else { Err(PortfolioError::Levels(levels)) }
}

pub(crate) fn check_weight(weight: f64) -> Result<(), PortfolioError> {
    if weight.is_finite() && weight >= 0.0 { Ok(()) } else { Err(PortfolioError::Weight(weight)) }
}

pub(crate) fn check_lengths(one: usize, other: usize) -> Result<(), PortfolioError> {
    if one == other { Ok(()) } else { Err(PortfolioError::Lengths(one, other)) }
}

impl fmt::Display for PortfolioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PortfolioError::Levels(n) => {
                write!(f, "a choice has 2 to {MAX_LEVELS} levels, not {n}")
            }
            PortfolioError::Choice(level, n) => {
                write!(f, "level {level} is above the highest of {n} levels, {}", n - 1)
            }
            PortfolioError::Lengths(a, b) => {
                write!(
                    f,
                    "portfolios and weights must speak of the same items: one has {a}, another {b}"
                )
            }
            PortfolioError::Weight(weight) => {
                write!(f, "a weight must be zero or more, not {weight}")
            }
            PortfolioError::Place(at, n) => {
                write!(f, "number {at} is beyond the {n} announced (counting from 0)")
            }
        }
    }
}

impl std::error::Error for PortfolioError {}
