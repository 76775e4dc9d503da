//! The shared data, where they are at hand: figures that others have checked, through the store.

use std::path::Path;

use counterpoise_measures::Years;
use counterpoise_panel::{Catalogue, MeasureQuery, Scope, Who};

use crate::world::{Small, dyad, icews, no, shared, value};

fn number(query: &str, who: Who, year: i32) -> Option<f64> {
    value(shared()?, query, who, year).value.number()
}

#[test]
fn half_credit_as_it_was_checked() {
    if shared().is_none() {
        return;
    }
    // Figures of the shared data's README, of three digits.
    for (other, year, figure) in [
        ("CHN", 1992, 0.657),
        ("CHN", 2000, 0.867),
        ("CHN", 2008, 0.915),
        ("CHN", 2013, 0.844),
        ("CHN", 2014, 0.816),
        ("CHN", 2015, 0.833),
        ("CHN", 2018, 0.866),
        ("KAZ", 2014, 0.792),
        ("KAZ", 2015, 0.719),
    ] {
        let found = number("unga.agreement half-credit", dyad("RUS", other), year).unwrap();
        assert!((found - figure).abs() < 5e-4, "Russia and {other} {year}: {found}");
    }
}

#[test]
fn session_70_in_every_measure() {
    let Some(store) = shared() else { return };
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/reference/m01_unga_s70_dyads.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        return println!("skipped: {} not found", path.display());
    };
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let catalogue = Catalogue::new(store, vec![]);
    let years = counterpoise_world::year(2015);
    let who = |iso2: &str| {
        let found = counterpoise_world::World::builtin().lookup(
            counterpoise_world::System::Iso2,
            iso2,
            years,
        );
        no(found.unwrap().id)
    };
    for (column, query) in [
        ("S_abs", "unga.s absolute"),
        ("S_sq", "unga.s squared"),
        ("tau_b", "unga.tau-b"),
        ("kappa_w_sq", "unga.kappa squared"),
        ("kappa_w_abs", "unga.kappa absolute"),
        ("kappa_nominal", "unga.kappa nominal"),
        ("pi_w_sq", "unga.pi squared"),
        ("pi_w_abs", "unga.pi absolute"),
        ("pi_nominal", "unga.pi nominal"),
        ("A_abs", "unga.a absolute"),
        ("A_sq", "unga.a squared"),
        ("agreement", "unga.agreement half-credit"),
    ] {
        let at = names.iter().position(|name| *name == column).unwrap();
        let query = MeasureQuery::parse(&format!("{query} with-unanimous")).unwrap();
        let bound_measure = catalogue.bind(&query, Scope::yearly(Years::one(2015))).unwrap();
        for row in &rows {
            let found = bound_measure.value(Who::Dyad(who(row[0]), who(row[1])), 2015);
            let gap = found.value.number().unwrap() - row[at].parse::<f64>().unwrap();
            assert!(gap.abs() < 1e-8, "{column} of {} and {}: {gap}", row[0], row[1]);
            assert_eq!(found.n, row[2].parse::<u64>().unwrap());
        }
    }
}

#[test]
fn capabilities_as_published() {
    let Some(store) = shared() else { return };
    let table = store.table("cow-nmc", None, &["year", "state", "cinc", "ccode"], None).unwrap();
    let scope = Scope::yearly(Years::new(1816, 2022).unwrap());
    let bound_measure = Catalogue::new(store, vec![])
        .bind(&MeasureQuery::parse("power.cinc").unwrap(), scope)
        .unwrap();
    let mut compared = 0;
    for row in 0..table.rows {
        let year = i32::try_from(table.columns[0].values.int(row).unwrap()).unwrap();
        let Some(published) = table.columns[2].values.number(row) else { continue };
        let of = no(table.columns[1].values.text(row).unwrap());
        // Germany and Yemen have two rows in 1990, of two codes: a state's value is that of its
        // code at the end of the year.
        if of.cow(year).map(i64::from) != table.columns[3].values.int(row) {
            assert_eq!(year, 1990, "{}", of.id());
            continue;
        }
        let found = bound_measure.value(Who::State(of), year).value.number().unwrap();
        assert!((found - published).abs() < 5e-8, "{year} {found} {published}");
        compared += 1;
    }
    assert_eq!(compared, 17_119);
    // China stands above the United States in 27 years, not in 2002.
    let catalogue = Catalogue::new(store, vec![]);
    let bind = |query: &str| catalogue.bind(&MeasureQuery::parse(query).unwrap(), scope).unwrap();
    let ratio = bind("power.ratio subject-to-target");
    let ahead = |year| ratio.value(dyad("CHN", "USA"), year).value.number().unwrap() > 1.0;
    assert_eq!((1950..=2022).filter(|year| ahead(*year)).count(), 27);
    assert!(!ahead(2002) && ahead(2001) && ahead(2003));
    let passing = bind("power.overtaking");
    let passes = |year: &i32| passing.value(dyad("USA", "CHN"), *year).value.number() == Some(1.0);
    assert_eq!((1950..=2022).filter(passes).collect::<Vec<_>>(), [1995, 2002, 2003]);
    assert!((number("power.concentration", Who::System, 2022).unwrap() - 0.28398).abs() < 5e-6);
}

#[test]
fn arms_and_events_as_they_were_checked() {
    let Some(store) = shared() else { return };
    assert_eq!(number("arms.flow", dyad("RUS", "KAZ"), 2014), Some(28.0));
    assert_eq!(number("arms.flow", dyad("RUS", "KAZ"), 2015), Some(441.0));
    let catalogue = Catalogue::new(store, vec![]);
    let conflict = |other: &str, year: i32| {
        let query = MeasureQuery::parse("events.share conflict data=icews-dyadyear").unwrap();
        let bound_measure = catalogue.bind(&query, Scope::yearly(Years::one(year))).unwrap();
        100.0 * bound_measure.value(dyad("RUS", other), year).value.number().unwrap()
    };
    for (other, year, figure) in
        [("UKR", 2013, 11.2), ("UKR", 2014, 37.3), ("CHN", 2013, 1.4), ("CHN", 2014, 0.7)]
    {
        assert!((conflict(other, year) - figure).abs() < 0.05, "{other} {year}");
    }
}

/// The records of a reference file, without its remarks; `None` and a line saying so where it is
/// absent.
fn reference(file: &str) -> Option<Vec<csv::StringRecord>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference").join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} not found", path.display());
        return None;
    };
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    Some(reader.records().map(Result::unwrap).collect())
}

#[test]
fn events_against_another_program() {
    let Some((input, expected)) =
        reference("m04_events_input.csv").zip(reference("m04_events_expected_dyad_month.csv"))
    else {
        return;
    };
    let own = Small::new();
    let rows: Vec<_> =
        input.iter().map(|row| (&row[1], &row[2], &row[3], &row[4], &row[6])).collect();
    own.add("icews", &[("icews.tab", &icews(&rows))]);
    let catalogue = Catalogue::new(&own.store, vec![]);
    let (years, june) = (Years::one(2018), 2018 * 12 + 5);
    let scope =
        Scope { years, period: counterpoise_measures::events::Period::Month, directed: true };
    let mut compared = 0;
    for cells in expected {
        let choice = if &cells[0] == "none" { "every-row" } else { "same-code" };
        let state = |name: &str| counterpoise_panel::StateNo::find(name, years).ok();
        // Palestine is in neither list of states; its events stay out of counts of states.
        let Some((one, other)) = state(&cells[1]).zip(state(&cells[2])) else {
            assert!(cells.iter().any(|cell| cell.contains("Palestinian")), "{cells:?}");
            continue;
        };
        let who = Who::Dyad(one, other);
        for (at, query) in [
            (3, "events.count"),
            (4, "events.goldstein sum"),
            (5, "events.goldstein mean"),
            (6, "events.class verbal-cooperation"),
            (7, "events.class material-cooperation"),
            (8, "events.class verbal-conflict"),
            (9, "events.class material-conflict"),
            (10, "events.class cooperation"),
            (11, "events.class conflict"),
            (12, "events.net"),
        ] {
            let query = MeasureQuery::parse(&format!("{query} {choice}")).unwrap();
            let found =
                catalogue.bind(&query, scope).unwrap().value(who, june).value.number().unwrap();
            let theirs: f64 = cells[at].parse().unwrap();
            // Their sums are of binary fractions, ours of whole tenths.
            assert!((found - theirs).abs() < 1e-12, "{cells:?}: {} {found}", query.text());
            compared += 1;
        }
    }
    assert!(compared >= 200, "{compared}");
}

#[test]
#[ignore = "imports a million rows of trade"]
fn chinese_imports_from_turkmenistan_as_they_were_checked() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/cow_dyadic_trade/cow_trade_ddy.csv.gz");
    if !path.is_file() {
        return println!("skipped: {} not found", path.display());
    }
    let own = Small::new();
    crate::world::add(&own.store, "cow-trade", vec![path], None);
    let scope = Scope::yearly(Years::new(2009, 2013).unwrap());
    let bound_measure = Catalogue::new(&own.store, vec![])
        .bind(&MeasureQuery::parse("trade.flow imports").unwrap(), scope)
        .unwrap();
    for (year, figure) in [(2009, 38.0), (2010, 1045.0), (2013, 8894.0)] {
        let found = bound_measure.value(dyad("CHN", "TKM"), year).value.number().unwrap();
        assert!((found - figure).abs() < 0.5, "{year}: {found}");
    }
}
