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
    /// Names, most of them in English, compared without regard to case, diacritics, punctuation and
    /// word order. An ISO-3 code in capitals that is no other name is one, too.
    Name,
    /// The first eight at once: a text that means different states in different systems is
    /// ambiguous.
    Any,
    /// M49 numbers of the United Nations, which are those of ISO 3166-1.
    UnNumber,
    /// FIPS 10-4, two letters that differ from ISO-2: `AS` is Australia.
    Fips,
    /// Numbers of V-Dem.
    VdemNumber,
    /// Numbers of Polity, which are those of the Correlates of War save its own: 364 is the Soviet
    /// Union.
    PolityNumber,
    /// Abbreviations of Polity.
    PolityLetters,
    /// Cities and buildings that stand for a government: `Moscow`. A metonym, never one of `Any`.
    Seat,
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

    /// The systems that are read only where they are named: their codes mean others elsewhere.
    pub const DECLARED: [System; 5] = [
        System::UnNumber,
        System::Fips,
        System::VdemNumber,
        System::PolityNumber,
        System::PolityLetters,
    ];

    /// Whether its codes are numbers. A number says nothing of the system that it is from.
    pub fn is_numeric(self) -> bool {
        use System::{CowNumber, GwNumber, PolityNumber, UnNumber, VdemNumber};
        matches!(self, CowNumber | GwNumber | PolityNumber | UnNumber | VdemNumber)
    }

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
            System::UnNumber => "M49 number",
            System::Fips => "FIPS code",
            System::VdemNumber => "V-Dem number",
            System::PolityNumber => "Polity number",
            System::PolityLetters => "Polity abbreviation",
            System::Seat => "seat of government",
        }
    }
}
