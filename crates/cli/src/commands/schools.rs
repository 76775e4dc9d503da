//! `schools`: whose definitions there are.

use crate::args::SchoolsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, bytes, json, show, table};
use crate::unfold;
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_case::{Folder, builtin_schools, load};
use counterpoise_frames::{Cell, Table};

/// The library is read like a case: with the smallest case around it.
const AROUND: &str =
    "case schools \"The schools\"\n  question: none\n  subject: RUS\n  target: CHN\n";

pub(crate) fn run(args: &SchoolsArgs) -> Result {
    let format = args.shown.format;
    match &args.name {
        Some(name) => one(name, format)?,
        None => table(&list(&library()), format)?,
    }
    Ok(Outcome::Well)
}

fn library() -> Case {
    let files = vec![("schools.case".to_owned(), AROUND.as_bytes().to_vec())];
    load(&Folder { files, unreadable: Vec::new() }, &[]).case
}

fn list(case: &Case) -> Table {
    let rows = case.header.schools.iter().map(|at| row(case, *at));
    Table::new(&["school", "author", "year", "labels", "title"]).with(rows)
}

fn row(case: &Case, at: SchoolId) -> [Cell; 5] {
    let school = &case[at];
    let mut labels: Vec<String> = Vec::new();
    for concept in case.concepts.iter().filter(|c| c.school == at && c.is_verdict) {
        if !labels.contains(&concept.label) {
            labels.push(concept.label.clone());
        }
    }
    let year = school.year.map(f64::from);
    [
        school.id.as_str().into(),
        school.author.as_str().into(),
        year.into(),
        labels.into(),
        school.title.as_str().into(),
    ]
}

/// One school: its text in the language of cases, or its definitions as lines.
fn one(name: &str, format: Format) -> Result<()> {
    let text = text(name)?;
    let lines = || {
        let case = library();
        let at = case.schools.iter().position(|s| s.id == name.trim_end_matches(".case"));
        at.map(|at| unfold::school(&case, SchoolId(at as u32))).unwrap_or_default()
    };
    match format {
        Format::Json => json(&lines()),
        format => show(format, || unfold::flat(&lines(), usize::MAX), || bytes(text.as_bytes())),
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
