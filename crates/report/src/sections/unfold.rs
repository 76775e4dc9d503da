//! Unfolded results as nested lists, with events leading to the ledger.

use crate::context::Context;
use crate::words::linked;
use counterpoise_study::Node;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// A tree as nested lists. What was already unfolded higher up is not unfolded again.
pub(crate) fn tree(context: &Context<'_>, nodes: &[Node]) -> Markup {
    list(context, nodes, &mut BTreeSet::new())
}

fn list(context: &Context<'_>, nodes: &[Node], seen: &mut BTreeSet<String>) -> Markup {
    html! { ul.tree { @for node in nodes { (item(context, node, seen)) } } }
}

fn item(context: &Context<'_>, node: &Node, seen: &mut BTreeSet<String>) -> Markup {
    let first = node.children.is_empty() || seen.insert(node.text.clone());
    html! {
        li {
            (linked(context, &node.text))
            @if !first { span.again { " (above)" } }
            @else if !node.children.is_empty() { (list(context, &node.children, seen)) }
        }
    }
}

/// What the verdicts of one cell rest on: each indicator once, though many schools use it.
#[derive(Debug)]
pub(crate) struct Shared<'n> {
    id: String,
    indicators: Vec<&'n Node>,
}

impl<'n> Shared<'n> {
    /// `id`: of the cell.
    pub(crate) fn new(id: &str) -> Shared<'n> {
        Shared { id: id.to_owned(), indicators: Vec::new() }
    }

    /// The id of an indicator, which is kept to be written later.
    fn id(&mut self, node: &'n Node) -> String {
        let known = self.indicators.iter().position(|n| n.text == node.text);
        let at = known.unwrap_or_else(|| {
            self.indicators.push(node);
            self.indicators.len() - 1
        });
        format!("{}-i{at}", self.id)
    }

    /// The indicators with the events and pages that they count.
    pub(crate) fn list(&self, context: &Context<'_>) -> Markup {
        html! {
            ul.tree {
                @for (at, node) in self.indicators.iter().enumerate() {
                    li id=(format!("{}-i{at}", self.id)) {
                        (linked(context, &node.text))
                        @if !node.children.is_empty() { ul { @for child in &node.children { (evidence(context, child)) } } }
                    }
                }
            }
        }
    }
}

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

/// An unfolded verdict: what is in doubt, then its concepts with their conditions, then its attributes once each, leading to
/// the indicators of the cell.
pub(crate) fn verdict<'n>(context: &Context<'_>, node: &'n Node, shared: &mut Shared<'n>) -> Markup {
    let mut attributes: Vec<&'n Node> = Vec::new();
    let concepts: Vec<&Node> = node.children.iter().collect();
    for attribute in concepts.iter().flat_map(|c| &c.children).filter(|n| !n.children.is_empty()) {
        if !attributes.iter().any(|a| a.text == attribute.text) {
            attributes.push(attribute);
        }
    }
    html! {
        ul.tree {
            @for concept in concepts { (conditions(context, concept)) }
            @if !attributes.is_empty() {
                li { "by these attributes" ul { @for one in attributes { (attribute(context, one, shared)) } } }
            }
        }
    }
}

fn conditions(context: &Context<'_>, concept: &Node) -> Markup {
    let leaves: Vec<&Node> = concept.children.iter().filter(|c| c.children.is_empty()).collect();
    html! {
        li {
            (linked(context, &concept.text))
            @if !leaves.is_empty() { ul { @for leaf in leaves { li { (linked(context, &leaf.text)) } } } }
        }
    }
}

fn attribute<'n>(context: &Context<'_>, node: &'n Node, shared: &mut Shared<'n>) -> Markup {
    html! {
        li {
            (linked(context, &node.text))
            @for indicator in &node.children { ", from " a href=(format!("#{}", shared.id(indicator))) { (name(&indicator.text)) } }
        }
    }
}

/// The indicator's own name: what stands before the first blank.
fn name(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}
