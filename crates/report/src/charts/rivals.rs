//! Rival explanations: their standing, a waterfall, every prior over three.

use crate::context::Context;
use crate::figure::{Chart, unset};
use crate::words::capital;
use counterpoise_case::model::HypothesisId;
use counterpoise_draw::{simplex, standing as bars, waterfall as falls};
use counterpoise_present::plain::spoken;
use counterpoise_present::{decibels_text, probability_text, step_label};
use counterpoise_study::Rivals;
use counterpoise_tracing::Status;

/// How probable each explanation is before and after the clues.
pub(crate) fn standing(context: &Context<'_>, rivals: &Rivals) -> Chart {
    let fitted = &rivals.fitted;
    let row = |at: &usize| {
        let id = rivals.hypotheses[*at];
        let number = probability_text(fitted.posterior[*at]);
        bars::Row {
            label: context.case[id].title.clone(),
            short: spoken(&context.case[id].id),
            tip: format!("{}: {number}", context.case[id].title),
            before: fitted.priors[*at],
            after: Some(fitted.posterior[*at]),
            band: rivals.resampled.as_ref().map(|r| (r.bands[*at][0], r.bands[*at][2])),
            number,
            href: context.href(&context.anchors.hypothesis(id)),
        }
    };
    let spec = bars::Spec { head: unset(), rows: fitted.ranking.iter().map(row).collect() };
    let subtitle =
        "Probability before (stroke) and after the clues (bar; plain: the most probable, striped: the others), if one of them is true; lines cover 90 of 100 re-readings"
            .to_owned();
    Chart::new("explanations", "Rival explanations".to_owned(), subtitle, spec)
}

/// The odds of one explanation against another, clue by clue.
pub(crate) fn waterfall(context: &Context<'_>, rivals: &Rivals, a: usize, b: usize) -> Chart {
    let name = |at: usize| spoken(rivals.name(context.case, at));
    let step = |of: counterpoise_tracing::WaterfallStep| {
        let own = &rivals.fitted.steps[of.step];
        let clue = rivals.clues[own.clues[0]];
        let missed = own.cluster.is_none() && rivals.status[own.clues[0]] == Status::NotFound;
        let title = step_label(context.case, rivals, of.step);
        falls::Step {
            label: title.clone(),
            short: short(rivals.step_name(context.case, of.step), missed),
            tip: format!("{title}: {}, then {}", decibels_text(of.weight), decibels_text(of.after)),
            weight: of.weight,
            bounds: Some(of.bounds),
            href: context.href(&context.anchors.clue(clue)),
        }
    };
    let steps = rivals.fitted.waterfall(a, b).into_iter().map(step).collect();
    let band = rivals.resampled.as_ref().map(|drawn| drawn.odds(&rivals.fitted.priors, a, b));
    let spec = falls::Spec {
        head: unset(),
        right: name(a),
        left: name(b),
        prior: rivals.fitted.prior_odds(a, b),
        steps,
        band: band.map(|it| (it[0], it[2])),
    };
    let drawn = band.map_or_else(String::new, |it| {
        format!(
            ", and in 90 of 100 re-readings {} to {}",
            decibels_text(it[0]),
            decibels_text(it[2])
        )
    });
    let after = decibels_text(rivals.fitted.odds(a, b));
    let subtitle = format!(
        "{}; odds in decibels, from before the clues to after them: {after}{drawn}",
        titles(context, &[rivals.hypotheses[a], rivals.hypotheses[b]])
    );
    let slug = |at: usize| {
        context.anchors.hypothesis(rivals.hypotheses[at]).trim_start_matches("h-").to_owned()
    };
    Chart::new(
        &format!("waterfall-{}-{}", slug(a), slug(b)),
        format!("{} against {}", capital(&name(a)), name(b)),
        subtitle,
        spec,
    )
}

/// What the short names of explanations stand for: `Last straw: Russia was being outgrown`.
fn titles(context: &Context<'_>, of: &[HypothesisId]) -> String {
    let one = |id: &HypothesisId| {
        let own = &context.case[*id];
        format!("{}: {}", capital(&spoken(&own.id)), own.title.trim_end_matches('.'))
    };
    of.iter().map(one).collect::<Vec<_>>().join(". ")
}

/// The name of a clue where there is no room for its title; in brackets where it was not found.
fn short(name: &str, missed: bool) -> String {
    if missed { format!("({name})") } else { name.to_owned() }
}

/// Every prior over the three most probable explanations.
pub(crate) fn simplex(context: &Context<'_>, rivals: &Rivals) -> Option<Chart> {
    let of = rivals.fitted.prior_sensitivity.simplex?;
    let three = rivals.fitted.prior_sensitivity.simplex_of;
    let id = |at: usize| -> HypothesisId { rivals.hypotheses[three[at]] };
    let spec = simplex::Spec {
        head: unset(),
        names: [0, 1, 2].map(|at| spoken(&context.case[id(at)].id)),
        regions: [0, 1, 2].map(|at| of.region(at).to_vec()),
        shares: of.shares,
        prior: of.prior,
    };
    let subtitle = format!(
        "Which of the three leads after the clues, for every way to share the prior among them. {}",
        titles(context, &[id(0), id(1), id(2)])
    );
    Some(Chart::new(
        "priors",
        "Every prior over the three most probable explanations".to_owned(),
        subtitle,
        spec,
    ))
}
