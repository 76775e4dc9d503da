//! The brief: what is handed in.

use crate::Meta;
use crate::charts;
use crate::context::Context;
use crate::figure;
use counterpoise_case::model::Case;
use counterpoise_document::{Block, Document, Inline};
use counterpoise_study::Answer;

/// The answer in two to four pages.
#[must_use]
pub fn brief(case: &Case, answer: &Answer, meta: &Meta) -> Document {
    let context = Context::new(case, answer, meta, false);
    let heading = |text: &str, id: &str| Block::Heading {
        level: 1,
        text: text.to_owned(),
        id: id.to_owned(),
    };
    let mut blocks = vec![heading("The answer", "brief-answer")];
    for sentence in &answer.sentences {
        blocks.push(Block::Paragraph(vec![Inline::text(sentence)]));
    }
    let chart = charts::by_arena(&context);
    blocks.push(Block::Figure {
        svg: figure::file(&chart, "", ""),
        name: chart.name,
        width: 1.0,
        caption: vec![Inline::text(format!("{}.", chart.title))],
        description: chart.description,
    });
    Document {
        title: case.header.title.clone(),
        subtitle: case.header.question.clone(),
        blocks,
        ..Document::default()
    }
}
