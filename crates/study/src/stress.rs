//! Every defensible choice of a case, tried: in which share of universes each verdict holds, and
//! which choice it hangs on.
//!
//! The method is told in `docs/robustness.md`; the machinery is that of `counterpoise_multiverse`
//! and [`counterpoise_concepts::Universes`].

mod bearing_choices;
mod explained;
mod facts;
mod in_run;
mod judge;
mod passed;
mod verdicts;

use crate::memo::Memo;
use bearing_choices::BearingChoices;
use counterpoise_case::model::{Case, Edit};
use counterpoise_concepts::Universes;
use counterpoise_multiverse::{Plan, Watch, run};
pub use facts::{
    ChoiceShare, ClaimShare, ExplainedElsewhere, Flipped, Moved, NOT_WEIGHED, SchoolShare, Stress,
    StressError, StressSpec, Stressed, TIED,
};
pub(crate) use in_run::{in_run, tried};
use judge::Stage;
use std::sync::Arc;
use verdicts::Found;

/// Judges a case in many universes.
///
/// # Errors
///
/// See [`StressError`].
pub fn stress(case: &Case, spec: &StressSpec, watch: &Watch<'_>) -> Result<Stress, StressError> {
    let dyad =
        spec.dyad.or(case.header.subject.zip(case.header.target)).ok_or(StressError::NoPair)?;
    if case.choices.is_empty() {
        return Err(StressError::NoChoice);
    }
    BearingChoices::whole(case).map_err(StressError::Space)?;
    let part = BearingChoices::of_verdicts(case).map_err(StressError::Space)?;
    let universes = Universes::new(case, dyad, spec.school, &spec.scenes, part.options(case))
        .map_err(StressError::TooMany)?;
    let stage = Stage::new(case, universes, &part.space.preferred());
    let definition = definition(case);
    let plan = Plan::of(&part.space, spec.universes, spec.seed);
    let reached =
        run(&part.space, plan, definition.and_then(|at| part.position(at)), &stage, watch);
    let found = Found { case, spec, part: &part, stage: &stage, reached: &reached, definition };
    let verdicts = (0..spec.scenes.len()).map(|at| found.stressed(at)).collect();
    let memo = Arc::new(Memo::default());
    let explained = explained::over(case, dyad, spec, &memo, watch).map_err(StressError::Space)?;
    let (claims, claimed) =
        passed::over(case, dyad, spec, &memo, watch).map_err(StressError::Space)?;
    Ok(Stress {
        dyad,
        total: part.space.total(),
        planned: reached.planned,
        judged: reached.judged,
        all: plan.is_all() && reached.judged == reached.planned,
        seed: spec.seed,
        labels: stage.universes.labels().to_vec(),
        definition,
        verdicts,
        claims,
        claimed,
        explained,
    })
}

/// The choice that says which school judges.
fn definition(case: &Case) -> Option<usize> {
    let says = |edit: &Edit| matches!(edit, Edit::School(_));
    case.choices
        .iter()
        .position(|choice| choice.options.iter().flat_map(|option| &option.edits).any(says))
}
