//! The votes of the store as the model takes them: states by their Correlates of War numbers.

use crate::failure::{Failure, Result};
use counterpoise_datasets::{Manifest, Store, Values};
use counterpoise_dates::Day;
use counterpoise_idealpoints::{Link, RawVote, RollCallFacts};
use counterpoise_world::{State, System, World};
use std::collections::BTreeMap;

/// The issues that the data know.
const ISSUES: [&str; 6] = ["me", "nu", "di", "hr", "co", "ec"];
/// How many sessions lie before 1946, in years.
pub(super) const SESSION_TO_YEAR: i32 = 1945;

/// What the rules of the model choose from.
pub(crate) struct Ballots {
    pub(super) votes: Vec<RawVote>,
    pub(super) roll_calls: Vec<RollCallFacts>,
    pub(super) links: Vec<Link>,
    /// The state of each number.
    pub(super) states: BTreeMap<u32, &'static State>,
    /// Votes of states that no Correlates of War number ever stood for.
    pub(super) without_number: u64,
    /// Whether the data say which votes were on paragraphs and amendments.
    pub(super) parts_known: bool,
}

pub(super) fn read(
    store: &Store,
    manifest: &Manifest,
    issue: Option<&str>,
    years: Option<(i32, i32)>,
) -> Result<Ballots> {
    if let Some(issue) = issue.filter(|issue| !ISSUES.contains(issue)) {
        return Err(Failure::new(format!(
            "there is no issue `{issue}`; there are {}",
            ISSUES.join(", ")
        )));
    }
    if manifest.column("repeats").is_none() {
        return Err(Failure::new(format!(
            "{}/{} was imported by an older version, without what ties resolutions together\n  Remove it and add its files again.",
            manifest.dataset, manifest.vintage
        )));
    }
    let columns =
        ["session", "rcid", "date", "state", "vote", "issues", "amendment", "paragraph", "repeats"];
    let table = store.table(&manifest.dataset, Some(&manifest.vintage), &columns, years)?;
    let column = |at: usize| &table.columns[at].values;
    let mut ballots = Gathering::default();
    let states = known(column(3));
    for row in 0..table.rows {
        if issue.is_some_and(|issue| {
            !column(5).text(row).is_some_and(|all| all.split(';').any(|one| one == issue))
        }) {
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
    Ok(ballots.finish())
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
