//! What an option changes in how rival explanations are weighed.

use super::super::super::context::{Context, did_you_mean};
use super::super::super::item::Item;
use super::super::super::word_lists::ENDS;
use super::super::elicitors::{AUTHOR, elicitors};
use super::super::idle::say_idle;
use crate::model::{ClueId, Edit, HypothesisId, Likelihood};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::Piece;

/// `prior H is N`.
pub(super) fn prior(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    name: &Piece<'_>,
    value: &Piece<'_>,
) -> Option<Edit> {
    let span = item.span(name.range.clone());
    let hypothesis = cx.hypothesis(span, name.text)?;
    let prior = cx.number(item.span(value.range.clone()), value.text, 0.0..=1.0)?;
    if cx.case[hypothesis].is_weighed {
        return Some(Edit::Prior(hypothesis, prior));
    }
    let message = format!("`{}` is a part of hypotheses, and has no prior of its own", name.text);
    cx.say(
        Diagnostic::new(Code::BAD_PRIORS, span, message).help("name the hypotheses that assert it"),
    );
    None
}

/// Priors that are set together leave something for the others, or add up to one where there are no
/// others.
pub(super) fn check_priors(cx: &mut Context<'_>, span: Span, edits: &[Edit]) {
    let set: Vec<(HypothesisId, f64)> = edits
        .iter()
        .filter_map(
            |edit| if let Edit::Prior(id, prior) = edit { Some((*id, *prior)) } else { None },
        )
        .collect();
    if set.is_empty() {
        return;
    }
    let sum: f64 = set.iter().map(|(_, prior)| prior).sum();
    let all = cx.case.hypotheses.iter().filter(|hypothesis| hypothesis.is_weighed).count();
    let shown = (sum * 1e6).round() / 1e6;
    let (message, help) = if set.len() >= all && (sum - 1.0).abs() > SLACK {
        (
            format!("the priors add up to {shown}, not to 1"),
            "correct them, or leave some out: they share the rest",
        )
    } else if set.len() < all && sum > 1.0 - SLACK {
        (format!("the priors add up to {shown} and leave nothing for the others"), "lower them")
    } else {
        return;
    };
    cx.say(Diagnostic::new(Code::BAD_PRIORS, span, message).help(help));
}

/// Rounding that a person may leave in priors that should add up to one.
const SLACK: f64 = 1e-6;

/// `priors equal`.
pub(super) fn equal(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Edit> {
    let edit =
        cx.choice(span, text, "a set of priors", &[("equal", ())]).map(|()| Edit::EqualPriors)?;
    if cx.case.hypotheses.iter().all(|hypothesis| hypothesis.prior.is_none()) {
        say_idle(cx, span, "no prior is stated, so all are equal already".to_owned());
    }
    Some(edit)
}

/// `dependence C is N`.
pub(super) fn dependence(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    name: &Piece<'_>,
    value: &Piece<'_>,
) -> Option<Edit> {
    let at = cx.case.clusters.iter().position(|cluster| cluster.id == name.text);
    if at.is_none() {
        let clusters = cx.case.clusters.iter().map(|cluster| cluster.id.as_str());
        let help = did_you_mean(name.text, clusters, "declared are");
        cx.unknown(item.span(name.range.clone()), "cluster", name.text, help);
    }
    let dependence = cx.number(item.span(value.range.clone()), value.text, 0.0..=1.0)?;
    Some(Edit::Dependence(Some(at?), dependence))
}

/// `dependence N`, of every cluster that states one.
pub(super) fn dependences(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Edit> {
    let dependence = cx.number(span, text, 0.0..=1.0)?;
    let chained = |id: &ClueId| !cx.case[*id].given.is_empty();
    if cx
        .case
        .clusters
        .iter()
        .all(|cluster| !cluster.joint.is_empty() || cluster.clues.iter().any(chained))
    {
        say_idle(cx, span, "no cluster states a dependence".to_owned());
    }
    Some(Edit::Dependence(None, dependence))
}

/// `elicitor NAME`, which may be several words.
pub(super) fn elicitor(cx: &mut Context<'_>, item: &Item<'_>, name: &[Piece<'_>]) -> Option<Edit> {
    let (first, last) = (name.first()?, name.last()?);
    let said = name.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let known = elicitors(&cx.case);
    if known.contains(&said) {
        return Some(Edit::Elicitor(said));
    }
    if said == AUTHOR && known.iter().any(String::is_empty) {
        return Some(Edit::Elicitor(String::new()));
    }
    let shown: Vec<&str> = known.iter().map(|by| if by.is_empty() { AUTHOR } else { by }).collect();
    let help = did_you_mean(&said, shown.into_iter(), "there are");
    cx.unknown(
        item.span(first.range.start..last.range.end),
        "person who gives likelihoods",
        &said,
        help,
    );
    None
}

/// `likelihoods lowest`.
pub(super) fn ends(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Edit> {
    let ends = cx.choice(span, text, "a reading of intervals", ENDS)?;
    let is_point = |likelihood: &Likelihood| likelihood.low >= likelihood.high;
    if cx.case.clues.iter().flat_map(|clue| &clue.likelihoods).all(is_point) {
        say_idle(cx, span, "no likelihood is an interval".to_owned());
    }
    Some(Edit::Likelihoods(ends))
}
