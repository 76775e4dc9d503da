//! Any column of numbers of the store by name; lags, leads, differences, peace.

use counterpoise_measures::Value::{Missing, NotApplicable, Number, OutsideCoverage};
use counterpoise_measures::{Value, Years};
use counterpoise_panel::{
    Catalogue, Error, FrameOptions, MeasureQuery, Names, Panel, PanelOptions, Roster, Rows, Scope,
    StateSystem, Units, Who,
};

use crate::world::{Small, add, dyad, small, state};

fn value(own: &Small, line: &str, who: Who, year: i32) -> Result<Value, Error> {
    let query = MeasureQuery::parse_in(line, &own.store)?;
    let scope = Scope { directed: true, ..Scope::yearly(Years::one(year)) };
    let catalogue = Catalogue::new(&own.store, vec![]);
    Ok(catalogue.bind(&query, scope)?.value(who, year).value)
}

#[test]
fn a_column_of_states_and_of_pairs() {
    let of = |line: &str, who, year| value(small(), line, who, year).unwrap();
    assert_eq!(of("nmc.milper", state("CHN"), 2000), Number(250.0));
    assert_eq!(of("cow-nmc.milper", state("CHN"), 2000), Number(250.0));
    // Kazakhstan has an empty cell in 2000 and no row in 2001: no member, says the dataset.
    assert_eq!(of("nmc.irst", state("KAZ"), 2000), Missing);
    assert_eq!(of("nmc.milper", state("KAZ"), 2001), NotApplicable);
    assert_eq!(of("nmc.milper", state("CHN"), 2005), OutsideCoverage);
    // An obligation is a flag; a pair without a row has none.
    assert_eq!(of("atop.defense", dyad("RUS", "KAZ"), 2000), Number(1.0));
    assert_eq!(of("atop.defense", dyad("RUS", "CHN"), 2000), Number(0.0));
    assert_eq!(of("atop.defense", dyad("USA", "KAZ"), 2000), Number(0.0));
    assert_eq!(of("atop.defense", dyad("USA", "SSD"), 2000), NotApplicable);
}

#[test]
fn lags_and_differences_of_columns_and_measures() {
    let of = |line: &str, who, year| value(small(), line, who, year).unwrap();
    assert_eq!(of("nmc.milex difference=1", state("CHN"), 2001), Number(540.0));
    assert_eq!(of("nmc.milex lag=1", state("CHN"), 2001), Number(60.0));
    assert_eq!(of("nmc.milex lead=1", state("CHN"), 2000), Number(600.0));
    assert_eq!(of("nmc.milex lag=1", state("CHN"), 2000), OutsideCoverage);
    assert_eq!(of("events.count lag=1", dyad("RUS", "CHN"), 2001), Number(2.0));
    // A dispute in 2000, none in 2001; the data begin with 2000.
    assert_eq!(of("dispute.count peace-periods", dyad("RUS", "CHN"), 2001), Number(0.0));
    assert_eq!(of("dispute.count peace-periods", dyad("RUS", "KAZ"), 2001), Number(1.0));
    let query = MeasureQuery::parse_in("nmc.milex lag=2 difference=1", &small().store).unwrap();
    assert_eq!(query.text(), "nmc.milex lag=2 difference=1");
    assert_eq!(query.column(), "nmc_milex_lag_2_difference_1");
}

#[test]
fn what_cannot_stand_in_a_panel_is_refused_with_its_help() {
    let said = |line: &str, who| value(small(), line, who, 2000).unwrap_err().to_string();
    let none = said("nmc.milpr", state("CHN"));
    assert!(none.contains("no column `milpr`") && none.contains("milper"), "{none}");
    assert!(said("icews.score", dyad("RUS", "CHN")).contains("has single events"));
    assert!(said("nmc.year", state("CHN")).contains("no column of numbers"));
    assert!(said("nowhere.milper", state("CHN")).contains("There is no measure"));
    assert!(said("nmc.milper lag=x", state("CHN")).contains("from 1 to 200"));
    assert!(
        said("mid.hostility", dyad("RUS", "CHN")).contains("may have several rows of one kind")
    );
    // Two rows about one pair and year, as the mapping allows: nothing is picked.
    let own = with_contiguity("a,b,year,conttype\n365,710,2000,1\n365,710,2000,2\n", "key: none\n");
    let twice = value(&own, "contdir.conttype", dyad("RUS", "CHN"), 2000).unwrap_err().to_string();
    assert!(twice.contains("two rows for RUS, CHN in 2000"), "{twice}");
}

/// What a row that is not there means, and what is taken of several, the question may say.
#[test]
fn a_question_may_say_what_a_missing_row_means_and_what_is_taken_of_several() {
    let table = "a,b,year,conttype\n365,710,2000,1\n365,710,2000,2\n365,705,2000,\n";
    let own = with_contiguity(table, "key: none\n");
    let of = |words: &str, one, other| {
        value(&own, &format!("contdir.conttype {words}"), dyad(one, other), 2000).unwrap()
    };
    assert_eq!(of("rows=largest", "RUS", "CHN"), Number(2.0));
    assert_eq!(of("rows=smallest", "RUS", "CHN"), Number(1.0));
    assert_eq!(of("rows=sum", "RUS", "CHN"), Number(3.0));
    assert_eq!(of("rows=sum", "RUS", "USA"), Number(0.0));
    assert_eq!(of("rows=sum absent=missing", "RUS", "USA"), Missing);
    assert_eq!(of("rows=sum absent=not-covered", "RUS", "USA"), OutsideCoverage);
    assert_eq!(of("rows=sum absent=not-applicable", "RUS", "USA"), NotApplicable);
    let said = |line: &str| value(&own, line, dyad("RUS", "CHN"), 2000).unwrap_err().to_string();
    assert!(said("contdir.conttype absent=none").contains("absent=zero"));
    assert!(said("contdir.conttype rows=mean").contains("rows=largest"));
    assert!(said("dispute.count absent=zero").contains("says itself"));
    assert!(said("dispute.count cubic").contains("three columns"));
}

/// A year in which nothing happened anywhere is covered where no row means zero.
#[test]
fn years_without_any_row_are_zero_where_no_row_means_that() {
    let own = with_contiguity("a,b,year,conttype\n365,710,2000,1\n365,710,2003,1\n", "");
    let of = |line: &str, year| value(&own, line, dyad("RUS", "CHN"), year).unwrap();
    assert_eq!(of("contdir.conttype", 2001), Number(0.0));
    assert_eq!(of("contdir.conttype", 1999), OutsideCoverage);
    assert_eq!(of("contdir.conttype cumulative", 2003), Number(2.0));
    assert_eq!(of("contdir.conttype peace-periods", 2003), Number(2.0));
    assert_eq!(of("contdir.conttype absent=missing", 2001), OutsideCoverage);
    assert_eq!(of("contdir.conttype absent=zero", 2002), Number(0.0));
}

/// A pair in both orders says one thing twice; a sum with an empty part is not known.
#[test]
fn both_orders_of_a_pair_are_one_and_a_part_that_is_not_known_is_no_zero() {
    let table =
        "a,b,year,conttype\n365,710,2000,3\n710,365,2000,3\n365,710,2001,3\n365,710,2001,\n";
    let own = with_contiguity(table, "dyads: undirected\nkey: none\n");
    let of = |words: &str, year| {
        value(&own, &format!("contdir.conttype {words}"), dyad("CHN", "RUS"), year)
    };
    assert_eq!(of("rows=sum", 2000).unwrap(), Number(3.0));
    assert_eq!(of("rows=sum", 2001).unwrap(), Missing);
    assert_eq!(of("rows=largest", 2001).unwrap(), Number(3.0));
    assert!(of("lag=1 lead=1", 2001).unwrap_err().to_string().contains("comes after a word"));
    assert!(of("power=2 power=3", 2001).unwrap_err().to_string().contains("comes after a word"));
    // Twice in one order is two rows, whatever they say.
    let again = with_contiguity(
        "a,b,year,conttype\n365,710,2000,3\n365,710,2000,3\n",
        "dyads: undirected\nkey: none\n",
    );
    let said = value(&again, "contdir.conttype", dyad("CHN", "RUS"), 2000).unwrap_err();
    assert!(said.to_string().contains("has two rows"), "{said}");
}

/// A measure of years in a table of months has the value of its year, or of the year before.
#[test]
fn months_take_the_value_of_a_year_by_a_rule_that_is_said() {
    let catalogue = Catalogue::new(&small().store, vec![]);
    let scope = Scope {
        period: counterpoise_measures::events::Period::Month,
        directed: true,
        ..Scope::yearly(Years::one(2001))
    };
    let bind = |line: &str| catalogue.bind(&MeasureQuery::parse(line).unwrap(), scope);
    assert!(bind("power.cinc").unwrap_err().to_string().contains("--yearly same"));
    assert!(bind("events.count yearly=same").unwrap_err().to_string().contains("of its own"));
    let january = 2001 * 12;
    let of = |line: &str| bind(line).unwrap().value(dyad("RUS", "CHN"), january).value;
    assert_eq!(of("dispute.hostility yearly=same"), Number(0.0));
    assert_eq!(of("dispute.hostility yearly=before"), Number(4.0));
    assert_eq!(of("dispute.count peace-periods yearly=before"), Number(0.0));
}

/// A store with a table of pairs of one's own.
fn with_contiguity(table: &str, more: &str) -> Small {
    let own = Small::new();
    let write = |name: &str, text: &str| {
        let path = own.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let mapping = "dataset: contdir\ntitle: Contiguity\nlicence: mine\ncite: @misc{own}\n\
                   year: year\nstate one: a, cow\nstate two: b, cow\nint conttype: conttype\n\
                   absent: zero\n";
    let mapping = write("map.txt", &format!("{mapping}{more}"));
    let table = write("contdir.csv", table);
    add(&own.store, "generic", vec![table], Some(mapping));
    own
}

/// A table of one's own, read through a mapping, says itself what no row means.
#[test]
fn a_table_of_ones_own() {
    let own = with_contiguity("a,b,year,conttype\n365,710,2000,1\n365,705,2001,1\n", "");
    let of = |one, other| value(&own, "contdir.conttype", dyad(one, other), 2000).unwrap();
    assert_eq!(of("RUS", "CHN"), Number(1.0));
    assert_eq!((of("CHN", "RUS"), of("RUS", "USA")), (Number(0.0), Number(0.0)));
}

/// Either code of Germany has its row of 1990, and what it was the year before.
#[test]
fn a_column_answers_by_code_where_the_table_has_codes() {
    let own = Small::new();
    own.add(
        "cow-nmc",
        &[(
            "nmc.csv",
            "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n260,1989,1,490,1,1,1,1,0.1\n\
             255,1990,1,545,1,1,1,1,0.1\n260,1990,1,469,1,1,1,1,0.1\n",
        )],
    );
    let scope = Scope::yearly(Years::one(1990));
    let roster = Roster::of(StateSystem::Cow, scope);
    let germany: Vec<_> =
        roster.everyone().into_iter().filter(|state| state.id() == "DEU").collect();
    let queries = ["nmc.milper", "nmc.milper lag=1"]
        .map(|line| MeasureQuery::parse_in(line, &own.store).unwrap());
    let options = PanelOptions { rows: Rows::Members(StateSystem::Cow), ..PanelOptions::default() };
    let catalogue = Catalogue::new(&own.store, vec![]);
    let units = Units::States(germany);
    let panel =
        Panel::watched(&catalogue, &units, scope, &queries, options, &|_, _, _| {}).unwrap();
    let code = |(who, period): (Who, i32)| match who {
        Who::State(state) => roster.code(state, period).unwrap(),
        _ => panic!("{who:?}"),
    };
    let mut rows: Vec<(u16, Value, Value)> = panel
        .rows()
        .enumerate()
        .map(|(at, row)| {
            (code(row), panel.columns[0].values[at].value, panel.columns[1].values[at].value)
        })
        .collect();
    rows.sort_by_key(|row| row.0);
    assert_eq!(rows, [(255, Number(545.0), Number(490.0)), (260, Number(469.0), Number(490.0))]);
}

#[test]
fn columns_are_called_as_the_literature_has_them() {
    let scope = Scope::yearly(Years::one(2001));
    let units = Units::Dyads(vec![crate::world::pair("USA", "CHN")]);
    let panel = |lines: &[&str]| {
        let queries: Vec<MeasureQuery> = lines
            .iter()
            .map(|line| MeasureQuery::parse_in(line, &small().store).unwrap())
            .collect();
        let options = PanelOptions {
            rows: Rows::Members(StateSystem::Cow),
            names: Names::Literature,
            ..PanelOptions::default()
        };
        let catalogue = Catalogue::new(&small().store, vec![]);
        Panel::watched(&catalogue, &units, scope, &queries, options, &|_, _, _| {})
    };
    let asked = [
        "power.cinc",
        "nmc.milper lag=1",
        "atop.defense",
        "alliance.type",
        "contiguity.type",
        "power.major",
        "dispute.any onset",
        "dispute.any peace-periods",
        "dispute.any window=5",
    ];
    let frame =
        panel(&asked).unwrap().frame(FrameOptions { status: false, n: false, notes: false });
    let names: Vec<&str> = frame.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "ccode1",
            "ccode2",
            "year",
            "cinc1",
            "cinc2",
            "milper1_lag_1",
            "milper2_lag_1",
            "defense_12",
            "defense_21",
            "alliance_type",
            "conttype",
            "cowmaj1",
            "cowmaj2",
            "cowmidonset",
            "cowmidongoing_peace_periods",
            "dispute_any_ongoing_window_5",
        ]
    );
    let both = panel(&["power.cinc", "nmc.cinc"]).unwrap_err()[0].to_string();
    assert!(both.contains("would both be called cinc1"), "{both}");
    let twice = panel(&["nmc.milex", "nmc.milex"]).unwrap_err()[0].to_string();
    assert!(twice.contains("`nmc.milex` is asked for twice"), "{twice}");
}
