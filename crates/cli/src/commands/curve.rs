//! `curve`: the specification curve of a regression.

mod chart;
mod read;
mod tell;

use crate::args::{CurveArgs, CurveRows};
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::output::show;
use counterpoise_frames::{Cell, Table};
use counterpoise_multiverse::{Estimate, Joint, Regression};
use read::Data;

/// Every specification, and what they are together.
pub(crate) struct Found {
    data: Data,
    /// From the least coefficient to the greatest.
    estimates: Vec<Estimate>,
    joint: Joint,
}

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
    show(args.shown.format, || rows(&found, args), || tell::say(&found, args))?;
    Ok(Outcome::Well)
}

fn key(estimate: &Estimate) -> [usize; 3] {
    [estimate.outcome, estimate.set, estimate.sample]
}

impl Found {
    fn regression(&self) -> &Regression {
        &self.data.regression
    }

    /// The controls of a specification: `distance, power`.
    fn controls(&self, set: usize) -> String {
        let names = self.regression().sets[set]
            .iter()
            .map(|&at| self.regression().controls[at].name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

fn rows(found: &Found, args: &CurveArgs) -> Table {
    match args.show {
        CurveRows::Specifications => specifications(found),
        CurveRows::Test => test(found, args),
    }
}

fn specifications(found: &Found) -> Table {
    let of = found.regression();
    let row = |it: &Estimate| -> [Cell; 9] {
        [
            of.outcomes[it.outcome].name.as_str().into(),
            found.controls(it.set).into(),
            of.samples[it.sample].name.as_str().into(),
            of.samples[it.sample].rows.iter().filter(|own| **own).count().into(),
            it.b.into(),
            it.se.into(),
            it.t.into(),
            it.df.into(),
            it.p.into(),
        ]
    };
    let columns =
        ["outcome", "controls", "sample", "n", "coefficient", "standard error", "t", "df", "p"];
    Table::new(&columns).with(found.estimates.iter().map(row))
}

fn test(found: &Found, args: &CurveArgs) -> Table {
    let (observed, p) = (found.joint.observed, found.joint.p);
    let rows = [
        ("median coefficient", observed.median, p.median),
        ("share significant in its direction", observed.share, p.share),
        ("Stouffer's Z", observed.stouffer, p.stouffer),
    ];
    let p = |p: f64| (args.permutations > 0).then_some(p);
    Table::new(&["statistic", "observed", "joint p"]).with(rows.map(
        |(name, observed, own)| -> [Cell; 3] { [name.into(), observed.into(), p(own).into()] },
    ))
}
