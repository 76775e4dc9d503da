//! The path of each arena, the first ones in view.

use crate::context::Context;
use crate::outline::{fold, nothing};
use crate::{charts, figure};
use counterpoise_study::ArenaPath;
use maud::{Markup, html};

/// Arenas shown without being opened.
const IN_VIEW: usize = 2;

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let (known, silent): (Vec<&ArenaPath>, Vec<&ArenaPath>) =
        context.answer.paths.iter().partition(|p| charts::has_evidence(p));
    if known.is_empty() {
        return nothing(
            "There is no path to draw: in no window does any act accommodate or resist.",
        );
    }
    let (first, more) = known.split_at(known.len().min(IN_VIEW));
    html! {
        p.lead {
            "The balance runs from \u{2212}1 (all weight against the target) to +1 (all of it towards). Deeds and statements are kept apart, because \
             words and deeds may turn at different times. A window looks back: a point tells what happened in the months before it, so a turn \
             appears gradually."
        }
        @for path in first { (picture(context, path)) }
        @for path in more { (fold(&html! { (context.arena(path.arena)) }, &picture(context, path))) }
        @if !silent.is_empty() { p.note { "No path for " (names(context, &silent)) ": no act that accommodates or resists is recorded there." } }
    }
}

fn names(context: &Context<'_>, paths: &[&ArenaPath]) -> String {
    paths.iter().map(|p| context.arena(p.arena)).collect::<Vec<_>>().join(", ")
}

fn line(context: &Context<'_>, path: &ArenaPath) -> Markup {
    figure::figure(
        context,
        &charts::path(context, path),
        html! {
            "How to read it: where the lines part, words and deeds part; where a band crosses zero, the direction is not settled; where a line \
             breaks there is no evidence, which is not a balance of zero. The strip shows what " (context.school(path.school)) " says, a label by itself only where it is settled; its fill is \
             as high as the lowest probability of that answer over the stretch. "
            "Grey bands are turning points that are not known to the day."
            @if path.arena.is_none() { " All arenas together: opposite stances in two arenas cancel here." }
        },
    )
}

/// The path, and under it when it shifted.
fn picture(context: &Context<'_>, path: &ArenaPath) -> Markup {
    let domain = charts::domain_of(context, path);
    let posterior = charts::shifts_in(context, path.arena, domain);
    html! {
        (line(context, path))
        @if let Some(chart) = posterior {
            (figure::figure(context, &chart, html! {
                "A narrow hill is a date, a plain is none; where no shift is believed the hill is hollow and says only where one would be if \
                 there had to be one. Shaded columns are the claimed dates; the section that follows puts them against each other."
            }))
        }
    }
}
