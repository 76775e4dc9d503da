//! Votes in the General Assembly: agreement, S, tau-b, kappa, pi, A of two members in a session.
//!
//! The year is that of the session (session + 1945). A member that cast no vote in a session is *missing*; two that never
//! voted on the same roll call are *undefined*. A state that was no member on any day of the session, not yet or no more, is *not
//! applicable*. Who was a member is known from the days of admission, not from the votes: the tables of the package `unvotes`
//! leave out who was absent, and the raw table counts Syria as absent while it was one with Egypt.

use std::sync::Arc;

use counterpoise_measures::similarity::Similarity;
use counterpoise_measures::{Measured, Value};

use super::family_data::{Bind, Data, dyad};
use super::votes_table::{Votes, read};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::used::Used;
use crate::values::none;

struct Alike {
    votes: Arc<Votes>,
    measure: Similarity,
    with_unanimous: bool,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let votes = read(catalogue, query)?;
    let used = vec![Used::of(&votes.manifest)];
    Ok(Data::new(
        Alike { votes, measure: similarity(query)?, with_unanimous: query.has("with-unanimous") },
        used,
    ))
}

/// The formula that a query of votes or alliances means.
pub(super) fn similarity(query: &MeasureQuery) -> Result<Similarity, Error> {
    let name = query.info.name.split_once('.').map_or("", |(_, name)| name);
    Similarity::named(name, query.variant_name()).ok_or_else(|| {
        Error::question(format!("`{}` is no measure of similarity.", query.text()), "")
    })
}

impl Bind for Alike {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let Some(session) = self.votes.sessions.get(&year) else {
            return none(Value::OutsideCoverage);
        };
        match (session.seat(one), session.seat(other)) {
            (Some(a), Some(b)) => {
                self.measure.of(&session.portfolios(self.with_unanimous).table(a, b))
            }
            _ if one.is_un_member_in(year) && other.is_un_member_in(year) => none(Value::Missing),
            _ => none(Value::NotApplicable),
        }
    }
}
