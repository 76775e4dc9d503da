//! The codes of a column as a whole: which systems know all of them, each at its dates.
//!
//! No code tells its system: 710 is China with the Correlates of War and South Africa with the
//! United Nations. A column may tell it, if one system alone knows all its codes. A column of
//! numbers never does: the first few hundred are taken in every system.

use std::collections::BTreeMap;

use counterpoise_world::System;

use crate::error::{Error, ErrorKind};
use crate::kinds::generic::mapping::Wanted;
use crate::kinds::generic::sides::{Sides, parts, polity};
use crate::kinds::generic::state_column::word;
use crate::quarantine::Reason;
use crate::resolver::Resolver;

/// A column with more codes than there are states in all systems together is none of states.
const MOST: usize = 5_000;
/// So many codes are named in a sentence.
const NAMED: usize = 6;

const LETTERS: [System; 6] = [
    System::Iso3,
    System::Iso2,
    System::CowLetters,
    System::GwLetters,
    System::PolityLetters,
    System::Fips,
];
const NUMBERS: [System; 5] = [
    System::CowNumber,
    System::GwNumber,
    System::PolityNumber,
    System::VdemNumber,
    System::UnNumber,
];

/// The codes of one column, each with its years and the number of rows.
#[derive(Default)]
pub(super) struct Survey {
    codes: BTreeMap<String, BTreeMap<i32, u64>>,
}

impl Survey {
    /// Takes a cell in, or the parts of one that may hold several; what the mapping decides is left
    /// out.
    pub(super) fn add(&mut self, sides: &Sides, cell: &str, several: bool, year: i32) {
        let parts = if several { parts(cell, System::Any) } else { vec![cell] };
        for part in parts {
            let decided = sides.is_renamed(part) || part.is_empty();
            if !decided && (self.codes.len() < MOST || self.codes.contains_key(part)) {
                *self.codes.entry(part.to_owned()).or_default().entry(year).or_insert(0) += 1;
            }
        }
    }

    /// The only system that knows all codes.
    ///
    /// # Errors
    /// Where none does, where several do, and where the codes are numbers.
    pub(super) fn system(&self, wanted: &Wanted, sides: &Sides) -> Result<System, Error> {
        let codes = self.codes.keys().filter(|code| !sides.is_missing(code));
        let (mut count, mut numeric) = (0, true);
        for code in codes {
            count += 1;
            // A comma where a cell may hold several.
            let of_number = |byte: u8| byte.is_ascii_digit() || b"., ".contains(&byte);
            numeric &= code.bytes().all(of_number);
        }
        let column = &wanted.from;
        if count == 0 {
            return Err(refused(
                wanted,
                System::Iso3,
                &format!("The column \"{column}\" has no code"),
            ));
        }
        let mut tried = self.tried(sides, numeric);
        tried.sort_by_key(|(_, lacks)| lacks.len());
        let fitting: Vec<System> = tried
            .iter()
            .take_while(|(_, lacks)| lacks.is_empty())
            .map(|(system, _)| *system)
            .collect();
        let first = tried.first().map(|(system, lacks)| (*system, lacks.as_slice()));
        let (nearest, lacks) = first.unwrap_or((System::Iso3, &[]));
        let why = match fitting.as_slice() {
            [only] if !numeric => return Ok(*only),
            [] => format!(
                "No code system knows all {count} codes of the column \"{column}\" at their dates; {}, the nearest, lacks {}",
                word(nearest),
                listed(lacks)
            ),
            several if numeric => format!(
                "The column \"{column}\" is of numbers, which do not tell their system: all {count} codes are known at their dates in {}",
                words(several)
            ),
            several => format!(
                "All {count} codes of the column \"{column}\" are known at their dates in {}",
                words(several)
            ),
        };
        Err(refused(wanted, nearest, &why))
    }

    /// The systems that may be meant, each with the codes that it lacks.
    fn tried(&self, sides: &Sides, numeric: bool) -> Vec<(System, Vec<&str>)> {
        let mut states = Resolver::new();
        let mut tried = Vec::new();
        for system in if numeric { &NUMBERS[..] } else { &LETTERS[..] } {
            tried.push((*system, self.lacking(*system, sides, &mut states)));
        }
        // An ISO-3 code is a name, too: names are tried where no list of codes has all.
        if !numeric && tried.iter().all(|(_, lacks)| !lacks.is_empty()) {
            tried.push((System::Name, self.lacking(System::Name, sides, &mut states)));
        }
        tried
    }

    /// The codes that a system does not know at some of their dates.
    fn lacking(&self, system: System, sides: &Sides, states: &mut Resolver) -> Vec<&str> {
        let mut unknown = |code: &str, years: &BTreeMap<i32, u64>| {
            let mut refused =
                years.keys().filter_map(|year| sides.in_system(system, code, *year, states).err());
            refused.any(|refused| refused.reason != Reason::NotAState)
        };
        let mut lacking = |(code, years): &(&String, &BTreeMap<i32, u64>)| {
            let several = || sides.several_in(code, system);
            !sides.is_missing(code)
                && unknown(code, years)
                && !several().is_some_and(|parts| parts.iter().all(|part| !unknown(part, years)))
        };
        self.codes.iter().filter(&mut lacking).map(|(code, _)| code.as_str()).collect()
    }

    /// A note where a column that is declared `cow` has several numbers that are Polity's alone, and
    /// how many rows have them.
    pub(super) fn polity_note(&self, wanted: &Wanted) -> Option<(String, u64)> {
        let mut states = Resolver::new();
        let (mut own, mut rows) = (Vec::new(), 0);
        for (code, years) in &self.codes {
            let mut here = 0;
            for (year, count) in years {
                let known = states.near_year(System::CowNumber, code, *year).is_ok();
                if !known && polity(code, *year).is_some() {
                    here += count;
                }
            }
            if here > 0 {
                own.push(code.as_str());
                rows += here;
            }
        }
        let several = own.len() > 1;
        several.then(|| {
            let note = format!(
                "The column \"{}\" is declared cow, but {} are numbers of Polity and at their dates none of the Correlates of War: if the column is Polity's, declare it polity, for other numbers mean another state there.",
                wanted.from,
                listed(&own)
            );
            (note, rows)
        })
    }

    /// A note that the column told its system, and how many rows have it.
    pub(super) fn told_note(
        &self,
        wanted: &Wanted,
        sides: &Sides,
        system: System,
    ) -> (String, u64) {
        // What only says that there is nobody is no code, unless the system has it.
        let mut states = Resolver::new();
        let mut is_code = |(code, years): &(&String, &BTreeMap<i32, u64>)| {
            let year = years.keys().next().copied().unwrap_or_default();
            !sides.is_missing(code) || sides.in_system(system, code, year, &mut states).is_ok()
        };
        let codes: Vec<_> = self.codes.iter().filter(&mut is_code).collect();
        let note = format!(
            "The column \"{}\" is read as {}, the only code system that knows all of its {} codes at their dates.",
            wanted.from,
            word(system),
            codes.len()
        );
        (note, codes.iter().flat_map(|(_, years)| years.values()).sum())
    }
}

fn refused(wanted: &Wanted, example: System, what: &str) -> Error {
    let help = format!(
        "Name the system in the mapping, as in `state {}: {}, {}`.",
        wanted.name,
        wanted.from,
        word(example)
    );
    Error::new(ErrorKind::Request, format!("{what}."), help)
}

/// `cow, gw and polity`.
fn words(systems: &[System]) -> String {
    let names: Vec<&str> = systems.iter().map(|system| word(*system)).collect();
    match names.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.join(""),
    }
}

/// The first few of some codes, quoted.
fn listed(codes: &[&str]) -> String {
    let quoted = |code: &&str| format!("\"{}\"", code.chars().take(40).collect::<String>());
    let first: Vec<String> = codes.iter().take(NAMED).map(quoted).collect();
    let more = codes.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", first.join(", "))
}
