//! How a rival explanation fares.

use super::found::Found;
use super::level::split;
use super::reason::{ClaimReason, Contrary, ReasonKind, Why};
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::node::Node;
use crate::rivals::{Explained, Rivals, weighed};
use crate::subject::Subject;
use counterpoise_case::model::{Asks, Bound, Case, HypothesisId};
use counterpoise_tracing::{Standing, TIE, Weighed, decibels, difference, posterior};

/// Holds if it is so by the likelihoods as stated, in enough draws from their intervals, and
/// without any single clue, source or side. Fails if it is not so, in enough draws. Else thin: too
/// little hangs between yes and no.
pub(super) fn test(
    bench: &Bench<'_>,
    hypothesis: HypothesisId,
    over: Option<HypothesisId>,
    asks: Asks,
) -> Finding {
    let rivals = match weighed(bench) {
        Some(Explained::Weighed(rivals)) => rivals,
        Some(Explained::Refused(problems)) => return unknown(Why::Refused(problems.clone())),
        None => return unknown(Why::NoHypotheses),
    };
    let Some(at) = rivals.position(hypothesis) else { return unknown(Why::NotWeighed) };
    let asked = Asked { at, over: over.and_then(|id| rivals.position(id)), asks };
    let case = bench.case;
    let fitted = &rivals.fitted;
    let is_met = asked.met(&fitted.priors, &fitted.totals, &fitted.posterior);
    let share = share(rivals, &asked);
    let (outcome, reasons) = if is_met {
        doubts(case, rivals, &asked, share)
    } else {
        against(case, rivals, &asked, share)
    };
    Finding {
        outcome,
        found: found(rivals, &asked, share),
        reasons,
        evidence: rivals.events(case),
        basis: basis(rivals, &asked),
        share,
        spans: Vec::new(),
        through: Vec::new(),
    }
}

/// Whether it is so in a weighing without draws and doubts; `None`: it is not weighed.
pub(super) fn met(
    hypotheses: &[HypothesisId],
    weighed: &Weighed,
    hypothesis: HypothesisId,
    over: Option<HypothesisId>,
    asks: Asks,
) -> Option<bool> {
    let position = |id: HypothesisId| hypotheses.iter().position(|own| *own == id);
    let asked = Asked { at: position(hypothesis)?, over: over.and_then(position), asks };
    Some(asked.met(&weighed.priors, &weighed.totals, &weighed.posterior))
}

fn unknown(why: Why) -> Finding {
    let reason = ClaimReason::new(ReasonKind::NotKnown, why);
    Finding::plain(ClaimOutcome::Untested, Found::NotWeighed, Some(reason))
}

struct Asked {
    at: usize,
    over: Option<usize>,
    asks: Asks,
}

impl Asked {
    fn met(&self, priors: &[f64], totals: &[f64], posterior: &[f64]) -> bool {
        match self.asks {
            Asks::Ahead(by) => {
                let ahead = self.ahead(priors, totals);
                ahead >= TIE && ahead >= by - 1e-9
            }
            Asks::Probability(Bound::AtLeast(p)) => posterior[self.at] >= p,
            Asks::Probability(Bound::AtMost(p)) => posterior[self.at] <= p,
            Asks::Probability(Bound::Within(p, by)) => (posterior[self.at] - p).abs() <= by,
        }
    }

    /// Ahead of the other, or of the nearest of all others, in decibels of posterior odds.
    fn ahead(&self, priors: &[f64], totals: &[f64]) -> f64 {
        let height = |at: usize| decibels(priors[at]) + totals[at];
        let others =
            (0..priors.len()).filter(|o| *o != self.at && self.over.is_none_or(|over| over == *o));
        others.map(|o| difference(height(self.at), height(o))).fold(f64::INFINITY, f64::min)
    }

    fn met_by(&self, standing: &Standing) -> bool {
        // Posterior odds are prior odds and likelihoods together: with even priors they are all
        // there is.
        let even = vec![1.0; standing.posterior.len()];
        let totals: Vec<f64> = standing.posterior.iter().map(|p| decibels(*p)).collect();
        self.met(&even, &totals, &standing.posterior)
    }
}

fn share(rivals: &Rivals, asked: &Asked) -> Option<f64> {
    let drawn = rivals.resampled.as_ref()?;
    let priors = &rivals.fitted.priors;
    let met = |totals: &Vec<f64>| {
        posterior(priors, totals).is_some_and(|p| asked.met(priors, totals, &p))
    };
    Some(drawn.totals.iter().filter(|t| met(t)).count() as f64 / drawn.totals.len() as f64)
}

fn doubts(
    case: &Case,
    rivals: &Rivals,
    asked: &Asked,
    share: Option<f64>,
) -> (ClaimOutcome, Vec<ClaimReason>) {
    let mut reasons: Vec<ClaimReason> = split(case, share).into_iter().collect();
    let fitted = &rivals.fitted;
    let falls = |left: &&counterpoise_tracing::LeftOut| {
        left.standing.as_ref().is_none_or(|s| !asked.met_by(s))
    };
    let clues: Vec<String> = fitted
        .without
        .iter()
        .chain(&fitted.without_members)
        .filter(falls)
        .map(|w| w.name.clone())
        .collect();
    if !clues.is_empty() {
        reasons.push(ClaimReason::new(ReasonKind::FallsWithAClue, Why::FallsWithClues(clues)));
    }
    let groups: Vec<String> =
        fitted.without_groups.iter().filter(falls).map(|w| w.name.clone()).collect();
    if !groups.is_empty() {
        reasons.push(ClaimReason::new(ReasonKind::FallsWithASource, Why::FallsWithGroups(groups)));
    }
    (if reasons.is_empty() { ClaimOutcome::Supported } else { ClaimOutcome::Thin }, reasons)
}

/// It is not so by the likelihoods as stated; whether the evidence decides so much, the draws say.
fn against(
    case: &Case,
    rivals: &Rivals,
    asked: &Asked,
    share: Option<f64>,
) -> (ClaimOutcome, Vec<ClaimReason>) {
    let why = contrary(rivals, asked);
    match share.filter(|share| *share > 1.0 - case.settings.confidence) {
        Some(share) => {
            let reason = ClaimReason::new(ReasonKind::DrawsSplit, Why::ContraryBut(why, share));
            (ClaimOutcome::NotDecided, vec![reason])
        }
        None => {
            let reason = ClaimReason::new(ReasonKind::OtherExplanation, Why::Contrary(why));
            (ClaimOutcome::NotSupported, vec![reason])
        }
    }
}

fn contrary(rivals: &Rivals, asked: &Asked) -> Contrary {
    let fitted = &rivals.fitted;
    let id = |at: usize| rivals.hypotheses[at];
    let other = other(rivals, asked.at);
    let ahead = asked.ahead(&fitted.priors, &fitted.totals);
    match asked.over {
        _ if ahead.abs() < TIE => Contrary::Ties(id(asked.over.unwrap_or(other))),
        Some(over) if ahead < 0.0 => Contrary::Behind(id(over)),
        None if ahead < 0.0 => Contrary::Leads(id(other)),
        _ => Contrary::NotBySoMuch,
    }
}

/// The leader; for the leader itself the runner-up.
fn other(rivals: &Rivals, than: usize) -> usize {
    let leader = rivals.fitted.leader();
    if leader == than { rivals.fitted.runner_up() } else { leader }
}

fn found(rivals: &Rivals, asked: &Asked, share: Option<f64>) -> Found {
    let nearest = asked.over.unwrap_or_else(|| other(rivals, asked.at));
    Found::Explanation {
        posterior: rivals.fitted.posterior[asked.at],
        ahead: rivals.fitted.odds(asked.at, nearest),
        rival: rivals.hypotheses[nearest],
        share,
    }
}

/// The waterfall, for whoever asks why.
fn basis(rivals: &Rivals, asked: &Asked) -> Vec<Node> {
    let fitted = &rivals.fitted;
    let other = asked.over.unwrap_or_else(|| other(rivals, asked.at));
    let start = Subject::PriorOdds {
        of: rivals.hypotheses[asked.at],
        over: rivals.hypotheses[other],
        decibels: fitted.prior_odds(asked.at, other),
    };
    let steps = fitted.waterfall(asked.at, other);
    let line = |own: counterpoise_tracing::WaterfallStep| {
        Subject::Step(rivals.step(own.step), own.weight, own.after)
    };
    std::iter::once(start).chain(steps.into_iter().map(line)).map(Node::leaf).collect()
}
