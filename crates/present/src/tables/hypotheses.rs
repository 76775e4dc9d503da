//! Hypotheses and clues as a case has them, with what came of the weighing. Where nothing could be
//! weighed the numbers of the weighing are missing.

use crate::rivals::status_text;
use crate::text::citations_text;
use counterpoise_case::model::{Case, Citation, ClueId, HypothesisId, Likelihood};
use counterpoise_frames::{Cell, Table};
use counterpoise_study::Rivals;
use counterpoise_tracing::Status;

fn all<T>(of: &[T], id: fn(u32) -> HypothesisId) -> impl Iterator<Item = HypothesisId> {
    (0..of.len() as u32).map(id)
}

/// One row for each hypothesis, also for those that are only parts of others.
#[must_use]
pub fn hypotheses(case: &Case, rivals: Option<&Rivals>) -> Table {
    let ids =
        |of: &[HypothesisId]| -> Vec<String> { of.iter().map(|id| case[*id].id.clone()).collect() };
    let row = |id: HypothesisId| -> Vec<Cell> {
        let own = &case[id];
        let at = rivals.and_then(|r| r.position(id).map(|at| (r, at)));
        let part = rivals.and_then(|r| r.parts.iter().find(|p| p.hypothesis == id));
        let posterior = at.map(|(r, at)| r.fitted.posterior[at]);
        vec![
            own.id.as_str().into(),
            own.title.as_str().into(),
            own.is_weighed.into(),
            at.map(|(r, at)| r.fitted.priors[at]).into(),
            at.map(|(r, at)| r.fitted.stated[at]).into(),
            posterior.or(part.map(|p| p.at_least)).into(),
            posterior.or(part.map(|p| p.at_most)).into(),
            at.map(|(r, at)| r.fitted.odds(at, r.fitted.leader())).into(),
            ids(&own.asserts).into(),
            ids(&own.denies).into(),
            ids(&own.excludes).into(),
            cites(case, &own.held_by),
            cites(case, &own.via),
            own.predicts.as_str().into(),
            own.when.as_ref().map(ToString::to_string).into(),
            own.note.as_str().into(),
        ]
    };
    let heads = [
        "id",
        "title",
        "weighed",
        "prior",
        "prior_stated",
        "posterior_least",
        "posterior_most",
        "dB_against_leader",
        "asserts",
        "denies",
        "excludes",
        "held_by",
        "via",
        "predicts",
        "when",
        "note",
    ];
    Table::new(&heads).with(all(&case.hypotheses, HypothesisId).map(row))
}

fn cites(case: &Case, of: &[Citation]) -> Cell {
    citations_text(case, of).into()
}

/// One row for each clue and hypothesis: how likely it is, pooled over all who were asked, and what
/// that says against the leader. Clues that do not count have rows, too, with what the case's
/// author says.
#[must_use]
pub fn clues(case: &Case, rivals: Option<&Rivals>) -> Table {
    let weighed: Vec<HypothesisId> =
        all(&case.hypotheses, HypothesisId).filter(|id| case[*id].is_weighed).collect();
    let pairs = (0..case.clues.len() as u32)
        .map(ClueId)
        .flat_map(|clue| weighed.iter().map(move |h| (clue, *h)));
    let heads = [
        "clue",
        "title",
        "status",
        "counts",
        "cluster",
        "hypothesis",
        "likelihood_low",
        "likelihood",
        "likelihood_high",
        "unit",
        "dB_against_leader",
        "because",
        "given",
        "events",
        "cite",
        "via",
        "set",
    ];
    Table::new(&heads).with(pairs.map(|(clue, hypothesis)| row(case, rivals, clue, hypothesis)))
}

fn row(case: &Case, rivals: Option<&Rivals>, id: ClueId, hypothesis: HypothesisId) -> Vec<Cell> {
    let clue = &case[id];
    let counted = rivals.and_then(|r| Some((r, r.clue(id)?, r.position(hypothesis)?)));
    let looked_for = counted.filter(|(r, at, _)| r.status[*at] != Status::Open);
    let said = clue.likelihoods.iter().find(|l| l.hypothesis == hypothesis && l.by.is_empty());
    let pooled =
        counted.map(|(r, at, h)| r.fitted.likelihoods[at][h]).map(|r| [r.low, r.value, r.high]);
    let [low, value, high] = pooled
        .or(said.map(|l: &Likelihood| [l.low, l.value, l.high]))
        .map_or_else(|| [None; 3], |numbers| numbers.map(Some));
    let cluster = case.clusters.iter().find(|c| c.clues.contains(&id)).map(|c| c.id.as_str());
    let given: Vec<String> = clue.given.iter().map(|other| case[*other].id.clone()).collect();
    let events: Vec<String> = clue.events.iter().map(|e| case[*e].id.clone()).collect();
    vec![
        clue.id.as_str().into(),
        clue.title.as_str().into(),
        counted.map(|(r, at, _)| status_text(case, r, at)).into(),
        counted.is_some().into(),
        cluster.into(),
        case[hypothesis].id.as_str().into(),
        low.into(),
        value.into(),
        high.into(),
        if clue.in_decibels { "dB" } else { "probability" }.into(),
        looked_for.map(|(r, at, h)| r.says(at, h, r.fitted.leader())).into(),
        said.map(|l| l.because.as_str()).into(),
        given.into(),
        events.into(),
        cites(case, &clue.cites),
        cites(case, &clue.via),
        clue.set.map(|set| case[set].id.as_str()).into(),
    ]
}
