//! Against the published lists of states, where a copy lies beside the project.

#![allow(clippy::print_stdout, reason = "a test says what it checked and what it skipped")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use counterpoise_dates::{Day, DayRange};
use counterpoise_world::{LookupError, MAJOR_POWERS, System, World, on_day, year};

/// The path of a shared file, or `None` with a line that says so.
fn shared(path: &str) -> Option<PathBuf> {
    let file =
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/")).join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: {} not found", file.display());
    None
}

type Row = BTreeMap<String, String>;

fn rows(mut reader: csv::Reader<impl std::io::Read>) -> Vec<Row> {
    reader.deserialize().map(|row| row.expect("a row of the published list")).collect()
}

fn table(path: &str) -> Option<Vec<Row>> {
    let file = shared(path)?;
    Some(rows(csv::Reader::from_path(file).expect("a readable list")))
}

/// The gzipped country-year panel, through the `gzip` program.
fn panel() -> Option<Vec<Row>> {
    let file = shared("countrycode/codelist_panel.csv.gz")?;
    let Ok(output) = Command::new("gzip").arg("-dc").arg(file).output() else {
        println!("skipped: gzip not found");
        return None;
    };
    Some(rows(csv::Reader::from_reader(output.stdout.as_slice())))
}

fn parse_day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn cow_day(row: &Row, end: &str) -> Day {
    let number = |part: &str| row[&format!("{end}{part}")].parse::<i32>().expect("a number");
    Day::new(number("year"), number("month") as u8, number("day") as u8).expect("a day")
}

/// A membership of one list.
struct Membership {
    number: String,
    letters: String,
    first: Day,
    last: Day,
}

/// Found on the first and last day, refused with the bearer named on the days around every span of
/// the code.
fn check_list(memberships: &[Membership], number: System, letters: System, end_of_list: Day) {
    let world = World::builtin();
    for m in memberships {
        for day in [m.first, m.last] {
            let by_number =
                world.lookup(number, &m.number, on_day(day)).expect("a member on its days");
            let by_letters =
                world.lookup(letters, &m.letters, on_day(day)).expect("a member on its days");
            assert_eq!(by_number.id, by_letters.id, "{} {}", m.number, m.letters);
            assert_eq!(
                by_number.code_in(number, on_day(day)),
                Ok(m.number.as_str()).map_err(|()| unreachable!())
            );
        }
        let within = |day: Day| {
            memberships.iter().any(|o| o.number == m.number && o.first <= day && day <= o.last)
        };
        let outside = [m.first.plus(-1), m.last.plus(1)];
        for day in outside.into_iter().filter(|day| !within(*day) && *day <= end_of_list) {
            for (system, code) in [(number, &m.number), (letters, &m.letters)] {
                let refused = world.lookup(system, code, on_day(day));
                assert!(
                    matches!(refused, Err(LookupError::OutOfDate { .. })),
                    "{code} {day}: {refused:?}"
                );
            }
        }
    }
}

#[test]
fn every_span_of_the_cow_state_system() {
    let Some(rows) = table("cow/cow_states.csv") else {
        return;
    };
    let memberships: Vec<Membership> = rows
        .iter()
        .map(|row| Membership {
            number: row["ccode"].clone(),
            letters: row["stateabb"].clone(),
            first: cow_day(row, "st"),
            last: cow_day(row, "end"),
        })
        .collect();
    check_list(&memberships, System::CowNumber, System::CowLetters, parse_day("2016-12-31"));
    println!("checked {} spans of the COW state system", memberships.len());
    assert_eq!(memberships.len(), 243);
}

#[test]
fn every_span_of_the_gleditsch_ward_list() {
    let Some(rows) = table("cow/gw_states.csv") else {
        return;
    };
    let memberships: Vec<Membership> = rows
        .iter()
        .map(|row| Membership {
            number: row["gwcode"].clone(),
            letters: row["stateabb"].clone(),
            first: parse_day(&row["startdate"]),
            last: parse_day(&row["enddate"]),
        })
        .collect();
    check_list(&memberships, System::GwNumber, System::GwLetters, parse_day("2017-12-31"));
    println!("checked {} spans of the Gleditsch-Ward list", memberships.len());
    assert_eq!(memberships.len(), 216);
}

#[test]
fn every_state_is_found_by_the_name_that_the_lists_give_it() {
    let cow = table("cow/cow_states.csv").unwrap_or_default();
    let gw = table("cow/gw_states.csv").unwrap_or_default();
    // COW calls number 345 Yugoslavia to the end of its list, although it is Serbia's since 2006,
    // and both lists call 484 Congo, which we refuse as ambiguous.
    for row in cow.iter().filter(|row| !["345", "484"].contains(&row["ccode"].as_str())) {
        check_name(&row["statenme"], System::CowNumber, &row["ccode"], cow_day(row, "end"));
    }
    for row in gw.iter().filter(|row| row["gwcode"] != "484") {
        check_name(&row["statename"], System::GwNumber, &row["gwcode"], parse_day(&row["enddate"]));
    }
}

fn check_name(name: &str, system: System, number: &str, day: Day) {
    let id =
        |system, text| World::builtin().lookup(system, text, on_day(day)).map(|state| state.id);
    assert_eq!(id(System::Name, name), id(system, number), "{name}");
}

#[test]
fn the_spans_of_major_powers() {
    let Some(rows) = table("cow/cow_majors.csv") else {
        return;
    };
    let world = World::builtin();
    for row in &rows {
        let (first, last) = (cow_day(row, "st"), cow_day(row, "end"));
        let id = world.lookup(System::CowNumber, &row["ccode"], on_day(first)).expect("a state").id;
        let open = (last < parse_day("2016-12-31")).then_some(last);
        assert!(
            MAJOR_POWERS
                .iter()
                .any(|m| m.id == id && m.span == DayRange { first: Some(first), last: open }),
            "{id}"
        );
    }
    assert_eq!(rows.len(), MAJOR_POWERS.len());
}

/// A text of the panel that we do not give the panel's COW number: the years, the number, the
/// reason.
struct Disagreement {
    text: &'static str,
    years: (i32, i32),
    number: &'static str,
    reason: &'static str,
}

const fn differ(
    text: &'static str,
    years: (i32, i32),
    number: &'static str,
    reason: &'static str,
) -> Disagreement {
    Disagreement { text, years, number, reason }
}

const DISAGREEMENTS: &[Disagreement] = &[
    differ(
        "China",
        (1949, 1971),
        "710",
        "refused: Taiwan sat for China in the United Nations until October 1971",
    ),
    differ("Germany", (1955, 1990), "260", "refused: there were two German states"),
    differ("Germany", (1990, 1990), "255", "refused: there were two German states until October"),
    differ("Vietnam", (1954, 1975), "816", "refused: there were two Vietnamese states"),
    differ("Yemen", (1990, 1990), "679", "refused: there were two Yemeni states until May"),
    differ(
        "South Korea",
        (1887, 1905),
        "730",
        "the kingdom of all Korea is a state of its own, which both Koreas follow",
    ),
    differ(
        "KOR",
        (1887, 1905),
        "730",
        "the kingdom of all Korea is a state of its own, which both Koreas follow",
    ),
    differ(
        "Vatican City",
        (1816, 1860),
        "327",
        "the Papal States are a state of their own, which the Holy See follows",
    ),
    differ(
        "VAT",
        (1816, 1860),
        "327",
        "the Papal States are a state of their own, which the Holy See follows",
    ),
    differ(
        "Yugoslavia",
        (1878, 1917),
        "345",
        "COW numbers Serbia and Yugoslavia alike; before 1918 the state is Serbia",
    ),
    differ(
        "Yugoslavia",
        (2007, 2016),
        "345",
        "COW numbers Serbia and Yugoslavia alike; after 2006 the state is Serbia",
    ),
];

/// Every text and year of the panel with a COW number, by name and by ISO-3, between 1816 and the
/// list's end in 2016.
fn panel_questions(rows: &[Row]) -> Vec<(System, &str, i32, &str)> {
    let mut questions = Vec::new();
    for row in rows.iter().filter(|row| row["cown"] != "NA") {
        let y: i32 = row["year"].parse().expect("a year");
        for (system, field) in [(System::Name, "country.name.en"), (System::Iso3, "iso3c")] {
            if row[field] != "NA" && (1816..=2016).contains(&y) {
                questions.push((system, row[field].as_str(), y, row["cown"].as_str()));
            }
        }
    }
    questions
}

/// Whether the state that the text means had that COW number on some day of the year.
fn has_number(system: System, text: &str, y: i32, number: &str) -> bool {
    let state = World::builtin().lookup(system, text, year(y));
    state.is_ok_and(|state| {
        state.codes_on(System::CowNumber, year(y)).any(|code| code.text == number)
    })
}

#[test]
fn the_country_year_panel_from_name_and_iso3_to_cow() {
    let Some(rows) = panel() else { return };
    let questions = panel_questions(&rows);
    let (mut agreed, mut differed) = (0, 0);
    for (system, text, y, number) in &questions {
        let meant = |d: &&Disagreement| {
            d.text == *text && d.number == *number && (d.years.0..=d.years.1).contains(y)
        };
        match DISAGREEMENTS.iter().find(meant) {
            None => {
                assert!(has_number(*system, text, *y, number), "{text} in {y} is {number}");
                agreed += 1;
            }
            Some(d) => {
                assert!(
                    !has_number(*system, text, *y, number),
                    "{text} in {y} no longer differs: {}",
                    d.reason
                );
                differed += 1;
            }
        }
    }
    println!(
        "checked {} questions of the panel: {agreed} agree, {differed} differ as listed",
        questions.len()
    );
    assert_eq!((agreed, differed), (30_673, 260));
}

#[test]
fn the_country_year_panel_from_name_to_iso() {
    let Some(rows) = panel() else { return };
    let mut agreed = 0;
    for row in rows.iter().filter(|row| row["iso3c"] != "NA") {
        let y = row["year"].parse().expect("a year");
        let Ok(state) = World::builtin().lookup(System::Name, &row["country.name.en"], year(y))
        else {
            continue;
        };
        if let (Ok(iso3), Ok(iso2)) =
            (state.code_in(System::Iso3, year(y)), state.code_in(System::Iso2, year(y)))
        {
            assert_eq!(
                (iso3, iso2),
                (row["iso3c"].as_str(), row["iso2c"].as_str()),
                "{} in {y}",
                state.name
            );
            agreed += 1;
        }
    }
    println!("checked ISO codes of {agreed} rows of the panel");
    assert!(agreed > 18_000);
}
