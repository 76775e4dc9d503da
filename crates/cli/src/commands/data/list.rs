//! `data list`: what the store holds.

use crate::args::ListArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, line, table};
use crate::store::open;
use counterpoise_present::tables::stored;

pub(crate) fn run(args: &ListArgs) -> Result {
    let datasets = open(&args.store)?.datasets()?;
    match args.shown.format {
        Format::Text if datasets.is_empty() => empty()?,
        Format::Text => table(&stored::datasets(&datasets), Format::Text)?,
        format => table(&stored::all_vintages(&datasets), format)?,
    }
    Ok(Outcome::Well)
}

fn empty() -> Result<()> {
    line(
        "The store is empty. `counterpoise data add FILE...` adds files; `counterpoise data \
         kinds` says of which kinds.",
    )
}
