//! What pages without a script have around them.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("assets/style.css");
const PRINT: &str = include_str!("assets/print.css");
/// Every figure stands in the page twice: of the two one is seen, without a script.
const SIZES: &str =
    ".phone{display:none}@media(max-width:40rem){.wide{display:none}.phone{display:block}}";
/// Nothing is loaded, and nothing runs.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A page: what it is about, its question, whatever answers it, and on what the same page depends.
pub(crate) fn bare_page(
    kicker: &str,
    title: &str,
    opening: &Markup,
    body: &Markup,
    same: &str,
) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(SIZES)) (PreEscaped(PRINT)) }
            }
            body {
                main {
                    section.opening {
                        p.kicker { (kicker) }
                        h1 { (title) }
                        (opening)
                    }
                    (body)
                }
                footer {
                    p { "Made by Counterpoise. The page loads nothing from anywhere and keeps no date: the same " (same) " give the same page." }
                }
            }
        }
    }
    .into_string()
}
