//! The events in time.

use crate::context::Context;
use crate::outline::nothing;
use crate::words::counted;
use crate::{charts, figure};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    if context.counting() == 0 {
        return nothing("There is no event to draw: the ledger is empty.");
    }
    let (chart, shown) = charts::timeline(context);
    let (subject, target) = (context.subject(), context.target());
    let chart = figure::figure(
        context,
        &chart,
        html! {
            @if shown.counted {
                "Too many events for a mark each: columns count them, by the side that " (subject) " takes towards " (target) "; acts of others, and acts that \
                 bear on neither, are grey. "
            } @else {
                "Colour and triangle are the side that " (subject) " takes towards " (target) "; grey marks are acts of others, or acts \
                 that bear on neither. A hollow mark on a whisker happened once, on some day of the whisker. Each mark leads to its row in the ledger. "
            }
            "Not drawn: "
            @if shown.undated > 0 { (counted(shown.undated, "event", "events")) " without any date, and " }
            (counted(shown.outside, "event", "events")) " outside the periods."
        },
    );
    html! {
        p.lead { "An eye counts marks, a verdict weighs them: this is a picture of the evidence, not of the result." }
        (chart)
    }
}
