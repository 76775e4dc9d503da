//! The order in which the events of a resampling are drawn.

use crate::acts::{Acts, When};

/// Puts events that follow the same patterns together, since they add to the same rows; those whose
/// day is drawn come last.
///
/// The events of any one pattern stay in the order of their ids, so that the sums do not depend on
/// the groups that are drawn together: events are put together with all others with which they
/// share a pattern in some group, directly or through others, and each such family keeps the order
/// of the ids.
pub(crate) fn arrange(acts: &mut Acts) {
    let mut families = Families::new(acts.patterns.len());
    let Acts { acts: all, followed, .. } = acts;
    let follows = |when: &When| match when {
        When::Fixed(list) | When::Coin(_, list) => Some(list.start as usize..list.end as usize),
        When::Day(..) => None,
    };
    for list in all.iter().filter_map(|act| follows(&act.when)) {
        followed[list].windows(2).for_each(|pair| families.join(pair[0], pair[1]));
    }
    let first = |when: &When| follows(when).and_then(|list| followed.get(list.start).copied());
    // Stable: within a family in the order of the ids.
    all.sort_by_cached_key(|act| first(&act.when).map_or(u32::MAX, |pattern| families.of(pattern)));
}

/// Families of things that are joined one by one, each known by the least of its members.
pub(crate) struct Families(Vec<u32>);

impl Families {
    /// So many things, each by itself.
    pub(crate) fn new(n: usize) -> Families {
        Families((0..n as u32).collect())
    }

    pub(crate) fn of(&self, mut pattern: u32) -> u32 {
        while self.0[pattern as usize] != pattern {
            pattern = self.0[pattern as usize];
        }
        pattern
    }

    pub(crate) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.shorten(a), self.shorten(b));
        let (least, other) = (a.min(b), a.max(b));
        self.0[other as usize] = least;
    }

    /// The family, with the way to it cut short for the next time.
    fn shorten(&mut self, pattern: u32) -> u32 {
        let least = self.of(pattern);
        let mut at = pattern;
        while self.0[at as usize] != least {
            at = std::mem::replace(&mut self.0[at as usize], least);
        }
        least
    }
}
