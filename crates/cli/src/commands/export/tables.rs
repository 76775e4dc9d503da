//! Tables, each a file of its own.

use super::place::Handed;
use crate::args::{Form, PositionsRows};
use crate::commands::{claims, coverage, judge, needs, positions, table};
use crate::failure::{Failure, Result};
use crate::open::Opened;
use crate::output::{MADE_BY, note_formulas};
use counterpoise_document::{Block, Document, Inline, docx};
use counterpoise_engine::Asked;
use counterpoise_frames::{Table, to_csv, to_guided_xlsx, to_latex, to_markdown};
use counterpoise_study::{Choices, ClaimResult};
use counterpoise_world::near_miss;

/// The tables by name, and what each holds: results first, then the parts of the case.
pub(super) const NAMES: &[(&str, &str)] = &[
    ("verdicts", "what each school calls the behaviour, by arena and period"),
    ("tests", "the claims of the study, test by test"),
    ("needs", "what is missing, and what it would settle"),
    ("coverage", "where there is evidence, and where nobody looked"),
    ("positions", "what the literature says"),
    ("gaps", "what the literature has not said"),
    ("hypotheses", "rival explanations, and how they stand"),
    ("clues", "the clues by which they are weighed"),
    ("events", "the evidence"),
    ("sources", "works cited, and their grades"),
    ("series", "yearly and monthly numbers"),
    ("claims", "the claims as the case has them"),
    ("assessments", "what coders judged"),
    ("searches", "where somebody looked"),
    ("actors", "the actors"),
    ("arenas", "the arenas"),
    ("periods", "the periods"),
    ("turning-points", "the turning points"),
    ("sets", "sets of evidence that can be switched"),
    ("places", "places on the map"),
    ("setting", "projects, institutions and routes, fact by fact"),
    ("indicators", "how each indicator is read"),
];

pub(super) fn made(opened: &Opened, names: &[String], form: Form) -> Result<Vec<Handed>> {
    let all = || NAMES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let names: Vec<String> = if names.is_empty() { all() } else { names.to_vec() };
    names.iter().map(|name| one(opened, name, form)).collect()
}

fn one(opened: &Opened, name: &str, form: Form) -> Result<Handed> {
    let table = named(opened, name)?;
    let bytes = match form {
        Form::Xlsx => to_guided_xlsx(&table.frame(MADE_BY), &table.guide)
            .map_err(|error| Failure::new(format!("{name}: {error}")))?,
        Form::Latex => to_latex(&table).into_bytes(),
        Form::Md => to_markdown(&table).into_bytes(),
        Form::Docx => docx(&document(opened, name, &table), &[]),
        _ => {
            note_formulas(&table, "--format xlsx");
            to_csv(&table, false)
        }
    };
    Ok(Handed::new(name, form, bytes))
}

/// The table of a name.
pub(super) fn named(opened: &Opened, name: &str) -> Result<Table> {
    let case = opened.case();
    let answer = |choices| opened.answer(Asked::default(), choices, true);
    match name {
        "verdicts" => {
            let answer = answer(Choices::VERDICTS)?;
            Ok(judge::verdicts(case, &answer, &answer.cells))
        }
        "tests" => {
            let results = opened.claims(None)?;
            Ok(claims::rows(case, &results.iter().collect::<Vec<&ClaimResult>>()))
        }
        "needs" => {
            let answer = answer(Choices::VERDICTS)?;
            Ok(needs::rows(&needs::told(case, &answer, |_, _| true)))
        }
        "coverage" => coverage::rows(case),
        "positions" => positions::named(opened, PositionsRows::Positions),
        "gaps" => positions::named(opened, PositionsRows::Gaps),
        name => table::part(opened, name)?.ok_or_else(|| {
            let near = near_miss(name, NAMES.iter().map(|(name, _)| *name));
            let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            Failure::new(format!("no table is called `{name}`; {did}`export --list` names all"))
        }),
    }
}

/// A document with nothing but the table, to be copied into another.
fn document(opened: &Opened, name: &str, table: &Table) -> Document {
    let about = NAMES.iter().find(|(known, _)| *known == name).map_or(name, |(_, about)| *about);
    let mut caption: String = about.chars().take(1).flat_map(char::to_uppercase).collect();
    caption.extend(about.chars().skip(1));
    caption.push_str(&format!(" ({}).", opened.case().header.title));
    let empty = table.empty_columns();
    if !empty.is_empty() {
        caption.push_str(&format!(
            " Left out, since no row has anything there: {}.",
            empty.join(", ")
        ));
    }
    let table = table.clone().without(&empty);
    let mut rows = Vec::new();
    for row in &table.rows {
        rows.push(row.iter().map(|cell| vec![Inline::Text(cell.reading())]).collect());
    }
    let heads = table.columns.iter().map(|head| head.name.clone()).collect();
    let block = Block::Table { caption: vec![Inline::Text(caption)], heads, rows };
    Document { blocks: vec![block], ..Document::default() }
}
