//! A wording that its own figures contradict: "almost double", and the figures are 30 and 18.6.

use crate::model::{Bound, Case, Claim, SeriesId, Test, TestKind};
use crate::span_of;
use counterpoise_dates::Date;
use counterpoise_diagnostic::{Code, Diagnostic};

/// Claims about a ratio or a number that the series of the case do not bear out.
pub(super) fn contradictions(case: &Case) -> Vec<Diagnostic> {
    let tests =
        case.claims.iter().flat_map(|claim| claim.tests.iter().map(move |test| (claim, test)));
    tests.filter_map(|(claim, test)| one(case, claim, test)).collect()
}

fn one(case: &Case, claim: &Claim, test: &Test) -> Option<Diagnostic> {
    let (found, bound) = match &test.kind {
        TestKind::Number { series, at, bound } => (value(case, *series, at)?, *bound),
        TestKind::Ratio { over, under, at, bound } => {
            (value(case, *over, at)? / value(case, *under, at)?, *bound)
        }
        _ => return None,
    };
    let (meets, wanted) = match bound {
        Bound::AtLeast(least) => (found >= least, format!("at least {least}")),
        Bound::AtMost(most) => (found <= most, format!("at most {most}")),
        Bound::Within(wanted, by) => {
            ((found - wanted).abs() <= by + 1e-9, format!("{wanted} within {by}"))
        }
    };
    let message = || {
        format!("the claim `{}` speaks of {wanted}; the figures give {}", claim.id, shown(found))
    };
    (found.is_finite() && !meets).then(|| {
        Diagnostic::new(Code::FIGURES_AGAINST_WORDING, span_of(test.place), message()).help(
            "check the figures; if the sentence is the study's own, leave it: it is then a finding about the study",
        )
    })
}

fn value(case: &Case, series: SeriesId, at: &Date) -> Option<f64> {
    case[series].values.iter().find(|v| v.date == *at)?.value
}

/// Four significant digits, or all of a large number.
fn shown(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
