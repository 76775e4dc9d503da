//! The counted indicators of a case, each of their sums tried once for each coding.
//!
//! A verdict asks many indicators of many cells, and few of them differ in what they take. A ledger
//! with an index sums a cell in one pass over its entries, for all indicators together; the sums
//! are the same to the last bit as when each is taken by itself, since each adds the same amounts
//! in the same order.

use crate::commitment::Totals;
use crate::{Entry, Ledger, Rule, Selection, View};
use counterpoise_case::model::{BalanceKind, Condition, Filter, Formula, IndicatorId, Mode};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an index is made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Indicators.
    pub indicators: Vec<IndicatorId>,
    /// Counted indicators that are asked for together: what any of them counts.
    pub unions: Vec<Vec<IndicatorId>>,
}

/// The selections of some indicators and of the gap between words and deeds, and which codings each
/// of them takes.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Different selections; what two indicators select alike stands here once.
    pub selections: Vec<Selection>,
    /// Positions of the selections of the stance: accommodating and resisting statements, deeds,
    /// acts; hard acts, and all that take a side.
    pub sides: Vec<usize>,
    rules: BTreeMap<IndicatorId, Option<Indexed>>,
    /// For several counted indicators together, the selection of what any of them counts.
    unions: BTreeMap<Vec<IndicatorId>, usize>,
    /// For each class the selections that take its entries.
    by_class: Vec<Vec<u32>>,
    /// For each selection whether it takes entries of any class.
    taken: Vec<bool>,
}

/// A counted indicator in an index.
#[derive(Clone, Debug)]
pub struct Indexed {
    /// How its number is made.
    pub rule: Rule,
    /// Position of each selection of the rule among those of the index.
    pub selections: Vec<usize>,
}

/// What a selection takes in a cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summed {
    totals: Totals,
    /// Whether it takes anything that counts there, be it without weight.
    pub(crate) any: bool,
}

impl Index {
    /// Tries the selections of what is asked for on the codings of the ledger.
    #[must_use]
    pub fn new(ledger: &Ledger<'_>, asked: &Asked) -> Index {
        let mut index = Index::default();
        let acts = Filter { all: vec![Condition::Modes(vec![Mode::Deed, Mode::NonAct])] };
        for (kind, filter) in [
            (BalanceKind::Gap, Filter::default()),
            (BalanceKind::Net, acts.clone()),
            (BalanceKind::HardShare, acts),
        ] {
            let rule = Rule::of(&Formula::Balance(kind, filter));
            let sides = rule.map_or_else(Vec::new, |rule| index.select(&rule));
            index.sides.extend(sides);
        }
        for &id in &asked.indicators {
            let rule = Rule::of(&ledger.case[id].formula);
            let indexed = rule.map(|rule| Indexed { selections: index.select(&rule), rule });
            index.rules.insert(id, indexed);
        }
        for union in &asked.unions {
            let at = index.position(&Selection::of_any(ledger.case, union));
            index.unions.insert(union.clone(), at);
        }
        index.classify(ledger);
        index
    }

    /// Tries the selections of one rule alone, in its order.
    #[must_use]
    pub fn of_rule(ledger: &Ledger<'_>, rule: &Rule) -> Index {
        let mut index = Index { selections: rule.selections.clone(), ..Index::default() };
        index.classify(ledger);
        index
    }

    fn classify(&mut self, ledger: &Ledger<'_>) {
        self.by_class =
            (0..ledger.classes()).map(|class| self.taking(ledger, ledger.example(class))).collect();
        self.taken = vec![false; self.selections.len()];
        self.by_class.iter().flatten().for_each(|&at| self.taken[at as usize] = true);
    }

    /// Whether all that is asked for is in it.
    #[must_use]
    pub fn covers(&self, asked: &Asked) -> bool {
        asked.indicators.iter().all(|id| self.rules.contains_key(id))
            && asked.unions.iter().all(|union| self.unions.contains_key(union))
    }

    /// The selection of what any of these indicators counts.
    #[must_use]
    pub fn union(&self, indicators: &[IndicatorId]) -> Option<usize> {
        self.unions.get(indicators).copied()
    }

    /// A counted indicator; `None` if it is not in the index or does not count events.
    #[must_use]
    pub fn rule(&self, indicator: IndicatorId) -> Option<&Indexed> {
        self.rules.get(&indicator)?.as_ref()
    }

    /// The selections that take the entries of a class, in their order.
    #[must_use]
    pub fn takes(&self, class: usize) -> &[u32] {
        &self.by_class[class]
    }

    /// Whether a selection takes any entry of the ledger, in whatever cell.
    pub(crate) fn takes_any(&self, selection: usize) -> bool {
        self.taken[selection]
    }

    fn select(&mut self, rule: &Rule) -> Vec<usize> {
        rule.selections.iter().map(|selection| self.position(selection)).collect()
    }

    fn position(&mut self, selection: &Selection) -> usize {
        let same = |own: &Selection| own.take == selection.take;
        self.selections.iter().position(same).unwrap_or_else(|| {
            self.selections.push(selection.clone());
            self.selections.len() - 1
        })
    }

    fn taking(&self, ledger: &Ledger<'_>, entry: &Entry) -> Vec<u32> {
        let takes = |at: &u32| self.selections[*at as usize].takes(ledger.perspective(), entry);
        (0..self.selections.len() as u32).filter(takes).collect()
    }

    /// What each selection takes in the cell.
    fn sums(&self, view: &View<'_>) -> Vec<Summed> {
        let mut sums = vec![Summed::default(); self.selections.len()];
        for (entry, placed) in view.entries() {
            let amount = placed.amount(entry);
            for &at in self.takes(entry.class) {
                let own = &mut sums[at as usize];
                own.totals.add(entry, amount);
                own.any |= placed.share > 0.0;
            }
        }
        sums
    }
}

impl Summed {
    pub(crate) fn value(&self) -> f64 {
        self.totals.value()
    }
}

impl Ledger<'_> {
    /// Prepares the ledger for judging many cells by these indicators. No number depends on it.
    #[must_use]
    pub fn indexed(mut self, asked: &Asked) -> Self {
        self.index = Some(Arc::new(Index::new(&self, asked)));
        self
    }

    /// The index of these indicators: the ledger's own, or one made for them.
    #[must_use]
    pub fn index_of(&self, asked: &Asked) -> Arc<Index> {
        match &self.index {
            Some(index) if index.covers(asked) => Arc::clone(index),
            _ => Arc::new(Index::new(self, asked)),
        }
    }
}

impl View<'_> {
    /// The indicator in the index of the ledger, with what each of its selections takes in the
    /// cell; `None` if the ledger has no index or the indicator does not stand in it.
    pub(crate) fn indexed(&self, indicator: IndicatorId) -> Option<(&Indexed, Vec<Summed>)> {
        let index = self.ledger.index.as_deref()?;
        let indexed = index.rule(indicator)?;
        let sums = self.sums.get_or_init(|| index.sums(self));
        Some((indexed, indexed.selections.iter().map(|&at| sums[at].clone()).collect()))
    }
}
