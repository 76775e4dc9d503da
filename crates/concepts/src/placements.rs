//! One cell, one school, and the acts that may fall in the window or outside it.

use crate::bounds::{Bounds, wins};
use crate::calibrate;
use crate::decide::decide;
use crate::degree::Fuzzy;
use crate::evaluate::{evaluate, labels};
use crate::ground::{Ground, Reader};
use crate::judge::level;
use crate::program::Program;
use counterpoise_case::model::{Anchors, EventId};
use counterpoise_ledger::{Range, Shape};

/// An event that may fall in the window or outside it.
#[derive(Clone, Debug)]
pub(crate) struct Movable {
    pub(crate) event: EventId,
    /// What it adds to each sum when it falls in the window.
    pub(crate) adds: Vec<(usize, f64)>,
    /// For each slot, whether it shows, in the window, that somebody looked.
    pub(crate) shows: Vec<bool>,
    pub(crate) total: f64,
}

/// Where a slot's degree comes from.
pub(crate) enum Slot {
    Fixed(Fuzzy),
    Counted { shape: Shape, sums: Vec<usize>, anchors: Option<Anchors>, looked: bool },
}

/// A verdict as a function of which movable events fall in the window.
pub(crate) struct Placements {
    pub(crate) program: Program,
    applicable: Vec<bool>,
    slots: Vec<Slot>,
    /// Sums of what certainly counts.
    fixed: Vec<f64>,
    /// The weightiest first; those that move nothing are left out.
    pub(crate) movable: Vec<Movable>,
    /// All events that may fall in the window or outside it.
    pub(crate) all_movable: usize,
    /// Sums over the movable events from each position on.
    rest: Vec<Vec<f64>>,
    shrinkage: f64,
}

/// A partial placement: the first `chosen.len()` movable events are placed.
#[derive(Clone, Debug)]
pub(crate) struct Partial {
    pub(crate) chosen: Vec<bool>,
    sums: Vec<f64>,
}

impl Placements {
    pub(crate) fn new(ground: &Ground<'_>, program: Program) -> Placements {
        let view = ground.view;
        let mut reader = Reader { ground, rules: Vec::new(), fixed: Vec::new() };
        let slots: Vec<Option<Slot>> = program.attributes.iter().map(|&id| reader.slot(id)).collect();
        let applicable = program.applicable(level(view), |slot| slots[slot].is_some());
        let slots: Vec<Slot> = slots.into_iter().map(|slot| slot.unwrap_or(Slot::Fixed(Fuzzy::UNKNOWN))).collect();
        let movable = reader.movable();
        let all_movable = movable.len();
        let matters = |act: &Movable| !act.adds.is_empty() || unseen(&slots, act);
        let movable: Vec<Movable> = movable.into_iter().filter(matters).collect();
        let rest = rest(&movable, reader.fixed.len());
        let (fixed, shrinkage) = (reader.fixed, view.ledger.settings.shrinkage);
        Placements { program, applicable, slots, fixed, movable, all_movable, rest, shrinkage }
    }

    pub(crate) fn start(&self) -> Partial {
        Partial { chosen: Vec::new(), sums: self.fixed.clone() }
    }

    /// Places the next movable event.
    pub(crate) fn place(&self, partial: &Partial, inside: bool) -> Partial {
        let mut next = partial.clone();
        if inside {
            self.movable[partial.chosen.len()].adds.iter().for_each(|&(sum, amount)| next.sums[sum] += amount);
        }
        next.chosen.push(inside);
        next
    }

    /// Places all the others alike.
    pub(crate) fn complete(&self, partial: &Partial, inside: bool) -> Partial {
        let mut whole = partial.clone();
        let others = &self.movable[partial.chosen.len()..];
        if inside {
            let adds = others.iter().flat_map(|act| &act.adds);
            adds.for_each(|&(sum, amount)| whole.sums[sum] += amount);
        }
        whole.chosen.resize(self.movable.len(), inside);
        whole
    }

    /// The label of a whole placement; `None`: indeterminate.
    pub(crate) fn label(&self, whole: &Partial) -> Option<usize> {
        let (mut steps, mut found) = (Vec::new(), Vec::new());
        let slots: Vec<Fuzzy> = (0..self.slots.len()).map(|slot| self.degree(slot, whole)).collect();
        evaluate(&self.program, |slot| &slots[slot], &mut steps);
        labels(&self.program, &self.applicable, &steps, &mut found);
        decide(&found, self.program.margin)
    }

    /// Whether the label comes out for every placement that begins so, for none, or that is open (`None`).
    pub(crate) fn bounded(&self, partial: &Partial, label: Option<usize>) -> Option<bool> {
        let (mut steps, mut found) = (Vec::new(), Vec::new());
        let slots: Vec<Bounds> = (0..self.slots.len()).map(|slot| self.bounds(slot, partial)).collect();
        evaluate(&self.program, |slot| &slots[slot], &mut steps);
        labels(&self.program, &self.applicable, &steps, &mut found);
        let won = |label: usize| wins(&found, label, self.program.margin);
        match label {
            Some(label) => won(label),
            None if (0..found.len()).any(|label| won(label) == Some(true)) => Some(false),
            None => (0..found.len()).all(|label| won(label) == Some(false)).then_some(true),
        }
    }

    fn degree(&self, slot: usize, whole: &Partial) -> Fuzzy {
        match &self.slots[slot] {
            Slot::Fixed(degree) => *degree,
            Slot::Counted { shape, sums, anchors, looked } => {
                let sums: Vec<f64> = sums.iter().map(|&sum| whole.sums[sum]).collect();
                let seen = *looked || self.seen(slot, whole);
                let value = shape.value(&sums, self.shrinkage).filter(|_| seen || *shape != Shape::Count);
                value.map_or(Fuzzy::UNKNOWN, |value| Fuzzy::calibrated((value, value), value, *anchors))
            }
        }
    }

    fn bounds(&self, slot: usize, partial: &Partial) -> Bounds {
        let (shape, sums, anchors, looked) = match &self.slots[slot] {
            Slot::Fixed(degree) => return Bounds::from(*degree),
            Slot::Counted { shape, sums, anchors, looked } => (*shape, sums, *anchors, *looked),
        };
        let rest = &self.rest[partial.chosen.len()];
        let ends = |&sum: &usize| (partial.sums[sum], partial.sums[sum] + rest[sum]);
        let range = shape.range(&sums.iter().map(ends).collect::<Vec<_>>(), self.shrinkage);
        if shape != Shape::Count || looked || self.seen(slot, partial) {
            return calibrated(range, anchors);
        }
        let might = self.movable[partial.chosen.len()..].iter().any(|act| act.shows[slot]);
        let doubtful = range.filter(|_| might).map(|range| Range { may_be_unknown: true, ..range });
        calibrated(doubtful, anchors)
    }

    fn seen(&self, slot: usize, partial: &Partial) -> bool {
        self.movable.iter().zip(&partial.chosen).any(|(act, inside)| *inside && act.shows[slot])
    }
}

fn calibrated(range: Option<Range>, anchors: Option<Anchors>) -> Bounds {
    let Some(Range { lo, hi, may_be_unknown }) = range else {
        return Bounds::UNKNOWN;
    };
    let degree = |x: f64| anchors.map_or_else(|| x.clamp(0.0, 1.0), |anchors| calibrate(x, anchors));
    let (a, b) = (degree(lo), degree(hi));
    let (least, greatest) = (a.min(b), a.max(b));
    if may_be_unknown { Bounds::doubtful(least, greatest) } else { Bounds::known(least, greatest) }
}

/// Whether nobody is known to have looked somewhere unless this event falls in the window.
fn unseen(slots: &[Slot], act: &Movable) -> bool {
    let counts = |slot: &Slot| matches!(slot, Slot::Counted { shape: Shape::Count, looked: false, .. });
    slots.iter().zip(&act.shows).any(|(slot, shows)| *shows && counts(slot))
}

fn rest(movable: &[Movable], sums: usize) -> Vec<Vec<f64>> {
    let mut rest = vec![vec![0.0; sums]; movable.len() + 1];
    for at in (0..movable.len()).rev() {
        rest[at] = rest[at + 1].clone();
        movable[at].adds.iter().for_each(|&(sum, amount)| rest[at][sum] += amount);
    }
    rest
}
