//! The order of the work.

use crate::answer::{Answer, ArenaMonths};
use crate::bench::{
    Bench, Choices, Control, Domains, Question, ReadAgain, Step, Unanswered, domains,
};
use crate::claims::ClaimResult;
use crate::node::Node;
use crate::reread::{reread, rereading};
use crate::rivals::{Explained, rivals, weighed};
use crate::stress::{in_run, tried};
use crate::why::verdict_node;
use crate::{capabilities, cells, claims, disagree, patterns, reliability};
use counterpoise_case::model::{
    ActorId, ArenaId, Case, Condition, Filter, Mode, PeriodId, SchoolId,
};
use counterpoise_concepts::{DEFAULT_BUDGET, Scene};
use counterpoise_ledger::{Cell, Ledger, MonthlyRow, coverage, monthly, pairs};
use std::sync::atomic::AtomicBool;

/// Runs a case.
///
/// # Errors
///
/// See [`Unanswered`].
pub fn answer(
    case: &Case,
    question: &Question,
    choices: Choices,
    control: Control<'_>,
) -> Result<Answer, Unanswered> {
    (control.told)(Step::Sorting);
    let bench = Bench::of(case, question, choices, control.stop).ok_or(Unanswered::NoPair)?;
    let arenas = cells::by_arena(&bench);
    let whole = cells::pooled(&bench);
    let domains =
        if choices.domains == Domains::Not { Default::default() } else { cells::by_domain(&bench) };
    (control.told)(Step::Judging);
    let [cells, pooled, domains] = cells::answers(&bench, [&arenas, &whole, &domains])?;
    (control.told)(Step::Paths);
    let paths = if choices.pictures { cells::paths(&bench)? } else { Vec::new() };
    (control.told)(Step::Comparing);
    let patterns = patterns::all(&bench, [&cells, &pooled]);
    let disagreements = disagree::all(&[(&arenas, &cells), (&whole, &pooled)]);
    (control.told)(Step::Claims);
    let claims = if choices.claims { claims::run(&bench)? } else { Vec::new() };
    (control.told)(Step::Universes);
    let close = if choices.domains == Domains::Closely { &domains[..] } else { &[] };
    let (stress, unstressed) = in_run(&bench, cells.iter().chain(&pooled).chain(close));
    bench.goes_on()?;
    (control.told)(Step::Gathering);
    let lines = capabilities::lines(&bench);
    Ok(Answer {
        dyad: bench.dyad,
        seed: case.settings.seed,
        draws: case.settings.draws,
        schools: bench.schools.clone(),
        arenas: bench.arenas.clone(),
        school: bench.school,
        coverage: if choices.pictures { covered(&bench) } else { Vec::new() },
        months: if choices.pictures { months(&bench) } else { Vec::new() },
        pairs: if choices.pictures { pairs(&bench.ledger) } else { Vec::new() },
        reliability: reliability(case),
        rereading: if choices.read_again == ReadAgain::Not { None } else { rereading(case) },
        ratios: capabilities::ratios(case, &lines),
        shifts: choices.pictures.then(|| crate::shifts::shifts_of(case)),
        capabilities: lines,
        periods: bench.periods.clone(),
        positions: crate::positions::positions(case, cells.iter()),
        cells,
        pooled,
        domains,
        paths,
        patterns,
        disagreements,
        claims,
        rivals: if choices.claims { weighed(&bench).cloned() } else { None },
        stress,
        unstressed,
    })
}

/// The claims alone.
#[must_use]
pub fn claims_of(case: &Case, choices: Choices) -> Vec<ClaimResult> {
    let Some(dyad) = case.header.subject.zip(case.header.target) else { return Vec::new() };
    let bench = Bench::new(case, dyad, Ledger::new(case, dyad, &case.settings), choices);
    // Nobody stops it.
    claims::run(&bench).unwrap_or_default()
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
    let scene = Scene { arena, domain: None, period };
    let never = AtomicBool::new(false);
    let stress = tried(case, (Some(dyad), Some(school)), vec![scene], 0, &never).0;
    let fate = stress.as_ref().and_then(|stress| stress.verdict(arena, None, period)?.by(school));
    Some(verdict_node(&ledger, &judged, fate.as_ref()))
}

fn covered(bench: &Bench<'_>) -> Vec<counterpoise_ledger::Coverage> {
    coverage(&bench.ledger, &bench.arenas, &domains(bench.case), &bench.periods)
}

fn months(bench: &Bench<'_>) -> Vec<ArenaMonths> {
    let Some(window) = bench.span() else { return Vec::new() };
    let arenas: Vec<Option<ArenaId>> =
        std::iter::once(None).chain(bench.arenas.iter().copied().map(Some)).collect();
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
