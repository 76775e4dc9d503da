//! How behaviour is judged: indicators, attributes, schools.

use super::field::Takes::{Form, Number, One, Prose, Text, Whole, Word};
use super::field::{CITE, Directive, Kind, NOTE, field};
use super::study::LEVELS;

pub(super) const INDICATOR: Directive = Directive {
    name: "indicator",
    help: "a number computed from events, series or judgements over a window",
    first_line: "indicator arms-sales \"Sales of arms\"",
    coding: false,
    fields: &[
        field(
            "count",
            Form,
            "what matching acts weigh together",
            "deeds, instrument arms-transfer",
        ),
        field("rate", Form, "how often a year they occur", "deeds, hard"),
        field("share", Form, "one sum over another", "hard of acts"),
        field("balance", Form, "a quantity of the ledger", "net of deeds"),
        field(
            "series",
            Form,
            "a number read off series",
            "capability of target / capability of subject",
        ),
        field("assessed", Text, "the name of judgements", "threat-core").one_line(),
        CITE,
        NOTE,
    ],
};

pub(super) const ATTRIBUTE: Directive = Directive {
    name: "attribute",
    help: "an indicator made into a fuzzy set; the coding line has its calibration points",
    first_line: "attribute obstructs \"Obstructs by soft means\"",
    coding: true,
    fields: &[
        field("of", One(Kind::Indicator), "the indicator", "soft-resistance"),
        field("presence", Word(&["share", "standing"]), "when what is counted is there", "share")
            .one_line(),
        field("some", Number, "the author's own share from which on there is some", "0.1")
            .one_line(),
        field("lean", Number, "the author's own odds for a lean", "2").one_line(),
        field("side", Word(&["to", "against", "mixed"]), "the side of a balance", "against")
            .one_line(),
        field("rate", Form, "how often a year something must happen", "at least 2"),
        field(
            "most",
            One(Kind::Attribute),
            "the pair has the most of it among the subject's pairs",
            "threat of subject -> any",
        ),
        NOTE,
        CITE,
    ],
};

pub(super) const SCHOOL: Directive = Directive {
    name: "school",
    help: "a typology of concepts by one author",
    first_line: "school pape-2005 \"Soft balancing\"",
    coding: false,
    fields: &[
        field("author", Prose, "the author, as shown", "Robert A. Pape"),
        field("year", Whole, "year of the work", "2005").one_line(),
        field("applies-if", Form, "where the school applies; everywhere, if silent", "unequal"),
        field("residual", Text, "what the author calls the rest", "none").one_line(),
        field(
            "aggregation",
            Word(&["minimum", "mean", "geometric"]),
            "how its necessary conditions combine",
            "minimum",
        )
        .one_line(),
        CITE,
        NOTE,
    ],
};

pub(super) const CONCEPT: Directive = Directive {
    name: "concept",
    help: "attributes combined; `building-block` on the coding line keeps it from being a verdict",
    first_line: "concept soft-balancing of pape-2005 \"Soft balancing\"",
    coding: true,
    fields: &[
        field("label", Text, "what a verdict is called", "soft-balancing").one_line(),
        field("all", Form, "what is necessary; `or` between substitutes", "obstructs, no-force"),
        field("any", Form, "of which at least one is needed", "entangles, signals"),
        field("none", Form, "what rules it out", "alliance-against"),
        field("level", Word(LEVELS), "where it applies; everywhere, if silent", "regional")
            .one_line(),
        CITE,
        NOTE,
    ],
};

pub(super) const PATTERN: Directive = Directive {
    name: "pattern",
    help: "verdicts of several arenas or pairs at once, with a name of their own",
    first_line: "pattern two-level of korolev-2016 \"Hedging in the region, balancing in the world\"",
    coding: false,
    fields: &[
        field("when", Form, "one part: a label, where, and of whom", "hedging in regional")
            .repeated(),
        CITE,
        NOTE,
    ],
};
