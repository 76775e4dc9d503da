//! `explain`: the page of a code; vocabularies.

use crate::args::ExplainArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, line, rows, table, wrapped};
use crate::style::bold;
use counterpoise_diagnostic::{find, pages};
use counterpoise_world::{DOMAINS, Hardness, INSTRUMENTS};

pub(crate) fn run(args: &ExplainArgs) -> Result {
    match args.what.as_deref() {
        None => all()?,
        Some("instruments") => instruments()?,
        Some("domains") => domains()?,
        Some("directives") => line(&counterpoise_case::DIRECTIVES.join("\n"))?,
        Some(code) => page(code)?,
    }
    Ok(Outcome::Well)
}

fn all() -> Result<()> {
    let list = pages().map(|p| vec![p.code.name().to_owned(), p.title.to_owned()]).collect();
    table(&rows(&["code", "what is wrong"], list), Format::Table)
}

fn page(code: &str) -> Result<()> {
    let Some(page) = find(code) else {
        return Err(Failure::new(format!("there is no code `{code}`; `counterpoise explain` lists all")));
    };
    line(&bold(&format!("{}: {}", page.code.name(), page.title)))?;
    for paragraph in page.text.split("\n\n") {
        line("")?;
        wrapped(paragraph, 96).iter().try_for_each(|l| line(l))?;
    }
    Ok(())
}

fn instruments() -> Result<()> {
    let hardness = |h| match h {
        Hardness::Hard => "hard",
        Hardness::Soft => "soft",
        Hardness::None => "plain",
    };
    let list = INSTRUMENTS.iter().map(|i| {
        vec![
            i.id.to_owned(),
            hardness(i.hardness).to_owned(),
            i.meaning.to_owned(),
            i.cameo.join(" "),
            i.plover.unwrap_or("").to_owned(),
        ]
    });
    table(&rows(&["instrument", "usually", "meaning", "CAMEO", "PLOVER"], list.collect()), Format::Table)
}

fn domains() -> Result<()> {
    let list = DOMAINS
        .iter()
        .map(|d| vec![d.id.to_owned(), d.within.unwrap_or("").to_owned(), d.meaning.to_owned()])
        .collect();
    table(&rows(&["domain", "within", "meaning"], list), Format::Table)
}
