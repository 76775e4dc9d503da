//! What `balance` says: the running balance, act by act.

use crate::screen::Screen;
use crate::tables::balance as rows;
use crate::text::{counted, dyad_text};
use counterpoise_case::model::{ActorId, Case};
use counterpoise_ledger::RunningRow;

/// The readings of a pair, each with what it adds; `width` characters wide.
#[must_use]
pub fn balance(case: &Case, pair: (ActorId, ActorId), list: &[RunningRow], width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.line(format!(
        "{}: running balance of {}",
        dyad_text(case, pair),
        counted(list.len(), "reading", "readings")
    ));
    out.table(&rows::balance(case, list));
    out
}
