//! The page: the first screen, the brief, the appendix.

use crate::appendix;
use crate::context::Context;
use crate::first::first;
use crate::outline::Section;
use crate::sections;
use counterpoise_document::html;
use counterpoise_present::{Extent, opening};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("assets/style.css");
const PRINT: &str = include_str!("assets/print.css");
const SCRIPT: &str = include_str!("assets/script.js");
/// Nothing is loaded, whatever a case may contain.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The whole page.
pub(crate) fn page(context: &Context<'_>) -> Markup {
    let sections = sections::all(context);
    let told = opening(context.case, context.answer);
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(context))
            body {
                a.skip href="#answer" { "Skip to the answer" }
                header.bar {
                    p.kicker { (told.kicker) }
                    (contents(&sections))
                }
                main {
                    (first(context, &told))
                    (printed(&sections))
                    article.brief id="brief" aria-labelledby="brief-heading" {
                        h2.part id="brief-heading" { "The brief" }
                        (PreEscaped(html(&crate::brief::brief(context, Extent::Below))))
                    }
                    div.parts {
                        h2.part id="appendix" { "The appendix" }
                        p.lead { "Everything behind it, one part at a time. Each number leads to what it rests on." }
                        @for (at, one) in sections.iter().enumerate() { (appendix::section(context, at + 1, one)) }
                    }
                }
                (foot(context))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

fn head(context: &Context<'_>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="description" content=(context.case.header.question);
            // `verify` tells by these of which files a page was made.
            meta name="counterpoise-inputs" content=(inputs(context));
            title { (title(context)) }
            style { (PreEscaped(STYLE)) (PreEscaped(PRINT)) }
        }
    }
}

/// The hashes of all that went in.
fn inputs(context: &Context<'_>) -> String {
    context.meta.inputs.iter().map(|(_, hash)| hash.as_str()).collect::<Vec<_>>().join(" ")
}

/// The title of the case, or its name.
pub(crate) fn title<'a>(context: &Context<'a>) -> &'a str {
    let header = &context.case.header;
    [&header.title, &header.id].into_iter().find(|t| !t.is_empty()).map_or("A case", String::as_str)
}

/// Contents that stand at every width: behind one button.
fn contents(sections: &[Section]) -> Markup {
    html! {
        nav.contents aria-label="Contents" {
            details {
                summary { "Contents" }
                div.list {
                    ol.top {
                        li { a href="#answer" { "The answer" } }
                        li { a href="#brief" { "The brief" } }
                        li { a href="#appendix" { "The appendix" } }
                    }
                    ol.all { @for one in sections { li { a href=(format!("#{}", one.id)) { (one.title) } } } }
                }
            }
        }
    }
}

/// The contents on paper, where the appendix is printed with the rest.
fn printed(sections: &[Section]) -> Markup {
    html! {
        div.printed {
            h2 { "Contents" }
            ol {
                li { "The answer" }
                li { "The brief" }
                li { "The appendix" ol { @for one in sections { li { (one.title) } } } }
            }
        }
    }
}

fn foot(context: &Context<'_>) -> Markup {
    html! {
        footer {
            p {
                "Made by Counterpoise"
                @if !context.meta.version.is_empty() { " " (context.meta.version) }
                " from plain text. The page loads nothing from anywhere and keeps no date: the same case gives the same page."
            }
            @if !context.meta.command.is_empty() { p { "Made again by " code { (context.meta.command) } } }
        }
    }
}
