//! Codes and names that are easily taken for another's: a table of facts, row by row.

use counterpoise_world::{Candidate, LookupError, System, World, year};

const TABLE: &str = include_str!("corners.txt");

fn system(name: &str) -> Option<System> {
    Some(match name {
        "name" => System::Name,
        "iso3" => System::Iso3,
        "iso2" => System::Iso2,
        "cow" => System::CowNumber,
        "cow-letters" => System::CowLetters,
        "gw" => System::GwNumber,
        "gw-letters" => System::GwLetters,
        "polity" => System::PolityNumber,
        "polity-letters" => System::PolityLetters,
        "vdem" => System::VdemNumber,
        "fips" => System::Fips,
        "un" => System::UnNumber,
        _ => return None,
    })
}

fn answer(text: &str, named: &str, in_year: i32) -> String {
    let (world, on) = (World::builtin(), year(in_year));
    let found = match (named, system(named)) {
        ("any", _) => world.find_actor(text, on).map(|actor| actor.id()),
        ("seat", _) => world.find_by_seat(text, on).map(|actor| actor.id()),
        (_, Some(system)) => world.lookup(system, text, on).map(|state| state.id),
        _ => panic!("there is no system {named}"),
    };
    let ids = |candidates: &[Candidate]| {
        candidates.iter().map(|candidate| candidate.id).collect::<Vec<_>>().join(" or ")
    };
    match found {
        Ok(id) => id.to_owned(),
        Err(LookupError::Ambiguous { candidates, .. }) => ids(&candidates),
        Err(LookupError::OutOfDate { bearers, .. }) => format!("not {}", ids(&bearers)),
        Err(LookupError::Unknown { .. }) => "?".to_owned(),
    }
}

#[test]
fn every_corner_has_its_answer() {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let (mut read, mut wrong) = (0, Vec::new());
    for row in rows {
        let cells: Vec<&str> = row.split('|').collect();
        let [text, named, in_year, expected] = cells.as_slice() else { panic!("{row}") };
        let found = answer(text, named, in_year.parse().expect("a year"));
        read += 1;
        if found != *expected {
            wrong.push(format!("{row}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read > 300, "{read}");
}

/// Names in other languages mean the actor with which they stand, on some day of every year of
/// their span that the actor existed, or it is among those who may be meant.
#[test]
fn every_foreign_name_is_its_actors() {
    let world = World::builtin();
    let mut wrong = Vec::new();
    for state in world.states() {
        for name in &state.foreign_names {
            let found = match world.lookup(System::Name, name.text, Some(name.span)) {
                Ok(one) => one.id == state.id,
                Err(error) => error.help().contains(state.id),
            };
            if !found {
                wrong.push(format!("{} {}", state.id, name.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join(", "));
}

/// Of two states of today no name in another language means both, but for the three words that are
/// ambiguous in English too.
#[test]
fn no_foreign_name_is_two_states_today() {
    let world = World::builtin();
    let today = year(2024);
    let ambiguous = ["Korea", "Corée", "Corea", "Корея", "Kongo", "Конго", "刚果"];
    let mut wrong = Vec::new();
    for state in world.states() {
        for name in state.foreign_names.iter().filter(|name| !ambiguous.contains(&name.text)) {
            if let Err(error @ LookupError::Ambiguous { .. }) =
                world.lookup(System::Name, name.text, today)
            {
                wrong.push(error.to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every state of today has a name in each of the five languages, and every code that it can have.
#[test]
fn no_state_of_today_is_left_out() {
    let world = World::builtin();
    let today = year(2024);
    let exists = |state: &&counterpoise_world::State| {
        state.existence.iter().any(|span| today.is_some_and(|on| span.intersect(on).is_some()))
    };
    let mut wrong = Vec::new();
    for state in world.states().iter().filter(exists) {
        if state.foreign_names.len() < 5 {
            wrong.push(format!("{}: names", state.id));
        }
        for system in [System::UnNumber, System::Fips] {
            // M49 has no number for Kosovo.
            let none = state.id == "XKX" && system == System::UnNumber;
            if state.code_in(system, today).is_err() && !none {
                wrong.push(format!("{}: {}", state.id, system.noun()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join(", "));
}

/// The suggestions stay English: no name in another language is proposed.
#[test]
fn foreign_names_are_not_proposed() {
    let error = World::builtin().lookup(System::Name, "Allemagn", None).expect_err("a slip");
    assert!(!error.help().contains("DEU"), "{}", error.help());
}
