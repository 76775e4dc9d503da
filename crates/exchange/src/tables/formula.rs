//! Formulas of indicators as the language writes them.

use super::evidence::balance;
use counterpoise_case::condition_text;
use counterpoise_case::model::{Filter, Formula, SeriesExpr, SeriesRef};

/// The field of an indicator's formula (`count`, `share`, `balance`, `series`, `assessed`), and its
/// text.
#[must_use]
pub fn formula_text(of: &Formula) -> (&'static str, String) {
    match of {
        Formula::Count(one) => ("count", filter(one)),
        Formula::Rate(one) => ("rate", filter(one)),
        Formula::Share(top, bottom) => ("share", format!("{} of {}", filter(top), filter(bottom))),
        Formula::Balance(kind, one) if one.all.is_empty() => ("balance", balance(*kind).to_owned()),
        Formula::Balance(kind, one) => {
            ("balance", format!("{} of {}", balance(*kind), filter(one)))
        }
        Formula::Series(expr) => ("series", series(expr)),
        Formula::Assessed(name) => ("assessed", name.clone()),
    }
}

fn filter(of: &Filter) -> String {
    if of.all.is_empty() {
        return "all".to_owned();
    }
    of.all.iter().map(condition_text).collect::<Vec<_>>().join(", ")
}

fn series(of: &SeriesExpr) -> String {
    match of {
        SeriesExpr::Level(one) => name(one),
        SeriesExpr::Ratio(a, b) => format!("{} / {}", name(a), name(b)),
        SeriesExpr::TrendOfRatio(a, b) => format!("trend {} / {}", name(a), name(b)),
        SeriesExpr::Change(one) => format!("change {}", name(one)),
    }
}

fn name(of: &SeriesRef) -> String {
    match of {
        SeriesRef::Named(id) => id.clone(),
        SeriesRef::Of(measure, subject) => {
            format!("{measure} of {}", if *subject { "subject" } else { "target" })
        }
    }
}
