//! A chart as a figure of the page, wide and for a phone, or as a file of its own.

use crate::context::Context;
use counterpoise_draw::svg;
use counterpoise_draw::told::Told;
use counterpoise_draw::{
    Head, Labelled, Size, balances, claims, coverage, grid, lean, map, path, positions, posterior,
    series, simplex, split, standing, timeline, universes, waterfall,
};
use maud::{Markup, PreEscaped, html};

/// A picture and the words around it.
pub(crate) struct Chart {
    /// Unique among the charts; the name of its file.
    pub(crate) name: String,
    /// What it shows.
    pub(crate) title: String,
    /// Unit, period, actors.
    pub(crate) subtitle: String,
    /// Its values, for those who cannot see it.
    pub(crate) values: String,
    /// Height of the plot, where it is free.
    pub(crate) height: f64,
    /// Whether a phone has a drawing of its own. Of what has many columns by its nature a second
    /// drawing says less than the first one scrolled, and costs the page as much again.
    pub(crate) on_phone: bool,
    /// The picture.
    pub(crate) drawn: Box<dyn Drawn>,
}

/// A chart that can be drawn under any heading.
pub(crate) trait Drawn {
    /// The picture as one `<svg>` element.
    fn under(&self, head: Head) -> String;
}

macro_rules! drawn {
    ($($module:ident),*) => {$(
        impl Drawn for $module::Spec {
            fn under(&self, head: Head) -> String {
                $module::Spec { head, ..self.clone() }.svg()
            }
        }
    )*};
}

drawn!(
    balances, claims, coverage, grid, lean, map, path, positions, posterior, series, simplex,
    split, standing, timeline, universes, waterfall
);

/// Width of a chart in the page.
const PAGE: f64 = 860.0;
/// Width of a chart in a file.
const FILE: f64 = 760.0;

impl Chart {
    pub(crate) fn new(
        name: &str,
        title: String,
        subtitle: String,
        drawn: impl Drawn + Told + 'static,
    ) -> Chart {
        let values = drawn.told();
        Chart {
            name: name.to_owned(),
            title,
            subtitle,
            values,
            height: 300.0,
            on_phone: true,
            drawn: Box::new(drawn),
        }
    }

    /// What it shows, with its values.
    pub(crate) fn description(&self) -> String {
        let parts = [self.title.as_str(), &self.subtitle, self.values.trim_end_matches('.')];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.map(|part| format!("{part}.")).collect::<Vec<_>>().join(" ")
    }

    /// Of a chart that stands by itself.
    fn head(&self, id: &str, heading: bool, size: Size) -> Head {
        Head {
            subtitle: self.subtitle.clone(),
            description: self.description(),
            heading,
            size,
            ..Head::new(id, &self.title)
        }
    }

    /// Of a chart in a figure of the page, which names it and tells its values.
    fn within(&self, figure: &str, id: &str, size: Size) -> Head {
        let labelled =
            Labelled { name: format!("{figure}-name"), values: format!("{figure}-values") };
        Head { labelled: Some(labelled), ..self.head(id, false, size) }
    }

    /// The values as an element that is heard and not seen.
    fn told(&self, figure: &str) -> Markup {
        html! { p.unseen id=(format!("{figure}-values")) { (self.values) } }
    }
}

/// The heading that a chart is built with before it is drawn.
pub(crate) fn unset() -> Head {
    Head::new("unset", "")
}

/// The chart as a file, with how to read it and where it is from.
pub(crate) fn file(chart: &Chart, note: &str, source: &str) -> String {
    let size = Size { width: FILE, height: chart.height };
    let (note, source) = (note.to_owned(), source.to_owned());
    let head = Head { note, source, ..chart.head(&chart.name, true, size) };
    let svg = chart.drawn.under(head);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{svg}\n")
}

/// The chart as a figure with a number, and a note on how to read it.
#[expect(clippy::needless_pass_by_value, reason = "a note is written where the figure is")]
pub(crate) fn figure(context: &Context<'_>, chart: &Chart, note: Markup) -> Markup {
    let number = context.next_figure();
    let id = format!("figure-{}", chart.name);
    let draw = |suffix: &str, size: Size| {
        PreEscaped(lean(&chart.drawn.under(chart.within(&id, &format!("{id}-{suffix}"), size))))
    };
    html! {
        figure id=(id) {
            figcaption id=(format!("{id}-name")) {
                b { span.number { "Figure " (number) } " " (chart.title) }
                @if !chart.subtitle.is_empty() { span.subtitle { (chart.subtitle) } }
            }
            // The script puts that in the page which fits.
            @let wide = html! { template.wide { (draw("wide", Size { width: PAGE, height: chart.height })) } };
            @if chart.on_phone {
                div.drawing { (wide) template.phone { (draw("phone", Size::PHONE)) } }
            } @else {
                div.drawing.scrolls tabindex="0" role="group" aria-labelledby=(format!("{id}-name")) { (wide) }
            }
            (chart.told(&id))
            p.note { (note) }
        }
    }
}

/// The chart as a figure of the first screen: it stands there without a script, and a phone has its
/// own drawing where there is one.
pub(crate) fn plain(chart: &Chart, note: &Markup) -> Markup {
    let id = format!("figure-{}", chart.name);
    let phone = Size { height: chart.height, ..Size::PHONE };
    let wide = Size { width: PAGE, height: chart.height };
    let draw = |suffix: &str, size: Size| {
        PreEscaped(lean(&chart.drawn.under(chart.within(&id, &format!("{id}{suffix}"), size))))
    };
    html! {
        figure id=(id) {
            figcaption id=(format!("{id}-name")) { b { (chart.title) } span.subtitle { (chart.subtitle) } }
            div.drawing {
                template.phone { (draw("-phone", phone)) }
                (draw("", wide))
            }
            (chart.told(&id))
            p.note { (note) }
        }
    }
}

/// The picture alone, as wide as a page.
pub(crate) fn bare(chart: &Chart) -> String {
    let size = Size { width: PAGE, height: chart.height };
    lean(&chart.drawn.under(chart.head(&format!("figure-{}", chart.name), false, size)))
}

/// The same picture in fewer bytes: what a page says once is left out of its tags, and so are the
/// hundredths of a unit, which no eye sees.
///
/// Between tags nothing changes. A quotation mark inside a text or a value is always escaped, so
/// that none of these runs can stand in one.
fn lean(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    for piece in svg.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        out.push_str(text);
        let tag = tag
            .replace(" xmlns=\"http://www.w3.org/2000/svg\"", "")
            .replace(HALO, " class=\"halo\"");
        match tag.split_once(" d=\"").and_then(|(before, rest)| {
            let (path, after) = rest.split_once('"')?;
            Some((before, shortened(path)?, after))
        }) {
            Some((before, path, after)) => {
                push_rounded(&mut out, before);
                out.push_str(&format!(" d=\"{path}\""));
                push_rounded(&mut out, after);
            }
            None => push_rounded(&mut out, &tag),
        }
    }
    out
}

/// A path of straight lines in steps of tenths; `None` of any other path, and of one with a part
/// that the steps would leave out, as a stroke without length, which is a dot where its ends are round.
fn shortened(path: &str) -> Option<String> {
    let close = path.ends_with('Z');
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    for part in path.split('M').skip(1) {
        let part = if close { part.strip_suffix('Z')? } else { part };
        let point = |piece: &str| {
            let (x, y) = piece.split_once(' ')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        };
        parts.push(part.split('L').map(point).collect::<Option<_>>()?);
    }
    let steps = svg::steps(&parts, close);
    (!parts.is_empty() && steps.matches('M').count() == parts.len()).then_some(steps)
}

/// A tag with its numbers to a tenth. Numbers below one keep their hundredths: they are shares of
/// ink. Nothing that is not two decimals changes, so that colours, ids and words stay.
fn push_rounded(out: &mut String, tag: &str) {
    let bytes = tag.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let starts = before.is_none_or(|b| !b.is_ascii_alphanumeric() && b != b'.' && b != b'#')
            || matches!(before, Some(b'M' | b'L'));
        let end = at + digits;
        let two = digits > 0
            && bytes.get(end) == Some(&b'.')
            && bytes.get(end + 1..end + 3).is_some_and(|d| d.iter().all(u8::is_ascii_digit))
            && !bytes.get(end + 3).is_some_and(|b| b.is_ascii_digit() || *b == b'.');
        let number = tag.get(at..end + 3).filter(|_| starts && two).and_then(|n| n.parse().ok());
        if let Some(number) = number {
            let number: f64 = number;
            let text = if number < 1.0 { format!("{number:.2}") } else { format!("{number:.1}") };
            out.push_str(text.trim_end_matches('0').trim_end_matches('.'));
            at = end + 3;
            continue;
        }
        // A run of digits goes as a whole, anything else by the letter.
        let length = match digits {
            0 => tag[at..].chars().next().map_or(1, char::len_utf8),
            n => n,
        };
        out.push_str(&tag[at..at + length]);
        at += length;
    }
}

/// The outline that keeps a text legible on any ground; the page's style has a class for it.
const HALO: &str =
    " stroke=\"#FFFFFF\" stroke-width=\"3.00\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

#[cfg(test)]
mod tests {
    use super::{lean, shortened};

    #[test]
    fn a_path_is_told_in_steps() {
        let short = |path: &str| shortened(path).unwrap();
        let staircase = "M44.40 220.50L50.72 220.50L50.72 220.33L60.00 219.00Z";
        assert_eq!(short(staircase), "M44.4 220.5l6.3 0 0-.2 9.3-1.3Z");
        assert_eq!(short("M1.00 2.00L0.50 2.75M9.00 8.00L9.10 7.00"), "M1 2l-.5.8M9 8l.1-1");
        // Curves, a closed part beside an open one, a dot: left as they are.
        for other in ["M1 2C3 4 5 6 7 8", "M1 2L3 4ZM5 6L7 8", "M1 2L1 2", ""] {
            assert_eq!(shortened(other), None, "{other}");
        }
    }

    #[test]
    fn decimals_go_from_tags_and_stay_in_texts() {
        let svg = "<svg viewBox=\"0 0 860.00 10.50\"><path d=\"M1.00 2.00L3.27 -4.00\" fill=\"#001122\" fill-opacity=\"0.16\"/><text x=\"4.00\">1.00 and 2.00 &gt; 0.00</text></svg>";
        assert_eq!(
            lean(svg),
            "<svg viewBox=\"0 0 860 10.5\"><path d=\"M1 2l2.3-6\" fill=\"#001122\" fill-opacity=\"0.16\"/><text x=\"4\">1.00 and 2.00 &gt; 0.00</text></svg>"
        );
    }
}
