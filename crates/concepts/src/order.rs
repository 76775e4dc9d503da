//! The order in which the events of a resampling are drawn.

use crate::families::Families;
use crate::resampling_plan::{ResamplingPlan, When};

/// Puts events that follow the same patterns together, since they add to the same rows; those whose
/// day is drawn come last.
///
/// The events of any one pattern stay in the order of their ids, so that the sums do not depend on
/// the groups that are drawn together: events are put together with all others with which they
/// share a pattern in some group, directly or through others, and each such family keeps the order
/// of the ids.
pub(crate) fn arrange(acts: &mut ResamplingPlan) {
    let mut families = Families::new(acts.patterns.len());
    let ResamplingPlan { acts: all, followed, .. } = acts;
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
