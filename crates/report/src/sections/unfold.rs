//! Unfolded verdicts as nested lists.
//!
//! In one cell an attribute is the same for every school that uses it. It is therefore written once
//! a cell, with its indicator, events and pages, and every condition that rests on it leads there.

use crate::context::Context;
use crate::words::linked;
use counterpoise_case::model::AttributeId;
use counterpoise_concepts::ConceptMembership;
use counterpoise_study::{Judged, Node, Subject};
use maud::{Markup, html};

/// The attributes that the verdicts of one cell rest on, in the order in which they come up.
#[derive(Debug)]
pub(crate) struct Shared<'n> {
    /// Number of the cell in the page.
    cell: usize,
    attributes: Vec<(AttributeId, &'n Node)>,
}

impl<'n> Shared<'n> {
    pub(crate) fn new(cell: usize) -> Shared<'n> {
        Shared { cell, attributes: Vec::new() }
    }

    fn id(&self, at: usize) -> String {
        format!("k{}a{at}", self.cell)
    }

    /// Keeps the attributes of a verdict, to be written after all verdicts of the cell.
    pub(crate) fn keep(&mut self, judged: &Judged, node: &'n Node) {
        for attribute in judged.verdict.attributes.iter().map(|a| a.attribute) {
            let mut nodes = node.children.iter().flat_map(|concept| &concept.children);
            let found = nodes.find(|n| n.about == Subject::Attribute(attribute));
            if let Some(found) =
                found.filter(|_| self.attributes.iter().all(|(a, _)| *a != attribute))
            {
                self.attributes.push((attribute, found));
            }
        }
    }

    /// The id of an attribute's entry, by the attribute's name.
    fn entry(&self, context: &Context<'_>, name: &str) -> Option<String> {
        let at = self.attributes.iter().position(|(a, _)| context.case[*a].id == name)?;
        Some(self.id(at))
    }

    /// Every attribute with its indicator, and under the first attribute that uses an indicator its
    /// events and pages.
    pub(crate) fn list(&self, context: &Context<'_>) -> Markup {
        html! { ul.tree { @for at in 0..self.attributes.len() { li id=(self.id(at)) { (self.attribute(context, at)) } } } }
    }

    fn attribute(&self, context: &Context<'_>, at: usize) -> Markup {
        let (attribute, node) = self.attributes[at];
        let before = &self.attributes[..at];
        let earlier = |indicator: &Node| {
            before.iter().position(|(_, n)| n.children.iter().any(|c| c.about == indicator.about))
        };
        html! {
            b { (context.case[attribute].id) } " " (node.text)
            @for indicator in &node.children {
                @match earlier(indicator) {
                    Some(first) => { "; " a href=(format!("#{}", self.id(first))) { (indicator.text) } },
                    None => { "; " (indicator.text) (rests(context, &indicator.children)) },
                }
            }
        }
    }
}

/// Events one by one; the values of a long series by the first and the last.
fn rests(context: &Context<'_>, nodes: &[Node]) -> Markup {
    let values = nodes.len() > MANY && nodes.iter().all(|n| n.children.is_empty());
    html! {
        @match nodes {
            [] => {},
            [first, .., last] if values => {
                ul { li { (first.text) } li { "\u{2026} " (nodes.len() - 2) " more values, all under " a href="#capabilities" { "Capabilities" } } li { (last.text) } }
            },
            all => ul { @for one in all { (evidence(context, one)) } },
        }
    }
}

/// Values of series that are still written one by one.
const MANY: usize = 6;

/// An event with its pages in one line, or a part of a number with its events.
fn evidence(context: &Context<'_>, node: &Node) -> Markup {
    let leaves = node.children.iter().all(|c| c.children.is_empty());
    html! {
        li {
            (linked(context, &node.text))
            @if leaves { @for child in &node.children { "; " (child.text) } }
            @else { ul { @for child in &node.children { (evidence(context, child)) } } }
        }
    }
}

/// What is in doubt about a verdict, then its concepts with their conditions.
pub(crate) fn verdict(
    context: &Context<'_>,
    judged: &Judged,
    node: &Node,
    shared: &Shared<'_>,
) -> Markup {
    let (doubts, concepts) = node
        .children
        .split_at(node.children.len().saturating_sub(judged.verdict.memberships.len()));
    let out = |of: &ConceptMembership| of.membership.is_none_or(|m| m.hi < 0.5);
    html! {
        ul.tree {
            @for doubt in doubts { li { (linked(context, &doubt.text)) (plain(context, &doubt.children)) } }
            @for (concept, of) in concepts.iter().zip(&judged.verdict.memberships) { (conditions(context, concept, out(of), shared)) }
        }
    }
}

fn plain(context: &Context<'_>, nodes: &[Node]) -> Markup {
    html! { @if !nodes.is_empty() { ul { @for node in nodes { li { (linked(context, &node.text)) } } } } }
}

/// A concept with its conditions; of one that is out, only the condition that keeps it out.
fn conditions(context: &Context<'_>, concept: &Node, out: bool, shared: &Shared<'_>) -> Markup {
    let is_condition = |line: &&Node| matches!(line.about, Subject::Condition { .. });
    let binds = |line: &&Node| line.about == Subject::Condition { binds: true };
    let mut leaves: Vec<&Node> = concept.children.iter().filter(is_condition).collect();
    let all = leaves.len();
    if out && leaves.iter().any(binds) {
        leaves.retain(binds);
    }
    html! {
        li {
            (linked(context, &concept.text))
            @if !leaves.is_empty() {
                ul {
                    @for leaf in &leaves { li { (condition(context, &leaf.text, shared)) @if leaves.len() < all { ", among " (all) " conditions" } } }
                }
            }
        }
    }
}

/// A line in which names of attributes lead to their entries, and names of events to the ledger.
fn condition(context: &Context<'_>, text: &str, shared: &Shared<'_>) -> Markup {
    let word = |word: &str| {
        let bare = word.trim_end().trim_end_matches([':', ',']);
        match shared.entry(context, bare) {
            Some(id) => {
                html! { a href=(format!("#{id}")) { (bare) } (word.trim_start_matches(bare)) }
            }
            None => linked(context, word),
        }
    };
    html! { @for one in text.split_inclusive(' ') { (word(one)) } }
}
