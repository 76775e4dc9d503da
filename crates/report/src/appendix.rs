//! The appendix: every section behind its heading, packed until somebody opens it.

use crate::context::Context;
use crate::outline::Section;
use crate::packed::packed;
use crate::plain_list;
use maud::{Markup, PreEscaped, html};

/// A section: its heading to open, its packed content, and a plain list for readers without script.
pub(crate) fn section(context: &Context<'_>, number: usize, of: &Section) -> Markup {
    let heading = format!("{}-heading", of.id);
    html! {
        section.appendix id=(of.id) aria-labelledby=(heading) {
            details {
                summary { h2 id=(heading) { span.number { (number) } " " (of.title) } span.gist { (of.gist) } }
                div.body {
                    noscript { (plain_list::of(context, of.id)) }
                }
                script type="application/zlib" data-form=(of.form.word()) { (PreEscaped(packed(&of.body))) }
            }
        }
    }
}
