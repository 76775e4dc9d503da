//! From markup to PDF.

use crate::input::Input;
use crate::world::Own;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Sets the document. It is one for archives and for readers of screens (PDF/A-2a) where it can be,
/// else a tagged PDF.
pub fn pdf(input: &Input) -> Result<Vec<u8>, String> {
    let document = laid_out(input)?;
    let archival = PdfStandards::new(&[PdfStandard::A_2a]).unwrap_or_default();
    let standards = [archival, PdfStandards::default()];
    let mut failed = String::new();
    for standards in standards {
        let options = PdfOptions {
            ident: Smart::Custom(input.identity.clone()),
            creator: Smart::Custom(Some("Counterpoise".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(&document, &options) {
            Ok(bytes) => return Ok(bytes),
            Err(errors) => failed = told(&errors),
        }
    }
    Err(failed)
}

/// Lays the pages out, with the fonts of the machine only if ours lack a letter.
fn laid_out(input: &Input) -> Result<PagedDocument, String> {
    let compiled = typst::compile::<PagedDocument>(&Own::new(input, false)?);
    let document = compiled.output.map_err(|errors| told(&errors))?;
    if !input.further_fonts && !lacks_a_letter(&document) {
        return Ok(document);
    }
    let compiled = typst::compile::<PagedDocument>(&Own::new(input, true)?);
    compiled.output.map_err(|errors| told(&errors))
}

/// Whether a text was set with glyph 0, by which a font says that it has none.
fn lacks_a_letter(document: &PagedDocument) -> bool {
    document.pages().iter().any(|page| in_frame(&page.frame))
}

fn in_frame(frame: &typst::layout::Frame) -> bool {
    use typst::layout::FrameItem;
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => in_frame(&group.frame),
        FrameItem::Text(text) => text.glyphs.iter().any(|glyph| glyph.id == 0),
        _ => false,
    })
}

fn told(errors: &[SourceDiagnostic]) -> String {
    let lines: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    format!("the document cannot be set: {}", lines.join("; "))
}
