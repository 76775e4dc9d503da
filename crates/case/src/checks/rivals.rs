//! Rival explanations: is the set exclusive, do the numbers agree with each other, is everything
//! argued?

mod chains;
mod observed;
mod shared;

use crate::model::{Case, Clue, ClueId, ClueStatus, Cluster, Hypothesis, HypothesisId, Likelihood};
use crate::span_of;
use counterpoise_diagnostic::{Code, Diagnostic};
use observed::{by_itself, excess, names, observed};

pub(super) fn all(case: &Case) -> Vec<Diagnostic> {
    let weighed: Vec<HypothesisId> = (0..case.hypotheses.len() as u32)
        .map(HypothesisId)
        .filter(|id| case[*id].is_weighed)
        .collect();
    let mut found = Vec::new();
    found.extend(alone(case, &weighed));
    found.extend(priors(case, &weighed));
    found.extend(weighed.iter().filter_map(|id| contradiction(case, *id)));
    found.extend(overlaps(case, &weighed));
    found.extend(unasserted(case, &weighed));
    found.extend(case.hypotheses.iter().filter_map(unheld));
    for clue in &case.clues {
        found.extend(of_clue(case, clue));
    }
    for cluster in &case.clusters {
        found.extend(of_cluster(case, cluster));
    }
    found.extend(chains::all(case));
    found.extend(shared::all(case));
    found
}

fn at(code: Code, of: &Hypothesis, message: String) -> Diagnostic {
    Diagnostic::new(code, span_of(of.place), message)
}

fn alone(case: &Case, weighed: &[HypothesisId]) -> Option<Diagnostic> {
    let place = match weighed {
        [one] => Some((case[*one].place, format!("`{}` has no rival", case[*one].id))),
        [] => {
            case.clues.first().map(|c| (c.place, "there is a clue, but no hypothesis".to_owned()))
        }
        _ => None,
    };
    place.map(|(place, message)| {
        Diagnostic::new(Code::ONE_HYPOTHESIS, span_of(place), message)
            .help("write its rivals as hypotheses, at least that it is not so")
    })
}

/// Rounding that a person may leave in priors that should add up to one.
const SLACK: f64 = 1e-6;

fn priors(case: &Case, weighed: &[HypothesisId]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for part in case.hypotheses.iter().filter(|h| !h.is_weighed && h.prior.is_some()) {
        let message = format!("`{}` is a part of hypotheses, and its prior is not used", part.id);
        found.push(
            at(Code::BAD_PRIORS, part, message)
                .help("give the prior to the hypotheses that assert it"),
        );
    }
    for own in
        weighed.iter().map(|id| &case[*id]).filter(|h| h.prior == Some(0.0) || h.prior == Some(1.0))
    {
        let (id, prior) = (&own.id, own.prior.unwrap_or_default());
        let message = format!("no clue can move `{id}` from a prior of {prior}");
        found.push(
            at(Code::BEYOND_EVIDENCE, own, message)
                .help("write 0.01 or 0.99 if evidence could change your mind"),
        );
    }
    let stated: Vec<f64> = weighed.iter().filter_map(|id| case[*id].prior).collect();
    let sum: f64 = stated.iter().sum();
    let shown = (sum * 1e6).round() / 1e6;
    let Some(first) = weighed.iter().find(|id| case[**id].prior.is_some()) else { return found };
    if stated.len() == weighed.len() && (sum - 1.0).abs() > SLACK {
        let message = format!("the priors add up to {shown}, not to 1");
        found.push(
            at(Code::BAD_PRIORS, &case[*first], message)
                .help("correct them, or leave some out: they share the rest"),
        );
    } else if stated.len() < weighed.len() && sum > 1.0 - SLACK {
        let message = format!(
            "the priors add up to {shown} and leave nothing for the hypotheses without one"
        );
        found.push(
            at(Code::BAD_PRIORS, &case[*first], message)
                .help("lower them, or give each hypothesis its prior"),
        );
    }
    found
}

/// What a hypothesis asserts: itself, where it is not put together of others.
fn asserted(case: &Case, id: HypothesisId) -> Vec<HypothesisId> {
    let own = &case[id];
    let mut found = own.asserts.clone();
    if own.asserts.is_empty() && own.denies.is_empty() {
        found.push(id);
    }
    found
}

/// What it denies: by its own words, or because what it asserts excludes it.
fn denied(case: &Case, id: HypothesisId) -> Vec<HypothesisId> {
    let asserted = asserted(case, id);
    let excluded =
        asserted.iter().chain([&id]).flat_map(|part| case[*part].excludes.iter().copied());
    let mut found: Vec<HypothesisId> = case[id].denies.iter().copied().chain(excluded).collect();
    for (at, other) in case.hypotheses.iter().enumerate() {
        if other.excludes.iter().any(|out| asserted.contains(out) || *out == id) {
            found.push(HypothesisId(at as u32));
        }
    }
    found
}

fn contradiction(case: &Case, id: HypothesisId) -> Option<Diagnostic> {
    let denied = denied(case, id);
    let both = asserted(case, id).into_iter().find(|part| denied.contains(part))?;
    let (own, part) = (&case[id], &case[both].id);
    let message = format!(
        "`{}` asserts `{part}` and denies it, by its own words or by what it excludes",
        own.id
    );
    Some(
        at(Code::SELF_CONTRADICTION, own, message)
            .help("take it out of `asserts:`, `denies:` or `excludes:`"),
    )
}

/// Two hypotheses of the set of which neither denies what the other asserts: both might be true,
/// and their probabilities could not add up.
fn overlaps(case: &Case, weighed: &[HypothesisId]) -> Vec<Diagnostic> {
    let told: Vec<(Vec<HypothesisId>, Vec<HypothesisId>)> =
        weighed.iter().map(|id| (asserted(case, *id), denied(case, *id))).collect();
    let parted = |a: usize, b: usize| {
        let one = |x: usize, y: usize| {
            told[x].1.iter().any(|out| told[y].0.contains(out) || *out == weighed[y])
        };
        one(a, b) || one(b, a)
    };
    let of = |a: usize| {
        let with: Vec<&str> =
            (0..a).filter(|b| !parted(a, *b)).map(|b| case[weighed[b]].id.as_str()).collect();
        let own = &case[weighed[a]];
        let message = format!("`{}` and {} may both be true", own.id, names(&with));
        (!with.is_empty()).then(|| {
            at(Code::NOT_EXCLUSIVE, own, message)
                .help("say `excludes:` if they cannot, or write the combinations out with `asserts:` and `denies:`")
        })
    };
    (0..weighed.len()).filter_map(of).collect()
}

/// Parts that no hypothesis of the set asserts: a rival that cannot win.
fn unasserted(case: &Case, weighed: &[HypothesisId]) -> Vec<Diagnostic> {
    let asserts = |part: HypothesisId| weighed.iter().any(|id| case[*id].asserts.contains(&part));
    let parts =
        (0..case.hypotheses.len() as u32).map(HypothesisId).filter(|id| !case[*id].is_weighed);
    let say = |part: HypothesisId| {
        let own = &case[part];
        at(Code::UNASSERTED, own, format!("no hypothesis of the set asserts `{}`", own.id))
            .help("add it to the `asserts:` of one, or it cannot win")
    };
    parts.filter(|part| !asserts(*part)).map(say).collect()
}

fn unheld(of: &Hypothesis) -> Option<Diagnostic> {
    let stands_alone = of.asserts.is_empty() && of.denies.is_empty();
    let nobody = of.held_by.is_empty() && of.via.is_empty();
    (stands_alone && nobody).then(|| {
        at(Code::HELD_BY_NOBODY, of, format!("nobody is named who holds `{}`", of.id))
            .help("add `held-by:` with the page, or `via:`")
    })
}

fn of_clue(case: &Case, clue: &Clue) -> Vec<Diagnostic> {
    let say = |code, message: String| Diagnostic::new(code, span_of(clue.place), message);
    let mut found = Vec::new();
    let bare = clue.cites.is_empty() && clue.via.is_empty() && clue.events.is_empty();
    let pageless =
        clue.events.is_empty() && clue.cites.iter().chain(&clue.via).all(|c| c.locator.is_empty());
    if (bare || pageless) && clue.computed.is_none() && clue.status != ClueStatus::Open {
        let what = if bare { "nothing" } else { "sources without a page" };
        found.push(
            say(Code::CLUE_UNCITED, format!("the clue `{}` cites {what}", clue.id))
                .help("add `events:`, or `cite:` or `via:` with the page"),
        );
    }
    if clue.status == ClueStatus::NotFound && clue.searched.is_empty() {
        found.push(
            say(
                Code::SEARCHED_NOWHERE,
                format!("`{}` was not found, but it is not said where it was looked for", clue.id),
            )
            .help("add `where:`; that nobody looked is `open`"),
        );
    }
    let silent: Vec<&str> = clue
        .likelihoods
        .iter()
        .filter(|l| l.by.is_empty() && l.because.is_empty())
        .map(|l| case[l.hypothesis].id.as_str())
        .collect();
    if !silent.is_empty() {
        found.push(
            say(Code::UNARGUED, format!("`{}` is not argued under {}", clue.id, names(&silent)))
                .help("add ` because ` and a sentence to the line"),
        );
    }
    found.extend(beyond(case, clue));
    found
}

/// Probabilities of nought and one: of one hypothesis they are a warning, of all of them the clue
/// is impossible.
fn beyond(case: &Case, clue: &Clue) -> Option<Diagnostic> {
    if clue.in_decibels {
        return None;
    }
    let sure = |l: &&Likelihood| l.value == 0.0 || l.value == 1.0;
    let of: Vec<&str> =
        clue.likelihoods.iter().filter(sure).map(|l| case[l.hypothesis].id.as_str()).collect();
    let never = |l: &Likelihood| observed(clue, l) == Some(0.0);
    if !clue.likelihoods.is_empty() && clue.likelihoods.iter().all(never) {
        let message = format!("every hypothesis says that what came of `{}` cannot be", clue.id);
        return Some(
            Diagnostic::new(Code::IMPOSSIBLE, span_of(clue.place), message)
                .help("correct a likelihood, or add the hypothesis under which it can be"),
        );
    }
    let message = format!(
        "`{}` is certain or impossible under {}: nothing else can make up for it",
        clue.id,
        names(&of)
    );
    (!of.is_empty()).then(|| {
        Diagnostic::new(Code::BEYOND_EVIDENCE, span_of(clue.place), message)
            .help("write 0.01 or 0.99 unless it is so by logic")
    })
}

fn of_cluster(case: &Case, cluster: &Cluster) -> Vec<Diagnostic> {
    let say = |code, message: String| Diagnostic::new(code, span_of(cluster.place), message);
    if cluster.joint.is_empty() || cluster.clues.len() < 2 {
        return Vec::new();
    }
    if let Some(open) = cluster
        .clues
        .iter()
        .find(|c| case[**c].status == ClueStatus::Open && case[**c].computed.is_none())
    {
        let message = format!(
            "nobody has looked for `{}`, so nothing was observed of the cluster as a whole",
            case[*open].id
        );
        return vec![
            say(Code::BAD_CLUSTER, message).help("take the clue out, or state a `dependence:`"),
        ];
    }
    let mut found: Vec<Diagnostic> = not_whole(case, cluster).into_iter().collect();
    let wrong = cluster.joint.iter().filter_map(|joint| {
        let each: Option<Vec<f64>> = cluster
            .clues
            .iter()
            .map(|id| by_itself(&case[*id], joint.hypothesis, &joint.by))
            .collect();
        let why = excess(&each?, joint.value)?;
        let by = if joint.by.is_empty() { String::new() } else { format!(" by {}", joint.by) };
        Some(format!("under `{}`{by} the clues together have {why}", case[joint.hypothesis].id))
    });
    found.extend(wrong.map(|message| {
        say(Code::CLUSTER_CONTRADICTS, message)
            .help("correct the joint likelihood, or those of its clues")
    }));
    found
}

/// A joint likelihood of clues of which some do not count.
fn not_whole(case: &Case, cluster: &Cluster) -> Option<Diagnostic> {
    let set = |id: &ClueId| case[*id].set.filter(|set| !case[*set].on);
    let (off, on): (Vec<ClueId>, Vec<ClueId>) =
        cluster.clues.iter().copied().partition(|id| set(id).is_some());
    let set = &case[off.first().and_then(set)?].id;
    let list = |all: &[ClueId]| {
        all.iter().map(|id| format!("`{}`", case[*id].id)).collect::<Vec<_>>().join(" and ")
    };
    let message = format!(
        "the set `{set}` is off, and with it {} of `{}`; how likely {} are together is not stated, and they do not count",
        list(&off),
        cluster.id,
        list(&on)
    );
    (on.len() > 1).then(|| {
        Diagnostic::new(Code::CLUSTER_NOT_WHOLE, span_of(cluster.place), message)
            .help(format!("switch the set on, or state what {} have together", list(&on)))
    })
}
