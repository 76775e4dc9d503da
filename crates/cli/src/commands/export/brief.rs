//! The brief and the page.

use super::figures::{drawn, of_document, pixels as pixels_of};
use super::pdf;
use super::place::Handed;
use crate::args::{ExportArgs, Form};
use crate::commands::run;
use crate::failure::{Failure, Result};
use crate::open::Opened;
use counterpoise_document::{Document, Pixels, docx, html_page, markdown};
use counterpoise_engine::Asked;
use counterpoise_pictures::Fonts;
use counterpoise_report::{Meta, brief};
use counterpoise_study::{Choices, fingerprint};

pub(super) fn made(opened: &Opened, args: &ExportArgs, form: Form) -> Result<Vec<Handed>> {
    let document = document(opened, args)?;
    let bytes = match form {
        Form::Html => html_page(&document).into_bytes(),
        Form::Pdf => pdf::of_document(&document, &opened.case().header.id)?,
        Form::Md => return Ok(in_markdown(&document)),
        _ => in_docx(&document)?,
    };
    Ok(vec![Handed::new("brief", form, bytes)])
}

/// The whole page, as `run` makes it.
pub(super) fn page(opened: &Opened, args: &ExportArgs, form: Form) -> Result<Vec<Handed>> {
    let page = run::make(opened, &args.case, false)?.report;
    let bytes = match form {
        Form::Pdf => pdf::of_page(&page, pdf::WHOLE)?,
        _ => page.into_bytes(),
    };
    Ok(vec![Handed::new("page", form, bytes)])
}

/// The brief as a document.
pub(super) fn document(opened: &Opened, args: &ExportArgs) -> Result<Document> {
    let answer = opened.answer(Asked::default(), Choices::ALL, false)?;
    let id = &opened.case().header.id;
    let fingerprint = fingerprint(opened.session.folder(), &answer);
    let meta = Meta::of(&fingerprint, &format!("counterpoise export {id} brief"), id, "");
    let mut document = brief(opened.case(), &answer, &meta);
    if !args.author.is_empty() {
        document.author.clone_from(&args.author);
    }
    Ok(document)
}

/// With its figures as pixels, beside the drawings.
pub(super) fn in_docx(document: &Document) -> Result<Vec<u8>> {
    let fonts = Fonts::own();
    let mut pixels = Vec::new();
    for (name, svg) in of_document(document) {
        let png = pixels_of(name, &drawn(name, svg, &fonts)?);
        let png = png.map_err(|error| Failure::new(format!("{name}: {error}")))?;
        pixels.push(Pixels { name: name.to_owned(), png });
    }
    Ok(docx(document, &pixels))
}

/// The text, and beside it a file for each figure.
fn in_markdown(document: &Document) -> Vec<Handed> {
    let mut handed = vec![Handed::new("brief", Form::Md, markdown(document).into_bytes())];
    for (name, svg) in of_document(document) {
        handed.push(Handed::new(name, Form::Svg, svg.to_owned().into_bytes()));
    }
    handed
}
