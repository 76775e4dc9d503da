//! Codes, directives and words of the language, as tables.

use crate::text::severity_word;
use counterpoise_case::schema::{DIRECTIVES, Directive, Field};
use counterpoise_case::vocabulary;
use counterpoise_diagnostic::{Page, pages};
use counterpoise_frames::{Cell, Table};
use counterpoise_world::{DOMAINS, Domain, Hardness, INSTRUMENTS, Instrument};

/// One row for each code.
#[must_use]
pub fn codes() -> Table {
    let row = |p: &'static Page| [p.code.name(), severity_word(p.code.severity()), p.title];
    Table::new(&["code", "severity", "what is wrong"]).with(pages().map(row))
}

/// The page of a code as one row.
#[must_use]
pub fn page(page: &Page) -> Table {
    let columns = ["code", "severity", "title", "meaning", "example", "help", "reason"];
    let said = [page.meaning(), page.example(), page.help(), page.reason()];
    let lead = [page.code.name(), severity_word(page.code.severity()), page.title];
    Table::new(&columns).with([lead.into_iter().chain(said)])
}

/// One row for each directive.
#[must_use]
pub fn directives() -> Table {
    let row = |directive: &Directive| [directive.name, directive.help, directive.first_line];
    Table::new(&["directive", "what it is", "first line"]).with(DIRECTIVES.iter().map(row))
}

/// One row for each field of a directive.
#[must_use]
pub fn fields(directive: &Directive) -> Table {
    let row = |field: &Field| -> [Cell; 5] {
        [
            field.name.into(),
            field.takes.words().into(),
            field.help.into(),
            field.repeated.into(),
            field.example.into(),
        ]
    };
    let columns = ["field", "takes", "meaning", "repeatable", "example"];
    Table::new(&columns).with(directive.fields.iter().map(row))
}

/// One row for each instrument, with its codes in other schemes.
#[must_use]
pub fn instruments() -> Table {
    let hardness = |h| match h {
        Hardness::Hard => "hard",
        Hardness::Soft => "soft",
        Hardness::None => "plain",
    };
    let row = |i: &Instrument| {
        let cameo = i.cameo.join(" ");
        [i.id, hardness(i.hardness), i.meaning, &cameo, i.plover.unwrap_or("")].map(str::to_owned)
    };
    Table::new(&["instrument", "usually", "meaning", "CAMEO", "PLOVER"])
        .with(INSTRUMENTS.iter().map(row))
}

/// The words of likelihood, with the probabilities they stand for.
#[must_use]
pub fn likelihoods() -> Table {
    let row = |(word, (low, high)): &(&str, (f64, f64))| -> [Cell; 4] {
        [(*word).into(), (*low).into(), (low + (high - low) / 2.0).into(), (*high).into()]
    };
    let words = vocabulary::likelihoods();
    Table::new(&["word", "from", "counted with", "to"]).with(words.iter().map(row))
}

/// One row for each domain.
#[must_use]
pub fn domains() -> Table {
    let row = |d: &Domain| [d.id, d.within.unwrap_or(""), d.meaning];
    Table::new(&["domain", "within", "meaning"]).with(DOMAINS.iter().map(row))
}
