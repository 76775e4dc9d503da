//! The sections of the appendix, in their order.

mod balances;
mod capabilities;
mod claims;
mod coverage;
mod disagreements;
mod grid;
mod ledger;
mod limits;
mod path;
mod positions;
mod reliability;
mod rivals;
mod robustness;
mod setting;
mod shifts;
mod sources;
mod timeline;
mod unfold;
mod verdicts;
mod words_deeds;

pub(crate) use limits::doubts;
pub(crate) use verdicts::{command, tally};

use crate::context::Context;
use crate::outline::{Form, Section};
use maud::Markup;
use serde_json::Value;

/// What makes the body of a section.
enum Body {
    Html(fn(&Context<'_>) -> Markup),
    Data(Form, fn(&Context<'_>) -> Value),
}

use Body::{Data, Html};

/// Name, heading, what a reader finds there, and what makes it.
const SECTIONS: [(&str, &str, &str, Body); 19] = [
    ("setting", "The setting", "who, where and since when", Html(setting::body)),
    ("claims", "The claims of the study, tested", "what came of each, and why", Html(claims::body)),
    ("why", "Rival explanations", "clue by clue, and what would flip them", Html(rivals::body)),
    ("path", "Words and deeds over time", "their balance, and what it is called", Html(path::body)),
    (
        "shifts",
        "Did it shift, and whose date is right?",
        "breaks and claimed dates",
        Html(shifts::body),
    ),
    ("balances", "The running balances", "how much stands behind them", Html(balances::body)),
    ("schools", "One body of evidence, many schools", "arena by arena", Html(grid::body)),
    ("timeline", "The events in time", "each with its weight and stance", Html(timeline::body)),
    ("coverage", "Where anybody looked", "and where nobody did", Html(coverage::body)),
    (
        "capabilities",
        "Capabilities",
        "who was stronger, by which figures",
        Html(capabilities::body),
    ),
    (
        "disagreements",
        "Why schools disagree",
        "by definition or on the facts",
        Html(disagreements::body),
    ),
    (
        "literature",
        "The literature",
        "who calls it what, and what nobody has said",
        Html(positions::body),
    ),
    ("robustness", "Other defensible codings", "what the verdicts hang on", Html(robustness::body)),
    ("word-and-deed", "Word and deed", "promises and what became of them", Html(words_deeds::body)),
    ("reliability", "Reliability", "is it read alike a second time?", Html(reliability::body)),
    (
        "verdicts",
        "Verdicts unfolded",
        "from the name down to the page",
        Data(Form::Verdicts, verdicts::data),
    ),
    (
        "ledger",
        "The ledger",
        "every event with its coding and pages",
        Data(Form::Ledger, ledger::data),
    ),
    ("sources", "Sources", "in full, and what rests on each", Html(sources::body)),
    ("limits", "Limits and settings", "what speaks against this result", Html(limits::body)),
];

/// The sections of the appendix, in their order, in which figures and tables have their numbers.
pub(crate) fn all(context: &Context<'_>) -> Vec<Section> {
    let section = |(id, title, gist, body): &(&'static str, &'static str, &'static str, Body)| {
        let (form, body) = match body {
            Html(body) => (Form::Html, body(context).into_string()),
            Data(form, data) => (*form, data(context).to_string()),
        };
        Section { id, title, gist, body, form }
    };
    SECTIONS.iter().map(section).collect()
}
