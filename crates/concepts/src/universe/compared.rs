//! What is compared between pairs.
//!
//! It is read off judgements and series of every pair that the case has, which takes as long as
//! some hundred universes. It hangs on few changes, so it is kept for all threads, once for each
//! combination of these.

use super::fixed::{TooMany, attributes};
use super::group::{Group, Touched};
use super::{Universes, excluded_sources};
use counterpoise_case::choose;
use counterpoise_case::model::{
    Assessment, AttributeId, Case, Citation, Edit, Formula, SchoolId, SourceId,
};
use counterpoise_kernel::{AsWritten, Ask, Gauge, Perturbation};
use counterpoise_ledger::{Cell, Ledger};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// For each scene whether the pair has the most of something: by what is compared and the
/// combinations of what is around, of the sources that are left, and of anchors.
pub(super) type Known = HashMap<(AttributeId, [usize; 3]), Arc<[Option<bool>]>>;

pub(super) struct Compared {
    /// What changes how degrees are read off series and judgements.
    anchors: Group,
    /// For each combination of what is withdrawn, a number for the sources that what is compared
    /// has lost.
    left: Vec<u32>,
    known: Mutex<Known>,
}

impl Compared {
    pub(super) fn new(
        case: &Case,
        schools: &[SchoolId],
        withdrawn: &Group,
        options: &[Vec<Vec<Edit>>],
    ) -> Result<Compared, TooMany> {
        let left = excluded_sources::left(withdrawn, options, &sources(case, schools), case);
        Ok(Compared {
            anchors: Group::of(options, Touched::Anchors)?,
            left,
            known: Mutex::default(),
        })
    }
}

impl Universes<'_> {
    /// The combinations that decide what is compared between pairs. It hangs on the sources of what
    /// is compared, and not on all that is withdrawn.
    pub(super) fn compared_at(&self, universe: &[u16]) -> [usize; 3] {
        let Compared { anchors, left, .. } = &self.compared;
        let withdrawn = self.excluded.group.position(universe);
        [
            self.context.group.position(universe),
            left[withdrawn] as usize,
            anchors.position(universe),
        ]
    }

    /// Whether the pair has the most of something, which is asked of each pair so, in each scene.
    pub(super) fn most(
        &self,
        (attribute, inner): (AttributeId, &Ask),
        at: [usize; 3],
        universe: &[u16],
    ) -> Arc<[Option<bool>]> {
        let known = || self.compared.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&(attribute, at)) {
            return Arc::clone(found);
        }
        let edits = [
            self.context.group.edits(&self.options, at[0]),
            self.excluded.group.edits(&self.options, self.excluded.group.position(universe)),
            self.compared.anchors.edits(&self.options, at[2]),
        ];
        let case = choose(&self.fixed.bare, edits.concat());
        let ledger = Ledger::new(&case, self.fixed.dyad, &case.settings);
        // A series is of no arena: where series are compared, scenes of one period come out alike.
        let of_no_arena = matches!(inner, Ask::Series(..));
        let mut all: Vec<Option<bool>> = Vec::with_capacity(self.fixed.scenes.len());
        for (at, scene) in self.fixed.scenes.iter().enumerate() {
            let alike =
                |other: &usize| of_no_arena && self.fixed.scenes[*other].period == scene.period;
            all.push(match (0..at).find(alike) {
                Some(other) => all[other],
                None => {
                    let window = case[scene.period].window;
                    let domain = scene.domain.clone();
                    let view = ledger.view(&Cell { arena: scene.arena, domain, window });
                    AsWritten::new(&view, &self.fixed.index).has_most(attribute, inner)
                }
            });
        }
        let found: Arc<[Option<bool>]> = all.into();
        known().insert((attribute, at), Arc::clone(&found));
        found
    }
}

/// What an attribute compares between pairs; `None`: nothing.
fn formula(case: &Case, attribute: AttributeId) -> Option<&Formula> {
    let Gauge::Most(inner) = Gauge::of(case, &case[attribute]) else { return None };
    Some(&case[case[inner].of].formula)
}

/// The sources of all that some of the schools compares between pairs, each once.
fn sources(case: &Case, schools: &[SchoolId]) -> Vec<SourceId> {
    let source = |cite: &Citation| cite.source;
    let mut all: Vec<SourceId> = Vec::new();
    for formula in attributes(case, schools).into_iter().filter_map(|id| formula(case, id)) {
        match formula {
            Formula::Assessed(name) => {
                let judgements =
                    case.assessments.iter().filter(|judgement| judgement.name == *name);
                all.extend(judgements.flat_map(Assessment::rests_on).map(source));
            }
            _ => all.extend(case.series.iter().flat_map(|series| &series.cites).map(source)),
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
