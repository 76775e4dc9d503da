//! The same explanations in another universe, quickly: who leads, and nothing of what it hangs on.

use super::compute::status;
use super::spec::{counted, spec, status as found, weighed};
use crate::bench::Bench;
use counterpoise_case::model::{
    Case, Clue, ClueId, EventId, HypothesisId, Likelihood, Name, Source,
};
use counterpoise_tracing::{Status, VanEvera, Weighed};

/// How computed clues are counted in the case of the bench; those that nobody says anything of are
/// left out.
pub(crate) fn computed(bench: &Bench<'_>) -> Vec<(ClueId, Status)> {
    let test = |id: ClueId| bench.case[id].computed.as_ref().map(|test| (id, test));
    counted(bench.case)
        .into_iter()
        .filter_map(test)
        .map(|(id, test)| (id, status(bench, test)))
        .collect()
}

/// The hypotheses that are weighed, and the weighing; `None`: they cannot be weighed.
pub(crate) fn weigh(
    case: &Case,
    computed: &[(ClueId, Status)],
) -> (Vec<HypothesisId>, Option<Weighed>) {
    let hypotheses = weighed(case);
    let weighed = spec(case, &hypotheses, &counted(case), computed).1.weigh().ok();
    (hypotheses, weighed)
}

/// Whether a clue was found, as it is counted; one of a set that is off was not looked for.
pub(crate) fn status_of(case: &Case, computed: &[(ClueId, Status)], clue: ClueId) -> Status {
    if counted(case).contains(&clue) { found(case, clue, computed) } else { Status::Open }
}

/// Whether a clue was found, and which test it is of a hypothesis against all others (`None`: its
/// likelihoods are decibels). `None`: it does not count, or nothing can be weighed.
pub(crate) fn tested(
    case: &Case,
    computed: &[(ClueId, Status)],
    clue: ClueId,
    hypothesis: HypothesisId,
) -> Option<(Status, Option<VanEvera>)> {
    let (hypotheses, clues) = (weighed(case), counted(case));
    let at = clues.iter().position(|id| *id == clue)?;
    let under = hypotheses.iter().position(|id| *id == hypothesis)?;
    let (_, spec) = spec(case, &hypotheses, &clues, computed);
    Some((spec.clues[at].status, spec.tests_of(at)?.get(under).copied()))
}

/// What of a case bears on explanations, computed clues apart: the same hypotheses, clues, clusters
/// and sets, sources without their words, and no events. A clue that cites nothing cites what its
/// events cite, which comes to the same.
pub(crate) fn bare(case: &Case) -> Case {
    let cited = |id: &EventId| case[*id].rests_on();
    let clue = |clue: &Clue| Clue {
        title: String::new(),
        note: String::new(),
        searched: String::new(),
        events: Vec::new(),
        cites: match clue.cites.is_empty() {
            true => clue.events.iter().flat_map(cited).cloned().collect(),
            false => clue.cites.clone(),
        },
        likelihoods: clue.likelihoods.iter().map(wordless).collect(),
        conditionals: clue.conditionals.iter().map(wordless).collect(),
        ..clue.clone()
    };
    let source = |source: &Source| Source {
        key: Name::from(""),
        short: String::new(),
        author_year: String::new(),
        full: String::new(),
        note: String::new(),
        ..source.clone()
    };
    Case {
        settings: case.settings.clone(),
        sets: case.sets.clone(),
        sources: case.sources.iter().map(source).collect(),
        hypotheses: case.hypotheses.clone(),
        clues: case.clues.iter().map(clue).collect(),
        clusters: case.clusters.clone(),
        ..Case::default()
    }
}

/// The case without what no computed clue asks for. Many copies are made of it.
pub(crate) fn lean(case: &Case) -> Case {
    let mut lean = counterpoise_case::wordless(case);
    for clue in &mut lean.clues {
        (clue.title, clue.note, clue.searched) = Default::default();
        // That it counts is enough.
        clue.likelihoods.truncate(1);
        clue.likelihoods.iter_mut().for_each(|likelihood| *likelihood = wordless(likelihood));
    }
    lean
}

fn wordless(likelihood: &Likelihood) -> Likelihood {
    Likelihood { text: String::new(), because: String::new(), ..likelihood.clone() }
}
