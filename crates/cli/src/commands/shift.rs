//! `shift`: did it shift, when, and whose date is right.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{screen, show, width};
use counterpoise_present::{screens, tables};

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let (case, shifts) = (opened.case(), opened.shifts()?);
    show(
        args.shown.format,
        || tables::shift::shifts(case, &shifts),
        || screen(&screens::shift(case, &shifts, width())),
    )?;
    Ok(Outcome::Well)
}
