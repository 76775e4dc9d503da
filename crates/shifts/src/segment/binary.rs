//! Binary segmentation: the best cut, then the best cut of what it left, and so on.

use crate::{Cost, Partition, Penalty, Undefined};

/// When to stop cutting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// At so many breaks (earlier if no segment can be cut any more).
    Breaks(usize),
    /// When no cut saves more than it costs.
    Penalty(Penalty),
}

/// Cuts the series where that saves most, again and again.
///
/// *When to use it.* To compare with studies that used it. It never takes a cut back, so that a division found by it may cost
/// more than [`best_partitions`](crate::best_partitions) or [`pelt`](crate::pelt) find: prefer
/// those.
///
/// Breaks come back ascending; the cost is that of the segments.
///
/// *Reference.* Scott, A. J. and Knott, M. 1974, "A Cluster Analysis Method for Grouping Means in the Analysis of Variance",
/// Biometrics 30 (3), 507-512.
///
/// # Errors
///
/// [`Undefined::TooShort`] for a series shorter than one segment.
pub fn binary_segmentation(
    cost: &impl Cost,
    stop: Stop,
    shortest: usize,
) -> Result<Partition, Undefined> {
    let (n, h) = (cost.len(), shortest.max(cost.shortest()).max(1));
    if n < h {
        return Err(Undefined::TooShort { needed: h, found: n });
    }
    let (most, price) = match stop {
        Stop::Breaks(most) => (most, f64::NEG_INFINITY),
        Stop::Penalty(penalty) => (usize::MAX, penalty.of_a_break(cost.parameters(), n)),
    };
    let mut breaks = Vec::new();
    let mut cuts: Vec<Cut> = best_cut(cost, 0, n, h).into_iter().collect();
    while breaks.len() < most {
        // Of equal cuts the earliest.
        let wins = |best: usize, at: usize| {
            let (a, b) = (&cuts[at], &cuts[best]);
            if a.gain > b.gain || (a.gain == b.gain && a.at < b.at) { at } else { best }
        };
        let best = (0..cuts.len()).fold(0, wins);
        if cuts.is_empty() || cuts[best].gain <= price {
            break;
        }
        let cut = cuts.swap_remove(best);
        breaks.push(cut.at);
        cuts.extend(best_cut(cost, cut.from, cut.at, h));
        cuts.extend(best_cut(cost, cut.at, cut.to, h));
    }
    breaks.sort_unstable();
    let ends = breaks.iter().copied().chain([n]);
    let begins = std::iter::once(0).chain(breaks.iter().copied());
    let cost = begins.zip(ends).map(|(from, to)| cost.of(from, to)).sum();
    Ok(Partition { breaks, cost })
}

struct Cut {
    from: usize,
    at: usize,
    to: usize,
    gain: f64,
}

fn best_cut(cost: &impl Cost, from: usize, to: usize, h: usize) -> Option<Cut> {
    let whole = cost.of(from, to);
    let cut = |at: usize| Cut { from, at, to, gain: whole - cost.of(from, at) - cost.of(at, to) };
    let last = to.checked_sub(h)?;
    (from + h..=last).map(cut).reduce(|best, cut| if cut.gain > best.gain { cut } else { best })
}
