//! Every prior over three explanations: which of them leads after the clues.
//!
//! # What it shows
//!
//! A triangle. A corner is certainty of one explanation before any clue, the middle is
//! indifference; each point is one way to share the prior probability among the three. The clues
//! part it into three regions, each with a pattern of its own, in which another explanation leads;
//! its share of the whole area is written in it. The disc is the prior that was used.
//!
//! # How to read it
//!
//! The larger a region, the less its explanation needs to be believed beforehand. If the disc lies
//! close to a border, a small change of priors passes the lead.
//!
//! # When not to use it
//!
//! For two explanations (a line would do), or for more than three, unless the others may be set
//! aside: say so.

use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL};
use crate::palette::{AXIS, INK, ORANGE, PAPER, Pattern, SKY};
use crate::svg::Tag;
use crate::{hatch, text};

/// A triangle to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The three explanations: at the lower left, at the lower right, at the top.
    pub names: [String; 3],
    /// The outline of the region in which each leads, as shares of the three; empty where it never
    /// does.
    pub regions: [Vec<[f64; 3]>; 3],
    /// The share of all priors after which each leads.
    pub shares: [f64; 3],
    /// The prior that was used.
    pub prior: [f64; 3],
}

/// Ground, pattern, line of the three regions.
const LOOKS: [(&str, Pattern, &str); 3] = [
    (SKY, Pattern::Solid, SKY),
    ("#F6DCA0", Pattern::Diagonal, ORANGE),
    ("#EEEEEE", Pattern::Dots, "#9A9A9A"),
];

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let fine = self.prior.iter().chain(&self.shares).all(|it| it.is_finite());
        let any = self.regions.iter().any(|it| it.len() > 2);
        if !(fine && any) {
            return page.nothing("There is nothing to draw: no three explanations are weighed.");
        }
        let side = (page.width - 120.0).clamp(160.0, 380.0);
        let place = Triangle { left: (page.width - side) / 2.0, top: page.y + 24.0, side };
        for at in 0..3 {
            self.region(&mut page, at, &place);
        }
        self.corners(&mut page, &place);
        let at = place.at(self.prior);
        page.push(&mark::disc(at.0, at.1, 5.0, INK).at("stroke", PAPER).at("stroke-width", 1.5));
        page.y = place.top + place.height() + 26.0;
        self.key(&mut page);
        page.close()
    }

    fn region(&self, page: &mut Page<'_>, at: usize, place: &Triangle) {
        let outline: Vec<(f64, f64)> = self.regions[at].iter().map(|it| place.at(*it)).collect();
        if outline.len() < 3 {
            return;
        }
        let (ground, pattern, line) = LOOKS[at];
        let tip =
            format!("{} leads after {} of all priors", self.names[at], percent(self.shares[at]));
        let base = mark::polygon(&outline, ground).at("stroke", AXIS).at("stroke-width", 1.0);
        let group = Tag::new("g").with(base).tip(&tip);
        let lines = hatch::over(&[outline], pattern, line);
        page.push(&lines.into_iter().fold(group, Tag::with));
    }

    fn corners(&self, page: &mut Page<'_>, place: &Triangle) {
        let room = place.left + place.side / 2.0 - 6.0;
        let low = place.top + place.height() + 17.0;
        let edge = page.width - 4.0;
        let half = HEADING.width(&self.names[0]).min(room) / 2.0;
        let x = (place.left).max(half + 4.0);
        page.push(&mark::fitted(x - half, low, HEADING, Anchor::Start, &self.names[0], room));
        let half = HEADING.width(&self.names[1]).min(room) / 2.0;
        let x = (place.left + place.side).min(edge - half);
        page.push(&mark::fitted(x + half, low, HEADING, Anchor::End, &self.names[1], room));
        let middle = place.left + place.side / 2.0;
        page.push(&mark::fitted(
            middle,
            place.top - 8.0,
            HEADING,
            Anchor::Middle,
            &self.names[2],
            page.width - 12.0,
        ));
    }

    /// A sample of each region with its name and its share of all priors.
    fn key(&self, page: &mut Page<'_>) {
        for (at, (ground, pattern, line)) in LOOKS.into_iter().enumerate() {
            let y = page.y;
            let swatch = hatch::filled((8.0, y + 3.0, 14.0, 14.0), pattern, ground, line);
            page.push(&swatch.at("stroke", AXIS));
            let words = format!(
                "{} leads after {} of all priors",
                self.names[at],
                percent(self.shares[at])
            );
            let lines = text::wrap(&words, LABEL.size, page.width - 40.0);
            for (row, words) in lines.iter().enumerate() {
                page.push(&mark::text(
                    30.0,
                    y + 15.0 + row as f64 * 15.0,
                    LABEL,
                    Anchor::Start,
                    words,
                ));
            }
            page.y += 8.0 + lines.len().max(1) as f64 * 15.0;
        }
        page.y += 4.0;
    }
}

fn percent(share: f64) -> String {
    match 100.0 * share {
        p if p > 0.0 && p < 1.0 => "less than 1%".to_owned(),
        p if p < 100.0 && p > 99.0 => "more than 99%".to_owned(),
        p => format!("{p:.0}%"),
    }
}

/// Where a point of the triangle lies.
struct Triangle {
    left: f64,
    top: f64,
    side: f64,
}

impl Triangle {
    fn height(&self) -> f64 {
        // Half the square root of three.
        self.side * 0.866_025_403_784_438_6
    }

    fn at(&self, shares: [f64; 3]) -> (f64, f64) {
        let fix = |it: f64| if it.is_finite() { it.clamp(0.0, 1.0) } else { 1.0 / 3.0 };
        let [_, b, c] = shares.map(fix);
        (self.left + self.side * (b + c / 2.0), self.top + self.height() * (1.0 - c))
    }
}
