//! Every defensible choice, tried.

use crate::context::Context;
use crate::outline::{fold, nothing, row, small_table, table};
use crate::words::{capital, counted, label};
use crate::{charts, figure};
use counterpoise_present::plain::of_hundred;
use counterpoise_present::{
    school_share_text, stress_error_text, stress_extent, stressed_brief, stressed_text, thousands,
    unless_text,
};
use counterpoise_study::{ClaimShare, SchoolShare, Stress, Stressed};
use maud::{Markup, html};

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let Some(stress) = &context.answer.stress else {
        return match &context.answer.unstressed {
            None => nothing(
                "The case names no choice that could have been made otherwise, or none was to be tried.",
            ),
            Some(why) => nothing(&stress_error_text(why)),
        };
    };
    let closely = || stress.verdicts.iter().filter(|verdict| !verdict.curve.lines.is_empty());
    html! {
        p.lead {
            "Another analyst could have chosen otherwise and defended it. Each choice of the case, with its options, is crossed with all others; each \
             combination is another defensible coding, in which every verdict is reached anew. Tried: " (stress_extent(stress)) ". A line like these stands with every \
             verdict of every school where it is " a href="#verdicts" { "unfolded" } ", counted in the codings that have the school\u{2019}s definition."
        }
        (arenas(context, stress))
        @for verdict in closely() { (one(context, stress, verdict)) }
        (claims(context, stress))
    }
}

/// One field for each verdict: places down, periods across.
fn arenas(context: &Context<'_>, stress: &Stress) -> Markup {
    let mut heads = vec!["Where"];
    heads.extend(context.answer.periods.iter().map(|period| context.case[*period].title.as_str()));
    let line = |verdicts: &[&Stressed]| {
        let (arena, domain) = (verdicts[0].arena, verdicts[0].domain.as_ref());
        let fields = context.answer.periods.iter().map(|period| {
            let verdict = verdicts.iter().find(|verdict| verdict.period == *period);
            verdict.map_or_else(|| html! {}, |verdict| field(context, verdict))
        });
        let place = html! { (capital(domain.map(|domain| &**domain).unwrap_or_else(|| context.arena(arena)))) };
        row(&std::iter::once(place).chain(fields).collect::<Vec<_>>())
    };
    let (whole, parts): (Vec<_>, Vec<_>) =
        stress.verdicts.iter().partition(|verdict| verdict.domain.is_none());
    let same = |a: &&Stressed, b: &&Stressed| (a.arena, &a.domain) == (b.arena, &b.domain);
    let rows = |of: &[&Stressed]| of.chunk_by(same).map(line).collect::<Vec<Markup>>();
    let caption = format!(
        "{} under other choices, all definitions among them: in how many of 100 of {} codings each holds, and the choice that it hangs on most",
        by(context, stress),
        thousands(stress.judged)
    );
    html! {
        (table(context, "cards", &caption, &heads, &rows(&whole)))
        @if !parts.is_empty() {
            (fold(&html! { "By domain, over all arenas" }, &small_table("cards", &caption, &heads, &rows(&parts))))
        }
    }
}

fn field(context: &Context<'_>, verdict: &Stressed) -> Markup {
    let cell = context.anchors.cell(verdict.arena, verdict.domain.as_ref(), verdict.period);
    html! { a href=(format!("#{cell}")) { (label(&verdict.label)) } span.cites { (stressed_brief(context.case, verdict)) } }
}

/// `The likeliest names by the study`: a name may be the likeliest and yet not settled.
fn by(context: &Context<'_>, stress: &Stress) -> String {
    let school = stress.verdicts.first().and_then(|verdict| verdict.school);
    school.map_or_else(
        || "The likeliest names".to_owned(),
        |school| format!("The likeliest names by {}", context.school(school)),
    )
}

fn one(context: &Context<'_>, stress: &Stress, verdict: &Stressed) -> Markup {
    let chart = charts::universes(context.case, stress, verdict);
    let note = html! {
        "Each column is a group of codings, in the colour of its commonest verdict. The width of a stretch is the share of codings with that \
         verdict; over the widest stands its name with the share of all. Below the dashed line another label leads, or none fits; above it the verdict\u{2019}s own \
         label leads, but where it does not reach one half there is still no name for it. Beneath, a cell is the darker the more \
         of the column\u{2019}s codings have the option; middle grey is as many as by chance. A choice matters whose rows change from light to dark along \
         the width. A dot marks the preferred option. Drawn are the choices that explain most, and of many options those that flip the verdict by \
         themselves or whose codings fare most unlike the rest; the table below has all."
    };
    html! {
        (figure::figure(context, &chart, note))
        p {
            (capital(&stressed_text(context.case, verdict))) ". " (unless_text(context.case, verdict))
            @if !verdict.alike.is_empty() { " Counted as the same verdict: " (verdict.alike.join(", ")) "." }
        }
        (fold(&html! { "What each choice explains, and what each school says" }, &html! { (choices(context, verdict)) (schools(context, verdict)) }))
    }
}

fn choices(context: &Context<'_>, verdict: &Stressed) -> Markup {
    let share =
        |of: Option<f64>| of.map_or_else(|| "\u{2013}".to_owned(), |of| of_hundred(of).to_string());
    let line = |at: usize| {
        let (choice, own) = (&context.case.choices[at], &verdict.choices[at]);
        let said = |option: Option<usize>| {
            option.map_or_else(String::new, |option| {
                let n = counted(own.options[option].1 as usize, "coding", "codings");
                let held = share(own.held(option));
                format!("{} ({held} of 100, in {n})", choice.options[option].phrase)
            })
        };
        let error = own
            .shapley
            .map_or_else(String::new, |share| format!(" \u{b1} {}", of_hundred(share.error)));
        row(&[
            html! { (choice.title) },
            html! { (share(own.explains())) (error) },
            html! { (share(own.effect)) },
            html! { (share(own.moved(choice.preferred))) },
            html! { (said(own.worst())) },
            html! { (said(own.best())) },
            html! { (choice.why) },
        ])
    };
    let rows: Vec<Markup> = verdict.by_weight().into_iter().map(line).collect();
    let heads = [
        "Choice",
        "Explains, of 100",
        "By itself, of 100",
        "Moved in, of 100",
        "Holds least if",
        "Holds most if",
        "Why the preferred option",
    ];
    let caption = "How much of the disagreement between codings each choice explains, together with others and by itself, and in which \
         share of codings it is not as preferred: where choices exclude each other some are seldom moved, and explain little for that";
    small_table("cards", caption, &heads, &rows)
}

fn schools(context: &Context<'_>, verdict: &Stressed) -> Markup {
    if verdict.schools.is_empty() {
        return html! {};
    }
    let line = |share: &SchoolShare| {
        let school = html! { (capital(&context.school(share.school))) };
        row(&[
            school,
            label(&share.label),
            html! { (capital(&school_share_text(context.case, share))) },
        ])
    };
    let rows: Vec<Markup> = verdict.schools.iter().map(line).collect();
    small_table(
        "cards",
        "Each school, in the codings that have its definition",
        &["School", "Likeliest name", "How it fares"],
        &rows,
    )
}

fn claims(context: &Context<'_>, stress: &Stress) -> Markup {
    if stress.claims.is_empty() {
        return html! {};
    }
    let share = |universes: u64| {
        let of = stress.share_of_claimed(universes);
        of.map_or_else(String::new, |of| of_hundred(of).to_string())
    };
    let line = |of: &ClaimShare| {
        let claim = &context.case.claims[of.claim];
        row(&[
            html! { (claim.id) },
            html! { (claim.title) },
            html! { (share(of.met)) },
            html! { (share(of.open)) },
        ])
    };
    let rows: Vec<Markup> = stress.claims.iter().map(line).collect();
    let caption = format!(
        "In which share of {} codings each claim is met, and in which it is open",
        stress.claimed
    );
    let heads = ["Claim", "What it says", "Met, of 100", "Open, of 100"];
    fold(
        &html! { "The claims under other choices" },
        &small_table("cards", &caption, &heads, &rows),
    )
}
