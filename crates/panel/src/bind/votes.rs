//! Votes in the General Assembly: agreement, S, tau-b, kappa, pi, A of two members in a session.
//!
//! The year is that of the session (session + 1945), or the calendar year of the votes. A member
//! that cast no vote in a session is *missing*, unless absences count; two that never voted on the
//! same roll call are *undefined*. A state that was no member on any day of the session, not yet or
//! no more, is *not applicable*. Who was a member is known from the days of admission, not from the
//! votes: the tables of the package `unvotes` leave out who was absent, and the raw table counts
//! Syria as absent while it was one with Egypt.
//!
//! With `window=` the roll calls of several sessions are one lot: a session with many votes weighs
//! as much more as it has.

use std::sync::Arc;

use counterpoise_measures::similarity::{Absence, Similarity, Table};
use counterpoise_measures::{Measured, Value};

use super::family_data::{Bind, Data, dyad};
use super::votes_table::{Chosen, Session, Votes, read};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::states::StateNo;
use crate::used::Used;
use crate::values::none;

struct Alike {
    votes: Arc<Votes>,
    measure: Similarity,
    with_unanimous: bool,
    absence: Option<Absence>,
    /// The sessions that are taken together.
    window: i32,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let absence = query.options.iter().find_map(|option| Absence::named(option.name));
    if absence == Some(Absence::Abstention) && query.variant_name() == "yes-no" {
        return Err(Error::question(
            "`yes-no` leaves abstentions out, so that an absence read as one changes nothing.",
            "Leave `absent-abstains` away, or ask for the variant identical or half-credit.",
        ));
    }
    let chosen = Chosen {
        calendar_year: query.has("calendar-year"),
        whole_texts: query.has("whole-texts"),
        absences: absence.is_some(),
    };
    let votes = read(catalogue, query, chosen)?;
    let used = vec![Used::of(&votes.manifest)];
    let notes = votes.notes.clone();
    let alike = Alike {
        votes,
        measure: similarity(query)?,
        with_unanimous: query.has("with-unanimous"),
        absence,
        window: i32::from(query.window),
    };
    Ok(notes.into_iter().fold(Data::new(alike, used), Data::noted))
}

/// The formula that a query of votes or alliances means.
pub(super) fn similarity(query: &MeasureQuery) -> Result<Similarity, Error> {
    let name = query.info.name.split_once('.').map_or("", |(_, name)| name);
    Similarity::named(name, query.variant_name()).ok_or_else(|| {
        Error::question(format!("`{}` is no measure of similarity.", query.text()), "")
    })
}

impl Alike {
    /// The table of two in one session, if both cast a vote in it or their absences count.
    fn table(&self, session: &Session, one: StateNo, other: StateNo) -> Option<Table> {
        let (a, b) = session.seat(one).zip(session.seat(other))?;
        let portfolios = match self.absence {
            Some(_) => session.with_absences(self.with_unanimous)?,
            None => session.portfolios(self.with_unanimous),
        };
        Some(portfolios.table(a, b))
    }
}

impl Bind for Alike {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        if !self.votes.sessions.contains_key(&year) {
            return none(Value::OutsideCoverage);
        }
        let years = year - self.window + 1..=year;
        let sessions = self.votes.sessions.range(years.clone());
        let mut tables = sessions.clone().filter_map(|(_, it)| self.table(it, one, other));
        let Some(table) = tables.next() else {
            let both = years
                .clone()
                .any(|year| self.votes.was_member(one, year) && self.votes.was_member(other, year));
            return none(if both { Value::Missing } else { Value::NotApplicable });
        };
        let table = tables.fold(table, |sum, more| sum.plus(&more));
        let found = match self.absence {
            Some(absence) => absence.of(&table, self.measure),
            None => self.measure.of(&table),
        };
        if sessions.count() < years.count() && found.note.is_empty() {
            return found.noted("the data have not every session of the window");
        }
        found
    }
}
