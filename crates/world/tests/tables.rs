//! The tables agree with themselves.

use std::collections::BTreeSet;

use counterpoise_dates::Day;
use counterpoise_world::{MAJOR_POWERS, System, World, on_day};

#[test]
fn ids_are_unique_across_states_and_others() {
    let world = World::builtin();
    let states = world.states().iter().map(|s| s.id);
    let ids: Vec<&str> = states.chain(world.organisations().iter().map(|o| o.id)).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len());
    for id in ids {
        assert_eq!(world.actor(id).map(|actor| actor.id()), Some(id));
    }
}

#[test]
fn an_id_is_the_states_own_iso3_or_nobodys() {
    let world = World::builtin();
    for state in world.states() {
        let owner = world.lookup(System::Iso3, state.id, None);
        assert!(
            owner.as_ref().map_or(true, |owner| owner.id == state.id),
            "{}: {owner:?}",
            state.id
        );
        let has_iso3 = !state.spans_in(System::Iso3).is_empty();
        assert_eq!(owner.is_ok(), has_iso3, "{}", state.id);
    }
}

#[test]
fn every_predecessor_is_a_state() {
    let world = World::builtin();
    for state in world.states() {
        for id in &state.follows {
            assert!(world.state(id).is_some() && *id != state.id, "{} follows {id}", state.id);
            assert!(world.successors(id).contains(&state.id));
        }
    }
}

#[test]
fn one_code_of_a_system_means_one_state_at_a_time() {
    let world = World::builtin();
    let systems = [
        System::Iso3,
        System::Iso2,
        System::CowNumber,
        System::CowLetters,
        System::GwNumber,
        System::GwLetters,
        System::UnNumber,
        System::Fips,
        System::VdemNumber,
        System::PolityNumber,
        System::PolityLetters,
    ];
    let codes = || world.states().iter().flat_map(|s| &s.codes);
    for code in codes().filter(|code| systems.contains(&code.system)) {
        for day in code.spans.iter().filter_map(|span| span.first.or(span.last)) {
            assert!(world.lookup(code.system, code.text, on_day(day)).is_ok(), "{code:?}");
        }
    }
}

#[test]
fn every_state_existed_and_is_found_by_its_name() {
    let world = World::builtin();
    for state in world.states() {
        assert!(!state.existence.is_empty(), "{}", state.id);
        let mut names = state.names.iter().map(|n| n.text).chain([state.name]);
        let found = |name: &str| match world.lookup(System::Name, name, None) {
            Ok(one) => one.id == state.id,
            Err(error) => error.help().contains(state.id),
        };
        assert!(names.all(found), "{}", state.id);
    }
}

#[test]
fn major_powers_were_states_and_end_when_they_end() {
    let world = World::builtin();
    for major in MAJOR_POWERS {
        let first = major.span.first.expect("a span of major-power status has a beginning");
        assert!(world.state(major.id).is_some_and(|state| state.exists_on(first)), "{major:?}");
    }
    let day = |y, m, d| Day::new(y, m, d).expect("a day of the calendar");
    assert!(world.is_major("FRA", day(1940, 6, 22)) && !world.is_major("FRA", day(1940, 6, 23)));
    assert!(world.is_major("CHN", day(2020, 1, 1)) && !world.is_major("IND", day(2020, 1, 1)));
}

#[test]
fn every_code_and_name_held_on_some_day_of_its_state() {
    for state in World::builtin().states() {
        assert!(state.codes.iter().all(|code| !code.spans.is_empty()), "{}", state.id);
        for name in &state.names {
            let held = state.existence.iter().any(|span| span.intersect(name.span).is_some());
            assert!(held, "{} {}", state.id, name.text);
        }
    }
}
