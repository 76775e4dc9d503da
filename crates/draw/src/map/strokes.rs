//! Pieces of drawing that the map and its legend share.

use super::ground::Edge;
use super::looks;
use super::model::{PlaceKind, Status};
use crate::frame::Page;
use crate::mark;
use crate::svg::{self, Tag};

/// A border.
pub(super) fn edge_line(edge: Edge, data: &str) -> Tag {
    let (colour, thickness, dashes) = match edge {
        Edge::Border | Edge::Coast | Edge::Nothing => (looks::FAINT, 0.7, ""),
        Edge::Firm => (looks::FIRM, 0.9, ""),
        Edge::Later => (looks::FAINT, 0.7, "1 2"),
        Edge::Disputed => (looks::DISPUTED, 1.1, "4 2.5"),
    };
    let line = Tag::new("path").at("d", data).at("fill", "none");
    mark::dashed(stroked(line, colour, thickness), dashes)
}

/// The stroke of a line.
pub(super) fn stroked(tag: Tag, colour: &str, thickness: f64) -> Tag {
    tag.at("stroke", colour).at("stroke-width", thickness).at("stroke-linejoin", "round")
}

/// A path through parts.
pub(super) fn path(parts: &[Vec<(f64, f64)>], close: bool, fill: &str) -> Tag {
    Tag::new("path").at("d", svg::steps(parts, close)).at("fill", fill)
}

/// A path of the picture once more.
pub(super) fn again(page: &Page<'_>, name: &str) -> Tag {
    Tag::new("use").at("href", format!("#{}", page.name(name)))
}

/// A short id: it is repeated for every place.
pub(super) fn sign_name((kind, status): (PlaceKind, Option<Status>)) -> String {
    format!("p{}{}", kind as u8, status.map_or(0, |it| it as u8))
}

/// A thing defined once, put at a point.
pub(super) fn put(page: &Page<'_>, name: &str, at: (f64, f64)) -> Tag {
    again(page, name).at("x", at.0).at("y", at.1)
}

/// A group with the style of the letters on badges.
pub(super) fn badges() -> Tag {
    let style = looks::LETTER;
    let group = Tag::new("g").at("font-size", style.size).at("fill", style.fill);
    group.at("font-weight", style.weight).at("text-anchor", "middle")
}

/// The badge of a route, to stand in such a group.
pub(super) fn badge(page: &Page<'_>, letter: &str, (x, y): (f64, f64)) -> [Tag; 2] {
    let text = Tag::new("text").at("x", x).at("y", y + 4.0).text(letter);
    [put(page, "o", (x, y)), text]
}
