//! Disputes: how many, how hostile, whether fatal, over one year or a window.
//!
//! A pair without a row in a covered window had no dispute: *zero*.

use std::collections::BTreeMap;

use counterpoise_datasets::{Manifest, Table};
use counterpoise_measures::dispute::{DisputeYear, any, count, fatal, hostility};
use counterpoise_measures::{Measured, Value, Years};

use super::arms::window;
use super::family_data::{Bind, Data, dyad};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::states::{self, StateNo};
use crate::used::Used;
use crate::values::{none, span};

static MID: Role =
    Role::new("disputes", &["cow-mid"], &["source", "target", "dispute", "hostility"]);

struct Disputes {
    /// By the lower state and the higher.
    pairs: BTreeMap<(StateNo, StateNo), Vec<DisputeYear>>,
    coverage: Years,
    query: MeasureQuery,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let manifest = catalogue.find(&MID, query.data.as_ref())?;
    lacks(&manifest, query)?;
    let table = catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &[], None)?;
    let disputes =
        Disputes { pairs: pairs(&table), coverage: span(&manifest), query: query.clone() };
    Ok(Data::new(disputes, vec![Used::of(&manifest)]))
}

/// Releases that lack what is asked for.
fn lacks(manifest: &Manifest, query: &MeasureQuery) -> Result<(), Error> {
    let needed = match (query.info.name, query.variant_name()) {
        ("dispute.any" | "dispute.count", "onset") => "onset",
        ("dispute.fatal", _) => "fatality",
        _ => return Ok(()),
    };
    // A column that the files of the release lack is there and empty throughout.
    let empty =
        manifest.missing.get(needed).is_some_and(|missing| *missing == manifest.rows_written);
    if manifest.column(needed).is_some() && !empty {
        return Ok(());
    }
    let what = format!(
        "This release of {} does not tell it: it has no column `{needed}`.",
        manifest.dataset
    );
    Err(Error::question(what, "Add a release that has it, or ask for another measure of disputes."))
}

fn pairs(table: &Table) -> BTreeMap<(StateNo, StateNo), Vec<DisputeYear>> {
    let column = |name: &str| table.column(name);
    let int = |name: &str, row: usize| column(name).and_then(|values| values.int(row));
    let states = |name: &str| column(name).map_or_else(Vec::new, states::column);
    let (source, target) = (states("source"), states("target"));
    let mut pairs: BTreeMap<(StateNo, StateNo), Vec<DisputeYear>> = BTreeMap::new();
    for row in 0..table.rows {
        let year = int("year", row).and_then(|year| i32::try_from(year).ok());
        let dispute = int("dispute", row).and_then(|number| u32::try_from(number).ok());
        let (Some(one), Some(other), Some(year), Some(dispute)) =
            (source[row], target[row], year, dispute)
        else {
            continue;
        };
        let levels = [int("hostility", row), int("target_hostility", row)];
        let hostility =
            levels.into_iter().flatten().max().and_then(|level| u8::try_from(level).ok());
        let deaths = [int("fatality", row), int("target_fatality", row)];
        let fatal = match deaths {
            [Some(1..), _] | [_, Some(1..)] => Some(true),
            [Some(0), Some(0)] => Some(false),
            _ => None,
        };
        let onset = column("onset").and_then(|values| values.flag(row)) == Some(true);
        let entry = DisputeYear { dispute, year, onset, hostility, fatal };
        pairs.entry((one.min(other), one.max(other))).or_default().push(entry);
    }
    pairs.values_mut().for_each(settle);
    pairs
}

/// Each dispute once a year: the data have both directions.
fn settle(years: &mut Vec<DisputeYear>) {
    years.sort_by_key(|one| (one.year, one.dispute));
    years.dedup_by(|again, first| {
        let same = (again.year, again.dispute) == (first.year, first.dispute);
        if same {
            first.hostility = first.hostility.max(again.hostility);
            first.onset |= again.onset;
            first.fatal = match (first.fatal, again.fatal) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            };
        }
        same
    });
}

impl Bind for Disputes {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let disputes =
            self.pairs.get(&(one.min(other), one.max(other))).map_or(&[] as &[_], Vec::as_slice);
        let window = window(self.query.window, year);
        let there_were = one.existed(year) && other.existed(year);
        if !there_were && !disputes.iter().any(|dispute| window.has(dispute.year)) {
            return none(Value::NotApplicable);
        }
        let onsets_only = self.query.variant_name() == "onset";
        match self.query.info.name {
            "dispute.any" => any::any(disputes, onsets_only, window, self.coverage),
            "dispute.count" => count::count(disputes, onsets_only, window, self.coverage),
            "dispute.hostility" => hostility::hostility(disputes, window, self.coverage),
            _ => fatal::fatal(disputes, window, self.coverage),
        }
    }
}
