//! The rules by which Bailey, Strezhnev and Voeten chose the votes of their main estimates.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::links::remembered;
use crate::{Choice, Link, RollCall, Vote, Votes, drop_unanimous};

/// A roll call as a file of votes describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollCallFacts {
    /// Its number.
    pub id: u32,
    /// The session.
    pub session: u32,
    /// The calendar year of the vote.
    pub year: i32,
    /// Whether it was on a single paragraph; `false` if the file does not say.
    pub paragraph: bool,
    /// Whether it was on an amendment; `false` if the file does not say.
    pub amendment: bool,
}

/// A vote as a file has it, with its raw code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawVote {
    /// The number of the state.
    pub state: u32,
    /// The number of the roll call.
    pub roll_call: u32,
    /// 1 yes, 2 abstain, 3 no; anything else is no vote (8 absent, 9 not a member).
    pub code: u8,
}

/// Which votes stay out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Sessions left out.
    pub sessions: Vec<u32>,
    /// States left out.
    pub states: Vec<u32>,
    /// States left out in one session: (state, session).
    pub seats: Vec<(u32, u32)>,
    /// Votes on paragraphs and amendments stay out if held after this year; `None` keeps them all.
    pub parts_after: Option<i32>,
}

impl Rules {
    /// The rules behind the published file "All". States are Correlates of War numbers.
    ///
    /// Left out: session 19 (a single roll call), Zanzibar (511, two votes), South Africa (560) in
    /// session 48 (one vote after two decades of absence), and votes on paragraphs and amendments
    /// after 1989. Absences and roll calls on which all agreed stay out under any rules.
    ///
    /// Source: Bailey, Strezhnev and Voeten 2017, replication code of April 2020, data processing.
    pub fn published() -> Rules {
        Rules {
            sessions: vec![19],
            states: vec![511],
            seats: vec![(560, 48)],
            parts_after: Some(1989),
        }
    }

    /// The votes that stay, and how many went for what reason.
    ///
    /// A vote counts for the first reason that applies, in the order of [`Reason`]. Pure: the order
    /// of rows has no effect on which votes stay.
    pub fn select(
        &self,
        roll_calls: &[RollCallFacts],
        links: &[Link],
        votes: &[RawVote],
    ) -> Selection {
        let facts: BTreeMap<u32, &RollCallFacts> =
            roll_calls.iter().map(|facts| (facts.id, facts)).collect();
        let mut dropped: BTreeMap<Reason, usize> = BTreeMap::new();
        let mut kept = Vec::new();
        let mut facts = remembered(|roll_call| facts.get(&roll_call).copied());
        for vote in votes {
            match self.judge(vote, facts(vote.roll_call)) {
                Ok(choice) => {
                    kept.push(Vote { state: vote.state, roll_call: vote.roll_call, choice });
                }
                Err(reason) => *dropped.entry(reason).or_default() += 1,
            }
        }
        let (votes, unanimous) = drop_unanimous(&assemble(roll_calls, links, kept));
        dropped.insert(Reason::Unanimous, unanimous);
        dropped.retain(|_, count| *count > 0);
        Selection { votes, dropped }
    }

    /// The choice behind a vote that stays.
    fn judge(&self, vote: &RawVote, facts: Option<&RollCallFacts>) -> Result<Choice, Reason> {
        let choice = Choice::from_code(vote.code).ok_or(Reason::Absent)?;
        let facts = facts.ok_or(Reason::UnknownRollCall)?;
        let part = facts.paragraph || facts.amendment;
        if self.sessions.contains(&facts.session) {
            Err(Reason::Session)
        } else if self.states.contains(&vote.state) {
            Err(Reason::State)
        } else if self.seats.contains(&(vote.state, facts.session)) {
            Err(Reason::Seat)
        } else if part && self.parts_after.is_some_and(|year| year < facts.year) {
            Err(Reason::Part)
        } else {
            Ok(choice)
        }
    }
}

/// Why a vote stays out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// Absent, not a member, or a code that means no vote.
    Absent,
    /// Its roll call is not in the list.
    UnknownRollCall,
    /// A session left out.
    Session,
    /// A state left out.
    State,
    /// A state left out in this session.
    Seat,
    /// On a paragraph or an amendment.
    Part,
    /// All who voted, voted alike.
    Unanimous,
}

/// What the rules keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The votes that stay, with their roll calls and links.
    pub votes: Votes,
    /// How many votes went for each reason; reasons without votes are absent.
    pub dropped: BTreeMap<Reason, usize>,
}

/// The votes with the roll calls they name, each once.
fn assemble(roll_calls: &[RollCallFacts], links: &[Link], votes: Vec<Vote>) -> Votes {
    let groups = votes.chunk_by(|a, b| a.roll_call == b.roll_call);
    let voted: BTreeSet<u32> = groups.map(|group| group[0].roll_call).collect();
    let listed = roll_calls.iter().filter(|facts| voted.contains(&facts.id));
    let listed: BTreeMap<u32, u32> = listed.map(|facts| (facts.id, facts.session)).collect();
    let roll_calls = listed.into_iter().map(|(id, session)| RollCall { id, session }).collect();
    Votes { roll_calls, links: links.to_vec(), votes }
}
