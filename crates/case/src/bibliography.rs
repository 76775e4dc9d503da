//! Bibliographies: BibTeX and BibLaTeX, CSL-JSON, RIS.
//!
//! An entry that cannot be read costs that entry, and is said with its key and line. What a field
//! says is printed: nothing is filled in, and what cannot be told is said.

mod bibtex;
mod csl;
mod entries;
mod names;
mod reference;
mod ris;
mod strings;
mod tex;
mod tex_tables;
mod work;
mod year;

pub(crate) use reference::print;
pub(crate) use work::{Cost, Fault, Read, Work};

/// Endings of the files that may be bibliographies.
pub(crate) const ENDINGS: [&str; 4] = [".bib", ".bibtex", ".json", ".ris"];

/// Reads a bibliography in the form that the ending of its name tells.
pub(crate) fn read(name: &str, text: &str) -> Read {
    let name = name.to_ascii_lowercase();
    let text_at = text.trim_start_matches('\u{feff}');
    let skipped = text.len() - text_at.len();
    let mut read = match name.rsplit('.').next() {
        Some("json") => csl::read(text_at),
        Some("ris") => ris::read(text_at),
        _ => bibtex::read(text_at),
    };
    for at in read
        .faults
        .iter_mut()
        .map(|fault| &mut fault.at)
        .chain(read.works.iter_mut().map(|work| &mut work.at))
    {
        *at = at.start + skipped..at.end + skipped;
    }
    read
}
