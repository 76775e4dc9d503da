//! Events, summed by directed pair and month, then by period.

use counterpoise_datasets::reduce::dyad_months;
use counterpoise_datasets::{EventFilter, Events, Manifest, Shape, Store};
use counterpoise_measures::events::Period;

use super::state_ids::known;
use super::tallies::{Tally, panel};
use crate::problem::Problem;
use crate::series::Panel;
use crate::spec::Spec;

/// Months from January of the year 0 to January 1970.
const EPOCH: i32 = 1970 * 12;

pub(super) fn gather(store: &Store, manifest: &Manifest, spec: &Spec) -> Result<Panel, Problem> {
    if spec.period == Period::Day {
        return Err(Problem::Setting("A scan goes by months, quarters or years."));
    }
    let (states, months) = if manifest.shape == Shape::EventSums {
        as_summed(manifest, spec)?;
        let sums = store.event_sums(manifest, spec.years)?;
        (sums.states, sums.months)
    } else {
        let events = events_of(store, manifest, spec)?;
        let months = dyad_months(&events, spec.dedup.unwrap_or(manifest.dedup))?;
        (events.states, months)
    };
    let ids: Vec<&'static str> = states.iter().map(|id| known(id).unwrap_or_default()).collect();
    let row = |row: usize| {
        let month = months.month[row] + EPOCH;
        spec.has_year(month.div_euclid(12)).then(|| Tally {
            pair: (months.source[row], months.target[row]),
            period: period_of(month, spec.period),
            quads: [0, 1, 2, 3].map(|class: usize| months.quad[class][row]),
        })
    };
    Ok(panel((0..months.len()).filter_map(row).collect(), &ids, spec))
}

/// Refuses what needs single events, of which there are sums only.
fn as_summed(manifest: &Manifest, spec: &Spec) -> Result<(), Problem> {
    if spec.official || !spec.assigned.is_empty() {
        return Err(Problem::Setting(
            "These data are sums by month, in which single actors cannot be told apart: leave out --official and --actors.",
        ));
    }
    if spec.dedup.is_some_and(|rule| rule != manifest.dedup) {
        return Err(Problem::Setting(
            "These sums were made by another rule for repetitions (`data show` says which): leave out --dedup.",
        ));
    }
    Ok(())
}

/// The events that a scan reads.
pub(crate) fn events_of(
    store: &Store,
    manifest: &Manifest,
    spec: &Spec,
) -> Result<Events, Problem> {
    let filter = EventFilter { years: spec.years, official: spec.official };
    let events = store.events(&manifest.dataset, Some(&manifest.vintage), &filter)?;
    Ok(events.assigning(&spec.assigned))
}

/// The number of the period that a month, counted from the year 0, lies in.
pub(crate) fn period_of(month: i32, period: Period) -> i32 {
    match period {
        Period::Year => month.div_euclid(12),
        Period::Quarter => month.div_euclid(3),
        Period::Month | Period::Day => month,
    }
}
