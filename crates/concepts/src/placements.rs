//! One cell, one school, and the acts that may fall in the window or outside it.

use crate::AttributeMembership;
use crate::judge::level;
use counterpoise_case::model::{EventId, IndicatorId, LeanSide, Settings};
use counterpoise_kernel::{Between, Gauge, HALF, Program, ROUNDING, decide, evaluate, labels};
use counterpoise_ledger::{Entry, Placed, Placement, View};
use std::collections::BTreeMap;

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

/// Where a slot's degree comes from.
enum Slot {
    Fixed(f64),
    Counted { gauge: Gauge, sums: Vec<usize> },
}

/// A central reading as a function of which movable events fall in the window.
pub(crate) struct Placements {
    pub(crate) program: Program,
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

impl Placements {
    /// `read`: the attributes of the program as they are in the cell, in its order.
    pub(crate) fn new(
        view: &View<'_>,
        program: Program,
        read: &[AttributeMembership],
    ) -> Placements {
        let case = view.case();
        let index = view.ledger.index_of(&program.asked(case));
        // The sums of all slots, one after the other: positions of selections in the index.
        let mut asked: Vec<usize> = Vec::new();
        let mut slots = Vec::new();
        // Sums beside which a search counts: position, and what it adds.
        let mut sought: Vec<(usize, f64)> = Vec::new();
        for (&id, own) in program.attributes.iter().zip(read) {
            let gauge = Gauge::of(case, &case[id]);
            let selections = index.rule(case[id].of).map(|indexed| gauge.sums(&indexed.selections));
            let fixed = matches!(gauge, Gauge::Standing | Gauge::Most(_));
            slots.push(match selections.filter(|_| !fixed) {
                Some(selections) => {
                    if let Gauge::Some { .. } = gauge {
                        sought.push((asked.len() + 1, view.sought(&[case[id].of])));
                    }
                    counted(gauge, &selections, &mut asked)
                }
                None => Slot::Fixed(own.membership.map_or(HALF, |membership| membership.height())),
            });
        }
        for union in &program.unions {
            let indicators: Vec<IndicatorId> = union.iter().map(|&id| case[id].of).collect();
            let possible =
                index.rule(indicators[0]).and_then(|indexed| indexed.selections.get(1).copied());
            let selections: Vec<usize> =
                index.union(&indicators).into_iter().chain(possible).collect();
            sought.push((asked.len() + 1, view.sought(&indicators)));
            slots.push(counted(
                Gauge::Some { threshold: None, posture: false },
                &selections,
                &mut asked,
            ));
        }
        let applicable = program.applicable(level(view));
        let adds = |entry: &Entry, amount: f64| -> Vec<(usize, f64)> {
            let takes = index.takes(entry.class);
            let taken = asked
                .iter()
                .enumerate()
                .filter(|(_, at)| takes.binary_search(&(**at as u32)).is_ok());
            taken.map(|(sum, _)| (sum, amount)).collect()
        };
        let mut fixed = Sums { plain: vec![0.0; asked.len()], held: BTreeMap::new() };
        for (sum, amount) in sought {
            fixed.add(None, sum, amount);
        }
        let mut movable: Vec<Movable> = Vec::new();
        for (entry, placed) in view.entries() {
            if !moves(placed) {
                for (sum, amount) in adds(entry, placed.amount(entry)) {
                    fixed.add(entry.commitment, sum, amount);
                }
                continue;
            }
            // The entries of one event stand together.
            if movable.last().is_none_or(|last| last.event != entry.event) {
                let (event, commitment) = (entry.event, entry.commitment);
                movable.push(Movable { event, adds: Vec::new(), commitment, total: 0.0 });
            }
            if let Some(act) = movable.last_mut() {
                let own = adds(entry, entry.weight * entry.certainty * placed.bearing);
                act.total += own.iter().map(|(_, amount)| amount).sum::<f64>();
                act.adds.extend(own);
            }
        }
        let all_movable = movable.len();
        movable.retain(|act| act.total > 0.0);
        // Stable: events of one weight stay in the order of their ids.
        movable.sort_by(|a, b| b.total.total_cmp(&a.total));
        let rest = rest(&movable, asked.len());
        let (years, settings) = (view.cell.years(), view.ledger.settings.clone());
        Placements {
            program,
            applicable,
            slots,
            years,
            settings,
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
        let (mut steps, mut found) = (Vec::new(), Vec::new());
        let degree = |slot: &Slot| match slot {
            Slot::Fixed(degree) => *degree,
            Slot::Counted { gauge, sums } => {
                let sums: Vec<f64> = sums.iter().map(|&sum| whole.sums.plain[sum]).collect();
                gauge.marginal(&sums, self.years, &self.settings)
            }
        };
        let slots: Vec<f64> = self.slots.iter().map(degree).collect();
        evaluate(&self.program, |slot| &slots[slot], &mut steps);
        labels(&self.program, &self.applicable, &steps, &mut found);
        decide(&found)
    }

    /// Whether the label comes out for every placement that begins so, for none, or that is open
    /// (`None`).
    pub(crate) fn bounded(&self, partial: &Partial, label: Option<usize>) -> Option<bool> {
        let (mut steps, mut found) = (Vec::new(), Vec::new());
        let slots: Vec<Between> =
            self.slots.iter().map(|slot| self.bounds(slot, partial)).collect();
        evaluate(&self.program, |slot| &slots[slot], &mut steps);
        labels(&self.program, &self.applicable, &steps, &mut found);
        let won = |label: usize| wins(&found, label);
        match label {
            Some(label) => won(label),
            None if (0..found.len()).any(|label| won(label) == Some(true)) => Some(false),
            None => found.iter().flatten().all(|degree| degree.greatest <= HALF).then_some(true),
        }
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
            .iter()
            .map(|&sum| (partial.sums.plain[sum], partial.sums.plain[sum] + rest[sum]))
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

fn counted(gauge: Gauge, selections: &[usize], asked: &mut Vec<usize>) -> Slot {
    let first = asked.len();
    asked.extend(selections);
    Slot::Counted { gauge, sums: (first..asked.len()).collect() }
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

fn moves(placed: Placed) -> bool {
    matches!(placed.placement, Placement::Possible | Placement::Undated)
}

fn rest(movable: &[Movable], sums: usize) -> Vec<Vec<f64>> {
    let mut rest = vec![vec![0.0; sums]; movable.len() + 1];
    for at in (0..movable.len()).rev() {
        rest[at] = rest[at + 1].clone();
        movable[at].adds.iter().for_each(|&(sum, amount)| rest[at][sum] += amount);
    }
    rest
}
