//! The specification curve of a regression.

use super::three_digits as number;
use crate::counted;
use counterpoise_estimates::curve::{Category, Choices, Data, Found, TooMuch};
use counterpoise_multiverse::Alias;

/// What is asked, in a line.
#[must_use]
pub fn title(choices: &Choices) -> String {
    format!("{} on {}", choices.outcomes.join(", "), choices.treatment)
}

/// `16 specifications: 1 outcome, 8 sets of controls, 2 samples`.
#[must_use]
pub fn extent(found: &Found) -> String {
    let (of, data) = (found.regression(), &found.data);
    let outcomes = counted(of.outcomes.len(), "outcome", "outcomes");
    let samples = counted(of.samples.len(), "sample", "samples");
    let sets = match of.sets.len() {
        1 if data.always == 0 => "no controls".to_owned(),
        n => format!("{} of controls", counted(n, "set", "sets")),
    };
    let always: Vec<&str> = data.units[..data.always].iter().map(|it| it.name.as_str()).collect();
    let always = if always.is_empty() {
        String::new()
    } else {
        format!(", always with {}", always.join(", "))
    };
    let out = data.aliased.len() * of.outcomes.len();
    let out = if out > 0 { format!(", {out} left out") } else { String::new() };
    format!("{}: {outcomes}, {sets}{always}, {samples}{out}", specifications(of.len()))
}

fn specifications(n: usize) -> String {
    counted(n, "specification", "specifications")
}

/// What can be said of all specifications together, and of the file, in sentences.
#[must_use]
pub fn sentences(found: &Found, choices: &Choices) -> Vec<String> {
    let mut all = vec![coefficients(found, choices), joint(found, choices)];
    all.extend(found.data.categories.iter().map(category));
    all.extend(too_much(&found.data));
    if found.data.left_out > 0 {
        let missing: Vec<String> =
            found.data.missing.iter().map(|(name, n)| format!("{name} ({n})")).collect();
        let (out, rows) = (found.data.left_out, counted(found.data.rows, "row", "rows"));
        all.push(format!(
            "Left out of all specifications: {out} of {rows}, with values missing in {}.",
            missing.join(", ")
        ));
    }
    all
}

fn coefficients(found: &Found, choices: &Choices) -> String {
    let (observed, n) = (found.joint.observed, found.estimates.len());
    let has_sign = |b: f64| (b > 0.0) == (observed.median > 0.0);
    let sign = if observed.median > 0.0 { "positive" } else { "negative" };
    let own = || found.estimates.iter().filter(|it| has_sign(it.b));
    let significant = own().filter(|it| it.p < choices.level).count();
    let significant = if significant == 0 { "none".to_owned() } else { significant.to_string() };
    let ends = [found.estimates.first(), found.estimates.last()];
    let [least, most] = ends.map(|it| number(it.map_or(f64::NAN, |it| it.b)));
    let unit = if choices.standardise { " standard deviations of the outcome" } else { "" };
    format!(
        "The coefficient of {} lies between {least} and {most}{unit}, with median {}. It is {sign} \
         in {} of {n} specifications, and significant at {} in {significant} of these.",
        choices.treatment,
        number(observed.median),
        own().count(),
        choices.level
    )
}

fn joint(found: &Found, choices: &Choices) -> String {
    if choices.permutations == 0 {
        return "The curve as a whole was not tested: no permutations were asked for.".to_owned();
    }
    // A p-value counts what was observed among the permutations.
    let of = |p: f64| ((p * f64::from(choices.permutations + 1)).round() as u64).saturating_sub(1);
    format!(
        "If {} had no effect and rows could have had each other's, {} of {} permutations (seed {}) \
         would have a median as far from 0, {} as large a share of significant coefficients, {} as \
         large a Z.",
        choices.treatment,
        of(found.joint.p.median),
        choices.permutations,
        choices.seed,
        of(found.joint.p.share),
        of(found.joint.p.stouffer)
    )
}

/// What a column of words has become.
fn category(it: &Category) -> String {
    match it.words {
        1 => format!("`{}` has one word, `{}`.", it.name, it.first),
        n => format!(
            "`{}` is a category of {n} words, held against the first, `{}`.",
            it.name, it.first
        ),
    }
}

/// What was left out because of columns that are too much, in sentences, which begin with the
/// columns.
#[must_use]
pub fn too_much(data: &Data) -> Vec<String> {
    let of = &data.regression;
    let sentence = |it: TooMuch| {
        let why = match it.why {
            Alias::Constant => "does not vary",
            Alias::Depends => "depends on the treatment and the controls before it",
        };
        let within = if of.samples.len() > 1 {
            format!(" in the sample `{}`", of.samples[it.sample].name)
        } else {
            String::new()
        };
        let name = &of.controls[it.control].name;
        format!("`{name}` {why}{within}: {} with it left out.", specifications(it.left_out))
    };
    data.too_much().into_iter().map(sentence).collect()
}
