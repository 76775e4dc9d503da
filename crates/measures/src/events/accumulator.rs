//! Adding up rows to dyads and periods.

use std::fmt;

use super::deduplication::{Dedup, KeptEvents};
use super::dyad_period::DyadPeriod;
use super::totals::Totals;
use super::{Event, Period};

/// What counts, fixed before any row is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Spec {
    /// The length of a period.
    pub period: Period,
    /// Whether both directions of a dyad are added up as one, under the lower number first.
    pub undirected: bool,
    /// Which rows are taken for reports of one event. Settled between rows of the same direction.
    pub dedup: Dedup,
    /// Whether bare statements count.
    pub statements: Statements,
}

/// What becomes of bare statements, CAMEO root 01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statements {
    /// They count as verbal cooperation, their class.
    #[default]
    Counted,
    /// They are left out; the report says how many.
    LeftOut,
}

/// Adds up rows, in any order and in any number of parts.
///
/// Without de-duplication it holds one entry for each dyad and period; with it, one for each row
/// kept. Feed it by parts that share no day, such as one file of a year after another, where that
/// would be too many.
#[derive(Debug, Clone)]
pub struct Accumulator {
    spec: Spec,
    report: Report,
    kept: Option<KeptEvents>,
    sums: Totals,
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Report {
    /// Rows given.
    pub rows: u64,
    /// Rows that count.
    pub counted: u64,
    /// Rows that repeat another, by the rule of the specification.
    pub repeated: u64,
    /// Rows of a state with itself.
    pub self_dyads: u64,
    /// Bare statements left out.
    pub statements: u64,
}

/// The sums of all dyads and periods that have an event.
///
/// A dyad and period that is not listed had none: zero where the source covers it, outside coverage
/// where it does not.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Table {
    /// What counted.
    pub spec: Spec,
    /// What became of the rows.
    pub report: Report,
    /// By source, target and period.
    pub rows: Vec<DyadPeriod>,
}

/// Parts that were added up by different rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpecsDiffer;

impl Accumulator {
    /// Without any row yet.
    pub fn new(spec: Spec) -> Accumulator {
        Accumulator {
            spec,
            report: Report::default(),
            kept: KeptEvents::new(spec.dedup),
            sums: Totals::new(),
        }
    }

    /// Adds one row.
    #[inline]
    pub fn add(&mut self, event: &Event) {
        self.report.rows += 1;
        if event.source == event.target {
            self.report.self_dyads += 1;
        } else if event.statement && self.spec.statements == Statements::LeftOut {
            self.report.statements += 1;
        } else if let Some(kept) = &mut self.kept {
            kept.add(event);
        } else {
            self.count(event);
        }
    }

    /// Adds the rows of another part.
    ///
    /// # Errors
    ///
    /// [`SpecsDiffer`] if it was made with another specification.
    pub fn merge(&mut self, other: &Accumulator) -> Result<(), SpecsDiffer> {
        if self.spec != other.spec {
            return Err(SpecsDiffer);
        }
        self.report.merge(&other.report);
        self.sums.merge(&other.sums);
        if let (Some(mine), Some(theirs)) = (&mut self.kept, &other.kept) {
            mine.merge(theirs);
        }
        Ok(())
    }

    /// The sums, in order.
    pub fn finish(mut self) -> Table {
        if let Some(kept) = self.kept.take() {
            kept.into_events().for_each(|event| self.count(&event));
        }
        let mut report = self.report;
        report.repeated = report.rows - report.counted - report.self_dyads - report.statements;
        Table { spec: self.spec, report, rows: self.sums.finish() }
    }

    #[inline]
    fn count(&mut self, event: &Event) {
        let swap = self.spec.undirected && event.target < event.source;
        let (first, second) =
            if swap { (event.target, event.source) } else { (event.source, event.target) };
        self.sums.add(first, second, self.spec.period.number(event.day), event);
        self.report.counted += 1;
    }
}

impl Report {
    fn merge(&mut self, other: &Report) {
        self.rows += other.rows;
        self.counted += other.counted;
        self.repeated += other.repeated;
        self.self_dyads += other.self_dyads;
        self.statements += other.statements;
    }
}

impl fmt::Display for SpecsDiffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sums made by different rules (period, direction, de-duplication, statements) cannot be added up")
    }
}

impl std::error::Error for SpecsDiffer {}
