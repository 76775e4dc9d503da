//! `needs`: what is missing, and what it would settle.

use crate::args::NeedsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{open, pair};
use crate::output::{Format, line, show, width, wrapped};
use crate::style::{bold, dim};
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_engine::Asked;
use counterpoise_frames::{Cell, Table};
use counterpoise_present::{ToldNeed, need};
use counterpoise_study::{Answer, CellAnswer, Choices, needs};

pub(crate) fn run(args: &NeedsArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let asked = Asked { dyad: pair(case, args.pair.dyad.as_deref())?, ..Asked::default() };
    let wanted = args.verdict.as_deref().map(|text| Wanted::read(case, text)).transpose()?;
    let found = opened.answer(asked, Choices::VERDICTS, false)?;
    let only = |cell: &CellAnswer, school: SchoolId| {
        wanted.as_ref().is_none_or(|wanted| wanted.is(case, cell, school))
    };
    let all = told(case, &found, only);
    match args.shown.format {
        Format::Json => line(&serde_json::to_string_pretty(&all).unwrap_or_default())?,
        format => show(format, || rows(&all), || in_words(&all, args.top))?,
    }
    Ok(Outcome::Well)
}

/// What is missing for the verdicts that are asked for.
pub(crate) fn told(
    case: &Case,
    answer: &Answer,
    only: impl Fn(&CellAnswer, SchoolId) -> bool,
) -> Vec<ToldNeed> {
    needs(case, answer, only).iter().map(|own| need(case, answer, own)).collect()
}

/// One verdict, as it is named.
struct Wanted {
    arena: Option<String>,
    period: String,
    school: String,
}

impl Wanted {
    fn read(case: &Case, text: &str) -> Result<Wanted> {
        let parts: Vec<&str> = text.split('/').collect();
        let [arena, period, school] = parts[..] else {
            return Err(Failure::new(format!("`{text}` is no verdict; write ARENA/PERIOD/SCHOOL")));
        };
        if arena != "all" {
            crate::open::arena(case, arena)?;
        }
        crate::open::period(case, period)?;
        crate::open::school(case, school)?;
        let arena = (arena != "all").then(|| arena.to_owned());
        Ok(Wanted { arena, period: period.to_owned(), school: school.to_owned() })
    }

    fn is(&self, case: &Case, cell: &CellAnswer, school: SchoolId) -> bool {
        let arena = cell.arena.map(|arena| case[arena].id.clone());
        arena == self.arena && case[cell.period].id == self.period && case[school].id == self.school
    }
}

/// The needs as a person reads them.
fn in_words(all: &[ToldNeed], top: usize) -> Result<()> {
    if all.is_empty() {
        return line("Nothing that could be looked for would change a verdict.");
    }
    for need in all.iter().take(top) {
        short(need)?;
        for author in &need.asked_by {
            wrapped(&format!("asked by {author}"), width().min(110).saturating_sub(4))
                .iter()
                .try_for_each(|part| line(&dim(&format!("    {part}"))))?;
        }
        for part in need.directive.lines() {
            line(&format!("      {part}"))?;
        }
        line("")?;
    }
    if all.len() > top {
        line(&dim(&format!(
            "{} more: --top {} shows them, --format csv lists all",
            all.len() - top,
            all.len()
        )))?;
    }
    Ok(())
}

/// A need in a line or two: what, where, and how much it would settle.
pub(crate) fn short(need: &ToldNeed) -> Result<()> {
    let (settles, touches) = (need.settles.len(), need.touches);
    let verdicts = |n: usize| if n == 1 { "1 verdict".to_owned() } else { format!("{n} verdicts") };
    let settles = if settles == 0 {
        format!("tells something about {}", verdicts(touches))
    } else {
        format!("would settle {}, and tells something about {touches}", verdicts(settles))
    };
    line(&format!("{} ({}, {})", bold(&need.missing), need.arena, need.period))?;
    line(&dim(&format!("    {settles} ({:.2} bits)", need.bits)))
}

const COLUMNS: [&str; 10] = [
    "missing",
    "kind",
    "attribute",
    "arena",
    "period",
    "settles",
    "touches",
    "bits",
    "asked by",
    "directive",
];

pub(crate) fn rows(all: &[ToldNeed]) -> Table {
    let row = |need: &ToldNeed| -> [Cell; 10] {
        let kind =
            serde_json::to_value(need.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
        [
            need.missing.as_str().into(),
            kind.into(),
            need.attribute.as_str().into(),
            need.arena.as_str().into(),
            need.period.as_str().into(),
            need.settles.clone().into(),
            (need.touches as f64).into(),
            need.bits.into(),
            need.asked_by.clone().into(),
            need.directive.as_str().into(),
        ]
    };
    Table::new(&COLUMNS).with(all.iter().map(row))
}
