//! Clusters: clues that hang together.

use super::context::Context;
use super::item::Item;
use super::likelihood;
use crate::model::{ClueId, Cluster};
use counterpoise_diagnostic::{Code, Diagnostic};

pub(crate) fn cluster(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        cx.say(
            Diagnostic::new(
                Code::BAD_HEADER,
                item.head_span(),
                "a cluster has one short name and what its clues have in common in quotation marks",
            )
            .help("write `cluster money \"What the loss of Western lenders forced\"`"),
        );
        return;
    };
    let taken = cx.case.clusters.iter().any(|c| c.id == id.text);
    if !cx.is_new(taken, item, "clusters", id.text) {
        return;
    }
    let clues = members(cx, item);
    let chained = clues
        .iter()
        .find(|clue| !cx.case[**clue].given.is_empty())
        .map(|clue| cx.case[*clue].id.clone());
    if let Some(why) = how_linked(item, id.text, chained.as_deref()) {
        cx.say(why);
    }
    let (joint, in_decibels) = likelihood::all(cx, item);
    if in_decibels {
        let message = "a joint likelihood is a probability";
        cx.say(
            Diagnostic::new(Code::MIXED_SCALES, item.head_span(), message)
                .help("give probabilities or words"),
        );
    }
    let cluster = Cluster {
        id: id.text.to_owned(),
        title: item.title(),
        clues,
        joint: if in_decibels { Vec::new() } else { joint },
        dependence: item.number(cx, "dependence", 0.0..=1.0).unwrap_or(0.0),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.case.clusters.push(cluster);
}

/// Whether it is said in one way how its clues hang together; `chained` is one that is given
/// others.
fn how_linked(item: &Item<'_>, id: &str, chained: Option<&str>) -> Option<Diagnostic> {
    let joint_or_dependence = [item.field("under").is_some(), item.field("dependence").is_some()];
    let say = |message: String| Some(Diagnostic::new(Code::BAD_CLUSTER, item.head_span(), message));
    match (joint_or_dependence, chained) {
        ([false, false], Some(_)) | ([true, false] | [false, true], None) => None,
        ([_, _], Some(clue)) => say(format!(
            "the cluster `{id}` states a joint likelihood or a dependence, and its clue `{clue}` is given others"
        ))
        .map(|d| d.help("keep one of the two: delete the `given:` lines, or the lines of the cluster")),
        ([_, _], None) => say(format!(
            "the cluster `{id}` must state either a joint likelihood or a dependence, or its clues what they are given"
        ))
        .map(|d| {
            d.help("give `under: h1: 0.3 because ...`, or `dependence: 0.5`, or in a clue `given: k1 under h1: 0.9 because ...`")
        }),
    }
}

/// Its clues: at least two, each in no other cluster.
fn members(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<ClueId> {
    let mut found: Vec<ClueId> = Vec::new();
    let pieces = item.list("clues");
    for piece in &pieces {
        let span = item.span(piece.range.clone());
        let Some(id) = cx.clue(span, piece.text) else { continue };
        if found.contains(&id) || cx.case.clusters.iter().any(|c| c.clues.contains(&id)) {
            let message = format!("`{}` is in a cluster already", piece.text);
            cx.say(
                Diagnostic::new(Code::BAD_CLUSTER, span, message)
                    .help("join the two clusters, or take it out"),
            );
            continue;
        }
        found.push(id);
    }
    if pieces.len() < 2 {
        let message = "a cluster needs at least two clues";
        cx.say(
            Diagnostic::new(Code::BAD_CLUSTER, item.head_span(), message)
                .help("name them: `clues: k1, k2`"),
        );
    }
    found
}
