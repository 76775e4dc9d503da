//! By what name each thing is drawn, so that it is drawn alike whoever asks.

use crate::resampling_plan::Builder;
use crate::values::{Judges, VoicePlan};
use counterpoise_case::model::{Anchors, Formula};
use counterpoise_kernel::{Act, AsWritten, Voice, voices};
use counterpoise_ledger::{Entry, Ledger, View};
use counterpoise_numerics::Stream;

/// The two streams of which a share is drawn.
pub(crate) type Pair = [Stream; 2];

/// The streams of a share in a cell. What is drawn from one set of acts is drawn once, whoever
/// asks: the streams have the sets for their names.
pub(crate) fn pair(view: &View<'_>, purpose: &str, sets: &[u64]) -> Pair {
    let (key, seed) = (cell_key(view), view.ledger.settings.seed);
    let of = sets.iter().map(|set| format!(" {set:016x}")).collect::<String>();
    ["a", "b"].map(|side| Stream::new(seed, &format!("{purpose} {side}"), &format!("{key}{of}")))
}

/// What an entry is known by.
pub(crate) fn mark(ledger: &Ledger<'_>, entry: &Entry) -> u64 {
    Stream::new(0, "entry", &ledger.case[entry.event].id).u64(entry.reading as u64)
}

/// For each selection what its set of acts in the cell is known by, whatever their order.
pub(crate) fn sets(
    cell: AsWritten<'_>,
    selections: usize,
    mark: impl Fn(&Act<'_>) -> u64,
) -> Vec<u64> {
    let mut sets = vec![0_u64; selections];
    for act in cell.acts() {
        let mark = mark(&act);
        for &at in act.takes {
            sets[at as usize] = sets[at as usize].wrapping_add(mark);
        }
    }
    sets
}

/// The judges of something by this name in a cell, ready to draw.
pub(crate) fn judges(
    view: &View<'_>,
    name: &str,
    formula: &Formula,
    anchors: Option<Anchors>,
    builder: &mut Builder<'_>,
) -> Judges {
    let (case, seed, (subject, target)) =
        (view.case(), view.ledger.settings.seed, view.ledger.dyad);
    let mut voice = |voice: Voice| VoicePlan {
        judge: builder.judge(&voice.name),
        degree: voice.degree,
        weight: Stream::new(seed, "judge", &format!("{name} {}", voice.name)),
        coin: Stream::new(seed, "judgement", &format!("{name} {}", voice.name)),
        stands: voice
            .source
            .map_or(Err(voice.stands), |source| Ok(builder.source(source, voice.stands))),
    };
    let voices = voices(view, formula).into_iter().map(&mut voice).collect();
    let arena = view.cell.arena.map_or("all", |arena| case[arena].id.as_str());
    let key = format!("{name} {} {} {arena}", case[subject].code, case[target].code);
    Judges {
        voices,
        anchors,
        nobody: (Stream::new(seed, "nobody", &key), Stream::new(seed, "unknown", &key)),
    }
}

/// What a cell is known by: pair, arena, domain and window, but not the name of its period.
fn cell_key(view: &View<'_>) -> String {
    let (case, cell, (subject, target)) = (view.case(), &view.cell, view.ledger.dyad);
    let arena = cell.arena.map_or("all", |arena| case[arena].id.as_str());
    let domain = cell.domain.as_deref().unwrap_or("all");
    let window = cell.window;
    format!(
        "{} {} {arena} {domain} {} {}",
        case[subject].code, case[target].code, window.first, window.last
    )
}
