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
    let (chart, left_out) = charts::timeline(context);
    let chart = figure::figure(
        context,
        &chart,
        html! {
            "Colour and triangle are the stance of " (context.subject()) " towards " (context.target()) "; grey marks are acts of others, or acts \
             that bear on neither. A hollow mark on a whisker happened once, on some day of the whisker. Each mark leads to its row in the ledger. "
            @if left_out.undated > 0 { (counted(left_out.undated, "event", "events")) " without any date, and " }
            (counted(left_out.outside, "event", "events")) " outside the periods, are not drawn."
        },
    );
    html! {
        p.lead { "An eye counts marks, a verdict weighs them: this is a picture of the evidence, not of the result." }
        (chart)
    }
}
