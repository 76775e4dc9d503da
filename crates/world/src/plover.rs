//! PLOVER: the successor of CAMEO, sixteen types of events with modes, and the way to it from
//! CAMEO.
//!
//! Two misprints of the manual are mended in the table. ACCUSE is printed +3 where its three modes
//! are -2, -3.5 and -3.5:
//! -3 is meant. SANCTION stands under verbal conflict in the table of quad classes and under material conflict in its own
//! section: material conflict is followed, which is also the class of CAMEO's root 16. The type
//! once called DEMAND is REQUEST; DISAPPROVE and INVESTIGATE have become modes of ACCUSE; FIGHT,
//! CRIME are no more.
//!
//! Source: Open Event Data Alliance 2021, *PLOVER: Political Language Ontology for Verifiable Event
//! Records. Event, Actor and Data Interchange Specification*, draft 0.7b1 (chapter on CAMEO and
//! PLOVER; scores); its list of translations `CAMEO2PLOVER-2021`.
//!
//! ```
//! use counterpoise_world::{cameo, plover::{self, Crosswalk}};
//! let released = cameo::find("0841").unwrap();
//! assert_eq!(plover::of_cameo(released, Crosswalk::ByRoot).unwrap().name, "RETREAT");
//! assert_eq!(plover::of_cameo(cameo::find("010").unwrap(), Crosswalk::ByRoot), None); // statements have no type
//! assert_eq!(plover::score("ACCUSE", None), Some(-30)); // tenths
//! ```

use std::sync::OnceLock;

use crate::cameo::{CameoCode, Quad};

/// One of the sixteen types of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct PloverType {
    /// In capitals, as the data have it.
    pub name: &'static str,
    /// Its class.
    pub quad: Quad,
    /// Its score in tenths, -100 to 100, where no mode says more.
    pub score: i16,
    /// In words.
    pub meaning: &'static str,
}

/// A mode of a type: how it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct PloverMode {
    /// The type.
    pub of: &'static str,
    /// In small letters, as the data have it.
    pub name: &'static str,
    /// Its score in tenths, -100 to 100.
    pub score: i16,
}

/// How CAMEO codes are carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Crosswalk {
    /// By the root, as the manual's table advises; root 08 alone divides, 080 to 083 and 084 to 087.
    ByRoot,
    /// By the code, as the Alliance's own list does it: 0813 and 0814 (curfew, emergency lifted)
    /// give way in deeds, 163 (embargo) coerces, 191 and 192 (blockade, occupation) coerce, 1712
    /// and 175 (destruction, repression) are violence.
    ByCode,
}

struct Table {
    types: Vec<PloverType>,
    modes: Vec<PloverMode>,
}

/// Every type, in the order of the classes.
pub fn types() -> &'static [PloverType] {
    &table().types
}

/// Every mode that has a score of its own, by type.
pub fn modes() -> &'static [PloverMode] {
    &table().modes
}

/// The type of that name, whatever its case.
pub fn find(name: &str) -> Option<&'static PloverType> {
    types().iter().find(|one| one.name.eq_ignore_ascii_case(name.trim()))
}

/// The score in tenths of a type, or of a mode of it where that mode has one; `None` for an unknown
/// type.
pub fn score(name: &str, mode: Option<&str>) -> Option<i16> {
    let of = find(name)?;
    let named = |mode: &&str| {
        modes().iter().find(|m| m.of == of.name && m.name.eq_ignore_ascii_case(mode.trim()))
    };
    Some(mode.as_ref().and_then(named).map_or(of.score, |mode| mode.score))
}

/// The type a CAMEO code becomes; `None` for statements and appeals (roots 01, 02), which PLOVER
/// leaves out.
pub fn of_cameo(code: &CameoCode, crosswalk: Crosswalk) -> Option<&'static PloverType> {
    let moved = if crosswalk == Crosswalk::ByCode { moved(code.code) } else { None };
    find(moved.or_else(|| by_root(code))?)
}

fn moved(code: &str) -> Option<&'static str> {
    match code {
        "0813" | "0814" => Some("RETREAT"),
        "163" | "191" | "192" => Some("COERCE"),
        "1712" | "175" => Some("ASSAULT"),
        _ => None,
    }
}

fn by_root(code: &CameoCode) -> Option<&'static str> {
    Some(match code.root_number() {
        3 => "AGREE",
        4 => "CONSULT",
        5 => "SUPPORT",
        6 => "COOPERATE",
        7 => "AID",
        8 if code.code.get(2..3) >= Some("4") => "RETREAT",
        8 => "CONCEDE",
        9 | 11 => "ACCUSE",
        10 => "REQUEST",
        12 => "REJECT",
        13 => "THREATEN",
        14 => "PROTEST",
        15 => "MOBILIZE",
        16 => "SANCTION",
        17 => "COERCE",
        // The manual prints FIGHT for root 20, a type it no longer has.
        18..=20 => "ASSAULT",
        _ => return None,
    })
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("plover.tsv")))
}

/// Reads the table; a wrong line is left out, and a test keeps the table free of any.
fn read(text: &'static str) -> Table {
    let mut table = Table { types: Vec::new(), modes: Vec::new() };
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("type\t")) {
        read_line(line, &mut table);
    }
    table
}

fn read_line(line: &'static str, table: &mut Table) -> Option<()> {
    let fields: Vec<&'static str> = line.split('\t').collect();
    let [name, mode, quad, score, meaning] = *fields.as_slice() else {
        return None;
    };
    let (quad, score) = (Quad::numbered(quad.parse().ok()?)?, score.parse().ok()?);
    match mode {
        "-" => table.types.push(PloverType { name, quad, score, meaning }),
        mode => table.modes.push(PloverMode { of: name, name: mode, score }),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{Crosswalk, find, modes, of_cameo, read, score, types};
    use crate::cameo::{Quad, codes};

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines =
            include_str!("plover.tsv").lines().filter(|line| !line.starts_with('#')).count() - 1;
        assert_eq!((types().len(), types().len() + modes().len()), (16, lines));
        assert!(read("AID\tnothing else").types.is_empty());
    }

    #[test]
    fn the_misprints_of_the_manual_are_mended() {
        assert_eq!(
            (score("ACCUSE", None), score("ACCUSE", Some("disapprove"))),
            (Some(-30), Some(-20))
        );
        assert_eq!(find("sanction").unwrap().quad, Quad::MaterialConflict);
    }

    #[test]
    fn a_mode_without_a_score_has_that_of_its_type() {
        assert_eq!((score("AID", Some("asylum")), score("CRIME", None)), (Some(100), None));
    }

    #[test]
    fn codes_keep_their_class_on_the_way_but_for_the_codes_the_list_moves() {
        for code in codes() {
            let by_root = of_cameo(code, Crosswalk::ByRoot);
            assert_eq!(by_root.is_none(), matches!(code.root(), "01" | "02"), "{}", code.code);
            let conceded = by_root.is_some_and(|plover| plover.name == "CONCEDE");
            assert!(
                conceded || by_root.is_none_or(|plover| plover.quad == code.quad()),
                "{}",
                code.code
            );
        }
        let moved = codes()
            .iter()
            .filter(|c| of_cameo(c, Crosswalk::ByRoot) != of_cameo(c, Crosswalk::ByCode));
        let moved: Vec<&str> = moved.map(|code| code.code).collect();
        assert_eq!(moved, ["0813", "0814", "163", "1712", "175", "191", "192"]);
    }

    #[test]
    fn yielding_divides_into_words_and_deeds() {
        let of =
            |code| of_cameo(crate::cameo::find(code).unwrap(), Crosswalk::ByRoot).unwrap().name;
        assert_eq!(
            ["08", "080", "0834", "084", "0874"].map(of),
            ["CONCEDE", "CONCEDE", "CONCEDE", "RETREAT", "RETREAT"]
        );
    }
}
