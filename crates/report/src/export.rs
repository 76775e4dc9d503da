//! Figures that leave the page: each stands by itself, with how to read it and where it is from.

use crate::Meta;
use crate::charts;
use crate::context::Context;
use crate::figure;
use counterpoise_case::model::Case;
use counterpoise_study::Answer;

/// A figure as a file of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name, as in `path-all`; unique in a case.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// What a reader who cannot see it should know of it.
    pub description: String,
    /// The picture: one SVG file.
    pub svg: String,
}

/// Every figure of the report, in the order of the page.
///
/// These figures lead nowhere: the places they would lead to stand in the page.
#[must_use]
pub fn figures(case: &Case, answer: &Answer) -> Vec<Figure> {
    let meta = Meta::default();
    let context = Context::new(case, answer, &meta, false);
    let mut figures = Vec::new();
    for chart in charts::all(&context) {
        let description = chart.description();
        figures.push(Figure {
            svg: figure::file(&chart, reading(&chart.name), &source(case)),
            name: chart.name,
            title: chart.title,
            description,
        });
    }
    figures
}

/// Where a figure is from.
pub(crate) fn source(case: &Case) -> String {
    format!(
        "Source: evidence of the case \u{201c}{}\u{201d}; drawn by Counterpoise.",
        case.header.title
    )
}

/// How to read a figure, in a sentence, by the kind of figure: the first word of its name.
pub(crate) fn reading(name: &str) -> &'static str {
    match name.split('-').next().unwrap_or_default() {
        "balances" => {
            "Each line adds up what was done or said, to date. A gap above zero: words warmer than deeds."
        }
        "capabilities" => "Where two lines bear one name, two editions of the data differ.",
        "claims" => "A claim that is not decided is no finding either way.",
        "coverage" => {
            "The square and the number beside it count acts; the small number, their sources. A dotted \
             box: nobody looked. A crossed one: somebody looked and found nothing."
        }
        "disagreement" => {
            "Where two schools differ by definition, no further evidence would bring them together."
        }
        "explanations" => {
            "Upright stroke: probability before the clues. Bar: after them. Thin line: the range in \
             90 of 100 re-readings. One of these explanations is taken to be true."
        }
        "lean" => {
            "Each point looks back over the window before it. Where the band lies on one side of the \
             middle, 95 of 100 re-readings or more have that side weigh more; where the line breaks, \
             no act of the window takes a side."
        }
        "map" => {
            "Lines run straight from place to place: they show what is joined, not the way. Sand: the states \
             that the map is about, without a settled name; any other colour is the name that is."
        }
        "path" => {
            "Where the lines part, words and deeds part; where a band crosses zero, the direction is \
             not settled; where a line breaks, there is no evidence."
        }
        "positions" => {
            "A full bar: its author says what the label means. A pale one: the word, no more. Dashed: the \
             thing without the word. Crossed: denied. Bold: the study's own."
        }
        "priors" => {
            "The disc is what was believed beforehand; a corner is certainty of one explanation."
        }
        "shifts" => {
            "A narrow hill is a date, a plain is none. A hollow hill says only where a shift would be \
             if there had to be one."
        }
        "timeline" => {
            "Blue, triangle up: accommodating; orange, triangle down: resisting; grey: neither. A \
             hollow mark on a whisker happened once, on some day of the whisker."
        }
        "universes" => {
            "The width of a stretch is the share of defensible codings that give its name. A choice \
             matters where its rows below change from light to dark."
        }
        "verdicts" | "schools" | "domains" => {
            "A number belongs to the name or names above it: in so many of 100 re-readings of the \
             evidence it is that, or one of them."
        }
        "waterfall" => {
            "From the odds beforehand, each clue moves them to one side or the other; 10 dB is a \
             factor of ten, 3 dB about two."
        }
        _ => "",
    }
}
