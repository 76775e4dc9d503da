//! Questions of cause: did it bring about the outcome, given that both are there?

use super::spec::Made;
use counterpoise_case::model::{AnswerShares, Case, Cause, Mediator, TypeShares};
use counterpoise_tracing::{
    CausalClue, CausalFitted, CausalTypes, Chain, ChainFitted, NodalTypes, SeenMediator, Shares, Status,
};
use serde::Serialize;

/// The answers to one question of cause.
#[derive(Clone, Debug, Serialize)]
pub struct CauseAnswers {
    /// Position among the causes of the case.
    pub cause: usize,
    /// By the types, if they are stated.
    pub types: Option<CauseAnswer<CausalFitted>>,
    /// Through the mediator, if one is stated, with whether it was there.
    pub chain: Option<(CauseAnswer<ChainFitted>, SeenMediator)>,
}

/// An answer, or why there is none.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CauseAnswer<T> {
    /// The answer.
    Is(T),
    /// Why there is none.
    None(String),
}

impl<T> CauseAnswer<T> {
    fn of(fitted: Result<T, Vec<counterpoise_tracing::Problem>>) -> CauseAnswer<T> {
        match fitted {
            Ok(answer) => CauseAnswer::Is(answer),
            Err(problems) => CauseAnswer::None(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
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

pub(super) fn all(case: &Case, made: &Made) -> Vec<CauseAnswers> {
    let one = |(at, cause): (usize, &Cause)| CauseAnswers {
        cause: at,
        types: cause.types.map(|shares| CauseAnswer::of(types(case, made, cause, shares).fit())),
        chain: cause.mediator.map(|m| (CauseAnswer::of(chain(&m).fit()), seen(made, &m))),
    };
    case.causes.iter().enumerate().map(one).collect()
}

fn shares(of: TypeShares) -> Shares {
    Shares { adverse: of.adverse, beneficial: of.beneficial, chronic: of.chronic, destined: of.destined }
}

fn types(case: &Case, made: &Made, cause: &Cause, of: TypeShares) -> CausalTypes {
    let clue = |c: &counterpoise_case::model::CauseClue| CausalClue {
        name: case[c.clue].id.clone(),
        status: status(made, c.clue),
        under: shares(c.under),
    };
    cause.clues.iter().map(clue).fold(CausalTypes::new(shares(of)), CausalTypes::with)
}

/// A clue of a set that is off was not looked for.
fn status(made: &Made, clue: counterpoise_case::model::ClueId) -> Status {
    let at = made.clues.iter().position(|id| *id == clue);
    at.map_or(Status::Open, |at| made.spec.clues[at].status)
}

fn chain(of: &Mediator) -> Chain {
    let types =
        |of: AnswerShares| NodalTypes { never: of.never, against: of.against, with: of.with, always: of.always };
    Chain { mediator: types(of.to_cause), outcome: types(of.outcome) }
}

/// What is found in a share of draws is taken as found, or not, by the greater part of them.
fn seen(made: &Made, of: &Mediator) -> SeenMediator {
    match status(made, of.clue) {
        Status::Found => SeenMediator::Found,
        Status::NotFound => SeenMediator::NotFound,
        Status::Open => SeenMediator::Open,
        Status::Share(q) if q >= 0.5 => SeenMediator::Found,
        Status::Share(_) => SeenMediator::NotFound,
    }
}
