//! `data remove`: a vintage, or all of a dataset. Nothing goes without `--yes`.

use crate::args::RemoveArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, line, note, table};
use crate::store::open;
use counterpoise_datasets::{Manifest, Store};
use counterpoise_present::{screens, tables};

pub(crate) fn run(args: &RemoveArgs) -> Result {
    let store = open(&args.store)?;
    let chosen = chosen(&store, args)?;
    if args.yes {
        chosen.iter().try_for_each(|manifest| {
            store.remove(&manifest.dataset, &manifest.vintage).map(drop)
        })?;
    }
    match args.shown.format {
        Format::Text => {
            chosen.iter().try_for_each(|it| line(&screens::stored::removed(it, args.yes)))?;
        }
        format => table(&tables::stored::removed(&chosen, args.yes), format)?,
    }
    if !args.yes {
        note(
            "dry run: nothing was removed; --yes does it, and only adding the files again brings it \
             back",
        );
    }
    Ok(Outcome::Well)
}

/// The vintages that are meant. One among several must be named.
fn chosen(store: &Store, args: &RemoveArgs) -> Result<Vec<Manifest>> {
    let which = &args.which;
    let newest = store.manifest(&which.name, which.vintage.as_deref())?;
    let all = store.vintages(&which.name)?;
    if which.vintage.is_none() && all.len() > 1 && !args.all {
        let names: Vec<&str> = all.iter().map(|manifest| manifest.vintage.as_str()).collect();
        return Err(Failure::new(format!(
            "`{}` has {} vintages: {}\n  Name one with --vintage, or say --all.",
            which.name,
            all.len(),
            names.join(", ")
        )));
    }
    Ok(if args.all { all } else { vec![newest] })
}
