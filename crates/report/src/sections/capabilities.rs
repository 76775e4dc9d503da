//! Capabilities of both sides.

use crate::context::Context;
use crate::outline::{fold, nothing};
use crate::words::{self, date};
use crate::{charts, figure};
use counterpoise_case::model::Series;
use counterpoise_present::number;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let Some(chart) = charts::capabilities(context) else {
        return nothing(
            "There is nothing to draw: the case has no series of capability for both sides in the same unit.",
        );
    };
    let picture = figure::figure(
        context,
        &chart,
        html! {
            "On a logarithmic axis equal slopes are equal rates of growth. Where a year has figures of two vintages both are marked, and the shaded \
             stretch runs from the lowest to the highest ratio that they allow. The other vintages: " (vintages(context)) "."
        },
    );
    let series: Vec<&Series> =
        context.case.series.iter().filter(|s| context.is_on(s.set)).collect();
    html! {
        (picture)
        (fold(&html! { "All series of the case, with their sources" }, &html! { ul.plain { @for one in series { li { (line(context, one)) } } } }))
    }
}

/// Titles of the other vintages with their values.
fn vintages(context: &Context<'_>) -> String {
    let all = context.answer.capabilities.iter().flat_map(|l| charts::vintages(context, *l));
    let value = |s: &Series| {
        s.values
            .first()
            .and_then(|v| Some(format!("{} ({})", number(v.value?), date(&v.date))))
            .unwrap_or_default()
    };
    let titles: Vec<String> = all.map(|s| format!("{}, {}", s.title, value(s))).collect();
    if titles.is_empty() { "none".to_owned() } else { titles.join("; ") }
}

fn line(context: &Context<'_>, series: &Series) -> Markup {
    let known: Vec<_> = series.values.iter().filter_map(|v| Some((&v.date, v.value?))).collect();
    html! {
        b { (series.title) } ", " (series.unit) ": "
        @match known.as_slice() {
            [] => "no value",
            [(when, value)] => { (number(*value)) " (" (date(when)) ")" },
            all => { @for (at, (when, value)) in all.iter().enumerate() { @if at > 0 { "; " } (date(when)) " " (number(*value)) } },
        }
        ". " (words::citations(context, &series.cites))
        @for from in &series.basis { span.cites { (from) } }
        @if !series.note.is_empty() { span.cites { (series.note) } }
    }
}
