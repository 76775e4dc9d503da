//! Simulated ledgers whose truth is known, by the second generator.
//!
//! A **kind** of behaviour ([`Behaviour`]) is a random mixture: which shares of the acts
//! accommodate, resist or do neither, in deeds, words or silence, by what instruments, to whose
//! gain. [`ledger()`] draws two cases from one kind. The *ledger* is what a project would have on its
//! table: some acts were reported by nobody, some never happened, some are misread, misdated or
//! half coded. The *truth* holds [`TRUE_ACTS`](crate::simulated::TRUE_ACTS) acts of the same kind,
//! each dated to the day, fully coded and fully cited.
//!
//! The generator was written from the description of the language alone, by somebody who had not
//! read how acts are counted. It therefore favours no way of counting them. A kind does not change
//! in the course of the period, and the truth depends on the kind alone: ledgers of one kind share
//! it.

mod acts;
mod behaviour;
mod dates;
mod ledger;
mod project;
mod random;
mod reports;
mod sources;
#[cfg(test)]
mod tests;
mod text;
mod truth;

use crate::simulated::{Simulated, bibliography};
use acts::{Act, Past, STAGES};
use behaviour::Behaviour;
use project::{Coded, Project};
use random::Random;
use reports::{Report, report};
use sources::{FALSE_REPORTS, Source};

/// Kinds that are worth drawing; any other index gives a kind, too.
const KINDS: usize = 200;
/// The days of the period, 2010 to 2019.
const DAYS: i64 = 3652;
/// What judges are asked about.
const JUDGED: [&str; 5] =
    ["threat-core", "threat-strategic", "target-dominant", "shared-interest", "formal-alliance"];

/// Draws a ledger of `n` acts of a kind of behaviour, true or not, of either side; a commitment may
/// take several rows, so there can be more events. The same arguments always give the same text.
pub(crate) fn ledger(seed: u64, kind: usize, n: usize) -> Simulated {
    let behaviour = Behaviour::of_kind(kind);
    let mut random = Random::of([seed, kind as u64, n as u64]);
    let project = Project::draw(&mut random);
    let reports = report(&mut random, &behaviour, &project, n);
    Simulated {
        case_text: ledger::ledger_text(&mut random, &behaviour, &project, &reports, seed),
        // Sources, judges, and those that tell the truth.
        bibliography: bibliography(&[('s', 6), ('j', 4), ('t', 3)]),
        truth_text: truth::truth_text(&behaviour, kind),
    }
}
