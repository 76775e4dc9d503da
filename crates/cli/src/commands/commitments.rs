//! `commitments`: what was promised, how exactly, how far it came, and what became of it.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{screen, show, width};
use counterpoise_present::{screens, tables};
use counterpoise_study::commitments;

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let found = commitments(case);
    show(
        args.shown.format,
        || tables::commitments::commitments(case, &found),
        || screen(&screens::commitments(case, &found, width())),
    )?;
    Ok(Outcome::Well)
}
