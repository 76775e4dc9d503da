//! CAMEO: what kind of event a machine coded, as text codes with names, classes and scores.
//!
//! A code is text: `010` (*make statement*) is not `10` (*demand*). Its first two digits are the
//! root, the root gives the quad class. A Goldstein score belongs to the source that publishes it:
//! GDELT and ICEWS differ for `016`, `022`, `164` and `165`, and GDELT's table has no `1213`.
//!
//! Sources: Gerner, D. J., Schrodt, P. A. and Yilmaz, O. 2009, *Conflict and Mediation Event
//! Observations (CAMEO): Event and Actor Codebook*, version 1.1b3 (codes, names, quad classes);
//! Goldstein, J. S. 1992, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict
//! Resolution 36, 369-385 (the scale); the GDELT Project's `CAMEO.goldsteinscale.txt` and the ICEWS
//! Goldstein mapping (Boschee et al. 2015), for the scores.
//!
//! ```
//! use counterpoise_world::cameo::{self, Quad, ScoreTable};
//! let denial = cameo::find("016").unwrap();
//! assert_eq!((denial.root(), denial.quad()), ("01", Quad::VerbalCooperation));
//! assert_eq!(denial.goldstein(ScoreTable::Gdelt), Some(-20)); // tenths
//! assert_eq!(denial.goldstein(ScoreTable::Icews), Some(-50));
//! assert_eq!(cameo::by_relation("Consult").unwrap().code, "040");
//! assert_ne!(cameo::find("010"), cameo::find("10"));
//! ```

use std::sync::OnceLock;

pub use crate::cameo_code::{CameoCode, Quad, ScoreTable};
pub use crate::cameo_error::CameoError;

/// Every code, in the order of their text: `01`, `010`, `011`, ...
pub fn codes() -> &'static [CameoCode] {
    static CODES: OnceLock<Vec<CameoCode>> = OnceLock::new();
    CODES.get_or_init(|| read(include_str!("cameo.tsv")))
}

/// The code of exactly that text.
pub fn find(text: &str) -> Option<&'static CameoCode> {
    let codes = codes();
    codes.binary_search_by(|code| code.code.cmp(text)).ok().and_then(|at| codes.get(at))
}

/// The code of exactly that text, or a sentence that says what is wrong with it.
///
/// # Errors
///
/// [`CameoError`] for any text that is no code, with the code that was meant where a leading zero
/// was lost.
pub fn code(text: &str) -> Result<&'static CameoCode, CameoError> {
    find(text).ok_or_else(|| CameoError { text: text.to_owned(), meant: find(&format!("0{text}")) })
}

/// The code whose name is this relation text, whatever the case, spaces and punctuation.
///
/// Where a root and a code below it share their name (`Consult`: `04`, `040`), the one below is
/// meant: events are coded with three digits or four.
pub fn by_relation(text: &str) -> Option<&'static CameoCode> {
    static NAMES: OnceLock<Vec<(String, u16)>> = OnceLock::new();
    let names = NAMES.get_or_init(named);
    let at = names.binary_search_by(|(name, _)| name.as_str().cmp(&comparable(text))).ok()?;
    names.get(at).and_then(|(_, index)| codes().get(usize::from(*index)))
}

fn named() -> Vec<(String, u16)> {
    let mut names: Vec<(String, u16)> =
        codes().iter().map(|code| (comparable(code.name), code.index)).collect();
    // The later of two equal names, the longer code, comes first and stays.
    names.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    names.dedup_by(|later, kept| later.0 == kept.0);
    names
}

fn comparable(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Reads the table; a wrong line is left out, and a test keeps the table free of any.
fn read(text: &'static str) -> Vec<CameoCode> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("code\t"));
    let mut codes: Vec<CameoCode> = lines.filter_map(read_line).collect();
    codes.sort_by_key(|code| code.code);
    for (index, code) in (0..).zip(&mut codes) {
        code.index = index;
    }
    codes
}

fn read_line(line: &'static str) -> Option<CameoCode> {
    let fields: Vec<&'static str> = line.split('\t').collect();
    let [code, gdelt, icews, name] = *fields.as_slice() else {
        return None;
    };
    Some(CameoCode { code, name, index: 0, gdelt: gdelt.parse().ok(), icews: icews.parse().ok() })
}

#[cfg(test)]
#[path = "cameo_tests.rs"]
mod tests;
