//! `explain`: the page of a code; vocabularies.

use crate::args::ExplainArgs;
use crate::commands::check::word;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, bytes, line, show, table, wrapped};
use crate::style::{bold, dim};
use counterpoise_case::schema::{self, Directive, Field};
use counterpoise_diagnostic::{Page, find, pages};
use counterpoise_frames::{Cell, Table};
use counterpoise_world::{DOMAINS, Hardness, INSTRUMENTS, near_miss};

pub(crate) fn run(args: &ExplainArgs) -> Result {
    let format = args.shown.format;
    match args.what.as_deref() {
        None => table(&all(), format)?,
        Some("instruments") => table(&instruments(), format)?,
        Some("domains") => table(&domains(), format)?,
        Some("likelihoods") => table(&likelihoods(), format)?,
        Some("directives") => table(&directives(), format)?,
        Some(name) => match schema::directive(name) {
            Some(directive) => show(format, || fields(directive), || told(directive))?,
            None => page(name, format)?,
        },
    }
    Ok(Outcome::Well)
}

fn all() -> Table {
    let row = |p: &'static Page| [p.code.name(), word(p.code.severity()), p.title];
    Table::new(&["code", "severity", "what is wrong"]).with(pages().map(row))
}

fn page(code: &str, format: Format) -> Result<()> {
    let Some(page) = find(code) else {
        let near = near_miss(code, schema::names());
        let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        return Err(Failure::new(format!(
            "there is no code `{code}`, and no directive; {did}`counterpoise explain` lists the codes, `counterpoise explain directives` the directives"
        )));
    };
    match format {
        Format::Md => bytes(page.text.as_bytes()),
        format => show(format, || row(page), || text(page)),
    }
}

fn row(page: &Page) -> Table {
    let columns = ["code", "severity", "title", "meaning", "example", "help", "reason"];
    let said = [page.meaning(), page.example(), page.help(), page.reason()];
    let lead = [page.code.name(), word(page.code.severity()), page.title];
    Table::new(&columns).with([lead.into_iter().chain(said)])
}

/// The page for a terminal: paragraphs folded anew, examples as they are.
fn text(page: &Page) -> Result<()> {
    for (at, part) in page.text.split("```").enumerate() {
        if at % 2 == 1 {
            // The first line says what the example is written in.
            part.lines().skip(1).try_for_each(|l| line(format!("    {l}").trim_end()))?;
        } else {
            prose(part.trim_matches('\n'))?;
        }
    }
    Ok(())
}

fn prose(text: &str) -> Result<()> {
    for paragraph in text.split("\n\n").filter(|p| !p.is_empty()) {
        match paragraph.trim_start_matches('#') {
            same if same == paragraph => folded(paragraph)?,
            head if paragraph.starts_with("##") => line(&format!("\n{}", bold(head.trim())))?,
            head => line(&bold(head.trim()))?,
        }
    }
    Ok(())
}

fn folded(paragraph: &str) -> Result<()> {
    wrapped(&paragraph.replace('\n', " "), 96).iter().try_for_each(|l| line(l))
}

fn directives() -> Table {
    let row = |directive: &Directive| [directive.name, directive.help, directive.first_line];
    Table::new(&["directive", "what it is", "first line"]).with(schema::DIRECTIVES.iter().map(row))
}

fn fields(directive: &Directive) -> Table {
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

/// What it is, and an example with all its fields.
fn told(directive: &Directive) -> Result<()> {
    line(&bold(&format!("{}: {}", directive.name, directive.help)))?;
    line(&format!("\n    {}", directive.first_line))?;
    for field in directive.fields {
        line(&format!("      {}: {}", field.name, field.example))?;
        let often = if field.repeated { "; repeatable" } else { "" };
        line(&dim(&format!("        {} ({}{often})", field.help, field.takes.words())))?;
    }
    line("\nThe fields together are no example of a case: docs/language.md has some.")
}

fn instruments() -> Table {
    let hardness = |h| match h {
        Hardness::Hard => "hard",
        Hardness::Soft => "soft",
        Hardness::None => "plain",
    };
    let row = |i: &counterpoise_world::Instrument| {
        let cameo = i.cameo.join(" ");
        [i.id, hardness(i.hardness), i.meaning, &cameo, i.plover.unwrap_or("")].map(str::to_owned)
    };
    Table::new(&["instrument", "usually", "meaning", "CAMEO", "PLOVER"])
        .with(INSTRUMENTS.iter().map(row))
}

/// The words of likelihood, with the probabilities they stand for.
fn likelihoods() -> Table {
    let row = |(word, (low, high)): &(&str, (f64, f64))| -> [counterpoise_frames::Cell; 4] {
        [(*word).into(), (*low).into(), (low + (high - low) / 2.0).into(), (*high).into()]
    };
    let words = counterpoise_case::vocabulary::likelihoods();
    Table::new(&["word", "from", "counted with", "to"]).with(words.iter().map(row))
}

fn domains() -> Table {
    let row = |d: &counterpoise_world::Domain| [d.id, d.within.unwrap_or(""), d.meaning];
    Table::new(&["domain", "within", "meaning"]).with(DOMAINS.iter().map(row))
}
