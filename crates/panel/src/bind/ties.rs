//! Alliances: what each pair of states owes each other, year by year.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::Manifest;
use counterpoise_measures::Years;
use counterpoise_measures::alliance::Obligations;

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::DataName;
use crate::states::{self, StateNo};
use crate::values::span;

static ATOP: Role =
    Role::new("obligations of alliances", &["atop"], &["source", "target", "defense", "nonagg"]);

/// The obligations of every pair, by the lower state, the higher, and year: what either owes the
/// other.
pub(crate) struct Ties {
    pub(crate) manifest: Manifest,
    pub(crate) coverage: Years,
    pairs: BTreeMap<(StateNo, StateNo), BTreeMap<i32, Obligations>>,
}

/// Read once.
pub(crate) fn read(catalogue: &Catalogue<'_>, own: Option<&DataName>) -> Result<Arc<Ties>, Error> {
    let manifest = catalogue.find(&ATOP, own)?;
    catalogue.held(&format!("ties {}@{}", manifest.dataset, manifest.vintage), || {
        Ties::read(catalogue, manifest)
    })
}

impl Ties {
    fn read(catalogue: &Catalogue<'_>, manifest: Manifest) -> Result<Ties, Error> {
        let columns =
            ["year", "source", "target", "defense", "offense", "neutral", "nonagg", "consul"];
        let table =
            catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
        let (source, target) =
            (states::column(&table.columns[1].values), states::column(&table.columns[2].values));
        let mut pairs: BTreeMap<(StateNo, StateNo), BTreeMap<i32, Obligations>> = BTreeMap::new();
        for row in 0..table.rows {
            let year = table.columns[0].values.int(row).and_then(|year| i32::try_from(year).ok());
            let (Some(one), Some(other), Some(year)) = (source[row], target[row], year) else {
                continue;
            };
            let owes = |at: usize| table.columns[at].values.flag(row) == Some(true);
            let ties = pairs.entry(ordered(one, other)).or_default().entry(year).or_default();
            ties.defense |= owes(3);
            ties.offense |= owes(4);
            ties.neutrality |= owes(5);
            ties.nonaggression |= owes(6);
            ties.consultation |= owes(7);
        }
        Ok(Ties { coverage: span(&manifest), manifest, pairs })
    }

    /// The years in which a pair has obligations.
    pub(crate) fn of(&self, one: StateNo, other: StateNo) -> Option<&BTreeMap<i32, Obligations>> {
        self.pairs.get(&ordered(one, other))
    }

    /// The level of a pair's alliance; `None` outside coverage.
    pub(crate) fn level(&self, one: StateNo, other: StateNo, year: i32) -> Option<u8> {
        let tie = self.of(one, other).and_then(|years| years.get(&year));
        self.coverage.has(year).then(|| tie.map_or(0, |tie| tie.level()))
    }

    /// Every pair with an obligation in a year, with its level.
    pub(crate) fn in_year(&self, year: i32) -> impl Iterator<Item = (StateNo, StateNo, u8)> {
        let level =
            move |((one, other), years): (&(StateNo, StateNo), &BTreeMap<i32, Obligations>)| {
                years.get(&year).map(|tie| (*one, *other, tie.level()))
            };
        self.pairs.iter().filter_map(level)
    }
}

fn ordered(one: StateNo, other: StateNo) -> (StateNo, StateNo) {
    (one.min(other), one.max(other))
}
