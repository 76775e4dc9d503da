//! The running balances: pooled in view, each arena to open.

use crate::context::Context;
use crate::outline::{fold, nothing};
use crate::{charts, figure};
use counterpoise_present::number;
use counterpoise_study::ArenaMonths;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let Some((first, arenas)) =
        context.answer.months.split_first().filter(|_| context.counting() > 0)
    else {
        return nothing("There are no balances to draw: the ledger is empty.");
    };
    html! {
        p.lead {
            "As in accounting: what has been accommodated and what has been resisted, so far. Heights stay, so compare slopes. \
             A flat stretch means that nothing is recorded, not that nothing happened."
        }
        (picture(context, first))
        @for months in arenas { (fold(&html! { (context.arena(months.arena)) }, &picture(context, months))) }
    }
}

fn picture(context: &Context<'_>, months: &ArenaMonths) -> Markup {
    let sums = [
        ("accommodating deeds", months.deeds.undated_accommodating),
        ("resisting deeds", months.deeds.undated_resisting),
        ("accommodating statements", months.statements.undated_accommodating),
        ("resisting statements", months.statements.undated_resisting),
    ];
    let undated: Vec<String> = sums
        .iter()
        .filter(|(_, sum)| *sum > 0.0)
        .map(|(name, sum)| format!("{} of {name}", number(*sum)))
        .collect();
    figure::figure(
        context,
        &charts::balances(context, months),
        html! {
            "Non-acts count with deeds. What happened on some day of an interval, and what lasted, comes in evenly over its days. A gap above zero: \
             words warmer than deeds."
            @if !undated.is_empty() { " Without a date, and so in no line: " (undated.join(", ")) "." }
        },
    )
}
