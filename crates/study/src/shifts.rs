//! Did it shift, and when: what the case watches, and the dates that authors claim.

mod dates;
mod gather;
mod power;
mod watched;

pub use dates::{Possibility, PossibilityOf, Told, Within};
pub use power::{Beyond, Power};
pub use watched::{Density, Pooled, ShiftFinding, Shifts, Watched};

use crate::bench::Bench;
use crate::claims::watch_depends_on;
use crate::memo::Belief;
use crate::node::Node;
use crate::subject::Subject;
use counterpoise_case::content::content;
use counterpoise_case::model::{Case, ClaimedShift, EventId, SeriesId, WatchId, WatchOf};
use counterpoise_dates::Window;
use counterpoise_numerics::exp;
use counterpoise_shifts::{ShiftCurve, Undefined};
use dates::possibilities;
use gather::{Gathered, gather};
use rayon::prelude::*;
use watched::found;

/// Everything that is watched, or that would be if the case declared nothing.
#[must_use]
pub fn shifts_of(case: &Case) -> Shifts {
    let claims: Vec<usize> = (0..case.claimed_shifts.len()).filter(|at| is_on(case, *at)).collect();
    let windows: Vec<Window> = claims.iter().map(|at| case.claimed_shifts[*at].window).collect();
    let possibilities = possibilities(&windows);
    let found = |curve| found(curve, &windows, &possibilities);
    let gathered = gather::all(case);
    let watched: Vec<Watched> = gathered.par_iter().map(|it| watched(it, found)).collect();
    let pool: Vec<&ShiftCurve> =
        watched.iter().filter(|it| it.pooled).filter_map(|it| it.curve()).collect();
    let pooled = if pool.len() > 1 { ShiftCurve::pooled(&pool) } else { None };
    let pooled = pooled.map(|curve| Pooled { of: pool.len(), found: found(curve) });
    Shifts { claims, watched, pooled, possibilities }
}

fn is_on(case: &Case, at: usize) -> bool {
    let claim: &ClaimedShift = &case.claimed_shifts[at];
    claim.set.is_none_or(|set| case[set].on)
}

fn watched(gathered: &Gathered, found: impl Fn(ShiftCurve) -> ShiftFinding) -> Watched {
    let curve = gathered.curve();
    let power =
        gathered.acts().zip(curve.as_ref().ok()).map(|(acts, curve)| power::power(acts, curve));
    let found = curve.map(found);
    Watched {
        id: gathered.id.clone(),
        title: gathered.title.clone(),
        arena: gathered.arena,
        of_acts: gathered.of_acts(),
        pooled: gathered.pooled,
        observations: gathered.observations(),
        undated: gathered.undated,
        power,
        found,
    }
}

/// What the evidence of a watch says of a shift within a window.
pub(crate) struct Asked {
    /// The evidence.
    pub(crate) belief: Belief,
    /// The events, of acts.
    pub(crate) events: Vec<EventId>,
    /// The series, as nodes that end in their sources.
    pub(crate) series: Vec<Node>,
}

impl Belief {
    fn of(curve: &ShiftCurve, within: Window) -> Belief {
        let factor = curve.log_against_rivals(within).map(exp);
        Belief { stories: curve.stories(), then: curve.probability_in(within), factor }
    }

    /// That there is a shift, each story being as likely as another beforehand, times that it was
    /// then.
    pub(crate) fn probability(&self) -> f64 {
        self.stories.shift * self.then
    }
}

/// What the evidence of a watch says, if that is not known already. `None` where nothing can be
/// said.
pub(crate) fn believe(bench: &Bench<'_>, watch: WatchId, within: Window) -> Option<Belief> {
    let case = bench.case;
    let on = content(case, &(within, watch_depends_on(bench, watch)));
    let compute = || {
        let curve = gather(case, &case[watch]).curve().ok()?;
        Some(Belief::of(&curve, within))
    };
    bench.memo.beliefs.once(on, compute)
}

/// Asks whether a watch shifted within a window.
pub(crate) fn ask(bench: &Bench<'_>, watch: WatchId, within: Window) -> Result<Asked, Undefined> {
    let gathered = gather(bench.case, &bench.case[watch]);
    let curve = gathered.curve()?;
    Ok(Asked {
        belief: Belief::of(&curve, within),
        events: gathered.events.clone(),
        series: series(bench.case, watch),
    })
}

/// The series a watch reads, with their sources.
fn series(case: &Case, watch: WatchId) -> Vec<Node> {
    let WatchOf::Series { over, under, .. } = &case[watch].of else { return Vec::new() };
    let node = |id: &SeriesId| Node::leaf(Subject::Watched(*id));
    std::iter::once(over).chain(under).map(node).collect()
}
