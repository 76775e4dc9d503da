//! Why did it happen? The rival explanations of a case, weighed.
//!
//! Here the words of a case (hypotheses, clues, sources) become the numbers that `tracing` weighs,
//! and computed clues are computed. What is weighed is explained in docs/rivals.md.

mod answers;
mod causes;
mod compute;
mod computed;
mod distance;
mod elsewhere;
mod flips;
mod groups;
mod people;
mod spec;
mod uncounted;
mod unfold;
mod weighing;
mod would_flip;

pub use answers::{CauseAnswer, CauseAnswers, Explained, GroupKind, Part, Rivals, Uncounted};
pub use causes::Relation;
pub(crate) use causes::{Caused, caused};
pub use computed::Computed;
pub use distance::{Adjusted, Distance};
pub(crate) use elsewhere::{bare, computed, lean, status_of, tested, weigh};
pub use people::{FurthestApart, furthest_apart};
pub use unfold::{clue_node, hypothesis_node};
pub use weighing::{
    ClueFound, ClueOrCluster, DrawnPosterior, LeadsThen, Stands, StandsWithout, Weighing,
};
pub use would_flip::{DrawnLead, OtherLikelihood, OwnChange, WouldFlip};

use crate::bench::Bench;
use counterpoise_case::model::{Case, HypothesisId};
use counterpoise_tracing::Fitted;

/// The rival explanations, weighed when they are first asked for. Must be asked for once before many
/// threads ask side by side: the weighing itself uses many threads, and one of them could wait for
/// itself.
pub(crate) fn weighed<'b>(bench: &'b Bench<'_>) -> Option<&'b Explained> {
    bench.weighed(rivals)
}

/// Weighs the rival explanations; `None` if the case has none.
pub(crate) fn rivals(bench: &Bench<'_>) -> Option<Explained> {
    let case = bench.case;
    if !case.hypotheses.iter().any(|h| h.is_weighed) {
        return None;
    }
    let made = spec::Made::of(bench);
    let fitted = match made.spec.fit() {
        Ok(fitted) => fitted,
        Err(problems) => return Some(Explained::Refused(problems)),
    };
    let resampled = made.spec.resample(case.settings.seed, case.settings.draws);
    let causes = causes::all(case, &made);
    let uncounted = uncounted::all(case, &made);
    let spec::Made { hypotheses, clues, clusters, computed, groups, spec } = made;
    let status = spec.clues.iter().map(|c| c.status).collect();
    let parts = parts(case, &hypotheses, &fitted);
    let flips = Vec::new();
    let mut rivals = Rivals {
        hypotheses,
        clues,
        status,
        clusters,
        uncounted,
        computed,
        groups,
        spec,
        fitted,
        resampled,
        parts,
        flips,
        causes,
    };
    rivals.flips = flips::of_leader(&rivals);
    Some(Explained::Weighed(Box::new(rivals)))
}

/// Every proposition that is only a part of others, the most probable first.
fn parts(case: &Case, hypotheses: &[HypothesisId], fitted: &Fitted) -> Vec<Part> {
    let sum = |holds: &dyn Fn(HypothesisId) -> bool| -> f64 {
        let own = hypotheses.iter().zip(&fitted.posterior).filter(|(id, _)| holds(**id));
        own.map(|(_, p)| p).sum()
    };
    let part = |id: HypothesisId| Part {
        hypothesis: id,
        at_least: sum(&|h| case[h].asserts.contains(&id)),
        at_most: sum(&|h| !case[h].denies.contains(&id)),
    };
    let all =
        (0..case.hypotheses.len() as u32).map(HypothesisId).filter(|id| !case[*id].is_weighed);
    let mut found: Vec<Part> = all.map(part).collect();
    found.sort_by(|a, b| b.at_least.total_cmp(&a.at_least).then(b.at_most.total_cmp(&a.at_most)));
    found
}
