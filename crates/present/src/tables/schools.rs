//! Whose definitions there are, as a table.

use counterpoise_case::model::{Case, SchoolId};
use counterpoise_frames::{Cell, Table};

/// One row for each school of a case, with the labels that it gives.
#[must_use]
pub fn schools(case: &Case) -> Table {
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
