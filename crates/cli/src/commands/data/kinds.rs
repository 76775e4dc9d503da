//! `data kinds`: which files can be added.

use super::add::no_kind;
use crate::args::KindsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, bytes, screen, show, table, width};
use counterpoise_datasets::{EXAMPLE_MAPPING, kind, kinds};
use counterpoise_present::screens::stored as screens;
use counterpoise_present::tables::stored as tables;

pub(crate) fn run(args: &KindsArgs) -> Result {
    let format = args.shown.format;
    match &args.name {
        _ if args.example => bytes(EXAMPLE_MAPPING.as_bytes())?,
        _ if args.mappings => {
            show(format, tables::mappings, || screen(&screens::mappings(width())))?;
        }
        None if format == Format::Text => table(&tables::kinds_in_short(), format)?,
        None => table(&tables::kinds_whole(&kinds()), format)?,
        Some(name) => {
            let found = kind(name).ok_or_else(|| Failure::new(no_kind(name)))?;
            let text = || screen(&screens::kind(found, width()));
            show(format, || tables::kinds_whole(&[found]), text)?;
        }
    }
    Ok(Outcome::Well)
}
