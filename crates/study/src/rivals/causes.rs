//! Questions of cause: did it bring about the outcome, given that both are there?

use super::answers::{CauseAnswer, CauseAnswers};
use super::spec::Made;
use crate::claims::AnsweredBy;
use counterpoise_case::model::{AnswerShares, Case, Cause, ClueId, Mediator, TypeShares};
use counterpoise_tracing::{
    CausalClue, CausalStep, CausalTypes, Chain, Cluster, Link, NodalTypes, SeenMediator, Shares,
    Status,
};

impl CauseAnswers {
    /// What each clue says for *the cause did it*, in decibels, with its title; of a cluster once,
    /// with the title of the cluster.
    #[must_use]
    pub fn weights<'c>(&self, case: &'c Case) -> Vec<(f64, &'c str)> {
        let own = &case.causes[self.cause];
        let clusters = clusters(case, own);
        let title = |step: &CausalStep| match step.cluster.filter(|_| step.clues.len() > 1) {
            Some(at) => case.clusters[clusters[at].0].title.as_str(),
            None => case[own.clues[step.clues[0]].clue].title.as_str(),
        };
        let steps = self.types.as_ref().and_then(|t| t.answer()).map(|answer| &answer.steps);
        steps.into_iter().flatten().map(|step| (step.weight, title(step))).collect()
    }

    /// Clues that hang together, with what they say together, in decibels.
    #[must_use]
    pub fn together(&self, case: &Case) -> Vec<(Vec<ClueId>, f64)> {
        let own = &case.causes[self.cause];
        let answer = self.types.as_ref().and_then(|t| t.answer());
        let several = answer.into_iter().flat_map(|a| &a.steps).filter(|step| step.clues.len() > 1);
        let one = |step: &CausalStep| {
            (step.clues.iter().map(|at| own.clues[*at].clue).collect(), step.weight)
        };
        several.map(one).collect()
    }
}

impl<T> CauseAnswer<T> {
    fn of(fitted: Result<T, Vec<counterpoise_tracing::Problem>>) -> CauseAnswer<T> {
        match fitted {
            Ok(answer) => CauseAnswer::Is(answer),
            Err(problems) => CauseAnswer::None(problems),
        }
    }

    /// The answer, if there is one.
    #[must_use]
    pub fn answer(&self) -> Option<&T> {
        match self {
            CauseAnswer::Is(answer) => Some(answer),
            CauseAnswer::None(_) => None,
        }
    }
}

/// How the two answers to a question of cause go together: from what each begins, and what it
/// reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// How many clues the types read.
    pub clues: usize,
    /// The mediator, which is all that the chain reads.
    pub mediator: Option<ClueId>,
    /// What the types say before any clue.
    pub types: f64,
    /// What mediator and outcome come to before any clue.
    pub chain: f64,
    /// Whether these are the same, as far as anybody states them.
    pub begin_alike: bool,
}

/// Shares that differ by less are the same as far as anybody states them.
const SAME: f64 = 0.005;

impl CauseAnswers {
    /// How the two answers go together, where there are two.
    #[must_use]
    pub fn relation(&self, case: &Case) -> Option<Relation> {
        let types = self.types.as_ref()?.answer()?.before;
        let chain = self.chain.as_ref()?.0.answer()?.caused?;
        let own = &case.causes[self.cause];
        Some(Relation {
            clues: own.clues.len(),
            mediator: own.mediator.map(|mediator| mediator.clue),
            types,
            chain,
            begin_alike: (types - chain).abs() < SAME,
        })
    }
}

/// Whether the cause brought the outcome about, given both, by one way of answering.
pub(crate) struct Caused {
    /// By what it is answered.
    pub(crate) by: AnsweredBy,
    /// The probability that it did, after the clues.
    pub(crate) caused: f64,
    /// The same before them.
    pub(crate) before: f64,
    /// The clues that were looked for.
    pub(crate) clues: Vec<ClueId>,
}

/// The answers to a question of cause: by the types, where they are stated, and through the
/// mediator, where there is one.
pub(crate) fn caused(case: &Case, cause: &Cause, status: &dyn Fn(ClueId) -> Status) -> Vec<Caused> {
    let by_types = || {
        let fitted = types(case, status, cause, cause.types?).fit().ok()?;
        let looked_for = |clue: &ClueId| status(*clue) != Status::Open;
        let clues = cause.clues.iter().map(|own| own.clue).filter(looked_for).collect();
        let (caused, before) = (fitted.caused, fitted.before);
        Some(Caused { by: AnsweredBy::Types, caused, before, clues })
    };
    let by_mediator = || {
        let mediator = cause.mediator.as_ref()?;
        let (fitted, seen) = (chain(mediator).fit().ok()?, seen(status, mediator));
        let clues = if seen == SeenMediator::Open { Vec::new() } else { vec![mediator.clue] };
        let (caused, before) = (fitted.given(seen)?, fitted.caused?);
        Some(Caused { by: AnsweredBy::Mediator, caused, before, clues })
    };
    [by_types(), by_mediator()].into_iter().flatten().collect()
}

pub(super) fn all(case: &Case, made: &Made) -> Vec<CauseAnswers> {
    let status = |clue: ClueId| status(made, clue);
    let one = |(at, cause): (usize, &Cause)| CauseAnswers {
        cause: at,
        uncounted: clusters(case, cause)
            .into_iter()
            .filter(|(_, c)| uncounted(made, cause, c))
            .map(|(n, _)| n)
            .collect(),
        types: cause.types.map(|shares| CauseAnswer::of(types(case, &status, cause, shares).fit())),
        chain: cause.mediator.map(|m| (CauseAnswer::of(chain(&m).fit()), seen(&status, &m))),
    };
    case.causes.iter().enumerate().map(one).collect()
}

fn shares(of: TypeShares) -> Shares {
    Shares {
        adverse: of.adverse,
        beneficial: of.beneficial,
        chronic: of.chronic,
        destined: of.destined,
    }
}

fn types(
    case: &Case,
    status: &dyn Fn(ClueId) -> Status,
    cause: &Cause,
    of: TypeShares,
) -> CausalTypes {
    let clue = |c: &counterpoise_case::model::CauseClue| CausalClue {
        name: case[c.clue].id.clone(),
        status: status(c.clue),
        under: shares(c.under),
    };
    let types = cause.clues.iter().map(clue).fold(CausalTypes::new(shares(of)), CausalTypes::with);
    CausalTypes { clusters: clusters(case, cause).into_iter().map(|(_, c)| c).collect(), ..types }
}

/// Clusters of the case with at least two clues of the question. A dependence is the same in each
/// type; a likelihood of clues together, or given each other, is stated of hypotheses, and of types
/// none.
fn clusters(case: &Case, cause: &Cause) -> Vec<(usize, Cluster)> {
    let place = |id: &ClueId| cause.clues.iter().position(|c| c.clue == *id);
    let one = |(at, of): (usize, &counterpoise_case::model::Cluster)| {
        let clues: Vec<usize> = of.clues.iter().filter_map(place).collect();
        let stated = !of.joint.is_empty() || of.clues.iter().any(|id| !case[*id].given.is_empty());
        let link = if stated { Link::Unstated } else { Link::Dependence(of.dependence) };
        (clues.len() > 1).then(|| (at, Cluster { name: of.id.clone(), clues, link }))
    };
    case.clusters.iter().enumerate().filter_map(one).collect()
}

fn uncounted(made: &Made, cause: &Cause, of: &Cluster) -> bool {
    let looked_for =
        of.clues.iter().filter(|at| status(made, cause.clues[**at].clue) != Status::Open);
    of.link == Link::Unstated && looked_for.count() > 1
}

/// A clue of a set that is off was not looked for.
fn status(made: &Made, clue: counterpoise_case::model::ClueId) -> Status {
    let at = made.clues.iter().position(|id| *id == clue);
    at.map_or(Status::Open, |at| made.spec.clues[at].status)
}

fn chain(of: &Mediator) -> Chain {
    let types = |of: AnswerShares| NodalTypes {
        never: of.never,
        against: of.against,
        with: of.with,
        always: of.always,
    };
    Chain { mediator: types(of.to_cause), outcome: types(of.outcome) }
}

/// What is found in a share of draws is taken as found, or not, by the greater part of them.
fn seen(status: &dyn Fn(ClueId) -> Status, of: &Mediator) -> SeenMediator {
    match status(of.clue) {
        Status::Found => SeenMediator::Found,
        Status::NotFound => SeenMediator::NotFound,
        Status::Open => SeenMediator::Open,
        Status::Share(q) if q >= 0.5 => SeenMediator::Found,
        Status::Share(_) => SeenMediator::NotFound,
    }
}
