//! What `check` says in the end.

use crate::screen::{Screen, bad, good};
use crate::text::counted;
use counterpoise_case::model::{Case, CitedBy};
use counterpoise_diagnostic::{Diagnostic, summary};

/// Whether the case can be judged, and what it holds, in one line; `width` is that of the terminal,
/// in characters.
#[must_use]
pub fn checked(case: &Case, diagnostics: &[Diagnostic], width: usize) -> Screen {
    let mut out = Screen::new(width);
    let of_schools = case.sources.iter().filter(|work| work.cited_by == CitedBy::Schools).count();
    let schools = counted(case.header.schools.len(), "school", "schools");
    let counts = [
        counted(case.events.len(), "event", "events"),
        counted(case.sources.len() - of_schools, "source", "sources"),
        counted(case.series.len(), "series", "series"),
        counted(case.claims.len(), "claim", "claims"),
        match of_schools {
            0 => schools,
            works => format!("{schools} with {}", counted(works, "work", "works")),
        },
    ];
    let verdict = summary(diagnostics);
    let is_sound = !diagnostics.iter().any(Diagnostic::is_error);
    let verdict = if is_sound { good(&verdict) } else { bad(&verdict) };
    out.line(format!("{verdict} ({})", counts.join(", ")));
    out
}
