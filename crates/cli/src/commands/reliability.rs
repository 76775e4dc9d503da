//! `reliability`: agreement between coders.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{screen, show, width};
use counterpoise_present::{screens, tables};
use counterpoise_study::reliability;

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let found = reliability(opened.case());
    show(
        args.shown.format,
        || tables::reliability::reliability(&found),
        || screen(&screens::reliability(&found, width())),
    )?;
    Ok(Outcome::Well)
}
