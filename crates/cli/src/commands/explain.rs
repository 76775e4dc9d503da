//! `explain`: the page of a code; vocabularies.

use crate::args::ExplainArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, bytes, screen, show, table, width};
use counterpoise_case::schema;
use counterpoise_diagnostic::find;
use counterpoise_present::{screens, tables};
use counterpoise_world::near_miss;

pub(crate) fn run(args: &ExplainArgs) -> Result {
    use tables::explain as of;
    let format = args.shown.format;
    match args.what.as_deref() {
        None => table(&of::codes(), format)?,
        Some("instruments") => table(&of::instruments(), format)?,
        Some("domains") => table(&of::domains(), format)?,
        Some("likelihoods") => table(&of::likelihoods(), format)?,
        Some("directives") => table(&of::directives(), format)?,
        Some(name) => match schema::directive(name) {
            Some(directive) => show(
                format,
                || of::fields(directive),
                || screen(&screens::directive(directive, width())),
            )?,
            None => page(name, format)?,
        },
    }
    Ok(Outcome::Well)
}

fn page(code: &str, format: Format) -> Result<()> {
    let Some(page) = find(code) else {
        let near = near_miss(code, schema::names());
        let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        return Err(Failure::new(format!(
            "there is no code `{code}`, and no directive; {did}`counterpoise explain` lists the \
             codes, `counterpoise explain directives` the directives"
        )));
    };
    match format {
        Format::Md => bytes(page.text.as_bytes()),
        format => {
            show(format, || tables::explain::page(page), || screen(&screens::page(page, width())))
        }
    }
}
