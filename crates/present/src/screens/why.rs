//! What `why` says: an unfolding as a tree.

use crate::screen::{Screen, bold, wrapped};
use crate::unfold::line;
use counterpoise_case::model::Case;
use counterpoise_study::Node;

/// A tree down to a depth (the first line has depth 0), each level indented by two blanks, long
/// lines folded; `width` characters wide.
#[must_use]
pub fn why(case: &Case, node: &Node, depth: usize, width: usize) -> Screen {
    let mut out = Screen::new(width);
    fold(&mut out, case, node, (0, depth));
    out
}

fn fold(out: &mut Screen, case: &Case, node: &Node, (level, depth): (usize, usize)) {
    let indent = "  ".repeat(level);
    let room = out.width().min(120).saturating_sub(indent.len() + 2).max(30);
    for (at, part) in wrapped(&line(case, node).text, room).into_iter().enumerate() {
        let lead = if at == 0 { "" } else { "  " };
        let part = if level == 0 { bold(&part) } else { part };
        out.line(format!("{indent}{lead}{part}"));
    }
    if level < depth {
        for child in &node.children {
            fold(out, case, child, (level + 1, depth));
        }
    }
}
