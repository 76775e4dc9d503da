//! The order of the work.

use crate::answer::{Answer, ArenaMonths};
use crate::claims::ClaimResult;
use crate::node::Node;
use crate::reread::{reread, rereading};
use crate::rivals::{Explained, rivals};
use crate::stress::{in_run, tried};
use crate::why::verdict_node;
use crate::{capabilities, cells, claims, disagree, patterns, reliability, sentences};
use counterpoise_case::model::{
    ActorId, ArenaId, Case, Condition, Filter, Mode, Name, PeriodId, SchoolId,
};
use counterpoise_concepts::{DEFAULT_BUDGET, Scene, indexed_for};
use counterpoise_dates::Window;
use counterpoise_ledger::{Cell, Ledger, MonthlyRow, coverage, monthly, pairs};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// What to find out, for callers that need only a part.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// Verdicts by domain.
    pub domains: Domains,
    /// Paths over sliding windows, running balances, words paired with deeds, coverage.
    pub pictures: bool,
    /// Claims.
    pub claims: bool,
    /// Universes, where the case has choices.
    pub universes: Tried,
    /// Verdicts as another coder would read the acts, where some were coded twice.
    pub read_again: ReadAgain,
    /// Nodes searched for each verdict's answer about dates.
    pub date_budget: usize,
}

/// How closely verdicts by domain are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domains {
    /// Not at all.
    Not,
    /// By what was done alone.
    Plainly,
    /// By other choices, and as another coder would read the acts, too.
    Closely,
}

/// How closely other choices are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Not at all.
    Not,
    /// A line for each verdict.
    Briefly,
    /// The same, and for the first arena what each choice explains, and a curve.
    Closely,
}

/// Whose verdicts are given as another coder would read the acts, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAgain {
    /// Nobody's.
    Not,
    /// Those of the author's school.
    AuthorsSchool,
    /// Those of every school.
    Schools,
}

impl Choices {
    /// Everything.
    pub const ALL: Choices = Choices {
        domains: Domains::Plainly,
        pictures: true,
        claims: true,
        universes: Tried::Closely,
        read_again: ReadAgain::AuthorsSchool,
        date_budget: DEFAULT_BUDGET,
    };
    /// Verdicts only.
    pub const VERDICTS: Choices = Choices {
        domains: Domains::Not,
        pictures: false,
        claims: false,
        universes: Tried::Not,
        read_again: ReadAgain::Not,
        date_budget: DEFAULT_BUDGET,
    };
}

/// Told before each part of the work: its name, its number, how many parts there are.
pub type Progress<'a> = &'a dyn Fn(&str, usize, usize);

const PARTS: usize = 7;

/// What all parts of the work look at.
pub(crate) struct Bench<'c> {
    pub(crate) case: &'c Case,
    pub(crate) dyad: (ActorId, ActorId),
    pub(crate) ledger: Ledger<'c>,
    pub(crate) choices: Choices,
    /// The rival explanations, once they are weighed.
    weighed: OnceLock<Option<Explained>>,
}

impl<'c> Bench<'c> {
    pub(crate) fn new(
        case: &'c Case,
        dyad: (ActorId, ActorId),
        ledger: Ledger<'c>,
        choices: Choices,
    ) -> Bench<'c> {
        Bench { case, dyad, ledger, choices, weighed: OnceLock::new() }
    }

    /// The rival explanations, weighed when they are first asked for. Must be asked for once before
    /// many hands ask side by side: the weighing itself uses many hands, and one of them could wait
    /// for itself.
    pub(crate) fn rivals(&self) -> Option<&Explained> {
        self.weighed.get_or_init(|| rivals(self)).as_ref()
    }

    /// The ledger of a pair, which is the case's own for its own pair.
    pub(crate) fn ledger_of(&self, dyad: (ActorId, ActorId)) -> Ledger<'c> {
        if dyad == self.dyad {
            self.ledger.clone()
        } else {
            Ledger::new(self.case, dyad, &self.case.settings)
        }
    }

    /// Periods that are shown.
    pub(crate) fn periods(&self) -> Vec<PeriodId> {
        (0..self.case.periods.len() as u32)
            .map(PeriodId)
            .filter(|p| !self.case[*p].comparison)
            .collect()
    }
}

/// Runs a case. `dyad` is judged; the case's own if `None`.
///
/// Returns `None` if there is no pair to judge (the case says no subject or no target).
#[must_use]
pub fn answer(
    case: &Case,
    dyad: Option<(ActorId, ActorId)>,
    choices: Choices,
    progress: Progress<'_>,
) -> Option<Answer> {
    let dyad = dyad.or(case.header.subject.zip(case.header.target))?;
    progress("sorting the evidence", 1, PARTS);
    let ledger = indexed_for(Ledger::new(case, dyad, &case.settings), &case.header.schools);
    let bench = Bench::new(case, dyad, ledger, choices);
    let periods = bench.periods();
    let arenas = cells::by_arena(&bench, &periods);
    let whole = cells::pooled(&bench, &periods);
    let domains = if choices.domains == Domains::Not {
        Default::default()
    } else {
        cells::by_domain(&bench, &periods)
    };
    progress("judging", 2, PARTS);
    let [cells, pooled, domains] = cells::answers(&bench, [&arenas, &whole, &domains]);
    progress("following the path", 3, PARTS);
    let paths = if choices.pictures { cells::paths(&bench) } else { Vec::new() };
    progress("comparing schools", 4, PARTS);
    let patterns = patterns::all(&bench, &periods, [&cells, &pooled]);
    let disagreements = disagree::all(&[(&arenas, &cells), (&whole, &pooled)]);
    progress("testing claims", 5, PARTS);
    let claims = if choices.claims { claims::run(&bench) } else { Vec::new() };
    progress("trying other choices", 6, PARTS);
    let close = if choices.domains == Domains::Closely { &domains[..] } else { &[] };
    let (stress, unstressed) = in_run(&bench, cells.iter().chain(&pooled).chain(close));
    progress("gathering the answer", 7, PARTS);
    let lines = capabilities::lines(&bench);
    let mut answer = Answer {
        dyad,
        seed: case.settings.seed,
        draws: case.settings.draws,
        schools: case.header.schools.clone(),
        coverage: if choices.pictures { covered(&bench, &periods) } else { Vec::new() },
        months: if choices.pictures { months(&bench) } else { Vec::new() },
        pairs: if choices.pictures { pairs(&bench.ledger) } else { Vec::new() },
        reliability: reliability(case),
        rereading: if choices.read_again == ReadAgain::Not { None } else { rereading(case) },
        ratios: capabilities::ratios(case, &lines),
        shifts: choices.pictures.then(|| crate::shifts::shifts_of(case)),
        capabilities: lines,
        periods,
        cells,
        pooled,
        domains,
        paths,
        patterns,
        disagreements,
        claims,
        rivals: if choices.claims { bench.rivals().cloned() } else { None },
        stress,
        unstressed,
        sentences: Vec::new(),
    };
    answer.sentences = sentences::three(&bench, &answer);
    Some(answer)
}

/// The claims alone.
#[must_use]
pub fn claims_of(case: &Case, choices: Choices) -> Vec<ClaimResult> {
    let Some(dyad) = case.header.subject.zip(case.header.target) else { return Vec::new() };
    claims::run(&Bench::new(case, dyad, Ledger::new(case, dyad, &case.settings), choices))
}

/// The rival explanations alone; `None` if the case has none, or no pair.
#[must_use]
pub fn rivals_of(case: &Case) -> Option<Explained> {
    let dyad = case.header.subject.zip(case.header.target)?;
    let bench = Bench::new(case, dyad, Ledger::new(case, dyad, &case.settings), Choices::ALL);
    rivals(&bench)
}

/// One verdict unfolded; `None` if there is no pair.
#[must_use]
pub fn verdict_of(
    case: &Case,
    dyad: Option<(ActorId, ActorId)>,
    arena: Option<ArenaId>,
    period: PeriodId,
    school: SchoolId,
) -> Option<Node> {
    let dyad = dyad.or(case.header.subject.zip(case.header.target))?;
    let ledger = Ledger::new(case, dyad, &case.settings);
    let cell = Cell { arena, domain: None, window: case[period].window };
    let mut judged = cells::single(&ledger, &cell, school, DEFAULT_BUDGET)?;
    cells::strikes(&ledger.view(&cell), &mut judged, case.settings.draws);
    let reread = reread(&ledger, &[&[ledger.view(&cell)]], &[school]);
    judged.reread = reread.into_iter().flatten().flatten().flatten().next().unwrap_or_default();
    let stress = tried(case, Some(dyad), vec![Scene { arena, domain: None, period }], 0).0;
    let fate = stress.as_ref().and_then(|stress| stress.verdict(arena, None, period)?.by(school));
    Some(verdict_node(&ledger, &judged, fate.as_ref()))
}

fn covered(bench: &Bench<'_>, periods: &[PeriodId]) -> Vec<counterpoise_ledger::Coverage> {
    let case = bench.case;
    coverage(&bench.ledger, &case.header.arenas, &domains(case), periods)
}

/// Domains in which the case records anything, in alphabetical order.
pub(crate) fn domains(case: &Case) -> Vec<Name> {
    let found: BTreeSet<&Name> = case.events.iter().flat_map(|e| &e.domains).collect();
    found.into_iter().cloned().collect()
}

/// From the first day of the first period to the last day of the last.
pub(crate) fn span(bench: &Bench<'_>) -> Option<Window> {
    let periods = bench.periods();
    let first = periods.iter().map(|p| bench.case[*p].window.first).min()?;
    let last = periods.iter().map(|p| bench.case[*p].window.last).max()?;
    Window::new(first, last)
}

fn months(bench: &Bench<'_>) -> Vec<ArenaMonths> {
    let Some(window) = span(bench) else { return Vec::new() };
    let arenas: Vec<Option<ArenaId>> =
        std::iter::once(None).chain(bench.case.header.arenas.iter().copied().map(Some)).collect();
    let of = |modes: &[Mode]| Filter { all: vec![Condition::Modes(modes.to_vec())] };
    let one = |arena: &Option<ArenaId>| {
        let view = bench.ledger.view(&Cell { arena: *arena, domain: None, window });
        let deeds = monthly(&view, &of(&[Mode::Deed, Mode::NonAct]));
        let statements = monthly(&view, &of(&[Mode::Statement]));
        let gap = deeds
            .rows
            .iter()
            .zip(&statements.rows)
            .map(|(deeds, statements)| gap(deeds, statements))
            .collect();
        ArenaMonths { arena: *arena, deeds, statements, gap }
    };
    arenas.iter().map(one).collect()
}

fn gap(deeds: &MonthlyRow, statements: &MonthlyRow) -> Option<f64> {
    (!deeds.is_nothing() && !statements.is_nothing()).then_some(statements.net - deeds.net)
}
