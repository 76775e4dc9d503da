//! A tiny writer of XML: elements, attributes, escaped text, numbers with two decimals.

use std::fmt;

/// An element under construction.
#[derive(Debug, Clone)]
pub struct Tag {
    name: &'static str,
    attributes: String,
    inner: String,
}

impl Tag {
    /// An element without attributes or content.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Tag { name, attributes: String::new(), inner: String::new() }
    }

    /// Adds an attribute. The key is trusted, the value is escaped.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "values are numbers and short texts; callers read better without `&`"
    )]
    pub fn at(mut self, key: &str, value: impl Value) -> Self {
        self.attributes.push_str(&format!(" {key}=\"{}\"", escape(&value.print())));
        self
    }

    /// Adds text, escaped.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        push_escaped(&mut self.inner, text);
        self
    }

    /// Adds a child element.
    #[must_use]
    pub fn with(mut self, child: Tag) -> Self {
        self.push(child);
        self
    }

    /// Adds a child element in place.
    #[expect(clippy::needless_pass_by_value, reason = "a child moves into its parent")]
    pub fn push(&mut self, child: Tag) {
        self.inner.push_str(&child.to_string());
    }

    /// Puts a `<title>` before all else, which browsers show as a tooltip and screen readers read;
    /// nothing for an empty text.
    #[must_use]
    pub fn tip(mut self, text: &str) -> Self {
        if !text.is_empty() {
            self.inner.insert_str(0, &Tag::new("title").text(text).to_string());
        }
        self
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tag { name, attributes, inner } = self;
        if inner.is_empty() {
            write!(out, "<{name}{attributes}/>")
        } else {
            write!(out, "<{name}{attributes}>{inner}</{name}>")
        }
    }
}

/// What can stand in an attribute.
pub trait Value {
    /// The value as text, not yet escaped.
    fn print(&self) -> String;
}

impl Value for f64 {
    fn print(&self) -> String {
        number(*self)
    }
}

impl Value for &str {
    fn print(&self) -> String {
        (*self).to_owned()
    }
}

impl Value for String {
    fn print(&self) -> String {
        self.clone()
    }
}

/// A coordinate with two decimals. What is not finite becomes 0, what is absurdly large is held at
/// a million: a chart is never broken by its numbers (charts drop such values before they come
/// here).
#[must_use]
pub fn number(value: f64) -> String {
    let value = if value.is_finite() { value.clamp(-1e6, 1e6) } else { 0.0 };
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

/// Text safe inside an element or an attribute in double quotation marks.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Adds a text, escaped. What XML 1.0 forbids becomes U+FFFD; a line break is a blank.
pub fn push_escaped(out: &mut String, text: &str) {
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(ch),
        }
    }
}

/// An XML identifier made from any text: letters, digits, `-` and `_` stay, the rest becomes `-`,
/// and a letter leads.
#[must_use]
pub fn identifier(text: &str) -> String {
    let keep = |ch: char| {
        if ch.is_ascii_alphanumeric() || ch == '_' { ch } else { '-' }
    };
    let body: String = text.chars().map(keep).collect();
    if body.starts_with(|ch: char| ch.is_ascii_alphabetic()) { body } else { format!("c{body}") }
}

/// The address if a mark may lead there: a fragment, a relative path, or http, https, mailto.
/// Anything else (a script, say, smuggled in with a case) is refused.
#[must_use]
pub fn safe_href(href: &str) -> Option<&str> {
    let href = href.trim();
    let Some((scheme, _)) = href.split_once(':') else {
        return Some(href).filter(|it| !it.is_empty());
    };
    let relative = scheme.contains(['/', '#', '?']);
    let known = ["http", "https", "mailto"].iter().any(|it| scheme.eq_ignore_ascii_case(it));
    (relative || known).then_some(href)
}

/// Wraps a mark in a link when there is a safe address. The tooltip goes to the mark itself.
#[must_use]
pub fn linked(mark: Tag, href: Option<&str>, tip: &str) -> Tag {
    let mark = mark.tip(tip);
    match href.and_then(safe_href) {
        Some(href) => Tag::new("a").at("href", href).with(mark),
        None => mark,
    }
}

/// Path data through points: `M x y L x y …`, closed with `Z` on request.
#[must_use]
pub fn path_data(points: &[(f64, f64)], close: bool) -> String {
    let mut out = String::new();
    for (idx, (x, y)) in points.iter().enumerate() {
        let verb = if idx == 0 { "M" } else { "L" };
        out.push_str(&format!("{verb}{} {}", number(*x), number(*y)));
    }
    if close && !out.is_empty() {
        out.push('Z');
    }
    out
}

/// The data of a path through several parts, in tenths of a unit, each step from the last: a third
/// of the length of whole coordinates with two decimals. Steps are taken between rounded points, so
/// that no error adds up. A part of no length is left out.
#[must_use]
pub fn steps(parts: &[Vec<(f64, f64)>], close: bool) -> String {
    let mut out = String::new();
    for part in parts {
        let mut points: Vec<(i64, i64)> = Vec::with_capacity(part.len());
        for (x, y) in part {
            let here = (tenths(*x), tenths(*y));
            match points.as_slice() {
                [.., last] if *last == here => {}
                [.., one, two] if in_line(*one, *two, here) => {
                    let at = points.len() - 1;
                    points[at] = here;
                }
                _ => points.push(here),
            }
        }
        if points.len() < if close { 3 } else { 2 } {
            continue;
        }
        if close && points.first() == points.last() {
            points.pop();
        }
        out.push('M');
        push(&mut out, &short(points[0].0));
        push(&mut out, &short(points[0].1));
        out.push('l');
        for pair in points.windows(2) {
            push(&mut out, &short(pair[1].0 - pair[0].0));
            push(&mut out, &short(pair[1].1 - pair[0].1));
        }
        if close {
            out.push('Z');
        }
    }
    out
}

fn tenths(value: f64) -> i64 {
    if value.is_finite() { (value.clamp(-1e5, 1e5) * 10.0).round() as i64 } else { 0 }
}

/// Whether the way from one to three goes straight through two.
fn in_line(one: (i64, i64), two: (i64, i64), three: (i64, i64)) -> bool {
    let (first, second) = ((two.0 - one.0, two.1 - one.1), (three.0 - two.0, three.1 - two.1));
    let (cross, along) =
        (first.0 * second.1 - first.1 * second.0, first.0 * second.0 + first.1 * second.1);
    cross == 0 && along >= 0
}

/// Writes a number after what is there: a minus parts it from another, and so does a point where
/// the number before has one.
fn push(out: &mut String, number: &str) {
    let before = out.rsplit(|ch: char| ch.is_ascii_alphabetic() || ch == ' ' || ch == '-').next();
    let parted = match before {
        Some("") | None => !out.ends_with('-'),
        Some(before) => {
            number.starts_with('-') || (number.starts_with('.') && before.contains('.'))
        }
    };
    if !parted {
        out.push(' ');
    }
    out.push_str(number);
}

fn short(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, part) => format!("{sign}.{part}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_numbers_are_fixed() {
        let tag = Tag::new("text").at("x", -0.001).at("y", f64::NAN).text("a < b & \"c\"\u{1}");
        assert_eq!(
            tag.to_string(),
            "<text x=\"0.00\" y=\"0.00\">a &lt; b &amp; &quot;c&quot;\u{fffd}</text>"
        );
    }

    #[test]
    fn scripts_are_refused_as_addresses() {
        assert_eq!(safe_href("javascript:alert(1)"), None);
        assert_eq!(safe_href(" JAVASCRIPT:alert(1)"), None);
        assert_eq!(safe_href("#e-12"), Some("#e-12"));
        assert_eq!(safe_href("events.html#a:b"), Some("events.html#a:b"));
        assert_eq!(safe_href("https://example.org/"), Some("https://example.org/"));
        assert_eq!(safe_href(""), None);
    }

    #[test]
    fn identifiers_are_names() {
        assert_eq!(identifier("1 a:b"), "c1-a-b");
        assert_eq!(identifier(""), "c");
    }

    #[test]
    fn paths_are_short_and_right() {
        let line = vec![(0.0, 0.0), (1.0, 0.5), (2.0, 1.0), (1.96, 1.0), (1.0, -3.25)];
        assert_eq!(steps(&[line], false), "M0 0l2 1-1-4.3");
        assert_eq!(steps(&[vec![(1.0, 1.0), (1.01, 1.0)]], false), "");
        let square = vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        assert_eq!(steps(&[square.clone(), square], true), "M0 0l1 0 0 1-1 0ZM0 0l1 0 0 1-1 0Z");
        assert_eq!(steps(&[vec![(f64::NAN, f64::INFINITY), (1.0, 1.0)]], false), "M0 0l1 1");
    }
}
