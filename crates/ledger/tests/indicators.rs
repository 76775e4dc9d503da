//! Indicators: four kinds of evidence, and what each rests on.
#![allow(clippy::unwrap_used)]

mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_ledger::*;

fn value(case: &mut Case, formula: Formula, cell: &Cell) -> IndicatorValue {
    let id = indicator(case, "i", formula);
    Ledger::new(case, DYAD, &case.settings).indicator(&case[id].clone(), cell)
}

fn year() -> Cell {
    Cell::arena(CENTRAL_ASIA, window("2014", "2014"))
}

fn hard() -> Formula {
    Formula::Count(filter([Condition::Hardness(Hardness::Hard)]))
}

#[test]
fn nobody_looked_is_not_zero() {
    let mut nothing = case(vec![act("e", "2013", "deed hard in central-asia")]);
    assert_eq!(value(&mut nothing, hard(), &year()).value, Evidence::Unknown(Reason::NobodyLooked));

    let mut looked = case(vec![act("e", "2014", "deed soft in central-asia")]);
    assert_eq!(value(&mut looked, hard(), &year()).value, Evidence::Zero);

    let mut searched = case(vec![]);
    search(&mut searched, "2014-01/2014-06", vec![CENTRAL_ASIA]);
    assert_eq!(
        value(&mut searched, hard(), &year()).value,
        Evidence::Unknown(Reason::NobodyLooked)
    );
    search(&mut searched, "2014-07/2015", vec![]);
    assert_eq!(value(&mut searched, hard(), &year()).value, Evidence::Zero);

    let mut others = case(vec![act("e", "2014", "deed hard in central-asia of USA to RUS")]);
    assert_eq!(value(&mut others, hard(), &year()).value, Evidence::Unknown(Reason::NobodyLooked));
    let third = Formula::Count(filter([Condition::By(Party::Third)]));
    assert_eq!(value(&mut others, third, &year()).value, Evidence::Present(0.5));
}

#[test]
fn a_count_rests_on_its_events() {
    let mut case = case(vec![
        act("small", "2014", "deed hard weight 1 from a1 in central-asia"),
        act("big", "2014-05", "deed hard weight 4 certainty 0.5 from b2 in central-asia"),
    ]);
    let found = value(&mut case, hard(), &year());
    assert_eq!(found.value, Evidence::Present(2.98));
    let Basis::Counted(tallies) = found.basis else { panic!("counted") };
    assert_eq!((tallies[0].events, tallies[0].sources, tallies[0].all_undated), (2, 2, false));
    let amounts: Vec<f64> = tallies[0].contributions.iter().map(|each| each.amount).collect();
    assert_eq!(amounts, [2.0, 0.98]);
}

#[test]
fn shares_and_balances_of_filters() {
    let mut case = case(vec![
        act("a", "2014", "deed accommodate hard weight 3 certainty 1 in central-asia"),
        act("b", "2014", "statement resist weight 1 certainty 1 in central-asia"),
    ]);
    let deeds = || filter([mode(Mode::Deed)]);
    let mut get = |formula| value(&mut case, formula, &year()).value;
    assert_eq!(get(Formula::Share(deeds(), filter([]))), Evidence::Present(0.75));
    assert_eq!(
        get(Formula::Share(deeds(), filter([mode(Mode::NonAct)]))),
        Evidence::Unknown(Reason::NothingToShare)
    );
    assert_eq!(get(Formula::Balance(BalanceKind::Net, deeds())), Evidence::Present(1.0));
    assert_eq!(get(Formula::Balance(BalanceKind::Ambivalence, filter([]))), Evidence::Present(0.5));
    assert_eq!(get(Formula::Balance(BalanceKind::HardShare, filter([]))), Evidence::Present(0.75));
    let gap = get(Formula::Balance(BalanceKind::Gap, filter([])));
    assert!((gap.value().unwrap() - (-1.0 - 1.0)).abs() < 1e-12);
    assert_eq!(
        get(Formula::Balance(BalanceKind::Gap, deeds())),
        Evidence::Unknown(Reason::NoStatements)
    );
}

#[test]
fn filters_condition_by_condition() {
    let case = case(vec![
        act(
            "a",
            "2014",
            "deed accommodate hard joint about energy issue gas instrument alliance gains CHN relative",
        ),
        act("b", "2014", "statement resist soft posture equality of CHN to RUS gains RUS absolute"),
    ]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let taken = |conditions: Vec<Condition>| {
        let filter = filter(conditions);
        let taken =
            ledger.entries.iter().filter(|entry| matches(ledger.perspective(), entry, &filter));
        taken.map(|entry| case[entry.event].id.as_str()).collect::<String>()
    };
    let not = |condition| Condition::Not(Box::new(condition));
    assert_eq!(taken(vec![]), "a");
    assert_eq!(taken(vec![Condition::By(Party::Target)]), "ab");
    assert_eq!(taken(vec![not(Condition::By(Party::Subject))]), "ab");
    assert_eq!(taken(vec![Condition::By(Party::Third)]), "");
    assert_eq!(taken(vec![Condition::Domains(vec!["economic".into()])]), "a");
    assert_eq!(taken(vec![not(Condition::Domains(vec!["arms".into()]))]), "a");
    assert_eq!(taken(vec![Condition::Issues(vec!["rail".into(), "gas".into()])]), "a");
    assert_eq!(taken(vec![Condition::Instruments(vec!["alliance".into()]), Condition::Joint]), "a");
    assert_eq!(taken(vec![Condition::Conceding, Condition::Gains(false, GainKind::Relative)]), "a");
    assert_eq!(taken(vec![Condition::Gains(true, GainKind::Absolute)]), "");
    let equal = vec![Condition::By(Party::Target), Condition::Postures(vec![Posture::Equality])];
    assert_eq!(taken(equal), "b");
    assert_eq!(taken(vec![Condition::Reversing]), "");
}

#[test]
fn numbers_off_series() {
    let mut case = case(vec![]);
    series(
        &mut case,
        "gdp-chn",
        CHN,
        "capability",
        &[("2011", 2.0), ("2012", 4.0), ("2013", 8.0), ("2014", 16.0)],
    );
    series(
        &mut case,
        "gdp-rus",
        RUS,
        "capability",
        &[("2012", 1.0), ("2013", 1.0), ("2014", 1.0), ("2015", 9.0)],
    );
    let chn = || SeriesRef::Of("capability".into(), false);
    let rus = || SeriesRef::Named("gdp-rus".into());
    let long = Cell::pooled(window("2011", "2015"));
    let mut get = |expr, cell: &Cell| value(&mut case, Formula::Series(expr), cell);
    assert_eq!(get(SeriesExpr::Level(chn()), &long).value, Evidence::Present(7.5));
    assert_eq!(
        get(SeriesExpr::Level(chn()), &Cell::pooled(window("2014-03", "2014-05"))).value,
        Evidence::Present(16.0)
    );
    assert_eq!(get(SeriesExpr::Change(chn()), &long).value, Evidence::Present(7.0));
    let ratio = get(SeriesExpr::Ratio(chn(), rus()), &long);
    assert!((ratio.value.value().unwrap() - 28.0 / 3.0).abs() < 1e-12);
    let Basis::Series(points) = ratio.basis else { panic!("series") };
    assert_eq!(points.len(), 6);
    // The ratio doubles from year to year: the middles of 2012, 2013 and 2014 lie 366 and 365 days
    // apart, near enough.
    let trend = get(SeriesExpr::TrendOfRatio(chn(), rus()), &long).value.value().unwrap();
    assert!((trend - 1.0).abs() < 1e-3, "{trend}");
    let short = Cell::pooled(window("2013", "2014"));
    let few = Reason::TooFewValues("capability of CHN / gdp-rus".into(), 3, 2);
    assert_eq!(get(SeriesExpr::TrendOfRatio(chn(), rus()), &short).value, Evidence::Unknown(few));
    let none = get(SeriesExpr::Level(chn()), &Cell::pooled(window("1990", "1991"))).value;
    let nothing = Reason::NoValue("capability of CHN".into(), window("1990", "1991"));
    assert_eq!(none, Evidence::Unknown(nothing));
    let missing = get(SeriesExpr::Level(SeriesRef::Named("cinc".into())), &long).value;
    assert_eq!(missing, Evidence::Unknown(Reason::NoSeries("cinc".into())));
}

#[test]
fn rival_judgements_stand_side_by_side() {
    let mut case = case(vec![]);
    assess(&mut case, "threat", "2014/2019", 0.8);
    assess(&mut case, "threat", "2010/2014", 0.2);
    assess(&mut case, "threat", "2001", 1.0);
    let found = value(&mut case, Formula::Assessed("threat".into()), &year());
    assert_eq!((found.value, found.bounds), (Evidence::Present(0.5), Some((0.2, 0.8))));
    let Basis::Assessed(uses) = found.basis else { panic!("assessed") };
    assert_eq!(uses.iter().map(|each| each.degree).collect::<Vec<_>>(), [0.2, 0.8]);
    let none = value(&mut case, Formula::Assessed("proximity".into()), &year());
    assert_eq!(
        (none.value, none.bounds),
        (Evidence::Unknown(Reason::NotAssessed("proximity".into())), None)
    );
}
