//! The specification curve of a regression, as tables.

use counterpoise_estimates::curve::{Choices, Found};
use counterpoise_frames::{Cell, Table};
use counterpoise_multiverse::Estimate;

/// Each specification with its coefficient, from the least to the greatest.
#[must_use]
pub fn specifications(found: &Found) -> Table {
    let of = found.regression();
    let row = |it: &Estimate| -> [Cell; 9] {
        [
            of.outcomes[it.outcome].name.as_str().into(),
            controls(found, it.set).into(),
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

/// The controls of a specification: `distance, power`.
fn controls(found: &Found, set: usize) -> String {
    let names = found.data.taken[set].iter().map(|&at| found.data.units[at].name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

/// Median, share of significant coefficients and Stouffer's Z, with their joint p-values.
#[must_use]
pub fn test(found: &Found, choices: &Choices) -> Table {
    let (observed, p) = (found.joint.observed, found.joint.p);
    let rows = [
        ("median coefficient", observed.median, p.median),
        ("share significant in its direction", observed.share, p.share),
        ("Stouffer's Z", observed.stouffer, p.stouffer),
    ];
    let joint = |p: f64| (choices.permutations > 0).then_some(p);
    let row = |(name, observed, p): (&str, f64, f64)| -> [Cell; 3] {
        [name.into(), observed.into(), joint(p).into()]
    };
    Table::new(&["statistic", "observed", "joint p"]).with(rows.map(row))
}
