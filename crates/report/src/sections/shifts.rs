//! Whether and when it shifted, and the claimed dates against each other.

use crate::context::Context;
use crate::outline::{nothing, row, table};
use crate::{charts, figure, words};
use counterpoise_study::{Found, Shifts, Watched};
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
            p { (shifts.reading) }
            @if shifts.possibilities.iter().any(|it| !it.note.is_empty()) {
                p { "Claims that share days: " (sharing(shifts)) "." }
            }
            (table(context, "cards close", "Whose date? Letters as in the figure above", &heads(shifts), &contests(shifts)))
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
        |it: &Watched| it.power.as_ref().map_or(String::new(), |it| format!(" {}", it.sentence));
    let line = |it: &Watched| {
        let said = match &it.found {
            Ok(found) => found.sentence.clone(),
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
            html! { "Pooled, as if there were one shift" },
            html! { (it.of) " bodies of evidence" },
            html! { (it.found.sentence) },
        ])
    }));
    rows
}

/// `C (within D; shares days with E)`, of every claim that shares days.
fn sharing(shifts: &Shifts) -> String {
    let noted = shifts.possibilities.iter().filter(|it| !it.note.is_empty());
    noted.map(|it| format!("{} ({})", it.name, it.note)).collect::<Vec<_>>().join(", ")
}

fn heads(shifts: &Shifts) -> Vec<&str> {
    let answers = shifts.possibilities.iter().map(|it| it.head.as_str());
    std::iter::once("Evidence").chain(answers).chain(["Told apart"]).collect()
}

fn contests(shifts: &Shifts) -> Vec<Markup> {
    let of = |it: &Watched| it.found.as_ref().ok().map(|found| contest(&it.title, found));
    let mut rows: Vec<Markup> = shifts.watched.iter().filter_map(of).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| contest("Pooled", &it.found)));
    rows
}

fn contest(title: &str, found: &Found) -> Markup {
    let shares = found.shares.iter().map(|share| html! { (share) });
    row(&std::iter::once(html! { (title) })
        .chain(shares)
        .chain([html! { (found.told_apart) }])
        .collect::<Vec<_>>())
}
