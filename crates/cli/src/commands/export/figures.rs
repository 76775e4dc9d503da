//! Figures, each a file of its own.

use super::place::Handed;
use crate::args::Form;
use crate::failure::{Failure, Result};
use crate::open::Opened;
use crate::output::note;
use crate::style::poor;
use counterpoise_document::{Block, Document};
use counterpoise_engine::Asked;
use counterpoise_pictures::{Fonts, Picture, Undrawable};
use counterpoise_report::{Figure, figures};
use counterpoise_study::Choices;
use counterpoise_world::near_miss;
use rayon::prelude::*;

/// Pixels for each unit of a drawing.
const SCALE: f32 = 2.0;

pub(super) fn made(opened: &Opened, names: &[String], form: Form) -> Result<Vec<Handed>> {
    let answer = opened.answer(Asked::default(), Choices::ALL, false)?;
    let all = figures(opened.case(), &answer);
    let fonts = Fonts::own();
    chosen(&all, names)?.into_par_iter().map(|figure| one(figure, &fonts, form)).collect()
}

/// Name and drawing of each figure of a document.
pub(super) fn of_document(document: &Document) -> impl Iterator<Item = (&str, &str)> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Figure { name, svg, .. } => Some((name.as_str(), svg.as_str())),
        _ => None,
    })
}

fn chosen<'a>(all: &'a [Figure], names: &[String]) -> Result<Vec<&'a Figure>> {
    if names.is_empty() {
        return Ok(all.iter().collect());
    }
    let mut chosen = Vec::new();
    for name in names {
        let name = name.strip_suffix(".svg").unwrap_or(name);
        chosen.push(all.iter().find(|figure| figure.name == name).ok_or_else(|| {
            let near = near_miss(name, all.iter().map(|figure| figure.name.as_str()));
            let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
            Failure::new(format!("no figure is called `{name}`; {did}`export --list` names all"))
        })?);
    }
    Ok(chosen)
}

fn one(figure: &Figure, fonts: &Fonts, form: Form) -> Result<Handed> {
    let bytes = match form {
        Form::Png => pixels(&figure.name, &drawn(&figure.name, &figure.svg, fonts)?),
        Form::Pdf => {
            let picture = drawn(&figure.name, &figure.svg, fonts)?;
            picture.pdf(&figure.title, &figure.description)
        }
        _ => Ok(figure.svg.clone().into_bytes()),
    };
    let bytes = bytes.map_err(|error| Failure::new(format!("{}: {error}", figure.name)))?;
    Ok(Handed::new(&figure.name, form, bytes))
}

/// The picture as PNG; a lower scale is taken, and said, where it would be too large.
pub(super) fn pixels(name: &str, picture: &Picture) -> std::result::Result<Vec<u8>, Undrawable> {
    let scale = picture.scale_within(SCALE);
    if scale < SCALE {
        note(&poor(&format!(
            "{name}: too tall for {SCALE} pixels to a unit, drawn with {scale:.1}; as .svg or .pdf \
             it is sharp at any size"
        )));
    }
    picture.png(scale)
}

/// The picture, laid out; says which letters no font has.
pub(super) fn drawn(name: &str, svg: &str, fonts: &Fonts) -> Result<Picture> {
    let picture = Picture::read_with_help(svg, fonts)
        .map_err(|error| Failure::new(format!("{name}: {error}")))?;
    let missing = picture.missing();
    if !missing.is_empty() {
        let (n, first) = (missing.chars().count(), missing.chars().take(12).collect::<String>());
        note(&poor(&format!(
            "{name}: no font on this machine has {n} of its characters ({first}), which are empty \
             boxes; install one, as Noto Sans of that script"
        )));
    }
    Ok(picture)
}
