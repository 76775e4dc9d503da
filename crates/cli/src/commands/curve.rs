//! `curve`: the specification curve of a regression.

mod chart;
mod found;
mod read;
mod tell;

use crate::args::CurveArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::output::{Format, note, show};
use counterpoise_multiverse::Estimate;
use found::{Found, rows};

pub(crate) fn run(args: &CurveArgs) -> Result {
    let data = read::read(args)?;
    let fail = |error: counterpoise_multiverse::SpecError| {
        Failure::new(format!("{}: {error}", args.file.display()))
    };
    let mut estimates = data.regression.fit().map_err(fail)?;
    estimates.sort_by(|a, b| a.b.total_cmp(&b.b).then_with(|| key(a).cmp(&key(b))));
    let joint =
        data.regression.joint_drawn(args.permutations, args.seed, args.level).map_err(fail)?;
    let found = Found { data, estimates, joint };
    if let Some(folder) = &args.charts {
        replace(&folder.join("curve.svg"), chart::svg(&found, args).as_bytes())?;
    }
    if args.shown.format != Format::Text {
        // Rows have no room for what was left out.
        found.data.too_much().iter().for_each(|it| note(it));
    }
    show(args.shown.format, || rows(&found, args), || tell::say(&found, args))?;
    Ok(Outcome::Well)
}

fn key(estimate: &Estimate) -> [usize; 3] {
    [estimate.outcome, estimate.set, estimate.sample]
}
