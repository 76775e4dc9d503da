//! Every kind, and which kind a file looks like.

use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::event_sums;
use crate::head::Head;
use crate::importer::Importer;
use crate::input::Input;
use crate::kind::Kind;

mod aiddata;
mod atop;
mod contiguity;
mod event;
mod gdelt;
mod generic;
mod icews;
mod icews_dyadyear;
mod icews_text;
mod idealpoints;
mod igo;
mod mid;
mod nmc;
mod panel;
mod polecat;
mod sipri;
mod trade;
mod unvotes;
mod visits;
mod worldbank;
mod wrong_kind;

pub use generic::{EXAMPLE_MAPPING, MAPPINGS, ShippedMapping};

/// In the order in which a file is tried: the most particular first.
static IMPORTERS: &[&dyn Importer] = &[
    &unvotes::UnVotes,
    &idealpoints::IdealPoints,
    &nmc::Nmc,
    &atop::Atop,
    &contiguity::Contiguity,
    &trade::Trade,
    &igo::Igo,
    &mid::Mid,
    &sipri::Sipri,
    &worldbank::WorldBank,
    &icews::Icews,
    &icews_text::IcewsText,
    &icews_dyadyear::IcewsDyadYear,
    &gdelt::Gdelt1,
    &gdelt::Gdelt2,
    &polecat::Polecat,
    &aiddata::AidData,
    &visits::Visits,
    &generic::Generic,
];

/// Every kind that can be imported, by name.
pub fn kinds() -> Vec<&'static Kind> {
    let mut kinds: Vec<&'static Kind> = all().collect();
    kinds.sort_by_key(|kind| kind.name);
    kinds
}

/// Sums of events come out of an engine and not from a publisher: they are read by other rules.
fn all() -> impl Iterator<Item = &'static Kind> {
    IMPORTERS.iter().map(|importer| importer.kind()).chain(std::iter::once(&event_sums::KIND))
}

/// A kind by its name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    all().find(|kind| kind.name == name)
}

/// The kind that a file looks like, by its first lines; of a workbook with several sheets, by those
/// of the sheet of that name.
///
/// # Errors
/// Where the file cannot be opened or unpacked, or does not tell which sheet is meant.
pub fn guess_kind(path: &Path, sheet: Option<&str>) -> Result<Option<&'static Kind>, Error> {
    Ok(guess(&Head::of(&Input::new(path, sheet)?)?))
}

pub(crate) fn guess(head: &Head) -> Option<&'static Kind> {
    IMPORTERS.iter().find(|importer| importer.recognises(head)).map(|importer| importer.kind())
}

pub(crate) fn importer(name: &str) -> Result<&'static dyn Importer, Error> {
    let found = IMPORTERS.iter().find(|importer| importer.kind().name == name);
    found.copied().ok_or_else(|| {
        let names: Vec<&str> = kinds().iter().map(|kind| kind.name).collect();
        let what = format!("There is no kind \"{name}\". There are: {}.", names.join(", "));
        Error::new(
            ErrorKind::Request,
            what,
            "Name one of these, or describe the file in a mapping and use `generic`.",
        )
    })
}
