//! Capabilities of both sides.

use crate::context::Context;
use crate::outline::{fold, nothing};
use crate::words::{self, date};
use crate::{charts, figure};
use counterpoise_case::model::Series;
use counterpoise_study::number;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let Some(chart) = charts::capabilities(context) else {
        return nothing("There is nothing to draw: the case has no series of capability for both sides in the same unit.");
    };
    let picture = figure::figure(context, &chart, html! {
        "Where a year has figures of two vintages, the shaded stretch runs from the lowest to the highest ratio that they allow. On a \
         logarithmic axis equal slopes are equal rates of growth."
    });
    let series: Vec<&Series> = context.case.series.iter().filter(|s| context.is_on(s.set)).collect();
    html! {
        (picture)
        (fold(&html! { "All series of the case, with their sources" }, &html! { ul.plain { @for one in series { li { (line(context, one)) } } } }))
    }
}

fn line(context: &Context<'_>, series: &Series) -> Markup {
    let known: Vec<_> = series.values.iter().filter_map(|v| Some((&v.date, v.value?))).collect();
    html! {
        b { (series.title) } ", " (series.unit) ": "
        @match known.as_slice() {
            [] => "no value",
            [(when, value)] => { (number(*value)) " (" (date(when)) ")" },
            [(first, a), .., (last, b)] => { (number(*a)) " (" (date(first)) ") to " (number(*b)) " (" (date(last)) "), " (known.len()) " values" },
        }
        ". " (words::citations(context, &series.cites))
        @if !series.note.is_empty() { span.cites { (series.note) } }
    }
}
