//! The sums of a dyad in a period.

use counterpoise_world::cameo::Quad;

use super::Event;

/// Whole numbers added up over the events of a dyad in a period, at most 4,294,967,295 of them;
/// there are millions of such sums, so they are kept small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Sums {
    /// Events by class: verbal and material cooperation, verbal and material conflict.
    pub quads: [u32; 4],
    /// Those among them that are bare statements (CAMEO root 01).
    pub statements: u32,
    /// Those among them that have a score.
    pub scored: u32,
    /// The sum of their scores, in tenths.
    pub score: i64,
}

impl Sums {
    /// Adds one event.
    #[inline]
    pub fn add(&mut self, event: &Event) {
        let quad = &mut self.quads[usize::from(event.quad.number() - 1) % 4];
        *quad = quad.saturating_add(1);
        self.statements = self.statements.saturating_add(u32::from(event.statement));
        self.scored = self.scored.saturating_add(u32::from(event.score.is_some()));
        self.score += i64::from(event.score.unwrap_or(0));
    }

    /// Adds the sums of other events.
    pub fn merge(&mut self, other: &Sums) {
        self.quads
            .iter_mut()
            .zip(other.quads)
            .for_each(|(sum, more)| *sum = sum.saturating_add(more));
        self.statements = self.statements.saturating_add(other.statements);
        self.scored = self.scored.saturating_add(other.scored);
        self.score += other.score;
    }

    /// How many events.
    pub fn n(&self) -> u64 {
        self.quads.iter().map(|&count| u64::from(count)).sum()
    }

    /// How many of one class.
    pub fn of(&self, quad: Quad) -> u64 {
        u64::from(self.quads[usize::from(quad.number() - 1) % 4])
    }
}
