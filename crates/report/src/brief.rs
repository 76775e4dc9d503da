//! The brief of a case, with its pictures.

use crate::charts;
use crate::context::Context;
use crate::figure;
use counterpoise_document::{Block, Document, Inline};
use counterpoise_present::{Extent, Picture};

/// The document: words from the facts, pictures from the charts of the page.
pub(crate) fn brief(context: &Context<'_>, extent: Extent) -> Document {
    counterpoise_present::brief(context.case, context.answer, extent, &|picture| match picture {
        Picture::Lean => charts::lean(context).map(|chart| Block::Figure {
            name: chart.name.clone(),
            svg: figure::bare(&chart),
            width: 1.0,
            caption: vec![Inline::Text(format!("{}: {}.", chart.title, chart.subtitle))],
            description: chart.description(),
        }),
    })
}
