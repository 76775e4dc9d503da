//! Whether a verdict holds wherever the acts of unknown day fall.

use crate::Verdict;
use crate::judge::judge;
use crate::placements::{Partial, Placements};
use counterpoise_case::model::{EventId, SchoolId};
use counterpoise_kernel::Schools;
use counterpoise_ledger::View;
use serde::Serialize;

/// Nodes searched before the answer is left open.
pub const DEFAULT_BUDGET: usize = 20_000;

/// Whether a verdict holds for every admissible placement of the acts that may or may not fall in
/// the window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateRobustness {
    /// The label that is tested; `None`: none of these.
    pub label: Option<String>,
    /// The answer.
    pub answer: DateAnswer,
    /// Number of events that may fall in the window or outside it, undated ones among them.
    pub movable: usize,
    /// Nodes of the search that were looked at.
    pub nodes: usize,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum DateAnswer {
    /// It holds for every placement.
    Holds,
    /// It fails for this one.
    Fails {
        /// Where each movable event lies: in the window (`true`) or outside it.
        example: Vec<(EventId, bool)>,
        /// The label there; `None`: none of these.
        label: Option<String>,
    },
    /// The search was given up.
    NotDecided {
        /// Whole placements that were tried, and in which it held.
        tried: usize,
    },
}

/// Whether a school's verdict on a cell is the same wherever the acts of unknown day fall.
///
/// An act that happened once, some day between, and of whose admissible days some lie in the window
/// and some outside it, may count or not; so may an undated act. Every combination is admissible.
/// The search goes through them by branch and bound: sums are bounded by what is placed and what is
/// not yet, memberships by these sums, and a branch is closed when the label comes out throughout
/// it; it branches on the weightiest act first. The answer is exact; where the search needs more
/// than `budget` nodes (with very many movable acts, fewer) it is left open and says so. Without
/// movable acts the verdict holds.
#[must_use]
pub fn date_robustness(view: &View<'_>, school: SchoolId, budget: usize) -> DateRobustness {
    date_robustness_all(view, &[judge(view, school)], budget).remove(0)
}

/// The same for several verdicts on one cell, computing what they share once.
#[must_use]
pub fn date_robustness_all(
    view: &View<'_>,
    verdicts: &[Verdict],
    budget: usize,
) -> Vec<DateRobustness> {
    let ids: Vec<SchoolId> = verdicts.iter().map(|verdict| verdict.school).collect();
    let schools = Schools::of(view.ledger, &ids);
    let one = |(program, verdict): (usize, &Verdict)| {
        robustness(verdict, &Placements::new(view, &schools, program, &verdict.attributes), budget)
    };
    verdicts.iter().enumerate().map(one).collect()
}

/// Work allowed for one verdict, in nodes times movable events: a ledger of a hundred thousand must
/// not take an hour to say that it cannot be decided.
const WORK: usize = 4_000_000;

fn robustness(verdict: &Verdict, placements: &Placements<'_>, budget: usize) -> DateRobustness {
    let label = verdict.label().map(str::to_owned);
    let position = label
        .as_ref()
        .and_then(|label| placements.program.labels.iter().position(|own| own == label));
    let mut search = Search { placements, label: position, nodes: 0, tried: 0 };
    let answer = search.run(budget.min(WORK / placements.movable.len().max(1)));
    DateRobustness { label, answer, movable: placements.all_movable, nodes: search.nodes }
}

struct Search<'p> {
    placements: &'p Placements<'p>,
    label: Option<usize>,
    nodes: usize,
    tried: usize,
}

impl Search<'_> {
    fn run(&mut self, budget: usize) -> DateAnswer {
        if self.placements.movable.is_empty() {
            return DateAnswer::Holds;
        }
        let mut open = vec![self.placements.start()];
        while let Some(partial) = open.pop() {
            if self.nodes >= budget {
                return DateAnswer::NotDecided { tried: self.tried };
            }
            self.nodes += 1;
            if let Some(fails) = self.visit(&partial, &mut open) {
                return fails;
            }
        }
        DateAnswer::Holds
    }

    /// Looks at a branch: closes it, opens its two halves, or finds a placement for which the label
    /// fails.
    fn visit(&mut self, partial: &Partial, open: &mut Vec<Partial>) -> Option<DateAnswer> {
        if self.placements.bounded(partial, self.label) == Some(true) {
            return None;
        }
        for inside in [true, false] {
            let whole = self.placements.complete(partial, inside);
            let label = self.placements.label(&whole);
            if label != self.label {
                return Some(self.fails(&whole, label));
            }
            self.tried += 1;
        }
        if partial.chosen.len() < self.placements.movable.len() {
            open.push(self.placements.place(partial, false));
            open.push(self.placements.place(partial, true));
        }
        None
    }

    fn fails(&self, whole: &Partial, label: Option<usize>) -> DateAnswer {
        let events = self.placements.movable.iter().map(|act| act.event);
        DateAnswer::Fails {
            example: events.zip(whole.chosen.iter().copied()).collect(),
            label: label.map(|label| self.placements.program.labels[label].clone()),
        }
    }
}
