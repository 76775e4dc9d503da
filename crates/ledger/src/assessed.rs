//! Indicators that sources judge.

use crate::cell::lies_in;
use crate::entry::is_on;
use crate::{Evidence, Reason, View};
use counterpoise_case::model::{Assessment, AssessmentId, SourceId};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// One judgement that a number rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessmentUse {
    /// The assessment.
    pub assessment: AssessmentId,
    /// Degree of membership, 0..=1.
    pub degree: f64,
    /// Who says so: those cited, or else those it was read in.
    pub sources: Vec<SourceId>,
}

impl View<'_> {
    /// The judgements of this name that hold in the cell: of the pair, in an arena that is or
    /// contains the cell's, on a day of the window. In the order of their degrees. All arenas
    /// pooled take every one.
    pub(crate) fn assessments(&self, name: &str) -> Vec<AssessmentUse> {
        let case = self.case();
        let ids = (0..case.assessments.len() as u32).map(AssessmentId);
        let held = ids.filter(|&id| case[id].name == name && self.holds(&case[id]));
        let mut uses: Vec<AssessmentUse> = held.map(|id| used(id, &case[id])).collect();
        uses.sort_by(|a, b| {
            a.degree.total_cmp(&b.degree).then_with(|| key(self, a).cmp(key(self, b)))
        });
        uses
    }

    fn holds(&self, assessment: &Assessment) -> bool {
        let case = self.case();
        let here = |arena| {
            assessment.arenas.is_empty()
                || assessment.arenas.iter().any(|&of| lies_in(case, arena, of))
        };
        assessment.dyad == self.ledger.dyad
            && is_on(case, assessment.set)
            && self.cell.arena.is_none_or(here)
            && assessment.date.share_in(self.cell.window) > 0.0
    }
}

/// What judgements of these degrees, sorted ascending, come to: their mean, with the least and the
/// greatest as bounds. `None` of nothing.
#[must_use]
pub fn pooled(degrees: &[f64]) -> Option<(f64, (f64, f64))> {
    let (first, last) = (*degrees.first()?, *degrees.last()?);
    let mean = Sum::of(degrees.iter().copied()) / degrees.len() as f64;
    Some((if degrees.len() == 1 { first } else { mean.clamp(first, last) }, (first, last)))
}

/// The value of judgements in the order of their degrees.
pub(crate) fn value(name: &str, uses: &[AssessmentUse]) -> (Evidence, Option<(f64, f64)>) {
    let degrees: Vec<f64> = uses.iter().map(|each| each.degree).collect();
    match pooled(&degrees) {
        Some((mean, bounds)) => (Evidence::Present(mean), Some(bounds)),
        None => (Evidence::Unknown(Reason::NotAssessed(name.to_owned())), None),
    }
}

fn used(assessment: AssessmentId, of: &Assessment) -> AssessmentUse {
    AssessmentUse {
        assessment,
        degree: of.degree,
        sources: of.rests_on().iter().map(|cite| cite.source).collect(),
    }
}

fn key<'a>(view: &View<'a>, of: &AssessmentUse) -> &'a str {
    &view.ledger.case[of.assessment].title
}
