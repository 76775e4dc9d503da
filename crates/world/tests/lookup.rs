//! Whole questions and whole answers.

use counterpoise_dates::{Day, DayRange};
use counterpoise_world::{ActorKind, System, World, on_day, year};

fn state(system: System, text: &str, on: Option<DayRange>) -> &'static str {
    World::builtin().lookup(system, text, on).map_or("?", |state| state.id)
}

/// The sentence and the help.
fn refusal(system: System, text: &str, on: Option<DayRange>) -> (String, String) {
    let error = World::builtin().lookup(system, text, on).expect_err("the lookup is refused");
    (error.to_string(), error.help())
}

fn check(system: System, text: &str, on: Option<DayRange>, sentence: &str, help: &str) {
    assert_eq!(refusal(system, text, on), (sentence.to_owned(), help.to_owned()));
}

fn day(y: i32, m: u8, d: u8) -> Option<DayRange> {
    on_day(Day::new(y, m, d)?)
}

#[test]
fn numbers_and_letters_are_dated() {
    assert_eq!(state(System::CowNumber, "365", year(1970)), "RUS");
    assert_eq!(state(System::CowNumber, "002", year(1970)), "USA");
    assert_eq!(state(System::CowNumber, "260", year(1960)), "DEU");
    assert_eq!(state(System::CowNumber, "345", year(1900)), "SRB");
    assert_eq!(state(System::CowNumber, "345", year(1970)), "YUG");
    assert_eq!(state(System::CowNumber, "345", year(2010)), "SRB");
    assert_eq!(state(System::GwNumber, "678", year(2000)), "YEM");
    assert_eq!(state(System::CowLetters, "AUS", year(2000)), "AUT");
    assert_eq!(state(System::Iso3, "aus", year(2000)), "AUS");
    assert_eq!(state(System::Iso2, "NA", year(2000)), "NAM");
    assert_eq!(state(System::Iso3, "ZAR", year(1980)), "COD");
    assert_eq!(state(System::Iso3, "SCG", year(2005)), "YUG");
    assert_eq!(state(System::Iso2, "CS", year(1980)), "CSK");
    assert_eq!(state(System::Iso2, "CS", year(2005)), "YUG");
}

#[test]
fn names_are_tolerant_of_writing_and_never_of_meaning() {
    for (name, id) in [
        ("Soviet Union", "RUS"),
        ("U.S.S.R.", "RUS"),
        ("the Republic of Korea", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Congo, Democratic Republic of the", "COD"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Republic of China", "TWN"),
        ("Republic of Cyprus", "CYP"),
        ("Viet Nam, North", "VNM"),
        ("Guinea", "GIN"),
        ("Germany", "DEU"),
    ] {
        let when = if name == "Germany" { year(2000) } else { year(1970) };
        assert_eq!(state(System::Name, name, when), id, "{name}");
    }
    assert_eq!(state(System::Name, "Russa", year(1970)), "?");
}

#[test]
fn a_year_in_which_a_code_was_borne_for_a_part_is_enough() {
    assert_eq!(state(System::CowNumber, "260", year(1990)), "DEU");
    assert_eq!(state(System::CowNumber, "265", day(1990, 10, 2)), "DDR");
    assert_eq!(state(System::CowNumber, "265", day(1990, 10, 3)), "?");
}

#[test]
fn unknown() {
    let sentence = "`Russa` is not the name of any known actor.";
    check(System::Name, "Russa", year(2000), sentence, "Did you mean RUS (Russia)?");
    let sentence = "`999` is not the COW number of any known actor.";
    check(
        System::CowNumber,
        "999",
        None,
        sentence,
        "Check that the column holds the COW numbers of states.",
    );
    let sentence = "`` is not the code or name of any known actor.";
    check(
        System::Any,
        "",
        None,
        sentence,
        "Write an ISO-3 code or the name of a state in English.",
    );
}

#[test]
fn ambiguous() {
    check(
        System::Name,
        "Korea",
        year(1960),
        "The name `Korea` in 1960 may mean South Korea (KOR) or North Korea (PRK).",
        "Write the id of the one that is meant: KOR or PRK.",
    );
    check(
        System::Name,
        "Germany",
        year(1960),
        "The name `Germany` in 1960 may mean East Germany (DDR) or West Germany (DEU).",
        "Write the id of the one that is meant: DDR or DEU.",
    );
    check(
        System::Any,
        "SWZ",
        year(2000),
        "The code or name `SWZ` in 2000 may mean Switzerland (CHE) by its COW abbreviation or Eswatini (SWZ).",
        "Say which code system is used, or write the id of the one that is meant: CHE or SWZ.",
    );
    check(
        System::Name,
        "Congo",
        None,
        "The name `Congo` may mean Democratic Republic of the Congo (COD) or Republic of the Congo (COG).",
        "Give a date, or write the id of the one that is meant: COD or COG.",
    );
}

#[test]
fn out_of_date() {
    check(
        System::CowNumber,
        "255",
        year(1960),
        "The COW number `255` meant West Germany (DEU) from 1816-01-01 to 1945-05-08 and from 1990-10-03, not in 1960.",
        "Check the date; those who existed in 1960 are written 260 (West Germany, DEU) or 265 (East Germany, DDR).",
    );
    check(
        System::Name,
        "Ukraine",
        year(1970),
        "The name `Ukraine` meant Ukraine (UKR) from 1991-12-01, not in 1970.",
        "Check the date; those who existed in 1970 are written RUS (Soviet Union).",
    );
    check(
        System::Iso3,
        "ROM",
        year(2015),
        "The ISO-3 code `ROM` meant Romania (ROU) from 1878-07-13 to 2002-01-31, not in 2015.",
        "Check the date; those who existed in 2015 are written ROU (Romania).",
    );
    check(
        System::GwLetters,
        "TBT",
        year(1900),
        "The Gleditsch-Ward abbreviation `TBT` meant Tibet (TBT) from 1913-01-01 to 1950-10-01, not in 1900.",
        "Check the date; those who existed in 1900 are written CHN (China).",
    );
}

#[test]
fn conversions() {
    let convert = |from, code: &str, to, on| {
        World::builtin().convert(from, code, to, on).map_err(|e| e.to_string())
    };
    assert_eq!(convert(System::Iso3, "DEU", System::CowNumber, year(1960)), Ok("260"));
    assert_eq!(convert(System::Iso3, "SUN", System::CowNumber, year(1970)), Ok("365"));
    assert_eq!(convert(System::CowNumber, "365", System::Iso3, year(1970)), Ok("RUS"));
    assert_eq!(convert(System::CowNumber, "365", System::Name, year(1970)), Ok("Soviet Union"));
    assert_eq!(convert(System::CowNumber, "345", System::GwNumber, year(2010)), Ok("340"));
    assert_eq!(convert(System::Name, "Yemen", System::CowNumber, year(2000)), Ok("679"));
    let several = "Germany (DEU) has more than one COW number: 255 from 1816-01-01 to 1945-05-08 and from 1990-10-03; \
                   260 from 1955-05-05 to 1990-10-02.";
    assert_eq!(
        convert(System::Iso3, "DEU", System::CowNumber, year(1990)),
        Err(several.to_owned())
    );
    let none = "Fiji (FJI) has no COW number in 1950.";
    assert_ne!(convert(System::Iso3, "FJI", System::CowNumber, year(1950)), Err(none.to_owned()));
    let none = "Bavaria (BAV) has no ISO-3 code in 1850.";
    assert_eq!(convert(System::Name, "Bavaria", System::Iso3, year(1850)), Err(none.to_owned()));
}

#[test]
fn any_actor() {
    let world = World::builtin();
    let find = |text: &str, on| {
        world.find_actor(text, on).map(|a| (a.id(), a.kind())).map_err(|e| e.help())
    };
    assert_eq!(find("EU", year(2014)), Ok(("EU", ActorKind::Bloc)));
    assert_eq!(
        find("Shanghai Cooperation Organization", year(2014)),
        Ok(("SCO", ActorKind::Organisation))
    );
    assert_eq!(find("AUS", year(2014)), Ok(("AUS", ActorKind::State)));
    assert_eq!(find("kazakhstan", year(2014)), Ok(("KAZ", ActorKind::State)));
    assert_eq!(find("KAZK", year(2014)), Err("Did you mean KAZ (Kazakhstan)?".to_owned()));
    let gone = "No predecessor or successor is listed in 2014: check the date.".to_owned();
    assert_eq!(find("WARSAW-PACT", year(2014)), Err(gone));
}

#[test]
fn the_name_of_the_day() {
    let named = |id: &str, y| {
        let state = World::builtin().state(id).expect("a listed state");
        state.name_on(Day::new(y, 7, 1).expect("a day of the calendar"))
    };
    let names = [
        ("RUS", 1850),
        ("RUS", 1970),
        ("RUS", 2014),
        ("CHN", 2014),
        ("MMR", 1960),
        ("DEU", 1850),
        ("TUR", 1900),
    ];
    let expected =
        ["Russian Empire", "Soviet Union", "Russia", "China", "Burma", "Prussia", "Ottoman Empire"];
    assert_eq!(names.map(|(id, y)| named(id, y)), expected);
}

#[test]
fn any_text_has_an_answer() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let alphabet: Vec<char> = "aZé 0.'’-@~\t\u{301}中ß\u{0}RUS".chars().collect();
    for length in 0..160_usize {
        let text: String =
            (0..length % 40).map(|_| alphabet[next(&mut seed) % alphabet.len()]).collect();
        for system in
            System::ALL.into_iter().chain(System::DECLARED).chain([System::Any, System::Seat])
        {
            if let Err(error) = World::builtin().lookup(system, &text, year(1900)) {
                assert!(!error.to_string().is_empty() && !error.help().is_empty());
            }
        }
    }
    assert_eq!(state(System::Any, &"long ".repeat(100_000), None), "?");
}

fn next(seed: &mut u64) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    (*seed >> 33) as usize
}
