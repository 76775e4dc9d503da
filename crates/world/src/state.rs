//! A state, its codes and its names, each with the days on which it holds.

use counterpoise_dates::{Day, DayRange};

use crate::span::{any_on, on_day, union};
use crate::system::System;

/// A member of the system of states. Two systems of dates stand side by side where they differ: the
/// Correlates of War State System (v2016) and the Gleditsch-Ward list.
///
/// A state is *one* state through a change of régime, name or territory where ISO 3166 or the
/// Gleditsch-Ward list treats it as continuing: Russia is one with the Soviet Union, the Federal
/// Republic of Germany with Prussia, Yemen with North Yemen, and socialist Yugoslavia with the
/// federation of Serbia and Montenegro. Its codes and names change with the date.
///
/// Statistics often reach back before independence. Their territories are looked up without a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Our code: ISO 3166-1 alpha-3 where one exists or existed, else our own.
    pub id: &'static str,
    /// The present, or last, common name.
    pub name: &'static str,
    /// Codes in every system, the leading one of a system first.
    pub codes: Vec<Code>,
    /// Other names, some of them only for a time.
    pub names: Vec<Name>,
    /// Names in other languages, never displayed.
    pub foreign_names: Vec<Name>,
    /// Cities and buildings that stand for its government.
    pub seats: Vec<Name>,
    /// When the state existed by either list, earliest first; 1816-01-01, where both lists begin,
    /// is an open beginning.
    pub existence: Vec<DayRange>,
    /// Ids of the states from which it broke, with which it merged or which it replaced.
    pub follows: Vec<&'static str>,
}

/// A code of one system, and when it stood for the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The system; a COW or Gleditsch-Ward number and its letters are two codes.
    pub system: System,
    /// The code as written in that system.
    pub text: &'static str,
    /// The days on which it stood for the state, earliest first.
    pub spans: Vec<DayRange>,
    /// Whether the code is the state's present (or last) one and also used for its past: `RUS` in 1970.
    pub principal: bool,
    /// Whether it is of the tentative list of microstates that Gleditsch and Ward add to theirs. It
    /// adds nothing to when the state existed by either list.
    pub tentative: bool,
}

/// A name, and when it was or is understood as the state's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name as written.
    pub text: &'static str,
    /// The days on which it means this state; open at both ends for a name that is always
    /// understood.
    pub span: DayRange,
    /// Whether it was *the* name in that span, to be displayed there.
    pub displayed: bool,
}

impl State {
    /// The name by which the state went on a day: "Soviet Union" for Russia in 1970.
    pub fn name_on(&self, day: Day) -> &'static str {
        let then = self.names.iter().find(|n| n.displayed && n.span.contains(day));
        then.map_or(self.name, |n| n.text)
    }

    /// Whether either list of states has it on a day.
    pub fn exists_on(&self, day: Day) -> bool {
        self.existence.iter().any(|span| span.contains(day))
    }

    /// When it existed by either list or by the tentative list of microstates, earliest first:
    /// Samoa from 1962, although the Correlates of War have it from 1976.
    pub fn life(&self) -> Vec<DayRange> {
        let tentative = self.codes.iter().filter(|code| code.tentative);
        let spans = tentative.flat_map(|code| code.spans.iter().copied());
        union(self.existence.iter().copied().chain(spans).collect())
    }

    /// How many years of the calendar lie between a year and its life: 0 within it, 13 for Kosovo in
    /// 1995.
    pub fn years_outside(&self, year: i32) -> u32 {
        let outside = |span: &DayRange| {
            let before = span.first.map_or(0, |first| first.year().saturating_sub(year));
            let after = span.last.map_or(0, |last| year.saturating_sub(last.year()));
            before.max(after).max(0).unsigned_abs()
        };
        self.life().iter().map(outside).min().unwrap_or(u32::MAX)
    }

    /// The codes of one system that stood for the state on some day of `on`; all of them when no
    /// date is given.
    pub fn codes_on(&self, system: System, on: Option<DayRange>) -> impl Iterator<Item = &Code> {
        self.codes.iter().filter(move |code| code.system == system && any_on(&code.spans, on))
    }

    /// The COW number on a day: 260 for Germany in 1960, 255 in 2000.
    pub fn cow(&self, day: Day) -> Option<u16> {
        self.number(System::CowNumber, day)
    }

    /// The Gleditsch-Ward number on a day.
    pub fn gw(&self, day: Day) -> Option<u16> {
        self.number(System::GwNumber, day)
    }

    /// The spans of the state in one system: its COW or Gleditsch-Ward membership with that list's
    /// own dates.
    pub fn spans_in(&self, system: System) -> Vec<DayRange> {
        self.codes_on(system, None).flat_map(|code| code.spans.iter().copied()).collect()
    }

    fn number(&self, system: System, day: Day) -> Option<u16> {
        self.codes_on(system, on_day(day)).next()?.text.parse().ok()
    }
}
