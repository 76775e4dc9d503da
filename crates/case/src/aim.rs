//! Against what of the target: the target as a power, or a project or an institution of it.
//!
//! One act is aimed at the other state, another at a project that this state leads, a third at its
//! investments whatever they are called. An event says so by `aimed-at:`; here the evidence is
//! narrowed to what is aimed at one of them. Judgements, series and clues stay as they are: they
//! speak of the pair.

use crate::model::{Aim, BodyId, Branded, Case, Event, Role};
use counterpoise_dates::{Date, DayRange};
use counterpoise_world::near_miss;
use std::fmt;

/// That what was asked for is not the target, nor a project or an institution of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAim {
    /// What was asked for.
    pub asked: String,
    /// The names that could stand instead, the target's code first.
    pub known: Vec<String>,
}

impl fmt::Display for NoAim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NoAim { asked, known } = self;
        let Some((power, bodies)) = known.split_first() else {
            return write!(f, "{asked}: the case has no target that could be narrowed");
        };
        let near = near_miss(asked, known.iter().map(String::as_str));
        let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        write!(f, "{asked}: no act towards the target is aimed at anything called so; {did}")?;
        match bodies {
            [] => {
                write!(
                    f,
                    "none is aimed at a part of it (`project NAME \"Title\"`, and `aimed-at: NAME` in events)"
                )
            }
            bodies => {
                write!(f, "there are {}, and {power}, the power itself", bodies.join(", "))
            }
        }
    }
}

/// How far the evidence is narrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowed {
    /// Acts towards the target that count still.
    pub counted: usize,
    /// Of so many.
    pub of: usize,
    /// What they are aimed at, in words: `the Silk Road Economic Belt (BELT)`.
    pub at: String,
}

/// Narrows the evidence: of the acts towards the case's target those count that are aimed at what
/// has this name. An act counts for a project
///
/// * that it names,
/// * of which what it names is a part, of whatever degree, and
/// * under whose brand what it names stood on one of the days on which it may have been done.
///
/// The target's own code asks for acts that name no project or institution.
///
/// # Errors
///
/// Where nothing of the case has this name.
pub fn narrow(case: &mut Case, asked: &str) -> Result<(), NoAim> {
    let aim = find(case, asked)?;
    let is_beside = |event: &Event| is_at_target(case, event) && !is_aimed(case, event, aim);
    let beside: Vec<bool> = case.events.iter().map(is_beside).collect();
    for (event, beside) in case.events.iter_mut().zip(beside) {
        event.beside = beside;
    }
    case.header.aim = Some(aim);
    Ok(())
}

/// How far the evidence is narrowed; `None`: it is whole.
#[must_use]
pub fn narrowed(case: &Case) -> Option<Narrowed> {
    let aim = case.header.aim?;
    let target = case.header.target?;
    let counts = |event: &&Event| {
        event.role != Role::Context
            && event.set.is_none_or(|set| case[set].on)
            && is_at_target(case, event)
    };
    let acts: Vec<&Event> = case.events.iter().filter(counts).collect();
    let at = match aim {
        Aim::Power => format!("{} as a power, naming no project of it", case[target].name),
        Aim::Body(body) => format!("{} ({})", case[body].title, case[body].id),
    };
    let counted = acts.iter().filter(|event| !event.beside).count();
    Some(Narrowed { counted, of: acts.len(), at })
}

fn find(case: &Case, asked: &str) -> Result<Aim, NoAim> {
    let target = case.header.target.map(|target| &case[target]);
    if target.is_some_and(|own| *own.code == *asked || *own.written == *asked) {
        return Ok(Aim::Power);
    }
    let bodies: Vec<BodyId> = (0..case.bodies.len() as u32).map(BodyId).collect();
    let mut aims = bodies.into_iter().filter(|body| is_aim(case, *body));
    if let Some(body) = aims.clone().find(|body| *case[*body].id == *asked) {
        return Ok(Aim::Body(body));
    }
    let own = target.map(|own| own.written.to_string());
    let known = own.into_iter().chain(aims.by_ref().map(|body| case[body].id.to_string()));
    Err(NoAim { asked: asked.to_owned(), known: known.collect() })
}

/// Whether an act towards the target is aimed at it: not every institution of a case is the
/// target's.
fn is_aim(case: &Case, body: BodyId) -> bool {
    let mut at_target = case.events.iter().filter(|event| is_at_target(case, event));
    at_target.any(|event| is_aimed(case, event, Aim::Body(body)))
}

fn is_at_target(case: &Case, event: &Event) -> bool {
    event.readings.iter().any(|reading| Some(reading.toward) == case.header.target)
}

fn is_aimed(case: &Case, event: &Event, aim: Aim) -> bool {
    match aim {
        Aim::Power => event.aimed_at.is_empty(),
        Aim::Body(body) => {
            let days = event.date.as_ref().map(Date::admissible);
            event.aimed_at.iter().any(|at| belongs(case, *at, body, days, &mut Vec::new()))
        }
    }
}

/// Whether a thing is the other, a part of it, or bore its brand on one of the days. `seen` are
/// those that were asked before: parts may stand in a circle.
fn belongs(
    case: &Case,
    at: BodyId,
    other: BodyId,
    days: Option<DayRange>,
    seen: &mut Vec<BodyId>,
) -> bool {
    if at == other {
        return true;
    }
    if seen.contains(&at) {
        return false;
    }
    seen.push(at);
    let own = &case[at];
    let bore = |brand: &&Branded| {
        let when = brand.when.as_ref().map(Date::admissible);
        days.zip(when).is_none_or(|(days, when)| meet(days, when))
    };
    let brands = own.branded.iter().filter(bore).map(|brand| brand.brand);
    own.parents.iter().copied().chain(brands).any(|up| belongs(case, up, other, days, seen))
}

fn meet(one: DayRange, other: DayRange) -> bool {
    let ends_first = |a: DayRange, b: DayRange| a.last.zip(b.first).is_some_and(|(a, b)| a < b);
    !ends_first(one, other) && !ends_first(other, one)
}
