//! How often events repeat: counted year by year once they are written, in bounded memory.

use std::path::Path;

use rayon::prelude::*;

use crate::error::Error;
use crate::events::{EventBatch, EventFilter, EventGroup, Events};
use crate::manifest::{Duplicates, Manifest};
use crate::reduce::keys;

/// How many events are compared at once, at eight bytes each.
const AT_ONCE: usize = 16 << 20;

/// Counts the repetitions in a vintage that lies in `folder`.
///
/// # Errors
/// Where a file cannot be read.
pub(crate) fn count(folder: &Path, manifest: &Manifest) -> Result<Duplicates, Error> {
    let events = Events::of(manifest.clone(), folder, &EventFilter::default())?;
    let mut found =
        Duplicates { events: 0, without_state: 0, same_day_pair_code: 0, same_day_pair: 0 };
    for groups in events.groups.chunk_by(|one, other| one.year == other.year) {
        let rows: usize = groups.iter().map(|group| group.rows).sum();
        let parts = rows.div_ceil(AT_ONCE).max(1);
        for part in 0..parts {
            add(&mut found, distinct(&events, groups, part, parts)?);
        }
    }
    found.without_state = manifest.rows_written - found.events;
    Ok(found)
}

fn add(found: &mut Duplicates, part: Duplicates) {
    found.events += part.events;
    found.same_day_pair_code += part.same_day_pair_code;
    found.same_day_pair += part.same_day_pair;
}

/// The repetitions among the events of every `parts`-th source, which meet no others.
fn distinct(
    events: &Events,
    groups: &[EventGroup],
    part: usize,
    parts: usize,
) -> Result<Duplicates, Error> {
    let own = |batch: &EventBatch| -> Vec<u64> {
        keys(batch)
            .zip(&batch.source)
            .filter(|(_, source)| **source as usize % parts == part)
            .map(|(key, _)| key)
            .collect()
    };
    let read = |group: &EventGroup| Ok(own(&events.read(group)?));
    let mut keys: Vec<u64> =
        groups.par_iter().map(read).collect::<Result<Vec<_>, Error>>()?.concat();
    let total = keys.len() as u64;
    keys.par_sort_unstable();
    keys.dedup();
    let coded = keys.len() as u64;
    keys.dedup_by(|other, one| *other >> 16 == *one >> 16);
    let paired = keys.len() as u64;
    Ok(Duplicates {
        events: total,
        without_state: 0,
        same_day_pair_code: total - coded,
        same_day_pair: total - paired,
    })
}
