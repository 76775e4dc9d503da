//! Which dataset and which years of a store are meant.

use crate::asked;
use crate::failure::{Failure, Result};
use counterpoise_datasets::{Manifest, Store};

/// The vintage that `NAME` or `NAME@VINTAGE` means; without a name the only dataset that will do,
/// or the one called after its kind. `what` is what it must have, in the plural.
pub(crate) fn dataset(
    store: &Store,
    name: Option<&str>,
    what: &str,
    fits: impl Fn(&Manifest) -> bool,
) -> Result<Manifest> {
    let Some(name) = name else { return only(store, what, fits) };
    let manifest = named(store, name)?;
    if fits(&manifest) {
        return Ok(manifest);
    }
    Err(Failure::new(format!(
        "the dataset {} (kind {}) has no {what}",
        manifest.dataset, manifest.kind
    )))
}

/// Whatever dataset has that name.
pub(crate) fn named(store: &Store, name: &str) -> Result<Manifest> {
    let (name, vintage) =
        name.split_once('@').map_or((name, None), |(name, vintage)| (name, Some(vintage)));
    Ok(store.manifest(name, vintage)?)
}

fn only(store: &Store, what: &str, fits: impl Fn(&Manifest) -> bool) -> Result<Manifest> {
    let datasets = store.datasets()?;
    let newest = datasets.iter().filter_map(|dataset| dataset.vintages.last());
    let able: Vec<&Manifest> = newest.filter(|manifest| fits(manifest)).collect();
    let usual: Vec<&Manifest> = able.iter().copied().filter(|it| it.dataset == it.kind).collect();
    match (able.as_slice(), usual.as_slice()) {
        ([one], _) | (_, [one]) => Ok((*one).clone()),
        ([], _) => Err(Failure::new(format!(
            "the store {} has no {what}\n  `counterpoise data kinds` says what files hold them, `counterpoise data add` adds them",
            store.folder().display()
        ))),
        (several, _) => {
            let names: Vec<&str> = several.iter().map(|it| it.dataset.as_str()).collect();
            Err(Failure::new(format!(
                "several datasets have {what}: {}; name one with --data",
                names.join(", ")
            )))
        }
    }
}

/// The years that are asked for, if any are.
pub(crate) fn years(text: Option<&str>) -> Result<Option<(i32, i32)>> {
    let years = text.map(asked::years).transpose()?;
    Ok(years.map(|years| (years.first, years.last)))
}
