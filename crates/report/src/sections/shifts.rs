//! Whether and when it shifted, and the claimed dates against each other.

use crate::context::Context;
use crate::outline::{nothing, row, table};
use crate::{charts, figure, words};
use counterpoise_present::{
    possibilities_reading, possibility_head, possibility_name, possibility_note, posterior_texts,
    power_text, shift_sentence, told_apart_text,
};
use counterpoise_study::{ShiftFinding, Shifts, Watched};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let (Some(shifts), Some(chart)) = (context.answer.shifts.as_ref(), charts::shifts(context))
    else {
        return nothing("Nothing is watched for a shift.");
    };
    html! {
        p.lead {
            "Three stories are told of each body of evidence: a shift on some day, no shift, and a steady trend. Each is as likely as another before \
             the evidence is seen, and is judged by how likely it makes all of it, whatever its level or size. Acts of uncertain date are \
             integrated over every day they may be of; in series, what lingers from year to year is not taken for a shift."
        }
        (figure::figure(context, &chart, html! {
            "Columns are the claimed dates. A hollow hill is where a shift would be if there had to be one."
        }))
        (table(context, "cards", "Did it shift?", &["Evidence", "Values or acts", "Finding"], &findings(shifts)))
        @if !shifts.claims.is_empty() {
            p { (possibilities_reading(&shifts.possibilities)) }
            @if shifts.possibilities.iter().any(|it| !possibility_note(it).is_empty()) {
                p { "Claims that share days: " (sharing(shifts)) "." }
            }
            (table(context, "cards close", "Whose date? Letters as in the figure above", &heads(shifts).iter().map(String::as_str).collect::<Vec<_>>(), &contests(shifts)))
        }
    }
}

fn findings(shifts: &Shifts) -> Vec<Markup> {
    let left_out = |it: &Watched| {
        let n = it.undated;
        if n > 0 {
            format!(
                " {} left out: nothing is known of the date.",
                words::counted(n, "act is", "acts are")
            )
        } else {
            String::new()
        }
    };
    let power =
        |it: &Watched| it.power.as_ref().map_or(String::new(), |it| format!(" {}", power_text(it)));
    let line = |it: &Watched| {
        let said = match &it.found {
            Ok(found) => shift_sentence(found),
            Err(why) => format!("Not to be told: {why}."),
        };
        row(&[
            html! { (it.title) },
            html! { (it.observations) },
            html! { (said) (left_out(it)) (power(it)) },
        ])
    };
    let mut rows: Vec<Markup> = shifts.watched.iter().map(line).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| {
        row(&[
            html! { "All together, as if there were one shift" },
            html! { (it.of) " bodies of evidence" },
            html! { (shift_sentence(&it.found)) },
        ])
    }));
    rows
}

/// `C (within D; shares days with E)`, of every claim that shares days.
fn sharing(shifts: &Shifts) -> String {
    let noted = shifts.possibilities.iter().map(|it| (possibility_name(it), possibility_note(it)));
    let told = noted.filter(|(_, note)| !note.is_empty());
    told.map(|(name, note)| format!("{name} ({note})")).collect::<Vec<_>>().join(", ")
}

fn heads(shifts: &Shifts) -> Vec<String> {
    let answers = shifts.possibilities.iter().map(possibility_head);
    let (first, last) = ("Evidence".to_owned(), "Told apart".to_owned());
    std::iter::once(first).chain(answers).chain([last]).collect()
}

fn contests(shifts: &Shifts) -> Vec<Markup> {
    let of = |it: &Watched| it.found.as_ref().ok().map(|found| contest(shifts, &it.title, found));
    let mut rows: Vec<Markup> = shifts.watched.iter().filter_map(of).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| contest(shifts, "All together", &it.found)));
    rows
}

fn contest(shifts: &Shifts, title: &str, found: &ShiftFinding) -> Markup {
    let shares = posterior_texts(&found.posterior).into_iter().map(|share| html! { (share) });
    let told = told_apart_text(&found.told, &shifts.possibilities);
    row(&std::iter::once(html! { (title) })
        .chain(shares)
        .chain([html! { (told) }])
        .collect::<Vec<_>>())
}
