//! Which dataset of a store plays a part.

use counterpoise_datasets::{Dataset, Manifest, Store, kind};

use crate::error::{Error, ErrorKind};
use crate::query::DataName;

/// A part that a dataset can play: of what kind it must be, and which columns it must have.
pub(crate) struct Role {
    /// What is needed, as the end of a sentence.
    pub(crate) what: &'static str,
    /// The kinds that can play it, the usual one first.
    pub(crate) kinds: &'static [&'static str],
    /// The columns it must have.
    pub(crate) columns: &'static [&'static str],
    /// Which file of the kind, where the kind has several.
    pub(crate) file: &'static str,
    /// A further test.
    pub(crate) fits: fn(&Manifest) -> bool,
}

impl Role {
    pub(crate) const fn new(
        what: &'static str,
        kinds: &'static [&'static str],
        columns: &'static [&'static str],
    ) -> Role {
        Role { what, kinds, columns, file: "", fits: |_| true }
    }

    fn suits(&self, manifest: &Manifest) -> bool {
        let has = |name: &&str| manifest.column(name).is_some();
        self.kinds.contains(&manifest.kind.as_str())
            && self.columns.iter().all(has)
            && (self.fits)(manifest)
    }
}

/// The vintage that plays the part: of the dataset that the measure names, else of one that is
/// preferred, else of the only one that can, else of the one called after its kind.
pub(crate) fn choose(
    store: &Store,
    role: &Role,
    own: Option<&DataName>,
    preferred: &[DataName],
) -> Result<Manifest, Error> {
    let datasets = store.datasets()?;
    if let Some(name) = own {
        return named(store, &datasets, role, name);
    }
    let mut able: Vec<&Manifest> =
        datasets.iter().filter_map(|one| one.vintages.last()).filter(|m| role.suits(m)).collect();
    for name in preferred {
        if datasets
            .iter()
            .any(|one| one.name == name.dataset && one.vintages.iter().any(|m| role.suits(m)))
        {
            return named(store, &datasets, role, name);
        }
    }
    if able.len() > 1 {
        let usual: Vec<&Manifest> = able.iter().copied().filter(|m| m.dataset == m.kind).collect();
        if let [only] = usual.as_slice() {
            able = vec![only];
        }
    }
    match able.as_slice() {
        [] => Err(lacking(store, role)),
        [only] => Ok((*only).clone()),
        several => {
            let names: Vec<&str> = several.iter().map(|m| m.dataset.as_str()).collect();
            let what = format!("Several datasets have {}: {}.", role.what, names.join(", "));
            Err(Error::question(
                what,
                format!("Name one of them: --data {} or data={0}.", names[0]),
            ))
        }
    }
}

fn named(
    store: &Store,
    datasets: &[Dataset],
    role: &Role,
    name: &DataName,
) -> Result<Manifest, Error> {
    let Some(dataset) = datasets.iter().find(|one| one.name == name.dataset) else {
        let there: Vec<&str> = datasets.iter().map(|one| one.name.as_str()).collect();
        let what =
            format!("The store {} has no dataset `{}`.", store.folder().display(), name.dataset);
        let there = if there.is_empty() {
            "It is empty.".to_owned()
        } else {
            format!("It has: {}.", there.join(", "))
        };
        return Err(Error::new(ErrorKind::NotInStore, format!("{what} {there}"), add(role)));
    };
    let found = match &name.vintage {
        None => dataset.vintages.last(),
        Some(vintage) => dataset.vintages.iter().find(|one| one.vintage == *vintage),
    };
    let Some(manifest) = found else {
        let names: Vec<&str> = dataset.vintages.iter().map(|one| one.vintage.as_str()).collect();
        let what = format!(
            "The dataset `{}` has no such vintage. It has: {}.",
            name.dataset,
            names.join(", ")
        );
        return Err(Error::new(ErrorKind::NotInStore, what, "Name one of these."));
    };
    if role.suits(manifest) {
        return Ok(manifest.clone());
    }
    let what = format!(
        "The dataset `{}` (kind {}) does not have {}.",
        name.dataset, manifest.kind, role.what
    );
    Err(Error::question(what, format!("Name a dataset of the kind {}.", role.kinds.join(" or "))))
}

fn lacking(store: &Store, role: &Role) -> Error {
    let what = format!("{} not in the store {}.", capital(role.what), store.folder().display());
    Error::new(ErrorKind::NotInStore, what, add(role))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    // What is needed is always told in the plural: votes, flows, values.
    format!("{first}{} are", letters.as_str())
}

/// How to add what is lacking: the command, and what file it takes.
pub(crate) fn add(role: &Role) -> String {
    let Some(usual) = role.kinds.first().and_then(|name| kind(name)) else { return String::new() };
    let others = match &role.kinds[1..] {
        [] => String::new(),
        others => format!(" (or {})", others.join(", ")),
    };
    let file = if role.file.is_empty() { usual.files.trim_end_matches('.') } else { role.file };
    format!(
        "Add them with `counterpoise data add {}{others} FILE...`: {file}. They are published at {}.",
        usual.name, usual.url
    )
}
