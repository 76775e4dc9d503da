//! What is missing, and what it would settle, in words and as what is to be written into the case.

use crate::text::citations_text;
use counterpoise_case::model::{Case, Citation, SchoolId};
use counterpoise_study::{Answer, Lack, Missing, Need};
use serde::Serialize;

/// One thing that is missing somewhere, told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToldNeed {
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

/// Tells what is missing.
#[must_use]
pub fn need(case: &Case, answer: &Answer, of: &Need) -> ToldNeed {
    ToldNeed {
        kind: of.lack.kind(),
        missing: missing_text(case, of),
        attribute: case[of.attribute].id.clone(),
        arena: arena(case, of).to_owned(),
        period: case[of.period].id.clone(),
        asked_by: of.asked_by.iter().map(|(school, cites)| asks(case, *school, cites)).collect(),
        settles: of.settles.clone(),
        touches: of.touches,
        bits: of.bits,
        directive: directive(case, answer, of),
    }
}

fn arena<'c>(case: &'c Case, of: &Need) -> &'c str {
    of.arena.map_or("all", |arena| case[arena].id.as_str())
}

fn asks(case: &Case, school: SchoolId, cites: &[Citation]) -> String {
    let page =
        if cites.is_empty() { "page not seen".to_owned() } else { citations_text(case, cites) };
    format!("{} ({page})", case[school].title)
}

/// What is missing, in a few words.
pub(crate) fn missing_text(case: &Case, of: &Need) -> String {
    let whether = lower(&case[of.attribute].title);
    match &of.lack {
        Lack::Judgement(_) => format!("what sources judge of \u{201c}{whether}\u{201d}"),
        Lack::Numbers(measure) => format!("numbers of {measure} over the period"),
        Lack::Sides => {
            format!("more acts that take a side, to settle whether \u{201c}{whether}\u{201d}")
        }
        Lack::Acts => {
            format!("acts that show \u{201c}{whether}\u{201d}, or a search that finds none")
        }
    }
}

/// What is to be written into the case.
fn directive(case: &Case, answer: &Answer, of: &Need) -> String {
    let window = case[of.period].window;
    let pair = format!("{} -> {}", case[answer.dyad.0].written, case[answer.dyad.1].written);
    let dates = format!("{}/{}", window.first, window.last);
    let place =
        if of.arena.is_some() { format!("\n  arena: {}", arena(case, of)) } else { String::new() };
    match &of.lack {
        Lack::Judgement(name) => format!(
            "assessment {dates} {name} {pair} \"...\"\n  degree: ...{place}\n  cite: @... p. ..."
        ),
        Lack::Numbers(measure) => format!(
            "series ... \"...\"\n  of: {}\n  measure: {measure}\n  unit: ...\n  values: ...",
            case[answer.dyad.1].written
        ),
        Lack::Sides => {
            format!("event ... {pair} \"...\"\n  id: ...\n  deed, ...{place}\n  cite: @... p. ...")
        }
        Lack::Acts => format!(
            "event ... {pair} \"...\"\n  id: ...\n  deed, ...{place}\n  cite: @... p. ...\nor, if none is found,\n\
             search {dates} {pair} \"...\"{place}\n  where: ...\n  for: {}\n  found: nothing\n  cite: @... p. ...",
            case[of.attribute].id
        ),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
