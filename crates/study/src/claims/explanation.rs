//! How a rival explanation fares.

use super::level::split;
use super::reason::{ClaimReason, ReasonKind};
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::node::Node;
use crate::rivals::weighed;
use crate::rivals::{Explained, Rivals, decibels_text, probability_text};
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
        Some(Explained::Refused(why)) => return unknown(&why.join("; ")),
        None => return unknown("there are no hypotheses"),
    };
    let Some(at) = rivals.position(hypothesis) else { return unknown("it is not weighed") };
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
        found: found(case, rivals, &asked, share),
        reasons,
        evidence: rivals.events(case),
        basis: basis(case, rivals, &asked),
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

fn unknown(why: &str) -> Finding {
    let reason = ClaimReason::new(ReasonKind::NotKnown, why.to_owned());
    Finding::plain(ClaimOutcome::Untested, "not weighed".to_owned(), Some(reason))
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
    let some = |names: Vec<String>| super::robust::some(&names);
    let clues: Vec<String> = fitted
        .without
        .iter()
        .chain(&fitted.without_members)
        .filter(falls)
        .map(|w| w.name.clone())
        .collect();
    if !clues.is_empty() {
        reasons.push(ClaimReason::new(
            ReasonKind::FallsWithAClue,
            format!("it falls without the clue {}", some(clues)),
        ));
    }
    let groups: Vec<String> =
        fitted.without_groups.iter().filter(falls).map(|w| w.name.clone()).collect();
    if !groups.is_empty() {
        reasons.push(ClaimReason::new(
            ReasonKind::FallsWithASource,
            format!("it falls without {}", some(groups)),
        ));
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
    let why = contrary(case, rivals, asked);
    match share.filter(|share| *share > 1.0 - case.settings.confidence) {
        Some(share) => {
            let text = format!("{why}, but {:.0}% of re-readings bear it out", 100.0 * share);
            (ClaimOutcome::NotDecided, vec![ClaimReason::new(ReasonKind::DrawsSplit, text)])
        }
        None => {
            (ClaimOutcome::NotSupported, vec![ClaimReason::new(ReasonKind::OtherExplanation, why)])
        }
    }
}

fn contrary(case: &Case, rivals: &Rivals, asked: &Asked) -> String {
    let fitted = &rivals.fitted;
    let other = if fitted.leader() == asked.at { fitted.runner_up() } else { fitted.leader() };
    let ahead = asked.ahead(&fitted.priors, &fitted.totals);
    match asked.over {
        _ if ahead.abs() < TIE => {
            format!("it ties with {}", rivals.name(case, asked.over.unwrap_or(other)))
        }
        Some(over) if ahead < 0.0 => format!("{} is ahead of it", rivals.name(case, over)),
        None if ahead < 0.0 => format!("{} leads", rivals.name(case, other)),
        _ => "not by so much".to_owned(),
    }
}

fn found(case: &Case, rivals: &Rivals, asked: &Asked, share: Option<f64>) -> String {
    let fitted = &rivals.fitted;
    let p = probability_text(fitted.posterior[asked.at]);
    let nearest = asked.over.unwrap_or_else(|| {
        let first = fitted.leader();
        if first == asked.at { fitted.runner_up() } else { first }
    });
    let ahead = decibels_text(fitted.odds(asked.at, nearest));
    let draws = share
        .map_or_else(String::new, |s| format!("; as claimed in {:.0}% of re-readings", 100.0 * s));
    format!("posterior {p}; {ahead} against {}{draws}", rivals.name(case, nearest))
}

/// The waterfall, for whoever asks why.
fn basis(case: &Case, rivals: &Rivals, asked: &Asked) -> Vec<Node> {
    let fitted = &rivals.fitted;
    let other = asked.over.unwrap_or(if fitted.leader() == asked.at {
        fitted.runner_up()
    } else {
        fitted.leader()
    });
    let start = Node::leaf(format!(
        "prior odds of {} over {}: {}",
        rivals.name(case, asked.at),
        rivals.name(case, other),
        decibels_text(fitted.prior_odds(asked.at, other))
    ));
    let steps = fitted.waterfall(asked.at, other);
    let line = |s: counterpoise_tracing::WaterfallStep| {
        let (name, title) = (rivals.step_name(case, s.step), rivals.step_title(case, s.step));
        Node::leaf(format!(
            "{} {name}: {title}; then {}",
            decibels_text(s.weight),
            decibels_text(s.after)
        ))
    };
    std::iter::once(start).chain(steps.into_iter().map(line)).collect()
}
