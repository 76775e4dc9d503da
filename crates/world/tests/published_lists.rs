//! Against the published lists of states, where a copy lies beside the project.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use counterpoise_dates::{Day, DayRange};
use counterpoise_world::{LookupError, MAJOR_POWERS, System, World, on_day, year};

/// The path of a shared file, or `None` with a line that says so.
fn shared(path: &str) -> Option<PathBuf> {
    let file = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/"
    ))
    .join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: {} not found", file.display());
    None
}

type Row = BTreeMap<String, String>;

fn rows(mut reader: csv::Reader<impl std::io::Read>) -> Vec<Row> {
    reader
        .deserialize()
        .map(|row| row.expect("a row of the published list"))
        .collect()
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
    let number = |part: &str| {
        row[&format!("{end}{part}")]
            .parse::<i32>()
            .expect("a number")
    };
    Day::new(number("year"), number("month") as u8, number("day") as u8).expect("a day")
}

/// A membership of one list.
struct Membership {
    number: String,
    letters: String,
    first: Day,
    last: Day,
}

/// Found on the first and last day, refused with the bearer named on the days around every span of the code.
fn check_list(memberships: &[Membership], number: System, letters: System, end_of_list: Day) {
    let world = World::builtin();
    for m in memberships {
        for day in [m.first, m.last] {
            let by_number = world
                .lookup(number, &m.number, on_day(day))
                .expect("a member on its days");
            let by_letters = world
                .lookup(letters, &m.letters, on_day(day))
                .expect("a member on its days");
            assert_eq!(by_number.id, by_letters.id, "{} {}", m.number, m.letters);
            assert_eq!(
                by_number.code_in(number, on_day(day)),
                Ok(m.number.as_str()).map_err(|()| unreachable!())
            );
        }
        let within = |day: Day| {
            memberships
                .iter()
                .any(|o| o.number == m.number && o.first <= day && day <= o.last)
        };
        let outside = [m.first.plus(-1), m.last.plus(1)];
        for day in outside
            .into_iter()
            .filter(|day| !within(*day) && *day <= end_of_list)
        {
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
    check_list(
        &memberships,
        System::CowNumber,
        System::CowLetters,
        parse_day("2016-12-31"),
    );
    println!(
        "checked {} spans of the COW state system",
        memberships.len()
    );
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
    check_list(
        &memberships,
        System::GwNumber,
        System::GwLetters,
        parse_day("2017-12-31"),
    );
    println!(
        "checked {} spans of the Gleditsch-Ward list",
        memberships.len()
    );
    assert_eq!(memberships.len(), 216);
}

#[test]
fn every_state_is_found_by_the_name_that_the_lists_give_it() {
    let lists = [
        ("cow/cow_states.csv", "statenme", "ccode", System::CowNumber),
        ("cow/gw_states.csv", "statename", "gwcode", System::GwNumber),
    ];
    for (path, name, code, system) in lists {
        let Some(rows) = table(path) else { return };
        for row in rows {
            let day = if row.contains_key("styear") {
                cow_day(&row, "end")
            } else {
                parse_day(&row["enddate"])
            };
            let named = World::builtin()
                .lookup(System::Name, &row[name], on_day(day))
                .map(|s| s.id);
            let coded = World::builtin()
                .lookup(system, &row[code], on_day(day))
                .map(|s| s.id);
            assert_eq!(named, coded, "{}", row[name]);
        }
    }
}

#[test]
fn the_spans_of_major_powers() {
    let Some(rows) = table("cow/cow_majors.csv") else {
        return;
    };
    let world = World::builtin();
    for row in &rows {
        let (first, last) = (cow_day(row, "st"), cow_day(row, "end"));
        let id = world
            .lookup(System::CowNumber, &row["ccode"], on_day(first))
            .expect("a state")
            .id;
        let open = (last < parse_day("2016-12-31")).then_some(last);
        assert!(
            MAJOR_POWERS.iter().any(|m| m.id == id
                && m.span
                    == DayRange {
                        first: Some(first),
                        last: open
                    }),
            "{id}"
        );
    }
    assert_eq!(rows.len(), MAJOR_POWERS.len());
}

/// Where the panel and we mean to differ: its name, the years, why.
const DISAGREEMENTS: &[(&str, i32, i32, &str)] = &[];

#[test]
fn the_country_year_panel() {
    let Some(rows) = panel() else { return };
    let (mut checked, mut wrong) = (0, BTreeMap::<(String, String), (i32, i32)>::new());
    for row in &rows {
        let y: i32 = row["year"].parse().expect("a year");
        if !(1816..=2016).contains(&y) || row["cown"] == "NA" {
            continue;
        }
        for (system, field) in [(System::Name, "country.name.en"), (System::Iso3, "iso3c")] {
            if row[field] == "NA" {
                continue;
            }
            checked += 1;
            let ours = World::builtin()
                .lookup(system, &row[field], year(y))
                .map(|s| {
                    let codes: Vec<&str> = s
                        .codes_on(System::CowNumber, year(y))
                        .map(|c| c.text)
                        .collect();
                    (s.id, codes)
                });
            if !ours
                .as_ref()
                .is_ok_and(|(_, codes)| codes.contains(&row["cown"].as_str()))
            {
                let text = match ours {
                    Ok((id, c)) => format!("{id} {c:?}"),
                    Err(e) => e
                        .to_string()
                        .split(" may mean")
                        .next()
                        .unwrap()
                        .chars()
                        .take(60)
                        .collect(),
                };
                let e = wrong
                    .entry((format!("{} {}", row[field], row["cown"]), text))
                    .or_insert((y, y));
                e.1 = y;
            }
        }
    }
    println!("checked {checked}");
    for (k, v) in &wrong {
        println!("{k:?} {v:?}");
    }
    let _ = DISAGREEMENTS;
    panic!();
}
