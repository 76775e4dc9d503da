//! One system a panel: rows of members, one row a key; and rows of events where there are events.

use std::collections::BTreeSet;

use counterpoise_frames::frame_csv;
use counterpoise_measures::events::Period;
use counterpoise_measures::{Value, Years};
use counterpoise_panel::{
    Catalogue, FrameOptions, MeasureQuery, Panel, PanelOptions, Roster, Rows, Scope, StateSystem,
    Units, Who,
};

use crate::world::{Small, icews, no, small};

fn panel(units: &Units, scope: Scope, line: &str, rows: Rows) -> Panel {
    let options = PanelOptions { rows, ..PanelOptions::default() };
    panel_of(&small().store, units, scope, line, options).unwrap()
}

fn panel_of(
    store: &counterpoise_datasets::Store,
    units: &Units,
    scope: Scope,
    line: &str,
    options: PanelOptions,
) -> Result<Panel, Vec<counterpoise_panel::Error>> {
    let query = MeasureQuery::parse(line).unwrap();
    let catalogue = Catalogue::new(store, vec![]);
    Panel::watched(&catalogue, units, scope, &[query], options, &|_, _, _| {})
}

/// Every dyad of members, with the codes of its states.
fn everyone(years: (i32, i32), system: StateSystem) -> Panel {
    let scope = Scope::yearly(Years::new(years.0, years.1).unwrap());
    let units = Units::among(&Roster::of(system, scope).everyone(), false);
    panel(&units, scope, "alliance.type", Rows::Members(system))
}

fn keys(panel: &Panel) -> Vec<(u16, u16, i32)> {
    let roster = panel.roster.as_ref().unwrap();
    let key = |(who, period): (Who, i32)| {
        let Who::Dyad(one, other) = who else { panic!("{who:?}") };
        (roster.code(one, period).unwrap(), roster.code(other, period).unwrap(), period)
    };
    panel.rows().map(key).collect()
}

/// The Correlates of War have 842,685 pairs of members of one year from 1816 to 2010. Two of them
/// are a state with itself: 255 and 260, Germany, and 678 and 679, Yemen, in 1990.
#[test]
fn every_dyad_of_members_has_one_row() {
    let panel = everyone((1816, 2010), StateSystem::Cow);
    assert_eq!(panel.rows.len(), 842_683);
    let keys = keys(&panel);
    assert!(keys.iter().all(|(one, other, _)| one < other));
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    let itself = |(who, _): &(Who, i32)| matches!(who, Who::Dyad(a, b) if a.id() == b.id());
    assert!(!panel.rows.iter().any(itself));
}

#[test]
fn a_code_that_passes_stands_once_and_a_state_that_changes_it_twice() {
    let keys = |system, years| keys(&everyone(years, system));
    let with = |keys: &[(u16, u16, i32)], code: u16| {
        keys.iter().filter(|key| key.0 == 2 && key.1 == code).count()
    };
    let (of_1918, of_2006) =
        (keys(StateSystem::Cow, (1918, 1918)), keys(StateSystem::Cow, (2006, 2006)));
    assert_eq!((with(&of_1918, 345), with(&of_2006, 345)), (1, 1));
    let of_1990 = keys(StateSystem::Cow, (1990, 1990));
    for code in [255, 260, 265, 678, 679, 680] {
        assert_eq!(with(&of_1990, code), 1, "{code}");
    }
    let of_1989 = keys(StateSystem::Cow, (1989, 1989));
    assert_eq!((with(&of_1989, 255), with(&of_1989, 260)), (0, 1));
    // Gleditsch and Ward have one Germany and one Yemen throughout.
    let theirs = keys(StateSystem::Gw, (1990, 1990));
    for (code, rows) in [(255, 0), (260, 1), (265, 1), (678, 1), (679, 0), (680, 1)] {
        assert_eq!(with(&theirs, code), rows, "{code}");
    }
}

/// By months Germany is a member twice in October 1990 only.
#[test]
fn a_state_is_twice_a_member_only_in_the_period_in_which_its_code_changed() {
    let scope = Scope { period: Period::Month, ..Scope::yearly(Years::one(1990)) };
    let roster = Roster::of(StateSystem::Cow, scope);
    let codes = |month: i32| -> Vec<u16> {
        let of = |state| roster.code(state, 1990 * 12 + month - 1);
        let germany = roster.everyone().into_iter().filter(|state| state.id() == "DEU");
        germany.filter_map(of).collect()
    };
    assert_eq!((codes(9), codes(11)), (vec![260], vec![255]));
    assert_eq!(codes(10).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from([255, 260]));
}

/// The data that have a row for either code answer for that code.
#[test]
fn in_1990_either_code_of_germany_has_its_own_value() {
    let own = Small::new();
    own.add(
        "cow-nmc",
        &[(
            "nmc.csv",
            "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n\
             255,1990,1,1,1,1,10,1,0.1\n260,1990,3,3,3,3,30,3,0.3\n",
        )],
    );
    let scope = Scope::yearly(Years::one(1990));
    let everyone = Roster::of(StateSystem::Cow, scope).everyone();
    let germany = everyone.into_iter().filter(|state| state.id() == "DEU").collect();
    let options = PanelOptions { rows: Rows::Members(StateSystem::Cow), ..PanelOptions::default() };
    let panel =
        panel_of(&own.store, &Units::States(germany), scope, "power.cinc", options).unwrap();
    let csv = String::from_utf8(frame_csv(&panel.frame(FrameOptions::default()))).unwrap();
    let rows: BTreeSet<&str> = csv.lines().skip(1).collect();
    assert_eq!(
        rows,
        BTreeSet::from(["DEU,255,1990,0.25,value,6", "DEU,260,1990,0.75,value,6"]),
        "{csv}"
    );
}

#[test]
fn in_a_balanced_panel_who_is_no_member_is_not_applicable() {
    let units = Units::Dyads(vec![(no("RUS"), no("CHN")), (no("RUS"), no("SSD"))]);
    let scope = Scope::yearly(Years::new(2000, 2000).unwrap());
    let rows = |rows| panel(&units, scope, "alliance.type", rows);
    assert_eq!(rows(Rows::Members(StateSystem::Cow)).rows.len(), 1);
    let balanced = rows(Rows::Balanced(StateSystem::Cow));
    let values: Vec<Value> = balanced.columns[0].values.iter().map(|one| one.value).collect();
    assert_eq!(values, [Value::Number(2.0), Value::NotApplicable]);
    let only = Units::Dyads(vec![(no("RUS"), no("SSD"))]);
    let options = PanelOptions { rows: Rows::Members(StateSystem::Gw), ..PanelOptions::default() };
    let error = panel_of(&small().store, &only, scope, "alliance.type", options).unwrap_err();
    assert!(error[0].to_string().contains("between members of the Gleditsch-Ward system"));
}

#[test]
fn years_that_are_not_named_are_those_of_the_data() {
    let units = Units::Dyads(vec![(no("RUS"), no("CHN"))]);
    let scope = Scope::yearly(Years::new(1800, 2050).unwrap());
    let options = PanelOptions {
        rows: Rows::Members(StateSystem::Cow),
        covered_years: true,
        ..PanelOptions::default()
    };
    let panel = panel_of(&small().store, &units, scope, "alliance.type", options).unwrap();
    assert_eq!(panel.scope.years, Years::new(2000, 2001).unwrap());
    assert_eq!(panel.rows.len(), 2);
}

/// Of events only dyads and periods with events are rows, unless the grid is asked for.
#[test]
fn a_panel_of_events_has_rows_where_there_are_events() {
    let states = [no("RUS"), no("CHN"), no("USA"), no("KAZ")];
    let scope = Scope { years: Years::one(2000), period: Period::Month, directed: true };
    let units = Units::among(&states, true);
    let sparse = panel(&units, scope, "events.count", Rows::Members(StateSystem::Cow));
    let dyad = |one, other| Who::Dyad(no(one), no(other));
    let month = |month: i32| 2000 * 12 + month - 1;
    assert_eq!(
        sparse.rows,
        [
            (dyad("RUS", "CHN"), month(3)),
            (dyad("RUS", "USA"), month(4)),
            (dyad("CHN", "RUS"), month(3)),
            (dyad("USA", "RUS"), month(4)),
            (dyad("USA", "CHN"), month(4)),
        ]
    );
    let grid = panel(&units, scope, "events.count", Rows::Balanced(StateSystem::Cow));
    assert_eq!(grid.rows.len(), 12 * 12);
    let with_events = grid.columns[0].values.iter().zip(&grid.rows);
    let with_events =
        with_events.filter(|(value, _)| matches!(value.value, Value::Number(n) if n > 0.0));
    let mut kept: Vec<(Who, i32)> = with_events.map(|(_, row)| *row).collect();
    let mut rows = sparse.rows.clone();
    kept.sort_unstable();
    rows.sort_unstable();
    assert_eq!(kept, rows);
}

/// A source that never names Russia as such, and does name others, says nothing of Russia.
#[test]
fn a_state_that_is_never_named_as_such_is_not_covered() {
    let own = Small::new();
    let whole = icews(&[
        ("2000-03-01", "Russia", "China", "040", "1"),
        ("2000-03-01", "China", "Kazakhstan", "040", "1"),
    ]);
    // The state itself on the side of China and Kazakhstan; of Russia its government alone.
    let file = whole
        .replace("Government (China)", "China")
        .replace("Government (Kazakhstan)", "Kazakhstan");
    own.add("icews", &[("icews.tab", &file)]);
    let value = |one, other| own.value("events.count", Who::Dyad(no(one), no(other)), 2000).value;
    assert_eq!(value("RUS", "CHN"), Value::OutsideCoverage);
    assert_eq!(value("CHN", "KAZ"), Value::Number(1.0));
    assert_eq!(value("KAZ", "CHN"), Value::Number(0.0));
    let scope = Scope { directed: true, ..Scope::yearly(Years::one(2000)) };
    let bound = Catalogue::new(&own.store, vec![])
        .bind(&MeasureQuery::parse("events.count").unwrap(), scope)
        .unwrap();
    assert!(bound.notes[0].contains("never names RUS as such"), "{:?}", bound.notes);
}

/// Of Russia, China, Kazakhstan and Brazil in 2000 one dyad has no major power and no border.
#[test]
fn only_politically_relevant_dyads() {
    let states = ["RUS", "CHN", "KAZ", "BRA"].map(no);
    let options = PanelOptions {
        rows: Rows::Members(StateSystem::Cow),
        relevant: Some("400-miles"),
        ..PanelOptions::default()
    };
    let of = |years: (i32, i32), units: &Units| {
        let scope = Scope::yearly(Years::new(years.0, years.1).unwrap());
        panel_of(&small().store, units, scope, "alliance.type", options)
    };
    let pairs = Units::among(&states, false);
    let panel = of((2000, 2000), &pairs).unwrap();
    let kept: Vec<Who> = panel.rows().map(|row| row.0).collect();
    assert_eq!(kept.len(), 5);
    assert!(!kept.contains(&Who::Dyad(no("KAZ"), no("BRA"))));
    assert!(panel.notes.iter().any(|note| note.starts_with("5 of 6 rows")), "{:?}", panel.notes);
    assert!(panel.used.iter().any(|used| used.dataset == "cow-contiguity"));
    // Where contiguity is not covered, who is no major power is left out, and counted.
    let later = of((2010, 2010), &pairs).unwrap();
    assert!(later.notes.iter().any(|note| note.contains("1 of the others")), "{:?}", later.notes);
    let none = of((2000, 2000), &Units::among(&states[2..], false)).unwrap_err();
    assert!(none[0].to_string().contains("politically relevant"), "{none:?}");
    assert!(of((2000, 2000), &Units::States(states.to_vec())).is_err());
}
