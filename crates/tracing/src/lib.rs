//! Bayesian process tracing: rival explanations weighed clue by clue, with everything in view.
//!
//! *What it is for.* [`Spec`] holds rival hypotheses with their priors, clues with how likely each would be found if each
//! hypothesis were true, and clusters of clues that hang together. [`Spec::fit`] returns a [`Fitted`]: posterior odds and
//! probabilities, what each clue contributes in decibels, its Van Evera type, and how the result hangs on priors, on every
//! likelihood, on each clue, source and side. [`CausalTypes`] and [`Chain`] ask another question of one case: given cause
//! and outcome, did the one bring about the other?
//!
//! *What it may use.* `numerics`, for logarithms, sums and seeded streams.
//!
//! *What it must never know.* Cases, sources, events, texts; files, clocks, randomness. Hypotheses and clues have names
//! and positions, nothing else.
//!
//! # The rule in one line
//!
//! The odds of two hypotheses after a clue are their odds before it, times how much likelier the
//! clue is under the one than under the other. In decibels (ten times the decimal logarithm of a
//! ratio) products become sums, and the sum can be read as a list: 10 dB is a factor of ten, 3 dB
//! about two, 0 dB says nothing.
//!
//! # References
//!
//! Good, I. J. 1985, "Weight of Evidence: A Brief Survey", Bayesian Statistics 2, 249-270. Van
//! Evera, S. 1997, Guide to Methods for Students of Political Science, 31-32. Bennett, A. 2015,
//! "Disciplining Our Conjectures", appendix to Process Tracing. Fairfield, T. and Charman, A. 2017,
//! "Explicit Bayesian Analysis for Process Tracing", Political Analysis 25, 363-380; 2022, Social
//! Inquiry and Bayesian Inference. Humphreys, M. and Jacobs, A. 2015, "Mixing Methods: A Bayesian
//! Approach", American Political Science Review 109, 653-673.
//!
//! # Example
//!
//! ```
//! use counterpoise_tracing::{Clue, Hypothesis, Said, Spec};
//! let clue = |name: &str, under: [f64; 2]| Clue::found(name, Said::probabilities("me", &under));
//! let spec = Spec {
//!     hypotheses: vec![Hypothesis::new("trigger"), Hypothesis::new("last straw")],
//!     clues: vec![clue("a hoop that was passed", [0.95, 0.6]), clue("a smoking gun", [0.2, 0.02])],
//!     ..Spec::default()
//! };
//! let fitted = spec.fit().unwrap();
//! assert!((fitted.posterior[0] - 0.9405940594059407).abs() < 1e-12);
//! assert!((fitted.margin - 11.995723549052041).abs() < 1e-12);
//! ```

mod causal_chain;
mod causal_types;
mod decibel;
mod dependence;
mod elicitors;
mod expected;
mod fewest;
mod fit;
mod flip;
mod leave_out;
mod likelihoods;
mod part;
mod pool;
mod posterior;
mod priors;
mod problem;
mod resample;
mod simplex;
mod spec;
mod steps;
mod van_evera;

pub use causal_chain::{Chain, ChainFitted, NodalTypes, SeenMediator};
pub use causal_types::{CausalClue, CausalFitted, CausalStep, CausalTypes, Shares};
pub use decibel::{decibels, difference, factor};
pub use dependence::{Overstatement, joint_limits};
pub use elicitors::{Elicited, Spread};
pub use expected::Expected;
pub use fewest::Fewest;
pub use fit::{Fitted, Weighed};
pub use flip::{Flip, LikelihoodChange};
pub use leave_out::{LeftOut, Standing};
pub use likelihoods::LikelihoodSensitivity;
pub use pool::pooled;
pub use posterior::{TIE, posterior};
pub use priors::{PairOfPriors, PriorNeeded, PriorSensitivity};
pub use problem::Problem;
pub use resample::Resampled;
pub use simplex::Simplex;
pub use spec::{
    Clue, Cluster, Conditional, Group, Hypothesis, Link, Range, Said, Scale, Spec, Status,
};
pub use steps::{Step, WaterfallStep, seen};
pub use van_evera::{DEFAULT_CUT, Favours, TestType, VanEvera};
