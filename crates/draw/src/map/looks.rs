//! How things on a map look: countries by value, routes and places by what they are and how far
//! they have got.

use super::model::{Country, Place, PlaceKind, Route, RouteKind, Status, Value};
use crate::axis;
use crate::mark;
use crate::palette::{
    AXIS, BLUE, GREEN, GREY, INK, MIDDLE, PAPER, Pattern, VERMILION, label_style,
};
use crate::scale::extent;
use crate::svg::Tag;

/// Water.
pub(crate) const SEA: &str = "#D9E6EE";
/// Land that the map says nothing of.
pub(crate) const LAND: &str = "#F8F5EE";
/// The states that the map is about, where they have no value.
const MEMBER: &str = "#EBDFC3";
/// Coasts.
pub(crate) const COAST: &str = "#7F9BAB";
/// Borders between states that the map says nothing of.
pub(crate) const FAINT: &str = "#A9A294";
/// Borders of states that it is about.
pub(crate) const FIRM: &str = "#6E675A";
/// Steps of a number, from the least: lighter is less in grey as in colour.
const STEPS: [&str; 6] = ["#D5E9BF", "#B3D89B", "#85C07C", "#51A163", "#277C48", "#0B5B31"];

/// How an area looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) ground: String,
    pub(crate) line: String,
    pub(crate) pattern: Pattern,
    /// What stands in the legend.
    pub(crate) word: String,
    /// What stands on the map under the name, if anything.
    pub(crate) short: String,
}

/// The looks of countries, in their order.
pub(crate) fn looks(countries: &[Country]) -> Vec<Look> {
    let scale = Steps::of(countries);
    countries.iter().map(|it| look(&it.value, scale.as_ref())).collect()
}

/// What a legend must explain: each look once, numbers from the least.
pub(crate) fn legend(looks: &[Look], countries: &[Country]) -> Vec<Look> {
    let mut out: Vec<Look> = Vec::new();
    let of_numbers = Steps::of(countries).map(|it| it.looks()).unwrap_or_default();
    for look in of_numbers.iter().chain(looks) {
        let known = out.iter().any(|it| it.word == look.word);
        if !known && !look.word.is_empty() {
            out.push(look.clone());
        }
    }
    out
}

fn look(value: &Value, scale: Option<&Steps>) -> Look {
    let plain = |ground: &str, word: &str| Look {
        ground: ground.to_owned(),
        line: ground.to_owned(),
        pattern: Pattern::Solid,
        word: word.to_owned(),
        short: String::new(),
    };
    match value {
        // Its line is seen only where it claims an area that another holds.
        Value::Member => Look { line: FIRM.to_owned(), ..plain(MEMBER, "") },
        Value::Label(label) => {
            let style = label_style(label);
            Look {
                ground: lighter(style.fill, 0.5),
                // Large areas are calmer when they are light; the pattern must still hold in grey.
                line: lighter(style.fill, 0.1),
                pattern: style.pattern,
                word: if label.trim().is_empty() { style.short.clone() } else { label.clone() },
                short: style.short,
            }
        }
        Value::Number(number) => match scale {
            Some(scale) if number.is_finite() => scale.look(*number),
            _ => missing(),
        },
        Value::Missing => missing(),
    }
}

fn missing() -> Look {
    Look {
        ground: PAPER.to_owned(),
        line: MIDDLE.to_owned(),
        pattern: Pattern::Dots,
        word: "no evidence".to_owned(),
        short: String::new(),
    }
}

/// The steps into which the numbers of a map fall.
struct Steps {
    least: f64,
    step: f64,
    count: usize,
}

impl Steps {
    fn of(countries: &[Country]) -> Option<Steps> {
        let number = |it: &Country| match it.value {
            Value::Number(number) => Some(number),
            _ => None,
        };
        let (lo, hi) = extent(countries.iter().filter_map(number))?;
        let (least, most) = axis::nice_domain(lo, hi, 5);
        let step = axis::nice_step((most - least) / 5.0);
        let count = ((most - least) / step).ceil();
        let fine = step.is_finite() && count.is_finite() && count >= 1.0;
        fine.then_some(Steps { least, step, count: count.min(STEPS.len() as f64) as usize })
    }

    fn look(&self, number: f64) -> Look {
        let at = ((number - self.least) / self.step).floor().clamp(0.0, self.count as f64 - 1.0);
        let mut look = self.looks().swap_remove(at as usize);
        look.short = axis::value_label(number, axis::nice_step(self.step / 10.0));
        look
    }

    fn looks(&self) -> Vec<Look> {
        let edge = |at: usize| axis::value_label(self.least + at as f64 * self.step, self.step);
        // Few steps take the colours that are furthest apart.
        let colour = |at: usize| STEPS[at * (STEPS.len() - 1) / (self.count.max(2) - 1)];
        (0..self.count)
            .map(|at| Look {
                ground: colour(at).to_owned(),
                line: colour(at).to_owned(),
                pattern: Pattern::Solid,
                word: format!("{} to {}", edge(at), edge(at + 1)),
                short: String::new(),
            })
            .collect()
    }
}

/// A colour mixed with white: 0 is the colour itself, 1 is white.
fn lighter(colour: &str, share: f64) -> String {
    let channel = |at: usize| {
        let digits = colour.get(1 + 2 * at..3 + 2 * at).unwrap_or("80");
        let value = f64::from(u8::from_str_radix(digits, 16).unwrap_or(128));
        (value + (255.0 - value) * share).round() as u8
    };
    format!("#{:02X}{:02X}{:02X}", channel(0), channel(1), channel(2))
}

/// Colour, thickness and dashes of a route.
pub(crate) fn stroke(route: &Route) -> (&'static str, f64, &'static str) {
    let (colour, thickness) = match route.kind {
        RouteKind::Rail => (INK, 1.7),
        RouteKind::Road => ("#9A5B00", 1.7),
        RouteKind::Oil => (VERMILION, 2.2),
        RouteKind::Gas => ("#A3487F", 2.2),
        RouteKind::Sea => (BLUE, 1.7),
        RouteKind::Cable => (BLUE, 1.3),
        RouteKind::Corridor => (GREEN, 2.6),
    };
    match route.status {
        Status::InUse => (colour, thickness, ""),
        Status::UnderConstruction => (colour, thickness, "7 3"),
        Status::Planned => (colour, thickness, "2 2.6"),
        Status::Halted => (colour, thickness, "5 5"),
        Status::Abandoned => (GREY, 1.6, "1.6 3.4"),
        Status::Unknown => (colour, thickness, "8 3 2 3"),
    }
}

/// Radius of the marks of places.
pub(crate) const RADIUS: f64 = 3.6;

/// The mark of a place, about the origin.
pub(crate) fn sign(kind: PlaceKind, status: Status) -> Tag {
    let fill = match status {
        Status::InUse => INK,
        Status::UnderConstruction => MIDDLE,
        Status::Planned | Status::Halted | Status::Abandoned | Status::Unknown => PAPER,
    };
    let side = 5.6;
    let shape = match kind {
        PlaceKind::Capital => {
            let ring = mark::disc(0.0, 0.0, 3.4, PAPER).at("stroke", INK).at("stroke-width", 1.3);
            return Tag::new("g").with(ring).with(mark::disc(0.0, 0.0, 1.5, INK));
        }
        PlaceKind::City => return mark::disc(0.0, 0.0, 2.5, INK),
        PlaceKind::Port => mark::triangle(0.0, 0.0, 3.8, true, fill),
        PlaceKind::Crossing => mark::diamond(0.0, 0.0, 4.0, fill),
        PlaceKind::Project => mark::area(-side / 2.0, -side / 2.0, side, side, fill),
    };
    let shape = shape.at("stroke", INK).at("stroke-width", 1.1);
    match status {
        Status::Abandoned => {
            let stroke = |from, to| mark::line(from, to, INK, 1.0);
            let group = Tag::new("g").with(shape).with(stroke((-4.0, -4.0), (4.0, 4.0)));
            group.with(stroke((-4.0, 4.0), (4.0, -4.0)))
        }
        Status::Unknown => mark::dashed(shape, "1.5 1.5"),
        _ => shape,
    }
}

/// What the mark of a place says of its status: towns are.
pub(crate) fn status(place: &Place) -> Option<Status> {
    place.status.filter(|_| !matches!(place.kind, PlaceKind::Capital | PlaceKind::City))
}

/// The disc of the badge that names a route on the map and in its legend, about the origin.
pub(crate) fn badge() -> Tag {
    mark::disc(0.0, 0.0, BADGE, PAPER).at("stroke", INK).at("stroke-width", 0.9)
}

/// The style of the letter upon it.
pub(crate) const LETTER: mark::Type =
    mark::Type { size: 11.0, fill: INK, weight: "600", italic: false };

/// Radius of a badge.
pub(crate) const BADGE: f64 = 7.5;

/// The name of a badge: A to Z, then AA and so on.
pub(crate) fn letter(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    match at / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letter(before - 1)),
    }
}

/// The colour of the hatch of an area in dispute.
pub(crate) const HATCH: &str = AXIS;
/// A colour that no route has, for the edge of a line in dispute.
pub(crate) const DISPUTED: &str = "#4A4438";

#[cfg(test)]
mod tests {
    use super::*;

    fn country(value: Value) -> Country {
        Country { key: "KAZ".to_owned(), name: String::new(), value, href: None }
    }

    #[test]
    fn numbers_fall_into_steps_from_light_to_dark() {
        let countries: Vec<Country> =
            [3.0, 50.0, 97.0, f64::NAN].map(|it| country(Value::Number(it))).into();
        let looks = looks(&countries);
        assert_eq!(looks[0].word, "0 to 20");
        assert_eq!(looks[1].word, "40 to 60");
        assert_eq!(looks[2].word, "80 to 100");
        assert_eq!(looks[3].word, "no evidence");
        let legend = legend(&looks, &countries);
        assert_eq!(legend.len(), 6, "five steps and no evidence: {legend:?}");
        let grey = |it: &Look| {
            let value = |at: usize| u32::from_str_radix(&it.ground[at..at + 2], 16).unwrap();
            value(1) * 3 + value(3) * 6 + value(5)
        };
        assert!(legend[..5].windows(2).all(|it| grey(&it[0]) > grey(&it[1]) + 100), "{legend:?}");
    }

    #[test]
    fn one_number_is_one_step_and_none_is_missing() {
        let one = [country(Value::Number(5.0))];
        assert!(!looks(&one)[0].word.is_empty());
        assert_eq!(looks(&[country(Value::Number(f64::INFINITY))])[0].word, "no evidence");
    }

    #[test]
    fn badges_have_names_without_end() {
        assert_eq!([0, 25, 26, 27, 51, 52].map(letter), ["A", "Z", "AA", "AB", "AZ", "BA"]);
    }

    #[test]
    fn colours_are_mixed() {
        assert_eq!(lighter("#000000", 0.5), "#808080");
        assert_eq!(lighter("#12AB00", 0.0), "#12AB00");
    }
}
