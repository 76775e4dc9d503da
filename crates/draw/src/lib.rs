//! Charts as SVG text in one house style.
//!
//! *What it is for.* Numbers, days and words go in; one self-contained `<svg>` element comes out: scales, then axes, then
//! marks, then text. The same text serves a page, a file and a document, so the charts are pure and
//! their bytes stable: every number has two decimals, nothing depends on a clock, a seed or the
//! order of a hash map.
//!
//! *What it may use.* The standard library.
//!
//! *What it must never know.* Statistics (a band is two numbers, however they were found), cases, schools, or what a
//! verdict rests on. A day is an `i32`, counted from 1970-01-01.
//!
//! One chart is one module: its documentation is its manual page (what it shows, how to read it,
//! when not to use it), its `Spec` is a plain struct, and [`path::Spec::svg`] and its siblings draw
//! it. Every `Spec` begins with a [`Head`]: an id, unique in the page that holds the chart, a
//! title, a description for those who cannot see it, and a size. [`told::Told`] says its values in
//! words, for that description.
//!
//! *Rules that every chart keeps.* Missing is never zero. Empty input draws a sentence, not a blank. Colours are Okabe
//! and Ito's, and whatever a colour says is also said by shape, dash, pattern or word. No text is
//! smaller than 11 units, and a chart 360 wide lays itself out anew instead of shrinking.
//!
//! # Example
//!
//! ```
//! use counterpoise_draw::{Head, split};
//! let spec = split::Spec {
//!     head: Head::new("why", "Why the schools disagree"),
//!     parts: vec![split::Part::new("by definition", 3.0), split::Part::new("on the facts", 1.0)],
//! };
//! assert!(spec.svg().contains("75%"));
//! ```

pub mod axis;
pub mod balances;
pub mod bars;
pub mod calendar;
pub mod claims;
pub mod coverage;
pub mod frame;
pub mod gaps;
pub mod grid;
pub mod hatch;
mod key;
pub mod lean;
pub mod map;
pub mod mark;
pub mod multiples;
pub mod palette;
pub mod path;
pub mod positions;
pub mod posterior;
pub mod recognition;
pub mod scale;
pub mod series;
pub mod simplex;
pub mod split;
pub mod standing;
pub mod strip;
pub mod svg;
pub mod swatch;
pub mod text;
pub mod timeline;
pub mod told;
pub mod turning;
pub mod universes;
pub mod waterfall;

pub use frame::{Head, Labelled, Size};
pub use palette::{LabelStyle, label_style};
pub use turning::{TurningPoint, Window};

/// A number with its doubt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The number itself.
    pub value: f64,
    /// Lower end of its interval.
    pub lo: f64,
    /// Upper end of its interval.
    pub hi: f64,
}

impl Estimate {
    /// The estimate if all its numbers are finite, with its ends in order; a chart treats anything
    /// else as missing.
    #[must_use]
    pub fn checked(self) -> Option<Self> {
        let fine = self.value.is_finite() && self.lo.is_finite() && self.hi.is_finite();
        fine.then(|| Estimate {
            value: self.value,
            lo: self.lo.min(self.hi),
            hi: self.hi.max(self.lo),
        })
    }
}
