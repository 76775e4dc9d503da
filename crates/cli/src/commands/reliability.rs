//! `reliability`: agreement between coders.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, rows, table};
use crate::style::dim;
use counterpoise_study::{Coded, Reliability, number, reliability};

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let found = reliability(opened.case());
    if found.is_empty() && args.format == Format::Table {
        line("no event has a second coding (`second: CODER: resist, weight 2, hard`)")?;
        return Ok(Outcome::Well);
    }
    let columns = ["coded", "level", "alpha", "95% from", "to", "events", "values", "coders", "note"];
    table(&rows(&columns, found.iter().map(row).collect()), args.format)?;
    if args.format == Format::Table {
        line(&dim(
            "Krippendorff's alpha: 1 agreement, 0 chance. He asks for 0.8, and for tentative conclusions 0.667.",
        ))?;
    }
    Ok(Outcome::Well)
}

fn row(r: &Reliability) -> Vec<String> {
    let coded = match r.coded {
        Coded::Stance => "stance",
        Coded::StanceScale => "stance, resist < neutral < accommodate",
        Coded::WeightRanks | Coded::Weight => "weight",
        Coded::Hardness => "hardness",
    };
    vec![
        coded.to_owned(),
        r.level.to_owned(),
        r.alpha.map_or_else(String::new, number),
        r.interval.map_or_else(String::new, |i| number(i.0)),
        r.interval.map_or_else(String::new, |i| number(i.1)),
        r.units.to_string(),
        r.pairable.to_string(),
        r.coders.join(", "),
        if r.reason.is_empty() && r.degenerate > 0 {
            format!("{} draws undefined", r.degenerate)
        } else {
            r.reason.clone()
        },
    ]
}
