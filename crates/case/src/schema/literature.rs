//! What others have said.

use super::field::Takes::{Date, Form, One, Several, Sources, Text, Word};
use super::field::{Directive, IN_SET, Kind, NOTE, VIA, field};

pub(super) const POSITION: Directive = Directive {
    name: "position",
    help: "what a work calls somebody's behaviour, where, when and in which sense",
    first_line: "position korolev-hedging \"In the region Russia engages and contains China at once\"",
    coding: false,
    fields: &[
        field("by", Sources, "the work that says so, with the page", "@korolev2016 p. 391-397"),
        VIA,
        field("of", Form, "whose behaviour towards whom", "RUS -> CHN").one_line(),
        field("label", Text, "the word for it; left out where the work gives none", "hedging")
            .one_line(),
        field(
            "wording",
            Word(&["named", "described", "denied"]),
            "whether it uses the word, describes the thing without it, or denies it",
            "named",
        )
        .one_line(),
        field(
            "sense",
            Text,
            "a short name for what the word means there; one name, one meaning",
            "engage-and-contain",
        )
        .one_line(),
        field(
            "defined",
            Word(&["yes", "no"]),
            "whether the work itself says what it means by the word",
            "yes",
        )
        .one_line(),
        field("arena", Several(Kind::Arena), "where; nowhere in particular, if silent", "global"),
        field(
            "period",
            Several(Kind::Period),
            "in which periods of the case; at no time in particular, if silent",
            "after",
        ),
        field("when", Date, "the time that it speaks of, if that is not the periods", "2008/..")
            .one_line(),
        field(
            "stance",
            Word(&["own", "agrees", "partly", "disputes", "neutral"]),
            "what the study of the case thinks of it; `own`: it is the study's",
            "disputes",
        )
        .one_line(),
        field("camp", Text, "the camp that it belongs to", "hedging").one_line(),
        field(
            "through",
            Sources,
            "works from which it has its matter, or through which it is read",
            "@brookings2014 p. 3",
        ),
        field("takes-up", Sources, "works whose idea it takes up", "@brookings2014"),
        field("answers", Sources, "works that it argues with", "@brookings2014"),
        field(
            "school",
            One(Kind::School),
            "the school nearest to the author, which judges in the author's stead",
            "korolev-2016",
        )
        .one_line(),
        IN_SET,
        NOTE,
    ],
};
