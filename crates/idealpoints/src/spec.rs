//! What a run of the model is told.

use serde::{Deserialize, Serialize};

use crate::Problem;

/// The settings of a run. Every field counts; two runs with the same settings and votes give the
/// same bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spec {
    /// The seed of all random draws.
    pub seed: u64,
    /// Independent chains, 1 or more; 4 let the diagnostics speak (Vehtari et al. 2021).
    pub chains: usize,
    /// Iterations of each chain that are thrown away at the start.
    pub burn_in: usize,
    /// Iterations of each chain after those; means and standard deviations use all of them.
    pub kept: usize,
    /// Every so-manieth kept iteration is stored, for quantiles, diagnostics and distances.
    pub thin: usize,
    /// The variance by which a state may move between sessions, before it is scaled by the number
    /// of votes (0.5 in the published estimates). Smaller is smoother.
    pub smoothing: f64,
    /// States with a known place, used for starting values only; they fix which end of the scale is
    /// positive.
    pub anchors: Vec<Anchor>,
    /// Where the chains start.
    pub start: Start,
    /// How far the thresholds of a roll call may jump.
    pub steps: Steps,
}

/// A state whose place is roughly known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// The number of the state.
    pub state: u32,
    /// Its starting value in every session.
    pub start: f64,
}

/// Where the chains start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Start {
    /// As in the original code: thresholds from the shares of the votes, slopes from the votes of
    /// the anchors.
    Anchors,
    /// From there, EM steps towards the mode; each chain then starts from the result with noise of
    /// its own.
    ///
    /// Only a start: EM ranks the states of a session well and their movement over time badly.
    Em {
        /// EM steps; each costs about as much as an iteration of a chain.
        iterations: usize,
    },
}

/// How far the thresholds of a roll call may jump in one iteration.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Steps {
    /// A standard deviation for all roll calls ([`Steps::ORIGINAL`] in the original code).
    Fixed(f64),
    /// A standard deviation for each roll call, tuned during the burn-in so that one jump in three
    /// succeeds, and fixed from then on.
    Tuned,
}

impl Steps {
    /// The step of the original code, 0.2 over the number of choices (Johnson and Albert 1999, p.
    /// 135).
    pub const ORIGINAL: Steps = Steps::Fixed(0.2 / 3.0);
}

impl Spec {
    /// The length of the published run: one chain, 4,000 iterations thrown away, 20,000 kept, every
    /// fiftieth stored.
    pub fn published(seed: u64) -> Spec {
        Spec { chains: 1, burn_in: 4_000, kept: 20_000, thin: 50, ..Spec::short(seed) }
    }

    /// A short run: four chains, 1,000 iterations thrown away, 1,500 kept, every fifth stored, EM
    /// start.
    pub fn short(seed: u64) -> Spec {
        Spec {
            seed,
            chains: 4,
            burn_in: 1_000,
            kept: 1_500,
            thin: 5,
            smoothing: 0.5,
            anchors: published_anchors(),
            start: Start::Em { iterations: 20 },
            steps: Steps::ORIGINAL,
        }
    }

    /// The first thing wrong with the settings.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let step_is_good = match self.steps {
            Steps::Fixed(step) => step > 0.0 && step <= 7.0,
            Steps::Tuned => true,
        };
        let rules = [
            (self.chains >= 1, "A run needs at least one chain. Write chains: 4."),
            (self.thin >= 1, "Thinning by 0 stores nothing. Write 1 to store every iteration."),
            (
                self.kept >= self.thin,
                "No draw would be stored: keep at least as many iterations as the thinning skips.",
            ),
            (
                self.smoothing > 0.0 && self.smoothing.is_finite(),
                "The smoothing must be a number above 0, such as 0.5.",
            ),
            (
                step_is_good,
                "The step of the thresholds must be above 0 and at most 7, such as 0.067.",
            ),
            (
                self.anchors.iter().all(|it| it.start.abs() <= 5.0),
                "An anchor must start between -5 and 5.",
            ),
        ];
        rules
            .iter()
            .find(|(good, _)| !good)
            .map_or(Ok(()), |(_, sentence)| Err(Problem::Setting(sentence)))
    }

    /// Draws that each chain stores.
    pub(crate) fn stored(&self) -> usize {
        self.kept / self.thin
    }
}

/// The anchors of the published estimates by Correlates of War numbers: the United States, Canada,
/// the United Kingdom and Israel start at +3; the Soviet Union or Russia and the German Democratic
/// Republic at -2.
///
/// Source: Bailey, Strezhnev and Voeten 2017, replication code of April 2020.
pub fn published_anchors() -> Vec<Anchor> {
    let at = |start: f64, states: &[u32]| {
        states.iter().map(|&state| Anchor { state, start }).collect::<Vec<_>>()
    };
    [at(3.0, &[2, 20, 200, 666]), at(-2.0, &[365, 265])].concat()
}
