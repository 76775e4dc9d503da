//! What the outcome of a claim can depend on, as a number to compare by.

use super::pattern::Asked;
use super::stance;
use crate::bench::{Bench, Depends};
use counterpoise_case::content::{Content, Reference, content, content_and_references};
use counterpoise_case::model::{
    ActorId, Case, CellRef, Claim, EventId, IndicatorId, PatternId, PeriodId, SchoolId, SeriesId,
    Side, SourceId, Test, TestKind, WatchId, WatchOf,
};
use counterpoise_concepts::{Dependence, indicators_of};
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, Ledger, Rule, View};
use serde::Serialize;
use std::collections::BTreeSet;

/// Where this is the same in two cases, so is all that comes of the claim; it may differ where that
/// does not. `None`: it depends on the whole case, as whatever weighs explanations does.
pub(crate) fn dependence(bench: &Bench<'_>, claim: &Claim) -> Option<Content> {
    let case = bench.case;
    let weighs = |test: &Test| test.kind.weighs_explanations();
    if claim.tests.iter().any(weighs) {
        return None;
    }
    let tests: Vec<Content> = claim.tests.iter().map(|test| of_test(bench, test)).collect();
    let (said, references) = content_and_references(case, claim);
    // What keeps an event out of a test is said of where it was and of its set.
    let rests_on: Vec<Content> =
        claim.rests_on.iter().map(|id| content(case, &case[*id])).collect();
    let around = (content(case, &case.arenas), content(case, &case.sets));
    Some(content(case, &(said, named(bench, references), tests, rests_on, around)))
}

/// What one test depends on, by itself or as a clue; it must not be one of an explanation.
pub(crate) fn of_test(bench: &Bench<'_>, test: &Test) -> Content {
    let case = bench.case;
    let (said, references) = content_and_references(case, &test.kind);
    content(case, &(said, named(bench, references), &case.settings, cells(bench, test)))
}

/// What the things say that a test or a claim names.
fn named(bench: &Bench<'_>, references: BTreeSet<Reference>) -> Vec<Content> {
    let case = bench.case;
    let of = |(kind, at): Reference| match kind {
        "EventId" => Some(content(case, &case[EventId(at)])),
        "SeriesId" => Some(content(case, &case[SeriesId(at)])),
        "SourceId" => Some(content(case, &case[SourceId(at)])),
        "IndicatorId" => Some(content(case, &case[IndicatorId(at)])),
        "PatternId" => Some(content(case, &case[PatternId(at)])),
        "PeriodId" => Some(content(case, &case[PeriodId(at)])),
        "WatchId" => Some(watch_depends_on(bench, WatchId(at))),
        _ => None,
    };
    references.into_iter().filter_map(of).collect()
}

/// What is watched, and all acts of the place of it, whenever they were.
pub(crate) fn watch_depends_on(bench: &Bench<'_>, watch: WatchId) -> Content {
    let case = bench.case;
    let watch = &case[watch];
    let evidence: Vec<Content> = match &watch.of {
        WatchOf::Series { over, under, .. } => {
            std::iter::once(over).chain(under).map(|id| content(case, &case[*id])).collect()
        }
        WatchOf::Acts { dyad, arena, domain, .. } => {
            let window = Window { first: Day::MIN, last: Day::MAX };
            let cell = Cell { arena: *arena, domain: domain.clone(), window };
            vec![of_cell(bench, *dyad, &cell, None)]
        }
    };
    content(case, &(watch, evidence))
}

/// What the cells that a test looks at depend on.
fn cells(bench: &Bench<'_>, test: &Test) -> Vec<Content> {
    let case = bench.case;
    let at = |cell: &CellRef, window: Window, school: Option<SchoolId>| {
        of_cell(bench, cell.dyad, &Cell::named(cell, window), school)
    };
    let side = |side: &Side| at(&side.cell, case[side.period].window, None);
    match &test.kind {
        TestKind::Verdict { cell, period, school, .. } => {
            vec![at(cell, case[*period].window, Some(*school))]
        }
        TestKind::Stance { cell, period, at: day, .. } => {
            let window = stance::window(case, *period, day.as_ref());
            window.map(|window| at(cell, window, None)).into_iter().collect()
        }
        &TestKind::Pattern { dyad, period, pattern, negated } => {
            let spots = Asked { dyad, period, pattern, negated }.spots(bench);
            let school = Some(case[pattern].school);
            spots.iter().map(|spot| at(&spot.cell, case[period].window, school)).collect()
        }
        TestKind::Change { cell, from, to, .. } => {
            [from, to].map(|period| at(cell, case[*period].window, None)).to_vec()
        }
        TestKind::Level { cell, period, .. } | TestKind::Count { cell, period, .. } => {
            vec![at(cell, case[*period].window, None)]
        }
        TestKind::Compare { greater, lesser, .. } => vec![side(greater), side(lesser)],
        // All that these look at is named in them.
        TestKind::Order { .. }
        | TestKind::Span { .. }
        | TestKind::Number { .. }
        | TestKind::Ratio { .. }
        | TestKind::Shift { .. }
        | TestKind::Explanation { .. }
        | TestKind::Clue { .. }
        | TestKind::Without { .. } => Vec::new(),
    }
}

/// What is found in a cell, and how it was read.
#[derive(Serialize)]
struct OfCell {
    numbers: Content,
    coded: Content,
    /// For each act the works that it cites and was read in.
    read: BTreeSet<(EventId, Vec<SourceId>, Vec<SourceId>)>,
}

fn of_cell(
    bench: &Bench<'_>,
    dyad: (ActorId, ActorId),
    cell: &Cell,
    school: Option<SchoolId>,
) -> Content {
    bench.of_cell((dyad, school), cell, || {
        let (case, ledger) = (bench.case, bench.ledger_of(dyad));
        let (view, depends) = (ledger.view(cell), bench.depends(&ledger, school, depends));
        let of = OfCell {
            numbers: depends.verdicts.of(&view),
            coded: depends.coded,
            read: read(case, &view),
        };
        content(case, &of)
    })
}

/// What is shared by all cells. A claim is asked whether it stands without each work; so it depends
/// on whether one work alone says that what a school asks for was coded.
fn depends(ledger: &Ledger<'_>, school: Option<SchoolId>) -> Depends {
    let schools: Vec<SchoolId> = school.into_iter().collect();
    let coded: Vec<(IndicatorId, BTreeSet<Option<SourceId>>)> = indicators_of(ledger, &schools)
        .indicators
        .into_iter()
        .map(|id| (id, coded_in(ledger, id)))
        .collect();
    Depends { verdicts: Dependence::new(ledger, &schools), coded: content(ledger.case, &coded) }
}

fn read(case: &Case, view: &View<'_>) -> BTreeSet<(EventId, Vec<SourceId>, Vec<SourceId>)> {
    let sources = |cites: &[counterpoise_case::model::Citation]| {
        cites.iter().map(|cite| cite.source).collect()
    };
    let of = |id: EventId| (id, sources(&case[id].cites), sources(&case[id].via));
    view.entries().map(|(entry, _)| of(entry.event)).collect()
}

/// The works in which alone acts were read on which the fields of an indicator were looked at, at
/// most two of them; none of them, of an act that was read in several, or in none.
fn coded_in(ledger: &Ledger<'_>, indicator: IndicatorId) -> BTreeSet<Option<SourceId>> {
    let mut found = BTreeSet::new();
    let Some(rule) = Rule::of(&ledger.case[indicator].formula) else { return found };
    let Some(could) = rule.selections.last() else { return found };
    let taken = ledger.taken(|entry| could.takes(ledger.perspective(), entry));
    for entry in ledger.entries.iter().filter(|entry| taken[entry.class]) {
        let via = &ledger.case[entry.event].via;
        let only = via.first().filter(|first| via.iter().all(|own| own.source == first.source));
        found.insert(only.map(|cite| cite.source));
        if found.len() == 2 {
            break;
        }
    }
    found
}
