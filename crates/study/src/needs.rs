//! What is missing, and what it would settle.

use crate::answer::{Answer, CellAnswer, Judged};
use crate::text::citations_text;
use counterpoise_case::model::{
    AttributeId, Case, Formula, PeriodId, SchoolId, SeriesExpr, SeriesRef,
};
use counterpoise_concepts::Standing;
use serde::Serialize;
use std::collections::BTreeMap;

/// What kind of evidence is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// A source's judgement.
    Judgement,
    /// Values of a series.
    Series,
    /// Acts of a kind, or a search that finds none.
    Acts,
}

/// One thing that is missing somewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Need {
    /// What kind of evidence.
    pub kind: Missing,
    /// What is missing, in words.
    pub missing: String,
    /// The attribute that asks for it.
    pub attribute: String,
    /// Arena, `all` for all together.
    pub arena: String,
    /// Period.
    pub period: String,
    /// Schools that ask for it, each with the page where its author does.
    pub asked_by: Vec<String>,
    /// Verdicts, as arena/period/school, that would be settled whichever way it turned out.
    pub settles: Vec<String>,
    /// Verdicts that it would tell something about.
    pub touches: usize,
    /// What it would tell about all of them together, in bits.
    pub bits: f64,
    /// What to write into the case, to be filled in.
    pub directive: String,
}

/// Less than this is not worth looking for.
const LEAST_BITS: f64 = 0.02;

/// A cell and an attribute that is asked for there.
type Place<'a> = (Option<&'a str>, PeriodId, AttributeId);

/// What is missing, by how many verdicts it would settle, then by what it would tell. `only`
/// narrows to verdicts of one arena, period and school. A verdict that is settled or not drawn
/// needs nothing; a school out of whose scope the pair may be needs what would tell whether it is.
#[must_use]
pub fn needs(
    case: &Case,
    answer: &Answer,
    only: impl Fn(&CellAnswer, SchoolId) -> bool,
) -> Vec<Need> {
    let mut found: BTreeMap<Place<'_>, Need> = BTreeMap::new();
    for cell in answer.cells.iter().chain(&answer.pooled) {
        for judged in cell.verdicts.iter().filter(|judged| only(cell, judged.verdict.school)) {
            for_verdict(case, answer, cell, judged, &mut found);
        }
    }
    let mut all: Vec<Need> = found.into_values().collect();
    all.sort_by(|a, b| {
        let of = |need: &Need| (need.settles.len(), need.bits);
        of(b)
            .0
            .cmp(&of(a).0)
            .then(of(b).1.total_cmp(&of(a).1))
            .then_with(|| a.missing.cmp(&b.missing))
    });
    all
}

fn for_verdict<'a>(
    case: &'a Case,
    answer: &Answer,
    cell: &CellAnswer,
    judged: &Judged,
    found: &mut BTreeMap<Place<'a>, Need>,
) {
    let Some(settled) = &judged.settled else { return };
    if matches!(settled.standing, Standing::Named | Standing::ByLevel) {
        return;
    }
    // A school that does not speak may only not know whether the pair is one that it speaks of.
    let asked = if settled.standing == Standing::OutOfScope {
        &settled.of_scope
    } else {
        &settled.information
    };
    let arena = cell.arena.map(|arena| case[arena].id.as_str());
    let school = &case[judged.verdict.school];
    let verdict = format!("{}/{}/{}", arena.unwrap_or("all"), case[cell.period].id, school.id);
    for information in asked.iter().filter(|information| information.bits >= LEAST_BITS) {
        let id = information.attribute;
        let need =
            found.entry((arena, cell.period, id)).or_insert_with(|| blank(case, answer, cell, id));
        need.asked_by.push(format!("{} ({})", school.title, page(case, judged, id)));
        need.bits += information.bits;
        need.touches += 1;
        if information.settles {
            need.settles.push(verdict.clone());
        }
    }
}

/// Where the author of a school asks for an attribute: the pages of the first concept that uses it,
/// or of the school.
fn page(case: &Case, judged: &Judged, id: AttributeId) -> String {
    let concepts =
        judged.verdict.memberships.iter().filter(|concept| concept.attributes.contains(&id));
    let cites =
        concepts.map(|concept| &case[concept.concept].cites).find(|cites| !cites.is_empty());
    let cites = cites.unwrap_or(&case[judged.verdict.school].cites);
    if cites.is_empty() { "page not seen".to_owned() } else { citations_text(case, cites) }
}

fn blank(case: &Case, answer: &Answer, cell: &CellAnswer, id: AttributeId) -> Need {
    let attribute = &case[id];
    let period = &case[cell.period];
    let arena = cell.arena.map_or("all", |arena| case[arena].id.as_str());
    let pair = format!("{} -> {}", case[answer.dyad.0].written, case[answer.dyad.1].written);
    let dates = format!("{}/{}", period.window.first, period.window.last);
    let place = if cell.arena.is_some() { format!("\n  arena: {arena}") } else { String::new() };
    let whether = lower(&attribute.title);
    let (kind, missing, directive) = match &case[attribute.of].formula {
        Formula::Assessed(name) => (
            Missing::Judgement,
            format!("what sources judge of \u{201c}{whether}\u{201d}"),
            format!(
                "assessment {dates} {name} {pair} \"...\"\n  degree: ...{place}\n  cite: @... p. ..."
            ),
        ),
        Formula::Series(expr) => {
            let measure = measure(expr);
            let text = format!(
                "series ... \"...\"\n  of: {}\n  measure: {measure}\n  unit: ...\n  values: ...",
                case[answer.dyad.1].written
            );
            (Missing::Series, format!("numbers of {measure} over the period"), text)
        }
        Formula::Balance(..) => (
            Missing::Acts,
            format!("more acts that take a side: whether \u{201c}{whether}\u{201d} is open"),
            format!("event ... {pair} \"...\"\n  id: ...\n  deed, ...{place}\n  cite: @... p. ..."),
        ),
        _ => (
            Missing::Acts,
            format!("acts that show \u{201c}{whether}\u{201d}, or a search that finds none"),
            format!(
                "event ... {pair} \"...\"\n  id: ...\n  deed, ...{place}\n  cite: @... p. ...\nor, if none is found,\n\
                 search {dates} {pair} \"...\"{place}\n  where: ...\n  for: {}\n  found: nothing\n  cite: @... p. ...",
                attribute.id
            ),
        ),
    };
    Need {
        kind,
        missing,
        attribute: attribute.id.clone(),
        arena: arena.to_owned(),
        period: period.id.clone(),
        asked_by: Vec::new(),
        settles: Vec::new(),
        touches: 0,
        bits: 0.0,
        directive,
    }
}

fn measure(expr: &SeriesExpr) -> String {
    let name = |of: &SeriesRef| match of {
        SeriesRef::Named(id) => id.clone(),
        SeriesRef::Of(measure, _) => measure.clone(),
    };
    match expr {
        SeriesExpr::Level(of) | SeriesExpr::Change(of) => name(of),
        SeriesExpr::Ratio(over, _) | SeriesExpr::TrendOfRatio(over, _) => name(over),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
