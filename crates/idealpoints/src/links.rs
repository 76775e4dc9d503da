//! Which roll calls share their parameters, and who voted often enough to be placed.

use std::collections::BTreeMap;

use crate::{Choice, Link, Problem, Votes};

/// A state in a session, with the number of its votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// The session.
    pub session: u32,
    /// The state.
    pub state: u32,
    /// Its votes in that session.
    pub votes: usize,
}

/// For each linked roll call the one whose parameters it shares: the end of the chain of links.
///
/// A roll call with several earlier partners takes the smallest, as in the code of Bailey,
/// Strezhnev and Voeten. A link of a roll call with itself is ignored; the order of the two numbers
/// does not matter.
pub fn linked_to(links: &[Link]) -> BTreeMap<u32, u32> {
    let mut earlier: BTreeMap<u32, u32> = BTreeMap::new();
    for link in links.iter().filter(|link| link.earlier != link.later) {
        let (first, second) = (link.earlier.min(link.later), link.earlier.max(link.later));
        earlier.entry(second).and_modify(|known| *known = first.min(*known)).or_insert(first);
    }
    // Ascending: the partner of each roll call is smaller and has found the end of its chain
    // before.
    let mut ends = BTreeMap::new();
    for (&roll_call, &partner) in &earlier {
        let end = ends.get(&partner).copied().unwrap_or(partner);
        ends.insert(roll_call, end);
    }
    ends
}

/// The votes without those on which all who voted, voted alike, counting linked roll calls as one;
/// and how many went.
///
/// A unanimous vote separates nobody. [`crate::Spec::fit`] applies this itself.
pub fn drop_unanimous(votes: &Votes) -> (Votes, usize) {
    let ends = linked_to(&votes.links);
    let mut end = remembered(|roll_call| ends.get(&roll_call).copied().unwrap_or(roll_call));
    let mut seen: BTreeMap<u32, (Choice, bool)> = BTreeMap::new();
    for vote in &votes.votes {
        let entry = seen.entry(end(vote.roll_call)).or_insert((vote.choice, false));
        entry.1 |= entry.0 != vote.choice;
    }
    let mut divided =
        remembered(|roll_call| seen.get(&end(roll_call)).is_some_and(|entry| entry.1));
    let kept: Vec<_> = votes.votes.iter().copied().filter(|vote| divided(vote.roll_call)).collect();
    let dropped = votes.votes.len() - kept.len();
    (
        Votes { roll_calls: votes.roll_calls.clone(), links: votes.links.clone(), votes: kept },
        dropped,
    )
}

/// Every state that voted in a session, by session and state, with the number of its votes (NVotes
/// in Voeten's file).
pub fn seats(votes: &Votes) -> Result<Vec<Seat>, Problem> {
    let sessions = sessions_of(votes)?;
    let mut session_of = remembered(|roll_call| sessions.get(&roll_call).copied());
    let mut counts: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for vote in &votes.votes {
        let unknown = Problem::UnknownRollCall { state: vote.state, roll_call: vote.roll_call };
        let session = session_of(vote.roll_call).ok_or(unknown)?;
        *counts.entry((session, vote.state)).or_default() += 1;
    }
    let seat = |(&(session, state), &votes): (&(u32, u32), &usize)| Seat { session, state, votes };
    Ok(counts.iter().map(seat).collect())
}

/// The session of each roll call.
pub(crate) fn sessions_of(votes: &Votes) -> Result<BTreeMap<u32, u32>, Problem> {
    let mut sessions = BTreeMap::new();
    for roll_call in &votes.roll_calls {
        if sessions.insert(roll_call.id, roll_call.session).is_some() {
            return Err(Problem::RollCallTwice { id: roll_call.id });
        }
    }
    Ok(sessions)
}

/// The function, with its last answer kept: votes mostly come one roll call after the other.
pub(crate) fn remembered<T: Copy>(mut find: impl FnMut(u32) -> T) -> impl FnMut(u32) -> T {
    let mut last: Option<(u32, T)> = None;
    move |key| match last {
        Some((known, value)) if known == key => value,
        _ => last.insert((key, find(key))).1,
    }
}
