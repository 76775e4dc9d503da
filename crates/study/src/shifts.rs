//! Did it shift, and when: what the case watches, and the dates that authors claim.

mod found;
mod gather;
mod words;

pub use found::{Density, Found, Pooled, Shifts, Watched};

use crate::run::Bench;
use counterpoise_case::model::{Case, ClaimedShift, WatchId};
use counterpoise_dates::Window;
use counterpoise_shifts::{Contest, ShiftCurve, Stories};
use found::found;
use gather::{Gathered, gather};
use rayon::prelude::*;

/// Everything that is watched, or that would be if the case declared nothing.
#[must_use]
pub fn shifts_of(case: &Case) -> Shifts {
    let claims: Vec<usize> = (0..case.claimed_shifts.len()).filter(|at| is_on(case, *at)).collect();
    let windows: Vec<Window> = claims.iter().map(|at| case.claimed_shifts[*at].window).collect();
    let gathered = gather::all(case);
    let watched: Vec<Watched> = gathered.par_iter().map(|it| watched(it, &windows)).collect();
    let pool: Vec<&ShiftCurve> = watched.iter().filter(|it| it.pooled).filter_map(|it| it.curve()).collect();
    let pooled = if pool.len() > 1 { ShiftCurve::pooled(&pool) } else { None };
    let pooled = pooled.map(|curve| Pooled { of: pool.len(), found: found(curve, &windows) });
    Shifts { claims, watched, pooled }
}

fn is_on(case: &Case, at: usize) -> bool {
    let claim: &ClaimedShift = &case.claimed_shifts[at];
    claim.set.is_none_or(|set| case[set].on)
}

fn watched(gathered: &Gathered, windows: &[Window]) -> Watched {
    let found = gathered.curve().map(|curve| found(curve, windows));
    Watched {
        id: gathered.id.clone(),
        title: gathered.title.clone(),
        arena: gathered.arena,
        of_acts: gathered.of_acts(),
        pooled: gathered.pooled,
        observations: gathered.observations(),
        undated: gathered.undated,
        found,
    }
}

/// The probability that a watch shifted within a window: that there is a shift, each story being as likely as another beforehand, times
/// that it was then. With what it rests on, in words.
pub(crate) fn probability(bench: &Bench<'_>, watch: WatchId, within: Window) -> Result<(f64, String), String> {
    let gathered = gather(bench.case, &bench.case[watch]);
    let curve = gathered.curve().map_err(|why| why.to_string())?;
    let Stories { shift, no_shift, trend } = curve.stories();
    let then = curve.probability_in(within);
    let said = format!(
        "a shift {}, none {}, a steady trend {}; if there is one, it was then with {}",
        words::share(shift),
        words::share(no_shift),
        words::share(trend),
        words::share(then)
    );
    Ok((shift * then, said))
}

/// Whether no two of the claims, *no shift* and *steady trend* can be told apart.
pub(crate) fn undecided(contest: &Contest) -> bool {
    let shares = contest.claims.iter().map(|it| it.share).chain([contest.no_shift, contest.trend]);
    let known: Vec<f64> = shares.filter(|it| *it > 0.0).collect();
    let most = known.iter().copied().fold(0.0, f64::max);
    known.iter().filter(|it| most < 3.0 * **it).count() > 1
}
