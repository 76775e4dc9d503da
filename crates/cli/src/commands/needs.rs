//! `needs`: what is missing, and what it would settle.

use crate::args::NeedsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{open, pair};
use crate::output::{Format, line, screen, show, width};
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_engine::Asked;
pub(crate) use counterpoise_present::tables::needs::needs as rows;
use counterpoise_present::{ToldNeed, need, screens};
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
        format => show(format, || rows(&all), || screen(&screens::needs(&all, args.top, width())))?,
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
