//! What `counterfactual` says.

use crate::estimates::counterfactual::{method, note, sentences};
use crate::screen::{Screen, wrapped};
use crate::tables::counterfactual as tables;
use counterpoise_estimates::counterfactual::{Answer, Choices, FITTED, Method, Setup};
use counterpoise_frames::Table;

/// More times than this are too many to read.
const LONG: usize = 45;

/// How a series would have gone on, `width` characters wide. `written` is a line on what was
/// written into files.
#[must_use]
pub fn counterfactual(
    setup: &Setup,
    choices: &Choices,
    answer: &Answer,
    written: Option<&str>,
    width: usize,
) -> Screen {
    let mut out = Screen::new(width);
    let treated = &setup.times[setup.first].text;
    out.heading(format!("{} of {}, treated in {treated}", choices.outcome, setup.names[0]));
    let donors = if choices.method.is_alone() {
        String::new()
    } else {
        format!(", {} donors", setup.names.len() - 1)
    };
    let (before, after) = (setup.first, setup.times.len() - setup.first);
    let method = method(choices.method);
    out.hint(format!("{method}{donors}, {before} times before and {after} after"));
    out.gap();
    for text in sentences(setup, answer).into_iter().chain(setup.notes.iter().map(note)) {
        wrapped(&text, width.min(100)).iter().for_each(|line| out.line(line));
    }
    let is_long = answer.path.len() > LONG;
    if !is_long {
        part(&mut out, &tables::path(answer));
    }
    part(&mut out, &tables::large_weights(answer));
    part(&mut out, &tables::predictors(answer));
    if is_long {
        out.hint("The path is long: --format csv has it.");
    }
    if let Some(written) = written {
        out.gap();
        out.line(written);
    }
    if choices.method == Method::Synthetic && choices.placebos {
        out.hint(format!(
            "The interval of the gap is the middle nine tenths of the placebos whose squared gap \
             before is at most {FITTED} times as large."
        ));
    }
    out
}

/// A table, if it has rows.
fn part(out: &mut Screen, table: &Table) {
    if !table.rows.is_empty() {
        out.gap();
        out.table(table);
    }
}
