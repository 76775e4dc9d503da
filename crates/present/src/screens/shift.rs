//! What `shift` says: whether it shifted, when, and whose date is right.

use crate::screen::Screen;
use crate::shifts::{
    possibilities_reading, possibility_head, possibility_name, possibility_note, posterior_texts,
    power_text, shift_sentence, told_apart_text,
};
use counterpoise_case::model::Case;
use counterpoise_frames::Table;
use counterpoise_study::{Possibility, PossibilityOf, ShiftFinding, Shifts};

/// What each piece of evidence says of a shift, and whose date fits it; `width` characters wide.
#[must_use]
pub fn shift(case: &Case, shifts: &Shifts, width: usize) -> Screen {
    let mut out = Screen::new(width);
    findings(&mut out, shifts);
    powers(&mut out, shifts);
    if shifts.claims.is_empty() {
        out.hint(
            "\nThe case claims no date: write `claimed-shift 2008/2009 by @key p. 12 \"...\"`.",
        );
    } else {
        contest(&mut out, case, shifts);
    }
    out
}

fn findings(out: &mut Screen, shifts: &Shifts) {
    out.heading("Did it shift?");
    let mut found: Vec<[String; 3]> = Vec::new();
    for it in &shifts.watched {
        let said =
            it.found.as_ref().map_or_else(|why| format!("Not to be told: {why}."), shift_sentence);
        let undated = if it.undated > 0 {
            format!(" {} without a date left out.", it.undated)
        } else {
            String::new()
        };
        found.push([it.title.clone(), it.observations.to_string(), format!("{said}{undated}")]);
    }
    if let Some(pooled) = &shifts.pooled {
        let said = shift_sentence(&pooled.found);
        found.push([
            "All pooled, as if there were one shift".to_owned(),
            pooled.of.to_string(),
            said,
        ]);
    }
    out.table(&Table::new(&["evidence", "n", "finding"]).with(found));
}

/// Of acts: how often a turn would be seen at all.
fn powers(out: &mut Screen, shifts: &Shifts) {
    let known: Vec<_> =
        shifts.watched.iter().filter_map(|it| Some((&it.title, it.power.as_ref()?))).collect();
    if known.is_empty() {
        return;
    }
    out.gap();
    out.heading("Would a turn be seen?");
    for (title, power) in known {
        out.line(format!("{title}: {}", power_text(power)));
    }
}

fn contest(out: &mut Screen, case: &Case, shifts: &Shifts) {
    out.gap();
    out.heading("Whose date?");
    for line in shifts.possibilities.iter().filter_map(|it| legend(case, shifts, it)) {
        out.line(line);
    }
    out.gap();
    let answers: Vec<String> = shifts.possibilities.iter().map(possibility_head).collect();
    let heads: Vec<&str> = std::iter::once("evidence")
        .chain(answers.iter().map(String::as_str))
        .chain(["told apart?"])
        .collect();
    let known =
        shifts.watched.iter().filter_map(|it| Some((it.title.as_str(), it.found.as_ref().ok()?)));
    let mut rows: Vec<Vec<String>> =
        known.map(|(title, found)| told(shifts, title, found)).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| told(shifts, "Pooled", &it.found)));
    out.table(&Table::new(&heads).with(rows));
    out.hint(possibilities_reading(&shifts.possibilities));
}

/// What a name in the table stands for; parts are indented. The stories have names that need none.
fn legend(case: &Case, shifts: &Shifts, of: &Possibility) -> Option<String> {
    let name = possibility_name(of);
    match &of.of {
        PossibilityOf::Claim(at) => {
            let claim = &case.claimed_shifts[shifts.claims[*at]];
            let by = &case[claim.by.source].short;
            let indent = if of.counted { "" } else { "  " };
            let note = possibility_note(of);
            let note = if note.is_empty() { note } else { format!(" ({note})") };
            Some(format!(
                "{indent}{name}  {} {by} {}: {}{note}",
                claim.date, claim.by.locator, claim.title
            ))
        }
        PossibilityOf::Several(..) => {
            let window = of.window?;
            Some(format!("{name}  {} to {}: any of these", window.first, window.last))
        }
        _ => None,
    }
}

fn told(shifts: &Shifts, title: &str, found: &ShiftFinding) -> Vec<String> {
    let told = told_apart_text(&found.told, &shifts.possibilities);
    let shares = posterior_texts(&found.posterior);
    std::iter::once(title.to_owned()).chain(shares).chain([told]).collect()
}
