//! The votes of the General Assembly, session by session, as portfolios.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::{Manifest, Table, Values};
use counterpoise_dates::{Day, DayRange};
use counterpoise_measures::similarity::{ABSENT, PortfolioError, Portfolios};
use counterpoise_world::{un_session, year};
use rayon::prelude::*;

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::states::{self, StateNo};

pub(crate) static VOTES: Role =
    Role::new("votes of the UN General Assembly", &["unvotes"], &["rcid", "state", "vote"]);

/// Which votes, and how they are put together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    /// By the year of the vote instead of the session.
    pub(crate) calendar_year: bool,
    /// Without votes on paragraphs and amendments.
    pub(crate) whole_texts: bool,
    /// With the members that cast no vote.
    pub(crate) absences: bool,
}

/// Every session, by its year (session + 1945); or the votes of every calendar year.
pub(crate) struct Votes {
    pub(crate) manifest: Manifest,
    pub(crate) sessions: BTreeMap<i32, Session>,
    pub(crate) notes: Vec<String>,
    chosen: Chosen,
}

/// One session.
pub(crate) struct Session {
    /// The place of a state among the members, by its number.
    seats: Vec<Option<u16>>,
    /// All votes: yes 0, abstain 1, no 2.
    all: Portfolios,
    /// Those on roll calls that were not unanimous.
    divided: Portfolios,
    /// The same two with absences, where these count.
    absences: Option<[Portfolios; 2]>,
}

/// The votes that a query means, read once.
pub(crate) fn read(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    chosen: Chosen,
) -> Result<Arc<Votes>, Error> {
    let manifest = catalogue.find(&VOTES, query.data.as_ref())?;
    let name = format!("votes {}@{} {chosen:?}", manifest.dataset, manifest.vintage);
    catalogue.held(&name, || {
        let columns = ["year", "rcid", "state", "vote", "date", "amendment", "paragraph"];
        let table =
            catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
        Votes::of(table, chosen)
    })
}

struct Vote {
    year: i32,
    rcid: i64,
    state: StateNo,
    level: u8,
    day: Option<Day>,
}

impl Votes {
    fn of(table: Table, chosen: Chosen) -> Result<Votes, Error> {
        let (mut votes, notes) = cast(&table, chosen)?;
        // By roll call within the session, whatever the order of the rows: the table that comes out
        // is the same.
        votes.sort_unstable_by_key(|vote| (vote.year, vote.rcid, vote.state, vote.level));
        let years: Vec<&[Vote]> = votes.chunk_by(|one, other| one.year == other.year).collect();
        let session =
            |votes: &&[Vote]| Session::of(votes, chosen).map(|session| (votes[0].year, session));
        let sessions: Result<Vec<_>, PortfolioError> = years.par_iter().map(session).collect();
        let sessions = sessions.map_err(|error| Error::question(error.to_string(), ""))?;
        let sessions = sessions.into_iter().collect();
        Ok(Votes { manifest: table.manifest, sessions, notes, chosen })
    }

    /// Whether a state was a member on some day of the session, or of the calendar year.
    pub(crate) fn was_member(&self, state: StateNo, in_year: i32) -> bool {
        self.chosen.days(in_year).is_some_and(|days| state.is_un_member_on(days))
    }
}

impl Chosen {
    /// The days of a session, or of a calendar year.
    fn days(self, in_year: i32) -> Option<DayRange> {
        if self.calendar_year { year(in_year) } else { un_session(in_year) }
    }
}

/// Votes cast; absences and rows of later members are none.
fn cast(table: &Table, chosen: Chosen) -> Result<(Vec<Vote>, Vec<String>), Error> {
    let [year, rcid, state, vote, date, amendment, paragraph] =
        [0, 1, 2, 3, 4, 5, 6].map(|at| &table.columns[at].values);
    if chosen.whole_texts {
        tells_parts(&table.manifest, [amendment, paragraph])?;
    }
    let states = states::column(state);
    let mut undated = 0u64;
    let mut one = |row: usize| {
        let level = u8::try_from(vote.int(row)?).ok()?.checked_sub(1).filter(|level| *level < 3)?;
        let part = [amendment, paragraph].iter().any(|flag| flag.flag(row) == Some(true));
        let day = date.day(row);
        let year = match (chosen.calendar_year, day) {
            _ if chosen.whole_texts && part => return None,
            (false, _) => i32::try_from(year.int(row)?).ok()?,
            (true, Some(day)) => day.year(),
            (true, None) => {
                undated += 1;
                return None;
            }
        };
        Some(Vote { year, rcid: rcid.int(row)?, state: states[row]?, level, day })
    };
    let votes = (0..table.rows).filter_map(&mut one).collect();
    let left =
        (undated > 0).then(|| format!("{undated} votes without a day are in no calendar year"));
    Ok((votes, left.into_iter().collect()))
}

/// Refuses to leave out votes on parts of a text where the data do not tell which these are.
fn tells_parts(manifest: &Manifest, flags: [&Values; 2]) -> Result<(), Error> {
    let tells = |flags: &Values| (0..flags.len()).any(|row| flags.flag(row).is_some());
    if flags.into_iter().all(tells) {
        return Ok(());
    }
    Err(Error::question(
        format!(
            "{} does not tell votes on whole texts from those on paragraphs and amendments.",
            manifest.dataset
        ),
        "Leave whole-texts away, or add the tables un_votes and un_roll_calls, which tell.",
    ))
}

impl Session {
    fn of(votes: &[Vote], chosen: Chosen) -> Result<Session, PortfolioError> {
        let mut members: Vec<StateNo> = votes.iter().map(|vote| vote.state).collect();
        let days = chosen.days(votes[0].year).filter(|_| chosen.absences);
        members.extend(
            days.into_iter()
                .flat_map(|days| StateNo::all().filter(move |it| it.is_un_member_on(days))),
        );
        members.sort_unstable();
        members.dedup();
        let mut seats = vec![None; StateNo::count()];
        for (seat, member) in members.iter().enumerate() {
            seats[usize::from(member.0)] = u16::try_from(seat).ok();
        }
        let calls: Vec<&[Vote]> = votes.chunk_by(|one, other| one.rcid == other.rcid).collect();
        let mut all = Portfolios::new(3, members.len(), calls.len())?;
        for (item, vote) in calls
            .iter()
            .enumerate()
            .flat_map(|(item, votes)| votes.iter().map(move |vote| (item, vote)))
        {
            let seat = seats[usize::from(vote.state.0)].unwrap_or_default();
            all.set(usize::from(seat), item, Some(vote.level))?;
        }
        let divided = all.without_unanimous();
        let absences = match days {
            Some(days) => Some([
                with_absences(&all, &all, &members, &calls, days)?,
                with_absences(&divided, &all, &members, &calls, days)?,
            ]),
            None => None,
        };
        Ok(Session { seats, all, divided, absences })
    }

    /// The place of a state in the portfolios.
    pub(crate) fn seat(&self, state: StateNo) -> Option<usize> {
        self.seats.get(usize::from(state.0)).copied().flatten().map(usize::from)
    }

    /// The votes, with or without unanimous roll calls.
    pub(crate) fn portfolios(&self, with_unanimous: bool) -> &Portfolios {
        if with_unanimous { &self.all } else { &self.divided }
    }

    /// The votes and absences.
    pub(crate) fn with_absences(&self, with_unanimous: bool) -> Option<&Portfolios> {
        self.absences.as_ref().map(|both| &both[usize::from(!with_unanimous)])
    }
}

/// The votes that count, and with them who was a member on the day of a roll call and cast none. A
/// roll call on which no vote counts is left out for everybody.
fn with_absences(
    counted: &Portfolios,
    all: &Portfolios,
    members: &[StateNo],
    calls: &[&[Vote]],
    session: DayRange,
) -> Result<Portfolios, PortfolioError> {
    let mut found = Portfolios::new(4, members.len(), calls.len())?;
    for (item, votes) in calls.iter().enumerate() {
        let counts = (0..members.len()).any(|seat| counted.get(seat, item).is_some());
        if !counts {
            continue;
        }
        let day = votes[0].day.map_or(session, |day| DayRange::between(day, day));
        for (seat, member) in members.iter().enumerate() {
            let absent = || member.is_un_member_on(day).then_some(ABSENT);
            found.set(seat, item, all.get(seat, item).or_else(absent))?;
        }
    }
    Ok(found)
}
