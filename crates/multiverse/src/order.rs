//! In which order universes are judged, so that whatever is done by an early end is a fair part of
//! them.

use crate::Plan;
use counterpoise_numerics::Stream;

/// The work, cut into pieces.
///
/// With P pieces, the universes of a plan are cut into stretches of P that follow each other, and
/// each piece takes one universe of each stretch: that at the place (p g + h) mod P of the stretch.
/// h is hashed anew for each stretch, so that no period of the options can fall in with the pieces;
/// g has no divisor in common with P and is near P over the golden ratio, so that pieces that
/// follow each other stand far apart. A piece goes through the stretches in a shuffled order. The
/// first part of a piece, and any set of pieces, are therefore spread over every choice, those that
/// vary slowly and those that vary fast.
pub(crate) struct Order {
    n: u64,
    pieces: u64,
    step: u64,
    seed: u64,
}

impl Order {
    /// `fewest`: universes that are worth a piece of their own.
    pub(crate) fn of(plan: &Plan, fewest: u64) -> Order {
        let n = plan.len();
        // Some hundred pieces, so that there is work for every thread; large ones, since each
        // counts by itself.
        let size = (n / 128).clamp(fewest.clamp(1, 1024), 1024);
        let pieces = n.div_ceil(size).max(1);
        Order { n, pieces, step: step(pieces), seed: plan.seed() }
    }

    pub(crate) fn pieces(&self) -> u64 {
        self.pieces
    }

    /// The positions in the plan that a piece takes, in its order.
    pub(crate) fn piece(&self, piece: u64) -> impl Iterator<Item = u64> + use<> {
        let (n, pieces) = (self.n, self.pieces);
        let own = (u128::from(piece) * u128::from(self.step) % u128::from(pieces)) as u64;
        let places = Stream::new(self.seed, "places", "");
        let turns = Stream::new(self.seed, "turns", &piece.to_string());
        let mut drawn = 0;
        let stretches = shuffled(n.div_ceil(pieces) as usize, &mut |bound| {
            drawn += 1;
            turns.below(drawn, bound)
        });
        let position = move |stretch: usize| {
            let stretch = stretch as u64;
            stretch * pieces + (own + places.below(stretch, pieces as usize) as u64) % pieces
        };
        // The last stretch may be short: some pieces have nothing there.
        stretches.into_iter().map(position).filter(move |&at| at < n)
    }
}

/// The number nearest above n over the golden ratio that has no divisor in common with n.
fn step(n: u64) -> u64 {
    let golden = (n as f64 * 0.618_033_988_749_894_9) as u64;
    (golden.max(1)..).find(|&step| divisor(step, n) == 1).unwrap_or(1)
}

/// The greatest common divisor (Euclid).
fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// The numbers below k in a random order (Fisher and Yates); `next(n)` gives a number below n.
pub(crate) fn shuffled(k: usize, next: &mut impl FnMut(usize) -> usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..k).collect();
    (1..k).rev().for_each(|at| order.swap(at, next(at + 1)));
    order
}
