//! Every chart of the gallery, at both widths: well formed, deterministic, labelled, and no text
//! over another.

use crate::data;
use crate::xml::{Element, Piece, attribute, read};
use counterpoise_draw::swatch::label_swatch;
use counterpoise_draw::{Size, text};

#[test]
fn every_chart_is_well_formed_and_the_same_twice() {
    for ((name, svg), (_, again)) in data::pictures().into_iter().zip(data::pictures()) {
        assert_eq!(svg, again, "{name}");
        read(&svg).unwrap_or_else(|err| panic!("{name}: {err}"));
        assert!(!svg.contains("NaN") && !svg.contains("\"inf"), "{name}");
    }
}

#[test]
fn every_chart_has_a_name_a_description_and_ids_of_its_own() {
    for (name, svg) in data::pictures() {
        let pieces = read(&svg).expect("well formed");
        let root = pieces[0].within[0].clone();
        let labelled = format!("{name}-title {name}-desc");
        assert_eq!(attribute(&root, "aria-labelledby"), Some(labelled.as_str()));
        let role = attribute(&root, "role");
        assert_eq!(role, Some(if svg.contains("<a ") { "group" } else { "img" }), "{name}");
        let openings = pieces.iter().filter(|it| it.text.is_none());
        let mut ids: Vec<String> = openings
            .filter_map(|it| attribute(it.within.last()?, "id").map(str::to_owned))
            .collect();
        assert!(ids.iter().all(|it| it.starts_with(&name)), "{ids:?}");
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}");
    }
}

#[test]
fn no_text_is_small_or_over_another_or_off_the_page() {
    let at = |width: f64| Size { width, height: 280.0 };
    let sizes = [("s", at(320.0)), ("m", at(519.0)), ("n", at(520.0)), ("l", at(1100.0))];
    let others = data::pictures_at(&sizes);
    let found: Vec<String> = data::pictures()
        .into_iter()
        .chain(others)
        .flat_map(|(name, svg)| faults(&svg).into_iter().map(move |it| format!("{name}: {it}")))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A browser prints what is filled with a pattern as pixels, and a stroked letter as an outline.
#[test]
fn nothing_is_drawn_that_print_makes_pixels_of() {
    for (name, svg) in data::pictures() {
        assert!(!svg.contains("<pattern") && !svg.contains("url(#"), "{name}");
        let outlined = svg.contains("paint-order") && !name.starts_with("map");
        assert!(!outlined, "{name}");
    }
}

#[test]
fn every_label_has_a_swatch() {
    for label in
        ["hard-balancing", "hedging", "partnership", "none of these", "buck-passing", "", "<&>"]
    {
        let svg = label_swatch(label);
        read(&svg).expect("well formed");
        assert!(svg.contains("aria-hidden"), "{svg}");
    }
}

/// What is wrong with the texts of a picture.
fn faults(svg: &str) -> Vec<String> {
    let pieces = read(svg).expect("well formed");
    let view = attribute(&pieces[0].within[0], "viewBox").expect("well formed");
    let sides: Vec<f64> = view.split(' ').map(|it| it.parse().expect("well formed")).collect();
    let boxes: Vec<Box> = pieces.iter().filter_map(text_box).collect();
    let mut out = Vec::new();
    for (idx, one) in boxes.iter().enumerate() {
        let inside =
            one.left >= 0.0 && one.right <= sides[2] && one.top >= 0.0 && one.bottom <= sides[3];
        if one.size < 11.0 || !inside {
            out.push(format!("small or outside {sides:?}: {one:?}"));
        }
        let over = boxes[idx + 1..].iter().filter(|two| one.over(two));
        out.extend(over.map(|two| format!("{one:?} over {two:?}")));
    }
    out
}

/// Where a text stands.
#[derive(Debug)]
#[expect(dead_code, reason = "the text is for the message of a failing test")]
struct Box {
    text: String,
    size: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Box {
    fn over(&self, other: &Box) -> bool {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across > 1.0 && down > 1.5
    }
}

fn text_box(piece: &Piece) -> Option<Box> {
    let element = piece.within.last().filter(|it| it.0 == "text")?;
    let content = piece.text.clone()?;
    // A style may stand on a group around the text.
    let given = |key: &str| piece.within.iter().rev().find_map(|it| attribute(it, key));
    let number = |key: &str| given(key).and_then(|it| it.parse::<f64>().ok());
    let (dx, dy) = piece
        .within
        .iter()
        .filter_map(moved)
        .fold((0.0, 0.0), |acc, it| (acc.0 + it.0, acc.1 + it.1));
    let (x, y, size) = (number("x")? + dx, number("y")? + dy, number("font-size")?);
    let bold = if given("font-weight").is_some_and(|it| it != "400") { 1.07 } else { 1.0 };
    // The charts reckon with the wider of two fonts for each letter; a word in either is narrower.
    let wide = text::width(&content, size) / 1.03 * bold;
    let left = match given("text-anchor") {
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        _ => x,
    };
    let (up, down) = (size * 0.72, size * 0.2);
    let upright = attribute(element, "transform").is_some_and(|it| it.starts_with("rotate(-90"));
    let (left, right, top, bottom) = if upright {
        (x - up, x + down, y - wide, y)
    } else {
        (left, left + wide, y - up, y + down)
    };
    Some(Box { text: content, size, left, right, top, bottom })
}

fn moved(element: &Element) -> Option<(f64, f64)> {
    let inner = attribute(element, "transform")?.strip_prefix("translate(")?.strip_suffix(')')?;
    let (x, y) = inner.split_once(' ')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}
