//! The columns of the event table, and the other names under which people keep them.

/// A column of the event table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Id,
    Date,
    Actors,
    Relation,
    Targets,
    Toward,
    AimedAt,
    Title,
    Mode,
    Stance,
    Hardness,
    Weight,
    Certainty,
    Role,
    Arena,
    BearsOn,
    Domain,
    Instrument,
    Stage,
    By,
    Issue,
    Posture,
    Gains,
    Coded,
    Motive,
    MotiveCite,
    Opportunity,
    Follows,
    Commitment,
    Ends,
    Amount,
    Printed,
    PrintedReason,
    Also,
    Second,
    Cite,
    Via,
    Set,
    Note,
}

/// All fields with the names of their columns, in the order of the table.
pub(crate) const FIELDS: [(Field, &str); 39] = [
    (Field::Id, "id"),
    (Field::Date, "date"),
    (Field::Actors, "actors"),
    (Field::Relation, "relation"),
    (Field::Targets, "targets"),
    (Field::Toward, "toward"),
    (Field::AimedAt, "aimed_at"),
    (Field::Title, "title"),
    (Field::Mode, "mode"),
    (Field::Stance, "stance"),
    (Field::Hardness, "hardness"),
    (Field::Weight, "weight"),
    (Field::Certainty, "certainty"),
    (Field::Role, "role"),
    (Field::Arena, "arena"),
    (Field::BearsOn, "bears_on"),
    (Field::Domain, "domain"),
    (Field::Instrument, "instrument"),
    (Field::Stage, "stage"),
    (Field::By, "by"),
    (Field::Issue, "issue"),
    (Field::Posture, "posture"),
    (Field::Gains, "gains"),
    (Field::Coded, "coded"),
    (Field::Motive, "motive"),
    (Field::MotiveCite, "motive_cite"),
    (Field::Opportunity, "opportunity"),
    (Field::Follows, "follows"),
    (Field::Commitment, "commitment"),
    (Field::Ends, "ends"),
    (Field::Amount, "amount"),
    (Field::Printed, "printed"),
    (Field::PrintedReason, "printed_reason"),
    (Field::Also, "also"),
    (Field::Second, "second"),
    (Field::Cite, "cite"),
    (Field::Via, "via"),
    (Field::Set, "set"),
    (Field::Note, "note"),
];

impl Field {
    /// The name of its column.
    pub(crate) fn name(self) -> &'static str {
        FIELDS[self as usize].1
    }

    /// The name it has in a directive, where words are joined by hyphens.
    pub(crate) fn in_directive(self) -> String {
        self.name().replace('_', "-")
    }
}

/// What a column of a sheet holds: a field, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A field of the event table.
    Whole(Field),
    /// How exactly the date is known, as in the layout `ledger-simple`.
    Precision,
    /// The number of an amount.
    Magnitude,
    /// The unit of an amount.
    Unit,
    /// The author and year of a source.
    Source,
    /// The page in a source.
    Page,
    /// Words of the coding line: mode, stance, hardness, role.
    Coding,
}

impl Part {
    /// The column of the event table it ends up in.
    pub(crate) fn field(self) -> Field {
        match self {
            Part::Whole(field) => field,
            Part::Precision => Field::Date,
            Part::Magnitude | Part::Unit => Field::Amount,
            Part::Source | Part::Page => Field::Cite,
            Part::Coding => Field::Mode,
        }
    }
}

/// Other names of columns: English first, then German, French, Spanish, Russian, Chinese.
pub(crate) const SYNONYMS: &[(Part, &[&str])] = &[
    (
        Part::Whole(Field::Id),
        &[
            "event id",
            "event",
            "no",
            "no.",
            "nr",
            "nr.",
            "number",
            "#",
            "key",
            "code",
            "nummer",
            "num\u{e9}ro",
            "n\u{b0}",
            "n\u{fa}mero",
            "\u{43d}\u{43e}\u{43c}\u{435}\u{440}",
            "\u{2116}",
            "\u{7f16}\u{53f7}",
        ],
    ),
    (
        Part::Whole(Field::Date),
        &[
            "when",
            "day",
            "year",
            "datum",
            "wann",
            "jahr",
            "quand",
            "fecha",
            "cu\u{e1}ndo",
            "ann\u{e9}e",
            "a\u{f1}o",
            "\u{434}\u{430}\u{442}\u{430}",
            "\u{433}\u{43e}\u{434}",
            "\u{65e5}\u{671f}",
            "\u{65f6}\u{95f4}",
        ],
    ),
    (
        Part::Whole(Field::Actors),
        &[
            "actor",
            "initiator",
            "subject",
            "who",
            "sender",
            "source state",
            "from",
            "akteur",
            "akteure",
            "wer",
            "acteur",
            "acteurs",
            "qui",
            "actores",
            "qui\u{e9}n",
            "\u{43a}\u{442}\u{43e}",
            "\u{430}\u{43a}\u{442}\u{43e}\u{440}",
            "\u{884c}\u{4e3a}\u{4f53}",
        ],
    ),
    (
        Part::Whole(Field::Targets),
        &[
            "target",
            "addressee",
            "to whom",
            "whom",
            "receiver",
            "recipient",
            "target state",
            "to",
            "ziel",
            "adressat",
            "wem",
            "gegen\u{fc}ber",
            "cible",
            "destinataire",
            "\u{e0} qui",
            "objetivo",
            "destinatario",
            "a qui\u{e9}n",
            "\u{43a}\u{43e}\u{43c}\u{443}",
            "\u{430}\u{434}\u{440}\u{435}\u{441}\u{430}\u{442}",
            "\u{5bf9}\u{8c61}",
        ],
    ),
    (
        Part::Whole(Field::Title),
        &[
            "action",
            "act",
            "what",
            "what happened",
            "description",
            "summary",
            "headline",
            "ereignis",
            "was",
            "beschreibung",
            "\u{e9}v\u{e9}nement",
            "quoi",
            "description de l'acte",
            "acontecimiento",
            "qu\u{e9}",
            "descripci\u{f3}n",
            "\u{441}\u{43e}\u{431}\u{44b}\u{442}\u{438}\u{435}",
            "\u{447}\u{442}\u{43e}",
            "\u{4e8b}\u{4ef6}",
        ],
    ),
    (Part::Whole(Field::Stance), &["direction", "haltung", "position", "posici\u{f3}n"]),
    (Part::Whole(Field::Mode), &["kind of act", "act or statement", "modus"]),
    (Part::Whole(Field::Hardness), &["hard or soft", "hard/soft"]),
    (Part::Whole(Field::Weight), &["importance", "gewicht", "poids", "peso"]),
    (
        Part::Whole(Field::Certainty),
        &["confidence", "how sure", "sicherheit der quelle", "certitude", "certeza"],
    ),
    (Part::Whole(Field::Arena), &["arenas", "where", "region", "wo", "o\u{f9}", "d\u{f3}nde"]),
    (Part::Whole(Field::Domain), &["domains", "issue area", "policy field", "bereich", "domaine"]),
    (Part::Whole(Field::Issue), &["issues"]),
    (Part::Whole(Field::Cite), &["citation", "citations"]),
    (Part::Whole(Field::Via), &["read in"]),
    (
        Part::Whole(Field::Note),
        &[
            "notes",
            "comment",
            "comments",
            "remark",
            "remarks",
            "anmerkung",
            "anmerkungen",
            "bemerkung",
            "remarque",
            "remarques",
            "nota",
            "notas",
            "observaciones",
            "\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{447}\u{430}\u{43d}\u{438}\u{435}",
            "\u{5907}\u{6ce8}",
        ],
    ),
    (Part::Precision, &["precision", "date precision", "date type"]),
    (Part::Magnitude, &["magnitude", "value", "betrag", "montant", "importe"]),
    (Part::Coding, &["coding"]),
    (Part::Unit, &["unit", "units", "einheit", "unit\u{e9}", "unidad"]),
    (
        Part::Source,
        &[
            "source",
            "sources",
            "reference",
            "references",
            "quelle",
            "quellen",
            "r\u{e9}f\u{e9}rence",
            "fuente",
            "fuentes",
            "\u{438}\u{441}\u{442}\u{43e}\u{447}\u{43d}\u{438}\u{43a}",
            "\u{6765}\u{6e90}",
        ],
    ),
    (
        Part::Page,
        &[
            "page",
            "pages",
            "p.",
            "pp.",
            "seite",
            "seiten",
            "p\u{e1}gina",
            "p\u{e1}ginas",
            "\u{441}\u{442}\u{440}\u{430}\u{43d}\u{438}\u{446}\u{430}",
            "\u{9875}\u{7801}",
        ],
    ),
];

/// The field whose own name a column has.
pub(crate) fn named_field(name: &str) -> Option<Part> {
    let plain = plain(name);
    FIELDS.iter().find(|(_, n)| n.replace('_', " ") == plain).map(|(f, _)| Part::Whole(*f))
}

/// What a column of this name holds, without regard to case, blanks, hyphens and underscores.
pub(crate) fn part_of(name: &str) -> Option<Part> {
    let plain = plain(name);
    named_field(name).or_else(|| {
        SYNONYMS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(part, _)| *part)
    })
}

fn plain(name: &str) -> String {
    let name = name.trim_start_matches('\u{feff}').to_lowercase().replace(['_', '-'], " ");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
