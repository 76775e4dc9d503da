//! Votes laid out for the sampler: by roll call for its parameters, by session for the states.
//!
//! *Observations* are sorted by item (a roll call with all that are linked to it), then by choice, session and state.
//! An item is thus three runs without a branch inside: yes, abstain, no. *Points* (a state in a session) are sorted by
//! session and state, so that a run of one item reads neighbouring points. *Blocks* of items are the unit of parallel
//! work; their borders depend on the votes alone, never on the number of threads.

use std::ops::Range;

use crate::links::{remembered, sessions_of};
use crate::{Choice, Problem, Seat, Spec, Votes, drop_unanimous, linked_to, seats};

/// Observations in a block, or a little more: small enough to share out, large enough to be worth
/// it.
const BLOCK: usize = 8_192;

/// Everything about the votes that does not change during a run.
pub(crate) struct Layout {
    /// States in sessions, by session and state.
    pub(crate) points: Vec<Seat>,
    /// What each point is tied to.
    pub(crate) priors: Vec<Prior>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) sessions: Vec<Session>,
    pub(crate) items: usize,
    pub(crate) observations: usize,
    /// Votes on which all agreed, which are not among the observations.
    pub(crate) unanimous: usize,
}

/// The prior of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Prior {
    /// The point of the same state whose mean is the mean of this one; without one the mean is 0.
    pub(crate) tied_to: Option<u32>,
    /// 1 / variance.
    pub(crate) precision: f64,
}

/// Some neighbouring items.
pub(crate) struct Block {
    pub(crate) items: Vec<Shape>,
    /// The point of each observation.
    pub(crate) seats: Vec<u32>,
    /// How many observations and items come before it.
    pub(crate) first_observation: usize,
    pub(crate) first_item: usize,
}

/// Where an item lies in its block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The roll call that names the item: the first of those linked.
    pub(crate) id: u32,
    pub(crate) start: usize,
    pub(crate) yes: usize,
    pub(crate) abstain: usize,
    pub(crate) no: usize,
}

impl Shape {
    pub(crate) fn len(&self) -> usize {
        self.yes + self.abstain + self.no
    }

    /// Votes in favour, abstentions and votes against, from the start of the item.
    pub(crate) fn parts(&self) -> [Range<usize>; 3] {
        let abstain = self.yes + self.abstain;
        [0..self.yes, self.yes..abstain, abstain..self.len()]
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.start + self.len()
    }
}

/// The points of a session and the runs of observations that bear on them.
pub(crate) struct Session {
    pub(crate) points: Range<usize>,
    pub(crate) runs: Vec<Run>,
}

/// Neighbouring observations of one item in one session.
pub(crate) struct Run {
    pub(crate) block: usize,
    pub(crate) item: usize,
    pub(crate) observations: Range<usize>,
}

/// One vote: item, choice, point. Sorting by these is the order of observations.
type Observation = (u32, Choice, u32);

impl Layout {
    pub(crate) fn new(votes: &Votes, smoothing: f64) -> Result<Layout, Problem> {
        seats(votes)?;
        refuse_second_votes(votes)?;
        let (divided, unanimous) = drop_unanimous(votes);
        let points = seats(&divided)?;
        let observations = observe(&divided, &points)?;
        if points.len() < 2 {
            return Err(Problem::NothingDivides { votes: votes.votes.len(), unanimous });
        }
        let blocks = cut(&observations);
        let sessions = by_session(&points, &blocks);
        let items = blocks.iter().map(|block| block.items.len()).sum();
        let priors = tie(&points, smoothing);
        Ok(Layout {
            points,
            priors,
            blocks,
            sessions,
            items,
            observations: observations.len(),
            unanimous,
        })
    }

    pub(crate) fn for_spec(votes: &Votes, spec: &Spec) -> Result<Layout, Problem> {
        spec.check()?;
        Layout::new(votes, spec.smoothing)
    }
}

/// The sorted observations.
fn observe(votes: &Votes, points: &[Seat]) -> Result<Vec<Observation>, Problem> {
    let sessions = sessions_of(votes)?;
    let ends = linked_to(&votes.links);
    let mut place_of = remembered(|roll_call| {
        let end = ends.get(&roll_call).copied().unwrap_or(roll_call);
        (sessions.get(&roll_call).copied(), end)
    });
    let place = |vote: &crate::Vote| {
        let (session, end) = place_of(vote.roll_call);
        let seat = points
            .binary_search_by_key(&(session?, vote.state), |point| (point.session, point.state))
            .ok()?;
        Some((end, vote.choice, seat as u32))
    };
    // Every vote has a place: `points` was counted from the same votes.
    let mut observations: Vec<Observation> = votes.votes.iter().filter_map(place).collect();
    observations.sort_unstable();
    Ok(observations)
}

fn refuse_second_votes(votes: &Votes) -> Result<(), Problem> {
    let mut cast: Vec<(u32, u32)> =
        votes.votes.iter().map(|vote| (vote.roll_call, vote.state)).collect();
    cast.sort_unstable();
    let twice = cast.windows(2).find(|pair| pair[0] == pair[1]);
    twice.map_or(Ok(()), |pair| Err(Problem::VotedTwice { state: pair[0].1, roll_call: pair[0].0 }))
}

/// Cuts the observations into blocks at the borders of items.
fn cut(observations: &[Observation]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut first_observation = 0;
    for (first_item, item) in observations.chunk_by(|a, b| a.0 == b.0).enumerate() {
        if blocks.last().is_none_or(|block| block.seats.len() >= BLOCK) {
            blocks.push(Block {
                items: Vec::new(),
                seats: Vec::new(),
                first_observation,
                first_item,
            });
        }
        if let Some(block) = blocks.last_mut() {
            block.items.push(shape(item, block.seats.len()));
            block.seats.extend(item.iter().map(|it| it.2));
        }
        first_observation += item.len();
    }
    blocks
}

fn shape(item: &[Observation], start: usize) -> Shape {
    let count = |choice: Choice| item.iter().filter(|it| it.1 == choice).count();
    Shape {
        id: item[0].0,
        start,
        yes: count(Choice::Yes),
        abstain: count(Choice::Abstain),
        no: count(Choice::No),
    }
}

/// The runs of each session, in the order of the observations.
fn by_session(points: &[Seat], blocks: &[Block]) -> Vec<Session> {
    let mut sessions = Vec::new();
    let mut session_of = Vec::with_capacity(points.len());
    for group in points.chunk_by(|a, b| a.session == b.session) {
        let start = session_of.len();
        session_of.extend(std::iter::repeat_n(sessions.len(), group.len()));
        sessions.push(Session { points: start..start + group.len(), runs: Vec::new() });
    }
    for (block, content) in blocks.iter().enumerate() {
        for (item, shape) in content.items.iter().enumerate() {
            for observations in runs(content, shape, &session_of) {
                let session = session_of[content.seats[observations.start] as usize];
                sessions[session].runs.push(Run { block, item, observations });
            }
        }
    }
    sessions
}

/// The stretches of an item that stay in one session.
fn runs(block: &Block, shape: &Shape, session_of: &[usize]) -> Vec<Range<usize>> {
    let mut start = shape.start;
    let of = |seat: &u32| session_of[*seat as usize];
    let groups = block.seats[shape.range()].chunk_by(|a, b| of(a) == of(b));
    let range = |group: &[u32]| {
        start += group.len();
        start - group.len()..start
    };
    groups.map(range).collect()
}

/// Ties every point to the session before it, and the first point of a state to its second.
///
/// The variance is the smoothing times n / (n + m), with n the votes of the point and m those of
/// the one it is tied to; a gap in a state's record is bridged from the last session before it. A
/// state with a single session has a standard normal prior.
fn tie(points: &[Seat], smoothing: f64) -> Vec<Prior> {
    let mut by_state: Vec<usize> = (0..points.len()).collect();
    by_state.sort_by_key(|&point| (points[point].state, points[point].session));
    let mut priors = vec![Prior { tied_to: None, precision: 1.0 }; points.len()];
    for state in by_state.chunk_by(|&a, &b| points[a].state == points[b].state) {
        for (place, &point) in state.iter().enumerate() {
            let partner = if place == 0 { state.get(1) } else { state.get(place - 1) };
            if let Some(&partner) = partner {
                let (n, m) = (points[point].votes as f64, points[partner].votes as f64);
                priors[point] =
                    Prior { tied_to: Some(partner as u32), precision: (n + m) / (n * smoothing) };
            }
        }
    }
    priors
}
