//! The case itself, who acts, where and when.

use super::field::Takes::{
    Date, Form, Months, Number, One, Prose, Range, Several, Tags, Whole, Word, Words,
};
use super::field::{CITE, Directive, Kind, NOTE, field};

pub(super) const CASE: Directive = Directive {
    name: "case",
    help: "what is asked, about whom, and the stated choices; one in a folder",
    first_line: "case russia-china \"Russia and China's Belt and Road in Central Asia\"",
    coding: false,
    fields: &[
        field("question", Prose, "the question", "Did Russia turn from balancing to bandwagoning?"),
        field("subject", One(Kind::Actor), "whose behaviour is judged", "RUS").one_line(),
        field("target", One(Kind::Actor), "towards whom", "CHN").one_line(),
        field("window", Date, "the formal window of the study, for the reader", "2013-09/2015-05")
            .one_line(),
        field("author-school", One(Kind::School), "whose label stands first", "study-2019")
            .one_line(),
        field("schools", Several(Kind::School), "schools to judge by, or `all`", "all"),
        field("arenas", Several(Kind::Arena), "arenas that are judged, in this order", "global"),
        field(
            "bibliography",
            Several(Kind::File),
            "the bibliographies: .bib, .json (CSL-JSON) or .ris",
            "sources.bib",
        ),
        field("seed", Whole, "from which beginning the evidence is resampled", "20150508")
            .one_line(),
        field("draws", Whole, "how often the evidence is resampled; 0: not at all", "2000")
            .one_line(),
        field(
            "reach",
            Word(&["bearing", "place", "wider"]),
            "in which arenas an act counts",
            "bearing",
        )
        .one_line(),
        field("lean", Range, "the odds that a side must have for a lean", "1.5..3").one_line(),
        field("some", Range, "from which share on there is some of a kind of act", "0.05..0.20")
            .one_line(),
        field("unit", Number, "how much evidence one act of weight 1 is", "2").one_line(),
        field("set-at", Number, "how probable a verdict must be to be one, 0.5 to 1", "0.8")
            .one_line(),
        field(
            "combine",
            Word(&["pooled", "each-in-turn", "bounds"]),
            "how judges are combined",
            "pooled",
        )
        .one_line(),
        field(
            "coded",
            Words(&["gains", "issue", "posture", "instrument"]),
            "fields that were looked at for every event",
            "gains, issue",
        ),
        field("shrinkage", Number, "of the first edition; it has no effect", "2").one_line(),
        field("margin", Number, "of the first edition; it has no effect", "0.05").one_line(),
        field("spread", Number, "how far resampling moves calibration points, 0 to 1", "0.1")
            .one_line(),
        field(
            "aggregation",
            Word(&["minimum", "mean", "geometric"]),
            "how necessary conditions combine",
            "minimum",
        )
        .one_line(),
        field(
            "undated",
            Word(&["wherever-possible", "expected-share"]),
            "how acts of unknown day count",
            "wherever-possible",
        )
        .one_line(),
        field("wider-events", Word(YES_NO), "of the first edition: now `reach: wider`", "no")
            .one_line(),
        field("placeless-events", Word(YES_NO), "of the first edition: now `reach: wider`", "no")
            .one_line(),
        field("path-window", Months, "the width of the sliding window", "18 months").one_line(),
        field("path-step", Months, "its step", "3 months").one_line(),
        field("fewest-events", Whole, "events below which a claim is thin", "3").one_line(),
        field("fewest-sources", Whole, "sources below which a claim is thin", "2").one_line(),
        field("confidence", Number, "the share of draws that must bear a claim out, 0 to 1", "0.8")
            .one_line(),
        field("universes", Whole, "how many universes a run tries; 0: none", "2048").one_line(),
        field("cut", Form, "decibels from which on a clue is a hoop or a smoking gun", "10 dB"),
        field(
            "main-claim",
            One(Kind::Claim),
            "the claim that the study stands or falls with",
            "turn",
        )
        .one_line(),
        NOTE,
    ],
};

const YES_NO: &[&str] = &["yes", "no"];

pub(super) const ACTOR: Directive = Directive {
    name: "actor",
    help: "somebody whom the program does not know: no state, or another code for one",
    first_line: "actor CENTRAL-ASIA \"Central Asian states\"",
    coding: false,
    fields: &[
        field(
            "kind",
            Word(&["state", "bloc", "organisation", "group", "agency", "other"]),
            "what kind of actor",
            "group",
        )
        .one_line(),
        field("exists", Date, "when it can act", "2015-03/..").one_line(),
        field("members", Several(Kind::Actor), "who belongs to it", "KAZ, UZB, KGZ, TJK, TKM"),
        field("names", Tags, "other names, for the reader", "Central Asia; the five"),
        NOTE,
    ],
};

pub(super) const ARENA: Directive = Directive {
    name: "arena",
    help: "where behaviour is judged",
    first_line: "arena central-asia \"Central Asia\"",
    coding: false,
    fields: &[
        field("level", Word(LEVELS), "the level that it belongs to", "regional").one_line(),
        field("within", Several(Kind::Arena), "arenas that it lies within", "eurasia"),
        field("overlaps", Several(Kind::Arena), "arenas that it overlaps", "post-soviet"),
        field("states", Several(Kind::Actor), "the states of the region, for its map", "KAZ, KGZ"),
        NOTE,
    ],
};

pub(super) const LEVELS: &[&str] = &["global", "regional", "dyadic", "domestic"];

pub(super) const TURNING_POINT: Directive = Directive {
    name: "turning-point",
    help: "a dated event that parts two periods",
    first_line: "turning-point 2014-03-18 crimea \"Crimea is annexed\"",
    coding: false,
    fields: &[CITE, NOTE],
};

pub(super) const PERIOD: Directive = Directive {
    name: "period",
    help: "a stretch of time between turning points or dates; the word `comparison` keeps it for claims",
    first_line: "period crimea-to-accord \"From Crimea to the accord\"",
    coding: true,
    fields: &[
        field("from", Form, "a turning point or a day", "crimea").one_line(),
        field("until", Form, "a turning point or a day, which is out", "accord").one_line(),
        NOTE,
    ],
};

pub(super) const SET: Directive = Directive {
    name: "set",
    help: "a body of evidence that can be switched on (`--with NAME`) and off (`--without NAME`)",
    first_line: "set outside \"What the study could have used\"",
    coding: false,
    fields: &[
        field("default", Word(&["on", "off"]), "whether it counts unasked", "off").one_line(),
        NOTE,
    ],
};
