//! The list of what can be handed in.

use super::tables;
use crate::failure::Result;
use crate::open::Opened;
use crate::output::{Format, line, table};
use crate::style::dim;
use counterpoise_engine::Asked;
use counterpoise_frames::Table;
use counterpoise_report::figures;
use counterpoise_study::Choices;

pub(super) fn list(opened: &Opened) -> Result<()> {
    let answer = opened.answer(Asked::default(), Choices::ALL, false)?;
    let figures = figures(opened.case(), &answer);
    let pictures =
        figures.into_iter().map(|figure| ["figure".to_owned(), figure.name, figure.title]);
    let tables = tables::NAMES
        .iter()
        .map(|(name, about)| ["table".to_owned(), (*name).to_owned(), (*about).to_owned()]);
    let all = Table::new(&["what", "name", "about"]).with(pictures.chain(tables));
    table(&all, Format::Text)?;
    line(&dim("and `brief`, `page`, `archive`; `counterpoise export --help` has examples"))
}
