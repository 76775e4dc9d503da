//! What is weighed: hypotheses, clues, clusters.

use crate::van_evera::DEFAULT_CUT;
use serde::Serialize;

/// What is to be weighed. The hypotheses exclude each other, and the result is conditional on one
/// of them being true.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// At least two.
    pub hypotheses: Vec<Hypothesis>,
    /// Clues, in the order in which they are read; the order changes no result.
    pub clues: Vec<Clue>,
    /// Clues that hang together. A clue is in one cluster at most.
    pub clusters: Vec<Cluster>,
    /// Clues to be left out together, to see what comes of it.
    pub groups: Vec<Group>,
    /// Where a test begins to be a decisive one, in decibels; see [`crate::VanEvera`].
    pub cut: f64,
}

impl Default for Spec {
    fn default() -> Spec {
        let (hypotheses, clues, clusters, groups) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Spec { hypotheses, clues, clusters, groups, cut: DEFAULT_CUT }
    }
}

/// A rival hypothesis.
#[derive(Clone, Debug, PartialEq)]
pub struct Hypothesis {
    /// Its name.
    pub name: String,
    /// Its probability before the clues, 0..=1; `None`: it shares equally with the others of this
    /// kind in what the stated priors leave.
    pub prior: Option<f64>,
}

impl Hypothesis {
    /// Without a prior of its own.
    #[must_use]
    pub fn new(name: &str) -> Hypothesis {
        Hypothesis { name: name.to_owned(), prior: None }
    }
}

/// What was looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Clue {
    /// Its name.
    pub name: String,
    /// Whether it was found.
    pub status: Status,
    /// In what its likelihoods are given.
    pub scale: Scale,
    /// How likely it is under each hypothesis, by each who was asked; at least one.
    pub said: Vec<Said>,
}

impl Clue {
    /// A clue that was found, with the likelihoods of one person.
    #[must_use]
    pub fn found(name: &str, said: Said) -> Clue {
        Clue {
            name: name.to_owned(),
            status: Status::Found,
            scale: Scale::Probability,
            said: vec![said],
        }
    }

    /// The same clue with another status.
    #[must_use]
    pub fn but(self, status: Status) -> Clue {
        Clue { status, ..self }
    }
}

/// Whether a clue was found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Status {
    /// It was looked for and found.
    Found,
    /// It was looked for and not found. Its likelihood is one minus that of being found.
    NotFound,
    /// It was found with this probability, 0..=1: something computed, that came out in a share of
    /// the draws. Its likelihood is q p + (1 - q)(1 - p).
    Share(f64),
    /// Nobody has looked. It says nothing yet; [`crate::Expected`] says what it would teach.
    Open,
}

/// In what likelihoods are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Scale {
    /// Probabilities that the clue would be found, 0..=1.
    Probability,
    /// Decibels of what was observed, up to a constant that is the same for all hypotheses. What
    /// would have been had it not been found is then not stated.
    Decibels,
}

/// The likelihoods of a clue by one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Who.
    pub by: String,
    /// One for each hypothesis.
    pub under: Vec<Range>,
}

impl Said {
    /// From plain probabilities.
    #[must_use]
    pub fn probabilities(by: &str, under: &[f64]) -> Said {
        Said { by: by.to_owned(), under: under.iter().map(|p| Range::point(*p)).collect() }
    }
}

/// A number with an interval around it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Range {
    /// The least.
    pub low: f64,
    /// The number counted with.
    pub value: f64,
    /// The greatest.
    pub high: f64,
    /// The judgement it belongs to. Ranges of one person about one clue with the same number are
    /// one judgement about several hypotheses: whatever value of the interval is meant, it is meant
    /// for all of them. `None`: a judgement of its own.
    #[serde(skip)]
    pub line: Option<u32>,
}

impl Range {
    /// Without an interval.
    #[must_use]
    pub fn point(value: f64) -> Range {
        Range::new(value, value, value)
    }

    /// From the least to the greatest; counted with is the middle.
    #[must_use]
    pub fn between(low: f64, high: f64) -> Range {
        Range::new(low, low + (high - low) / 2.0, high)
    }

    /// With the number counted with anywhere in its interval; a judgement of its own.
    #[must_use]
    pub fn new(low: f64, value: f64, high: f64) -> Range {
        Range { low, value, high, line: None }
    }

    /// The same range as a part of a judgement about several hypotheses.
    #[must_use]
    pub fn of_line(self, line: u32) -> Range {
        Range { line: Some(line), ..self }
    }
}

/// Clues that hang together: having seen one, the others surprise less (or more).
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its name.
    pub name: String,
    /// Positions of its clues; at least two.
    pub clues: Vec<usize>,
    /// How they hang together.
    pub link: Link,
}

/// How the clues of a cluster hang together.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// The probability of all that was observed of its clues together, under each hypothesis, by
    /// each who was asked.
    Joint(Vec<Said>),
    /// Clues whose probability is stated given what was observed of others of the cluster. Those
    /// that are not among them count with their own. Multiplied, they are the joint probability:
    /// the chain rule.
    Given(Vec<Conditional>),
    /// What was stated of them together was stated of more clues than these, and tells nothing of a
    /// part: one that is left alone counts by itself, several do not count.
    Unstated,
    /// 0: under each hypothesis they are independent, and their probabilities are multiplied. 1:
    /// whenever the least likely of them is so, all are, and its probability is that of all.
    /// Between: (1 - d) times the first plus d times the second, the one-parameter family of
    /// Frechet; for two clues of equal probability d is their correlation. Of clues in decibels,
    /// which are no probabilities, the decibels count (1 - d) times with their sum and d times with
    /// their mean.
    Dependence(f64),
}

/// A clue of a cluster, given others of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conditional {
    /// Position of the clue.
    pub clue: usize,
    /// Positions of the clues that it is given; they stand before it in the cluster. Given them,
    /// those of the cluster that are not named say nothing more of it.
    pub given: Vec<usize>,
    /// The probability that the clue would be found, given what was observed of them, under each
    /// hypothesis, 0..=1, by each who was asked.
    pub said: Vec<Said>,
}

impl Link {
    /// What is stated of a clue given others.
    #[must_use]
    pub fn conditional(&self, clue: usize) -> Option<&Conditional> {
        match self {
            Link::Given(all) => all.iter().find(|c| c.clue == clue),
            Link::Joint(_) | Link::Dependence(_) | Link::Unstated => None,
        }
    }
}

/// Clues to be left out together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// Their positions.
    pub clues: Vec<usize>,
    /// Clues that stay, found otherwise than with everything: what is computed from what goes.
    pub changed: Vec<(usize, Status)>,
}
