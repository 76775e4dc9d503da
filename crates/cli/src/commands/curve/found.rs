//! What was found of every specification, and its rows.

use super::read::Data;
use crate::args::{CurveArgs, CurveRows};
use counterpoise_frames::{Cell, Table};
use counterpoise_multiverse::{Estimate, Joint, Regression};

/// Every specification, and what they are together.
pub(crate) struct Found {
    pub(super) data: Data,
    /// From the least coefficient to the greatest.
    pub(super) estimates: Vec<Estimate>,
    pub(super) joint: Joint,
}

impl Found {
    pub(super) fn regression(&self) -> &Regression {
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

pub(super) fn rows(found: &Found, args: &CurveArgs) -> Table {
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

pub(super) fn test(found: &Found, args: &CurveArgs) -> Table {
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
