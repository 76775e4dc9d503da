//! Whole cases in, whole answers out: claims, unfolding, the answer, patterns,
//! reliability, fingerprints.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod causal;
mod changes;
mod common;
mod compared;
mod counts;
mod degenerate;
mod elsewhere;
mod fingerprints;
mod levels;
mod patterns;
mod patterns_claimed;
mod places;
mod reasons;
mod reliability;
mod reread;
mod rivals;
mod same;
mod second_edition;
mod series;
mod shifts;
mod shipped;
mod stress;
mod trees;
mod verdicts;
mod windows;
mod worst;
