//! Counts that speak against the result, each with what it counts.

use crate::context::Context;
use crate::outline::fold;
use crate::words::{self, counted};
use counterpoise_case::model::{AttributeId, Event, EventId, SourceId};
use counterpoise_concepts::DateAnswer;
use counterpoise_ledger::{CoverageState, Evidence};
use counterpoise_present::{no_number_text, obstacle_text};
use counterpoise_study::{CellAnswer, ClaimResult, Judged, TestResult};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Events below which a cell is called thin.
const THIN: usize = 3;

/// All doubts, as a list.
pub(crate) fn list(context: &Context<'_>) -> Markup {
    html! {
        ul.doubts {
            li { (thin(context)) }
            li { (dates(context)) }
            li { (close(context)) }
            li { (events(context, "have no date", |e| e.date.is_none())) }
            li { (events(context, "are cited to no source at all", |e| e.cites.is_empty() && e.via.is_empty())) }
            li { (events(context, "were read only in another work, not in the source cited", |e| !e.cites.is_empty() && !e.via.is_empty())) }
            li { (events(context, "rest on a single source", |e| sources(e).len() == 1)) }
            li { (claims(context)) }
            li { (through(context)) }
            li { (outside(context)) }
            li { (unknown(context)) }
            li { (empty(context)) }
        }
    }
}

fn on(context: &Context<'_>, wanted: impl Fn(&Event) -> bool) -> Vec<EventId> {
    let ids = (0..context.case.events.len() as u32).map(EventId);
    ids.filter(|id| context.counts(&context.case[*id]) && wanted(&context.case[*id])).collect()
}

fn sources(event: &Event) -> BTreeSet<SourceId> {
    event.rests_on().iter().map(|c| c.source).collect()
}

fn events(context: &Context<'_>, what: &str, wanted: impl Fn(&Event) -> bool) -> Markup {
    let found = on(context, wanted);
    let head = html! { b { (found.len()) } " of " (counted(context.counting(), "event", "events")) " " (what) };
    if found.is_empty() {
        html! { (head) "." }
    } else {
        fold(&head, &html! { p { (words::events(context, &found)) } })
    }
}

fn thin(context: &Context<'_>) -> Markup {
    let cells = &context.answer.cells;
    let thin: Vec<&CellAnswer> = cells.iter().filter(|c| c.balances.all.events < THIN).collect();
    let head = html! { b { (thin.len()) } " of " (counted(cells.len(), "cell", "cells")) " of arena and period rest on fewer than " (THIN) " acts of " (context.subject()) };
    let line = |c: &&CellAnswer| {
        html! {
            li { a href=(format!("#{}", context.anchors.cell(c.arena, None, c.period))) { (context.cell_title(c.arena, None, c.period)) } ", " (c.balances.all.events) }
        }
    };
    if thin.is_empty() {
        html! { (head) "." }
    } else {
        fold(&head, &html! { ul { @for one in thin.iter().map(line) { (one) } } })
    }
}

fn all<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Judged> {
    context.answer.cells.iter().flat_map(|c| &c.verdicts)
}

fn dates(context: &Context<'_>) -> Markup {
    let count =
        |wanted: fn(&DateAnswer) -> bool| all(context).filter(|j| wanted(&j.dates.answer)).count();
    html! {
        b { (count(|a| matches!(a, DateAnswer::Fails { .. }))) } " of " (counted(all(context).count(), "verdict", "verdicts"))
        " would be another for some admissible dates, and for " (count(|a| matches!(a, DateAnswer::NotDecided { .. }))) " it was not decided."
    }
}

fn close(context: &Context<'_>) -> Markup {
    let labelled = || all(context).filter(|j| j.verdict.label().is_some());
    let weak = labelled().filter(|j| !j.probabilities.is_empty() && j.probability() < 0.5).count();
    html! { b { (weak) } " of " (counted(labelled().count(), "verdict", "verdicts")) " with a label keep it in fewer than half of the re-readings." }
}

fn claims(context: &Context<'_>) -> Markup {
    let single = |at: usize| {
        let rests = &context.case.claims[at].rests_on;
        let all: BTreeSet<SourceId> =
            rests.iter().flat_map(|e| sources(&context.case[*e])).collect();
        !rests.is_empty() && all.len() == 1
    };
    let found: Vec<usize> =
        context.answer.claims.iter().map(|r| r.claim).filter(|at| single(*at)).collect();
    html! {
        b { (found.len()) } " of " (counted(context.answer.claims.len(), "claim", "claims")) " rest on events of a single source"
        @for (i, at) in found.iter().enumerate() { @if i == 0 { ": " } @else { ", " } a href=(format!("#{}", context.anchors.claim(*at))) { (context.case.claims[*at].id) } }
        "."
    }
}

/// Claims all of whose events were read through one and the same work.
fn through(context: &Context<'_>) -> Markup {
    let one_work = |r: &&ClaimResult| {
        let tests = || r.tests.iter().filter(|t| !t.evidence.is_empty());
        let work = tests().find_map(|t| t.through.first()).map(|t| t.source);
        let whole =
            |t: &TestResult| t.through.iter().any(|t| t.events == t.of && Some(t.source) == work);
        tests().next().is_some() && tests().all(whole)
    };
    let found: Vec<&ClaimResult> = context.answer.claims.iter().filter(one_work).collect();
    let all = counted(context.answer.claims.len(), "claim", "claims");
    html! { b { (found.len()) } " of " (all) " rest on events that were all read through one and the same work." }
}

/// Claims that rest on events which none of their tests counts.
fn outside(context: &Context<'_>) -> Markup {
    let found: Vec<&ClaimResult> =
        context.answer.claims.iter().filter(|r| !r.outside.is_empty()).collect();
    let all = counted(context.answer.claims.len(), "claim", "claims");
    let head = html! { b { (found.len()) } " of " (all) " rest, in the study, on events that none of their tests can count" };
    let line = |r: &&ClaimResult| {
        html! {
            li {
                a href=(format!("#{}", context.anchors.claim(r.claim))) { (context.case.claims[r.claim].id) } ": "
                @for (i, o) in r.outside.iter().enumerate() { @if i > 0 { "; " } (words::event(context, o.event)) ", " (obstacle_text(context.case, o)) }
            }
        }
    };
    if found.is_empty() {
        html! { (head) "." }
    } else {
        fold(&head, &html! { ul { @for one in found.iter().map(line) { (one) } } })
    }
}

fn unknown(context: &Context<'_>) -> Markup {
    let mut counts: BTreeMap<AttributeId, BTreeSet<(usize, String)>> = BTreeMap::new();
    for (at, cell) in context.answer.cells.iter().enumerate() {
        for attribute in cell.verdicts.iter().flat_map(|j| &j.verdict.attributes) {
            if let Evidence::Unknown(reason) = &attribute.value {
                counts.entry(attribute.attribute).or_default().insert((at, no_number_text(reason)));
            }
        }
    }
    let cells = context.answer.cells.len();
    let head = html! { b { (counts.len()) } " attributes are unknown in at least one of " (counted(cells, "cell", "cells")) ", and widen its verdicts" };
    let line = |(id, places): (&AttributeId, &BTreeSet<(usize, String)>)| {
        let reasons: BTreeSet<&str> = places.iter().map(|(_, r)| r.as_str()).collect();
        let reason = if reasons.len() == 1 {
            reasons.first().copied().unwrap_or("")
        } else {
            "for several reasons"
        };
        html! { li { (context.case[*id].title) ": " (places.len()) " cells, " (reason) } }
    };
    if counts.is_empty() {
        html! { (head) "." }
    } else {
        fold(&head, &html! { ul { @for one in counts.iter().map(line) { (one) } } })
    }
}

fn empty(context: &Context<'_>) -> Markup {
    let all = &context.answer.coverage;
    let empty = all.iter().filter(|c| c.state == CoverageState::Empty).count();
    html! { b { (empty) } " of " (counted(all.len(), "field", "fields")) " of the " a href="#coverage" { "coverage map" } " are empty, and no search of them is recorded." }
}
