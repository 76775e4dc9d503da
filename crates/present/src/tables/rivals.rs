//! The rival explanations as tables.

use crate::claims::found_text;
use crate::rivals::{changed_text, status_text, step_label};
use crate::text::citations_text;
use counterpoise_case::model::{Case, Clue, HypothesisId};
use counterpoise_frames::{Cell, Table};
use counterpoise_study::{CauseAnswers, GroupKind, Rivals};
use counterpoise_tracing::{Expected, Favours, LeftOut, Status, WaterfallStep};

/// Each hypothesis with its prior and posterior, the likeliest first.
#[must_use]
pub fn hypotheses(case: &Case, rivals: &Rivals) -> Table {
    let fitted = &rivals.fitted;
    let row = |(rank, at): (usize, &usize)| -> Vec<Cell> {
        let own = &case[rivals.hypotheses[*at]];
        let drawn = rivals.resampled.as_ref();
        let parts = |ids: &[HypothesisId]| -> Vec<String> {
            ids.iter().map(|id| case[*id].id.clone()).collect()
        };
        vec![
            (rank + 1).into(),
            own.id.as_str().into(),
            own.title.as_str().into(),
            fitted.priors[*at].into(),
            fitted.stated[*at].into(),
            fitted.posterior[*at].into(),
            drawn.map(|d| Cell::Range(d.bands[*at][0], d.bands[*at][2])).into(),
            drawn.map(|d| d.leads[*at]).into(),
            fitted.odds(*at, fitted.leader()).into(),
            parts(&own.asserts).into(),
            parts(&own.denies).into(),
        ]
    };
    let heads = [
        "rank",
        "hypothesis",
        "title",
        "prior",
        "prior stated",
        "posterior",
        "90% of re-readings",
        "leads in draws",
        "dB against leader",
        "asserts",
        "denies",
    ];
    Table::new(&heads)
        .with(fitted.ranking.iter().enumerate().map(row))
        .ranges(&["90% of re-readings"])
}

/// What each step adds for the first of the pair against the second, in dB.
#[must_use]
pub fn waterfall(case: &Case, rivals: &Rivals, (a, b): (usize, usize)) -> Table {
    let row = |s: WaterfallStep| -> Vec<Cell> {
        let of = &rivals.fitted.steps[s.step];
        let clues: Vec<String> =
            of.clues.iter().map(|c| case[rivals.clues[*c]].id.clone()).collect();
        vec![
            rivals.step_name(case, s.step).into(),
            step_label(case, rivals, s.step).into(),
            clues.into(),
            s.weight.into(),
            Cell::Range(s.bounds.0, s.bounds.1),
            s.after.into(),
        ]
    };
    let heads = ["step", "title", "clues", "dB", "dB within intervals", "odds after in dB"];
    let steps = rivals.fitted.waterfall(a, b);
    Table::new(&heads).with(steps.into_iter().map(row)).ranges(&["dB within intervals"])
}

/// One row for each clue: how it was found, what kind of test it is for the leader.
#[must_use]
pub fn clues(case: &Case, rivals: &Rivals) -> Table {
    let fitted = &rivals.fitted;
    let leader = fitted.leader();
    let row = |at: usize| -> Vec<Cell> {
        let clue = &case[rivals.clues[at]];
        let kind = fitted.types[at].get(leader);
        let computed = rivals.computed.iter().find(|c| c.clue == rivals.clues[at]);
        let events: Vec<String> = clue.events.iter().map(|e| case[*e].id.clone()).collect();
        vec![
            clue.id.as_str().into(),
            clue.title.as_str().into(),
            status_text(case, rivals, at).into(),
            share(rivals.status[at]).into(),
            computed.map(|c| format!("{}: {}", c.test, found_text(case, &c.found))).into(),
            kind.map(|k| k.test.words()).into(),
            kind.map(|k| favours(k.favours)).into(),
            kind.map(|k| k.if_found).into(),
            kind.map(|k| k.if_missed).into(),
            kind.map(|_| fitted.cut).into(),
            events.into(),
            sources(case, clue).into(),
            clue.searched.as_str().into(),
        ]
    };
    let heads = [
        "clue",
        "title",
        "status",
        "share found",
        "computed",
        "type",
        "favours",
        "dB if found",
        "dB if missed",
        "cut in dB",
        "events",
        "sources",
        "where looked for",
    ];
    Table::new(&heads).with((0..rivals.clues.len()).map(row))
}

/// The share of draws in which it was found, in full: what the status rounds.
fn share(of: Status) -> Option<f64> {
    match of {
        Status::Found => Some(1.0),
        Status::NotFound => Some(0.0),
        Status::Share(q) => Some(q),
        Status::Open => None,
    }
}

fn favours(of: Favours) -> &'static str {
    match of {
        Favours::Hypothesis => "the leader",
        Favours::Rest => "the rest",
        Favours::Nobody => "nobody",
    }
}

/// One row for each likelihood: what was said and why, and where the lead would pass.
#[must_use]
pub fn likelihoods(case: &Case, rivals: &Rivals) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (at, id) in rivals.clues.iter().enumerate() {
        let clue = &case[*id];
        let known: Vec<String> = clue.given.iter().map(|other| case[*other].id.clone()).collect();
        let own = clue.likelihoods.iter().map(|l| (l, Vec::new()));
        for (said, given) in own.chain(clue.conditionals.iter().map(|l| (l, known.clone()))) {
            let Some(hypothesis) = rivals.position(said.hypothesis) else { continue };
            let sensitivity = &rivals.fitted.likelihood_sensitivity;
            let sensitivity =
                sensitivity.iter().find(|l| l.clue == at && l.hypothesis == hypothesis);
            rows.push(vec![
                clue.id.as_str().into(),
                case[said.hypothesis].id.as_str().into(),
                given.into(),
                said.by.as_str().into(),
                said.text.as_str().into(),
                said.value.into(),
                Cell::Range(said.low, said.high),
                if clue.in_decibels { "dB" } else { "probability" }.into(),
                said.because.as_str().into(),
                sensitivity.and_then(|s| s.flips_at).into(),
                sensitivity.map(|s| s.within).into(),
                sensitivity
                    .map(|s| Cell::Range(s.leader.0.min(s.leader.1), s.leader.0.max(s.leader.1)))
                    .into(),
            ]);
        }
    }
    let heads = [
        "clue",
        "hypothesis",
        "given",
        "by",
        "written",
        "value",
        "interval",
        "unit",
        "because",
        "lead passes at",
        "within its interval",
        "posterior of the leader",
    ];
    Table::new(&heads).with(rows).ranges(&["interval", "posterior of the leader"])
}

/// What leads without one clue, one cluster, one source, one side.
#[must_use]
pub fn without(case: &Case, rivals: &Rivals) -> Table {
    let fitted = &rivals.fitted;
    let kind = |at: usize| match rivals.groups[at] {
        GroupKind::Source(_) => "source",
        GroupKind::Side(_) => "side",
    };
    let row = |kind: &str, left: &LeftOut| -> Vec<Cell> {
        let clues: Vec<String> =
            left.clues.iter().map(|c| case[rivals.clues[*c]].id.clone()).collect();
        let standing = left.standing.as_ref();
        vec![
            kind.into(),
            left.name.as_str().into(),
            clues.into(),
            standing
                .map(|s| if s.is_tied() { "(a tie)" } else { rivals.name(case, s.leader) })
                .into(),
            standing.map(|s| s.posterior[s.leader]).into(),
            standing.map(|s| s.margin).into(),
            left.flips.into(),
            left.ties.into(),
            changed_text(case, rivals, &left.changed).into(),
        ]
    };
    let steps = fitted.steps.iter().zip(&fitted.without);
    let single =
        steps.map(|(s, left)| row(if s.cluster.is_some() { "cluster" } else { "clue" }, left));
    let members = fitted.without_members.iter().map(|left| row("clue of a cluster", left));
    let groups = fitted.without_groups.iter().enumerate().map(|(at, left)| row(kind(at), left));
    let heads = [
        "what",
        "without",
        "clues",
        "leads",
        "posterior",
        "ahead by dB",
        "flips",
        "ties",
        "computed again",
    ];
    Table::new(&heads).with(single.chain(members).chain(groups))
}

/// What prior each hypothesis would need.
#[must_use]
pub fn priors(case: &Case, rivals: &Rivals) -> Table {
    let of = &rivals.fitted.prior_sensitivity;
    let row = |at: usize| -> Vec<Cell> {
        let needed = of.needed[at];
        let pair = of.pairs.iter().find(|p| p.rival == at);
        vec![
            rivals.name(case, at).into(),
            rivals.fitted.priors[at].into(),
            needed.weight.into(),
            needed.for_even.into(),
            needed.for_95.into(),
            pair.map(|p| p.weight).into(),
            pair.map(|p| p.break_even).into(),
            of.simplex
                .and_then(|s| of.simplex_of.iter().position(|i| *i == at).map(|i| s.shares[i]))
                .into(),
        ]
    };
    let heads = [
        "hypothesis",
        "prior",
        "dB against the rest",
        "prior for 0.5",
        "prior for 0.95",
        "leader against it in dB",
        "times as probable as the leader to tie",
        "share of all priors of the first three in which it leads",
    ];
    Table::new(&heads).with(rivals.fitted.ranking.iter().map(|at| row(*at)))
}

/// Clues that nobody has looked for, and what they would teach.
#[must_use]
pub fn open(case: &Case, rivals: &Rivals) -> Table {
    let leads = |at: Option<usize>, then: &Option<Vec<f64>>| match (at, then) {
        (Some(at), _) => Some(rivals.name(case, at)),
        (None, Some(_)) => Some("(a tie)"),
        (None, None) => None,
    };
    let row = |e: &Expected| -> Vec<Cell> {
        let clue = &case[rivals.clues[e.clue]];
        vec![
            clue.id.as_str().into(),
            clue.title.as_str().into(),
            e.bits.into(),
            e.found.into(),
            leads(e.found_leader, &e.if_found).into(),
            leads(e.missed_leader, &e.if_missed).into(),
            e.may_flip.into(),
        ]
    };
    let heads = [
        "clue",
        "title",
        "expected bits",
        "probability found",
        "leads if found",
        "leads if missed",
        "may flip",
    ];
    Table::new(&heads).with(rivals.fitted.expected.iter().map(row))
}

/// What each person's likelihoods would make of it.
#[must_use]
pub fn people(case: &Case, rivals: &Rivals) -> Table {
    let fitted = &rivals.fitted;
    let name = |by: &str| if by.is_empty() { "(the case)".to_owned() } else { by.to_owned() };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for of in &fitted.elicited {
        for (at, id) in rivals.hypotheses.iter().enumerate() {
            let posterior = of.standing.as_ref().map(|s| s.posterior[at]);
            rows.push(vec![
                name(&of.by).into(),
                of.clues.into(),
                case[*id].id.as_str().into(),
                posterior.into(),
                fitted.posterior[at].into(),
                fitted.linear_pool.as_ref().map(|p| p[at]).into(),
            ]);
        }
    }
    Table::new(&[
        "by",
        "clues",
        "hypothesis",
        "posterior",
        "pooled (geometric mean)",
        "pooled (mean)",
    ])
    .with(rows)
}

/// The answers to questions of cause.
#[must_use]
pub fn causes(case: &Case, rivals: &Rivals) -> Table {
    let row = |of: &CauseAnswers| -> Vec<Cell> {
        let own = &case.causes[of.cause];
        let types = of.types.as_ref().and_then(|t| t.answer());
        let chain = of.chain.as_ref().and_then(|(a, seen)| a.answer().map(|a| (a, *seen)));
        vec![
            own.id.as_str().into(),
            own.title.as_str().into(),
            types.map(|t| t.before).into(),
            types.map(|t| t.caused).into(),
            chain.map(|(a, _)| a.effect).into(),
            chain.and_then(|(a, seen)| a.given(seen)).into(),
            chain.and_then(|(a, _)| a.caused).into(),
            chain.and_then(|(a, _)| a.if_found).into(),
            chain.and_then(|(a, _)| a.if_missed).into(),
        ]
    };
    let heads = [
        "cause",
        "question",
        "by types before clues",
        "by types",
        "average effect",
        "through the mediator",
        "mediator not known",
        "mediator there",
        "mediator not there",
    ];
    Table::new(&heads).with(rivals.causes.iter().map(row))
}

/// The pages on which a clue was found, or not.
fn sources(case: &Case, clue: &Clue) -> String {
    let cites = if clue.cites.is_empty() { &clue.via } else { &clue.cites };
    citations_text(case, cites)
}
