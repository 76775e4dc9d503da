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

pub(crate) use verdicts::command;

use crate::context::Context;
use crate::outline::{Form, Section};
use maud::Markup;

/// What makes the body of a section.
type Body = fn(&Context<'_>) -> Markup;

/// Name, heading, what a reader finds there, and what makes it.
const SECTIONS: [(&str, &str, &str, Body); 17] = [
    ("setting", "The setting", "who, where and since when", setting::body),
    ("claims", "The claims of the study, tested", "what came of each, and why", claims::body),
    ("why", "Rival explanations", "clue by clue, and what would flip them", rivals::body),
    ("path", "Words and deeds over time", "their balance, and what it is called", path::body),
    ("shifts", "Did it shift, and whose date is right?", "breaks and claimed dates", shifts::body),
    ("balances", "The running balances", "how much stands behind them", balances::body),
    ("schools", "One body of evidence, many schools", "arena by arena", grid::body),
    ("timeline", "The events in time", "each with its weight and stance", timeline::body),
    ("coverage", "Where anybody looked", "and where nobody did", coverage::body),
    ("capabilities", "Capabilities", "who was stronger, by which figures", capabilities::body),
    ("disagreements", "Why schools disagree", "by definition or on the facts", disagreements::body),
    (
        "literature",
        "The literature",
        "who calls it what, and what nobody has said",
        positions::body,
    ),
    ("robustness", "Other defensible codings", "what the verdicts hang on", robustness::body),
    ("word-and-deed", "Word and deed", "promises and what became of them", words_deeds::body),
    ("reliability", "Reliability", "do two coders read alike?", reliability::body),
    ("sources", "Sources", "in full, and what rests on each", sources::body),
    ("limits", "Limits and settings", "what speaks against this result", limits::body),
];

/// Where the unfolded verdicts and the ledger stand among the sections.
const FROM_DATA: usize = 15;

/// The sections of the appendix, in their order.
pub(crate) fn all(context: &Context<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = SECTIONS
        .iter()
        .map(|&(id, title, gist, body)| {
            let body = body(context).into_string();
            Section { id, title, gist, body, form: Form::Html }
        })
        .collect();
    let unfolded = Section {
        id: "verdicts",
        title: "Verdicts unfolded",
        gist: "from the name down to the page",
        body: verdicts::data(context).to_string(),
        form: Form::Verdicts,
    };
    let ledger = Section {
        id: "ledger",
        title: "The ledger",
        gist: "every event with its coding and pages",
        body: ledger::data(context).to_string(),
        form: Form::Ledger,
    };
    sections.splice(FROM_DATA..FROM_DATA, [unfolded, ledger]);
    sections
}
