//! The running balance, act by act, as a table.

use crate::text::date_text;
use counterpoise_case::model::Case;
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::RunningRow;

/// One row for each reading, in the order of time.
#[must_use]
pub fn balance(case: &Case, list: &[RunningRow]) -> Table {
    Table::new(&COLUMNS).with(list.iter().map(|of| row(case, of)))
}

const COLUMNS: [&str; 9] =
    ["date", "event", "mode", "accommodates", "resists", "running A", "running R", "net", "what"];

/// A reading counts on one side; on the other stands nothing.
fn row(case: &Case, r: &RunningRow) -> [Cell; 9] {
    let amount = |x: f64| (x != 0.0).then_some(x);
    let event = &case[r.event];
    let date = r.date.as_ref().map_or_else(|| date_text(event), ToString::to_string);
    [
        date.into(),
        event.id.as_str().into(),
        r.mode.word().into(),
        amount(r.accommodating).into(),
        amount(r.resisting).into(),
        r.running_a.into(),
        r.running_r.into(),
        r.running_net.into(),
        event.title.as_str().into(),
    ]
}
