//! A chart as a figure of the page, wide and for a phone, or as a file of its own.

use crate::context::Context;
use counterpoise_draw::{
    Head, Size, balances, claims, coverage, grid, path, posterior, series, simplex, split,
    standing, timeline, universes, waterfall,
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
    /// For those who cannot see it.
    pub(crate) description: String,
    /// Height of the plot, where it is free.
    pub(crate) height: f64,
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
    balances, claims, coverage, grid, path, posterior, series, simplex, split, standing, timeline,
    universes, waterfall
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
        drawn: impl Drawn + 'static,
    ) -> Chart {
        let description = format!("{title}. {subtitle}");
        Chart {
            name: name.to_owned(),
            title,
            subtitle,
            description,
            height: 300.0,
            drawn: Box::new(drawn),
        }
    }

    fn head(&self, id: &str, heading: bool, size: Size) -> Head {
        Head {
            subtitle: self.subtitle.clone(),
            description: self.description.clone(),
            heading,
            size,
            ..Head::new(id, &self.title)
        }
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
        PreEscaped(lean(&chart.drawn.under(chart.head(&format!("{id}-{suffix}"), false, size))))
    };
    html! {
        figure id=(id) {
            figcaption {
                b { span.number { "Figure " (number) } " " (chart.title) }
                @if !chart.subtitle.is_empty() { span.subtitle { (chart.subtitle) } }
            }
            div.wide { (draw("wide", Size { width: PAGE, height: chart.height })) }
            div.phone { (draw("phone", Size::PHONE)) }
            p.note { (note) }
        }
    }
}

/// The same picture in fewer bytes: what a page says once is left out of its tags, and so are
/// decimals that are nought.
///
/// Between tags nothing changes. A quotation mark inside a text or a value is always escaped, so
/// that none of these runs can stand in one.
fn lean(svg: &str) -> String {
    let short = |tag: &str| {
        let tag = tag
            .replace(" xmlns=\"http://www.w3.org/2000/svg\"", "")
            .replace(HALO, " class=\"halo\"");
        NOUGHTS.iter().fold(tag, |tag, (long, short)| tag.replace(long, short))
    };
    let mut out = String::with_capacity(svg.len());
    for piece in svg.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        out.push_str(text);
        out.push_str(&short(tag));
    }
    out
}

/// The outline that keeps a text legible on any ground; the page's style has a class for it.
const HALO: &str =
    " stroke=\"#FFFFFF\" stroke-width=\"3.00\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
const NOUGHTS: [(&str, &str); 3] = [(".00\"", "\""), (".00 ", " "), (".00L", "L")];

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn decimals_go_from_tags_and_stay_in_texts() {
        let svg = "<svg viewBox=\"0 0 860.00 10.50\"><path d=\"M1.00 2.00L3.25 4.00\"/><text x=\"4.00\">1.00 and 2.00 &gt; 0.00</text></svg>";
        assert_eq!(
            lean(svg),
            "<svg viewBox=\"0 0 860 10.50\"><path d=\"M1 2L3.25 4\"/><text x=\"4\">1.00 and 2.00 &gt; 0.00</text></svg>"
        );
    }
}
