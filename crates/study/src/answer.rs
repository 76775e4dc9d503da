//! The answer as plain data.

use crate::capabilities::Ratio;
use crate::claims::ClaimResult;
use crate::reliability::Reliability;
use crate::rivals::Explained;
use crate::shifts::Shifts;
use crate::stress::{SchoolShare, Stress};
use counterpoise_case::model::{ActorId, ArenaId, Name, PeriodId, SchoolId, SeriesId};
use counterpoise_concepts::{Band, DateRobustness, Disagreement, LabelProbability, PathPoint, PatternFinding, Verdict};
use counterpoise_ledger::{Balances, Coverage, MonthlyBalance, Pair};
use serde::Serialize;

/// Everything that one run finds out.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Subject and target.
    pub dyad: (ActorId, ActorId),
    /// Seed of every random stream.
    pub seed: u64,
    /// Resampling draws.
    pub draws: u32,
    /// Schools judged by, by year, then name.
    pub schools: Vec<SchoolId>,
    /// Periods shown: those that are not for comparison only.
    pub periods: Vec<PeriodId>,
    /// Verdicts by arena and period.
    pub cells: Vec<CellAnswer>,
    /// Verdicts over all arenas together, one for each period. They can hide opposite stances: show their parts beside them.
    pub pooled: Vec<CellAnswer>,
    /// Verdicts by domain and period, over all arenas, for the domains in which anything is recorded.
    pub domains: Vec<CellAnswer>,
    /// The path over sliding windows, by arena; the last one, without an arena, is the pooled one.
    pub paths: Vec<ArenaPath>,
    /// Patterns across arenas, by period.
    pub patterns: Vec<PeriodPatterns>,
    /// Schools that disagree, by cell.
    pub disagreements: Vec<CellDisagreement>,
    /// Claims with what came of them.
    pub claims: Vec<ClaimResult>,
    /// Rival explanations, weighed; `None` if the case has none.
    pub rivals: Option<Explained>,
    /// Statements and what became of them.
    pub pairs: Vec<Pair>,
    /// What is covered by evidence, and what is not.
    pub coverage: Vec<Coverage>,
    /// Agreement between coders.
    pub reliability: Vec<Reliability>,
    /// Running balances by month: all arenas together first, then by arena.
    pub months: Vec<ArenaMonths>,
    /// Whether and when it shifted: what the case watches, and the dates that authors claim.
    pub shifts: Option<Shifts>,
    /// Series by measure and side, for the picture of capabilities.
    pub capabilities: Vec<SeriesLine>,
    /// The target's capability for each unit of the subject's, by year.
    pub ratios: Vec<Ratio>,
    /// The case under other choices; `None` if it has none, or was not asked to try them.
    pub stress: Option<Stress>,
    /// Why choices could not be tried; empty if they could, or there are none.
    pub unstressed: String,
    /// The answer in three sentences.
    pub sentences: Vec<String>,
}

impl Answer {
    /// How the verdict of a school in a cell fares under other choices, in the universes that have its definition; `None`: it was
    /// not tried.
    #[must_use]
    pub fn fate(&self, cell: &CellAnswer, school: SchoolId) -> Option<SchoolShare> {
        self.stress.as_ref()?.verdict(cell.arena, cell.domain.as_ref(), cell.period)?.by(school)
    }
}

/// What is found in one cell.
#[derive(Clone, Debug, Serialize)]
pub struct CellAnswer {
    /// Arena; `None`: all of them.
    pub arena: Option<ArenaId>,
    /// Domain; `None`: all of them.
    pub domain: Option<Name>,
    /// Period.
    pub period: PeriodId,
    /// The balances.
    pub balances: Balances,
    /// Net of deeds over the draws.
    pub deeds_band: Option<Band>,
    /// Net of statements over the draws.
    pub statements_band: Option<Band>,
    /// By each school.
    pub verdicts: Vec<Judged>,
}

/// A verdict with its doubt.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// How often each label came out of the resampling, in the order of the school's labels, *indeterminate* last.
    pub probabilities: Vec<LabelProbability>,
    /// Whether it holds for every admissible date.
    pub dates: DateRobustness,
}

impl Judged {
    /// The share of draws that gave the verdict's own label (or, of an indeterminate one, no label).
    #[must_use]
    pub fn probability(&self) -> f64 {
        let own = self.verdict.label();
        self.probabilities.iter().find(|p| p.label.as_deref() == own).map_or(0.0, |p| p.p)
    }

    /// The label that came out most often, or `indeterminate`; of equals the first of the school's. `None` if nothing was resampled.
    #[must_use]
    pub fn mode(&self) -> Option<&str> {
        let most = self.probabilities.iter().map(|p| p.hits).max()?;
        let first = self.probabilities.iter().find(|p| p.hits == most)?;
        Some(first.label.as_deref().unwrap_or("indeterminate"))
    }

    /// `hedging 42%`, and the commonest label of the draws beside it where that is another: `hedging 7% (indeterminate
    /// 62%)`. Without draws the label alone.
    #[must_use]
    pub fn headline(&self) -> String {
        let Some(mode) = self.mode() else { return self.label().to_owned() };
        let own = format!("{} {:.0}%", self.label(), 100.0 * self.probability());
        if mode == self.label() {
            return own;
        }
        let share = self.probabilities.iter().map(|p| p.p).fold(0.0, f64::max);
        format!("{own} ({mode} {:.0}%)", 100.0 * share)
    }

    /// The label for a reader.
    #[must_use]
    pub fn label(&self) -> &str {
        self.verdict.label().unwrap_or("indeterminate")
    }
}

/// The path of one arena.
#[derive(Clone, Debug, Serialize)]
pub struct ArenaPath {
    /// Arena; `None`: all together.
    pub arena: Option<ArenaId>,
    /// The school whose label it shows.
    pub school: SchoolId,
    /// Windows in the order of time.
    pub points: Vec<PathPoint>,
}

/// The patterns looked for in one period.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodPatterns {
    /// Period.
    pub period: PeriodId,
    /// What was found, with the school of each pattern.
    pub findings: Vec<(SchoolId, PatternFinding)>,
}

/// The disagreement of schools about one cell.
#[derive(Clone, Debug, Serialize)]
pub struct CellDisagreement {
    /// Arena.
    pub arena: Option<ArenaId>,
    /// Period.
    pub period: PeriodId,
    /// Who differs from whom, and why.
    pub disagreement: Disagreement,
}

/// Running balances of one arena.
#[derive(Clone, Debug, Serialize)]
pub struct ArenaMonths {
    /// Arena; `None`: all together.
    pub arena: Option<ArenaId>,
    /// Deeds and non-acts.
    pub deeds: MonthlyBalance,
    /// Statements.
    pub statements: MonthlyBalance,
    /// Net of statements minus net of deeds at the end of each month; `None` while either side has nothing.
    pub gap: Vec<Option<f64>>,
}

/// A series to draw.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SeriesLine {
    /// Series.
    pub series: SeriesId,
    /// Whose.
    pub of: ActorId,
    /// Whether it is the subject's.
    pub is_subject: bool,
}
