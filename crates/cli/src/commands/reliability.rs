//! `reliability`: agreement between coders.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, table};
use crate::style::dim;
use counterpoise_frames::{Cell, Table};
use counterpoise_present::{coded_text, no_alpha_text};
use counterpoise_study::{Reliability, reliability};

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let found = reliability(opened.case());
    if found.is_empty() && args.shown.format == Format::Text {
        line("no event has a second coding (`second: CODER: resist, weight 2, hard`)")?;
        return Ok(Outcome::Well);
    }
    table(&Table::new(&COLUMNS).ranges(&["95%"]).with(found.iter().map(row)), args.shown.format)?;
    if args.shown.format == Format::Text {
        line(&dim(
            "Krippendorff's alpha: 1 agreement, 0 chance. He asks for 0.8, and for tentative conclusions 0.667.",
        ))?;
    }
    Ok(Outcome::Well)
}

const COLUMNS: [&str; 8] = ["coded", "level", "alpha", "95%", "events", "values", "coders", "note"];

fn row(r: &Reliability) -> [Cell; 8] {
    let undefined = format!("{} draws undefined", r.degenerate);
    let note = match r.reason {
        Some(why) => no_alpha_text(why),
        None if r.degenerate > 0 => undefined,
        None => String::new(),
    };
    [
        coded_text(r.coded).into(),
        r.level.into(),
        r.alpha.into(),
        r.interval.map(|(low, high)| Cell::Range(low, high)).into(),
        r.events.into(),
        r.pairable.into(),
        r.coders.clone().into(),
        note.into(),
    ]
}
