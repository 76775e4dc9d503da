//! Verdicts in cells: by arena, pooled, by domain, and along sliding windows.

use crate::answer::{ArenaPath, CellAnswer, Judged};
use crate::run::{Bench, domains, span};
use counterpoise_case::model::{ArenaId, Case, Name, PeriodId, SchoolId, Settings};
use counterpoise_concepts::{CellDoubt, Question, SchoolDoubt, date_robustness_all, judge_all, path, resample};
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, Ledger};
use rayon::prelude::*;

/// A cell with the period that it covers.
type Asked = (Cell, PeriodId);

pub(crate) fn by_arena(bench: &Bench<'_>, periods: &[PeriodId]) -> Vec<CellAnswer> {
    let cell = |arena: ArenaId, period: PeriodId| {
        (Cell { arena: Some(arena), domain: None, window: bench.case[period].window }, period)
    };
    let asked = bench.case.header.arenas.iter().flat_map(|a| periods.iter().map(|p| cell(*a, *p))).collect();
    answers(bench, asked)
}

pub(crate) fn pooled(bench: &Bench<'_>, periods: &[PeriodId]) -> Vec<CellAnswer> {
    let cell = |period: &PeriodId| (Cell::pooled(bench.case[*period].window), *period);
    answers(bench, periods.iter().map(cell).collect())
}

pub(crate) fn by_domain(bench: &Bench<'_>, periods: &[PeriodId]) -> Vec<CellAnswer> {
    let cell = |domain: &Name, period: PeriodId| {
        (Cell { arena: None, domain: Some(domain.clone()), window: bench.case[period].window }, period)
    };
    let domains = domains(bench.case);
    let asked = domains.iter().flat_map(|d| periods.iter().map(|p| cell(d, *p))).collect();
    answers(bench, asked)
}

fn answers(bench: &Bench<'_>, asked: Vec<Asked>) -> Vec<CellAnswer> {
    let schools = &bench.case.header.schools;
    let questions: Vec<Question> =
        asked.iter().map(|(cell, _)| Question { cell: cell.clone(), schools: schools.clone() }).collect();
    let doubts = resample(&bench.ledger, &questions);
    asked.into_par_iter().zip(doubts).map(|((cell, period), doubt)| one(bench, &cell, period, doubt)).collect()
}

fn one(bench: &Bench<'_>, cell: &Cell, period: PeriodId, doubt: CellDoubt) -> CellAnswer {
    let verdicts = judged(&bench.ledger, cell, &bench.case.header.schools, doubt.schools, bench.choices.date_budget);
    CellAnswer {
        arena: cell.arena,
        domain: cell.domain.clone(),
        period,
        balances: bench.ledger.view(cell).balances(),
        deeds_band: doubt.deeds,
        statements_band: doubt.statements,
        verdicts,
    }
}

fn judged(
    ledger: &Ledger<'_>,
    cell: &Cell,
    schools: &[SchoolId],
    doubts: Vec<SchoolDoubt>,
    budget: usize,
) -> Vec<Judged> {
    let view = ledger.view(cell);
    let verdicts = judge_all(&view, schools);
    let dates = date_robustness_all(&view, &verdicts, budget);
    let all = verdicts.into_iter().zip(doubts).zip(dates);
    all.map(|((verdict, doubt), dates)| Judged { verdict, probabilities: doubt.probabilities, dates }).collect()
}

/// One verdict with its doubt, for a claim or for `why`.
pub(crate) fn single(ledger: &Ledger<'_>, cell: &Cell, school: SchoolId, budget: usize) -> Option<Judged> {
    let question = Question { cell: cell.clone(), schools: vec![school] };
    let doubt = resample(ledger, &[question]).into_iter().next()?;
    judged(ledger, cell, &[school], doubt.schools, budget).into_iter().next()
}

pub(crate) fn paths(bench: &Bench<'_>) -> Vec<ArenaPath> {
    let (Some(whole), Some(school)) = (span(bench), author_school(bench)) else { return Vec::new() };
    let windows = windows(whole, bench.case.settings.path_window_months, bench.case.settings.path_step_months);
    let arenas = bench.case.header.arenas.iter().copied().map(Some).chain([None]);
    let ledger =
        Ledger::new(bench.case, bench.dyad, &Settings { draws: path_draws(bench.case), ..bench.case.settings.clone() });
    arenas.map(|arena| ArenaPath { arena, school, points: path(&ledger, arena, school, &windows) }).collect()
}

/// A path has a hundred windows and is read as a picture: a quarter of the draws is precise to about two points in a hundred.
#[must_use]
pub fn path_draws(case: &Case) -> u32 {
    case.settings.draws.div_ceil(4)
}

/// The school whose label is shown first: the one the case names, or the latest.
pub(crate) fn author_school(bench: &Bench<'_>) -> Option<SchoolId> {
    bench.case.header.author_school.or_else(|| bench.case.header.schools.last().copied())
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
