//! Tables of the reader's own: whom their codes and names mean, and what the mapping decides.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests write files")]

mod common;

use std::ops::ControlFlow;

use common::Folder;
use counterpoise_datasets::{AddOptions, Error, Manifest, Reason, Shape};

const HEAD: &str = "dataset: t\ntitle: T\nlicence: none\nyear: year\nabsent: missing\n";

/// A table read by a mapping, whose first lines are always the same.
struct Read {
    folder: Folder,
    manifest: Manifest,
}

impl Read {
    fn try_of(mapping: &str, table: &str) -> Result<Read, Error> {
        let folder = Folder::new();
        let options = AddOptions {
            kind: "generic".to_owned(),
            files: vec![folder.file("t.csv", table.as_bytes())],
            mapping: Some(folder.file("t.mapping", format!("{HEAD}{mapping}").as_bytes())),
            ..AddOptions::default()
        };
        let added = folder.store.add(&options, &mut |_| ControlFlow::Continue(()))?;
        let manifest = added.manifest().clone();
        assert_eq!(manifest.rows_in, manifest.rows_kept + manifest.rows_set_aside);
        Ok(Read { folder, manifest })
    }

    fn of(mapping: &str, table: &str) -> Read {
        Read::try_of(mapping, table).unwrap()
    }

    /// `2000 RUS 1`: the rows, by year; `-` for nothing.
    fn rows(&self) -> Vec<String> {
        let table = self.folder.store.table("t", None, &[], None).unwrap();
        let cell = |row: usize| {
            let cells = table.columns.iter().map(|column| match column.values.text(row) {
                Some(text) => text.to_owned(),
                None => column.values.number(row).map_or("-".to_owned(), |n| n.to_string()),
            });
            cells.collect::<Vec<_>>().join(" ")
        };
        (0..table.rows).map(cell).collect()
    }

    /// The sentences of the rows that are set aside.
    fn aside(&self) -> Vec<String> {
        let rows = self.folder.store.quarantine("t", None).unwrap();
        rows.into_iter().map(|row| row.sentence).collect()
    }

    fn note(&self, part: &str) -> Option<u64> {
        self.manifest.notes.iter().find(|(note, _)| note.contains(part)).map(|(_, count)| *count)
    }
}

fn refusal(mapping: &str, table: &str) -> String {
    match Read::try_of(mapping, table) {
        Ok(read) => panic!("it was read: {:?}", read.rows()),
        Err(error) => error.lines(),
    }
}

/// Numbers of Polity with its own, and two that mean another state with the Correlates of War.
const POLITY: &str = "ccode,year,v\n364,1950,1\n365,1900,1\n347,1995,1\n342,2010,1\n348,2010,1\n529,2000,1\n530,1980,1\n\
    626,2012,1\n525,2012,1\n818,1980,1\n816,1960,1\n260,1960,1\n255,1995,1\n769,1960,1\n770,1980,1\n710,1960,1\n";

#[test]
fn polity_has_numbers_of_its_own() {
    let read = Read::of("state state: ccode, polity\nint v: v", POLITY);
    let expected = [
        "1900 RUS 1",
        "1950 RUS 1",
        "1960 VNM 1",
        "1960 DEU 1",
        "1960 PAK 1",
        "1960 CHN 1",
        "1980 ETH 1",
        "1980 VNM 1",
        "1980 PAK 1",
        "1995 YUG 1",
        "1995 DEU 1",
        "2000 ETH 1",
        "2010 SRB 1",
        "2010 MNE 1",
        "2012 SDN 1",
        "2012 SSD 1",
    ];
    assert_eq!(read.rows(), expected);
    assert_eq!((read.manifest.rows_set_aside, read.manifest.notes.len()), (0, 0));
}

#[test]
fn numbers_of_polity_are_no_numbers_of_the_correlates_of_war() {
    let read = Read::of("state state: ccode, cow\nint v: v", POLITY);
    let aside = read.aside();
    assert!(
        aside.contains(
            &"The COW number `347` meant Kosovo (XKX) from 2008-02-20, not in 1995. It is Polity's number of Federal \
              Republic of Yugoslavia (YUG): is the column `polity`?"
                .to_owned()
        ),
        "{aside:#?}"
    );
    assert!(
        aside.contains(
            &"`364` is not the COW number of any known actor. It is Polity's number of Soviet Union (RUS): is the column \
              `polity`?"
                .to_owned()
        ),
        "{aside:#?}"
    );
    assert_eq!(read.manifest.set_aside[&Reason::UnknownActor], aside.len() as u64);
    assert_eq!(aside.len(), 8);
    assert!(!read.rows().iter().any(|row| row.contains("XKX")));
    assert_eq!(
        read.note("declared cow, but \"342\", \"347\", \"348\", \"364\", \"525\", \"529\""),
        Some(8)
    );
}

#[test]
fn a_mapping_renames_codes() {
    let mapping = "state state: ccode, cow\ncode state: 364 = RUS\ncode: 347 = YUG\ncode state: 626 = SDN\nint v: v";
    let read = Read::of(mapping, "ccode,year,v\n364,1950,1\n347,1995,2\n626,2012,3\n364,2012,4\n");
    assert_eq!(read.rows(), ["1950 RUS 1", "1995 YUG 2", "2012 SDN 3", "2012 RUS 4"]);
    assert_eq!(read.note("\"364\" is RUS, as the mapping says."), Some(2));
}

/// Within two years of the life of its state a code is read, and noted; beyond them it is not, unless
/// the mapping says so.
#[test]
fn two_years_outside_and_not_thirteen() {
    let table = "ccode,year\n347,2005\n347,2006\n347,2007\n347,2008\n816,1953\n990,1962\n990,1959\n365,2020\n";
    let read = Read::of("state state: ccode, cow", table);
    assert_eq!(
        read.rows(),
        ["1953 VNM", "1962 WSM", "2006 XKX", "2007 XKX", "2008 XKX", "2020 RUS"]
    );
    let aside = read.aside();
    assert_eq!(aside.len(), 2, "{aside:#?}");
    assert!(aside[0].contains("meant Kosovo (XKX) from 2008-02-20, not in 2005."), "{aside:?}");
    assert!(
        aside[1].contains("meant Western Samoa (WSM) from 1976-12-15, not in 1959."),
        "{aside:?}"
    );
    let read = Read::of("state state: ccode, cow, whenever, of the territory", table);
    assert_eq!((read.manifest.rows_set_aside, read.manifest.rows_kept), (0, 8));
    assert_eq!(
        read.note("\"347\" outside the dates of its state is read as Kosovo (XKX)"),
        Some(3)
    );
    // The Ukrainian SSR is no state of a table of which nothing is known.
    let read = Read::of("state s: s, name", "s,year\nUkraine,1946\nUkraine,1990\n");
    assert_eq!(read.rows(), ["1990 UKR"]);
}

#[test]
fn names_that_everybody_writes() {
    let names = [
        ("USA", "USA"),
        ("U.S.A.", "USA"),
        ("S. Korea", "KOR"),
        ("N. Korea", "PRK"),
        ("Korea R", "KOR"),
        ("Korea PR", "PRK"),
        ("Germany FR", "DEU"),
        ("China (PRC)", "CHN"),
        ("PNG", "PNG"),
        ("KSA", "SAU"),
        ("RF", "RUS"),
        ("Bosnia and Herz.", "BIH"),
        ("Eq. Guinea", "GNQ"),
        ("Tadzhikistan", "TJK"),
        ("Swaziland (Eswatini)", "SWZ"),
        ("Czech Rep.", "CZE"),
        ("Российская Федерация", "RUS"),
        ("德国", "DEU"),
        ("Elfenbeinküste", "CIV"),
    ];
    let mut table = "c,year\n".to_owned();
    names.iter().for_each(|(name, _)| table += &format!("{name},2005\n"));
    // Several names of one state are no repeats here.
    let read = Read::of("state s: c, name\nkey: none", &table);
    let expected: Vec<String> = names.iter().map(|(_, id)| format!("2005 {id}")).collect();
    assert_eq!(read.rows(), expected);
    assert_eq!(read.manifest.rows_set_aside, 0);
    let old = "c,year\nYemen AR,1970\nYemen PDR,1970\nVietnam S,1970\nGermany DR,1970\n";
    assert_eq!(
        Read::of("state s: c, name", old).rows(),
        ["1970 YEM", "1970 YMD", "1970 RVN", "1970 DDR"]
    );
}

#[test]
fn a_mapping_decides_what_is_ambiguous() {
    let table = "c,year\nChina,1960\nTaiwan,1960\n";
    let read = Read::of("state s: c, name", table);
    assert_eq!(read.rows(), ["1960 TWN"]);
    assert_eq!(
        read.aside(),
        [
            "The name `China` on 1960-12-31 may mean China (CHN) or Taiwan (TWN). A line `code s: China = ID` in the mapping \
          says which."
        ]
    );
    assert_eq!(read.manifest.set_aside[&Reason::AmbiguousActor], 1);
    let read = Read::of("state s: c, name\ncode s: China = CHN", table);
    assert_eq!(read.rows(), ["1960 CHN", "1960 TWN"]);
    assert_eq!(read.note("\"China\" is CHN, as the mapping says."), Some(1));
}

#[test]
fn a_capital_is_no_name_of_a_state() {
    let read = Read::of("state s: c, name", "c,year\nMoscow,2010\nFrance,2010\n");
    assert_eq!(read.aside(), ["`Moscow` is not the name of any known actor."]);
}

#[test]
fn microstates_have_numbers_of_gleditsch_and_ward() {
    let read = Read::of(
        "state s: c, gw",
        "c,year\n591,1980\n403,1980\n990,1970\n221,1900\n54,1990\n970,1990\n971,1990\n",
    );
    assert_eq!(
        read.rows(),
        ["1900 MCO", "1970 WSM", "1980 SYC", "1980 STP", "1990 DMA", "1990 KIR", "1990 NRU"]
    );
    assert_eq!(read.manifest.rows_set_aside, 0);
}

#[test]
fn a_territory_is_no_state_by_whatever_code() {
    for (system, codes) in [
        ("iso2", ["HK", "PS"]),
        ("iso3", ["HKG", "PSE"]),
        ("un", ["344", "275"]),
        ("vdem", ["167", "138"]),
    ] {
        let china = match system {
            "iso2" => "CN",
            "iso3" => "CHN",
            "un" => "156",
            _ => "110",
        };
        let table = format!("c,year\n{},2010\n{},2010\n{china},2010\n", codes[0], codes[1]);
        let read = Read::of(&format!("state s: c, {system}"), &table);
        assert_eq!(read.rows(), ["2010 CHN"], "{system}");
        assert_eq!(read.manifest.set_aside[&Reason::NotAState], 2, "{system}");
    }
}

/// Sides as UCDP writes them: several states in a cell, or none.
const UCDP: &str = "gwno_a,gwno_b,year,v\n2,645,2003,1\n\"2, 200, 900\",645,2003,2\n365,,2000,3\n\"750\",\"770\",1999,4\n2;200,645,2003,5\n";

#[test]
fn several_states_in_a_cell_and_none() {
    let read = Read::of("state a: gwno_a, gw\nstate b: gwno_b, gw\nint v: v", UCDP);
    assert_eq!(read.rows(), ["1999 IND PAK 4", "2003 USA IRQ 1"]);
    assert_eq!(
        read.aside(),
        [
            "Column \"gwno_a\": several states in one cell, \"2, 200, 900\".",
            "Column \"gwno_b\": the cell is empty.",
            "Column \"gwno_a\": several states in one cell, \"2;200\"."
        ]
    );
    let declared = "state a: gwno_a, gw, several\nstate b: gwno_b, gw\nempty: not-applicable\nint v: v\nkey: none";
    let read = Read::of(declared, UCDP);
    let expected = [
        "1999 IND PAK 4",
        "2000 RUS - 3",
        "2003 USA IRQ 1",
        "2003 USA IRQ 2",
        "2003 GBR IRQ 2",
        "2003 AUS IRQ 2",
        "2003 USA IRQ 5",
        "2003 GBR IRQ 5",
    ];
    assert_eq!(read.rows(), expected);
    assert_eq!(read.manifest.shape, Shape::Records);
    assert_eq!((read.manifest.rows_kept, read.manifest.rows_written), (5, 8));
    assert_eq!(
        read.note("A cell of the column \"gwno_a\" with several states became a row for each."),
        Some(2)
    );
    assert_eq!(read.note("An empty cell of the column \"gwno_b\" is not applicable"), Some(1));
}

#[test]
fn half_a_list_is_not_taken() {
    let read = Read::of(
        "state a: a, gw, several\nint v: v",
        "a,year,v\n\"2, 9999\",2003,1\n\"2, 2\",2003,2\n",
    );
    assert_eq!(read.rows(), ["2003 USA 2"]);
    assert_eq!(read.aside(), ["`9999` is not the Gleditsch-Ward number of any known actor."]);
    let both = "a,b,year\n\"2, 200\",\"200, 645\",2003\n2,645,2003\n";
    let read = Read::of("state a: a, gw, several\nstate b: b, gw, several", both);
    assert_eq!(read.rows(), ["2003 USA GBR", "2003 USA IRQ", "2003 GBR IRQ"]);
    assert_eq!(read.note("the pair of it with itself is left out"), Some(1));
    // The second row says nothing that the first does not.
    assert_eq!(read.aside(), ["Line 3 repeats line 2: the same a, b and year, the same values."]);
    // Names may have commas: they are parted by semicolons.
    let read = Read::of("state a: a, name, several", "a,year\n\"Korea, South; China\",2003\n");
    assert_eq!(read.rows(), ["2003 KOR", "2003 CHN"]);
}

/// Of a table by days, one row for each state and year is a key as good as any.
#[test]
fn a_table_by_days_may_have_the_year_in_its_key() {
    let folder = Folder::new();
    let mapping = "dataset: t\ntitle: T\nlicence: none\nabsent: missing\ndate: Day\nstate s: c, iso3\nint v: v\nkey: s, year\n";
    let add = |table: &str| {
        let options = AddOptions {
            kind: "generic".to_owned(),
            files: vec![folder.file("t.csv", table.as_bytes())],
            mapping: Some(folder.file("t.mapping", mapping.as_bytes())),
            ..AddOptions::default()
        };
        folder.store.add(&options, &mut |_| ControlFlow::Continue(()))
    };
    let added = add("Day,c,v\n2014-03-01,RUS,1\n2015-03-01,RUS,1\n").unwrap();
    assert_eq!(
        (added.manifest().rows_kept, added.manifest().key.join(" ")),
        (2, "s year".to_owned())
    );
    let refused = add("Day,c,v\n2014-03-01,RUS,1\n2014-05-01,RUS,1\n").unwrap_err();
    assert!(refused.what.contains("the same s and year, other values."), "{}", refused.what);
}

#[test]
fn rows_that_share_a_state_and_agree_do_not_contradict() {
    let mapping = "state a: a, gw, several\nint v: v";
    let table = "a,year,v\n2,2003,1\n\"2, 200\",2003,1\n645,2003,1\n";
    assert_eq!(
        refusal(mapping, table).lines().take(2).collect::<Vec<_>>(),
        [
            "In t.csv 1 row contradicts an earlier one: the same a and year, the same values, and more besides it in one of the two.",
            "  a USA, year 2003 (the same values): line 2 and line 3"
        ]
    );
    let other = "a,year,v\n2,2003,1\n\"2, 200\",2003,2\n";
    assert!(refusal(mapping, other).contains("the same a and year, other values."));
    let read = Read::of(mapping, "a,year,v\n\"2, 200\",2003,1\n200,2003,1\n");
    assert_eq!(read.rows(), ["2003 USA 1", "2003 GBR 1"]);
    assert_eq!(read.aside(), ["Line 3 repeats line 2: the same a and year, the same values."]);
}

#[test]
fn names_with_commas_among_several_keep_them() {
    let table = "a,year\n\"Korea, Republic of; China\",2003\nIran,2004\n";
    let read = Read::of("state a: a, auto, several", table);
    assert_eq!(read.rows(), ["2003 KOR", "2003 CHN", "2004 IRN"]);
    let told =
        "The column \"a\" is read as name, the only code system that knows all of its 3 codes";
    assert_eq!(read.note(told), Some(3));
    let codes = Read::of("state a: a, auto, several", "a,year\n\"KOR, CHN\",2003\nIRN,2004\n");
    assert_eq!(codes.rows(), ["2003 KOR", "2003 CHN", "2004 IRN"]);
    let numbers = refusal("state a: a, auto, several", "a,year\n\"2, 200\",2003\n645,2004\n");
    assert!(numbers.contains("is of numbers, which do not tell their system"), "{numbers}");
}

#[test]
fn what_is_missing_is_no_code_that_a_column_has() {
    let table = "a,year,v\nDEU,2003,1\nNA,2003,2\n-9,2003,3\nIRN,2003,4\n";
    let read =
        Read::of("state a: a, auto\nmissing: -9\nempty: missing\nint v: v\nkey: none", table);
    assert_eq!(read.rows(), ["2003 DEU 1", "2003 - 2", "2003 - 3", "2003 IRN 4"]);
    assert_eq!(
        read.note("is read as iso3, the only code system that knows all of its 2 codes"),
        Some(2)
    );
}

#[test]
fn na_is_nobody_where_it_is_no_code() {
    let table = "a,year,v\nNA,2003,1\n2,2003,2\n";
    let read = Read::of("state a: a, cow\nempty: not-applicable\nint v: v", table);
    assert_eq!(read.rows(), ["2003 - 1", "2003 USA 2"]);
    let silent = Read::of("state a: a, cow\nint v: v", table);
    assert_eq!(
        silent.aside(),
        ["Column \"a\": the cell is empty (\"NA\" is how programs write it)."]
    );
    let namibia = Read::of(
        "state a: a, iso2\nempty: not-applicable\nint v: v",
        "a,year,v\nNA,2003,1\nN/A,2003,2\n",
    );
    assert_eq!(namibia.rows(), ["2003 NAM 1", "2003 - 2"]);
}

#[test]
fn a_mark_for_missing_is_an_empty_side_and_never_a_state() {
    let mapping = "state a: a, cow\nmissing: NA, -9\nint v: v\nkey: none";
    let table = "a,year,v\nNA,2003,1\n-9,2003,2\n2,2003,NA\n";
    let read = Read::of(mapping, table);
    assert_eq!(read.rows(), ["2003 USA -"]);
    assert_eq!(
        read.aside()[0],
        "Column \"a\": the cell is empty (\"NA\" is missing, as the mapping says)."
    );
    let read = Read::of(&format!("{mapping}\nempty: missing"), table);
    assert_eq!(read.rows(), ["2003 - 1", "2003 - 2", "2003 USA -"]);
}

#[test]
fn namibia_stays_where_iso2_is_declared() {
    let table = "iso2c,year,dem,milex\nNA,2000,6,100\nNG,2000,4,NA\nZA,2000,NA,50\n";
    let mapping = "state s: iso2c, iso2\nint dem: dem\nfloat milex: milex\nmissing: NA";
    assert_eq!(
        Read::of(mapping, table).rows(),
        ["2000 NAM 6 100", "2000 NGA 4 -", "2000 ZAF - 50"]
    );
    // Where names are declared, two letters that are also a word are nobody.
    let words = "s,year\nNA,2010\nNO,2010\nIN,2010\nIS,2010\nIT,2010\nAT,2010\nBE,2010\nDE,2010\nME,2010\nSO,2010\nTO,2010\nChad,2010\n";
    assert_eq!(Read::of("state s: s, name", words).rows(), ["2010 TCD"]);
}

#[test]
fn a_column_tells_its_system_or_is_asked_about() {
    let read = Read::of("state s: s, auto", "s,year\nCHN,2000\nDEU,2000\nCHE,2000\n");
    assert_eq!(read.rows(), ["2000 CHN", "2000 DEU", "2000 CHE"]);
    let note = "The column \"s\" is read as iso3, the only code system that knows all of its 3 codes at their dates.";
    assert_eq!(read.note(note), Some(3));
    assert_eq!(
        Read::of("state s: s, auto", "s,year\nCHN,2000\nGMY,2000\nSWZ,2000\nUKG,2000\nROM,2000\n")
            .rows()
            .len(),
        5
    );
    let names = Read::of("state s: s, auto", "s,year\nChina,2000\nSouth Korea,2000\n");
    assert_eq!(names.rows(), ["2000 CHN", "2000 KOR"]);
    // Austria or Australia: the dates and the other codes of the column decide, never one cell.
    let said = [
        refusal("state s: s, auto", "s,year\nCHN,2000\nRUS,2000\n"),
        refusal("state s: s, auto", "s,year\n2,2000\n710,2000\n364,1950\n"),
        refusal("state s: s, auto", "s,year\n2,2000\n710,2000\n365,2000\n"),
        refusal("state s: s, auto", "s,year\nCHN,2000\nXXA,2000\nRUS,2000\n"),
        refusal("state s: s, auto", "s,year\n,2000\n"),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn lines_about_codes_that_cannot_be_read() {
    let table = "a,year\n2,2000\n";
    let said = [
        refusal("state a: a, cow\ncode a: 364", table),
        refusal("state a: a, cow\ncode a: 364 = Russia", table),
        refusal("state a: a, cow\ncode a: 364 = QQQ", table),
        refusal("state a: a, cow\ncode b: 364 = RUS", table),
        refusal("state a: a, cow\ncode a: 364 = RUS\ncode a: 364 = UKR", table),
        refusal("state a: a, cow\nempty: zero", table),
        refusal("state a: a, postal", table),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_monstrous_cell_makes_no_monstrous_table() {
    let codes: Vec<String> = (1..=990).map(|number| number.to_string()).collect();
    let known = codes.iter().filter(|code| {
        let on = counterpoise_world::year(2000);
        counterpoise_world::World::builtin()
            .lookup(counterpoise_world::System::GwNumber, code, on)
            .is_ok()
    });
    let cell = known.cloned().collect::<Vec<_>>().join(";");
    let read = Read::of(
        "state a: a, gw, several\nstate b: b, gw, several\nstate c: c, gw, several",
        &format!("a,b,c,year\n{cell},{cell},{cell},2000\n2,20,70,2000\n"),
    );
    assert_eq!(read.rows(), ["2000 USA CAN MEX"]);
    assert!(read.aside()[0].contains("more than 10000 rows"), "{:?}", read.aside());
}

#[test]
fn dates_by_the_order_that_the_column_proves() {
    let mapping = "dataset: t\ntitle: T\nlicence: none\ndate: Day\nstate s: s, iso3\nint n: n\nabsent: zero\n";
    let read = |date: &str, rows: &str| {
        let folder = Folder::new();
        let options = AddOptions {
            kind: "generic".to_owned(),
            files: vec![folder.file("t.csv", format!("Day,s,n\n{rows}").as_bytes())],
            mapping: Some(folder.file("m", mapping.replace("date: Day", date).as_bytes())),
            ..AddOptions::default()
        };
        let added = folder.store.add(&options, &mut |_| ControlFlow::Continue(()))?;
        let manifest = added.manifest().clone();
        let table = folder.store.table("t", None, &["date", "n"], None)?;
        let day = |row: usize| {
            let day =
                table.columns[0].values.day(row).map_or("-".to_owned(), |day| day.to_string());
            format!("{}: {day}", table.columns[1].values.int(row).unwrap_or_default())
        };
        let mut days: Vec<String> = (0..table.rows).map(day).collect();
        days.sort();
        let aside: Vec<String> =
            folder.store.quarantine("t", None)?.into_iter().map(|row| row.sentence).collect();
        Ok::<_, Error>((days, aside, manifest))
    };
    let all = "3/4/2014,RUS,1\n18/3/2014,RUS,2\n2014/03/18,CHN,3\n18.03.2014,KAZ,4\n\
               18-Mar-2014,UZB,5\n2014-03-18 00:00:00,TJK,6\n20140318,TKM,7\n2014-03,RUS,8\n\
               41716,RUS,9\n3/18/14,RUS,10\n";
    let (days, aside, manifest) = read("date: Day", all).unwrap();
    assert_eq!(days[0], "1: 2014-04-03");
    assert!(days[1..].iter().all(|day| day.ends_with(": 2014-03-18")), "{days:?}");
    assert_eq!(days.len(), 7);
    assert_eq!(
        aside,
        [
            "Column \"Day\" is \"2014-03\", which is 2014-03, no day.",
            "Column \"Day\" is \"41716\", which may be 2014-03-18 or 2018-03-19.",
            "Column \"Day\" is \"3/18/14\", which may be 2014-03-18 or 1914-03-18."
        ]
    );
    assert!(manifest.notes.keys().any(|note| note.contains("have the day first")));
    // Nothing proves an order: the row waits, unless the mapping says it.
    let (days, aside, _) = read("date: Day", "3/4/2014,RUS,1\n2014-01-01,RUS,2\n").unwrap();
    assert_eq!(days, ["2: 2014-01-01"]);
    assert_eq!(
        aside,
        [
            "Column \"Day\" is \"3/4/2014\", which may be 2014-04-03 or 2014-03-04; --dates day-first or month-first says which."
        ]
    );
    let (days, _, _) = read("date: Day, month-first", "3/4/2014,RUS,1\n").unwrap();
    assert_eq!(days, ["1: 2014-03-04"]);
    let both = read("date: Day", "18/3/2014,RUS,1\n3/18/2014,RUS,2\n").unwrap_err();
    assert!(both.what.contains("has both orders"), "{}", both.what);
    assert!(read("date: Day, year-first", "").is_err());
}

#[test]
fn a_mark_too_many_costs_its_row_and_no_other() {
    let table = "c,year,v,t\nUSA,1990,1,ok\nJPN,1990,4,\"a \"bad\" quote\"\nKOR,1990,5,x\n\
                 PRK,1990,6,\"unclosed\nCHN,1990,7,x\nRUS,1990,8,x\n";
    let read = Read::of("state s: c, iso3\nfloat v: v, x, v\ntext t: t", table);
    assert_eq!(read.rows(), ["1990 USA 1 ok", "1990 KOR 5 x", "1990 CHN 7 x", "1990 RUS 8 x"]);
    assert_eq!(read.manifest.rows_in, 6);
    assert_eq!(read.aside().len(), 2);
    assert!(read.aside()[1].ends_with("in this line and is never closed."));
    let swallowed = "c,year,t\nUSA,1990,\"ok\nKOR,1990,x\nPRK,1990,\"y\"\n";
    let read = Read::of("state s: c, iso3\ntext t: t", swallowed);
    assert_eq!(read.rows(), ["1990 KOR x", "1990 PRK y"]);
}

#[test]
fn bytes_of_windows_are_letters() {
    let read = |bytes: &[u8]| {
        let folder = Folder::new();
        let mapping = format!("{HEAD}state s: c, name\ntext t: t");
        let options = AddOptions {
            kind: "generic".to_owned(),
            files: vec![folder.file("t.csv", bytes)],
            mapping: Some(folder.file("m", mapping.as_bytes())),
            ..AddOptions::default()
        };
        let added = folder.store.add(&options, &mut |_| ControlFlow::Continue(())).unwrap();
        let manifest = added.manifest().clone();
        Read { folder, manifest }
    };
    let windows = read(b"c,year,t\nC\xF4te d\x92Ivoire,1990,a\nT\xFCrkiye,2023,b\n");
    assert_eq!(windows.rows(), ["1990 CIV a", "2023 TUR b"]);
    assert_eq!(windows.note("read as Windows-1252"), Some(2));
    // One such byte does not turn the rest of the file into something else.
    let mixed = [
        "c,year,t\nC\u{f4}te d\u{2019}Ivoire,1990,ok\nT\u{fc}rkiye,2023,ok\n".as_bytes(),
        b"USA,1990,don\x92t\n",
    ]
    .concat();
    assert_eq!(read(&mixed).rows(), ["1990 CIV ok", "1990 USA don\u{2019}t", "2023 TUR ok"]);
    let utf16: Vec<u8> = "\u{feff}c,year,t\nT\u{fc}rkiye,2023,ok\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read(&utf16).rows(), ["2023 TUR ok"]);
    assert_eq!(read(b"c,year,t\rFrance,2023,ok\r").rows(), ["2023 FRA ok"]);
}

#[test]
fn a_column_that_stands_twice_is_refused() {
    let error = Read::try_of("state s: c, iso3\nint v: v", "c,year,v,v\nUSA,1990,1,2\n");
    assert_eq!(error.err().unwrap().what, "t.csv has several columns named \"v\".");
}

#[test]
fn a_comma_between_semicolons_is_a_decimal_comma() {
    let read = Read::of("state s: c, iso3\nfloat v: v", "c;year;v\nUSA;1990;1,5\nRUS;1990;2.5\n");
    assert_eq!(read.rows(), ["1990 USA 1.5", "1990 RUS 2.5"]);
    let read = Read::of("state s: c, iso3\nfloat v: v", "c,year,v\nUSA,1990,\"1,5\"\nRUS,1990,2\n");
    assert_eq!(read.rows(), ["1990 RUS 2"]);
}
