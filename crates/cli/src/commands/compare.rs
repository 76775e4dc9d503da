//! `compare`: schools side by side.

use crate::args::CompareArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{screen, show, table, width};
use counterpoise_engine::Asked;
use counterpoise_present::{screens, tables};
use counterpoise_study::Choices;

pub(crate) fn run(args: &CompareArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let arenas = args.arena.clone().map(|arena| vec![arena]);
    let found = opened.answer(Asked { arenas, ..Asked::default() }, Choices::VERDICTS, false)?;
    if args.differences {
        table(&tables::compare::differences(case, &found), args.shown.format)?;
    } else {
        show(
            args.shown.format,
            || tables::compare::verdicts(case, &found),
            || screen(&screens::compare(case, &found, width())),
        )?;
    }
    Ok(Outcome::Well)
}
