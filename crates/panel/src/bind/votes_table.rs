//! The votes of the General Assembly, session by session, as portfolios.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::{Manifest, Table};
use counterpoise_measures::similarity::{PortfolioError, Portfolios};
use rayon::prelude::*;

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::states::{self, StateNo};

pub(crate) static VOTES: Role =
    Role::new("votes of the UN General Assembly", &["unvotes"], &["rcid", "state", "vote"]);

/// Every session, by its year (session + 1945).
pub(crate) struct Votes {
    pub(crate) manifest: Manifest,
    pub(crate) sessions: BTreeMap<i32, Session>,
}

/// One session.
pub(crate) struct Session {
    /// The place of a state among the members, by its number.
    seats: Vec<Option<u16>>,
    /// All votes: yes 0, abstain 1, no 2.
    all: Portfolios,
    /// Those on roll calls that were not unanimous.
    divided: Portfolios,
}

/// The votes that a query means, read once.
pub(crate) fn read(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Arc<Votes>, Error> {
    let manifest = catalogue.find(&VOTES, query.data.as_ref())?;
    let name = format!("votes {}@{}", manifest.dataset, manifest.vintage);
    catalogue.held(&name, || {
        let columns = ["year", "rcid", "state", "vote"];
        let table =
            catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
        Votes::of(table)
    })
}

struct Vote {
    year: i32,
    rcid: i64,
    state: StateNo,
    level: u8,
}

impl Votes {
    fn of(table: Table) -> Result<Votes, Error> {
        let mut votes = cast(&table);
        // By roll call within the session, whatever the order of the rows: the table that comes out
        // is the same.
        votes.sort_unstable_by_key(|vote| (vote.year, vote.rcid, vote.state, vote.level));
        let years: Vec<&[Vote]> = votes.chunk_by(|one, other| one.year == other.year).collect();
        let session = |votes: &&[Vote]| Session::of(votes).map(|session| (votes[0].year, session));
        let sessions: Result<Vec<_>, PortfolioError> = years.par_iter().map(session).collect();
        let sessions = sessions.map_err(|error| Error::question(error.to_string(), ""))?;
        Ok(Votes { manifest: table.manifest, sessions: sessions.into_iter().collect() })
    }
}

/// Votes cast; absences and rows of later members are none.
fn cast(table: &Table) -> Vec<Vote> {
    let [year, rcid, state, vote] = [0, 1, 2, 3].map(|at| &table.columns[at].values);
    let states = states::column(state);
    let one = |row: usize| {
        let level = u8::try_from(vote.int(row)?).ok()?.checked_sub(1).filter(|level| *level < 3)?;
        Some(Vote {
            year: i32::try_from(year.int(row)?).ok()?,
            rcid: rcid.int(row)?,
            state: states[row]?,
            level,
        })
    };
    (0..table.rows).filter_map(one).collect()
}

impl Session {
    fn of(votes: &[Vote]) -> Result<Session, PortfolioError> {
        let mut seats = vec![None; StateNo::count()];
        let mut members: Vec<StateNo> = votes.iter().map(|vote| vote.state).collect();
        members.sort_unstable();
        members.dedup();
        for (seat, member) in members.iter().enumerate() {
            seats[usize::from(member.0)] = u16::try_from(seat).ok();
        }
        let calls = votes.chunk_by(|one, other| one.rcid == other.rcid).count();
        let mut all = Portfolios::new(3, members.len(), calls)?;
        for (item, votes) in votes.chunk_by(|one, other| one.rcid == other.rcid).enumerate() {
            for vote in votes {
                let seat = seats[usize::from(vote.state.0)].unwrap_or_default();
                all.set(usize::from(seat), item, Some(vote.level))?;
            }
        }
        let divided = all.without_unanimous();
        Ok(Session { seats, all, divided })
    }

    /// The place of a state in the portfolios.
    pub(crate) fn seat(&self, state: StateNo) -> Option<usize> {
        self.seats.get(usize::from(state.0)).copied().flatten().map(usize::from)
    }

    /// The votes, with or without unanimous roll calls.
    pub(crate) fn portfolios(&self, with_unanimous: bool) -> &Portfolios {
        if with_unanimous { &self.all } else { &self.divided }
    }
}
