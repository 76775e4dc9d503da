//! The kinds of acts of other code books, and the instruments that stand for them here.
//!
//! Two code books of machine-coded events (all codes of CAMEO, all types and modes of PLOVER) and
//! three published codings of balancing, hedging and alignment: every kind of act in them has a
//! word here, several where the kind is broad, or is left out for a stated reason. Which word fits
//! is a judgement of this project, and a coder may overrule it.
//!
//! Sources: those of [`crate::cameo`] and [`crate::plover`]; Pape, R. A. 2005, "Soft Balancing
//! against the United States", International Security 30 (1); Kuik, C.-C. 2008, "The Essence of
//! Hedging", Contemporary Southeast Asia 30 (2), and 2016, "How Do Weaker States Hedge?", Journal
//! of Contemporary China 25; Korolev, A. 2019, "On the Verge of an Alliance", Asian Security 15 (3).
//!
//! ```
//! use counterpoise_world::{Hardness, vocabulary::{self, Scheme}};
//! let exercises = vocabulary::find(Scheme::Korolev, "exercises").unwrap();
//! assert_eq!(exercises.instruments[0].id, "joint-exercise");
//! let retreat = vocabulary::find(Scheme::Cameo, "0874").unwrap();
//! assert_eq!(retreat.instruments[0].hardness, Hardness::Soft);
//! assert_eq!(retreat.usual(retreat.instruments[0]), Hardness::Hard); // by troops
//! assert!(vocabulary::find(Scheme::Cameo, "1723").unwrap().is_left_out()); // a curfew
//! ```

use std::sync::OnceLock;

use crate::instruments::{Hardness, Instrument, instrument};
use crate::{cameo, plover};

/// Whose kinds of acts they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// The codes of CAMEO.
    Cameo,
    /// The types and modes of PLOVER, as `TYPE` and `TYPE/mode`.
    Plover,
    /// Pape 2005: ways of soft balancing, and their hard counterparts.
    Pape,
    /// Kuik 2008 and 2016: behaviours of which hedging consists, and the pure forms beside it.
    Kuik,
    /// Korolev 2019: criteria of how far military cooperation has gone towards an alliance.
    Korolev,
}

/// A kind of act of one of them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Kind {
    /// Whose it is.
    pub scheme: Scheme,
    /// Its code there; of the three studies, a short form of its name.
    pub code: &'static str,
    /// Its name; of the three studies, in our words.
    pub name: &'static str,
    /// What such an act is coded as here, the usual first; none if the kind is left out.
    pub instruments: Vec<&'static Instrument>,
    /// Its hardness, where it differs from the usual one of these instruments.
    pub hardness: Option<Hardness>,
    /// Why it is left out, or what decides between the instruments; may be empty.
    pub why: &'static str,
}

impl Kind {
    /// Whether no instrument stands for it.
    pub fn is_left_out(&self) -> bool {
        self.instruments.is_empty()
    }

    /// How hard an act of this kind usually is if it is coded as this instrument.
    pub fn usual(&self, instrument: &Instrument) -> Hardness {
        self.hardness.unwrap_or(instrument.hardness)
    }
}

/// Every kind, by scheme and in the order of its codes.
pub fn kinds() -> &'static [Kind] {
    static KINDS: OnceLock<Vec<Kind>> = OnceLock::new();
    KINDS.get_or_init(|| read(include_str!("vocabulary.tsv")))
}

/// The kind of exactly that code.
pub fn find(scheme: Scheme, code: &str) -> Option<&'static Kind> {
    kinds().iter().find(|kind| kind.scheme == scheme && kind.code == code)
}

/// Reads the table; a wrong line is left out, and a test keeps the table free of any.
fn read(text: &'static str) -> Vec<Kind> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("scheme\t"))
        .filter_map(kind)
        .collect()
}

fn kind(line: &'static str) -> Option<Kind> {
    let fields: Vec<&'static str> = line.split('\t').collect();
    let [scheme, code, name, instruments, hardness, why] = *fields.as_slice() else {
        return None;
    };
    let scheme = scheme_of(scheme)?;
    let name = if name == "-" { name_of(scheme, code)? } else { name };
    let words = instruments.split(' ').filter(|word| *word != "-");
    let instruments = words.map(instrument).collect::<Option<Vec<_>>>()?;
    let why = if why == "-" { "" } else { why };
    Some(Kind { scheme, code, name, instruments, hardness: hardness_of(hardness)?, why })
}

fn scheme_of(text: &str) -> Option<Scheme> {
    Some(match text {
        "cameo" => Scheme::Cameo,
        "plover" => Scheme::Plover,
        "pape" => Scheme::Pape,
        "kuik" => Scheme::Kuik,
        "korolev" => Scheme::Korolev,
        _ => return None,
    })
}

/// The name that the scheme's own table has.
fn name_of(scheme: Scheme, code: &'static str) -> Option<&'static str> {
    match scheme {
        Scheme::Cameo => cameo::find(code).map(|own| own.name),
        Scheme::Plover => match code.split_once('/') {
            None => plover::find(code).map(|own| own.meaning),
            Some((of, mode)) => plover::modes()
                .iter()
                .find(|own| own.of == of && own.name == mode)
                .map(|own| own.name),
        },
        Scheme::Pape | Scheme::Kuik | Scheme::Korolev => None,
    }
}

/// The hardness of a cell, `Some(None)` for `-`.
fn hardness_of(text: &str) -> Option<Option<Hardness>> {
    Some(match text {
        "-" => None,
        "hard" => Some(Hardness::Hard),
        "soft" => Some(Hardness::Soft),
        "plain" => Some(Hardness::None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{kinds, read};

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines =
            include_str!("vocabulary.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(kinds().len(), lines - 1);
    }

    #[test]
    fn a_line_with_a_wrong_word_is_not_read() {
        for line in [
            "cameo\t9999\t-\tveto\t-\t-",
            "mars\t129\t-\tveto\t-\t-",
            "cameo\t129\t-\tvetoes\t-\t-",
            "cameo\t129\t-\tveto\tfirm\t-",
            "plover\tAID/gift\t-\taid\t-\t-",
            "pape\ttrade\t-\ttrade\t-\t-",
            "cameo\t129\t-\tveto",
        ] {
            assert!(read(line).is_empty(), "{line}");
        }
    }
}
