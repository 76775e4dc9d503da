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
pub(crate) const FIELDS: [(Field, &str); 38] = [
    (Field::Id, "id"),
    (Field::Date, "date"),
    (Field::Actors, "actors"),
    (Field::Relation, "relation"),
    (Field::Targets, "targets"),
    (Field::Toward, "toward"),
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
}

impl Part {
    /// The column of the event table it ends up in.
    pub(crate) fn field(self) -> Field {
        match self {
            Part::Whole(field) => field,
            Part::Precision => Field::Date,
            Part::Magnitude | Part::Unit => Field::Amount,
            Part::Source | Part::Page => Field::Cite,
        }
    }
}

const SYNONYMS: &[(&str, Part)] = &[
    ("event id", Part::Whole(Field::Id)),
    ("event", Part::Whole(Field::Id)),
    ("no", Part::Whole(Field::Id)),
    ("when", Part::Whole(Field::Date)),
    ("actor", Part::Whole(Field::Actors)),
    ("initiator", Part::Whole(Field::Actors)),
    ("subject", Part::Whole(Field::Actors)),
    ("who", Part::Whole(Field::Actors)),
    ("target", Part::Whole(Field::Targets)),
    ("addressee", Part::Whole(Field::Targets)),
    ("to whom", Part::Whole(Field::Targets)),
    ("action", Part::Whole(Field::Title)),
    ("act", Part::Whole(Field::Title)),
    ("what", Part::Whole(Field::Title)),
    ("description", Part::Whole(Field::Title)),
    ("direction", Part::Whole(Field::Stance)),
    ("confidence", Part::Whole(Field::Certainty)),
    ("arenas", Part::Whole(Field::Arena)),
    ("where", Part::Whole(Field::Arena)),
    ("domains", Part::Whole(Field::Domain)),
    ("issues", Part::Whole(Field::Issue)),
    ("citation", Part::Whole(Field::Cite)),
    ("citations", Part::Whole(Field::Cite)),
    ("read in", Part::Whole(Field::Via)),
    ("notes", Part::Whole(Field::Note)),
    ("comment", Part::Whole(Field::Note)),
    ("comments", Part::Whole(Field::Note)),
    ("remark", Part::Whole(Field::Note)),
    ("remarks", Part::Whole(Field::Note)),
    ("precision", Part::Precision),
    ("date precision", Part::Precision),
    ("magnitude", Part::Magnitude),
    ("value", Part::Magnitude),
    ("unit", Part::Unit),
    ("units", Part::Unit),
    ("source", Part::Source),
    ("sources", Part::Source),
    ("reference", Part::Source),
    ("page", Part::Page),
    ("pages", Part::Page),
];

/// What a column of this name holds, without regard to case, blanks, hyphens and underscores.
pub(crate) fn part_of(name: &str) -> Option<Part> {
    let plain = plain(name);
    let field =
        FIELDS.iter().find(|(_, n)| n.replace('_', " ") == plain).map(|(f, _)| Part::Whole(*f));
    field.or_else(|| SYNONYMS.iter().find(|(n, _)| *n == plain).map(|(_, p)| *p))
}

fn plain(name: &str) -> String {
    let name = name.trim_start_matches('\u{feff}').to_lowercase().replace(['_', '-'], " ");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
