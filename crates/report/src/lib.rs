//! The report: one self-contained HTML page that lays a whole answer open.
//!
//! *What it is for.* [`page`] selects, orders, words and draws what an [`Answer`] holds, so that every number on the page
//! leads to what it rests on: a label to its verdict, a verdict to its events, an event to the page
//! of its source. [`charts`] gives the same pictures as files of their own, [`estimates`] those of
//! what is estimated from a file.
//!
//! *What it may use.* The case as plain data, the answer and its unfolding, charts, an HTML writer that escapes.
//!
//! *What it must never know.* How anything is counted or judged, files, clocks, the network. The page loads nothing: its
//! style, its pictures and its one small script stand in it. It has no date of generation, so that
//! the same answer gives the same bytes.

mod anchors;
mod appendix;
mod bare_page;
mod brief;
mod calibration_page;
mod charts;
mod context;
pub mod estimates;
mod export;
mod figure;
mod first;
mod frame;
mod gathered;
mod meta;
mod outline;
mod packed;
mod plain_list;
mod scan_page;
mod sections;
mod words;

pub use calibration_page::{Calibration, Coded, Definition, Heard, Recognised, calibration_page};
pub use export::{Figure, figures};
pub use meta::Meta;
pub use scan_page::scan_page;

use context::Context;
use counterpoise_case::model::Case;
use counterpoise_document::Document;
use counterpoise_study::{Answer, Stress};

/// The whole report as one HTML page.
///
/// # Example
///
/// ```no_run
/// # fn show(case: &counterpoise_case::model::Case, answer: &counterpoise_study::Answer) {
/// let html = counterpoise_report::page(case, answer, &counterpoise_report::Meta::default());
/// assert!(html.starts_with("<!DOCTYPE html>"));
/// # }
/// ```
#[must_use]
pub fn page(case: &Case, answer: &Answer, meta: &Meta) -> String {
    let context = Context::new(case, answer, meta, true);
    frame::page(&context).into_string()
}

/// The brief: two to four pages that can be handed in.
#[must_use]
pub fn brief(case: &Case, answer: &Answer, meta: &Meta) -> Document {
    brief::brief(&Context::new(case, answer, meta, false), counterpoise_present::Extent::Whole)
}

/// The specification curve of each verdict that was looked at closely, as a file of its own.
#[must_use]
pub fn curves(case: &Case, stress: &Stress) -> Vec<(String, String)> {
    let drawn = stress.verdicts.iter().filter(|verdict| !verdict.curve.lines.is_empty());
    let mut files = Vec::new();
    for chart in drawn.map(|verdict| charts::universes(case, stress, verdict)) {
        let svg = figure::file(&chart, export::reading(&chart.name), &export::source(case));
        files.push((format!("{}.svg", chart.name), svg));
    }
    files
}

/// Every chart of the report as a file of its own: its name and the picture, 760 units wide, with
/// the XML header.
///
/// These charts lead nowhere: the places they would lead to stand in the page.
#[must_use]
pub fn charts(case: &Case, answer: &Answer) -> Vec<(String, String)> {
    let files = figures(case, answer).into_iter();
    files.map(|figure| (format!("{}.svg", figure.name), figure.svg)).collect()
}
