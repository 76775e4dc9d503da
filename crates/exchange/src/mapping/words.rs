//! Words that other coders use for ours, as proposals: nothing is read by them until a person has
//! seen the mapping.

use crate::field::Field;

/// Field, our word, their words.
const WORDS: &[(Field, &str, &[&str])] = &[
    (
        Field::Stance,
        "accommodate",
        &[
            "cooperation",
            "cooperative",
            "cooperate",
            "coop",
            "accommodating",
            "align",
            "aligned",
            "support",
            "supportive",
            "positive",
            "pro",
            "friendly",
            "+",
            "+1",
            "bandwagon",
            "kooperation",
            "kooperativ",
            "zustimmung",
            "coop\u{e9}ration",
            "cooperaci\u{f3}n",
            "\u{441}\u{43e}\u{442}\u{440}\u{443}\u{434}\u{43d}\u{438}\u{447}\u{435}\u{441}\u{442}\u{432}\u{43e}",
            "\u{5408}\u{4f5c}",
        ],
    ),
    (
        Field::Stance,
        "resist",
        &[
            "conflict",
            "conflictual",
            "resistance",
            "resisting",
            "opposition",
            "oppose",
            "against",
            "anti",
            "negative",
            "hostile",
            "rivalry",
            "balance",
            "contestation",
            "-",
            "-1",
            "konflikt",
            "konfrontativ",
            "widerstand",
            "conflit",
            "conflicto",
            "\u{43a}\u{43e}\u{43d}\u{444}\u{43b}\u{438}\u{43a}\u{442}",
            "\u{51b2}\u{7a81}",
        ],
    ),
    (Field::Stance, "neutral", &["ambivalent", "neutralit\u{e9}", "neutralit\u{e4}t"]),
    (Field::Stance, "none", &["na", "n/a", "0", "no", "nil", "keine", "not applicable"]),
    (
        Field::Mode,
        "deed",
        &["act", "action", "actions", "behaviour", "behavior", "material", "tat", "acte", "acto"],
    ),
    (
        Field::Mode,
        "statement",
        &[
            "words",
            "word",
            "speech",
            "verbal",
            "rhetoric",
            "rhetorical",
            "declaration",
            "declaratory",
            "discourse",
            "aussage",
            "d\u{e9}claration",
            "declaraci\u{f3}n",
        ],
    ),
    (Field::Hardness, "hard", &["military", "h", "hart", "dur", "duro", "coercive"]),
    (Field::Hardness, "soft", &["non-military", "nonmilitary", "s", "weich", "doux", "blando"]),
    (Field::Hardness, "plain", &["none", "neither", "na", "n/a", "-"]),
    (
        Field::Certainty,
        "0.9",
        &["high", "certain", "sure", "confirmed", "hoch", "sicher", "\u{e9}lev\u{e9}e", "alta"],
    ),
    (Field::Certainty, "0.7", &["medium", "moderate", "likely", "probable", "mittel", "media"]),
    (
        Field::Certainty,
        "0.5",
        &["low", "uncertain", "possible", "disputed", "doubtful", "niedrig", "gering", "baja"],
    ),
    (Field::Domain, "trade", &["commerce", "commercial", "handel"]),
    (Field::Domain, "security", &["military", "defence", "defense", "sicherheit"]),
    (Field::Domain, "diplomatic", &["politics", "political", "diplomacy", "politik"]),
    (Field::Domain, "economic", &["economy", "economics", "wirtschaft", "economie"]),
    (Field::Domain, "energy", &["oil", "gas", "oil and gas", "energie"]),
    (Field::Domain, "financial", &["finance", "finanzen"]),
    (Field::Domain, "infrastructure", &["transport", "connectivity"]),
];

/// Our word for a coder's, if there is one.
pub(super) fn ours(field: Field, theirs: &str) -> Option<&'static str> {
    let plain = theirs.trim().to_lowercase();
    let of_field = |row: &&(Field, &'static str, &[&str])| row.0 == field;
    WORDS.iter().filter(of_field).find(|(_, _, words)| words.contains(&plain.as_str())).map(|r| r.1)
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::allowed;
    use std::collections::BTreeSet;

    #[test]
    fn every_word_is_one_of_ours_and_means_one_thing() {
        let mut seen = BTreeSet::new();
        for (field, word, theirs) in WORDS {
            let known = allowed::of(*field).is_none_or(|words| words.contains(word));
            assert!(known, "{word}");
            for their in *theirs {
                assert!(seen.insert((*field, *their)), "{their} stands twice");
            }
        }
    }
}
