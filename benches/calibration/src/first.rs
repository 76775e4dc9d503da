//! Simulated ledgers whose truth is known, by the first generator: types of behaviour around the edges that the schools ask
//! about.
//!
//! A **type** ([`Type`]) is a list of shares: how the acts lean, how many are deeds, and how many
//! are of each kind that some school asks about, drawn around a tenth, which is where *some*
//! begins. Half of the types know hard means. A type has a rate of acts a year, too: a ledger of
//! `n` acts covers as many years as that takes, and so does the truth of [`TRUE_ACTS`](crate::simulated::TRUE_ACTS) acts, so
//! that a school which asks how often something is done is asked the same of both.
//!
//! The ledger is the truth seen through a project: sources that omit, sources of one side, reports
//! of what never happened, coders who misread, dates that are known to the year, commitments in
//! several rows, fields that nobody coded.

mod acts;
mod behaviour;
mod dates;
mod ledger;
mod project;
mod random;
mod text;
mod truth;

use crate::simulated::{Simulated, bibliography};
use acts::Act;
use behaviour::Type;
use project::Project;
use random::Random;

/// What judges are asked about; the first eight decide on the scope of schools.
const JUDGED: [&str; 22] = [
    "unipolar",
    "second-tier",
    "great-power-identity",
    "proximity",
    "interdependence",
    "target-unilateral",
    "between-powers",
    "threat-strategic",
    "threat-core",
    "formal-alliance",
    "compelled",
    "no-alternative",
    "secure",
    "shared-interest",
    "low-outlay",
    "burden-passed",
    "status-quo-preserved",
    "target-dominant",
    "regional-concern",
    "policy-dispute",
    "domestic-incentive",
    "aimed-at-power",
];

/// Draws a ledger of `n` acts of a type: one of several, by its `copy`. The same arguments always
/// give the same text.
pub(crate) fn ledger(seed: u64, number: usize, n: usize, copy: u64) -> Simulated {
    let kind = Type::draw(seed, number);
    let mut random = Random::of([seed, number as u64, n as u64, 1 + copy]);
    let project = Project::draw(&mut random);
    let acts = project.reported(&mut random, &kind, n);
    Simulated {
        case_text: ledger::ledger_text(&mut random, &kind, &project, &acts),
        // Sources, then judges.
        bibliography: bibliography(&[('s', 5), ('j', 4)]),
        truth_text: truth::truth_text(seed, number, &kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_arguments_give_the_same_text() {
        let (one, other) = (ledger(1, 2, 30, 0), ledger(1, 2, 10, 0));
        assert_eq!(one, ledger(1, 2, 30, 0));
        assert_eq!(one.truth_text, other.truth_text, "the truth is that of the type");
        assert_ne!(one.truth_text, ledger(2, 2, 30, 0).truth_text);
    }
}
