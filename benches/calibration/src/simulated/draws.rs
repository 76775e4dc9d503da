//! What a stream of random numbers is asked.
//!
//! The generators have streams of their own. A ledger depends on every number that was drawn before
//! it was written: to draw once more, once less or in another order, even where the outcome is not
//! used, gives other ledgers of the same seed. So does `a && random.chance(p)` written the other way
//! round: it draws only where `a` holds.

pub(crate) trait Draws {
    /// A number from 0 up to, not including, 1. All else is made of these.
    fn unit(&mut self) -> f64;

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.unit()
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number from 0 up to, not including, `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.unit() * end as f64) as usize
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A share that is nil with probability `nil`, and else lies from 0 to `most`.
    fn share(&mut self, nil: f64, most: f64) -> f64 {
        if self.chance(nil) { 0.0 } else { self.between(0.0, most) }
    }

    /// How far off a judge is: three even draws, nearly normal, around 0. Their sum has a standard
    /// deviation of one half, hence the 2.
    fn scatter(&mut self, deviation: f64) -> f64 {
        (self.unit() + self.unit() + self.unit() - 1.5) * 2.0 * deviation
    }
}
