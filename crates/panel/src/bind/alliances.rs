//! Alliances: type, years, and how alike two states' portfolios of alliances are.
//!
//! A portfolio has an entry for every member of the Correlates of War system of states in the year:
//! the level of the alliance with it (0 to 3), and 3 for the state itself. With `weighted` the
//! entries count by the member's CINC; a member without one counts nothing. A pair without a row in
//! a covered year has no alliance: *zero*, not missing.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_measures::alliance::{kind, length};
use counterpoise_measures::similarity::{Distance, PortfolioError, Portfolios, Similarity, s};
use counterpoise_measures::{Measured, Value};
use rayon::prelude::*;

use super::capability::{self, Capability};
use super::family_data::{Bind, Data, dyad};
use super::ties::{self, Ties};
use super::votes::similarity;
use super::votes_table::{self, Votes};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::states::StateNo;
use crate::used::Used;
use crate::values::{absent, none};

/// The levels of an alliance: none, consultation, neutrality or non-aggression, active support.
const LEVELS: usize = 4;

pub(super) fn bind(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    scope: Scope,
) -> Result<Data, Error> {
    let ties = ties::read(catalogue, query.data.as_ref())?;
    let mut used = vec![Used::of(&ties.manifest)];
    let what = match query.info.name {
        "alliance.type" => return Ok(Data::new(Tie { ties, least: None }, used)),
        "alliance.years" => Some(if query.variant_name() == "defence" { 3 } else { 1 }),
        _ => None,
    };
    if let Some(least) = what {
        return Ok(Data::new(Tie { ties, least: Some(least) }, used));
    }
    let weights =
        if query.has("weighted") { Some(capability::read(catalogue, "cinc", None)?) } else { None };
    let votes = if query.has("with-votes") {
        Some(votes_table::read(
            catalogue,
            &MeasureQuery { data: None, ..query.clone() },
            votes_table::Chosen::default(),
        )?)
    } else {
        None
    };
    used.extend(weights.iter().flat_map(|weights| weights.used.clone()));
    used.extend(votes.iter().map(|votes| Used::of(&votes.manifest)));
    let years: Vec<i32> =
        (scope.years.first..=scope.years.last).filter(|year| ties.coverage.has(*year)).collect();
    let built = years
        .par_iter()
        .map(|year| System::of(&ties, weights.as_deref(), *year).map(|system| (*year, system)));
    let years: Result<BTreeMap<i32, Option<System>>, PortfolioError> = built.collect();
    let years = years.map_err(|error| Error::question(error.to_string(), ""))?;
    Ok(Data::new(Alike { years, votes, measure: similarity(query)? }, used))
}

/// Type and years of a dyad's alliance.
struct Tie {
    ties: Arc<Ties>,
    /// The least level whose years are counted; none for the type itself.
    least: Option<u8>,
}

impl Bind for Tie {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let years = self.ties.of(one, other);
        let tie = years.and_then(|years| years.get(&year)).copied();
        if tie.is_none()
            && !(one.existed(year) && other.existed(year) && self.ties.coverage.has(year))
        {
            return absent(&[one, other], year, false, Value::OutsideCoverage);
        }
        match self.least {
            None => kind::kind(tie.unwrap_or_default()),
            Some(least) => {
                length::length(years.unwrap_or(&BTreeMap::new()), year, least, self.ties.coverage)
            }
        }
    }
}

/// How alike two portfolios are.
struct Alike {
    /// By covered year; `None` where the weights do not reach.
    years: BTreeMap<i32, Option<System>>,
    votes: Option<Arc<Votes>>,
    measure: Similarity,
}

/// The portfolios of all members of the system in a year.
struct System {
    members: Vec<StateNo>,
    portfolios: Portfolios,
}

impl System {
    fn of(
        ties: &Ties,
        weights: Option<&Capability>,
        year: i32,
    ) -> Result<Option<System>, PortfolioError> {
        if weights.is_some_and(|weights| !weights.covers(year)) {
            return Ok(None);
        }
        let members: Vec<StateNo> =
            StateNo::all().filter(|state| state.cow(year).is_some()).collect();
        let n = members.len();
        let mut portfolios = Portfolios::new(LEVELS, n, n)?;
        let place = |state: StateNo| members.binary_search(&state).ok();
        for (member, item) in (0..n).flat_map(|member| (0..n).map(move |item| (member, item))) {
            portfolios.set(
                member,
                item,
                Some(if member == item { LEVELS as u8 - 1 } else { 0 }),
            )?;
        }
        for (one, other, level) in ties.in_year(year) {
            if let (Some(one), Some(other)) = (place(one), place(other)) {
                portfolios.set(one, other, Some(level))?;
                portfolios.set(other, one, Some(level))?;
            }
        }
        if let Some(weights) = weights {
            let weight = |state: &StateNo| weights.of(*state, year).value.number().unwrap_or(0.0);
            portfolios = portfolios.weighted(members.iter().map(weight).collect())?;
        }
        Ok(Some(System { members, portfolios }))
    }
}

impl Bind for Alike {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let system = match self.years.get(&year) {
            Some(Some(system)) => system,
            _ => return absent(&[one, other], year, false, Value::OutsideCoverage),
        };
        let place = |state: StateNo| system.members.binary_search(&state).ok();
        let (Some(a), Some(b)) = (place(one), place(other)) else {
            // A state outside the system of the Correlates of War has no portfolio.
            return absent(&[one, other], year, true, Value::OutsideCoverage);
        };
        let allied = system.portfolios.table(a, b);
        match (&self.votes, self.measure) {
            (Some(votes), Similarity::S(distance)) => {
                with_votes(votes, allied, (one, other), year, distance)
            }
            _ => self.measure.of(&allied),
        }
    }
}

/// S over the two dimensions of alliances and votes, each of weight 1.
fn with_votes(
    votes: &Votes,
    allied: counterpoise_measures::similarity::Table,
    dyad: (StateNo, StateNo),
    year: i32,
    distance: Distance,
) -> Measured {
    let Some(session) = votes.sessions.get(&year) else { return none(Value::OutsideCoverage) };
    match (session.seat(dyad.0), session.seat(dyad.1)) {
        (Some(a), Some(b)) => {
            s::pooled(&[(allied, 1.0), (session.portfolios(true).table(a, b), 1.0)], distance)
        }
        _ if dyad.0.is_un_member_in(year) && dyad.1.is_un_member_in(year) => none(Value::Missing),
        _ => none(Value::NotApplicable),
    }
}
