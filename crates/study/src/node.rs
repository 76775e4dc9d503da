//! An unfolding: a fact, and the facts that it rests on. `present` tells it in words.

use crate::subject::Subject;
use counterpoise_case::model::{Citation, EventId};
use serde::Serialize;

/// A fact and what it rests on.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// The fact.
    pub about: Subject,
    /// Events that it names or rests on.
    pub events: Vec<EventId>,
    /// Where it is written.
    pub cites: Vec<Citation>,
    /// What it rests on.
    pub children: Vec<Node>,
}

impl Node {
    /// A fact by itself.
    pub(crate) fn leaf(about: Subject) -> Node {
        Node::new(about, Vec::new())
    }

    /// A fact, and what it rests on.
    pub(crate) fn new(about: Subject, children: Vec<Node>) -> Node {
        Node { about, events: Vec::new(), cites: Vec::new(), children }
    }

    pub(crate) fn over(self, children: Vec<Node>) -> Node {
        Node { children, ..self }
    }

    pub(crate) fn of_events(self, events: Vec<EventId>) -> Node {
        Node { events, ..self }
    }

    pub(crate) fn citing(self, cites: Vec<Citation>) -> Node {
        Node { cites, ..self }
    }
}
