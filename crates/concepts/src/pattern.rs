//! Patterns across arenas.

use crate::{DrawnLabels, Outcome};
use counterpoise_case::model::{ActorId, ArenaId, Case, Pattern, PatternPart, Scope};
use serde::Serialize;
use std::collections::BTreeMap;

/// Whether a pattern or a part of it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PatternState {
    /// It is there.
    Present,
    /// It is not.
    Absent,
    /// It cannot be said.
    Open,
}

/// A pattern looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PatternFinding {
    /// The pattern's short name.
    pub pattern: String,
    /// Whether all its parts are there.
    pub state: PatternState,
    /// Its parts, in their order.
    pub parts: Vec<PartFinding>,
}

/// One part looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartFinding {
    /// The label looked for.
    pub label: String,
    /// Of whose behaviour.
    pub dyad: (ActorId, ActorId),
    /// Whether it is there.
    pub state: PatternState,
    /// Arenas in which the verdict is the label; `None` in these lists: all arenas together.
    pub present: Vec<Option<ArenaId>>,
    /// Arenas in which it is another.
    pub absent: Vec<Option<ArenaId>>,
    /// Arenas in which it is open, or was not judged.
    pub open: Vec<Option<ArenaId>>,
}

/// Looks for a pattern of a school among its verdicts.
///
/// `verdict` gives the school's verdict on an arena for a dyad, or `None` where it was not judged.
/// A part is there when the verdict in its arena is its label; a part of a level when that is so in
/// any judged arena of the level. An open verdict, or an arena that was not judged, leaves a part
/// open. The pattern is there when all its parts are, and absent when one is; one without parts is
/// open.
#[must_use]
pub fn find_pattern<'v>(
    case: &Case,
    pattern: &Pattern,
    dyad: (ActorId, ActorId),
    verdict: impl Fn(Option<ArenaId>, (ActorId, ActorId)) -> Option<&'v Outcome>,
) -> PatternFinding {
    let part = |part: &PatternPart| {
        let dyad = part.dyad.unwrap_or(dyad);
        find_part(case, part, dyad, |arena| verdict(arena, dyad))
    };
    let parts: Vec<PartFinding> = pattern.parts.iter().map(part).collect();
    let any = |state: PatternState| parts.iter().any(|part| part.state == state);
    let state = if any(PatternState::Absent) {
        PatternState::Absent
    } else if parts.is_empty() || any(PatternState::Open) {
        PatternState::Open
    } else {
        PatternState::Present
    };
    PatternFinding { pattern: pattern.id.clone(), state, parts }
}

fn find_part<'v>(
    case: &Case,
    part: &PatternPart,
    dyad: (ActorId, ActorId),
    verdict: impl Fn(Option<ArenaId>) -> Option<&'v Outcome>,
) -> PartFinding {
    let (mut present, mut absent, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for arena in part.scope.arenas(case) {
        match verdict(arena) {
            Some(Outcome::Label(label)) if *label == part.label => present.push(arena),
            Some(Outcome::Label(_)) => absent.push(arena),
            Some(Outcome::NoneOfThese { .. }) => open.push(arena),
            None if matches!(part.scope, Scope::Level(_)) => {}
            None => open.push(arena),
        }
    }
    let state = if !present.is_empty() {
        PatternState::Present
    } else if !open.is_empty() || absent.is_empty() {
        PatternState::Open
    } else {
        PatternState::Absent
    };
    PartFinding { label: part.label.clone(), dyad, state, present, absent, open }
}

/// A cell that a pattern looks at.
#[derive(Clone, Debug)]
pub struct LookedAt<'d> {
    /// What is looked for there: a part of the pattern, by its position, and its label.
    pub wants: Vec<(usize, &'d str)>,
    /// What the cell is called, draw by draw; `None`: that cannot be said.
    pub drawn: Option<&'d DrawnLabels>,
}

/// The share of the draws in which all parts of a pattern are there: the least and the greatest it
/// may be, which differ where a cell cannot be said, or no cell is looked at for a part. `None`
/// without draws.
///
/// Nothing is taken to be independent of anything: the labels of one draw are put together in that
/// draw, and then the draws are counted. A part that is looked for in several cells is there if it
/// is in one of them. Where labels tie in a draw, each has its part of it, in each cell by itself.
#[must_use]
pub fn draw_pattern(parts: usize, cells: &[LookedAt<'_>], draws: u32) -> Option<(f64, f64)> {
    let nowhere =
        |part: usize| !cells.iter().any(|cell| cell.wants.iter().any(|(own, _)| *own == part));
    let share = |open: bool| {
        let first: Parts = (0..parts).map(|part| open && nowhere(part)).collect();
        (0..draws as usize).map(|draw| in_draw(&first, cells, draw, open)).sum::<f64>()
            / f64::from(draws)
    };
    (draws > 0).then(|| (share(false), share(true)))
}

/// Which parts are there.
type Parts = Vec<bool>;

/// How much of one draw has all parts. `open`: what cannot be said is taken for what is looked for.
fn in_draw(first: &Parts, cells: &[LookedAt<'_>], draw: usize, open: bool) -> f64 {
    let mut found = BTreeMap::from([(first.clone(), 1.0)]);
    for cell in cells {
        let mut next = BTreeMap::new();
        for (parts, share) in found {
            for (label, own) in called(cell, draw) {
                let mut parts = parts.clone();
                let is_it = |want: &str| label.map_or(open, |label| label == want);
                cell.wants
                    .iter()
                    .filter(|(_, want)| is_it(want))
                    .for_each(|(part, _)| parts[*part] = true);
                *next.entry(parts).or_insert(0.0) += share * own;
            }
        }
        found = next;
    }
    found.get(&vec![true; first.len()]).copied().unwrap_or(0.0)
}

/// What a cell is called in a draw, each with its part of it: a label, nothing for none of them;
/// `None` if that cannot be said.
fn called<'d>(cell: &LookedAt<'d>, draw: usize) -> Vec<(Option<&'d str>, f64)> {
    let Some(drawn) = cell.drawn else { return vec![(None, 1.0)] };
    let name = |at: usize| drawn.labels.get(at).map_or("", String::as_str);
    drawn.draws.get(draw).into_iter().flatten().map(|(at, part)| (Some(name(*at)), *part)).collect()
}
