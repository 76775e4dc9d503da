//! How a series would have gone on.

use super::three_digits as number;
use counterpoise_counterfactual::interrupted::Term;
use counterpoise_counterfactual::placebo::{InSpace, InTime, Reading, Without};
use counterpoise_counterfactual::ridge;
use counterpoise_counterfactual::structural;
use counterpoise_counterfactual::synthetic::{Fitted, Remark};
use counterpoise_estimates::counterfactual::{
    Answer, Control, Differences, Found, Interrupted, Method, Note, PlaceboKind, Series, Setup,
    Synthetic, Weighed,
};

/// What can be said of it, in sentences.
#[must_use]
pub fn sentences(setup: &Setup, answer: &Answer) -> Vec<String> {
    let effect = effect(setup, answer);
    match &answer.found {
        Found::Synthetic(found) => synthetic(setup, found, effect),
        Found::Ridge(fitted) => vec![effect, ridge(fitted)],
        Found::Differences(found) => [effect].into_iter().chain(differences(found)).collect(),
        Found::Interrupted(found) => interrupted(found, effect),
        Found::Counts(found) => vec![effect, counts(found)],
        Found::Structural(fitted) => vec![effect, structural(fitted)],
    }
}

/// What was done to the data before.
#[must_use]
pub fn note(note: &Note) -> String {
    match note {
        Note::InPart(predictors) => {
            format!("Means over the values that are there: {}.", predictors.join(", "))
        }
        Note::LeftOut(units) => format!("Left out for missing values: {}.", units.join(", ")),
    }
}

/// What a method is called.
#[must_use]
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Synthetic => "synthetic control",
        Method::Ridge => "ridge-augmented synthetic control",
        Method::Differences => "synthetic difference-in-differences",
        Method::Interrupted => "interrupted time series",
        Method::Counts => "interrupted series of counts",
        Method::Structural => "structural time series by maximum likelihood",
    }
}

/// A reading in a word or two.
#[must_use]
pub fn reading(reading: Option<Reading>) -> &'static str {
    match reading {
        None => "no placebos",
        Some(Reading::PoorFit) => "nothing can be said: poor fit",
        Some(Reading::ExactFit) => "nothing can be said: exact fit",
        Some(Reading::TooFewUnits { .. }) => "nothing can be said: too few units",
        Some(Reading::Unremarkable { .. }) => "not told from placebos",
        Some(Reading::Remarkable { .. }) => "larger than placebos",
    }
}

/// What has a weight or a coefficient.
#[must_use]
pub fn weighed(of: &Weighed) -> String {
    match of {
        Weighed::Donor(name) | Weighed::Control(Control::Column(name)) => name.clone(),
        Weighed::Control(Control::MeanOfDonors(n)) => format!("mean of {n} donors"),
        Weighed::Time(time) => format!("time {time}"),
        Weighed::Dispersion => "a (variance m + a m^2)".to_owned(),
        Weighed::Term(term) => term_text(term).to_owned(),
    }
}

fn term_text(term: &Term) -> &'static str {
    match term {
        Term::Level => "level at the first time",
        Term::Slope => "slope before",
        Term::LevelChange(_) => "change of level",
        Term::SlopeChange(_) => "change of slope",
        Term::Bend => "bend",
    }
}

/// The word for a kind of placebo.
#[must_use]
pub fn placebo(kind: PlaceboKind) -> &'static str {
    match kind {
        PlaceboKind::Treated => "treated",
        PlaceboKind::Space => "space",
        PlaceboKind::Time => "time",
        PlaceboKind::Without => "without",
        PlaceboKind::Date => "date",
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} percent", 100.0 * share)
}

/// The effect against what would have been.
fn effect(setup: &Setup, answer: &Answer) -> String {
    let (effect, level) = (answer.effect, answer.level());
    let share = if level > 0.0 {
        format!(" ({:+.1} percent of what would have been)", 100.0 * effect / level)
    } else {
        String::new()
    };
    let (from, to) = (&setup.times[setup.first].text, &setup.times[setup.times.len() - 1].text);
    format!("{}, {from} to {to}: on average {}{share}.", setup.names[0], number(effect))
}

fn synthetic(setup: &Setup, found: &Synthetic, effect: String) -> Vec<String> {
    let (fitted, doubts) = (&found.fitted, &found.doubts);
    let mut out = vec![verdict(fitted, found.reading), effect, fit(fitted)];
    out.extend(fitted.quality.remarks.iter().map(|it| remark(setup, *it)));
    if fitted.matched {
        out.push(
            "The predictors are met exactly by more than one average of donors, so their \
             importances mean nothing; the average that fits the outcomes best was taken."
                .to_owned(),
        );
    }
    out.extend(doubts.space.as_ref().and_then(|space| in_space(fitted, space)));
    out.extend(doubts.time.iter().map(|it| in_time(setup, it)));
    out.extend(without_each(setup, &doubts.without));
    out
}

fn in_space(fitted: &Fitted, space: &InSpace) -> Option<String> {
    let (p, rank) = (space.p_value?, space.rank?);
    let units = space.placebos.len() + 1;
    let close = space.among_fitted(fitted, 5.0);
    let close = close.map_or_else(String::new, |(p, n)| {
        format!(
            " Among the {n} units whose squared gap before is at most five times as large, p = {}.",
            number(p)
        )
    });
    Some(format!(
        "Placebos in space: rank {rank} of {units} by the ratio of gaps after to gaps before, \
         p = {}.{close}",
        number(p)
    ))
}

fn in_time(setup: &Setup, it: &InTime) -> String {
    let mean = counterpoise_numerics::mean(&it.fitted.gaps[it.first..]).unwrap_or(f64::NAN);
    let ratio = it.fitted.ratio().map_or_else(|| "none".to_owned(), number);
    format!(
        "Placebo in time: treated in {} instead, the mean gap until the true date is {} (ratio \
         {ratio}).",
        setup.times[it.first].text,
        number(mean)
    )
}

fn without_each(setup: &Setup, without: &[Without]) -> Option<String> {
    let by = |a: &&Without, b: &&Without| a.fitted.effect().total_cmp(&b.fitted.effect());
    let (least, most) = (without.iter().min_by(by)?, without.iter().max_by(by)?);
    Some(format!(
        "Leaving out each donor that has a weight: the mean effect lies between {} (without {}) \
         and {} (without {}).",
        number(least.fitted.effect()),
        setup.names[least.donor + 1],
        number(most.fitted.effect()),
        setup.names[most.donor + 1]
    ))
}

fn verdict(fitted: &Fitted, reading: Option<Reading>) -> String {
    match reading {
        _ if fitted.quality.poor => {
            "Nothing can be said: before the treatment the synthetic control is too far from the \
             unit (more than a quarter of the plain mean's distance and of the unit's own spread)."
                .to_owned()
        }
        None => "Whether the gap after the treatment is unusual is not known without placebos: \
                 add --placebos."
            .to_owned(),
        Some(Reading::ExactFit) => {
            "Nothing can be said by ratios: the fit before is exact.".to_owned()
        }
        Some(Reading::TooFewUnits { least }) => format!(
            "The largest ratio of all units, but with so few the share of as large ones cannot \
             fall below {}: no evidence at the level of 0.05.",
            number(least)
        ),
        Some(Reading::Unremarkable { p_value }) => format!(
            "The gap cannot be told from what happens to units without the treatment: {} of all \
             units have at least as large a ratio.",
            percent(p_value)
        ),
        Some(Reading::Remarkable { p_value }) => format!(
            "The gap is larger than what happens to units without the treatment: {} of all units \
             have as large a ratio, the unit itself among them.",
            percent(p_value)
        ),
        Some(Reading::PoorFit) => String::new(),
    }
}

fn fit(fitted: &Fitted) -> String {
    let share = |it: Option<f64>| it.map_or_else(|| "unknown".to_owned(), percent);
    format!(
        "Fit before: root mean squared gap {}, {} of the plain mean's, {} of the unit's own \
         spread. Loss {}; no weights at all could have less than {}.",
        number(fitted.rmspe_before()),
        share(fitted.quality.of_plain_mean),
        share(fitted.quality.of_own_spread),
        number(fitted.loss),
        number(fitted.bound)
    )
}

fn remark(setup: &Setup, remark: Remark) -> String {
    match remark {
        Remark::FewPeriods => format!(
            "{} times before the treatment and {} donors: some average of so many donors may fit \
             by chance.",
            setup.first,
            setup.names.len() - 1
        ),
        Remark::Outside { above, below } => format!(
            "Outside the donors' range before the treatment: above all of them at {above} times, \
             below all of them at {below}."
        ),
        Remark::OneDonor => {
            "There is one donor: this is a plain difference of two units.".to_owned()
        }
        Remark::ConstantBefore => "The outcome did not change before the treatment.".to_owned(),
    }
}

fn ridge(fitted: &ridge::Fitted) -> String {
    format!(
        "Before, the gap is {} (root mean square). Negative weights sum to {}: the further from \
         0, the more the answer is extrapolated by the regression.",
        number(fitted.rmspe_before()),
        number(fitted.negative())
    )
}

fn differences(found: &Differences) -> Option<String> {
    let (error, (low, high)) = (found.error?, found.interval()?);
    Some(format!(
        "Placebo standard error {} (every donor treated once): 95 percent interval from {} to {}. \
         The jackknife and the bootstrap are not defined for one treated unit.",
        number(error),
        number(low),
        number(high)
    ))
}

fn interrupted(found: &Interrupted, effect: String) -> Vec<String> {
    let fitted = &found.fitted;
    let mut out = vec![
        effect,
        format!(
            "The level changed by {} (standard error {}), the slope by {} ({}) a unit of time. \
             Standard errors of Newey and West, {} lags, with the small-sample factor.",
            number(fitted.coefficients[2]),
            number(fitted.errors[2]),
            number(fitted.coefficients[3]),
            number(fitted.errors[3]),
            fitted.lags
        ),
    ];
    if let Some((_, _, p)) = fitted.bend {
        let what = if p < 0.05 {
            "The path before was no line, so a line is no counterfactual"
        } else {
            "No bend before"
        };
        out.push(format!("{what} (p = {}).", number(p)));
    }
    if !fitted.equally_spaced {
        out.push("Times are not equally far apart, and lags count observations.".to_owned());
    }
    out.extend(found.false_dates.map(|dates| {
        format!(
            "At {} false dates before, {} of the changes of level are as large against their \
             error (the true date among them).",
            dates.tried,
            percent(dates.share)
        )
    }));
    out
}

fn counts(found: &Series) -> String {
    let vary = if found.binomial.is_some() { "vary more" } else { "do not vary more" };
    let model = model(found);
    format!(
        "Counts {vary} than Poisson counts would (p = {} by the test of Cameron and Trivedi), so \
         the model is {model}: the rate is multiplied by {} at the interruption.",
        number(found.poisson.overdispersion.p_value),
        number(counterpoise_numerics::exp(found.coefficients()[2]))
    )
}

/// What the model of counts is called.
#[must_use]
pub fn model(found: &Series) -> &'static str {
    if found.binomial.is_some() { "negative binomial (NB2)" } else { "Poisson" }
}

fn structural(fitted: &structural::Fitted) -> String {
    let (low, high) = fitted.interval(0.95);
    format!("95 percent interval of the mean effect from {} to {}.", number(low), number(high))
}
