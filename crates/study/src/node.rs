//! A line of an unfolding, with the facts that it tells: no reader takes the line apart again.

use counterpoise_case::model::{
    AssessmentId, AttributeId, Citation, ClueId, ConceptId, EventId, HypothesisId, IndicatorId,
    SeriesId,
};
use serde::Serialize;

/// What a line is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// A verdict.
    Verdict,
    /// What the dates leave open.
    Dates,
    /// A concept and its membership.
    Concept(ConceptId),
    /// One condition of a concept, and whether it binds.
    Condition {
        /// Whether it is the weakest.
        binds: bool,
    },
    /// An attribute and its membership.
    Attribute(AttributeId),
    /// An indicator and its number.
    Indicator(IndicatorId),
    /// A part of an indicator's number.
    Part,
    /// A value of a series.
    Series(SeriesId),
    /// A judgement.
    Assessment(AssessmentId),
    /// An event.
    Event(EventId),
    /// How an event is coded.
    Coding,
    /// One of several readings of an event.
    Reading,
    /// Where something is told.
    Source,
    /// A claim, by its position in the case.
    Claim(usize),
    /// A test of a claim.
    Test,
    /// Why a test comes out as it does.
    Reason,
    /// A hypothesis.
    Hypothesis(HypothesisId),
    /// A clue.
    Clue(ClueId),
    /// How likely a clue is under a hypothesis.
    Likelihood,
    /// How probable a hypothesis was beforehand.
    Prior,
    /// How probable it is after the clues.
    Posterior,
    /// Two hypotheses against each other.
    Odds,
    /// What a clue says by itself.
    Weight,
    /// Clues that hang together.
    Cluster,
    /// Which of Van Evera's tests a clue is.
    TestType,
    /// What happens without a clue.
    Without,
    /// What looking for a clue would teach.
    Expected,
    /// The test of a computed clue.
    ComputedTest,
    /// Where a clue was looked for.
    Search,
    /// A question of cause.
    Cause,
    /// What a hypothesis predicts.
    Prediction,
    /// Something in words.
    #[default]
    Note,
}

impl Subject {
    /// The word for it, as in the column `kind`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Subject::Verdict => "verdict",
            Subject::Dates => "dates",
            Subject::Concept(_) => "concept",
            Subject::Condition { .. } => "condition",
            Subject::Attribute(_) => "attribute",
            Subject::Indicator(_) => "indicator",
            Subject::Part => "part",
            Subject::Series(_) => "series",
            Subject::Assessment(_) => "assessment",
            Subject::Event(_) => "event",
            Subject::Coding => "coding",
            Subject::Reading => "reading",
            Subject::Source => "source",
            Subject::Claim(_) => "claim",
            Subject::Test | Subject::ComputedTest => "test",
            Subject::Reason => "reason",
            Subject::Hypothesis(_) => "hypothesis",
            Subject::Clue(_) => "clue",
            Subject::Likelihood => "likelihood",
            Subject::Prior => "prior",
            Subject::Posterior => "posterior",
            Subject::Odds => "odds",
            Subject::Weight => "weight",
            Subject::Cluster => "cluster",
            Subject::TestType => "type",
            Subject::Without => "without",
            Subject::Expected => "expected",
            Subject::Search => "search",
            Subject::Cause => "cause",
            Subject::Prediction => "prediction",
            Subject::Note => "note",
        }
    }
}

/// A line and what it rests on.
#[derive(Clone, Debug, Serialize)]
pub struct Node {
    /// The line.
    pub text: String,
    /// What it is about.
    #[serde(skip)]
    pub about: Subject,
    /// Of what something is said.
    #[serde(skip)]
    pub label: String,
    /// What is said of it; may be empty.
    #[serde(skip)]
    pub value: String,
    /// Events that it names or rests on.
    #[serde(skip)]
    pub events: Vec<EventId>,
    /// Where it is written.
    #[serde(skip)]
    pub cites: Vec<Citation>,
    /// What it rests on.
    pub children: Vec<Node>,
}

impl Node {
    /// A line in words.
    pub(crate) fn leaf(text: impl Into<String>) -> Node {
        Node::new(text, Vec::new())
    }

    /// A line in words, and what it rests on.
    pub(crate) fn new(text: impl Into<String>, children: Vec<Node>) -> Node {
        let text = text.into();
        let (label, value, events, cites) = (text.clone(), String::new(), Vec::new(), Vec::new());
        Node { text, about: Subject::Note, label, value, events, cites, children }
    }

    /// The line `label: value`; without a value the label alone.
    pub(crate) fn said(about: Subject, label: impl Into<String>, value: impl Into<String>) -> Node {
        let (label, value) = (label.into(), value.into());
        let text = if value.is_empty() { label.clone() } else { format!("{label}: {value}") };
        Node { about, label, value, ..Node::leaf(text) }
    }

    /// The same, in a line of its own words.
    pub(crate) fn in_words(self, text: impl Into<String>) -> Node {
        Node { text: text.into(), ..self }
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
