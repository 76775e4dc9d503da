//! Finds the smallest changes of mind that would pass the lead to another hypothesis.

use super::Rivals;
use super::would_flip::{DrawnLead, OtherLikelihood, OwnChange, WouldFlip};
use counterpoise_tracing::{
    Cluster, LeftOut, LikelihoodChange, LikelihoodSensitivity, Link, Scale,
};

/// What would take the lead from the leader.
pub(super) fn of_leader(rivals: &Rivals) -> Vec<WouldFlip> {
    let (fitted, flip) = (&rivals.fitted, &rivals.fitted.flip);
    let id = |at: usize| rivals.hypotheses[at];
    let (leader, second, margin) = (id(flip.leader), id(flip.runner_up), flip.margin);
    if fitted.is_tied {
        return vec![WouldFlip::Tie { first: leader, second, margin }];
    }
    let likelihood = match &flip.likelihood {
        Some(change) => WouldFlip::Likelihood(other_likelihood(rivals, change)),
        None => WouldFlip::NoLikelihood { leader, by_itself: by_itself(rivals) },
    };
    let drawn = rivals.resampled.as_ref().map(|drawn| DrawnLead {
        leads: drawn.leads[flip.leader],
        draws: drawn.draws,
        ties: drawn.ties,
    });
    vec![
        WouldFlip::Priors { leader, second, margin, factor: flip.factor },
        likelihood,
        WouldFlip::Clues {
            leader,
            clues: flip.fewest.clues.iter().map(|clue| rivals.clues[*clue]).collect(),
            then: flip.fewest.to.map(id),
            is_exact: flip.fewest.is_exact,
        },
        WouldFlip::Worst { leader, rival: id(flip.worst_rival), ahead: flip.worst, drawn },
    ]
}

/// Where a joint or a conditional probability counts, that of a clue by itself does not, and is not
/// moved.
fn by_itself(rivals: &Rivals) -> bool {
    let stated = |c: &Cluster| !matches!(c.link, Link::Dependence(_));
    rivals.spec.clusters.iter().any(stated)
}

fn other_likelihood(rivals: &Rivals, of: &LikelihoodChange) -> OtherLikelihood {
    let alike = rivals.fitted.flip.alike;
    OtherLikelihood {
        clue: rivals.clues[of.clue],
        under: rivals.hypotheses[of.hypothesis],
        leads: rivals.hypotheses[of.leads],
        leader: rivals.hypotheses[rivals.fitted.leader()],
        decibels: of.decibels,
        from: of.from,
        to: of.to,
        within: of.within,
        splits: of.splits,
        others: alike.0 - 1,
        others_within: alike.1 - usize::from(of.within),
        by_itself: by_itself(rivals),
    }
}

/// What would give or take the lead, of a hypothesis by its position.
pub(super) fn of_hypothesis(rivals: &Rivals, at: usize) -> Vec<WouldFlip> {
    let fitted = &rivals.fitted;
    let leader = fitted.leader();
    let own = rivals.hypotheses[at];
    let mut found = if at == leader {
        of_leader(rivals)
    } else {
        vec![own_priors(rivals, at), own_likelihood(rivals, at)]
    };
    let passes = |l: &&LeftOut| {
        l.standing.as_ref().is_some_and(|s| l.flips && (at == leader || s.leader == at))
    };
    let names = fitted.all_without().filter(passes).map(|l| l.name.clone()).collect();
    found.push(WouldFlip::LeftOut { own, leads: at == leader, names });
    found
}

fn own_priors(rivals: &Rivals, at: usize) -> WouldFlip {
    let pair = rivals.fitted.prior_sensitivity.pairs.iter().find(|p| p.rival == at);
    WouldFlip::OwnPriors {
        own: rivals.hypotheses[at],
        leader: rivals.hypotheses[rivals.fitted.leader()],
        times: pair.map(|p| p.break_even).filter(|times| times.is_finite()),
    }
}

/// Of the likelihoods under this hypothesis the one that would have to change least.
fn own_likelihood(rivals: &Rivals, at: usize) -> WouldFlip {
    let of = |l: &&LikelihoodSensitivity| {
        l.hypothesis == at && rivals.spec.clues[l.clue].scale == Scale::Probability
    };
    let moved = |l: &LikelihoodSensitivity| Some((l.clone(), l.flips_at?, l.change?));
    let all = rivals.fitted.likelihood_sensitivity.iter().filter(of).filter_map(moved);
    let far = |of: &(LikelihoodSensitivity, f64, f64)| (of.1 - of.0.said.value).abs();
    // Changes of as many decibels differ by rounding alone.
    let decibels = |of: &(LikelihoodSensitivity, f64, f64)| (of.2 * 1e6).round();
    let least = all.min_by(|a, b| {
        decibels(a)
            .total_cmp(&decibels(b))
            .then(a.0.splits.cmp(&b.0.splits))
            .then(far(a).total_cmp(&far(b)))
    });
    WouldFlip::OwnLikelihood {
        own: rivals.hypotheses[at],
        leader: rivals.hypotheses[rivals.fitted.leader()],
        change: least.map(|(l, to, decibels)| OwnChange {
            clue: rivals.clues[l.clue],
            decibels,
            from: l.said.value,
            to,
            within: l.within,
        }),
        by_itself: by_itself(rivals),
    }
}
