//! Every dyad of the world at once: whose balance shifted most, when, and how far that is to be
//! believed.
//!
//! *What it is for.* From a dataset of events or votes in a store to one series for every pair of states, the largest shift of
//! each, their order, and what speaks against each of them: chance, given how many were searched;
//! and coverage, where the actors in the data change and not what they do.
//!
//! *What it may use.* `datasets` for tables and events, `measures` for the balance of a period, `shifts` for the date,
//! `numerics` for seeded shuffling, `world` for names of states, `rayon`; every sum is taken in a
//! fixed order, so that the number of threads changes no digit.
//!
//! *What it must never know.* Cases, ledgers, verdicts, the terminal; files other than through `datasets`; clocks. No name of
//! a state or a person occurs in it.
//!
//! # Method
//!
//! 1. **Balance** ([`gather`]). Of events the net cooperation of a period, (cooperation - conflict)
//!    / all, which does not grow with the attention of the news; of votes the half-credit agreement
//!    among roll calls that divided. A period with fewer than a minimum of events or common votes
//!    has no value.
//! 2. **Shift** ([`Searched`]). At every date the mean of the values in a window after it less that
//!    in a window before. Its error has two parts: of sampling, by the number of events, and the
//!    usual movement from period to period, estimated from the dyad itself and from all dyads
//!    together. A dyad's shift is the one largest in units of its error.
//! 3. **Order.** By what is *certain* of a shift: its size less so many errors as one dyad in twenty
//!    exceeds where nothing changed, by shuffling.
//! 4. **Chance** ([`Chance`]). Each dyad's shift is taken out and what is left is shuffled in time,
//!    in blocks, many times, and searched in the same way: how large a shift this dyad, and all
//!    dyads together, show where nothing changed.
//! 5. **Coverage** ([`Coverage`]). Whether the events of a shift rest on actors whose names come
//!    and go with a term, and whether the shift remains when only actors present throughout count.
//!
//! Sources: moderation of variances by those of many series: Smyth, G. K. 2004, "Linear Models and
//! Empirical Bayes Methods for Assessing Differential Expression in Microarray Experiments",
//! Statistical Applications in Genetics and Molecular Biology 3, article 3; the largest of many
//! under shuffling: Westfall, P. H. and Young, S. S. 1993, "Resampling-Based Multiple Testing",
//! Wiley, chapter 2.

mod balance;
mod chance;
mod coverage;
mod gather;
mod problem;
mod scan;
mod scan_result;
mod sentences;
mod series;
mod shift;
mod spec;

pub use balance::{Measure, Point};
pub use chance::Chance;
pub use coverage::{Coverage, Evidence, Term};
pub use gather::gather;
pub use problem::Problem;
pub use scan::{Scan, Stage, find, scan, scan_watched};
pub use scan_result::{Found, Level, Shift, Summary};
pub use sentences::{
    chance_sentence, coverage_sentence, searched_sentence, shift_sentence, state_names,
};
pub use series::{Dyad, Panel, Series};
pub use shift::{Searched, search};
pub use spec::{Spec, default_minimum, default_window};
