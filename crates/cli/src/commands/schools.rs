//! `schools`: whose definitions there are.

use crate::args::SchoolsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, bytes, json, show, table};
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_case::{Folder, builtin_schools, load};
use counterpoise_present::{school_unfolded, tables};

/// The library is read like a case: with the smallest case around it.
const AROUND: &str =
    "case schools \"The schools\"\n  question: none\n  subject: RUS\n  target: CHN\n";

pub(crate) fn run(args: &SchoolsArgs) -> Result {
    let format = args.shown.format;
    match &args.name {
        Some(name) => one(name, format)?,
        None => table(&tables::schools::schools(&library()), format)?,
    }
    Ok(Outcome::Well)
}

fn library() -> Case {
    let files = vec![("schools.case".to_owned(), AROUND.as_bytes().to_vec())];
    load(&Folder { files, unreadable: Vec::new() }, &[]).case
}

/// One school: its text in the language of cases, or its definitions as lines.
fn one(name: &str, format: Format) -> Result<()> {
    let text = text(name)?;
    let lines = || {
        let case = library();
        let at = case.schools.iter().position(|s| s.id == name.trim_end_matches(".case"));
        at.map(|at| school_unfolded(&case, SchoolId(at as u32))).unwrap_or_default()
    };
    match format {
        Format::Json => json(&lines()),
        format => {
            show(format, || tables::why::unfolded(&lines(), usize::MAX), || bytes(text.as_bytes()))
        }
    }
}

fn text(name: &str) -> Result<&'static str> {
    let file = format!("schools/{}.case", name.trim_end_matches(".case"));
    let names = || {
        builtin_schools()
            .filter_map(|(n, _)| n.strip_prefix("schools/")?.strip_suffix(".case"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let found = builtin_schools().find(|(n, _)| *n == file).map(|(_, text)| text);
    found.ok_or_else(|| Failure::new(format!("there is no school `{name}`; there are {}", names())))
}
