//! What is known, and from whom.

use super::field::Takes::{Form, Number, One, Prose, Several, Tags, Text, Word, Words};
use super::field::{CITE, Directive, IN_SET, Kind, NOTE, VIA, field};

pub(super) const SOURCE: Directive = Directive {
    name: "source",
    help: "what the bibliography does not say of a work: its grade, its side, its origin",
    first_line: "source @korolev2016",
    coding: false,
    fields: &[
        field(
            "kind",
            Word(&[
                "official",
                "scholarly",
                "press",
                "think-tank",
                "interview",
                "statistics",
                "other",
            ]),
            "what kind of work",
            "scholarly",
        )
        .one_line(),
        field("side", One(Kind::Actor), "from or for whose side it speaks", "RUS").one_line(),
        field("grade", Form, "Admiralty grade: reliability A-F, credibility 1-6", "B2").one_line(),
        field("origin", Text, "where it has its news from: one origin is one source", "xinhua")
            .one_line(),
        NOTE,
    ],
};

pub(super) const SERIES: Directive = Directive {
    name: "series",
    help: "numbers by date",
    first_line: "series gdp-chn \"GDP of China\"",
    coding: false,
    fields: &[
        field("of", Form, "whose; of two, with an arrow", "RUS -> CHN"),
        field(
            "measure",
            Text,
            "what is measured: a name that rules ask for, or a measure",
            "capability",
        )
        .one_line(),
        field("unit", Text, "the unit", "million current US$").one_line(),
        CITE,
        VIA,
        NOTE,
        IN_SET,
        field("file", Form, "a file of the folder, and its column", "series/gdp.csv column KAZ")
            .one_line(),
        field("values", Form, "the values themselves", "2013 = 9570406; 2014 = 10475683"),
    ],
};

pub(super) const EVENT: Directive = Directive {
    name: "event",
    help: "a deed, a statement or a non-act; the coding line says mode, stance, hardness, weight",
    first_line: "event 2014-05-21 RUS with CHN \"Thirty-year gas contract\"",
    coding: true,
    fields: &[
        field("id", Text, "a unique name", "E106").one_line(),
        field("toward", One(Kind::Actor), "whom the stance concerns, if not the addressee", "CHN")
            .one_line(),
        field(
            "aimed-at",
            Several(Kind::Body),
            "projects or institutions of the other that it is aimed at; silent: the other as a power",
            "BELT",
        ),
        field("also", Form, "a further reading of the same act", "RUS -> USA in global: resist")
            .repeated(),
        field("arena", Several(Kind::Arena), "where it took place", "central-asia, eurasia"),
        field(
            "bears-on",
            Form,
            "arenas on which it bears, each with a weight, and who says so",
            "central-asia, eurasia 0.5 by @study p. 44",
        )
        .repeated(),
        field("commitment", Text, "the commitment of which it is one act", "pipeline").one_line(),
        field("ends", Several(Kind::Event), "events that it brings to an end", "E201"),
        field(
            "coded",
            Words(&["gains", "issue", "posture", "instrument"]),
            "fields that were looked at, even if nothing is written in them",
            "gains, issue",
        ),
        field("domain", Several(Kind::Domain), "in which matters", "energy"),
        field("instrument", One(Kind::Instrument), "what kind of act", "supply-contract")
            .one_line(),
        field(
            "stage",
            Word(&["announced", "agreed", "implemented"]),
            "how far it has gone",
            "agreed",
        )
        .one_line(),
        field("by", Prose, "the part of the state that acts", "Gazprom"),
        field("issue", Tags, "names that tie acts on one matter", "gas-supply, siberia"),
        field(
            "posture",
            Word(&["independence", "equality", "leadership", "deference"]),
            "of a statement, the standing it claims",
            "independence",
        )
        .one_line(),
        field(
            "gains",
            Form,
            "who gains, how, and whether it has come true",
            "CHN relative realised",
        ),
        field("motive", Form, "why, and by what evidence", "weakness, @kaczmarski2016 p. 3-4"),
        field(
            "opportunity",
            Prose,
            "of a non-act: what shows that the actor could have objected",
            "The summit of 2016 was asked about it.",
        ),
        field("follows", Several(Kind::Event), "events that it is an effect of", "E091"),
        field("amount", Text, "a number and its unit", "400 bn USD"),
        field(
            "printed",
            Form,
            "the date that the source prints, and why it is corrected",
            "2014-11 because the accord was signed in May",
        ),
        field("second", Form, "what a second coder says of it", "MK: accommodate, weight 3, soft")
            .repeated(),
        CITE,
        VIA,
        IN_SET,
        NOTE,
    ],
};

pub(super) const COMMITMENT: Directive = Directive {
    name: "commitment",
    help: "what the text of a commitment says: acts belong to it by `commitment:`",
    first_line: "commitment gas-contract \"Thirty-year gas contract\"",
    coding: false,
    fields: &[
        field(
            "names",
            Words(&["parties", "amount", "deadline", "obligation"]),
            "what its text says in so many words",
            "parties, amount",
        ),
        field(
            "leaves-open",
            Words(&["parties", "amount", "deadline", "obligation"]),
            "what was looked for in its text and is not there",
            "deadline",
        ),
        CITE,
        VIA,
        IN_SET,
        NOTE,
    ],
};

pub(super) const ASSESSMENT: Directive = Directive {
    name: "assessment",
    help: "a source's judgement of something that no act shows",
    first_line: "assessment 2014-03/2019 threat-core RUS -> CHN \"China is no threat to the regime\"",
    coding: false,
    fields: &[
        field("degree", Number, "degree of membership, 0 to 1", "0.05").one_line(),
        field(
            "arena",
            Several(Kind::Arena),
            "where it holds; everywhere, if silent",
            "central-asia",
        ),
        CITE,
        VIA,
        IN_SET,
        NOTE,
    ],
};

pub(super) const SEARCH: Directive = Directive {
    name: "search",
    help: "a recorded search for evidence: what was looked for, where, and what came of it",
    first_line: "search 2013-09/2014-03 RUS -> CHN \"Official statements on the Belt\"",
    coding: false,
    fields: &[
        field("arena", Several(Kind::Arena), "in which arenas; all, if silent", "central-asia"),
        field("domain", Several(Kind::Domain), "in which matters; all, if silent", "energy"),
        field("where", Prose, "what was searched", "kremlin.ru, English and Russian"),
        field(
            "for",
            Several(Kind::Indicator),
            "the kinds of acts that were looked for",
            "arms-sales",
        ),
        field("found", Form, "`nothing`, or the events that were found", "nothing"),
        VIA,
        CITE,
        IN_SET,
        NOTE,
    ],
};
