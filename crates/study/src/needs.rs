//! What is missing, and what it would settle.

use crate::answer::{Answer, CellAnswer, Judged};
use counterpoise_case::model::{
    ArenaId, AttributeId, Case, Citation, Formula, PeriodId, SchoolId, SeriesExpr, SeriesRef,
};
use counterpoise_concepts::Standing;
use serde::Serialize;
use std::borrow::Cow;
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

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Acts that show the attribute, or a search that finds none.
    Acts,
    /// More acts that take a side.
    Sides,
    /// Numbers of this measure.
    Numbers(String),
    /// What sources judge of the attribute, under this name.
    Judgement(String),
}

impl Lack {
    /// What kind of evidence it is.
    #[must_use]
    pub fn kind(&self) -> Missing {
        match self {
            Lack::Judgement(_) => Missing::Judgement,
            Lack::Numbers(_) => Missing::Series,
            Lack::Acts | Lack::Sides => Missing::Acts,
        }
    }
}

/// One thing that is missing somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// What is missing.
    pub lack: Lack,
    /// The attribute that asks for it.
    pub attribute: AttributeId,
    /// Arena; `None`: all together.
    pub arena: Option<ArenaId>,
    /// Period.
    pub period: PeriodId,
    /// Schools that ask for it, each with the pages where its author does.
    pub asked_by: Vec<(SchoolId, Vec<Citation>)>,
    /// Verdicts, as arena/period/school, that would be settled whichever way it turned out.
    pub settles: Vec<String>,
    /// Verdicts that it would tell something about.
    pub touches: usize,
    /// What it would tell about all of them together, in bits.
    pub bits: f64,
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
            for_verdict(case, cell, judged, &mut found);
        }
    }
    let mut all: Vec<Need> = found.into_values().collect();
    all.sort_by(|a, b| {
        let of = |need: &Need| (need.settles.len(), need.bits);
        of(b)
            .0
            .cmp(&of(a).0)
            .then(of(b).1.total_cmp(&of(a).1))
            .then_with(|| rank(case, a).cmp(&rank(case, b)))
    });
    all
}

fn for_verdict<'a>(
    case: &'a Case,
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
        let need = found.entry((arena, cell.period, id)).or_insert_with(|| blank(case, cell, id));
        need.asked_by.push((judged.verdict.school, pages(case, judged, id)));
        need.bits += information.bits;
        need.touches += 1;
        if information.settles {
            need.settles.push(verdict.clone());
        }
    }
}

/// Of things that would settle and tell as much, acts stand before numbers and these before
/// judgements, each in the order of what is asked.
fn rank<'n>(case: &Case, need: &'n Need) -> (u8, Cow<'n, str>) {
    let whether = || Cow::Owned(lower(&case[need.attribute].title));
    match &need.lack {
        Lack::Acts => (0, whether()),
        Lack::Sides => (1, whether()),
        Lack::Numbers(measure) => (2, Cow::Borrowed(measure)),
        Lack::Judgement(_) => (3, whether()),
    }
}

/// Where the author of a school asks for an attribute: the pages of the first concept that uses it,
/// or of the school.
fn pages(case: &Case, judged: &Judged, id: AttributeId) -> Vec<Citation> {
    let concepts =
        judged.verdict.memberships.iter().filter(|concept| concept.attributes.contains(&id));
    let cites =
        concepts.map(|concept| &case[concept.concept].cites).find(|cites| !cites.is_empty());
    cites.unwrap_or(&case[judged.verdict.school].cites).clone()
}

fn blank(case: &Case, cell: &CellAnswer, id: AttributeId) -> Need {
    let lack = match &case[case[id].of].formula {
        Formula::Assessed(name) => Lack::Judgement(name.to_string()),
        Formula::Series(expr) => Lack::Numbers(measure(expr)),
        Formula::Balance(..) => Lack::Sides,
        _ => Lack::Acts,
    };
    Need {
        lack,
        attribute: id,
        arena: cell.arena,
        period: cell.period,
        asked_by: Vec::new(),
        settles: Vec::new(),
        touches: 0,
        bits: 0.0,
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
