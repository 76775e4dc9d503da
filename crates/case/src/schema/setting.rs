//! Where a case plays, and what has been built and founded there.

use super::field::Takes::{Date, Form, One, Several, Word};
use super::field::{CITE, Directive, Field, IN_SET, Kind, NOTE, VIA, field};

const EXISTS: Field = field("exists", Date, "since when, and until when", "2015-01-01/..");
const LED_BY: Field = field("led-by", Several(Kind::Actor), "who leads it", "RUS");
const MEMBER: Field =
    field("member", Form, "a member, and when it was one", "KAZ 2015-01-01/..").repeated();
const PART_OF: Field = field("part-of", Several(Kind::Body), "what it is a part of", "BRI");
const GREW_FROM: Field =
    field("grew-from", Several(Kind::Body), "what it grew out of", "CUSTOMS-UNION");
const CALLED: Field =
    field("called", Form, "what it was called, and when", "2013/2016 \"One Belt, One Road\"")
        .repeated();
const BRANDED: Field = field(
    "branded",
    Form,
    "a project under whose brand it was put, and when; it may itself be older",
    "BRI 2013-09-07/..",
)
.repeated();

const BODY: &[Field] = &[
    EXISTS.one_line(),
    LED_BY,
    MEMBER.one_line(),
    PART_OF,
    GREW_FROM,
    CALLED.one_line(),
    BRANDED.one_line(),
    CITE,
    VIA,
    IN_SET,
    NOTE,
];

pub(super) const INSTITUTION: Directive = Directive {
    name: "institution",
    help: "something with members and rules of its own; it may act in events by its name",
    first_line: "institution EEU \"Eurasian Economic Union\"",
    coding: false,
    fields: BODY,
};

pub(super) const PROJECT: Directive = Directive {
    name: "project",
    help: "something that somebody undertakes, with the names and brands it bore over time",
    first_line: "project BRI \"Belt and Road Initiative\"",
    coding: false,
    fields: BODY,
};

pub(super) const PLACE: Directive = Directive {
    name: "place",
    help: "a place on the map",
    first_line: "place khorgos \"Khorgos\"",
    coding: false,
    fields: &[
        field("at", Form, "its coordinates in degrees", "44.2 N 80.4 E").one_line(),
        field("in", One(Kind::Actor), "the state that it lies in", "KAZ").one_line(),
        field(
            "kind",
            Word(&["town", "capital", "port", "crossing", "site"]),
            "what it is, for its mark on the map",
            "crossing",
        )
        .one_line(),
        CITE,
        NOTE,
    ],
};

pub(super) const ROUTE: Directive = Directive {
    name: "route",
    help: "places in a row, with what runs along them and how far it had come when",
    first_line: "route gas-line \"Gas pipeline from Central Asia to China\"",
    coding: false,
    fields: &[
        field(
            "kind",
            Word(&[
                "corridor",
                "railway",
                "road",
                "gas-pipeline",
                "oil-pipeline",
                "sea-lane",
                "cable",
            ]),
            "what runs along it",
            "gas-pipeline",
        )
        .one_line(),
        field("places", Several(Kind::Site), "from one end to the other", "turkmenabat, khorgos"),
        field("status", Form, "how far it had come, and when", "open 2009-12/..")
            .one_line()
            .repeated(),
        PART_OF,
        BRANDED.one_line(),
        CITE,
        VIA,
        IN_SET,
        NOTE,
    ],
};
