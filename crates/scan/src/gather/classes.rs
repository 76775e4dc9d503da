//! Counts of events by class, directed pair and year.

use counterpoise_datasets::{Manifest, Store, Values};

use super::state_ids::known;
use super::tallies::{Tally, panel};
use crate::problem::Problem;
use crate::series::Panel;
use crate::spec::Spec;

pub(super) fn gather(
    store: &Store,
    manifest: &Manifest,
    spec: &Spec,
    counts: [&str; 4],
) -> Result<Panel, Problem> {
    spec.must_be_by_years()?;
    let columns = [["year", "source", "target"].as_slice(), counts.as_slice()].concat();
    let table = store.table(&manifest.dataset, Some(&manifest.vintage), &columns, spec.years)?;
    let column = |at: usize| &table.columns[at].values;
    let mut ids: Vec<&'static str> = manifest.states.iter().filter_map(|id| known(id)).collect();
    ids.sort_unstable();
    let (source, target) = (positions(column(1), &ids), positions(column(2), &ids));
    let row = |row: usize| {
        let quad =
            |class: usize| column(3 + class).int(row).map_or(0, |n| u32::try_from(n).unwrap_or(0));
        let period = i32::try_from(column(0).int(row)?).ok()?;
        Some(Tally { pair: (source[row]?, target[row]?), period, quads: [0, 1, 2, 3].map(quad) })
    };
    Ok(panel((0..table.rows).filter_map(row).collect(), &ids, spec))
}

/// The state of each row, as a position in the list.
fn positions(values: &Values, ids: &[&str]) -> Vec<Option<u32>> {
    let Values::Text { codes, dictionary } = values else { return vec![None; values.len()] };
    let own: Vec<Option<u32>> = dictionary
        .iter()
        .map(|id| ids.binary_search(&id.as_str()).ok().and_then(|at| u32::try_from(at).ok()))
        .collect();
    codes.iter().map(|code| own.get((*code)? as usize).copied().flatten()).collect()
}
