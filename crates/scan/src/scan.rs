//! The whole of it: gather, search, shuffle, ask about coverage, put in order.

use counterpoise_datasets::{Manifest, Shape, Store};
use counterpoise_numerics::sqrt;
use counterpoise_shifts::FlatGaussian;
use rayon::prelude::*;

use crate::chance::{Shuffled, shuffle};
use crate::coverage::{Coverage, Sight};
use crate::gather::gather;
use crate::problem::Problem;
use crate::scan_result::{Found, Level, Shift, Summary};
use crate::series::{Panel, Series};
use crate::shift::{Searched, search, usual};
use crate::spec::{Spec, default_minimum};

/// A scan with all that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// The vintage of the data.
    pub manifest: Manifest,
    /// The settings.
    pub spec: Spec,
    /// The series, of which `found` has copies.
    pub panel: Panel,
    /// What was found.
    pub found: Found,
}

impl Scan {
    /// The fewest events, or common votes, with which a period has a value.
    pub fn minimum(&self) -> u32 {
        self.spec.minimum.unwrap_or_else(|| default_minimum(self.panel.measure, self.panel.period))
    }
}

/// How far a scan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading and counting.
    Gathering,
    /// Shuffling: another of so many dyads is done.
    Shuffling(usize),
    /// Reading the names of actors.
    Naming,
}

/// Searches a dataset; of its newest vintage where none is named.
///
/// # Errors
/// Where there is no such dataset, its rows have no balance, or it cannot be read.
pub fn scan(
    store: &Store,
    dataset: &str,
    vintage: Option<&str>,
    spec: &Spec,
) -> Result<Scan, Problem> {
    scan_watched(store, dataset, vintage, spec, &|_| ())
}

/// As [`scan`]; `watch` hears how far it has come, from any thread.
///
/// # Errors
/// As [`scan`].
pub fn scan_watched(
    store: &Store,
    dataset: &str,
    vintage: Option<&str>,
    spec: &Spec,
    watch: &(dyn Fn(Stage) + Sync),
) -> Result<Scan, Problem> {
    let manifest = store.manifest(dataset, vintage)?;
    watch(Stage::Gathering);
    let panel = gather(store, &manifest, spec)?;
    let search = Search::of(&panel, spec, &|| watch(Stage::Shuffling(panel.series.len())));
    let sums_without_names = manifest.shape == Shape::EventSums && manifest.names.is_empty();
    let coverage = if manifest.shape.has_events() && !sums_without_names {
        watch(Stage::Naming);
        Sight::of(store, &manifest, spec, &panel)?.judge(&panel, &search.shifts, spec)
    } else {
        search.unjudged()
    };
    let found = search.in_order(coverage);
    Ok(Scan { manifest, spec: spec.clone(), panel, found })
}

/// The shifts of a panel in their order. Nothing is known of the actors behind it, so that none is
/// set aside.
pub fn find(panel: &Panel, spec: &Spec) -> Found {
    let search = Search::of(panel, spec, &|| ());
    let coverage = search.unjudged();
    search.in_order(coverage)
}

/// A panel that has been searched and shuffled.
struct Search<'a> {
    panel: &'a Panel,
    spec: &'a Spec,
    usual: f64,
    /// Of all dyads, those that are short last.
    shifts: Vec<Option<Searched>>,
    shuffled: Shuffled,
}

impl Search<'_> {
    fn of<'a>(panel: &'a Panel, spec: &'a Spec, watch: &(dyn Fn() + Sync)) -> Search<'a> {
        let usual = usual(panel);
        let all: Vec<&Series> = panel.all().collect();
        let shifts: Vec<Option<Searched>> =
            all.par_iter().map(|series| search(series, spec.window, usual)).collect();
        let shuffled = shuffle(panel, &shifts, spec, usual, watch);
        Search { panel, spec, usual, shifts, shuffled }
    }

    fn unjudged(&self) -> Vec<Option<Coverage>> {
        vec![None; self.shifts.len()]
    }

    fn in_order(&self, coverage: Vec<Option<Coverage>>) -> Found {
        let (mut ranked, mut artefacts) = (Vec::new(), Vec::new());
        let dyads = self.panel.all().zip(&self.shifts).zip(coverage).enumerate();
        for (dyad, ((series, found), coverage)) in dyads {
            let Some(found) = found else { continue };
            let artefact = coverage.as_ref().is_some_and(|coverage| coverage.artefact);
            let short = dyad >= self.panel.series.len();
            let chance = self.shuffled.chance(dyad, found);
            if artefact || !short {
                let list = if artefact { &mut artefacts } else { &mut ranked };
                list.push(describe(
                    series,
                    found,
                    chance,
                    coverage,
                    (self.spec.window, self.shuffled.errors()),
                ));
            }
        }
        ranked.sort_by(order);
        artefacts.sort_by(order);
        ranked.iter_mut().zip(1..).for_each(|(shift, rank)| shift.rank = Some(rank));
        let summary = Summary {
            searched: self.panel.series.len(),
            too_thin: self.panel.too_thin + self.panel.short.len(),
            usual: sqrt(self.usual),
            shuffles: self.spec.shuffles,
            errors: self.shuffled.errors(),
            largest_by_chance: self.shuffled.largest(),
            artefacts: artefacts.len(),
            certain: ranked.iter().filter(|shift| shift.announced()).count(),
        };
        Found { shifts: ranked, artefacts, summary }
    }
}

/// By what is certain, then by the ratio to the error, then by id.
fn order(one: &Shift, other: &Shift) -> std::cmp::Ordering {
    let ratio = |it: &Shift| (it.shift / it.error).abs();
    let by = other.certain.total_cmp(&one.certain).then(ratio(other).total_cmp(&ratio(one)));
    by.then(one.series.dyad.cmp(&other.series.dyad))
}

fn describe(
    series: &Series,
    found: &Searched,
    chance: Option<crate::Chance>,
    coverage: Option<Coverage>,
    (window, errors): (usize, f64),
) -> Shift {
    let positions: Vec<usize> =
        (0..series.points.len()).filter(|at| series.points[*at].value.is_some()).collect();
    let values: Vec<f64> = series.points.iter().filter_map(|point| point.value).collect();
    let posterior = FlatGaussian.fit(&values).ok();
    let split = positions.partition_point(|at| *at < found.at);
    let end = (found.at + window).min(series.points.len());
    let shift = found.shift();
    Shift {
        rank: None,
        at: found.at,
        before: level(series, found.at.saturating_sub(window)..found.at, found.before),
        after: level(series, found.at..end, found.after),
        shift,
        error: found.error,
        interval: (shift - errors * found.error, shift + errors * found.error),
        certain: found.certain(errors),
        date: posterior.as_ref().map(|it| it.probability(split)),
        dates: posterior.map_or_else(Vec::new, |it| {
            it.credible_set(0.95).iter().filter_map(|k| positions.get(*k).copied()).collect()
        }),
        chance,
        coverage,
        series: series.clone(),
    }
}

fn level(series: &Series, range: std::ops::Range<usize>, mean: f64) -> Level {
    let known = series.points[range].iter().filter(|point| point.value.is_some());
    let n = known.clone().map(|point| u64::from(point.n)).sum();
    Level { mean, periods: known.count(), n }
}
