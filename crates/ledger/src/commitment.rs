//! One commitment counts once, in however many rows it is written down.

use crate::Entry;
use counterpoise_numerics::Sum;
use std::collections::BTreeMap;

/// The sum of amounts: what belongs to no commitment as it is, and of each commitment the greatest.
///
/// The order of the amounts may move the last bit of a sum; take them in the ledger's order.
#[must_use]
pub fn total<'e>(amounts: impl IntoIterator<Item = (&'e Entry, f64)>) -> f64 {
    let mut totals = Totals::default();
    for (entry, amount) in amounts {
        totals.add(entry, amount);
    }
    totals.value()
}

/// A sum in the making.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    sum: Sum,
    /// The greatest amount of each commitment.
    held: BTreeMap<u32, f64>,
}

impl Totals {
    /// Adds an amount; by how much the sum grows.
    pub fn add(&mut self, entry: &Entry, amount: f64) -> f64 {
        let Some(commitment) = entry.commitment else {
            self.sum.add(amount);
            return amount;
        };
        let held = self.held.entry(commitment).or_insert(0.0);
        let more = (amount - *held).max(0.0);
        *held = held.max(amount);
        more
    }

    /// The sum so far.
    #[must_use]
    pub fn value(&self) -> f64 {
        let mut sum = self.sum;
        self.held.values().for_each(|amount| sum.add(*amount));
        sum.value()
    }
}
