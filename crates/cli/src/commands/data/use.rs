//! `data use`: which vintage is meant where none is named.

use crate::args::UseArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, line, table};
use crate::store::open;
use counterpoise_present::tables::stored::all_vintages;

pub(crate) fn run(args: &UseArgs) -> Result {
    let store = open(&args.store)?;
    let manifest = store.use_vintage(&args.name, &args.vintage)?;
    match args.shown.format {
        Format::Text => line(&format!(
            "{} is the vintage of {} that is used",
            manifest.vintage, manifest.dataset
        ))?,
        format => {
            let all = store.datasets()?;
            let own: Vec<_> = all.into_iter().filter(|dataset| dataset.name == args.name).collect();
            table(&all_vintages(&own), format)?;
        }
    }
    Ok(Outcome::Well)
}
