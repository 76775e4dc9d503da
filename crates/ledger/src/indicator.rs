//! Indicators: one number of a cell, with what it rests on.

use crate::index::Summed;
use crate::search::{searched, searched_for, sought};
use crate::{
    AssessmentUse, Cell, Entry, Evidence, Ledger, Placed, Reason, Rule, Selection, SeriesPoint,
    Shape, Take, Tally, View, assessed, total,
};
use counterpoise_case::model::{Condition, Filter, Formula, Indicator, IndicatorId, Mode, Party};
use serde::Serialize;

/// What an indicator rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Basis {
    /// Events: one tally for each part of the formula.
    Counted(Vec<Tally>),
    /// The values of series that were used.
    Series(Vec<SeriesPoint>),
    /// What sources judge.
    Assessed(Vec<AssessmentUse>),
}

/// An indicator in a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorValue {
    /// The number, or why there is none.
    pub value: Evidence,
    /// The least and the greatest it may be: the number itself, or the range of sources that
    /// disagree; `None` if it is unknown.
    pub bounds: Option<(f64, f64)>,
    /// What it rests on.
    pub basis: Basis,
}

/// Units of evidence in a search for acts of a kind that found none.
pub const SEARCH: f64 = 10.0;

impl View<'_> {
    /// An indicator in the cell, with what it rests on.
    #[must_use]
    pub fn indicator(&self, indicator: &Indicator) -> IndicatorValue {
        let (value, bounds) = self.value(&indicator.formula);
        IndicatorValue { value, bounds, basis: self.basis(&indicator.formula) }
    }

    /// What the number rests on.
    #[must_use]
    pub fn basis(&self, formula: &Formula) -> Basis {
        match formula {
            Formula::Series(expr) => Basis::Series(self.series(expr).0),
            Formula::Assessed(name) => Basis::Assessed(self.assessments(name)),
            formula => Basis::Counted(self.tallies(formula)),
        }
    }

    /// The number and its bounds alone.
    #[must_use]
    pub fn value(&self, formula: &Formula) -> (Evidence, Option<(f64, f64)>) {
        let value = match formula {
            Formula::Series(expr) => self.series(expr).1,
            Formula::Assessed(name) => return assessed::value(name, &self.assessments(name)),
            counted => Rule::of(counted)
                .map_or(Evidence::Unknown(Reason::NobodyLooked), |rule| self.counted(&rule)),
        };
        let bounds = value.bounds();
        (value, bounds)
    }

    /// The number and its bounds of an indicator of the case; quick where the ledger has an index.
    #[must_use]
    pub fn value_of(&self, indicator: IndicatorId) -> (Evidence, Option<(f64, f64)>) {
        let Some((indexed, sums)) = self.indexed(indicator) else {
            return self.value(&self.case()[indicator].formula);
        };
        let any = || sums[0].any;
        let numbers: Vec<f64> = sums.iter().map(Summed::value).collect();
        let value = self.made(&indexed.rule, &numbers, any);
        let bounds = value.bounds();
        (value, bounds)
    }

    /// The subject's deeds and non-acts towards the target that count in the cell.
    pub fn acts(&self) -> impl Iterator<Item = (&Entry, Placed)> + '_ {
        let is_act = |entry: &Entry| entry.party == Party::Subject && entry.mode != Mode::Statement;
        self.entries().filter(move |(entry, placed)| placed.share > 0.0 && is_act(entry))
    }

    /// The number a rule makes of the cell.
    fn counted(&self, rule: &Rule) -> Evidence {
        let sums: Vec<f64> = rule.selections.iter().map(|selection| self.sum(selection)).collect();
        let counts = |(_, placed): &(&Entry, Placed)| placed.share > 0.0;
        self.made(rule, &sums, || {
            self.taken(|entry| rule.takes(self.ledger, entry)).iter().any(counts)
        })
    }

    /// The number a rule makes of its sums; `any`: whether it takes anything that counts.
    fn made(&self, rule: &Rule, sums: &[f64], any: impl Fn() -> bool) -> Evidence {
        let value = rule.shape.value(sums);
        match rule.shape {
            Shape::Count => self.count(rule, sums[0], any),
            Shape::Rate => self.count(rule, sums[0] / self.cell.years(), any),
            Shape::Share => Evidence::of(value, Reason::NothingToShare),
            Shape::Gap if sums[0] + sums[1] <= 0.0 => Evidence::Unknown(Reason::NoStatements),
            Shape::Gap => Evidence::of(value, Reason::NoDeeds),
            Shape::Net | Shape::Ambivalence | Shape::HardShare => {
                Evidence::of(value, Reason::NothingToBalance)
            }
        }
    }

    fn count(&self, rule: &Rule, sum: f64, any: impl Fn() -> bool) -> Evidence {
        if sum > 0.0 || any() {
            Evidence::Present(sum)
        } else if self.looked(rule) {
            Evidence::Zero
        } else {
            Evidence::Unknown(Reason::NobodyLooked)
        }
    }

    /// Whether somebody looked: behaviour of the pair is recorded in the cell, or a recorded search
    /// covers it. Where the rule counts others' acts, recorded acts of others serve as well.
    #[must_use]
    pub fn looked(&self, rule: &Rule) -> bool {
        let others = rule.counts_others();
        let shows = |entry: &Entry| others || entry.party == Party::Subject;
        self.entries().any(|(entry, placed)| placed.share > 0.0 && shows(entry)) || self.searched()
    }

    /// Whether recorded searches cover the cell.
    #[must_use]
    pub fn searched(&self) -> bool {
        searched(self.case(), self.ledger.dyad, &self.cell)
    }

    /// Whether recorded searches cover the cell that would have found acts such as the filter takes.
    #[must_use]
    pub fn searched_for(&self, filter: &Filter) -> bool {
        searched_for(self.case(), self.ledger.dyad, &self.cell, filter)
    }

    /// What a search for acts of a kind that found none is worth beside the acts that could have
    /// been of that kind: nothing, or, where searches that name all of these indicators cover the
    /// cell, however many, ten ordinary acts. As a sum, not in units of evidence.
    #[must_use]
    pub fn sought(&self, indicators: &[IndicatorId]) -> f64 {
        let one = |id: &IndicatorId| sought(self.case(), self.ledger.dyad, &self.cell, *id);
        if !indicators.is_empty() && indicators.iter().all(one) {
            SEARCH * self.ledger.settings.unit
        } else {
            0.0
        }
    }

    fn sum(&self, selection: &Selection) -> f64 {
        let taken = self.taken(|entry| selection.takes(self.ledger.perspective(), entry));
        total(taken.into_iter().map(|(entry, placed)| (entry, placed.amount(entry))))
    }

    /// What is taken. Where there are more entries than codings, it is tried once for each coding.
    fn taken(&self, take: impl Fn(&Entry) -> bool) -> Vec<(&Entry, Placed)> {
        if self.placed.len() <= self.ledger.classes() {
            return self.entries().filter(|(entry, _)| take(entry)).collect();
        }
        let taken = self.ledger.taken(take);
        self.entries().filter(|(entry, _)| taken[entry.class]).collect()
    }

    fn tallies(&self, formula: &Formula) -> Vec<Tally> {
        let tally = |s: &Selection| {
            self.tally_where(s.part, |entry| s.takes(self.ledger.perspective(), entry))
        };
        Rule::of(formula).map_or_else(Vec::new, |rule| rule.counted().iter().map(tally).collect())
    }
}

impl Ledger<'_> {
    /// An indicator in a cell. For several indicators of one cell take a [`View`] once.
    #[must_use]
    pub fn indicator(&self, indicator: &Indicator, cell: &Cell) -> IndicatorValue {
        self.view(cell).indicator(indicator)
    }

    /// Whether the fields that a counted indicator asks for are written on any act that could have
    /// been of its kind, in any cell of the pair, or were looked at. Where they never were, that
    /// there is none of it is not known.
    #[must_use]
    pub fn is_coded(&self, indicator: IndicatorId) -> bool {
        if let Some((index, indexed)) =
            self.index.as_deref().and_then(|index| Some((index, index.rule(indicator)?)))
        {
            let could = indexed.selections.last().filter(|_| indexed.rule.shape == Shape::Count);
            return could.is_none_or(|&could| index.takes_any(could));
        }
        let Some(rule) = Rule::of(&self.case[indicator].formula) else { return false };
        let could = rule.selections.last().filter(|_| rule.shape == Shape::Count);
        could.is_none_or(|could| {
            (0..self.classes()).any(|at| could.takes(self.perspective(), self.example(at)))
        })
    }
}

impl Rule {
    /// The selections that make up the number, without what only could have counted.
    #[must_use]
    pub fn counted(&self) -> &[Selection] {
        let of = if self.shape == Shape::Count { 1 } else { self.selections.len() };
        &self.selections[..of]
    }

    fn takes(&self, ledger: &Ledger<'_>, entry: &Entry) -> bool {
        self.counted().iter().any(|selection| selection.takes(ledger.perspective(), entry))
    }

    /// Whether this entry shows that somebody looked where the rule counts.
    #[must_use]
    pub fn shows_a_look(&self, entry: &Entry) -> bool {
        entry.party == Party::Subject || self.counts_others()
    }

    /// Whether it counts others' acts, all or some.
    #[must_use]
    pub fn counts_others(&self) -> bool {
        let subjects = |condition: &Condition| *condition == Condition::By(Party::Subject);
        let of = |selection: &Selection| match &selection.take {
            Take::Matching(of, ..) | Take::Possible(of) => of.all.iter().any(subjects),
            Take::Any(filters) => filters.iter().all(|filter| filter.all.iter().any(subjects)),
        };
        !self.selections.iter().all(of)
    }
}
