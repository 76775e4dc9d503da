//! `schools`: whose definitions there are.

use crate::args::SchoolsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{bytes, rows, table};
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_case::{Folder, builtin_schools, load};

/// The library is read like a case: with the smallest case around it.
const AROUND: &str = "case schools \"The schools\"\n  question: none\n  subject: RUS\n  target: CHN\n";

pub(crate) fn run(args: &SchoolsArgs) -> Result {
    if let Some(name) = &args.name {
        print(name)?;
        return Ok(Outcome::Well);
    }
    let folder =
        Folder { files: vec![("schools.case".to_owned(), AROUND.as_bytes().to_vec())], unreadable: Vec::new() };
    let case = load(&folder, &[]).case;
    let list = case.header.schools.iter().map(|at| row(&case, *at)).collect();
    table(&rows(&["school", "author", "year", "labels", "title"], list), args.format)?;
    Ok(Outcome::Well)
}

fn row(case: &Case, at: SchoolId) -> Vec<String> {
    let school = &case[at];
    let mut labels: Vec<&str> = Vec::new();
    for concept in case.concepts.iter().filter(|c| c.school == at && c.is_verdict) {
        if !labels.contains(&concept.label.as_str()) {
            labels.push(&concept.label);
        }
    }
    let year = school.year.map_or_else(String::new, |y| y.to_string());
    vec![school.id.clone(), school.author.clone(), year, labels.join(", "), school.title.clone()]
}

fn print(name: &str) -> Result<()> {
    let file = format!("schools/{name}.case");
    let found = builtin_schools().find(|(n, _)| *n == file || *n == format!("schools/{name}"));
    let names = || {
        builtin_schools()
            .filter_map(|(n, _)| n.strip_prefix("schools/")?.strip_suffix(".case"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (_, text) = found.ok_or_else(|| Failure::new(format!("there is no school `{name}`; there are {}", names())))?;
    bytes(text.as_bytes())
}
