//! `check`: everything that is wrong, at once.

use crate::args::{CheckArgs, DiagnosticFormat};
use crate::failure::{Outcome, Result};
use crate::open::folder;
use crate::output::{bytes, line};
use crate::style::{bad, colour, dim, good};
use counterpoise_case::{Loaded, load};
use counterpoise_diagnostic::{Diagnostic, concise, human, json_line, summary};

pub(crate) fn run(args: &CheckArgs) -> Result {
    let loaded = load(&folder(&args.case.folder)?, &args.case.with);
    let shown =
        if args.max == 0 || args.format == DiagnosticFormat::Json { loaded.diagnostics.len() } else { args.max };
    let mut text = String::new();
    for diagnostic in loaded.diagnostics.iter().take(shown) {
        text.push_str(&one(&loaded, diagnostic, args.format));
        text.push('\n');
    }
    bytes(text.as_bytes())?;
    if args.format != DiagnosticFormat::Json {
        rest(&loaded.diagnostics[shown.min(loaded.diagnostics.len())..])?;
        conclusion(&loaded)?;
    }
    let wanting = loaded.has_errors() || args.strict && !loaded.diagnostics.is_empty();
    Ok(if wanting { Outcome::Wanting } else { Outcome::Well })
}

fn one(loaded: &Loaded, diagnostic: &Diagnostic, format: DiagnosticFormat) -> String {
    match format {
        DiagnosticFormat::Human => format!("{}\n", human(diagnostic, &loaded.files, colour())),
        DiagnosticFormat::Concise => concise(diagnostic, &loaded.files),
        DiagnosticFormat::Json => serde_json::to_string(&json_line(diagnostic, &loaded.files)).unwrap_or_default(),
    }
}

/// What was not shown, counted by code.
fn rest(rest: &[Diagnostic]) -> Result<()> {
    if rest.is_empty() {
        return Ok(());
    }
    let mut codes: Vec<&str> = rest.iter().map(|d| d.code.name()).collect();
    codes.sort_unstable();
    let counts: Vec<String> = codes.chunk_by(|a, b| a == b).map(|run| format!("{} {}", run.len(), run[0])).collect();
    line(&dim(&format!("and {} more ({}); --max 0 shows all", rest.len(), counts.join(", "))))
}

fn conclusion(loaded: &Loaded) -> Result<()> {
    let case = &loaded.case;
    let counted = format!(
        "{} events, {} sources, {} series, {} claims, {} schools",
        case.events.len(),
        case.sources.len(),
        case.series.len(),
        case.claims.len(),
        case.header.schools.len()
    );
    let verdict = summary(&loaded.diagnostics);
    let verdict = if loaded.has_errors() { bad(&verdict) } else { good(&verdict) };
    line(&format!("{verdict} ({counted})"))
}
