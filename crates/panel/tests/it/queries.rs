//! Questions: what is understood, and what is said of the rest.

use counterpoise_measures::Years;
use counterpoise_measures::events::Period;
use counterpoise_panel::{Catalogue, MeasureQuery, Panel, Scope, StateNo, Units};

use crate::world::{Small, no, small};

#[test]
fn a_question_in_full_can_be_asked_again() {
    for line in [
        "unga.agreement half-credit with-unanimous",
        "unga.tau-b",
        "events.share conflict one-a-day without-statements data=icews@2018",
        "arms.flow window=5",
        "trade.gravity pearson on=alliance,log:distances.km",
    ] {
        let query = MeasureQuery::parse(line).unwrap();
        assert_eq!(query.text(), line);
        assert_eq!(MeasureQuery::parse(&query.text()).unwrap(), query);
    }
    assert_eq!(
        MeasureQuery::parse("events.share one-a-day").unwrap().column(),
        "events_share_conflict_one_a_day"
    );
}

#[test]
fn what_is_not_understood_is_said_with_its_help() {
    let said = |line: &str| MeasureQuery::parse(line).unwrap_err().to_string();
    let all = [
        said(""),
        said("agreement"),
        said("unga.agrement"),
        said("unga.agreement half"),
        said("unga.agreement identical yes-no"),
        said("unga.tau-b squared"),
        said("finance.sum oda-like vague"),
        said("power.cinc window=5"),
        said("arms.flow window=0"),
        said("arms.flow data="),
        said("unga.s on=alliance"),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn states_by_code_and_name() {
    let years = Years::new(1992, 2000).unwrap();
    for text in ["RUS", "rus", "Russia", "Russian Federation", "365"] {
        assert_eq!(StateNo::find(text, years).unwrap(), no("RUS"), "{text}");
    }
    assert_eq!(StateNo::find("Soviet Union", Years::new(1970, 1980).unwrap()).unwrap(), no("RUS"));
    let said = StateNo::find("Russa", years).unwrap_err().to_string();
    assert!(said.contains("Did you mean Russia (RUS)") || said.contains("Did you mean"), "{said}");
}

#[test]
fn what_stands_in_the_way_is_said_at_once() {
    let empty = Small::new();
    let queries: Vec<MeasureQuery> =
        ["unga.agreement", "trade.dependence", "igo.share", "events.goldstein", "power.net"]
            .map(|line| MeasureQuery::parse(line).unwrap())
            .into();
    let units = Units::Dyads(vec![(no("RUS"), no("CHN"))]);
    let scope = Scope::yearly(Years::one(2000));
    let errors =
        Panel::of(&Catalogue::new(&empty.store, vec![]), &units, scope, &queries).unwrap_err();
    let text: Vec<String> = errors.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(
        text.join("\n").replace(&empty.store.folder().display().to_string(), "STORE")
    );
}

#[test]
fn questions_that_a_measure_does_not_take() {
    let catalogue = Catalogue::new(&small().store, vec![]);
    let dyads = Units::Dyads(vec![(no("RUS"), no("CHN"))]);
    let said = |line: &str, units: &Units, scope: Scope| {
        let errors =
            Panel::of(&catalogue, units, scope, &[MeasureQuery::parse(line).unwrap()]).unwrap_err();
        errors[0].to_string()
    };
    let yearly = Scope::yearly(Years::one(2000));
    let all = [
        said("unga.agreement", &dyads, Scope { period: Period::Month, ..yearly }),
        said("unga.agreement", &Units::States(vec![no("RUS")]), yearly),
        said("power.cinc", &Units::System, yearly),
        said("events.volume source", &dyads, yearly),
        said("events.count data=cow-nmc", &dyads, yearly),
        said("events.count data=gdelt2", &dyads, yearly)
            .replace(&small().store.folder().display().to_string(), "STORE"),
        said("events.count data=icews@2030", &dyads, yearly)
            .split("It has")
            .next()
            .unwrap()
            .to_owned(),
        said("trade.gravity on=distance", &dyads, yearly),
    ];
    insta::assert_snapshot!(all.join("\n"));
}
