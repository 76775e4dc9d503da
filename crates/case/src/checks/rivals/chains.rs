//! Clues given other clues: do they stand in one cluster, in an order, and do the products agree
//! with the parts?

use super::observed::{by_itself, excess, names, observed};
use crate::model::{Case, Clue, ClueId, ClueStatus, Cluster, HypothesisId};
use crate::span_of;
use counterpoise_diagnostic::{Code, Diagnostic};

pub(super) fn all(case: &Case) -> Vec<Diagnostic> {
    let ids: Vec<ClueId> =
        (0..case.clues.len() as u32).map(ClueId).filter(|id| !case[*id].given.is_empty()).collect();
    let wrong = |id: &ClueId| {
        misplaced(case, *id).into_iter().chain(conditions(case, &case[*id])).collect::<Vec<_>>()
    };
    let faulty: Vec<(ClueId, Vec<Diagnostic>)> = ids.iter().map(|id| (*id, wrong(id))).collect();
    // Products can only be held against their parts where the order is clear.
    let is_sound = |id: &ClueId| faulty.iter().all(|(of, wrong)| of != id || wrong.is_empty());
    let chained =
        |c: &&Cluster| c.joint.is_empty() && c.clues.iter().any(|id| !case[*id].given.is_empty());
    let sound = case.clusters.iter().filter(chained).filter(|c| c.clues.iter().all(is_sound));
    let mut found: Vec<Diagnostic> =
        sound.filter_map(|cluster| contradiction(case, cluster)).collect();
    found.extend(ids.iter().filter_map(|id| unargued(case, &case[*id])));
    found.extend(faulty.into_iter().flat_map(|(_, wrong)| wrong));
    found
}

fn say(code: Code, clue: &Clue, message: String) -> Diagnostic {
    Diagnostic::new(code, span_of(clue.place), message)
}

/// Outside the cluster, behind in its order, or in a circle.
fn misplaced(case: &Case, id: ClueId) -> Option<Diagnostic> {
    let clue = &case[id];
    let cluster = case.clusters.iter().find(|c| c.clues.contains(&id));
    let place = |of: &ClueId| cluster.and_then(|c| c.clues.iter().position(|own| own == of));
    let other =
        clue.given.iter().find(|other| place(other) >= place(&id) || place(other).is_none())?;
    let name = &case[*other].id;
    if hangs_on(case, *other, id) {
        let message =
            format!("`{}` is given `{name}`, and `{name}` in the end `{}`", clue.id, clue.id);
        let help = "take one of the `given:` lines away: of two clues the one is given the other";
        return Some(say(Code::GIVEN_IN_A_CIRCLE, clue, message).help(help));
    }
    Some(if place(other).is_none() {
        say(
            Code::BAD_GIVEN,
            clue,
            format!("`{}` is given `{name}`, but no cluster names both", clue.id),
        )
        .help(format!("write `clues: {name}, {}` in a cluster", clue.id))
    } else {
        say(
            Code::BAD_GIVEN,
            clue,
            format!("`{}` is given `{name}`, which stands behind it in the cluster", clue.id),
        )
        .help(format!("write `{name}` before `{}` in its `clues:`", clue.id))
    })
}

/// Whether a clue is given another, by itself or through others.
fn hangs_on(case: &Case, clue: ClueId, other: ClueId) -> bool {
    let mut seen = Vec::new();
    let mut open = vec![clue];
    while let Some(next) = open.pop() {
        if next == other {
            return true;
        }
        if !seen.contains(&next) {
            seen.push(next);
            open.extend(case[next].given.iter().copied());
        }
    }
    false
}

/// What came of the clues that it is given must be known, and count whenever it counts.
fn conditions(case: &Case, clue: &Clue) -> Vec<Diagnostic> {
    let one = |id: &ClueId| {
        let other = &case[*id];
        if other.computed.is_some() {
            let message = format!(
                "`{}` is given `{}`, which is computed: what came of it is a share",
                clue.id, other.id
            );
            return Some(
                say(Code::BAD_GIVEN, clue, message)
                    .help("state a `dependence:` in the cluster instead"),
            );
        }
        if other.status == ClueStatus::Open {
            let message =
                format!("`{}` is given `{}`, for which nobody has looked", clue.id, other.id);
            return Some(
                say(Code::BAD_GIVEN, clue, message)
                    .help("give what was found, and leave open what is last"),
            );
        }
        let (name, set) = (&other.id, other.set.filter(|set| clue.set != Some(*set))?);
        let message = format!(
            "`{}` is given `{name}`, which does not count where the set `{}` is off",
            clue.id, case[set].id
        );
        Some(
            say(Code::BAD_GIVEN, clue, message)
                .help(format!("put `{}` into the same set", clue.id)),
        )
    };
    clue.given.iter().filter_map(one).collect()
}

fn unargued(case: &Case, clue: &Clue) -> Option<Diagnostic> {
    let silent = clue.conditionals.iter().filter(|l| l.by.is_empty() && l.because.is_empty());
    let silent: Vec<&str> = silent.map(|l| case[l.hypothesis].id.as_str()).collect();
    let message = || format!("`{}` given others is not argued under {}", clue.id, names(&silent));
    (!silent.is_empty()).then(|| {
        say(Code::UNARGUED, clue, message()).help("add ` because ` and a sentence to the line")
    })
}

/// The first product of a chain that its clues do not allow, by somebody.
fn contradiction(case: &Case, cluster: &Cluster) -> Option<Diagnostic> {
    let mut people: Vec<&str> = cluster
        .clues
        .iter()
        .flat_map(|id| &case[*id].conditionals)
        .map(|l| l.by.as_str())
        .collect();
    people.sort_unstable();
    people.dedup();
    let weighed =
        (0..case.hypotheses.len() as u32).map(HypothesisId).filter(|id| case[*id].is_weighed);
    let mut judged = weighed.flat_map(|h| people.iter().map(move |by| (h, *by)));
    let (under, by, upto, why) = judged
        .find_map(|(h, by)| broken(case, cluster, h, by).map(|(upto, why)| (h, by, upto, why)))?;
    let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
    let message = format!(
        "under `{}`{by} the clues up to `{}` together have {why}",
        case[under].id, case[upto].id
    );
    Some(
        Diagnostic::new(Code::CLUSTER_CONTRADICTS, span_of(cluster.place), message)
            .help("correct what is given, or the likelihoods of its clues"),
    )
}

fn broken(
    case: &Case,
    cluster: &Cluster,
    under: HypothesisId,
    by: &str,
) -> Option<(ClueId, String)> {
    let (mut joint, mut each) = (1.0, Vec::new());
    for id in cluster.clues.iter().filter(|id| case[**id].status != ClueStatus::Open) {
        let clue = &case[*id];
        let alone = by_itself(clue, under, by)?;
        let of = |by: &str| clue.conditionals.iter().find(|l| l.hypothesis == under && l.by == by);
        joint *= of(by).or_else(|| of("")).and_then(|l| observed(clue, l)).unwrap_or(alone);
        each.push(alone);
        if let Some(why) = excess(&each, joint) {
            return Some((*id, why));
        }
    }
    None
}
