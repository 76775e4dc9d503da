//! What was found of every specification, and its rows.

use super::read::{Category, Data};
use crate::amounts::counted;
use crate::args::{CurveArgs, CurveRows};
use counterpoise_frames::{Cell, Table};
use counterpoise_multiverse::{Alias, Estimate, Joint, Regression};
use std::collections::BTreeMap;

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
        let names = self.data.taken[set].iter().map(|&at| self.data.units[at].name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

impl Data {
    /// What columns of words have become, in sentences.
    pub(super) fn categories(&self) -> Vec<String> {
        let one = |it: &Category| match it.words {
            1 => format!("`{}` has one word, `{}`.", it.name, it.first),
            n => format!(
                "`{}` is a category of {n} words, held against the first, `{}`.",
                it.name, it.first
            ),
        };
        self.categories.iter().map(one).collect()
    }

    /// What was left out because of columns that are too much, in sentences, which begin with the
    /// columns.
    pub(super) fn too_much(&self) -> Vec<String> {
        let of = &self.regression;
        let mut counts: BTreeMap<(usize, Alias, usize), usize> = BTreeMap::new();
        for it in &self.aliased {
            *counts.entry((it.control, it.why, it.sample)).or_default() += of.outcomes.len();
        }
        let one = |((control, why, sample), n): ((usize, Alias, usize), usize)| {
            let why = match why {
                Alias::Constant => "does not vary",
                Alias::Depends => "depends on the treatment and the controls before it",
            };
            let within = if of.samples.len() > 1 {
                format!(" in the sample `{}`", of.samples[sample].name)
            } else {
                String::new()
            };
            format!(
                "`{}` {why}{within}: {} with it left out.",
                of.controls[control].name,
                counted(n as u64, "specification")
            )
        };
        counts.into_iter().map(one).collect()
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
