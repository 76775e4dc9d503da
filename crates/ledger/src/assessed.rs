//! Indicators that sources judge.

use counterpoise_case::model::{AssessmentId, SourceId};
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
