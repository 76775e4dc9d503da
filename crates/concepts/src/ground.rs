//! One cell as the date search sees it: what certainly counts, and what may.

use crate::degree::Fuzzy;
use crate::judge::membership;
use crate::placements::{Movable, Slot};
use crate::program::Program;
use counterpoise_case::model::{AttributeId, Case, IndicatorId, Party, SchoolId};
use counterpoise_ledger::{Entry, Index, Indexed, Placed, Placement, Rule, View};
use counterpoise_numerics::Sum;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the verdicts of several schools on a cell share.
pub(crate) struct Ground<'v> {
    pub(crate) view: &'v View<'v>,
    index: Arc<Index>,
    /// Sum over what certainly counts in the window, for each selection of the index.
    stays: Vec<f64>,
    /// The entries that may count, in the ledger's order.
    moving: Vec<&'v Entry>,
    /// Whether somebody looked wherever the movable events fall: at the subject's acts, at anybody's.
    looked: (bool, bool),
}

impl<'v> Ground<'v> {
    pub(crate) fn new(view: &'v View<'v>, programs: &[Program]) -> Ground<'v> {
        let index = view.ledger.index_of(&indicators(view.case(), programs));
        let mut sums = vec![Sum::new(); index.selections.len()];
        let (mut moving, searched) = (Vec::new(), view.searched());
        let mut looked = (searched, searched);
        for (entry, placed) in view.entries() {
            if moves(placed) {
                moving.push(entry);
                continue;
            }
            looked = (looked.0 || entry.party == Party::Subject, true);
            let amount = placed.amount(entry);
            index.takes(entry.class).iter().for_each(|&at| sums[at as usize].add(amount));
        }
        let stays = sums.into_iter().map(Sum::value).collect();
        Ground { view, index, stays, moving, looked }
    }

    fn looked(&self, rule: &Rule) -> bool {
        if rule.counts_others() { self.looked.1 } else { self.looked.0 }
    }
}

/// The indicators that these schools look at: those to index a ledger by before judging many cells.
#[must_use]
pub fn indicators_of(case: &Case, schools: &[SchoolId]) -> Vec<IndicatorId> {
    let programs: Vec<Program> = schools.iter().map(|&school| Program::of(case, &case.settings, school)).collect();
    indicators(case, &programs)
}

/// The indicators of the attributes that the programs use.
pub(crate) fn indicators(case: &Case, programs: &[Program]) -> Vec<IndicatorId> {
    let attributes = programs.iter().flat_map(|program| &program.attributes);
    attributes.map(|&id| case[id].of).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Reads the slots of one school off a cell.
pub(crate) struct Reader<'g> {
    pub(crate) ground: &'g Ground<'g>,
    /// The rule of each slot read so far, with its first sum.
    pub(crate) rules: Vec<Option<(&'g Indexed, usize)>>,
    pub(crate) fixed: Vec<f64>,
}

impl<'g> Reader<'g> {
    /// `None`: not applicable.
    pub(crate) fn slot(&mut self, id: AttributeId) -> Option<Slot> {
        let ground = self.ground;
        let attribute = &ground.view.case()[id];
        let Some(indexed) = ground.index.rule(attribute.of) else {
            self.rules.push(None);
            let (value, bounds) = ground.view.value_of(attribute.of);
            return membership(attribute, &value, bounds).map(|degree| Slot::Fixed(Fuzzy::from(degree)));
        };
        let first = self.fixed.len();
        self.fixed.extend(indexed.selections.iter().map(|&at| ground.stays[at]));
        self.rules.push(Some((indexed, first)));
        let (sums, looked) = ((first..self.fixed.len()).collect(), ground.looked(&indexed.rule));
        Some(Slot::Counted { shape: indexed.rule.shape, sums, anchors: attribute.anchors, looked })
    }

    /// The events that may fall in the window or outside it, the weightiest first, then by their ids.
    pub(crate) fn movable(&self) -> Vec<Movable> {
        let mut all: Vec<Movable> = Vec::new();
        let mut taken = vec![false; self.ground.stays.len()];
        for entry in &self.ground.moving {
            // The entries of one event stand together.
            if all.last().is_none_or(|last| last.event != entry.event) {
                let shows = vec![false; self.rules.len()];
                all.push(Movable { event: entry.event, adds: Vec::new(), shows, total: 0.0 });
            }
            let takes = self.ground.index.takes(entry.class);
            takes.iter().for_each(|&at| taken[at as usize] = true);
            if let Some(act) = all.last_mut() {
                self.add(act, entry, &taken);
            }
            takes.iter().for_each(|&at| taken[at as usize] = false);
        }
        // Stable: events of one weight stay in the order of their ids.
        all.sort_by(|a, b| b.total.total_cmp(&a.total));
        all
    }

    fn add(&self, act: &mut Movable, entry: &Entry, taken: &[bool]) {
        let amount = entry.weight * entry.certainty;
        for (slot, rule) in self.rules.iter().enumerate() {
            let Some((indexed, first)) = rule else { continue };
            act.shows[slot] |= entry.party == Party::Subject || indexed.rule.counts_others();
            let own = indexed.selections.iter().enumerate();
            for (at, _) in own.filter(|(_, selection)| amount > 0.0 && taken[**selection]) {
                act.adds.push((first + at, amount));
                act.total += amount;
            }
        }
    }
}

fn moves(placed: Placed) -> bool {
    matches!(placed.placement, Placement::Possible | Placement::Undated)
}
