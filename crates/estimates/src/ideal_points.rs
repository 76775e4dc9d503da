//! Where states stand in the General Assembly: the votes of a store as the model takes them, states
//! by their Correlates of War numbers, and an estimate with all that it was made from.

use crate::error::{Error, Result};
use counterpoise_datasets::{Manifest, Table, Values};
use counterpoise_dates::Day;
use counterpoise_idealpoints::{Fitted, Link, Point, RawVote, RollCallFacts, Selection, Spec};
use counterpoise_world::{State, System, World};
use std::collections::BTreeMap;

/// The issues that the data know.
const ISSUES: [&str; 6] = ["me", "nu", "di", "hr", "co", "ec"];
/// How many sessions lie before 1946, in years.
pub const SESSION_TO_YEAR: i32 = 1945;
/// The columns of a dataset of votes that are read.
pub const COLUMNS: [&str; 9] =
    ["session", "rcid", "date", "state", "vote", "issues", "amendment", "paragraph", "repeats"];

/// What the rules of the model choose from.
#[derive(Clone, Debug, Default)]
pub struct Ballots {
    /// Who voted how on what.
    pub votes: Vec<RawVote>,
    /// What is known of the roll calls.
    pub roll_calls: Vec<RollCallFacts>,
    /// Which of them repeat the text of an earlier one.
    pub links: Vec<Link>,
    /// The state of each number.
    pub states: BTreeMap<u32, &'static State>,
    /// Votes of states that no Correlates of War number ever stood for.
    pub without_number: u64,
    /// Whether the data say which votes were on paragraphs and amendments.
    pub parts_known: bool,
}

/// An estimate and all that it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Estimate<'a> {
    /// Only votes on this issue.
    pub issue: Option<&'a str>,
    /// Only votes of these years, as they were written.
    pub years: Option<&'a str>,
    /// How the model was fitted.
    pub spec: &'a Spec,
    /// Where the votes are from.
    pub manifest: &'a Manifest,
    /// The votes that were read.
    pub ballots: &'a Ballots,
    /// Those that were chosen of them.
    pub selection: &'a Selection,
    /// What came of it.
    pub fitted: &'a Fitted,
}

impl Estimate<'_> {
    /// The year in which the session of a point began.
    #[must_use]
    pub fn year(&self, point: &Point) -> i32 {
        point.session as i32 + SESSION_TO_YEAR
    }

    /// The id of its state.
    #[must_use]
    pub fn id(&self, point: &Point) -> &'static str {
        self.ballots.states.get(&point.state).map_or("", |state| state.id)
    }

    /// The name by which the state went at the end of the session's year.
    #[must_use]
    pub fn country(&self, point: &Point) -> &'static str {
        let day = Day::new(self.year(point), 12, 31).unwrap_or(Day::MIN);
        self.ballots.states.get(&point.state).map_or("", |state| state.name_on(day))
    }

    /// Whether the chains agree well enough to publish: R-hat at most 1.01 throughout, and a
    /// hundred effective draws for each chain.
    #[must_use]
    pub fn has_converged(&self) -> bool {
        let found = &self.fitted.convergence;
        let draws = 100.0 * self.spec.chains as f64;
        found.worst_rhat.is_some_and(|worst| worst <= 1.01)
            && found.least_bulk.is_some_and(|bulk| bulk >= draws)
    }
}

/// Whether votes of a dataset can be read, on an issue if one is named.
///
/// # Errors
/// Where there is no such issue, or the dataset does not say which resolutions are repeated.
pub fn check(manifest: &Manifest, issue: Option<&str>) -> Result<()> {
    if let Some(issue) = issue.filter(|issue| !ISSUES.contains(issue)) {
        return Err(Error::new(format!(
            "there is no issue `{issue}`; there are {}",
            ISSUES.join(", ")
        )));
    }
    if manifest.column("repeats").is_none() {
        return Err(Error::new(format!(
            "{}/{} was imported by an older version, without what ties resolutions together\n  \
             Remove it and add its files again.",
            manifest.dataset, manifest.vintage
        )));
    }
    Ok(())
}

/// The votes of a table that has the columns [`COLUMNS`], of those on an issue if one is named.
#[must_use]
pub fn ballots(table: &Table, issue: Option<&str>) -> Ballots {
    let column = |at: usize| &table.columns[at].values;
    let mut ballots = Gathering::default();
    let states = known(column(3));
    for row in 0..table.rows {
        if issue.is_some_and(|issue| !is_on(column(5).text(row), issue)) {
            continue;
        }
        let numbers =
            (|| Some((small(column(0), row)?, small(column(1), row)?, small(column(4), row)?)))();
        if let (Some((session, roll_call, code)), Values::Text { codes, .. }) = (numbers, column(3))
        {
            let state = codes[row].and_then(|code| states.get(code as usize).copied().flatten());
            let call = ballots.calls.entry(roll_call).or_insert_with(|| Call {
                session,
                day: column(2).day(row),
                amendment: column(6).flag(row),
                paragraph: column(7).flag(row),
                repeats: small(column(8), row),
            });
            let day = call.day;
            ballots.vote(state, roll_call, session, day, code);
        }
    }
    ballots.finish()
}

/// Whether an issue is among those of a roll call, which are parted by semicolons.
fn is_on(issues: Option<&str>, issue: &str) -> bool {
    issues.is_some_and(|all| all.split(';').any(|one| one == issue))
}

struct Call {
    session: u32,
    day: Option<Day>,
    amendment: Option<bool>,
    paragraph: Option<bool>,
    repeats: Option<u32>,
}

#[derive(Default)]
struct Gathering {
    votes: Vec<RawVote>,
    calls: BTreeMap<u32, Call>,
    states: BTreeMap<u32, &'static State>,
    without_number: u64,
}

impl Gathering {
    fn vote(
        &mut self,
        state: Option<&'static State>,
        roll_call: u32,
        session: u32,
        day: Option<Day>,
        code: u32,
    ) {
        match state.and_then(|state| Some((number(state, session, day)?, state))) {
            Some((number, state)) => {
                self.states.insert(number, state);
                self.votes.push(RawVote {
                    state: number,
                    roll_call,
                    code: u8::try_from(code).unwrap_or(u8::MAX),
                });
            }
            None => self.without_number += 1,
        }
    }

    fn finish(self) -> Ballots {
        let facts = |(&id, call): (&u32, &Call)| RollCallFacts {
            id,
            session: call.session,
            year: call.day.map_or(call.session as i32 + SESSION_TO_YEAR, Day::year),
            paragraph: call.paragraph == Some(true),
            amendment: call.amendment == Some(true),
        };
        let link =
            |(&later, call): (&u32, &Call)| call.repeats.map(|earlier| Link { earlier, later });
        Ballots {
            roll_calls: self.calls.iter().map(facts).collect(),
            links: self.calls.iter().filter_map(link).collect(),
            parts_known: self
                .calls
                .values()
                .any(|call| call.amendment.is_some() || call.paragraph.is_some()),
            votes: self.votes,
            states: self.states,
            without_number: self.without_number,
        }
    }
}

/// The number with which the state began the year of the session, as the published file counts: the
/// Federal Republic of Germany keeps 260 through session 45. For a state that began later the
/// number on the day of the vote; for one that voted before independence, such as Ukraine, the only
/// number that ever stood for it.
fn number(state: &State, session: u32, day: Option<Day>) -> Option<u32> {
    let first = Day::new(session as i32 + SESSION_TO_YEAR, 1, 1);
    let dated = [first, day].into_iter().flatten().find_map(|day| state.cow(day)).map(u32::from);
    dated.or_else(|| {
        let mut all = state.codes_on(System::CowNumber, None);
        let only = all.next()?;
        if all.next().is_none() { only.text.parse().ok() } else { None }
    })
}

fn known(values: &Values) -> Vec<Option<&'static State>> {
    let Values::Text { dictionary, .. } = values else { return Vec::new() };
    dictionary.iter().map(|id| World::builtin().state(id)).collect()
}

fn small(values: &Values, row: usize) -> Option<u32> {
    values.int(row).and_then(|number| u32::try_from(number).ok())
}
