//! Unfolded verdicts as data, which the page's script makes lists of.
//!
//! A line is a text; a line with others under it is a list that begins with its text. In one cell an
//! attribute is the same for every school that uses it. It is therefore written once a cell, with its
//! indicator, events and pages, and every condition that rests on it leads there.

use crate::context::Context;
use counterpoise_case::model::{AttributeId, Case};
use counterpoise_concepts::ConceptMembership;
use counterpoise_study::{Judged, Node, Subject};
use serde_json::{Value, json};

/// The attributes that the verdicts of one cell rest on, in the order in which they come up.
#[derive(Debug, Default)]
pub(crate) struct Shared<'n> {
    attributes: Vec<(AttributeId, &'n Node)>,
}

impl<'n> Shared<'n> {
    /// Keeps the attributes of a verdict, to be written after all verdicts of the cell.
    pub(crate) fn keep(&mut self, judged: &Judged, node: &'n Node) {
        for attribute in judged.verdict.attributes.iter().map(|a| a.attribute) {
            let is_own =
                |n: &&Node| matches!(n.about, Subject::Attribute(own, _) if own == attribute);
            let mut nodes = node.children.iter().flat_map(|concept| &concept.children);
            let found = nodes.find(is_own);
            if let Some(found) =
                found.filter(|_| self.attributes.iter().all(|(a, _)| *a != attribute))
            {
                self.attributes.push((attribute, found));
            }
        }
    }

    /// Every attribute by its name with its indicators, and under the first attribute that uses an
    /// indicator its events and pages.
    pub(crate) fn list(&self, context: &Context<'_>) -> Vec<Value> {
        let case = context.case;
        let one = |at: usize| {
            let (attribute, node) = self.attributes[at];
            let before = &self.attributes[..at];
            let mut tree = vec![json!(text(case, node))];
            for indicator in &node.children {
                let mut earlier = before.iter().filter(|(_, earlier)| {
                    earlier.children.iter().any(|own| own.about == indicator.about)
                });
                let own = text(case, indicator);
                tree.push(match earlier.next() {
                    Some((first, _)) => {
                        json!(format!("{own} (unfolded under {})", case[*first].id))
                    }
                    None => line(&own, rests(case, &indicator.children)),
                });
            }
            json!([case[attribute].id, tree])
        };
        (0..self.attributes.len()).map(one).collect()
    }
}

/// A node as one line of text.
fn text(case: &Case, node: &Node) -> String {
    counterpoise_present::line(case, node).text
}

/// A line and what stands under it.
fn line(text: &str, under: Vec<Value>) -> Value {
    if under.is_empty() {
        return json!(text);
    }
    Value::Array(std::iter::once(json!(text)).chain(under).collect())
}

/// Events one by one; the values of a long series by the first and the last.
fn rests(case: &Case, nodes: &[Node]) -> Vec<Value> {
    let values = nodes.len() > MANY && nodes.iter().all(|n| n.children.is_empty());
    match nodes {
        [first, .., last] if values => vec![
            json!(text(case, first)),
            json!(format!("\u{2026} {} more values, all under Capabilities", nodes.len() - 2)),
            json!(text(case, last)),
        ],
        all => all.iter().map(|node| evidence(case, node)).collect(),
    }
}

/// Values of series that are still written one by one.
const MANY: usize = 6;

/// An event with its pages in one line, or a part of a number with its events.
fn evidence(case: &Case, node: &Node) -> Value {
    let leaves = node.children.iter().all(|c| c.children.is_empty());
    if leaves {
        let all = std::iter::once(node).chain(&node.children);
        return json!(all.map(|own| text(case, own)).collect::<Vec<_>>().join("; "));
    }
    line(&text(case, node), node.children.iter().map(|child| evidence(case, child)).collect())
}

/// What is in doubt about a verdict, then its concepts with their conditions.
pub(crate) fn verdict(case: &Case, judged: &Judged, node: &Node) -> Vec<Value> {
    let (doubts, concepts) = node
        .children
        .split_at(node.children.len().saturating_sub(judged.verdict.memberships.len()));
    let out = |of: &ConceptMembership| of.membership.is_none_or(|m| m.hi < 0.5);
    let doubt = |node: &Node| {
        line(&text(case, node), node.children.iter().map(|own| json!(text(case, own))).collect())
    };
    let concept = |(node, of): (&Node, &ConceptMembership)| conditions(case, node, out(of));
    let concepts = concepts.iter().zip(&judged.verdict.memberships).map(concept);
    doubts.iter().map(doubt).chain(concepts).collect()
}

/// A concept with its conditions; of one that is out, only the condition that keeps it out.
fn conditions(case: &Case, concept: &Node, out: bool) -> Value {
    let is_condition = |line: &&Node| matches!(line.about, Subject::Condition { .. });
    let binds = |line: &&Node| matches!(line.about, Subject::Condition { binds: true, .. });
    let mut leaves: Vec<&Node> = concept.children.iter().filter(is_condition).collect();
    let all = leaves.len();
    if out && leaves.iter().any(binds) {
        leaves.retain(binds);
    }
    let among = leaves.len() < all;
    let one = |leaf: &&Node| {
        let own = text(case, leaf);
        if among { json!(format!("{own}, among {all} conditions")) } else { json!(own) }
    };
    line(&text(case, concept), leaves.iter().map(one).collect())
}
