//! Verdicts in cells: by arena, pooled, by domain, and along sliding windows.

use crate::answer::{ArenaPath, CellAnswer, Judged};
use crate::bench::{Bench, Domains, ReadAgain, Stopped, domains};
use crate::reread::reread;
use counterpoise_case::model::{ArenaId, Case, Name, PeriodId, Residual, SchoolId};
use counterpoise_concepts::{
    CellDoubt, DateRobustness, SchoolDoubt, Verdict, date_robustness_all, judge_all, path,
    resample_groups, strike,
};
use counterpoise_dates::{Date, Day, Window};
use counterpoise_ledger::{Cell, Ledger, View};
use rayon::prelude::*;

/// Cells of one kind, each with the period that it covers.
pub(crate) type Views<'b> = (Vec<View<'b>>, Vec<PeriodId>);

pub(crate) fn by_arena<'b>(bench: &'b Bench<'_>) -> Views<'b> {
    lay(bench, bench.arenas.iter().map(|arena| (Some(*arena), None)))
}

pub(crate) fn pooled<'b>(bench: &'b Bench<'_>) -> Views<'b> {
    lay(bench, std::iter::once((None, None)))
}

pub(crate) fn by_domain<'b>(bench: &'b Bench<'_>) -> Views<'b> {
    lay(bench, domains(bench.case).into_iter().map(|domain| (None, Some(domain))))
}

/// The cells of these places in every period.
fn lay<'b>(
    bench: &'b Bench<'_>,
    places: impl Iterator<Item = (Option<ArenaId>, Option<Name>)>,
) -> Views<'b> {
    let mut cells = Vec::new();
    for (arena, domain) in places {
        for period in &bench.periods {
            let window = bench.case[*period].window;
            cells.push((Cell { arena, domain: domain.clone(), window }, *period));
        }
    }
    let view = |(cell, period): (Cell, PeriodId)| (bench.ledger.view(&cell), period);
    cells.into_par_iter().map(view).unzip()
}

/// The answers in each kind of cells. Each cell is drawn by itself, so that what comes out of it is
/// the same whatever is asked beside it.
pub(crate) fn answers<const N: usize>(
    bench: &Bench<'_>,
    kinds: [&Views<'_>; N],
) -> Result<[Vec<CellAnswer>; N], Stopped> {
    let one = |(view, period): (&View<'_>, &PeriodId)| {
        bench.goes_on().map(|()| one(bench, view, *period))
    };
    let mut answers = [const { Vec::new() }; N];
    for (answers, (views, periods)) in answers.iter_mut().zip(kinds) {
        *answers = views.par_iter().zip(periods).map(one).collect::<Result<_, Stopped>>()?;
        let of_case: Vec<(&Case, &CellAnswer)> =
            answers.iter().map(|cell| (bench.case, cell)).collect();
        let found = changes(&of_case);
        answers.iter_mut().zip(found).for_each(|(cell, rises)| cell.rises = rises);
    }
    let groups: Vec<&[View<'_>]> = kinds.iter().map(|kind| &kind.0[..]).collect();
    read_again(bench, &groups, &mut answers);
    Ok(answers)
}

/// Adds how another coder would read the acts, for the schools of which it is asked.
fn read_again(bench: &Bench<'_>, groups: &[&[View<'_>]], answers: &mut [Vec<CellAnswer>]) {
    let schools: Vec<SchoolId> = match bench.choices.read_again {
        ReadAgain::Not => return,
        ReadAgain::AuthorsSchool => bench.school.into_iter().collect(),
        ReadAgain::Schools => bench.schools.clone(),
    };
    let is_asked = |cell: &Cell| cell.domain.is_none() || bench.choices.domains == Domains::Closely;
    let asked = |views: &&[View<'_>]| views.iter().all(|view| is_asked(&view.cell));
    // Cells of one group are alike, and answers are in the order of groups.
    let (groups, answers): (Vec<_>, Vec<_>) =
        groups.iter().copied().zip(answers).filter(|(views, _)| asked(views)).unzip();
    let found = reread(&bench.ledger, &groups, &schools).unwrap_or_default();
    for (cell, found) in answers.into_iter().flatten().zip(found.into_iter().flatten()) {
        for (school, reread) in schools.iter().zip(found) {
            let own = cell.verdicts.iter_mut().find(|judged| judged.verdict.school == *school);
            own.into_iter().for_each(|judged| judged.reread.clone_from(&reread));
        }
    }
}

/// For each cell, each with the case that it is of, the probability that accommodation rises from
/// the latest period that was over when its own began; `None` where there is none, or no stance.
#[must_use]
pub fn changes(cells: &[(&Case, &CellAnswer)]) -> Vec<Option<f64>> {
    let window = |(case, cell): (&Case, &CellAnswer)| case[cell.period].window;
    let rises = |own: &(&Case, &CellAnswer)| {
        let is_before = |cell: &&(&Case, &CellAnswer)| {
            arena(**cell) == arena(*own)
                && cell.1.domain == own.1.domain
                && window(**cell).last < window(*own).first
        };
        let before = cells.iter().filter(is_before).max_by_key(|cell| window(**cell).last)?;
        before.1.stance.rises_to(&own.1.stance)
    };
    cells.iter().map(rises).collect()
}

/// The name of a cell's arena.
fn arena<'c>((case, cell): (&'c Case, &CellAnswer)) -> Option<&'c str> {
    cell.arena.map(|at| case[at].id.as_str())
}

pub(crate) fn one(bench: &Bench<'_>, view: &View<'_>, period: PeriodId) -> CellAnswer {
    let doubt = drawn(view, &bench.schools);
    let mut verdicts = judged(view, &bench.schools, doubt.schools, bench.choices.date_budget);
    if view.cell.domain.is_none() {
        closely(bench, view, &mut verdicts);
    }
    CellAnswer {
        arena: view.cell.arena,
        domain: view.cell.domain.clone(),
        period,
        balances: view.balances(),
        stance: doubt.stance,
        rises: None,
        deeds_band: doubt.deeds,
        statements_band: doubt.statements,
        verdicts,
    }
}

/// What is drawn of one cell, for these schools.
pub(crate) fn drawn(view: &View<'_>, schools: &[SchoolId]) -> CellDoubt {
    let asked = [std::slice::from_ref(view)];
    let mut groups = resample_groups(view.ledger, &asked, schools);
    // One group of one cell was asked for, and there is an answer to each.
    groups.swap_remove(0).swap_remove(0)
}

/// What the verdict of the author's school hangs on beside attributes.
fn closely(bench: &Bench<'_>, view: &View<'_>, verdicts: &mut [Judged]) {
    let first = |judged: &&mut Judged| Some(judged.verdict.school) == bench.school;
    if let Some(own) = verdicts.iter_mut().find(first) {
        strikes(view, own, STRIKES);
    }
}

/// Adds to what a verdict hangs on the sources, judges and days that it would fall without.
pub(crate) fn strikes(view: &View<'_>, judged: &mut Judged, draws: u32) {
    if judged.is_silent() {
        return;
    }
    let school = judged.verdict.school;
    let Some(settled) = judged.settled.as_mut() else { return };
    let first = settled.set.first().cloned().flatten();
    settled.hangs_on.extend(strike(view, school, first.as_deref(), draws));
    // Stable: of equal ones attributes first, then sources, judges and days.
    settled.hangs_on.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
}

/// Draws made without each source, judge and day, where many verdicts are asked for.
const STRIKES: u32 = 256;

fn judged(
    view: &View<'_>,
    schools: &[SchoolId],
    doubts: Vec<SchoolDoubt>,
    budget: usize,
) -> Vec<Judged> {
    let verdicts = judge_all(view, schools);
    let dates = date_robustness_all(view, &verdicts, budget);
    let all = verdicts.into_iter().zip(doubts).zip(dates);
    let drawn = view.ledger.settings.draws > 0;
    let one = |((verdict, doubt), dates): ((Verdict, SchoolDoubt), DateRobustness)| Judged {
        rest: rest(view.case(), verdict.school),
        verdict,
        probabilities: doubt.probabilities,
        settled: drawn.then_some(doubt.settled),
        dates,
        reread: Vec::new(),
    };
    all.map(one).collect()
}

/// What the author of a school calls the rest.
fn rest(case: &Case, school: SchoolId) -> Option<String> {
    match &case[school].residual {
        Residual::Named(name) => Some(name.clone()),
        Residual::Unstated | Residual::NoName => None,
    }
}

/// The window of the path that ends on a date's last admissible day; `None` where it has none.
pub(crate) fn window_around(case: &Case, date: &Date) -> Option<Window> {
    let last = date.admissible().last?;
    Window::new(back(last, case.settings.path_window_months).plus(1), last)
}

/// One verdict with its doubt, for a claim or for `why`.
pub(crate) fn single(
    ledger: &Ledger<'_>,
    cell: &Cell,
    school: SchoolId,
    budget: usize,
) -> Option<Judged> {
    let view = ledger.view(cell);
    let doubt = drawn(&view, &[school]);
    judged(&view, &[school], doubt.schools, budget).pop()
}

pub(crate) fn paths(bench: &Bench<'_>) -> Result<Vec<ArenaPath>, Stopped> {
    let (Some(whole), Some(school)) = (bench.span(), bench.school) else {
        return Ok(Vec::new());
    };
    let windows = windows(
        whole,
        bench.case.settings.path_window_months,
        bench.case.settings.path_step_months,
    );
    let arenas: Vec<Option<ArenaId>> =
        bench.arenas.iter().copied().map(Some).chain([None]).collect();
    let mut ledger = Ledger::clone(&bench.ledger);
    ledger.settings.draws = path_draws(bench.case);
    let of = |arena| {
        bench.goes_on()?;
        let (rest, points) = (rest(bench.case, school), path(&ledger, arena, school, &windows));
        Ok(ArenaPath { arena, school, rest, points })
    };
    arenas.into_par_iter().map(of).collect()
}

/// A path has a hundred windows and is read as a picture: an eighth of the draws is precise to
/// about three points in a hundred.
#[must_use]
pub fn path_draws(case: &Case) -> u32 {
    case.settings.draws.div_ceil(8)
}

/// Windows of a number of months, each a step later, the last one ending on the last day.
fn windows(whole: Window, width: u32, step: u32) -> Vec<Window> {
    let mut found = Vec::new();
    let mut months = 0;
    let mut last = whole.last;
    while last > whole.first && found.len() < 5_000 {
        // Counted from the last day of all, so that windows as wide as their step leave no day out.
        let first = back(whole.last, months + width).plus(1).max(whole.first);
        found.extend(Window::new(first, last));
        months += step.max(1);
        last = back(whole.last, months);
    }
    found.reverse();
    found
}

/// The same day so many months earlier, or the last day of that month.
fn back(day: Day, months: u32) -> Day {
    let (year, month, dom) = day.ymd();
    let index = year * 12 + i32::from(month) - 1 - months as i32;
    let (year, month) = (index.div_euclid(12), (index.rem_euclid(12) + 1) as u8);
    let ends = if dom >= 28 { [dom, 31, 30, 29, 28] } else { [dom; 5] };
    let fits = |d: &u8| *d <= if dom >= 28 && is_month_end(day) { 31 } else { dom };
    ends.iter().filter(|d| fits(d)).filter_map(|d| Day::new(year, month, *d)).max().unwrap_or(day)
}

fn is_month_end(day: Day) -> bool {
    day.plus(1).ymd().2 == 1
}
