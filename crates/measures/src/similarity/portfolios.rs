//! The choices of many members over the same items, and the tables of all their dyads.

use crate::value::Measured;

use super::table::{PortfolioError, Table, check_lengths, check_levels, check_weight};
use super::{MAX_LEVELS, Similarity};

const WORD: usize = 64;

/// The choices of many members (states) over the same items (roll calls, possible allies): `members
/// x items` of levels, with gaps where a member made none.
///
/// Held as one set of bits for each member and level, so that the table of a dyad takes a few
/// machine words: a session of a hundred roll calls and 193 members has its 18,528 tables within
/// milliseconds.
///
/// ```
/// use counterpoise_measures::similarity::{Credit, Portfolios, Similarity};
/// let mut votes = Portfolios::new(3, 2, 4).unwrap(); // yes, abstain, no; two members, four roll calls
/// for (item, (one, other)) in [(0, 0), (0, 2), (1, 1), (2, 1)].into_iter().enumerate() {
///     votes.set(0, item, Some(one)).unwrap();
///     votes.set(1, item, Some(other)).unwrap();
/// }
/// let alike = Similarity::Agreement(Credit::Half).of(&votes.table(0, 1));
/// assert_eq!((alike.value.number(), alike.n), (Some(0.625), 4));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolios {
    levels: usize,
    members: usize,
    items: usize,
    words: usize,
    bits: Vec<u64>,
    weights: Option<Vec<f64>>,
}

impl Portfolios {
    /// Portfolios without any entry yet.
    ///
    /// # Errors
    ///
    /// [`PortfolioError::Levels`] unless there are 2 to [`MAX_LEVELS`] levels.
    pub fn new(levels: usize, members: usize, items: usize) -> Result<Portfolios, PortfolioError> {
        check_levels(levels)?;
        let words = items.div_ceil(WORD);
        Ok(Portfolios {
            levels,
            members,
            items,
            words,
            bits: vec![0; members * levels * words],
            weights: None,
        })
    }

    /// The same with a weight for each item; without, each counts 1.
    ///
    /// # Errors
    ///
    /// Another number of weights than of items; a negative weight or no number.
    pub fn weighted(mut self, weights: Vec<f64>) -> Result<Portfolios, PortfolioError> {
        check_lengths(self.items, weights.len())?;
        weights.iter().try_for_each(|&weight| check_weight(weight))?;
        self.weights = Some(weights);
        Ok(self)
    }

    /// Sets or takes back the choice of a member on an item.
    ///
    /// # Errors
    ///
    /// A member, an item or a level beyond those announced.
    pub fn set(
        &mut self,
        member: usize,
        item: usize,
        level: Option<u8>,
    ) -> Result<(), PortfolioError> {
        check_place(member, self.members)?;
        check_place(item, self.items)?;
        if let Some(level) = level.filter(|&level| usize::from(level) >= self.levels) {
            return Err(PortfolioError::Choice(level, self.levels));
        }
        for one in 0..self.levels {
            let at = (member * self.levels + one) * self.words + item / WORD;
            let chosen = level.is_some_and(|level| usize::from(level) == one);
            self.bits[at] =
                self.bits[at] & !(1 << (item % WORD)) | (u64::from(chosen) << (item % WORD));
        }
        Ok(())
    }

    /// The choice of a member on an item; `None` for none, or beyond those announced.
    pub fn get(&self, member: usize, item: usize) -> Option<u8> {
        let chosen = |level: &usize| {
            self.set_of(member, *level)
                .get(item / WORD)
                .is_some_and(|w| w >> (item % WORD) & 1 == 1)
        };
        (0..self.levels).find(chosen).map(|level| level as u8)
    }

    /// How many members there are.
    pub fn members(&self) -> usize {
        self.members
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.items
    }

    /// The same without the entries on items where all who chose chose alike.
    ///
    /// What is unanimous is settled by all the members here, so this comes before any is left out.
    #[must_use]
    pub fn without_unanimous(&self) -> Portfolios {
        let divided: Vec<u64> = (0..self.words).map(|word| self.divided(word)).collect();
        let mut kept = self.clone();
        for set in kept.bits.chunks_exact_mut(self.words.max(1)) {
            set.iter_mut().zip(&divided).for_each(|(bits, divided)| *bits &= divided);
        }
        kept
    }

    /// The table of two members; an empty one if either is beyond those announced.
    pub fn table(&self, first: usize, second: usize) -> Table {
        let mut table = Table::empty(self.levels);
        for (a, b) in (0..self.levels).flat_map(|a| (0..self.levels).map(move |b| (a, b))) {
            let (count, weight) = self.both(self.set_of(first, a), self.set_of(second, b));
            table.put(a, b, count, weight);
        }
        table
    }

    /// Every dyad once, the lower number first, with its table; in order.
    pub fn dyads(&self) -> impl Iterator<Item = (usize, usize, Table)> {
        let pairs = (0..self.members).flat_map(move |a| (a + 1..self.members).map(move |b| (a, b)));
        pairs.map(|(a, b)| (a, b, self.table(a, b)))
    }

    /// One measure for every dyad, in the order of [`Portfolios::dyads`].
    pub fn all(&self, measure: Similarity) -> Vec<(usize, usize, Measured)> {
        self.dyads().map(|(a, b, table)| (a, b, measure.of(&table))).collect()
    }

    fn both(&self, first: &[u64], second: &[u64]) -> (u32, f64) {
        let common = first.iter().zip(second).map(|(x, y)| x & y);
        let Some(weights) = &self.weights else {
            let count = common.map(u64::count_ones).sum();
            return (count, f64::from(count));
        };
        let mut found = (0, 0.0);
        for (mut bits, weights) in common.zip(weights.chunks(WORD)) {
            while bits != 0 {
                found = (found.0 + 1, found.1 + weights[bits.trailing_zeros() as usize]);
                bits &= bits - 1;
            }
        }
        found
    }

    /// The items of one word on which at least two levels were chosen.
    fn divided(&self, word: usize) -> u64 {
        let mut chosen = [0u64; MAX_LEVELS];
        for member in 0..self.members {
            for (level, seen) in chosen.iter_mut().enumerate().take(self.levels) {
                *seen |= self.set_of(member, level)[word];
            }
        }
        let (_, twice) =
            chosen.iter().fold((0, 0), |(once, twice), seen| (once | seen, twice | (once & seen)));
        twice
    }

    fn set_of(&self, member: usize, level: usize) -> &[u64] {
        let from = (member * self.levels + level) * self.words;
        self.bits.get(from..from + self.words).unwrap_or(&[])
    }
}

fn check_place(at: usize, n: usize) -> Result<(), PortfolioError> {
    if at < n { Ok(()) } else { Err(PortfolioError::Place(at, n)) }
}
