//! The balances of a cell: accommodation against resistance, words against deeds.

use crate::{Cell, Evidence, Ledger};
use counterpoise_case::model::ArenaId;
use counterpoise_dates::Window;
use serde::Serialize;

/// Accommodation against resistance, over the subject's acts of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Balance {
    /// A: sum of weight x certainty x share of what accommodates.
    pub accommodating: f64,
    /// R: likewise of what resists.
    pub resisting: f64,
    /// (A - R) / (A + R + k), -1..1; unknown when A + R is nothing.
    pub net: Evidence,
    /// 2 min(A, R) / (A + R), 0..=1; unknown when A + R is nothing.
    pub ambivalence: Evidence,
    /// Hard share of A + R, 0..=1; unknown when A + R is nothing.
    pub hard_share: Evidence,
    /// Number of events of this kind, of whatever stance.
    pub events: usize,
}

/// The balances of a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Balances {
    /// The cell.
    pub cell: Cell,
    /// Everything the subject does towards the target.
    pub all: Balance,
    /// Deeds and non-acts.
    pub acts: Balance,
    /// Deeds.
    pub deeds: Balance,
    /// Statements.
    pub statements: Balance,
    /// Non-acts.
    pub non_acts: Balance,
    /// net(statements) - net(deeds), -2..2; unknown when either is.
    pub gap: Evidence,
    /// Weighted share of statements that claim independence, equality or leadership, 0..=1.
    pub autonomy_posture: Evidence,
    /// Weighted sum of accommodating deeds and non-acts by which the target gains relatively.
    pub concessions: Evidence,
    /// Weighted sum of accommodating acts in an issue in which the subject resisted before.
    pub reversals: Evidence,
    /// Weighted sum of acts by which the subject seeks ties with the target's rivals.
    pub diversification: Evidence,
}

/// Words and deeds in one window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GapPoint {
    /// When.
    pub window: Window,
    /// Net of statements.
    pub statements: Evidence,
    /// Net of deeds.
    pub deeds: Evidence,
    /// The one minus the other.
    pub gap: Evidence,
}

/// The gap between words and deeds, window by window, in an arena (`None`: in all).
#[must_use]
pub fn gap_over_time(ledger: &Ledger<'_>, arena: Option<ArenaId>, windows: &[Window]) -> Vec<GapPoint> {
    let cell = |&window| Cell { arena, domain: None, window };
    windows.iter().map(|window| point(ledger, &cell(window))).collect()
}
