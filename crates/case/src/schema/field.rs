//! What a directive and a field are, and the fields that many directives have.

/// A directive of the language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Directive {
    /// Its name, with which its first line begins.
    pub name: &'static str,
    /// What it is for, in a line.
    pub help: &'static str,
    /// Its first line, as an example.
    pub first_line: &'static str,
    /// Whether it may have a coding line: words without a name.
    pub coding: bool,
    /// Its fields, in the order in which they are usually written.
    pub fields: &'static [Field],
}

impl Directive {
    /// The position of the field of this name; looked for from the position `from` on and around
    /// the end. Who goes through written fields begins behind the one found last: most people write
    /// them in their usual order, and then the first that is tried is the one.
    #[must_use]
    pub fn field_from(&self, name: &str, from: usize) -> Option<usize> {
        let (head, tail) = self.fields.split_at(from.min(self.fields.len()));
        let found = tail.iter().position(|field| field.is_named(name));
        let found = found.map(|at| at + head.len());
        found.or_else(|| head.iter().position(|field| field.is_named(name)))
    }
}

/// A field of a directive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it means, in a line.
    pub help: &'static str,
    /// A value, as an example.
    pub example: &'static str,
    /// Whether it may be given several times.
    pub repeated: bool,
    /// Whether its value stands on one line.
    pub one_line: bool,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Prose, over as many lines as it needs.
    Prose,
    /// A few words on one line.
    Text,
    /// Free words, parted by commas.
    Tags,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Some of these words, parted by commas.
    Words(&'static [&'static str]),
    /// A date or a stretch of time (EDTF).
    Date,
    /// A number.
    Number,
    /// A number, or a range `a..b`.
    Range,
    /// A whole number.
    Whole,
    /// A number of months or years.
    Months,
    /// The name of one thing of this kind.
    One(Kind),
    /// Names of things of this kind, parted by commas.
    Several(Kind),
    /// Works with their pages: `@key p. 12; @other`.
    Sources,
    /// A form of its own; the example shows it.
    Form,
}

/// Things that have names in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Actor,
    Arena,
    Attribute,
    Body,
    Claim,
    Clue,
    Domain,
    Event,
    File,
    Hypothesis,
    Indicator,
    Instrument,
    Period,
    School,
    Series,
    Set,
    Site,
}

impl Takes {
    /// In a few words: `one or several arenas`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Takes::Prose => "prose".to_owned(),
            Takes::Text => "words".to_owned(),
            Takes::Tags => "names, parted by commas".to_owned(),
            Takes::Word(words) => words.join(", "),
            Takes::Words(words) => format!("some of {}", words.join(", ")),
            Takes::Date => "a date".to_owned(),
            Takes::Number => "a number".to_owned(),
            Takes::Range => "a number or a range".to_owned(),
            Takes::Whole => "a whole number".to_owned(),
            Takes::Months => "months or years".to_owned(),
            Takes::One(kind) => kind.one().to_owned(),
            Takes::Several(kind) => format!("{}, one or several", kind.many()),
            Takes::Sources => "sources with pages".to_owned(),
            Takes::Form => "a form of its own".to_owned(),
        }
    }
}

impl Kind {
    /// `an arena`.
    #[must_use]
    pub fn one(self) -> &'static str {
        match self {
            Kind::Actor => "an actor",
            Kind::Arena => "an arena",
            Kind::Attribute => "an attribute",
            Kind::Body => "a project or institution",
            Kind::Claim => "a claim",
            Kind::Clue => "a clue",
            Kind::Domain => "a domain",
            Kind::Event => "an event",
            Kind::File => "a file of the folder",
            Kind::Hypothesis => "a hypothesis",
            Kind::Indicator => "an indicator",
            Kind::Instrument => "an instrument",
            Kind::Period => "a period",
            Kind::School => "a school",
            Kind::Series => "a series",
            Kind::Set => "a set",
            Kind::Site => "a place",
        }
    }

    /// `arenas`.
    #[must_use]
    pub fn many(self) -> &'static str {
        match self {
            Kind::Actor => "actors",
            Kind::Arena => "arenas",
            Kind::Attribute => "attributes",
            Kind::Body => "projects or institutions",
            Kind::Claim => "claims",
            Kind::Clue => "clues",
            Kind::Domain => "domains",
            Kind::Event => "events",
            Kind::File => "files of the folder",
            Kind::Hypothesis => "hypotheses",
            Kind::Indicator => "indicators",
            Kind::Instrument => "instruments",
            Kind::Period => "periods",
            Kind::School => "schools",
            Kind::Series => "series",
            Kind::Set => "sets",
            Kind::Site => "places",
        }
    }
}

pub(super) const fn field(
    name: &'static str,
    takes: Takes,
    help: &'static str,
    example: &'static str,
) -> Field {
    Field { name, takes, help, example, repeated: false, one_line: false }
}

impl Field {
    /// Whether it has this name. Most names differ in length or first letter already, which takes
    /// no comparison of texts.
    fn is_named(&self, name: &str) -> bool {
        self.name.len() == name.len()
            && self.name.as_bytes().first() == name.as_bytes().first()
            && self.name == name
    }

    pub(super) const fn one_line(self) -> Field {
        Field { one_line: true, ..self }
    }

    pub(super) const fn repeated(self) -> Field {
        Field { repeated: true, ..self }
    }
}

pub(super) const NOTE: Field =
    field("note", Takes::Prose, "prose for the reader", "The price is disputed.");
pub(super) const CITE: Field =
    field("cite", Takes::Sources, "the source that says so", "@korolev2016 p. 387-388");
pub(super) const VIA: Field =
    field("via", Takes::Sources, "where it was read, if the source itself was not", "@study p. 51");
pub(super) const IN_SET: Field =
    field("set", Takes::One(Kind::Set), "the set of evidence that it belongs to", "outside")
        .one_line();
