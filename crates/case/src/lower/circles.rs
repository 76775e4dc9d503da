//! Concepts defined by concepts: neither round in a circle nor without end.

use super::context::Context;
use crate::model::{Concept, ConceptId, Term};
use counterpoise_diagnostic::{Code, Diagnostic};

/// The deepest definition that is read: far beyond Goertz's three levels, and safe to follow.
const DEEPEST: usize = 64;

/// Says which concepts are defined by themselves, and takes their rules away so that nothing goes
/// round in a circle.
pub(crate) fn circles(cx: &mut Context<'_>) {
    let mut parts: Vec<Vec<ConceptId>> = cx.case.concepts.iter().map(direct).collect();
    for at in unsettled(&parts) {
        if reaches_itself(&parts, at) {
            parts[at].clear();
            let concept = &mut cx.case.concepts[at];
            let (message, place) =
                (format!("the concept `{}` is defined by itself", concept.id), concept.place);
            (concept.all, concept.any, concept.none) = (Vec::new(), Vec::new(), Vec::new());
            cx.say(
                Diagnostic::new(Code::CYCLE, crate::span_of(place), message)
                    .help("break the circle"),
            );
        }
    }
}

/// Positions whose definitions never come to an end, in order.
fn unsettled(parts: &[Vec<ConceptId>]) -> Vec<usize> {
    let mut settled = vec![false; parts.len()];
    bottom_up(parts).into_iter().for_each(|at| settled[at] = true);
    (0..parts.len()).filter(|at| !settled[*at]).collect()
}

/// Positions in an order in which each comes after the parts of its definition; those in circles,
/// and their users, are left out.
fn bottom_up(parts: &[Vec<ConceptId>]) -> Vec<usize> {
    let mut open: Vec<usize> = parts.iter().map(Vec::len).collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); parts.len()];
    for (user, of) in parts.iter().enumerate() {
        of.iter().for_each(|part| users[part.0 as usize].push(user));
    }
    let mut settled: Vec<usize> = (0..parts.len()).filter(|at| open[*at] == 0).collect();
    let mut next = 0;
    while let Some(&part) = settled.get(next) {
        next += 1;
        for user in &users[part] {
            open[*user] -= 1;
            if open[*user] == 0 {
                settled.push(*user);
            }
        }
    }
    settled
}

fn reaches_itself(parts: &[Vec<ConceptId>], at: usize) -> bool {
    let mut seen = vec![false; parts.len()];
    let mut open = parts[at].clone();
    while let Some(next) = open.pop() {
        let next = next.0 as usize;
        if !std::mem::replace(&mut seen[next], true) {
            open.extend(&parts[next]);
        }
    }
    seen[at]
}

fn direct(concept: &Concept) -> Vec<ConceptId> {
    fn walk(term: &Term, found: &mut Vec<ConceptId>) {
        match term {
            Term::Attribute(_) => {}
            Term::Concept(id) => found.push(*id),
            Term::Not(inner) => walk(inner, found),
            Term::Or(parts) => parts.iter().for_each(|p| walk(p, found)),
        }
    }
    let mut found = Vec::new();
    concept.all.iter().chain(&concept.any).chain(&concept.none).for_each(|t| walk(t, &mut found));
    found
}

/// Says which concepts are defined through too many others, and takes their rules away.
pub(crate) fn depths(cx: &mut Context<'_>) {
    let parts: Vec<Vec<ConceptId>> = cx.case.concepts.iter().map(direct).collect();
    let mut depth = vec![0_usize; parts.len()];
    for at in bottom_up(&parts) {
        depth[at] = parts[at].iter().map(|part| depth[part.0 as usize] + 1).max().unwrap_or(0);
        if depth[at] > DEEPEST {
            depth[at] = 0;
            let concept = &mut cx.case.concepts[at];
            let (message, place) = (
                format!(
                    "the concept `{}` is defined through more than {DEEPEST} others",
                    concept.id
                ),
                concept.place,
            );
            (concept.all, concept.any, concept.none) = (Vec::new(), Vec::new(), Vec::new());
            cx.say(
                Diagnostic::new(Code::DEEP_CONCEPT, crate::span_of(place), message)
                    .help("define it by attributes"),
            );
        }
    }
}
