//! `check`: everything that is wrong, at once.

use crate::args::CheckArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, bytes, line, screen, table, width};
use crate::style::{colour, dim};
use counterpoise_diagnostic::{Code, Diagnostic, KEPT, concise, human, json_line};
use counterpoise_engine::{Options, Session};
pub(crate) use counterpoise_present::severity_word as word;
use counterpoise_present::{screens, tables};
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
        format => table(&tables::check::check(session.diagnostics(), session.files()), format)?,
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
    screen(&screens::checked(session.case(), session.diagnostics(), width()))
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
