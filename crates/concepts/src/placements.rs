//! One cell, one school, and the acts that may fall in the window or outside it.
//!
//! The search tries tens of thousands of placements, and each differs from the one before it in one
//! act. So the acts that certainly count are added up once, and a placement adds its movable acts
//! to that: what each adds is taken from the compiled cell beforehand.

use crate::AttributeMembership;
use crate::bounds::{Ends, Read};
use counterpoise_case::model::{EventId, Settings};
use counterpoise_kernel::{
    Act, AsWritten, Ask, Between, Counted, Degree, Evaluated, Gauge, HALF, Program, ROUNDING,
    Schools, decide,
};
use counterpoise_ledger::{Entry, View};
use std::collections::BTreeMap;
use std::ops::Range;

/// An event that may fall in the window or outside it.
#[derive(Clone, Debug)]
pub(crate) struct Movable {
    pub(crate) event: EventId,
    /// What it adds to each sum when it falls in the window.
    adds: Vec<(usize, f64)>,
    /// The commitment it is a row of.
    commitment: Option<u32>,
    total: f64,
}

impl Movable {
    fn of(entry: &Entry) -> Movable {
        let Entry { event, commitment, .. } = *entry;
        Movable { event, adds: Vec::new(), commitment, total: 0.0 }
    }

    fn take(&mut self, sums: impl Iterator<Item = usize>, amount: f64) {
        let own: Vec<(usize, f64)> = sums.map(|sum| (sum, amount)).collect();
        self.total += own.iter().map(|(_, amount)| amount).sum::<f64>();
        self.adds.extend(own);
    }
}

/// Where a slot's degree comes from.
enum Slot {
    Fixed(f64),
    Counted { gauge: Gauge, sums: Range<usize> },
}

/// The slots of a program, and the sums that the counted ones are read off, one slot's after the
/// other's. Slots share no sums here, though they may share selections: a sum holds what a search
/// adds to it, and that is another for each slot.
#[derive(Default)]
struct Asked {
    slots: Vec<Slot>,
    /// For each sum the selection of the index that it adds up.
    selections: Vec<usize>,
    /// Sums beside which a search counts, and what it adds.
    sought: Vec<(usize, f64)>,
}

impl Asked {
    fn count(&mut self, counted: &Counted, view: &View<'_>) {
        let first = self.selections.len();
        self.selections.extend(&counted.selections);
        if !counted.sought.is_empty() {
            self.sought.push((first + 1, view.sought(&counted.sought)));
        }
        let sums = first..self.selections.len();
        self.slots.push(Slot::Counted { gauge: counted.gauge, sums });
    }

    /// The sums that an act adds to.
    fn taking(&self, act: &Act<'_>) -> impl Iterator<Item = usize> {
        let sums = self.selections.iter().enumerate();
        sums.filter(|(_, selection)| act.is_taken_by(**selection)).map(|(sum, _)| sum)
    }
}

/// The degree of what hangs on no day; one half where the attribute does not apply.
fn degree(read: Option<&AttributeMembership>) -> f64 {
    read.map_or(HALF, |read| read.membership.height())
}

/// A central reading as a function of which movable events fall in the window.
pub(crate) struct Placements<'p> {
    pub(crate) program: &'p Program,
    applicable: Vec<bool>,
    slots: Vec<Slot>,
    years: f64,
    settings: Settings,
    /// Sums of what certainly counts, and what commitments hold of them.
    fixed: Sums,
    /// The weightiest first; those that move nothing are left out.
    pub(crate) movable: Vec<Movable>,
    /// All events that may fall in the window or outside it.
    pub(crate) all_movable: usize,
    /// Sums over the movable events from each position on, at the most that they may add: rows of
    /// one commitment are counted each by itself, which is too much and therefore safe.
    rest: Vec<Vec<f64>>,
}

/// Sums of a placement.
#[derive(Clone, Debug, Default)]
struct Sums {
    plain: Vec<f64>,
    /// The greatest row of each commitment in each sum. A greater row adds what it has more, so
    /// that `plain` is whole at any moment of the search.
    held: BTreeMap<(u32, usize), f64>,
}

impl Sums {
    fn add(&mut self, commitment: Option<u32>, sum: usize, amount: f64) {
        match commitment {
            None => self.plain[sum] += amount,
            Some(commitment) => {
                let held = self.held.entry((commitment, sum)).or_insert(0.0);
                self.plain[sum] += (amount - *held).max(0.0);
                *held = held.max(amount);
            }
        }
    }
}

/// A partial placement: the first `chosen.len()` movable events are placed.
#[derive(Clone, Debug)]
pub(crate) struct Partial {
    pub(crate) chosen: Vec<bool>,
    sums: Sums,
}

impl<'p> Placements<'p> {
    /// `program`: the position of the school that is asked; `read`: its attributes as they are in
    /// the cell, in its order.
    pub(crate) fn new(
        view: &View<'_>,
        schools: &'p Schools,
        program: usize,
        read: &[AttributeMembership],
    ) -> Placements<'p> {
        let cell = AsWritten::new(view, &schools.index);
        let mut asked = Asked::default();
        for (slot, ask) in schools.asked_by(program).enumerate() {
            match ask {
                Ask::Counted(counted) => asked.count(counted, view),
                _ => asked.slots.push(Slot::Fixed(degree(read.get(slot)))),
            }
        }
        let mut fixed = Sums { plain: vec![0.0; asked.selections.len()], held: BTreeMap::new() };
        for &(sum, amount) in &asked.sought {
            fixed.add(None, sum, amount);
        }
        let mut movable: Vec<Movable> = Vec::new();
        for act in cell.acts() {
            if !act.may_move() {
                for sum in asked.taking(&act) {
                    fixed.add(act.entry.commitment, sum, act.amount());
                }
                continue;
            }
            // The entries of one event stand together.
            if movable.last().is_none_or(|last| last.event != act.entry.event) {
                movable.push(Movable::of(act.entry));
            }
            if let Some(own) = movable.last_mut() {
                own.take(asked.taking(&act), act.amount_inside());
            }
        }
        let all_movable = movable.len();
        movable.retain(|act| act.total > 0.0);
        // The weightiest first: deciding it closes the most branches. Stable: events of one weight
        // stay in the order of their ids.
        movable.sort_by(|a, b| b.total.total_cmp(&a.total));
        let rest = rest(&movable, asked.selections.len());
        let program = &schools.programs[program];
        Placements {
            program,
            applicable: program.applicable(view.case(), view.cell.arena),
            slots: asked.slots,
            years: view.cell.years(),
            settings: view.ledger.settings.clone(),
            fixed,
            movable,
            all_movable,
            rest,
        }
    }

    pub(crate) fn start(&self) -> Partial {
        Partial { chosen: Vec::new(), sums: self.fixed.clone() }
    }

    /// Places the next movable event.
    pub(crate) fn place(&self, partial: &Partial, inside: bool) -> Partial {
        let mut next = partial.clone();
        next.push(&self.movable[partial.chosen.len()], inside);
        next
    }

    /// Places all the others alike.
    pub(crate) fn complete(&self, partial: &Partial, inside: bool) -> Partial {
        let mut whole = partial.clone();
        for act in &self.movable[partial.chosen.len()..] {
            whole.push(act, inside);
        }
        whole
    }

    /// The label of a whole placement; `None`: none of these.
    pub(crate) fn label(&self, whole: &Partial) -> Option<usize> {
        let degree = |slot: &Slot| match slot {
            Slot::Fixed(degree) => *degree,
            Slot::Counted { gauge, sums } => self.read(*gauge).at(&whole.sums.plain[sums.clone()]),
        };
        let slots: Vec<f64> = self.slots.iter().map(degree).collect();
        decide(&self.labels(&slots))
    }

    /// Whether the label comes out for every placement that begins so, for none, or that is open
    /// (`None`). The rules are evaluated on bounds in place of degrees: none of their operations
    /// falls where a degree rises, but for the complement, which changes the ends.
    pub(crate) fn bounded(&self, partial: &Partial, label: Option<usize>) -> Option<bool> {
        let slots: Vec<Between> =
            self.slots.iter().map(|slot| self.bounds(slot, partial)).collect();
        let found = self.labels(&slots);
        let won = |label: usize| wins(&found, label);
        match label {
            Some(label) => won(label),
            None if (0..found.len()).any(|label| won(label) == Some(true)) => Some(false),
            None => found.iter().flatten().all(|degree| degree.greatest <= HALF).then_some(true),
        }
    }

    fn labels<D: Degree>(&self, slots: &[D]) -> Vec<Option<D>> {
        let mut evaluated = Evaluated::new();
        evaluated.evaluate(self.program, &self.applicable, |slot| &slots[slot]);
        evaluated.labels
    }

    /// What the slot may be, whatever is placed next.
    fn bounds(&self, slot: &Slot, partial: &Partial) -> Between {
        match slot {
            Slot::Fixed(degree) => Between::constant(*degree),
            Slot::Counted { gauge, sums } => {
                let (placed, rest) = (&partial.sums.plain, &self.rest[partial.chosen.len()]);
                let ends: Vec<Ends> =
                    sums.clone().map(|sum| (placed[sum], placed[sum] + rest[sum])).collect();
                self.read(*gauge).between(&ends)
            }
        }
    }

    fn read(&self, gauge: Gauge) -> Read<'_> {
        Read { gauge, years: self.years, settings: &self.settings }
    }
}

impl Partial {
    fn push(&mut self, act: &Movable, inside: bool) {
        if inside {
            for &(sum, amount) in &act.adds {
                self.sums.add(act.commitment, sum, amount);
            }
        }
        self.chosen.push(inside);
    }
}

/// Whether the label wins for every placement, for none, or that is open.
fn wins(labels: &[Option<Between>], label: usize) -> Option<bool> {
    let own = labels[label]?;
    let others = || {
        labels
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != label)
            .filter_map(|(at, other)| Some((at, (*other)?)))
    };
    // It loses throughout if another is never below it and is a label itself: then that one, or a
    // third, wins. Of equals the first wins, by more than rounding.
    let never = |(at, other): (usize, Between)| {
        if at < label { own.greatest <= other.least } else { own.greatest < other.least - ROUNDING }
    };
    if own.greatest <= HALF || others().any(|other| never(other) && other.1.least > HALF + ROUNDING)
    {
        return Some(false);
    }
    // It wins throughout if its least is above the greatest of each other. That is asked of each
    // other by itself, though two others may never be greatest together: safe, and quick.
    let always = |(_, other): (usize, Between)| own.least > other.greatest + ROUNDING;
    (own.least > HALF + ROUNDING && others().all(always)).then_some(true)
}

fn rest(movable: &[Movable], sums: usize) -> Vec<Vec<f64>> {
    let mut rest = vec![vec![0.0; sums]; movable.len() + 1];
    for at in (0..movable.len()).rev() {
        rest[at] = rest[at + 1].clone();
        movable[at].adds.iter().for_each(|&(sum, amount)| rest[at][sum] += amount);
    }
    rest
}
