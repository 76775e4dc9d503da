//! What the program says against its own result, and what the run was made with.

mod choices;
pub(crate) mod doubts;

use crate::context::Context;
use crate::outline::{row, table};
use counterpoise_case::narrowed;
use counterpoise_present::plain::narrowing;
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    html! {
        p.lead { "What speaks against taking this result at its word, counted by the program itself." }
        @if let Some(only) = narrowed(context.case) { p { b { (narrowing(&only)) } } }
        (doubts::list(context))
        h3 { "Stated choices" }
        (choices::settings(context))
        h3 { "Inputs" }
        (inputs(context))
    }
}

fn inputs(context: &Context<'_>) -> Markup {
    if context.meta.inputs.is_empty() {
        return html! { p.nothing { "No inputs were recorded with this page." } };
    }
    let line =
        |(name, hash): &(String, String)| row(&[html! { (name) }, html! { code.hash { (hash) } }]);
    let rows: Vec<Markup> = context.meta.inputs.iter().map(line).collect();
    table(context, "", "Files that went in, with their SHA-256", &["File", "SHA-256"], &rows)
}
