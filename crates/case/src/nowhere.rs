//! Events that are evidence of nobody's behaviour in no cell, though nobody said that they should
//! not be.
//!
//! What the ledger of a pair counts is decided there; here stands what an author can mend in the
//! text. A property test of the ledger holds the two against each other.

use crate::model::{Case, Event, EventId, Reach, Reading, Role, Stance, Undated};
use counterpoise_dates::Window;
use counterpoise_diagnostic::Code;

/// Why an event counts nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It says neither a stance nor that it is context.
    NoStance,
    /// It has a stance, but nobody acts.
    NobodyActs,
    /// It has no place, and the case judges arenas.
    NoArena,
    /// Its date shares no day with a period.
    NoPeriod,
    /// It is undated, and the case counts acts by the share of their days.
    NoDate,
}

/// The events that count nowhere for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nowhere {
    /// Why.
    pub why: Why,
    /// Which, in the order of the case; at least one.
    pub events: Vec<EventId>,
}

/// Every reason for which events count nowhere, with its events.
///
/// Not among them: what is coded `context` or `none`, what belongs to a set that is off, acts
/// among others than the pair, and acts in declared arenas that the case does not judge. Those are
/// as their author wants them.
#[must_use]
pub fn nowhere(case: &Case) -> Vec<Nowhere> {
    const ALL: [Why; 5] =
        [Why::NoStance, Why::NobodyActs, Why::NoArena, Why::NoPeriod, Why::NoDate];
    let on = |event: &Event| event.set.is_none_or(|set| case[set].on);
    let ids = || (0..case.events.len() as u32).map(EventId).filter(|id| on(&case[*id]));
    let of = |why: Why| Nowhere {
        why,
        events: ids().filter(|id| is_so(case, &case[*id], why)).collect(),
    };
    ALL.into_iter().map(of).filter(|found| !found.events.is_empty()).collect()
}

/// Whether an event counts nowhere for this reason.
fn is_so(case: &Case, event: &Event, why: Why) -> bool {
    match why {
        Why::NoStance => {
            let silent = !event.stance_stated && event.stance == Stance::None;
            silent && event.readings.is_empty() && !is_context(event) && may_be_of_pair(case, event)
        }
        Why::NobodyActs => {
            event.stance != Stance::None && event.actors.is_empty() && !is_context(event)
        }
        Why::NoArena => {
            !case.header.arenas.is_empty() && is_of_pair(case, event, &|own| no_place(case, own))
        }
        Why::NoPeriod => {
            !case.periods.is_empty() && is_out_of_time(case, event) && is_evidence(case, event)
        }
        Why::NoDate => {
            event.date.is_none()
                && case.settings.undated == Undated::ExpectedShare
                && is_evidence(case, event)
        }
    }
}

/// Whether an event may be about the pair: one of the two is named, or nobody is.
fn may_be_of_pair(case: &Case, event: &Event) -> bool {
    let pair = [case.header.subject, case.header.target];
    let mut named = event.actors.iter().chain(&event.targets).peekable();
    named.peek().is_none() || named.any(|actor| pair.contains(&Some(*actor)))
}

/// Whether the text says that an event is context.
fn is_context(event: &Event) -> bool {
    event.role_stated && event.role == Role::Context
}

fn is_evidence(case: &Case, event: &Event) -> bool {
    is_of_pair(case, event, &|_| true)
}

/// Whether the ledger of the pair takes the event, and all that it takes of it is so.
fn is_of_pair(case: &Case, event: &Event, so: &dyn Fn(&Reading) -> bool) -> bool {
    let Some((subject, target)) = case.header.subject.zip(case.header.target) else {
        return false;
    };
    // The subject's acts towards the target, and everybody's towards the subject.
    let of_pair = |own: &&Reading| {
        own.toward == subject && own.actor != subject
            || own.actor == subject && own.toward == target
    };
    let mut taken = event.readings.iter().filter(of_pair).peekable();
    event.role != Role::Context && taken.peek().is_some() && taken.all(so)
}

/// Whether a reading counts in no arena, only in all of them together.
fn no_place(case: &Case, reading: &Reading) -> bool {
    match case.settings.reach {
        Reach::Wider => false,
        Reach::Place => reading.arenas.is_empty(),
        Reach::Bearing => reading.arenas.is_empty() && reading.bears_on.is_empty(),
    }
}

/// Whether the date, with the margin of an approximate one, shares no day with any period.
fn is_out_of_time(case: &Case, event: &Event) -> bool {
    let Some(extent) = event.date.as_ref().map(counterpoise_dates::Date::extent_widened) else {
        return false;
    };
    case.periods.iter().all(|period| extent.share_in(period.window) <= 0.0)
}

/// So many ids are named.
const NAMED: usize = 5;
/// So many stretches of periods are named.
const STRETCHES: usize = 4;

impl Nowhere {
    /// The code of its warning.
    #[must_use]
    pub fn code(&self) -> Code {
        match self.why {
            Why::NoStance | Why::NobodyActs => Code::TREATS_NOBODY,
            Why::NoArena => Code::NO_ARENA,
            Why::NoPeriod | Why::NoDate => Code::NO_PERIOD,
        }
    }

    /// What is said of them: `3 events count in no arena: E4, E7, E9 name none`.
    #[must_use]
    pub fn message(&self, case: &Case) -> String {
        let ids: Vec<&str> =
            self.events.iter().take(NAMED).map(|id| case[*id].id.as_str()).collect();
        let more = self.events.len() - ids.len();
        let ids = ids.join(", ");
        let ids = if more > 0 { format!("{ids} and {more} more") } else { ids };
        let one = self.events.len() == 1;
        let say = |verb: &str, verbs: &str| if one { verb.to_owned() } else { verbs.to_owned() };
        let (what, why) = match self.why {
            Why::NoStance => ("nowhere", say("has no stance", "have no stance")),
            Why::NobodyActs => {
                ("nowhere", say("has a stance, but nobody acts", "have a stance, but nobody acts"))
            }
            Why::NoArena => ("in no arena", say("has no `arena:`", "have no `arena:`")),
            Why::NoPeriod => {
                ("in no period", say("lies outside them", "lie outside them") + &periods(case))
            }
            Why::NoDate => {
                let share = "by `undated: expected-share` that has no share in any period";
                ("nowhere", format!("{} undated; {share}", say("is", "are")))
            }
        };
        let count = if one {
            "1 event counts".to_owned()
        } else {
            format!("{} events count", self.events.len())
        };
        format!("{count} {what}: {ids} {why}")
    }

    /// The way out.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self.why {
            Why::NoStance => {
                "say `accommodate`, `resist` or `neutral`, or `none` if it has no bearing on the pair"
            }
            Why::NobodyActs => "name in the first line who acts, or code it `context`",
            Why::NoArena => {
                "give each an `arena:`; without one it counts in all arenas together only"
            }
            Why::NoPeriod => {
                "correct the date or the periods, or code what is mere background `context`"
            }
            Why::NoDate => "date it, be it by a range as in `[2014..2016]`",
        }
    }
}

/// What the periods cover: ` (periods run from 2010-01-01 to 2019-12-31)`, or each stretch of them
/// where days lie between.
fn periods(case: &Case) -> String {
    let mut stretches: Vec<Window> = Vec::new();
    let mut windows: Vec<Window> = case.periods.iter().map(|period| period.window).collect();
    windows.sort_by_key(|window| window.first);
    for window in windows {
        match stretches.last_mut() {
            Some(last) if window.first <= last.last.plus(1) => {
                last.last = last.last.max(window.last);
            }
            _ => stretches.push(window),
        }
    }
    let said = |range: &Window| format!("from {} to {}", range.first, range.last);
    let shown: Vec<String> = stretches.iter().take(STRETCHES).map(said).collect();
    let more = stretches.len() - shown.len();
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    match shown.is_empty() {
        true => String::new(),
        false => format!(" (periods run {}{more})", shown.join(", ")),
    }
}
