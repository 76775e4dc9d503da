//! An explanation and a clue down to the pages that they rest on.

use super::lines::Line;
use crate::claims::found_text;
use crate::plain::of_hundred;
use crate::rivals::{
    decibels_text, distance_text, flip_text, found_text as clue_found, probability_text,
};
use crate::text::number;
use counterpoise_case::model::{Case, Clue, ClueId, HypothesisId, Likelihood, SetId};
use counterpoise_study::{DrawnPosterior, LeadsThen, Stands, StandsWithout, Weighing};
use counterpoise_tracing::{Favours, Problem, VanEvera};

pub(super) fn line(case: &Case, about: &Weighing) -> Line {
    use Weighing as W;
    let name = |id: &HypothesisId| case[*id].id.as_str();
    match about {
        W::Hypothesis(id, stands) => hypothesis(case, *id, stands.as_ref()),
        W::Prediction(id) => prediction(case, *id),
        W::HypothesisNote(id) => Line::note(format!("note: {}", case[*id].note)),
        W::Asserts => Line::note("asserts"),
        W::Denies(all) => ids(case, "denies", all),
        W::Excludes(all) => ids(case, "excludes", all),
        W::AssertedBy(all) => ids(case, "asserted by", all),
        W::DeniedBy(all) => ids(case, "denied by", all),
        W::Refused(problems) => refused(problems),
        W::Prior(p, stated) => prior(*p, *stated),
        W::Posterior(p, drawn) => posterior(*p, drawn.as_ref()),
        W::Against { rival, leads, odds } => {
            let which = if *leads { "the leader" } else { "the runner-up" };
            Line::said("odds", format!("against {}, {which}", name(rival)), fine(*odds))
        }
        W::Beforehand(odds) => Line::said("prior", "beforehand", fine(*odds)),
        W::AsLikely => {
            Line::said("weight", "as likely under the one as under the other", "0.00 dB")
        }
        W::Weight { clue, weight, found, cluster } => {
            let cluster = cluster.map_or_else(String::new, |at| {
                format!(", in the cluster {}", case.clusters[at].id)
            });
            of_clue(case, *clue, format!("{}, {}{cluster}", fine(*weight), clue_found(*found)))
        }
        W::Adjusted { cluster, by, stated, naive } => {
            let value = format!(
                "{}, since its clues count together as {} and not as {}",
                fine(*by),
                fine(*stated),
                fine(*naive)
            );
            Line::said("cluster", format!("cluster {}", case.clusters[*cluster].id), value)
        }
        W::Sum(odds) => Line::said("odds", "sum, the odds after the clues", fine(*odds)),
        W::Flips => Line::note("what would flip it"),
        W::Flip(flip) => Line::note(flip_text(case, flip)),
        W::Clue(id, found) => of_clue(case, *id, clue_found(*found)),
        W::Likelihoods(id) if case[*id].in_decibels => Line::note("how much it says, as decibels"),
        W::Likelihoods(_) => Line::note("how likely it is to be found"),
        W::Likelihood { clue, stated, given, seen } => {
            likelihood(case, &case[*clue], stated, *given, *seen)
        }
        W::Pooled(clue, under, value) => {
            let label = format!("under {}, all of them together", name(under));
            Line::said("likelihood", label, amount(&case[*clue], *value))
        }
        W::DoesNotCount(off) => does_not_count(case, *off),
        W::Computed(computed) => {
            let found = found_text(case, &computed.found);
            Line::said("test", "computed", format!("[{}] {found}", computed.test))
        }
        W::Search(id) => Line::said("search", "looked for in", case[*id].searched.as_str()),
        W::ClueNote(id) => Line::note(format!("note: {}", case[*id].note)),
        W::Cluster(at) => cluster(case, *at),
        W::ClusterOpen => {
            Line::note("the cluster does not count: not all of its clues were looked for")
        }
        W::Together { of, over, weight, naive } => {
            let label = format!("together, for {} against {}", name(of), name(over));
            let (weight, naive) = (fine(*weight), fine(*naive));
            let value = format!("{weight}, where the sum of its clues is {naive}");
            Line::said("cluster", label, value)
        }
        W::ClusterNote(at) => Line::note(format!("note: {}", case.clusters[*at].note)),
        W::TestType(hypothesis, of, cut) => test_type(name(hypothesis), of, *cut),
        W::Alone { of, over, weight } => {
            let label = format!("by itself, for {} against {}", name(of), name(over));
            Line::said("weight", label, fine(*weight))
        }
        W::Without(also, stands) => without(case, also, stands.as_ref()),
        W::Expected(bits, found) => {
            let found = probability_text(*found);
            let value = format!("{bits:.3} bits; it is likely to be found with {found}");
            Line::said("expected", "to look would teach", value)
        }
        W::IfFound(then) => Line::said("expected", "if it is found", leads_text(case, then)),
        W::IfMissed(then) => Line::said("expected", "if it is missed", leads_text(case, then)),
        W::Cause(cause, clue) => cause_line(case, *cause, *clue),
    }
}

/// Decibels with two decimals, so that a reader who adds them up meets the sum.
fn fine(decibels: f64) -> String {
    if decibels.is_infinite() || decibels.abs() < 0.005 {
        return decibels_text(if decibels.is_infinite() { decibels } else { 0.0 })
            .replace("0.0", "0.00");
    }
    let sign = if decibels < 0.0 { '\u{2212}' } else { '+' };
    format!("{sign}{:.2} dB", decibels.abs())
}

/// A line about a hypothesis: its name and sentence, and where it stands.
fn hypothesis(case: &Case, id: HypothesisId, stands: Option<&Stands>) -> Line {
    let own = &case[id];
    let label = format!("{}: {}", own.id, own.title);
    let standing = stands.map_or_else(String::new, |stands| match stands {
        Stands::Weighed { posterior, rank, of } => {
            format!("{} after the clues, number {rank} of {of}", probability_text(*posterior))
        }
        Stands::Part { at_least, at_most } => {
            let (least, most) = (probability_text(*at_least), probability_text(*at_most));
            format!("{least} to {most} after the clues, as a part of hypotheses")
        }
    });
    let text =
        if standing.is_empty() { label.clone() } else { format!("{label} \u{2014} {standing}") };
    Line::said("hypothesis", label, standing).in_words(text)
}

fn prediction(case: &Case, id: HypothesisId) -> Line {
    let own = &case[id];
    let when = own.when.as_ref().map_or_else(String::new, |when| format!(" ({when})"));
    Line::said("prediction", format!("predicts{when}"), own.predicts.as_str())
}

fn ids(case: &Case, words: &str, of: &[HypothesisId]) -> Line {
    let names: Vec<&str> = of.iter().map(|id| case[*id].id.as_str()).collect();
    Line::note(format!("{words}: {}", names.join(", ")))
}

fn refused(problems: &[Problem]) -> Line {
    let why = match problems {
        [] => "the case names no pair, or no hypothesis that can be weighed".to_owned(),
        some => some.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    };
    Line::note(format!("nothing was weighed: {why}"))
}

fn prior(p: f64, stated: bool) -> Line {
    let why =
        if stated { "as stated" } else { "none is stated: an equal share of what others leave" };
    Line::said("prior", "before the clues", format!("{} ({why})", probability_text(p)))
}

fn posterior(p: f64, drawn: Option<&DrawnPosterior>) -> Line {
    let drawn = drawn.map_or_else(String::new, |drawn| {
        let [low, high] = drawn.band.map(probability_text);
        format!(
            "; {low} to {high} in 90 of 100 re-readings, ahead in {} of 100",
            of_hundred(drawn.leads)
        )
    });
    Line::said("posterior", "after the clues", format!("{}{drawn}", probability_text(p)))
}

/// A line about a clue: its name and what was looked for, and what is said of it.
fn of_clue(case: &Case, id: ClueId, value: String) -> Line {
    let clue = &case[id];
    let label = format!("{}: {}", clue.id, clue.title);
    let text = format!("{label} \u{2014} {value}");
    Line::said("clue", label, value).in_words(text)
}

fn amount(clue: &Clue, value: f64) -> String {
    if clue.in_decibels { decibels_text(value) } else { number(value) }
}

fn likelihood(case: &Case, clue: &Clue, of: &Likelihood, given: bool, seen: Option<f64>) -> Line {
    let given = if given {
        let known: Vec<&str> = clue.given.iter().map(|id| case[*id].id.as_str()).collect();
        format!("given {}, ", known.join(", "))
    } else {
        String::new()
    };
    let by = if of.by.is_empty() { String::new() } else { format!(" by {}", of.by) };
    let is_number = of.text.parse() == Ok(of.value) || (clue.in_decibels && of.low == of.high);
    let written = if is_number {
        of.text.clone()
    } else {
        format!("{} = {}", of.text, amount(clue, of.value))
    };
    let interval = if of.low < of.high {
        format!(" ({} to {})", amount(clue, of.low), amount(clue, of.high))
    } else {
        String::new()
    };
    let counted =
        seen.map_or_else(String::new, |seen| format!("; what was observed has {}", number(seen)));
    let because =
        if of.because.is_empty() { String::new() } else { format!(", because {}", of.because) };
    let label = format!("{given}under {}{by}", case[of.hypothesis].id);
    Line::said("likelihood", label, format!("{written}{interval}{counted}{because}"))
}

fn does_not_count(case: &Case, off: Option<SetId>) -> Line {
    Line::note(match off.map(|set| &case[set].id) {
        Some(set) => format!("it does not count: the set `{set}` is off (--with {set})"),
        None => "it does not count".to_owned(),
    })
}

fn cluster(case: &Case, at: usize) -> Line {
    let of = &case.clusters[at];
    let names: Vec<&str> = of.clues.iter().map(|c| case[*c].id.as_str()).collect();
    let chained = of.clues.iter().any(|c| !case[*c].given.is_empty());
    let link = match (of.joint.is_empty(), chained) {
        (false, _) => "a joint likelihood".to_owned(),
        (true, true) => "likelihoods given each other".to_owned(),
        (true, false) => format!("dependence {}", of.dependence),
    };
    let value = format!("{} ({link}; {})", of.title, names.join(", "));
    Line::said("cluster", format!("cluster {}", of.id), value)
}

/// Which of Van Evera's tests it is, for the leader.
fn test_type(name: &str, of: &VanEvera, cut: f64) -> Line {
    let whom = match of.favours {
        Favours::Hypothesis => format!("for {name} against all others"),
        Favours::Rest => format!("for all others against {name}"),
        Favours::Nobody => "for nobody".to_owned(),
    };
    let value = format!(
        "{} {whom} (by a cut of {cut} dB: found it moves {name} by {}, missed by {})",
        of.test.words(),
        fine(of.if_found),
        fine(of.if_missed)
    );
    Line::said("type", "type", value)
}

fn without(case: &Case, also: &[ClueId], stands: Option<&StandsWithout>) -> Line {
    let with: Vec<&str> = also.iter().map(|clue| case[*clue].id.as_str()).collect();
    let with = if with.is_empty() {
        String::new()
    } else {
        format!(" (and what hangs on it, {})", with.join(", "))
    };
    let none = || "no hypothesis is left".to_owned();
    let text = stands.map_or_else(none, |stands| stands_text(case, stands));
    Line::said("without", format!("without it{with}"), text)
}

fn stands_text(case: &Case, of: &StandsWithout) -> String {
    let (first, second) = (&case[of.leader].id, &case[of.runner_up].id);
    if of.is_tied {
        return format!("{first} and {second} tie at {}", probability_text(of.posterior));
    }
    let by = distance_text(of.margin);
    let [then, old] = of.of_now.map(probability_text);
    if of.leader == of.now {
        return format!("{first} leads {second} by {by}, with {then} instead of {old}");
    }
    let now = &case[of.now].id;
    format!("the lead passes: {first} leads {second} by {by}; {now} has {then} instead of {old}")
}

fn leads_text(case: &Case, then: &LeadsThen) -> String {
    match then {
        LeadsThen::One(id, p) => format!("{} leads with {}", case[*id].id, probability_text(*p)),
        LeadsThen::Nobody => "nobody leads, the first two tie".to_owned(),
        LeadsThen::NoneLeft => "no hypothesis is left".to_owned(),
    }
}

fn cause_line(case: &Case, cause: usize, clue: ClueId) -> Line {
    let cause = &case.causes[cause];
    let own = cause.clues.iter().find(|own| own.clue == clue);
    let mediates = || "tells whether the mediator was there".to_owned();
    let text = own.map_or_else(mediates, |own| {
        let (made, anyway) =
            (probability_text(own.under.beneficial), probability_text(own.under.destined));
        let because = if own.because.is_empty() {
            String::new()
        } else {
            format!(", because {}", own.because)
        };
        format!("{made} if the cause did it, {anyway} if it would have come anyway{because}")
    });
    Line::said("cause", format!("cause {}", cause.id), text)
}
