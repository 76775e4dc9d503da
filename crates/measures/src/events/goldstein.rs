//! Goldstein score: how cooperative or hostile the events were, by the weight experts gave to their
//! kinds.
//!
//! # What it measures
//! The intensity of a dyad's events from -10 (military attack) to 10 (military alliance or
//! retreat), as mean or as sum.
//!
//! # Definition
//! The mean, or the sum, of the scores of the events' codes in the table of their own source:
//! GDELT's and ICEWS's differ. Sums are taken in whole tenths and divided once.
//!
//! # Range and unit
//! `mean`: -10 to 10; `sum`: any; points of the scale. Directed, or undirected. `n`: the events
//! that have a score.
//!
//! # Undefined
//! The mean, without an event that has a score. The sum of no events is 0; of events without any
//! score it is undefined.
//!
//! # When not
//! A sum follows the volume of news; a mean ignores it. The scale mixes kind and intensity, and its
//! scores were given to WEIS codes in 1992; a mean of 3 may be all handshakes, or gifts and
//! threats.
//!
//! # References
//! Goldstein, J. S. 1992, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict
//! Resolution 36, 369-385.

use crate::value::{Measured, Reason, Value};

use super::{SCORE_SCALE, Sums};

/// The mean score; see the page of this module.
pub fn mean(sums: &Sums) -> Measured {
    match (sums.n(), sums.scored) {
        (0, _) => Measured::undefined(Reason::NoEvents, 0),
        (_, 0) => Measured::undefined(Reason::NoScores, 0),
        (_, scored) => {
            let points = i64::from(scored) * i64::from(SCORE_SCALE);
            noted(Measured::new(Value::of(sums.score as f64 / points as f64), scored.into()), sums)
        }
    }
}

/// The sum of scores; see the page of this module.
pub fn sum(sums: &Sums) -> Measured {
    if sums.n() > 0 && sums.scored == 0 {
        return Measured::undefined(Reason::NoScores, 0);
    }
    noted(
        Measured::new(Value::of(sums.score as f64 / f64::from(SCORE_SCALE)), sums.scored.into()),
        sums,
    )
}

fn noted(measured: Measured, sums: &Sums) -> Measured {
    if u64::from(sums.scored) == sums.n() {
        measured
    } else {
        measured.noted("some events have no score in the table of their source")
    }
}
