//! What becomes of acts on their way to a project: which of them some source tells of, and what is
//! told that never happened.

use super::{Act, Behaviour, Past, Project, Random, Source};
use crate::simulated::Draws;

/// What some source says happened.
pub(super) struct Report {
    pub(super) act: Act,
    /// Places in the project's sources.
    pub(super) by: Vec<usize>,
    /// Whether it happened.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) happened: bool,
}

/// Acts until `n` of them are told of by some source. Those that nobody tells of are lost.
pub(super) fn report(
    random: &mut Random,
    behaviour: &Behaviour,
    project: &Project,
    n: usize,
) -> Vec<Report> {
    let mut past = Past::default();
    let mut reports = Vec::with_capacity(n);
    let most_tries = 40 * n + 200;
    for tried in 0.. {
        if reports.len() == n {
            break;
        }
        let act = behaviour.act(random, &mut past);
        let mut by = tellers(random, &project.sources, &act);
        if by.is_empty() && tried < most_tries {
            continue;
        }
        if by.is_empty() {
            by.push(0);
        }
        reports.push(verify(random, project, act, by));
    }
    reports
}

/// One to three sources are read on an act; these tell of it.
fn tellers(random: &mut Random, sources: &[Source], act: &Act) -> Vec<usize> {
    let mut by = Vec::new();
    for _ in 0..=random.below(3) {
        let place = random.below(sources.len());
        if !by.contains(&place) && sources[place].tells_of(random, act) {
            by.push(place);
        }
    }
    by
}

/// A report of what did not happen tells of behaviour of any kind. The best source decides how
/// often that is so.
fn verify(random: &mut Random, project: &Project, act: Act, by: Vec<usize>) -> Report {
    let happened = !random.chance(project.wrong(&by));
    let act =
        if happened { act } else { Behaviour::rumoured(random).act(random, &mut Past::default()) };
    Report { act, by, happened }
}
