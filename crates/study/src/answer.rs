//! The answer as plain data.

use crate::called::Called;
use crate::claims::ClaimResult;
use crate::positions::facts::Positions;
use crate::reliability::Reliability;
use crate::reread::{Reread, Rereading};
use crate::rivals::Explained;
use crate::shifts::Shifts;
use crate::stress::{SchoolShare, Stress, StressError};
use counterpoise_case::model::{ActorId, ArenaId, Name, PeriodId, SchoolId, SeriesId};
use counterpoise_concepts::{
    Band, DateRobustness, Disagreement, LabelProbability, PathPoint, PatternFinding, SchoolDoubt,
    Settled, StanceFound, Standing, Verdict,
};
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
    /// The school whose label is shown first.
    pub school: Option<SchoolId>,
    /// Arenas asked for, in the order of the case.
    pub arenas: Vec<ArenaId>,
    /// Periods asked for: as a rule those that are not for comparison only.
    pub periods: Vec<PeriodId>,
    /// Verdicts by arena and period.
    pub cells: Vec<CellAnswer>,
    /// Verdicts over all arenas together, one for each period. They can hide opposite stances: show
    /// their parts beside them.
    pub pooled: Vec<CellAnswer>,
    /// Verdicts by domain and period, over all arenas, for the domains in which anything is
    /// recorded.
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
    /// What the literature says; `None` if the case has no positions.
    pub positions: Option<Positions>,
    /// Statements and what became of them.
    pub pairs: Vec<Pair>,
    /// What is covered by evidence, and what is not.
    pub coverage: Vec<Coverage>,
    /// Agreement between coders.
    pub reliability: Vec<Reliability>,
    /// How the acts were read again; `None` where nothing was coded twice, or it was not asked.
    pub rereading: Option<Rereading>,
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
    /// Why choices could not be tried; `None` if they could, or there are none.
    #[serde(skip)]
    pub unstressed: Option<StressError>,
}

impl Answer {
    /// How the verdict of a school in a cell fares under other choices, in the universes that have
    /// its definition; `None`: it was not tried.
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
    /// Which way the acts lean, before any school speaks.
    pub stance: StanceFound,
    /// The probability that accommodation rises from the period before; `None` where there is none,
    /// or no stance.
    pub rises: Option<f64>,
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
    /// The central reading, with what it is made of.
    pub verdict: Verdict,
    /// How often each label came out of the draws, in the order of the school's labels, none of
    /// these last.
    pub probabilities: Vec<LabelProbability>,
    /// What they come to; `None` where nothing was drawn.
    pub settled: Option<Settled>,
    /// What the author calls the rest, if the author has a name for it.
    pub rest: Option<String>,
    /// Whether the central reading holds for every admissible date.
    pub dates: DateRobustness,
    /// Every label as another coder would read the acts; empty where nothing was coded twice, or it
    /// was not asked.
    pub reread: Vec<Reread>,
}

/// What the draws say of one verdict, ready to be put in words.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a> {
    /// How often each label came out.
    pub probabilities: &'a [LabelProbability],
    /// What they come to.
    pub settled: &'a Settled,
    /// What the author calls the rest, if the author has a name for it.
    pub rest: Option<&'a str>,
}

impl<'a> Drawn<'a> {
    /// The probability that the printed labels hold, 0..=1: that of the set, without what no act on
    /// record shows.
    #[must_use]
    pub fn probability(&self) -> f64 {
        let shown = self.shown();
        self.probabilities.iter().filter(|p| shown.contains(&p.label.as_deref())).map(|p| p.p).sum()
    }

    /// The labels of the set that are printed, the likeliest first: those that acts on record show,
    /// and none of these.
    #[must_use]
    pub fn shown(&self) -> Vec<Option<&'a str>> {
        self.settled
            .set
            .iter()
            .map(Option::as_deref)
            .filter(|label| !self.is_unseen(*label))
            .collect()
    }

    /// The probability of the likeliest of the labels that are printed, 0..=1.
    #[must_use]
    pub fn share_of_first(&self) -> f64 {
        let Some(first) = self.shown().into_iter().next() else { return 0.0 };
        let own = self.probabilities.iter().find(|p| p.label.as_deref() == first);
        own.map_or(0.0, |own| own.p)
    }

    /// What it comes to. Labels that no act on record shows are left out.
    #[must_use]
    pub fn called(&self) -> Called {
        let shown = self.shown();
        let or_rest = |label: Option<&str>| label.or(self.rest).map(str::to_owned);
        match self.settled.standing {
            Standing::NoEvidence => Called::NoEvidence,
            Standing::OutOfScope => Called::OutOfScope,
            Standing::ByLevel => Called::ByLevel,
            Standing::NoName => Called::central(self.rest),
            Standing::Set | Standing::Split if shown.len() == 1 => {
                Called::Perhaps(or_rest(shown[0]))
            }
            _ if shown.is_empty() => Called::NothingShown,
            _ => Called::Names(shown.into_iter().map(or_rest).collect()),
        }
    }

    /// Whether no act on record shows what the label asks for, in most of the draws that it has.
    #[must_use]
    pub fn is_unseen(&self, label: Option<&str>) -> bool {
        self.settled.unseen.iter().any(|(own, share)| Some(own.as_str()) == label && *share > 0.5)
    }

    /// Labels that the evidence does not exclude though no act on record shows what they ask for.
    #[must_use]
    pub fn not_excluded(&self) -> Vec<&'a str> {
        let open = |label: &&str| {
            self.is_unseen(Some(label)) && !self.settled.excluded.iter().any(|own| own == label)
        };
        self.settled.unseen.iter().map(|(label, _)| label.as_str()).filter(open).collect()
    }
}

impl Judged {
    /// What the draws say; `None` where nothing was drawn.
    #[must_use]
    pub fn drawn(&self) -> Option<Drawn<'_>> {
        let settled = self.settled.as_ref()?;
        Some(Drawn { probabilities: &self.probabilities, settled, rest: self.rest.as_deref() })
    }

    /// The probability that the printed labels hold, 0..=1; 0 where nothing was drawn.
    #[must_use]
    pub fn probability(&self) -> f64 {
        self.drawn().map_or(0.0, |drawn| drawn.probability())
    }

    /// The probability of the printed labels as another coder would read the acts; `None` where
    /// nothing was coded twice, it was not asked, or the school has nothing to say.
    #[must_use]
    pub fn probability_reread(&self) -> Option<f64> {
        let drawn = self.drawn().filter(|_| !self.reread.is_empty() && !self.is_silent())?;
        let shown = drawn.shown();
        Some(
            self.reread
                .iter()
                .filter(|own| shown.contains(&own.label.as_deref()))
                .map(|own| own.p)
                .sum(),
        )
    }

    /// Whether the school has nothing to say, or nothing was drawn.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.standing().is_none_or(Standing::is_silent)
    }

    /// The label that came out most often, or `none`; of equals the first of the school's. `None`
    /// if nothing was drawn.
    #[must_use]
    pub fn mode(&self) -> Option<&str> {
        let most = self.probabilities.iter().map(|p| p.hits).max()?;
        let first = self.probabilities.iter().find(|p| p.hits == most)?;
        Some(first.label.as_deref().unwrap_or(NONE))
    }

    /// How far it is settled; `None` where nothing was drawn.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.settled.as_ref().map(|settled| settled.standing)
    }

    /// What it comes to; without draws the central reading.
    #[must_use]
    pub fn called(&self) -> Called {
        self.drawn().map_or_else(|| Called::central(self.verdict.label()), |drawn| drawn.called())
    }

    /// Whether no act on record shows what the label asks for, in most of the draws that it has.
    #[must_use]
    pub fn is_unseen(&self, label: Option<&str>) -> bool {
        self.drawn().is_some_and(|drawn| drawn.is_unseen(label))
    }

    /// Labels that the evidence does not exclude though no act on record shows what they ask for.
    #[must_use]
    pub fn not_excluded(&self) -> Vec<&str> {
        self.drawn().map_or_else(Vec::new, |drawn| drawn.not_excluded())
    }
}

/// None of a school's labels, for programs.
pub(crate) const NONE: &str = "none";

/// The path of one arena.
#[derive(Clone, Debug, Serialize)]
pub struct ArenaPath {
    /// Arena; `None`: all together.
    pub arena: Option<ArenaId>,
    /// The school whose label it shows.
    pub school: SchoolId,
    /// What its author calls the rest, if the author has a name for it.
    pub rest: Option<String>,
    /// Windows in the order of time.
    pub points: Vec<PathPoint>,
}

impl ArenaPath {
    /// What the draws say of a window; `None` where nothing was drawn.
    #[must_use]
    pub fn drawn<'a>(&'a self, point: &'a PathPoint) -> Option<Drawn<'a>> {
        let SchoolDoubt { probabilities, settled, .. } = point.doubt.as_ref()?;
        Some(Drawn { probabilities, settled, rest: self.rest.as_deref() })
    }

    /// What a window comes to; without draws the central reading.
    #[must_use]
    pub fn called(&self, point: &PathPoint) -> Called {
        let central = || Called::central(point.outcome.label());
        self.drawn(point).map_or_else(central, |drawn| drawn.called())
    }

    /// The probability that the printed labels hold; `None` where nothing was drawn or the school
    /// has nothing to say.
    #[must_use]
    pub fn probability(&self, point: &PathPoint) -> Option<f64> {
        let drawn = self.drawn(point).filter(|drawn| !drawn.settled.standing.is_silent())?;
        Some(drawn.probability())
    }
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
    /// Net of statements minus net of deeds at the end of each month; `None` while either side has
    /// nothing.
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

/// Capability of the target for each unit of the subject's, in one year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// The year.
    pub year: i32,
    /// By the series that measure capability; `None` where one of them has no positive value of the
    /// year.
    pub value: Option<f64>,
    /// The lowest and the highest ratio that all vintages of the year allow, where they differ.
    pub spread: Option<(f64, f64)>,
    /// By the other vintages alone.
    pub other: Option<f64>,
}
