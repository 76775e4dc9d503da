//! The systems of codes and names.

/// A system of codes or names.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// Our own codes: ISO-3 where there is one.
    Id,
    /// ISO 3166-1 alpha-3, and the withdrawn codes of ISO 3166-3 while they were valid.
    Iso3,
    /// ISO 3166-1 alpha-2. Namibia is `NA`.
    Iso2,
    /// Correlates of War country numbers.
    CowNumber,
    /// Correlates of War state abbreviations.
    CowLetters,
    /// Gleditsch-Ward numbers.
    GwNumber,
    /// Gleditsch-Ward abbreviations.
    GwLetters,
    /// Names in English, compared without regard to case, diacritics, punctuation and word order.
    Name,
    /// All of the others at once: a text that means different states in different systems is
    /// ambiguous.
    Any,
}

impl System {
    /// The systems that `Any` stands for.
    pub const ALL: [System; 8] = [
        System::Id,
        System::Iso3,
        System::Iso2,
        System::CowNumber,
        System::CowLetters,
        System::GwNumber,
        System::GwLetters,
        System::Name,
    ];

    /// What a text of this system is called in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            System::Id => "id",
            System::Iso3 => "ISO-3 code",
            System::Iso2 => "ISO-2 code",
            System::CowNumber => "COW number",
            System::CowLetters => "COW abbreviation",
            System::GwNumber => "Gleditsch-Ward number",
            System::GwLetters => "Gleditsch-Ward abbreviation",
            System::Name => "name",
            System::Any => "code or name",
        }
    }
}
