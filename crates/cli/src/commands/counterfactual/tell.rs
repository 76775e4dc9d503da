//! What was found, in sentences.

use super::answer::{Answer, rows};
use super::doubts::{Doubts, FITTED};
use super::setup::Setup;
use crate::args::{CounterfactualArgs, Method, Show};
use crate::failure::Result;
use crate::output::{Format, line, table, width, wrapped};
use crate::style::{bold, dim};
use counterpoise_counterfactual::placebo::Reading;
use counterpoise_counterfactual::synthetic::{Fitted, Remark};

/// A number with three significant digits, or whole if it is large.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "unknown".to_owned();
    }
    let size = value.abs();
    let decimals = if size >= 100.0 || size == 0.0 {
        0
    } else {
        (2 - counterpoise_numerics::log10(size).floor() as i32).clamp(0, 9)
    };
    let decimals = decimals as usize;
    format!("{value:.decimals$}")
}

pub(crate) fn percent(share: f64) -> String {
    format!("{:.0} percent", 100.0 * share)
}

/// The effect against what would have been.
pub(crate) fn effect(setup: &Setup, effect: f64, synthetic: &[f64]) -> String {
    let after: Vec<f64> = synthetic[setup.first..].to_vec();
    let level = counterpoise_numerics::mean(&after).unwrap_or(f64::NAN);
    let share = if level > 0.0 {
        format!(" ({:+.1} percent of what would have been)", 100.0 * effect / level)
    } else {
        String::new()
    };
    let (from, to) = (&setup.times[setup.first].text, &setup.times[setup.times.len() - 1].text);
    format!("{}, {from} to {to}: on average {}{share}.", setup.names[0], number(effect))
}

/// A reading in a word or two.
pub(crate) fn word(reading: Reading) -> &'static str {
    match reading {
        Reading::PoorFit => "nothing can be said: poor fit",
        Reading::ExactFit => "nothing can be said: exact fit",
        Reading::TooFewUnits { .. } => "nothing can be said: too few units",
        Reading::Unremarkable { .. } => "not told from placebos",
        Reading::Remarkable { .. } => "larger than placebos",
    }
}

pub(crate) fn synthetic(
    setup: &Setup,
    fitted: &Fitted,
    doubts: &Doubts,
    reading: Option<Reading>,
) -> Vec<String> {
    let mut out = vec![
        verdict(fitted, reading),
        effect(setup, fitted.effect(), &fitted.synthetic),
        fit(fitted),
    ];
    out.extend(fitted.quality.remarks.iter().map(|it| remark(setup, *it)));
    if fitted.matched {
        out.push(
            "The predictors are met exactly by more than one average of donors, so their importances mean nothing; the average \
             that fits the outcomes best was taken."
                .to_owned(),
        );
    }
    if let (Some(space), Some(p), Some(rank)) = (
        &doubts.space,
        doubts.space.as_ref().and_then(|it| it.p_value),
        doubts.space.as_ref().and_then(|it| it.rank),
    ) {
        let units = space.placebos.len() + 1;
        let close = space.among_fitted(fitted, 5.0);
        let close = close.map_or_else(String::new, |(p, n)| {
            format!(" Among the {n} units whose squared gap before is at most five times as large, p = {}.", number(p))
        });
        out.push(format!(
            "Placebos in space: rank {rank} of {units} by the ratio of gaps after to gaps before, p = {}.{close}",
            number(p)
        ));
    }
    for it in &doubts.time {
        let gaps = &it.fitted.gaps[it.first..];
        let mean = counterpoise_numerics::mean(gaps).unwrap_or(f64::NAN);
        let ratio = it.fitted.ratio().map_or_else(|| "none".to_owned(), number);
        out.push(format!(
            "Placebo in time: treated in {} instead, the mean gap until the true date is {} (ratio {ratio}).",
            setup.times[it.first].text,
            number(mean)
        ));
    }
    if !doubts.without.is_empty() {
        let by = |a: &&counterpoise_counterfactual::placebo::Without,
                  b: &&counterpoise_counterfactual::placebo::Without| {
            a.fitted.effect().total_cmp(&b.fitted.effect())
        };
        let (least, most) = (doubts.without.iter().min_by(by), doubts.without.iter().max_by(by));
        if let (Some(least), Some(most)) = (least, most) {
            out.push(format!(
                "Leaving out each donor that has a weight: the mean effect lies between {} (without {}) and {} (without {}).",
                number(least.fitted.effect()),
                setup.names[least.donor + 1],
                number(most.fitted.effect()),
                setup.names[most.donor + 1]
            ));
        }
    }
    out
}

fn verdict(fitted: &Fitted, reading: Option<Reading>) -> String {
    match reading {
        _ if fitted.quality.poor => {
            "Nothing can be said: before the treatment the synthetic control is too far from the unit (more than a quarter of the \
             plain mean's distance and of the unit's own spread)."
                .to_owned()
        }
        None => "Whether the gap after the treatment is unusual is not known without placebos: add --placebos.".to_owned(),
        Some(Reading::ExactFit) => "Nothing can be said by ratios: the fit before is exact.".to_owned(),
        Some(Reading::TooFewUnits { least }) => format!(
            "The largest ratio of all units, but with so few the share of as large ones cannot fall below {}: no evidence at the \
             level of 0.05.",
            number(least)
        ),
        Some(Reading::Unremarkable { p_value }) => format!(
            "The gap cannot be told from what happens to units without the treatment: {} of all units have at least as large a \
             ratio.",
            percent(p_value)
        ),
        Some(Reading::Remarkable { p_value }) => format!(
            "The gap is larger than what happens to units without the treatment: {} of all units have as large a ratio, the unit \
             itself among them.",
            percent(p_value)
        ),
        Some(Reading::PoorFit) => String::new(),
    }
}

fn fit(fitted: &Fitted) -> String {
    let share = |it: Option<f64>| it.map_or_else(|| "unknown".to_owned(), percent);
    format!(
        "Fit before: root mean squared gap {}, {} of the plain mean's, {} of the unit's own spread. Loss {}; no weights at all \
         could have less than {}.",
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
            "{} times before the treatment and {} donors: some average of so many donors may fit by chance.",
            setup.first,
            setup.names.len() - 1
        ),
        Remark::Outside { above, below } => format!(
            "Outside the donors' range before the treatment: above all of them at {above} times, below all of them at {below}."
        ),
        Remark::OneDonor => {
            "There is one donor: this is a plain difference of two units.".to_owned()
        }
        Remark::ConstantBefore => "The outcome did not change before the treatment.".to_owned(),
    }
}

pub(crate) fn say(answer: &Answer, setup: &Setup, args: &CounterfactualArgs) -> Result<()> {
    let room = width().min(100);
    line(&bold(&format!(
        "{} of {}, treated in {}",
        args.outcome, setup.names[0], setup.times[setup.first].text
    )))?;
    let donors = if args.method == Method::Its {
        String::new()
    } else {
        format!(", {} donors", setup.names.len() - 1)
    };
    let (before, after) = (setup.first, setup.times.len() - setup.first);
    line(&dim(&format!("{}{donors}, {before} times before and {after} after", title(args))))?;
    line("")?;
    for sentence in answer.sentences.iter().chain(&setup.notes) {
        wrapped(sentence, room).iter().try_for_each(|it| line(it))?;
    }
    let many = answer.path.len() > 45;
    for what in [Show::Path, Show::Weights, Show::Predictors] {
        let mut rows = rows(answer, what);
        if what == Show::Weights {
            let kept: Vec<bool> =
                answer.weights.iter().map(|it| it.1.abs() >= 0.0005 || it.2.is_some()).collect();
            let mut kept = kept.iter();
            rows.rows.retain(|_| kept.next().copied().unwrap_or(true));
        }
        let too_long = what == Show::Path && many;
        if !too_long && !rows.rows.is_empty() {
            line("")?;
            table(&rows, Format::Text)?;
        }
    }
    if many {
        line(&dim("The path is long: --format csv has it."))?;
    }
    if let Some(folder) = &args.charts {
        let names: Vec<&str> = answer.charts.iter().map(|it| it.0.as_str()).collect();
        line(&format!("\ncharts in {}: {}", folder.display(), names.join(", ")))?;
    }
    if args.method == Method::Sc && args.placebos {
        line(&dim(&format!(
            "The interval of the gap is the middle nine tenths of the placebos whose squared gap before is at most {FITTED} times as large."
        )))?;
    }
    Ok(())
}

fn title(args: &CounterfactualArgs) -> &'static str {
    match args.method {
        Method::Sc => "synthetic control",
        Method::RidgeSc => "ridge-augmented synthetic control",
        Method::Sdid => "synthetic difference-in-differences",
        Method::Its if args.counts => "interrupted series of counts",
        Method::Its => "interrupted time series",
        Method::Bsts => "structural time series by maximum likelihood",
    }
}
