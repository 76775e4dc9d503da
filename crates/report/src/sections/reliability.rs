//! Agreement between coders.

use crate::context::Context;
use crate::outline::{nothing, row, table};
use crate::words::capital;
use counterpoise_present::{coded_text, no_alpha_text, number};
use counterpoise_study::Reliability;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let all = &context.answer.reliability;
    let Some(first) = all.first() else {
        return nothing(
            "Nothing was coded twice, so nothing can be said about how stable the coding is. A second coder is entered with `second:`.",
        );
    };
    let rows: Vec<Markup> = all.iter().map(line).collect();
    html! {
        p.lead {
            "Krippendorff\u{2019}s alpha: 1 is perfect agreement, 0 what chance would give. Coders: " (first.coders.join(", ")) ". \
             Krippendorff (2004, p. 241) asks for 0.8, and takes 0.667 as the lowest value for tentative conclusions."
        }
        (table(context, "cards", "Agreement on what was coded twice", &["Variable", "Level", "Alpha", "95% interval", "Events", "Remark"], &rows))
    }
}

fn line(of: &Reliability) -> Markup {
    let degenerate = if of.degenerate > 0 {
        format!("{} resamples without a value left out of the interval", of.degenerate)
    } else {
        String::new()
    };
    row(&[
        html! { (capital(coded_text(of.coded))) },
        html! { (of.level) },
        html! { @if let Some(alpha) = of.alpha { (number(alpha)) } @else { "undefined" } },
        html! { @if let Some((lo, hi)) = of.interval { (number(lo)) " to " (number(hi)) } @else { "none" } },
        html! { (of.events) },
        html! { @match of.reason { None => (degenerate), Some(why) => (no_alpha_text(why)) } },
    ])
}
