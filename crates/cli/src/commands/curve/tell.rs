//! What was found, in sentences.

use super::found::{Found, test};
use crate::amounts::counted;
use crate::args::CurveArgs;
use crate::commands::counterfactual::tell::number;
use crate::failure::Result;
use crate::output::{Format, line, table, width, wrapped};
use crate::style::{bold, dim};

pub(crate) fn say(found: &Found, args: &CurveArgs) -> Result<()> {
    let room = width().min(100);
    line(&bold(&title(args)))?;
    line(&dim(&extent(found)))?;
    line("")?;
    for sentence in sentences(found, args) {
        wrapped(&sentence, room).iter().try_for_each(|it| line(it))?;
    }
    line("")?;
    table(&test(found, args), Format::Text)?;
    if let Some(folder) = &args.charts {
        line(&format!("\nchart: {}", folder.join("curve.svg").display()))?;
    }
    line(&dim("\nEach specification: --format csv"))
}

pub(crate) fn title(args: &CurveArgs) -> String {
    format!("{} on {}", args.outcome.join(", "), args.treatment)
}

/// `16 specifications: 1 outcome, 8 sets of controls, 2 samples`.
pub(crate) fn extent(found: &Found) -> String {
    let of = found.regression();
    let count = |n: usize, what: &str| counted(n as u64, what);
    let (outcomes, samples) =
        (count(of.outcomes.len(), "outcome"), count(of.samples.len(), "sample"));
    let sets = match of.sets.len() {
        1 if found.data.always == 0 => "no controls".to_owned(),
        n => format!("{} of controls", count(n, "set")),
    };
    let always: Vec<&str> =
        found.data.units[..found.data.always].iter().map(|it| it.name.as_str()).collect();
    let always = if always.is_empty() {
        String::new()
    } else {
        format!(", always with {}", always.join(", "))
    };
    let out = found.data.aliased.len() * of.outcomes.len();
    let out = if out > 0 { format!(", {out} left out") } else { String::new() };
    format!("{}: {outcomes}, {sets}{always}, {samples}{out}", count(of.len(), "specification"))
}

pub(crate) fn sentences(found: &Found, args: &CurveArgs) -> Vec<String> {
    let (observed, n) = (found.joint.observed, found.estimates.len());
    let same = |b: f64| (b > 0.0) == (observed.median > 0.0);
    let sign = if observed.median > 0.0 { "positive" } else { "negative" };
    let own = found.estimates.iter().filter(|it| same(it.b)).count();
    let significant = found.estimates.iter().filter(|it| same(it.b) && it.p < args.level).count();
    let significant = if significant == 0 { "none".to_owned() } else { significant.to_string() };
    let ends =
        [found.estimates.first(), found.estimates.last()].map(|it| it.map_or(f64::NAN, |it| it.b));
    let unit = if args.standardise { " standard deviations of the outcome" } else { "" };
    let mut all = vec![
        format!(
            "The coefficient of {} lies between {} and {}{unit}, with median {}. It is {sign} in {own} of {n} specifications, and \
             significant at {} in {significant} of these.",
            args.treatment,
            number(ends[0]),
            number(ends[1]),
            number(observed.median),
            args.level
        ),
        joint(found, args),
    ];
    all.extend(found.data.categories());
    all.extend(found.data.too_much());
    if found.data.left_out > 0 {
        let missing: Vec<String> =
            found.data.missing.iter().map(|(name, n)| format!("{name} ({n})")).collect();
        let (out, rows) = (found.data.left_out, counted(found.data.rows as u64, "row"));
        all.push(format!(
            "Left out of all specifications: {out} of {rows}, with values missing in {}.",
            missing.join(", ")
        ));
    }
    all
}

fn joint(found: &Found, args: &CurveArgs) -> String {
    if args.permutations == 0 {
        return "The curve as a whole was not tested: no permutations were asked for.".to_owned();
    }
    let of = |p: f64| ((p * f64::from(args.permutations + 1)).round() as u64).saturating_sub(1);
    format!(
        "If {} had no effect and rows could have had each other's, {} of {} permutations (seed {}) would have a median as far from 0, \
         {} as large a share of significant coefficients, {} as large a Z.",
        args.treatment,
        of(found.joint.p.median),
        args.permutations,
        args.seed,
        of(found.joint.p.share),
        of(found.joint.p.stouffer)
    )
}
