//! A specification curve as a picture.

use counterpoise_draw::Head;
use counterpoise_draw::universes::{Choice, Column, Row, Spec};
use counterpoise_estimates::curve::{Choices, Found};
use counterpoise_multiverse::Estimate;
use counterpoise_present::estimates::curve::{extent, sentences, title};

/// Most columns; of more specifications each stands for several.
const COLUMNS: usize = 160;

/// Coefficients from the least to the greatest, as bars from 0, with the choices beneath.
#[must_use]
pub fn curve(found: &Found, choices: &Choices) -> String {
    let n = found.estimates.len();
    let columns = n.min(COLUMNS);
    let parts: Vec<&[Estimate]> =
        (0..columns).map(|at| &found.estimates[at * n / columns..(at + 1) * n / columns]).collect();
    let each = if n > COLUMNS { "; each column stands for several" } else { "" };
    let head = Head {
        subtitle: format!("{}{each}; bars go from 0 to the coefficient", extent(found)),
        description: sentences(found, choices).join(" "),
        ..Head::new("curve", &format!("{}: every specification", title(choices)))
    };
    let columns = parts.iter().map(|part| column(part, choices.level)).collect();
    let (height, choices) = ("coefficient".to_owned(), tried(found, &parts));
    Spec { head, height, columns, shares: Vec::new(), choices }.svg()
}

fn column(part: &[Estimate], level: f64) -> Column {
    let middle = part[part.len() / 2].b;
    let significant = 2 * part.iter().filter(|it| it.p < level).count() >= part.len();
    let label = if significant { "significant" } else { "not significant" };
    Column { heights: [middle.min(0.0), middle, middle.max(0.0)], label: label.to_owned() }
}

fn tried(found: &Found, parts: &[&[Estimate]]) -> Vec<Choice> {
    let of = found.regression();
    let row = |name: &str, has: &dyn Fn(&Estimate) -> bool| Row {
        name: name.to_owned(),
        preferred: false,
        shares: parts
            .iter()
            .map(|part| part.iter().filter(|it| has(it)).count() as f64 / part.len() as f64)
            .collect(),
    };
    let outcomes =
        of.outcomes.iter().enumerate().map(|(at, own)| row(&own.name, &move |it| it.outcome == at));
    // What always stands is no choice.
    let data = &found.data;
    let units = data.units.iter().enumerate().skip(data.always);
    let controls =
        units.map(|(at, own)| row(&own.name, &move |it| data.taken[it.set].contains(&at)));
    let samples =
        of.samples.iter().enumerate().map(|(at, own)| row(&own.name, &move |it| it.sample == at));
    let choice = |name: &str, options: Vec<Row>| Choice {
        name: name.to_owned(),
        remark: String::new(),
        options,
    };
    let all = [
        (of.outcomes.len() > 1, choice("Outcome", outcomes.collect())),
        (data.units.len() > data.always, choice("Controls", controls.collect())),
        (of.samples.len() > 1, choice("Sample", samples.collect())),
    ];
    all.into_iter().filter(|it| it.0).map(|it| it.1).collect()
}
