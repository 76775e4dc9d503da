//! The sections of the page, in their order.

mod balances;
mod capabilities;
mod claims;
mod coverage;
mod disagreements;
mod grid;
mod ledger;
mod limits;
mod opening;
mod path;
mod reliability;
mod rivals;
mod robustness;
mod shifts;
mod sources;
mod timeline;
mod unfold;
mod verdicts;
mod words_deeds;

pub(crate) use opening::opening;

use crate::context::Context;
use crate::outline::Section;

/// All sections after the opening.
pub(crate) fn all(context: &Context<'_>) -> Vec<Section> {
    let section = |id, short, title, body| Section { id, short, title, body };
    vec![
        section(
            "claims",
            "Claims tested",
            "The study\u{2019}s claims, tested",
            claims::body(context),
        ),
        section(
            "why",
            "Why it happened",
            "Why it happened: rival explanations",
            rivals::body(context),
        ),
        section("path", "When it turned", "When it turned: the verdict path", path::body(context)),
        section(
            "shifts",
            "Did it shift",
            "Did it shift, and whose date is right?",
            shifts::body(context),
        ),
        section(
            "balances",
            "Deeds and words",
            "Deeds and words: the running balances",
            balances::body(context),
        ),
        section(
            "schools",
            "Schools and periods",
            "One body of evidence, many schools",
            grid::body(context),
        ),
        section("timeline", "Timeline", "The events in time", timeline::body(context)),
        section("coverage", "Coverage", "Where anybody looked", coverage::body(context)),
        section("capabilities", "Capabilities", "Capabilities", capabilities::body(context)),
        section(
            "disagreements",
            "Disagreements",
            "Why schools disagree",
            disagreements::body(context),
        ),
        section(
            "robustness",
            "Other choices",
            "What the verdicts hang on",
            robustness::body(context),
        ),
        section("word-and-deed", "Word and deed", "Word and deed", words_deeds::body(context)),
        section(
            "reliability",
            "Reliability",
            "Reliability between coders",
            reliability::body(context),
        ),
        section("verdicts", "Verdicts unfolded", "Verdicts unfolded", verdicts::body(context)),
        section("ledger", "The ledger", "The ledger", ledger::body(context)),
        section("sources", "Sources", "Sources", sources::body(context)),
        section("limits", "Limits", "Limits of this result", limits::body(context)),
    ]
}
