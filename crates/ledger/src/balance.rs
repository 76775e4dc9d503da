//! The balances of a cell: accommodation against resistance, words against deeds.

use crate::shape::{net, over};
use crate::{Cell, Entry, Evidence, Ledger, Placed, Reason, Shape, View, matches, total};
use counterpoise_case::model::{
    ArenaId, Condition, Filter, Formula, Hardness, Mode, Posture, Stance,
};
use counterpoise_dates::Window;
use serde::Serialize;
use std::collections::BTreeSet;

/// Accommodation against resistance, over the subject's acts of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Balance {
    /// A: sum of weight x certainty x share of what accommodates.
    pub accommodating: f64,
    /// R: likewise of what resists.
    pub resisting: f64,
    /// (A - R) / (A + R), -1..=1; unknown when A + R is nothing.
    pub net: Evidence,
    /// 2 min(A, R) / (A + R), 0..=1; unknown when A + R is nothing.
    pub ambivalence: Evidence,
    /// Hard share of all that takes a side, 0..=1; unknown when nothing does.
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
pub fn gap_over_time(
    ledger: &Ledger<'_>,
    arena: Option<ArenaId>,
    windows: &[Window],
) -> Vec<GapPoint> {
    let cell = |&window| Cell { arena, domain: None, window };
    windows.iter().map(|window| point(ledger, &cell(window))).collect()
}

fn point(ledger: &Ledger<'_>, cell: &Cell) -> GapPoint {
    let view = ledger.view(cell);
    let (statements, deeds) =
        (view.balance(&of(&[Mode::Statement])), view.balance(&of(&[Mode::Deed])));
    let gap = gap(&statements.net, &deeds.net);
    GapPoint { window: cell.window, statements: statements.net, deeds: deeds.net, gap }
}

impl View<'_> {
    /// Accommodation against resistance over what the filter takes.
    #[must_use]
    pub fn balance(&self, filter: &Filter) -> Balance {
        let taken: Vec<_> = self
            .entries()
            .filter(|(entry, _)| matches(self.ledger.perspective(), entry, filter))
            .collect();
        let sum = |stance: Stance| mass(taken.iter().filter(|(entry, _)| entry.stance == stance));
        let (a, r) = (sum(Stance::Accommodate), sum(Stance::Resist));
        let sided = || taken.iter().filter(|(entry, _)| clear(entry.stance));
        let hard = mass(sided().filter(|(entry, _)| entry.hardness == Hardness::Hard));
        let known = |value| Evidence::of(value, Reason::NothingToBalance);
        Balance {
            accommodating: a,
            resisting: r,
            net: known(net(a, r)),
            ambivalence: known(over(2.0 * a.min(r), a + r)),
            hard_share: known(Shape::HardShare.value(&[hard, mass(sided())])),
            events: taken.iter().map(|(entry, _)| entry.event).collect::<BTreeSet<_>>().len(),
        }
    }

    /// The balances of the cell.
    #[must_use]
    pub fn balances(&self) -> Balances {
        let (deeds, statements) =
            (self.balance(&of(&[Mode::Deed])), self.balance(&of(&[Mode::Statement])));
        let count = |condition| self.value(&Formula::Count(Filter { all: vec![condition] })).0;
        Balances {
            cell: self.cell.clone(),
            all: self.balance(&Filter::default()),
            acts: self.balance(&of(&[Mode::Deed, Mode::NonAct])),
            non_acts: self.balance(&of(&[Mode::NonAct])),
            gap: gap(&statements.net, &deeds.net),
            autonomy_posture: self.value(&autonomy()).0,
            concessions: count(Condition::Conceding),
            reversals: count(Condition::Reversing),
            diversification: count(Condition::Instruments(vec![OUTREACH.into()])),
            deeds,
            statements,
        }
    }
}

/// The instrument by which a subject seeks ties with the target's rivals.
const OUTREACH: &str = "outreach-to-rival";

fn of(modes: &[Mode]) -> Filter {
    Filter { all: vec![Condition::Modes(modes.to_vec())] }
}

fn autonomy() -> Formula {
    let postures = vec![Posture::Independence, Posture::Equality, Posture::Leadership];
    let mut part = of(&[Mode::Statement]);
    part.all.push(Condition::Postures(postures));
    Formula::Share(part, of(&[Mode::Statement]))
}

fn clear(stance: Stance) -> bool {
    matches!(stance, Stance::Accommodate | Stance::Resist)
}

fn mass<'a>(taken: impl Iterator<Item = &'a (&'a Entry, Placed)>) -> f64 {
    total(taken.map(|(entry, placed)| (*entry, placed.amount(entry))))
}

fn gap(statements: &Evidence, deeds: &Evidence) -> Evidence {
    match (statements.value(), deeds.value()) {
        (Some(statements), Some(deeds)) => Evidence::Present(statements - deeds),
        (None, _) => Evidence::Unknown(Reason::NoStatements),
        (_, None) => Evidence::Unknown(Reason::NoDeeds),
    }
}
