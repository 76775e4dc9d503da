//! Prepares the draws: everything that is the same in every draw is done once.

use crate::cell_plan::CellBuilder;
use crate::judge::is_evidence;
use crate::plan::{Asked, CellPlan, Plan, SchoolPlan};
use crate::resampling_plan::{Builder, Candidate, Chance, Span, Sums};
use crate::streams::mark;
use counterpoise_case::model::SchoolId;
use counterpoise_kernel::{Act, AsWritten, Ask, CentralReading, Schools};
use counterpoise_ledger::{Entry, Index, Ledger};
use counterpoise_numerics::Stream;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Plan {
    pub(crate) fn new(ledger: &Ledger<'_>, asked: &[Asked<'_>]) -> Plan {
        let mut ids: Vec<SchoolId> =
            asked.iter().flat_map(|asked| asked.schools).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let schools = Schools::of(ledger, &ids);
        // Acts refer to sums by their numbers, and values to acts: so sums are numbered first, for
        // all cells, then the acts are laid out, and values are made last.
        let mut sums = Sums::new(Arc::clone(&schools.index));
        let wants: Vec<Wants> =
            asked.iter().map(|asked| wants(&schools, asked, &mut sums)).collect();
        let total = sums.total();
        let mut acts = Builder::new(ledger, asked.iter().map(span).collect(), sums);
        add_acts(ledger, asked, &schools.index, &mut acts);
        let mut compiler = Compiler {
            ledger,
            schools: &schools,
            acts,
            counters: 0,
            marks: ledger.entries.iter().map(|entry| mark(ledger, entry)).collect(),
            bounds: Vec::new(),
        };
        let cells =
            asked.iter().zip(&wants).map(|(asked, wants)| compiler.cell(asked, wants)).collect();
        let Compiler { acts, counters, bounds, .. } = compiler;
        let settings = &ledger.settings;
        let stream = |purpose| Stream::new(settings.seed, purpose, "");
        Plan {
            cells,
            acts: acts.finish(),
            programs: schools.programs,
            sums: total as usize,
            counters,
            unit: settings.unit,
            odds: (stream("odds"), settings.lean),
            threshold: stream("threshold"),
            bounds,
            spread: settings.spread,
            combine: settings.combine,
        }
    }
}

/// The sums that a cell asks for.
pub(crate) struct Wants {
    /// Those of the stance: see [`crate::plan::StancePlan::sums`].
    pub(crate) stance: [u32; 8],
    /// For each ask of one of the cell's schools, by its position, the sums that it is read off.
    pub(crate) asks: BTreeMap<usize, Vec<u32>>,
}

/// Numbers the sums of a cell.
fn wants(schools: &Schools, asked: &Asked<'_>, sums: &mut Sums) -> Wants {
    sums.enter();
    let mut stance = [0; 8];
    for (place, &selection) in stance.iter_mut().zip(&schools.index.sides) {
        *place = sums.number(selection);
    }
    let mut asks = BTreeMap::new();
    for &school in asked.schools {
        for &at in &schools.slots[position(schools, school)] {
            asks.entry(at).or_insert_with(|| match &schools.asks[at].1 {
                Ask::Counted(counted) => {
                    counted.selections.iter().map(|&selection| sums.number(selection)).collect()
                }
                _ => Vec::new(),
            });
        }
    }
    Wants { stance, asks }
}

/// The position of a school among those that are compiled, which are in the order of the case.
fn position(schools: &Schools, school: SchoolId) -> usize {
    let found = schools.programs.binary_search_by_key(&school, |program| program.school);
    found.unwrap_or_else(|_| unreachable!("a school that is asked is compiled"))
}

/// What is common to all cells while they are compiled.
struct Compiler<'l> {
    ledger: &'l Ledger<'l>,
    schools: &'l Schools,
    acts: Builder<'l>,
    counters: usize,
    /// A number for each entry, made of its event and reading: what a set of entries is known by.
    marks: Vec<u64>,
    bounds: Vec<(f64, f64)>,
}

impl Compiler<'_> {
    fn cell(&mut self, asked: &Asked<'_>, wants: &Wants) -> CellPlan {
        let Compiler { schools, acts, marks, bounds, .. } = self;
        let cell = AsWritten::new(asked.view, &schools.index);
        let mut builder = CellBuilder::new(cell, &schools.index, marks, acts, bounds);
        let stance = builder.stance(wants.stance, &schools.index.sides);
        let values =
            wants.asks.iter().map(|(&at, sums)| builder.value(&schools.asks[at], sums)).collect();
        let shares = builder.shares;
        let mut reading = CentralReading::new(asked.view, schools);
        let schools =
            asked.schools.iter().map(|&id| self.school(id, asked, wants, &mut reading)).collect();
        CellPlan { shares, values, schools, stance }
    }

    /// `reading`: the cell as it is written.
    fn school(
        &mut self,
        id: SchoolId,
        asked: &Asked<'_>,
        wants: &Wants,
        reading: &mut CentralReading<'_>,
    ) -> SchoolPlan {
        let at = position(self.schools, id);
        let (program, asks) = (&self.schools.programs[at], &self.schools.slots[at]);
        let value = |ask: &usize| wants.asks.range(..ask).count();
        let arena = asked.view.cell.arena;
        let counter = self.counters;
        self.counters += counters(program.labels.len(), asks.len());
        SchoolPlan {
            program: at,
            slots: asks.iter().map(value).collect(),
            applicable: program.applicable(self.ledger.case, arena),
            counter,
            evidence: is_evidence(asked.view, || asks.iter().any(|&ask| reading.of(ask).shown)),
            by_level: arena.is_none() && program.is_by_level(),
        }
    }
}

/// Counters of a school with so many labels and slots.
pub(crate) fn counters(labels: usize, slots: usize) -> usize {
    (labels + 2) + labels + slots * (labels + 3)
}

/// When and in which group a cell is.
pub(crate) fn span(asked: &Asked<'_>) -> Span {
    let window = asked.view.cell.window;
    let days = (i64::from(window.first.number()), i64::from(window.last.number()));
    Span { days, window, group: asked.group }
}

/// Lays out the acts of all cells together: one act has one coin and one day in a draw, in
/// however many cells it may count.
pub(crate) fn add_acts(
    ledger: &Ledger<'_>,
    asked: &[Asked<'_>],
    index: &Index,
    builder: &mut Builder<'_>,
) {
    let mut cells: Vec<_> =
        asked.iter().map(|asked| AsWritten::new(asked.view, index).acts().peekable()).collect();
    let mut chances: Vec<Chance> = Vec::new();
    let entries = &ledger.entries;
    for (at, entry) in entries.iter().enumerate() {
        for (cell, acts) in cells.iter_mut().enumerate() {
            let here = acts.next_if(|act| act.at == at);
            chances.extend(here.map(|act| chance(cell, &act)));
        }
        // The entries of one event stand together.
        if entries.get(at + 1).is_none_or(|next| next.event != entry.event) {
            let Entry { event, basis, certainty, extent, commitment, .. } = *entry;
            builder.add(&Candidate {
                event,
                basis,
                certainty,
                extent,
                commitment,
                chances: &chances,
            });
            chances.clear();
        }
    }
}

fn chance(cell: usize, act: &Act<'_>) -> Chance {
    Chance {
        cell: cell as u32,
        class: act.entry.class as u32,
        placement: act.placed.placement,
        share: act.share_inside(),
        bearing: act.placed.bearing,
        weight: act.entry.weight,
    }
}
