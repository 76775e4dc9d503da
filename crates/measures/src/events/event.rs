//! One row of event data.

use counterpoise_dates::Day;
use counterpoise_world::cameo::{CameoCode, Quad, ScoreTable};

/// Scores are whole numbers in this many parts of one: tenths.
pub const SCORE_SCALE: i32 = 10;

/// One coded event: who did what to whom, on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub day: Day,
    /// Who did it, as a number of the caller's.
    pub source: u32,
    /// To whom.
    pub target: u32,
    /// What, as a number: equal numbers are equal codes. [`CameoCode::index`] for CAMEO.
    pub code: u16,
    /// The class.
    pub quad: Quad,
    /// Whether it is a bare statement (CAMEO root 01).
    pub statement: bool,
    /// The score in tenths; `None` where its source has no score for the code.
    pub score: Option<i16>,
}

impl Event {
    /// An event of CAMEO, scored by the table of its source.
    pub fn cameo(day: Day, source: u32, target: u32, code: &CameoCode, table: ScoreTable) -> Event {
        let score = code.goldstein(table);
        Event {
            day,
            source,
            target,
            code: code.index,
            quad: code.quad(),
            statement: code.is_statement(),
            score,
        }
    }
}
