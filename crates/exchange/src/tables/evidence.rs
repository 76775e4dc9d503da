//! Sources, series, claims, assessments, searches.

use super::show::{Show, number};
use counterpoise_case::model::{Case, Claim, Grade, Series};
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::Table;

pub(crate) fn sources(case: &Case) -> Table {
    let rows = case.sources.iter().map(|s| {
        let side = s.side.map_or_else(String::new, |a| case[a].code.to_string());
        let grade = s.grade.map_or_else(String::new, grade);
        [
            s.key.to_string(),
            s.short.clone(),
            s.full.clone(),
            s.form.word().to_owned(),
            s.kind.word().to_owned(),
            side,
            grade,
            s.note.clone(),
        ]
    });
    Table::new(&["key", "short", "full", "form", "kind", "side", "grade", "note"]).with(rows)
}

fn grade(of: Grade) -> String {
    format!("{}{}", char::from(of.reliability), of.credibility)
}

/// One row for each value: the long form that R and Stata read.
pub(crate) fn series(case: &Case) -> Table {
    let columns =
        ["series", "title", "of", "measure", "unit", "date", "value", "cite", "set", "note"];
    let rows = case.series.iter().flat_map(|s| {
        s.values.iter().map(move |v| {
            [
                s.id.clone(),
                s.title.clone(),
                sides(case, s),
                s.asks.clone().or_else(|| s.measure.clone()).unwrap_or_default(),
                s.unit.clone(),
                v.date.to_string(),
                number(v.value),
                case.cites_text(&s.cites),
                case.set_text(s.set),
                s.note.clone(),
            ]
        })
    });
    Table::new(&columns).with(rows).numbers(&["value"])
}

/// `CHN`, or `RUS -> CHN` for a series of two.
fn sides(case: &Case, series: &Series) -> String {
    let codes =
        series.of.into_iter().chain(series.towards).map(|actor| case[actor].code.to_string());
    codes.collect::<Vec<_>>().join(" -> ")
}

pub(crate) fn claims(case: &Case) -> Table {
    let columns = ["id", "title", "tests", "untestable", "cite", "rests_on", "set", "note"];
    let rows = case.claims.iter().map(|c| {
        [
            c.id.clone(),
            c.title.clone(),
            tests(c),
            c.untestable.clone(),
            case.cites_text(&c.cites),
            case.events_text(&c.rests_on),
            case.set_text(c.set),
            c.note.clone(),
        ]
    });
    Table::new(&columns).with(rows)
}

/// Each test with its field, as written.
fn tests(claim: &Claim) -> String {
    claim.tests.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join("; ")
}

pub(crate) fn assessments(case: &Case) -> Table {
    let columns =
        ["name", "title", "date", "dyad", "arena", "degree", "cite", "via", "set", "note"];
    let rows = case.assessments.iter().map(|a| {
        [
            a.name.clone(),
            a.title.clone(),
            a.date.to_string(),
            case.dyad_text(a.dyad),
            case.arenas_text(&a.arenas),
            a.degree.to_string(),
            case.cites_text(&a.cites),
            case.cites_text(&a.via),
            case.set_text(a.set),
            a.note.clone(),
        ]
    });
    Table::new(&columns).with(rows).numbers(&["degree"])
}

pub(crate) fn searches(case: &Case) -> Table {
    let columns =
        ["title", "date", "dyad", "arena", "domain", "where", "for", "found", "set", "note"];
    let rows = case.searches.iter().map(|s| {
        let found =
            if s.found.is_empty() { "nothing".to_owned() } else { case.events_text(&s.found) };
        [
            s.title.clone(),
            s.date.to_string(),
            case.dyad_text(s.dyad),
            case.arenas_text(&s.arenas),
            s.domains.join(", "),
            s.searched.clone(),
            s.sought.iter().map(|id| case[*id].id.as_str()).collect::<Vec<_>>().join(", "),
            found,
            case.set_text(s.set),
            s.note.clone(),
        ]
    });
    Table::new(&columns).with(rows)
}
