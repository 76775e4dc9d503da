//! Whether and when it shifted, and the claimed dates against each other.

use crate::context::Context;
use crate::outline::{nothing, row, table};
use crate::{charts, figure, words};
use counterpoise_study::{Found, Shifts, Watched};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let (Some(shifts), Some(chart)) = (context.answer.shifts.as_ref(), charts::shifts(context)) else {
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
            p {
                "Each claim is the hypothesis that the shift was on one of the days claimed. Shares are of all claims, "
                i { "no shift" } " and " i { "steady trend" } ", each as likely as another before the evidence is seen; \
                 a dot says that the evidence does not reach the claimed days."
            }
            (table(context, "cards close", "Whose date? Letters as in the figure above", &heads(shifts), &contests(shifts)))
        }
    }
}

fn findings(shifts: &Shifts) -> Vec<Markup> {
    let left_out = |it: &Watched| {
        let n = it.undated;
        if n > 0 {
            format!(" {} left out: nothing is known of the date.", words::counted(n, "act is", "acts are"))
        } else {
            String::new()
        }
    };
    let line = |it: &Watched| {
        let said = match &it.found {
            Ok(found) => found.sentence.clone(),
            Err(why) => format!("Not to be told: {why}."),
        };
        row(&[html! { (it.title) }, html! { (it.observations) }, html! { (said) (left_out(it)) }])
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

fn heads(shifts: &Shifts) -> Vec<&'static str> {
    const LETTERS: [&str; 26] = [
        "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V",
        "W", "X", "Y", "Z",
    ];
    let claims = shifts.claims.iter().enumerate().map(|(at, _)| LETTERS.get(at).copied().unwrap_or("\u{2026}"));
    ["Evidence"].into_iter().chain(claims).chain(["No shift", "Steady trend", "Leaders told apart"]).collect()
}

fn contests(shifts: &Shifts) -> Vec<Markup> {
    let of = |it: &Watched| it.found.as_ref().ok().map(|found| contest(&it.title, found));
    let mut rows: Vec<Markup> = shifts.watched.iter().filter_map(of).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| contest("Pooled", &it.found)));
    rows
}

fn contest(title: &str, found: &Found) -> Markup {
    let told = if found.undecided { "no" } else { "yes" };
    let shares = found.shares.iter().map(|share| html! { (share) });
    row(&std::iter::once(html! { (title) }).chain(shares).chain([html! { (told) }]).collect::<Vec<_>>())
}
