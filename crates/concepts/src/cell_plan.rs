//! One cell, prepared to be drawn: for each thing that is asked of it, how that is drawn.

use crate::plan::{ShareOf, SharePlan, StancePlan};
use crate::resampling_plan::{Builder, Keep};
use crate::streams::{Pair, judges, pair, sets};
use crate::values::Value;
use counterpoise_case::model::{Anchors, AttributeId, Case, Formula, IndicatorId};
use counterpoise_kernel::{
    AsWritten, Ask, Counted, Gauge, Slot, has, other_pairs, standing, thresholds,
};
use counterpoise_ledger::{Index, View};
use counterpoise_numerics::Stream;

/// A cell in the making.
pub(crate) struct CellBuilder<'a, 'l> {
    view: &'a View<'a>,
    /// For each selection what its set of acts in the cell is known by.
    sets: Vec<u64>,
    pub(crate) shares: Vec<SharePlan>,
    acts: &'a mut Builder<'l>,
    bounds: &'a mut Vec<(f64, f64)>,
}

impl<'a, 'l> CellBuilder<'a, 'l> {
    pub(crate) fn new(
        cell: AsWritten<'a>,
        index: &Index,
        marks: &[u64],
        acts: &'a mut Builder<'l>,
        bounds: &'a mut Vec<(f64, f64)>,
    ) -> CellBuilder<'a, 'l> {
        CellBuilder {
            view: cell.view(),
            sets: sets(cell, index.selections.len(), |act| marks[act.at]),
            shares: Vec::new(),
            acts,
            bounds,
        }
    }

    fn case(&self) -> &'a Case {
        self.view.ledger.case
    }

    /// `sides`: the selections of the stance.
    pub(crate) fn stance(&mut self, sums: [u32; 8], sides: &[usize]) -> StancePlan {
        let shares = [0, 2, 4, 6].map(|at| {
            let (of, purpose) =
                if at < 6 { (ShareOf::Sides, "lean") } else { (ShareOf::Whole, "portion") };
            let pair = self.pair(purpose, &sides[at..at + 2]);
            self.share(SharePlan { of, sums: [sums[at], sums[at + 1]], sought: 0.0, pair })
        });
        StancePlan { sums, shares }
    }

    /// How an ask is drawn, given the sums that it is read off.
    pub(crate) fn value(&mut self, (slot, ask): &(Slot, Ask), sums: &[u32]) -> Value {
        match (slot, ask) {
            (_, Ask::Counted(counted)) => self.counted(counted, sums),
            (Slot::One(id), Ask::Standing(..)) => Value::Standing(self.standing(*id)),
            (_, Ask::Most(inner, of)) => self.most(*inner, of),
            (Slot::One(id), _) => self.beside(*id, ask, self.view),
            (Slot::Together(_), _) => unreachable!("presences together are counted"),
        }
    }

    fn counted(&mut self, counted: &Counted, sums: &[u32]) -> Value {
        let of = &counted.selections[..];
        match (counted.gauge, sums) {
            (Gauge::Lean(side, own), &[a, r]) => {
                Value::Lean { side, own, share: self.sides([a, r], of) }
            }
            (Gauge::Some { threshold, posture }, &[matching, possible]) => Value::Some {
                bounds: self.thresholds(threshold, posture),
                matching,
                share: self.prevalence([matching, possible], counted),
            },
            (Gauge::Portion { bar, above }, &[f, b]) => {
                let pair = self.pair("portion", of);
                let plan = SharePlan { of: ShareOf::Whole, sums: [f, b], sought: 0.0, pair };
                Value::Portion { bar, above, share: self.share(plan) }
            }
            (Gauge::Gap { bar, above }, &[sa, sr, da, dr]) => Value::Gap {
                bar,
                above,
                words: self.sides([sa, sr], &of[0..2]),
                deeds: self.sides([da, dr], &of[2..4]),
            },
            (Gauge::Rate(bound), &[sum]) => {
                let [stream, _] = self.pair("rate", of);
                Value::Rate { bound, years: self.view.cell.years(), sum, stream }
            }
            // A gauge asks for as many sums as it reads.
            (gauge, sums) => unreachable!("{gauge:?} of {} sums", sums.len()),
        }
    }

    /// The share of one of two sides.
    fn sides(&mut self, sums: [u32; 2], of: &[usize]) -> usize {
        let pair = self.pair("lean", of);
        self.share(SharePlan { of: ShareOf::Sides, sums, sought: 0.0, pair })
    }

    /// The share of what matches among what could have.
    fn prevalence(&mut self, sums: [u32; 2], counted: &Counted) -> usize {
        // In units of evidence.
        let sought = self.view.sought(&counted.sought) / self.view.ledger.settings.unit;
        let pair = self.presence(&counted.sought, &counted.selections);
        self.share(SharePlan { of: ShareOf::Possible, sums, sought, pair })
    }

    /// The position of a share among those of the cell: what several ask for is drawn once.
    fn share(&mut self, share: SharePlan) -> usize {
        let shares = &mut self.shares;
        shares.iter().position(|own| *own == share).unwrap_or_else(|| {
            shares.push(share);
            shares.len() - 1
        })
    }

    /// The streams of what is drawn of some selections.
    fn pair(&self, purpose: &str, selections: &[usize]) -> Pair {
        let sets: Vec<u64> = selections.iter().map(|&at| self.sets[at]).collect();
        pair(self.view, purpose, &sets)
    }

    /// The streams of a presence. Two kinds of which nothing could have matched, since nobody
    /// looked, have nothing in common: each is drawn by itself.
    fn presence(&self, indicators: &[IndicatorId], selections: &[usize]) -> Pair {
        if selections.iter().any(|&at| self.sets[at] != 0) {
            return self.pair("some", selections);
        }
        let case = self.case();
        let names: String = indicators.iter().map(|&id| format!(" {}", case[id].id)).collect();
        self.pair(&format!("some{names}"), selections)
    }

    /// The position of the bounds between which a threshold stands.
    fn thresholds(&mut self, own: Option<f64>, posture: bool) -> usize {
        let bounds = thresholds(own, posture, &self.view.ledger.settings);
        self.bounds.iter().position(|known| *known == bounds).unwrap_or_else(|| {
            self.bounds.push(bounds);
            self.bounds.len() - 1
        })
    }

    fn standing(&mut self, id: AttributeId) -> Vec<(Stream, f64, Keep)> {
        let (ledger, mut all) = (self.view.ledger, Vec::new());
        for (at, begun) in standing(self.view, id) {
            let entry = &ledger.entries[at];
            let begins = Stream::new(ledger.settings.seed, "begun", &ledger.case[entry.event].id);
            all.push((begins, begun, self.acts.keep(entry.event, entry.basis, entry.certainty)));
        }
        all
    }

    /// What is judged, or read off series, of the pair of a view.
    fn beside(&mut self, id: AttributeId, ask: &Ask, view: &View<'_>) -> Value {
        match ask {
            Ask::Series(indicator, anchors) => self.series(id, *indicator, *anchors, view),
            Ask::Judged(indicator, anchors) => {
                let Formula::Assessed(name) = &self.case()[*indicator].formula else {
                    return Value::Unknown(unknown(view, id));
                };
                let formula = &self.case()[*indicator].formula;
                Value::Judged(judges(view, name, formula, *anchors, self.acts))
            }
            _ => Value::Unknown(unknown(view, id)),
        }
    }

    fn series(
        &mut self,
        id: AttributeId,
        indicator: IndicatorId,
        anchors: Option<Anchors>,
        view: &View<'_>,
    ) -> Value {
        let (case, seed) = (self.case(), view.ledger.settings.seed);
        let formula = &case[indicator].formula;
        let source = view.series_source(formula).map(|(source, certainty)| {
            let coin = Stream::new(seed, "series", &case[source].key);
            (coin, self.acts.source(source, certainty))
        });
        Value::Series {
            value: view.value(formula).0.value(),
            anchors,
            moved: Stream::new(seed, "calibration", &case[id].id),
            source,
            unknown: unknown(view, id),
        }
    }

    /// `inner`: what is compared between pairs, and what it asks of each.
    fn most(&mut self, inner: AttributeId, ask: &Ask) -> Value {
        let others = other_pairs(self.view, inner);
        if others.is_empty() || !has(self.view.ledger, &self.view.cell, inner) {
            return Value::Unknown(unknown(self.view, inner));
        }
        let own = Box::new(self.beside(inner, ask, self.view));
        let mut rivals = Vec::with_capacity(others.len());
        for other in &others {
            rivals.push(self.beside(inner, ask, &other.view(&self.view.cell)));
        }
        Value::Most { own, others: rivals }
    }
}

/// What nobody in particular says of an attribute of the pair of a view, in its arena.
fn unknown(view: &View<'_>, id: AttributeId) -> Stream {
    let (case, (subject, target)) = (view.ledger.case, view.ledger.dyad);
    let arena = view.cell.arena.map_or("all", |arena| case[arena].id.as_str());
    let key = format!("{} {} {} {arena}", case[id].id, case[subject].code, case[target].code);
    Stream::new(view.ledger.settings.seed, "unknown", &key)
}
