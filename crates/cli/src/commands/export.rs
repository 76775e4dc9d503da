//! `export`: what one can hand in.

mod archive;
mod brief;
mod figures;
mod listed;
pub(crate) mod pdf;
mod place;
mod tables;

use crate::args::{ExportArgs, Form, What};
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::open::{Opened, open};
use crate::output::{line, note};
use place::{Handed, Place};

pub(crate) fn run(args: &ExportArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let Some(what) = args.what.filter(|_| !args.list) else {
        listed::list(&opened)?;
        return Ok(Outcome::Well);
    };
    let place = Place::of(args, what)?;
    let handed = made(&opened, args, what, place.form)?;
    let paths = place.paths(&handed);
    if args.dry_run {
        for path in &paths {
            note(&format!("dry run: {} was not written", path.display()));
        }
        return Ok(Outcome::Well);
    }
    // Nothing is written if a part of it would be refused.
    if let Some(there) = paths.iter().find(|path| path.exists()).filter(|_| !args.force) {
        return Err(Failure::new(format!(
            "{} is there already; --force writes over it",
            there.display()
        )));
    }
    for (path, handed) in paths.iter().zip(&handed) {
        replace(path, &handed.bytes)?;
        line(&format!("{}", path.display()))?;
    }
    Ok(Outcome::Well)
}

fn made(opened: &Opened, args: &ExportArgs, what: What, form: Form) -> Result<Vec<Handed>> {
    if !args.names.is_empty() && !matches!(what, What::Figure | What::Table) {
        return Err(Failure::new(format!(
            "`{}` names a figure or a table; there is one brief, one page, one archive",
            args.names.join(" ")
        )));
    }
    match what {
        What::Figure => figures::made(opened, &args.names, form),
        What::Table => tables::made(opened, &args.names, form),
        What::Brief => brief::made(opened, args, form),
        What::Page => brief::page(opened, args, form),
        What::Archive => archive::made(opened, args),
    }
}
