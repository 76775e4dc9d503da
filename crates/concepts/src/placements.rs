//! One cell, one school, and the acts that may fall in the window or outside it.

use crate::AttributeMembership;
use counterpoise_case::model::{EventId, LeanSide, Settings};
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
    read.and_then(|read| read.membership).map_or(HALF, |membership| membership.height())
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
    /// Sums over the movable events from each position on, at the most that they may add.
    rest: Vec<Vec<f64>>,
}

/// Sums of a placement.
#[derive(Clone, Debug, Default)]
struct Sums {
    plain: Vec<f64>,
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
            Slot::Counted { gauge, sums } => {
                gauge.marginal(&whole.sums.plain[sums.clone()], self.years, &self.settings)
            }
        };
        let slots: Vec<f64> = self.slots.iter().map(degree).collect();
        decide(&self.labels(&slots))
    }

    /// Whether the label comes out for every placement that begins so, for none, or that is open
    /// (`None`).
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

    /// What the slot may be when each of its sums may be anything between its bounds: every
    /// marginal rises or falls with each of its sums, but for *mixed*, which is what the two sides
    /// leave.
    fn bounds(&self, slot: &Slot, partial: &Partial) -> Between {
        let (gauge, sums) = match slot {
            Slot::Fixed(degree) => return Between { least: *degree, greatest: *degree },
            Slot::Counted { gauge, sums } => (*gauge, sums),
        };
        let rest = &self.rest[partial.chosen.len()];
        let ends: Vec<(f64, f64)> = sums
            .clone()
            .map(|sum| (partial.sums.plain[sum], partial.sums.plain[sum] + rest[sum]))
            .collect();
        let at = |gauge: Gauge, high: &[bool]| {
            let sums: Vec<f64> = ends
                .iter()
                .zip(high)
                .map(|(end, high)| if *high { end.1 } else { end.0 })
                .collect();
            gauge.marginal(&sums, self.years, &self.settings)
        };
        if let Gauge::Lean(LeanSide::Mixed, own) = gauge {
            let side = |side: LeanSide, high: [bool; 2]| at(Gauge::Lean(side, own), &high);
            let least =
                1.0 - side(LeanSide::To, [true, false]) - side(LeanSide::Against, [false, true]);
            let greatest =
                1.0 - side(LeanSide::To, [false, true]) - side(LeanSide::Against, [true, false]);
            return widened(&[least, greatest]);
        }
        // A part is cut at its whole: it says most where the whole is no greater, and least where
        // that is greatest or cuts it.
        if let (Gauge::Some { .. } | Gauge::Portion { .. }, &[part, whole]) = (gauge, &ends[..]) {
            let of =
                |part: f64, whole: f64| gauge.marginal(&[part, whole], self.years, &self.settings);
            let all = [
                of(part.0, whole.0),
                of(part.0, whole.1),
                of(part.1, part.1.clamp(whole.0, whole.1)),
            ];
            let found = widened(&all);
            // What no act can show is asserted by no placement.
            let shown = part.1 > 0.0 || matches!(gauge, Gauge::Portion { .. });
            return if shown {
                found
            } else {
                Between { greatest: found.greatest.min(HALF), ..found }
            };
        }
        // The first sum of each side speaks for what is asked, the second against it.
        let rises: Vec<bool> = (0..ends.len()).map(|k| k % 4 == 0 || k % 4 == 3).collect();
        let falls: Vec<bool> = rises.iter().map(|rises| !rises).collect();
        widened(&[at(gauge, &rises), at(gauge, &falls)])
    }
}

/// Twice what marginals by the table may be off: between its nodes they rise and fall by that.
const BLUR: f64 = 2e-4;

/// Between the least and the greatest of these, and a little more.
fn widened(all: &[f64]) -> Between {
    let least = all.iter().copied().fold(1.0, f64::min);
    let greatest = all.iter().copied().fold(0.0, f64::max);
    Between { least: (least - BLUR).max(0.0), greatest: (greatest + BLUR).min(1.0) }
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
    // Of equals the first wins, by more than rounding.
    let never = |(at, other): (usize, Between)| {
        if at < label { own.greatest <= other.least } else { own.greatest < other.least - ROUNDING }
    };
    if own.greatest <= HALF || others().any(|other| never(other) && other.1.least > HALF + ROUNDING)
    {
        return Some(false);
    }
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
