//! `check`: everything that is wrong, at once.

use crate::args::CheckArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, bytes, line, table};
use crate::style::{bad, colour, dim, good};
use counterpoise_case::model::CitedBy;
use counterpoise_diagnostic::{Code, Diagnostic, KEPT, concise, human, json_line, summary};
use counterpoise_engine::{Options, Session};
use counterpoise_frames::{Cell, Table};
use counterpoise_present::counted;
pub(crate) use counterpoise_present::severity_word as word;
use std::collections::BTreeMap;

/// So many of one code are shown to a person who did not ask for all.
const FIRST: u64 = 5;

pub(crate) fn run(args: &CheckArgs) -> Result {
    let options = Options {
        with: args.case.switches.with.clone(),
        without: args.case.switches.without.clone(),
        follow_links: args.case.follow_links,
        ..Options::default()
    };
    let session = Session::open(&args.case.folder, options)?;
    match args.shown.format {
        Format::Text | Format::Table => for_a_person(&session, args)?,
        Format::Json => lines(&session)?,
        format => table(&rows(&session), format)?,
    }
    let wanting = !session.is_sound() || args.strict && !session.diagnostics().is_empty();
    Ok(if wanting { Outcome::Wanting } else { Outcome::Well })
}

fn for_a_person(session: &Session, args: &CheckArgs) -> Result<()> {
    let (shown, more) = few_of_each(session.diagnostics(), if args.all { u64::MAX } else { FIRST });
    let one = |d: &&Diagnostic| {
        if args.concise {
            format!("{}\n", concise(d, session.files()))
        } else {
            format!("{}\n\n", human(d, session.files(), colour()))
        }
    };
    bytes(shown.iter().map(one).collect::<String>().as_bytes())?;
    for (code, more) in &more {
        let name = code.name();
        let all = if more + FIRST > KEPT as u64 {
            format!("the first {KEPT}")
        } else {
            "see them all".to_owned()
        };
        line(&dim(&format!(
            "... and {more} more of {name} ({all}: check --all; why: explain {name})"
        )))?;
    }
    conclusion(session)
}

/// The first of each code in their places, and of how many more each code there are.
pub(crate) fn few_of_each(all: &[Diagnostic], most: u64) -> (Vec<&Diagnostic>, Vec<(Code, u64)>) {
    let mut counts: BTreeMap<Code, u64> = BTreeMap::new();
    let mut is_early = |d: &&Diagnostic| {
        let count = counts.entry(d.code).or_default();
        *count += d.times();
        *count <= most
    };
    let shown = all.iter().filter(|d| is_early(d)).collect();
    (
        shown,
        counts.into_iter().filter(|(_, n)| *n > most).map(|(code, n)| (code, n - most)).collect(),
    )
}

/// One object a line: what an editor reads while it comes.
fn lines(session: &Session) -> Result<()> {
    let one = |d: &Diagnostic| {
        serde_json::to_string(&json_line(d, session.files())).unwrap_or_default() + "\n"
    };
    bytes(session.diagnostics().iter().map(one).collect::<String>().as_bytes())
}

fn rows(session: &Session) -> Table {
    let columns = ["file", "line", "column", "severity", "code", "message", "help"];
    Table::new(&columns).with(session.diagnostics().iter().map(|d| row(session, d)))
}

fn row(session: &Session, d: &Diagnostic) -> [Cell; 7] {
    let file = d.span.and_then(|s| Some((session.files().get(s.file)?, s)));
    let place = file.map(|(file, span)| file.line_column(span.start));
    [
        file.map(|(file, _)| file.name.as_str()).into(),
        place.map(|p| p.0).into(),
        place.map(|p| p.1).into(),
        word(d.severity).into(),
        d.code.name().into(),
        d.message.as_str().into(),
        d.help.as_str().into(),
    ]
}

fn conclusion(session: &Session) -> Result<()> {
    let case = &session.case();
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
    let verdict = summary(session.diagnostics());
    let verdict = if !session.is_sound() { bad(&verdict) } else { good(&verdict) };
    line(&format!("{verdict} ({})", counts.join(", ")))
}
