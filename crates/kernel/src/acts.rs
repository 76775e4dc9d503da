//! The acts of a cell, and their sums.

use crate::perturbation::Perturbation;
use counterpoise_ledger::{Entry, Placed, Placement};
use counterpoise_numerics::Sum;

/// One reading of an act that may count in a cell, as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Act<'v> {
    /// Position among the entries of the ledger.
    pub at: usize,
    /// What it is.
    pub entry: &'v Entry,
    /// How it stands to the cell.
    pub placed: Placed,
    /// The selections of the index that take it, in their order.
    pub takes: &'v [u32],
}

impl Act<'_> {
    /// Whether its day decides if it counts: it may fall in the window or outside it.
    #[must_use]
    pub fn may_move(&self) -> bool {
        matches!(self.placed.placement, Placement::Possible | Placement::Undated)
    }

    /// The share of it that counts if it falls in the window: of what lasted the days in it.
    #[must_use]
    pub fn share_inside(&self) -> f64 {
        if self.placed.placement == Placement::Lasting { self.placed.share } else { 1.0 }
    }

    /// What it adds to a sum if it falls in the window, by its certainty.
    #[must_use]
    pub fn amount_inside(&self) -> f64 {
        self.entry.weight * self.entry.certainty * self.share_inside() * self.placed.bearing
    }

    /// What it adds to a sum by the stated choice for unknown days.
    #[must_use]
    pub fn amount(&self) -> f64 {
        self.placed.amount(self.entry)
    }

    /// Whether a selection takes it.
    #[must_use]
    pub fn is_taken_by(&self, selection: usize) -> bool {
        self.takes.binary_search(&(selection as u32)).is_ok()
    }
}

/// The acts that may count in a cell, in the order in which they are added up.
///
/// What belongs to no commitment comes first, in the ledger's order, and then one commitment after
/// the other: floating-point sums depend on their order, and this one makes those of a cell the
/// same to the last bit whoever adds them up.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// Acts that count by themselves, each with how far it bears on the cell.
    alone: Vec<(u32, f64)>,
    /// Rows of commitments: commitment, act, bearing; in the order of commitments, then of the
    /// ledger.
    rows: Vec<(u32, u32, f64)>,
}

/// What one commitment has added so far: sums with the greatest amount of its rows.
pub(crate) type Held = Vec<(u16, f64)>;

impl Acts {
    /// Acts in the ledger's order: a number for each, the commitment that it is a row of, and how
    /// far it bears on the cell.
    #[must_use]
    pub fn new(all: impl Iterator<Item = (u32, Option<u32>, f64)>) -> Acts {
        let mut acts = Acts::default();
        for (at, commitment, bearing) in all {
            match commitment {
                None => acts.alone.push((at, bearing)),
                Some(commitment) => acts.rows.push((commitment, at, bearing)),
            }
        }
        // Stable: the rows of one stay in the ledger's order.
        acts.rows.sort_by_key(|&(commitment, ..)| commitment);
        acts
    }

    /// Whether an act may count, given its commitment.
    #[must_use]
    pub fn has(&self, at: u32, commitment: Option<u32>) -> bool {
        match commitment {
            None => self.alone.binary_search_by_key(&at, |&(own, _)| own).is_ok(),
            Some(commitment) => {
                self.rows.binary_search_by_key(&(commitment, at), |&(of, own, _)| (of, own)).is_ok()
            }
        }
    }

    /// Adds up what counts. `place`: the sum of each selection; past the end of `sums`, none.
    pub(crate) fn add_up(
        &self,
        perturbed: &impl Perturbation,
        place: &[u16],
        sums: &mut [Sum],
        held: &mut Held,
    ) {
        for &(at, bearing) in &self.alone {
            perturbed.add(at, bearing, |selection, amount| {
                if let Some(sum) = sums.get_mut(usize::from(place[selection])) {
                    sum.add(amount);
                }
            });
        }
        // However many rows a commitment is written in, it counts once: by the greatest of those
        // that count, which is another where that one is perturbed away.
        for rows in self.rows.chunk_by(|(one, ..), (other, ..)| one == other) {
            held.clear();
            for &(_, at, bearing) in rows {
                perturbed.add(at, bearing, |selection, amount| {
                    let sum = place[selection];
                    if usize::from(sum) < sums.len() {
                        hold(held, sum, amount);
                    }
                });
            }
            held.iter().for_each(|&(sum, amount)| sums[usize::from(sum)].add(amount));
        }
    }
}

/// A commitment adds to few sums, so that a list is searched faster than a map.
fn hold(held: &mut Held, sum: u16, amount: f64) {
    match held.iter_mut().find(|(own, _)| *own == sum) {
        Some((_, most)) => *most = most.max(amount),
        None => held.push((sum, amount)),
    }
}
