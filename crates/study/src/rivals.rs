//! Why did it happen? The rival explanations of a case, weighed.
//!
//! Here the words of a case (hypotheses, clues, sources) become the numbers that `tracing` weighs,
//! and computed clues are computed. What is weighed is explained in docs/rivals.md.

mod apart;
mod causes;
mod compute;
mod elsewhere;
mod groups;
mod people;
mod spec;
mod uncounted;
mod unfold;
mod words;

pub use apart::{Adjusted, Apart};
pub use causes::{CauseAnswer, CauseAnswers};
pub use compute::Computed;
pub(crate) use elsewhere::{bare, computed, lean, weigh};
pub use groups::GroupKind;
pub use people::furthest_apart;
pub use uncounted::{Uncounted, uncounted_text};
pub use unfold::{clue_node, hypothesis_node};
pub use words::{
    bare_decibels_text, changed_text, clue_word, decibels_text, distance_text, flip_sentences,
    probability_text, times_text,
};

use crate::bench::Bench;
use counterpoise_case::model::{Case, ClueId, EventId, HypothesisId, TestKind};
use counterpoise_tracing::{Fitted, Resampled, Spec, Status};
use serde::Serialize;

/// The rival explanations, weighed. Positions in `fitted` are positions in `hypotheses`, `clues`
/// and `clusters` here.
#[derive(Clone, Debug, Serialize)]
pub struct Rivals {
    /// What is weighed, in the order of the case.
    pub hypotheses: Vec<HypothesisId>,
    /// Clues of sets that are on and that could be read, in the order of the case.
    pub clues: Vec<ClueId>,
    /// Whether each was found, as it is counted.
    pub status: Vec<Status>,
    /// Positions of the clusters among those of the case.
    pub clusters: Vec<usize>,
    /// Clues that are not counted, since only a part of their cluster is there.
    pub uncounted: Vec<Uncounted>,
    /// Computed clues, with what was found.
    pub computed: Vec<Computed>,
    /// What the groups that are left out have in common, as in [`Fitted::without_groups`].
    pub groups: Vec<GroupKind>,
    /// What was weighed.
    #[serde(skip)]
    pub spec: Spec,
    /// What came of the weighing.
    pub fitted: Fitted,
    /// The weighing with every likelihood drawn from its interval; `None` without draws.
    pub resampled: Option<Resampled>,
    /// How probable each proposition is that the hypotheses are put together of.
    pub parts: Vec<Part>,
    /// The smallest changes that would flip the lead, in sentences.
    pub flips: Vec<String>,
    /// Questions of cause.
    pub causes: Vec<CauseAnswers>,
}

/// A proposition that hypotheses are put together of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Which.
    pub hypothesis: HypothesisId,
    /// The probability of the hypotheses that assert it.
    pub at_least: f64,
    /// The probability of those that do not deny it.
    pub at_most: f64,
}

/// What came of the rival explanations of a case.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Explained {
    /// They were weighed.
    Weighed(Box<Rivals>),
    /// They cannot be weighed, and why: a sentence each.
    Refused(Vec<String>),
}

impl Explained {
    /// What was weighed.
    #[must_use]
    pub fn weighed(&self) -> Option<&Rivals> {
        match self {
            Explained::Weighed(rivals) => Some(rivals),
            Explained::Refused(_) => None,
        }
    }
}

impl Rivals {
    /// The position of a hypothesis.
    #[must_use]
    pub fn position(&self, id: HypothesisId) -> Option<usize> {
        self.hypotheses.iter().position(|h| *h == id)
    }

    /// The position of a clue; `None`: it does not count.
    #[must_use]
    pub fn clue(&self, id: ClueId) -> Option<usize> {
        self.clues.iter().position(|c| *c == id)
    }

    /// The step of the cluster that the clue at a position counts in.
    #[must_use]
    pub fn cluster_of(&self, clue: usize) -> Option<usize> {
        self.fitted.steps.iter().position(|s| s.cluster.is_some() && s.clues.contains(&clue))
    }

    /// How many clues were looked for and are counted.
    #[must_use]
    pub fn looked_for(&self) -> usize {
        self.fitted.steps.iter().map(|s| s.clues.len()).sum()
    }

    /// How many clues nobody has looked for, or are not known.
    #[must_use]
    pub fn open(&self) -> usize {
        self.status.iter().filter(|s| **s == Status::Open).count()
    }

    /// The name of the hypothesis at a position.
    #[must_use]
    pub fn name<'c>(&self, case: &'c Case, at: usize) -> &'c str {
        &case[self.hypotheses[at]].id
    }

    /// The name of a step: that of its clue or of its cluster.
    #[must_use]
    pub fn step_name<'c>(&self, case: &'c Case, step: usize) -> &'c str {
        let of = &self.fitted.steps[step];
        match of.cluster {
            Some(cluster) => &case.clusters[self.clusters[cluster]].id,
            None => &case[self.clues[of.clues[0]]].id,
        }
    }

    /// The title of a step.
    #[must_use]
    pub fn step_title<'c>(&self, case: &'c Case, step: usize) -> &'c str {
        let of = &self.fitted.steps[step];
        match of.cluster {
            Some(cluster) => &case.clusters[self.clusters[cluster]].title,
            None => &case[self.clues[of.clues[0]]].title,
        }
    }

    /// The title of a step as it was counted: `not found: The accord binds Russia`, `found in 94%
    /// of draws: ...`.
    #[must_use]
    pub fn step_label(&self, case: &Case, step: usize) -> String {
        let (of, title) = (&self.fitted.steps[step], self.step_title(case, step));
        let is_shift = self.is_shift(case, of.clues[0]);
        match (of.cluster, self.status[of.clues[0]]) {
            (None, Status::NotFound) => format!("not found: {title}"),
            (None, Status::Share(q)) if is_shift => {
                format!("at even odds {:.0}%: {title}", 100.0 * q)
            }
            (None, Status::Share(q)) if q < 0.005 => format!("found in no draw: {title}"),
            (None, Status::Share(q)) => format!("found in {:.0}% of draws: {title}", 100.0 * q),
            _ => title.to_owned(),
        }
    }

    /// Whether and how the clue at a position was found: `found`, `found in 62% of draws`.
    #[must_use]
    pub fn status_text(&self, case: &Case, clue: usize) -> String {
        let word = self.found_text(case, clue, self.status[clue]);
        let is_counted = !self.uncounted.iter().any(|u| u.clues.contains(&self.clues[clue]));
        if is_counted {
            word
        } else {
            format!("{word}; not counted, since its cluster is not whole")
        }
    }

    /// The same had it been found otherwise.
    fn found_text(&self, case: &Case, clue: usize, status: Status) -> String {
        match status {
            Status::Share(q) if self.is_shift(case, clue) => {
                format!("found with {:.0}% at even odds beforehand", 100.0 * q)
            }
            status => clue_word(status),
        }
    }

    fn is_shift(&self, case: &Case, clue: usize) -> bool {
        let test = case[self.clues[clue]].computed.as_ref();
        test.is_some_and(|test| matches!(test.kind, TestKind::Shift { .. }))
    }

    /// Events of the clues, the case's and those that computed clues count, each once.
    #[must_use]
    pub fn events(&self, case: &Case) -> Vec<EventId> {
        let mut found: Vec<EventId> =
            self.clues.iter().flat_map(|id| case[*id].events.iter().copied()).collect();
        found.extend(self.computed.iter().flat_map(|c| c.evidence.iter().copied()));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The rival explanations, weighed when they are first asked for. Must be asked for once before many
/// threads ask side by side: the weighing itself uses many threads, and one of them could wait for
/// itself.
pub(crate) fn weighed<'b>(bench: &'b Bench<'_>) -> Option<&'b Explained> {
    bench.weighed(rivals)
}

/// Weighs the rival explanations; `None` if the case has none.
pub(crate) fn rivals(bench: &Bench<'_>) -> Option<Explained> {
    let case = bench.case;
    if !case.hypotheses.iter().any(|h| h.is_weighed) {
        return None;
    }
    let made = spec::Made::of(bench);
    let fitted = match made.spec.fit() {
        Ok(fitted) => fitted,
        Err(problems) => {
            return Some(Explained::Refused(problems.iter().map(ToString::to_string).collect()));
        }
    };
    let resampled = made.spec.resample(case.settings.seed, case.settings.draws);
    let causes = causes::all(case, &made);
    let uncounted = uncounted::all(case, &made);
    let spec::Made { hypotheses, clues, clusters, computed, groups, spec } = made;
    let status = spec.clues.iter().map(|c| c.status).collect();
    let parts = parts(case, &hypotheses, &fitted);
    let flips = Vec::new();
    let mut rivals = Rivals {
        hypotheses,
        clues,
        status,
        clusters,
        uncounted,
        computed,
        groups,
        spec,
        fitted,
        resampled,
        parts,
        flips,
        causes,
    };
    rivals.flips = flip_sentences(case, &rivals);
    Some(Explained::Weighed(Box::new(rivals)))
}

/// Every proposition that is only a part of others, the most probable first.
fn parts(case: &Case, hypotheses: &[HypothesisId], fitted: &Fitted) -> Vec<Part> {
    let sum = |holds: &dyn Fn(HypothesisId) -> bool| -> f64 {
        let own = hypotheses.iter().zip(&fitted.posterior).filter(|(id, _)| holds(**id));
        own.map(|(_, p)| p).sum()
    };
    let part = |id: HypothesisId| Part {
        hypothesis: id,
        at_least: sum(&|h| case[h].asserts.contains(&id)),
        at_most: sum(&|h| !case[h].denies.contains(&id)),
    };
    let all =
        (0..case.hypotheses.len() as u32).map(HypothesisId).filter(|id| !case[*id].is_weighed);
    let mut found: Vec<Part> = all.map(part).collect();
    found.sort_by(|a, b| b.at_least.total_cmp(&a.at_least).then(b.at_most.total_cmp(&a.at_most)));
    found
}
