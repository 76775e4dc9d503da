//! Balances, registers, pairs and coverage on small ledgers worked out by hand.
#![allow(clippy::unwrap_used)]

mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_ledger::*;

fn balances(events: Vec<Event>, cell: &Cell) -> Balances {
    let case = case(events);
    Ledger::new(&case, DYAD, &case.settings).view(cell).balances()
}

fn everything() -> Cell {
    Cell::pooled(window("2010", "2019"))
}

#[test]
fn a_cell_by_hand() {
    // Deeds: A = 4 x .98 (a1) = 3.92, R = 2 x .9 x .95 (b2) = 1.71. Statements: A = 2 x .8
    // (ungraded) = 1.6.
    let found = balances(
        vec![
            act("e1", "2014-05-21", "deed accommodate soft weight 4 from a1 gains CHN relative"),
            act("e2", "2012", "deed resist hard weight 2 from b2"),
            act("e3", "2015-05", "statement accommodate weight 2 from plain posture equality"),
            act("e4", "2015-05", "statement neutral weight 1 certainty 0.4"),
            act("e5", "2016", "deed resist hard weight 5 from a1 of CHN to RUS"),
            act("e6", "2016", "deed resist hard weight 5 from a1 context"),
            act("e7", "2020", "deed resist hard weight 5 from a1"),
        ],
        &everything(),
    );
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    near(found.deeds.accommodating, 3.92);
    near(found.deeds.resisting, 1.71);
    near(found.deeds.net.value().unwrap(), (3.92 - 1.71) / (3.92 + 1.71));
    near(found.deeds.ambivalence.value().unwrap(), 2.0 * 1.71 / 5.63);
    near(found.deeds.hard_share.value().unwrap(), 1.71 / 5.63);
    near(found.gap.value().unwrap(), 1.0 - 2.21 / 5.63);
    // On the other statement no posture was ever coded.
    near(found.autonomy_posture.value().unwrap(), 1.0);
    near(found.concessions.value().unwrap(), 3.92);
    assert_eq!(found.reversals, Evidence::Zero);
    assert_eq!(found.diversification, Evidence::Zero);
    assert_eq!(found.non_acts.net, Evidence::Unknown(Reason::NothingToBalance));
    assert_eq!((found.all.events, found.statements.events, found.non_acts.events), (4, 2, 0));
}

#[test]
fn degenerate_ledgers() {
    let unknown = Evidence::Unknown(Reason::NothingToBalance);
    let none = balances(vec![], &everything());
    assert_eq!((none.all.net, none.all.accommodating), (unknown.clone(), 0.0));
    assert_eq!(none.gap, Evidence::Unknown(Reason::NoStatements));
    assert_eq!(none.autonomy_posture, Evidence::Unknown(Reason::NothingToShare));
    assert_eq!(none.concessions, Evidence::Unknown(Reason::NobodyLooked));

    let one = balances(vec![act("e", "2014", "deed resist weight 2 certainty 1")], &everything());
    assert_eq!(
        (one.all.net, one.all.ambivalence),
        (Evidence::Present(-1.0), Evidence::Present(0.0))
    );
    assert_eq!(one.gap, Evidence::Unknown(Reason::NoStatements));

    let weightless = balances(vec![act("e", "2014", "deed resist weight 0")], &everything());
    assert_eq!((weightless.all.net, weightless.all.events), (unknown, 1));

    let empty = Cell::pooled(counterpoise_dates::Window {
        first: day("2015-01-01"),
        last: day("2014-01-01"),
    });
    assert_eq!(balances(vec![act("e", "undated", "deed resist")], &empty).all.events, 0);
}

#[test]
fn undated_acts_count_wherever_possible_or_not_at_all() {
    let mut case = case(vec![
        act("e", "undated", "deed resist certainty 1"),
        act("f", "2013", "deed resist certainty 1"),
    ]);
    let half = Cell::pooled(window("2013-01", "2013-06"));
    let sum =
        |case: &Case| Ledger::new(case, DYAD, &case.settings).view(&half).tally(&Filter::default());
    let tally = sum(&case);
    assert_eq!((tally.sum, tally.all_uncertain, tally.all_undated), (2.0, true, false));
    case.settings.undated = Undated::ExpectedShare;
    let tally = sum(&case);
    assert!((tally.sum - 181.0 / 365.0).abs() < 1e-12);
    assert_eq!(tally.contributions[1].placement, Placement::Undated);
}

#[test]
fn arenas_nest_and_choices_widen_them() {
    let events = || {
        vec![
            act("a", "2014", "deed resist certainty 1 in central-asia"),
            act("b", "2014", "deed resist certainty 1 weight 2 in eurasia"),
            act("c", "2014", "deed resist certainty 1 weight 4"),
        ]
    };
    let sum = |arena, reach| {
        let mut case = case(events());
        case.settings.reach = reach;
        let cell = Cell { arena, domain: None, window: window("2014", "2014") };
        Ledger::new(&case, DYAD, &case.settings).view(&cell).tally(&Filter::default()).sum
    };
    assert_eq!(sum(Some(EURASIA), Reach::Place), 3.0);
    assert_eq!(sum(Some(CENTRAL_ASIA), Reach::Place), 1.0);
    assert_eq!(sum(Some(CENTRAL_ASIA), Reach::Wider), 7.0);
    assert_eq!(sum(Some(GLOBAL), Reach::Wider), 4.0);
    assert_eq!(sum(None, Reach::Place), 7.0);
}

#[test]
fn a_broader_domain_counts_the_narrower() {
    let events = vec![
        act("a", "2014", "deed resist certainty 1 about energy"),
        act("b", "2014", "deed resist about arms"),
    ];
    let case = case(events);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let count = |domain: &str| {
        let cell =
            Cell { arena: None, domain: Some(domain.into()), window: window("2014", "2014") };
        ledger.view(&cell).placed.len()
    };
    assert_eq!(["economic", "energy", "security", "arms", "trade"].map(count), [1, 1, 1, 1, 0]);
}

#[test]
fn a_reversal_needs_an_earlier_resistance_in_the_same_issue() {
    let case = case(vec![
        act("later", "2014", "deed accommodate issue gas"),
        act("overlapping", "2012", "deed accommodate issue gas"),
        act("elsewhere", "2015", "deed accommodate issue rail"),
        act("undated", "undated", "deed accommodate issue gas"),
        act("others", "2016", "deed accommodate issue gas of CHN to RUS"),
        act("resisted", "2012", "deed resist issue gas"),
    ]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let reversing = ledger
        .entries
        .iter()
        .filter(|entry| entry.reversing)
        .map(|entry| case[entry.event].id.as_str());
    assert_eq!(reversing.collect::<Vec<_>>(), ["later"]);
}

#[test]
fn the_register_and_the_months_end_at_the_balance() {
    let case = case(vec![
        act("b", "2014-03", "deed accommodate weight 3 certainty 1"),
        act("a", "2013", "deed resist weight 2 certainty 1"),
        act("c", "2010/2013-06", "deed resist weight 1 certainty 1"),
        act("d", "undated", "deed accommodate weight 1 certainty 1"),
    ]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let view = ledger.view(&Cell::pooled(window("2013", "2014")));
    let rows = running(&view, &Filter::default());
    let lines: Vec<_> = rows
        .iter()
        .map(|row| (case[row.event].id.as_str(), row.running_a, row.running_r))
        .collect();
    let share = 181.0 / 730.0;
    assert_eq!(
        lines,
        [
            ("c", 0.0, share),
            ("a", 0.0, 2.0 + share),
            ("b", 3.0, 2.0 + share),
            ("d", 4.0, 2.0 + share)
        ]
    );
    assert!(rows[0].accrues && !rows[1].accrues);
    assert_eq!(Some(rows[3].running_net), view.balance(&Filter::default()).net.value());

    let months = monthly(&view, &Filter::default());
    assert_eq!((months.rows.len(), months.undated_accommodating), (24, 1.0));
    let (first, last) = (months.rows[0], months.rows[23]);
    assert!((first.resisting - (2.0 * 31.0 / 365.0 + share * 31.0 / 181.0)).abs() < 1e-12);
    assert_eq!((first.day, first.accommodating), (day("2013-01-31"), 0.0));
    assert!(
        (last.resisting - 2.0 - share).abs() < 1e-12 && (last.accommodating - 3.0).abs() < 1e-12
    );
}

#[test]
fn words_are_paired_with_later_deeds() {
    let case = case(vec![
        act("s1", "2013", "statement accommodate issue gas issue rail"),
        act("s2", "2013", "statement resist issue gas"),
        act("s3", "undated", "statement accommodate issue gas"),
        act("s4", "2015", "statement accommodate issue gas"),
        act("d1", "2014", "deed accommodate issue gas"),
        act("d2", "2012", "deed resist issue gas"),
        act("d3", "2014-05", "non-act resist issue rail"),
        act("d4", "2014-06", "deed accommodate issue rail"),
    ]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let name = |id: &EventId| case[*id].id.clone();
    let found: Vec<_> = pairs(&ledger)
        .into_iter()
        .map(|pair| {
            (
                name(&pair.statement),
                pair.issue,
                pair.deeds.iter().map(name).collect::<Vec<_>>(),
                pair.outcome,
            )
        })
        .collect();
    let row = |statement: &str, issue: &str, deeds: &[&str], outcome| {
        (
            statement.to_string(),
            issue.to_string(),
            deeds.iter().map(ToString::to_string).collect(),
            outcome,
        )
    };
    assert_eq!(
        found,
        vec![
            row("s1", "gas", &["d1"], Outcome::Fulfilled),
            row("s1", "rail", &["d3", "d4"], Outcome::Mixed),
            row("s2", "gas", &["d1"], Outcome::Contradicted),
            row("s3", "gas", &[], Outcome::Pending),
            row("s4", "gas", &[], Outcome::Pending),
        ]
    );
}

#[test]
fn the_coverage_map_tells_looking_from_not_looking() {
    let mut case = case(vec![act("e", "2013", "deed resist in central-asia about energy from a1")]);
    case.header.window = Some("2012/2016".parse().unwrap());
    for (id, year) in [("old", "2001"), ("p1", "2013"), ("p2", "2015")] {
        let (window, title, place) = (window(year, year), String::new(), Place::default());
        case.periods.push(Period { id: id.into(), title, window, comparison: id == "old", place });
    }
    search(&mut case, "2014/2015", vec![EURASIA]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let periods = [PeriodId(0), PeriodId(1), PeriodId(2)];
    let map = coverage(&ledger, &[CENTRAL_ASIA, GLOBAL], &["energy".into()], &periods);
    let states: Vec<CoverageState> = map.iter().map(|place| place.state).collect();
    use CoverageState::*;
    assert_eq!(states, [NotApplicable, Covered, SearchedNothingFound, NotApplicable, Empty, Empty]);
    assert_eq!((map[1].events, map[1].readings, map[1].sources, map[1].searched), (1, 1, 1, false));
}

/// A search for kinds of acts has looked at the domains that it names, and at no others.
#[test]
fn a_search_for_kinds_of_acts_marks_its_own_domains() {
    let mut case = case(vec![]);
    case.header.window = Some("2014/2015".parse().unwrap());
    let (window, title, place) = (window("2014", "2014"), String::new(), Place::default());
    case.periods.push(Period { id: "p".into(), title, window, comparison: false, place });
    let kind = indicator(&mut case, "i", Formula::Count(filter([])));
    search(&mut case, "2014/2015", vec![]);
    let states = |case: &Case| {
        let ledger = Ledger::new(case, DYAD, &case.settings);
        let domains = ["energy".into(), "trade".into()];
        let map = coverage(&ledger, &[GLOBAL], &domains, &[PeriodId(0)]);
        let whole = ledger.view(&Cell::arena(GLOBAL, window));
        (map.iter().map(|place| place.state).collect::<Vec<_>>(), whole.sought(&[kind]) > 0.0)
    };
    use CoverageState::*;
    assert_eq!(states(&case), (vec![SearchedNothingFound; 2], false));
    case.searches[0].sought = vec![kind];
    assert_eq!(states(&case), (vec![Empty; 2], true));
    // Its domains say where it looked; what it was for, it looked for.
    case.searches[0].domains = vec!["energy".into()];
    assert_eq!(states(&case), (vec![SearchedNothingFound, Empty], true));
}

#[test]
fn certainty_comes_from_the_sources_together() {
    let case = case(vec![
        act("a", "2014", "deed certainty 0.3 from a1"),
        act("b", "2014", "deed from c3 from b2"),
        act("c", "2014", "deed via c3"),
        act("d", "2014", "deed from plain via a1"),
        act("e", "2014", "deed"),
    ]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    // The chance that not all are wrong; without a grade .8.
    let expected = [
        (0.3, Stated),
        (1.0 - (1.0 - 0.75 * 0.8) * (1.0 - 0.9 * 0.95), Graded),
        (0.75 * 0.8, Graded),
        (0.8, Ungraded),
        (0.5, Uncited),
    ];
    use CertaintyBasis::*;
    for (entry, (certainty, basis)) in ledger.entries.iter().zip(expected) {
        assert!((entry.certainty - certainty).abs() < 1e-12 && entry.basis == basis, "{entry:?}");
    }
}

#[test]
fn sources_of_one_origin_are_one_source() {
    let mut case = case(vec![
        act("a", "2014", "deed from c3 from b2"),
        act("b", "2014", "deed from c3 from plain"),
    ]);
    for source in &mut case.sources[1..3] {
        source.origin = Some("agency".into());
    }
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let found: Vec<f64> = ledger.entries.iter().map(|entry| entry.certainty).collect();
    assert!((found[0] - 0.9 * 0.95).abs() < 1e-12, "the best of their grades: {}", found[0]);
    assert!((found[1] - (1.0 - (1.0 - 0.75 * 0.8) * 0.2)).abs() < 1e-12, "{}", found[1]);
}

#[test]
fn rows_of_one_commitment_count_once() {
    let row = |id: &str, weight: u8| {
        let mut row =
            act(id, "2014", &format!("deed accommodate hard weight {weight} certainty 1"));
        row.commitment = Some("pact".into());
        row
    };
    let other = || act("z", "2014", "deed resist weight 2 certainty 1");
    let one = balances(vec![row("a", 4), other()], &everything());
    let four =
        balances(vec![row("a", 1), row("b", 4), row("c", 4), row("d", 2), other()], &everything());
    assert_eq!((one.deeds.accommodating, four.deeds.accommodating), (4.0, 4.0));
    assert_eq!((&one.deeds.net, &one.deeds.hard_share), (&four.deeds.net, &four.deeds.hard_share));
    assert_eq!((one.deeds.events, four.deeds.events), (2, 5));
}

#[test]
fn a_commitment_on_both_sides_counts_once_in_the_share_of_hard_means() {
    let rows =
        ["deed accommodate hard weight 4 certainty 1", "deed resist soft weight 3 certainty 1"];
    let mut case =
        case(rows.iter().zip(["a", "b"]).map(|(words, id)| act(id, "2014", words)).collect());
    case.events.iter_mut().for_each(|event| event.commitment = Some("pact".into()));
    let of =
        indicator(&mut case, "hard", Formula::Balance(BalanceKind::HardShare, Filter::default()));
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let view = ledger.view(&everything());
    assert_eq!(view.balances().all.hard_share, view.value_of(of).0);
}
