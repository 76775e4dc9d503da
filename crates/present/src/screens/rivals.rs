//! Why it happened: rival explanations, for reading.

use crate::Screen;
use crate::rivals::{
    changed_text, decibels_text, distance_text, flip_text, furthest_apart_text, not_counted_texts,
    probability_text, relation_text, step_label, uncounted_text,
};
use crate::screen::{bad, dim, good, wrapped};
use crate::text::citations_text;
use counterpoise_case::model::{Case, Clue};
use counterpoise_frames::Table;
use counterpoise_study::{CauseAnswers, Part, Rivals, furthest_apart};
use counterpoise_tracing::{Expected, LeftOut, Standing, WaterfallStep};

/// All that `rivals` says of a case, for a terminal `width` characters wide; the waterfall is of
/// the pair of hypotheses.
#[must_use]
pub fn rivals(case: &Case, rivals: &Rivals, pair: (usize, usize), width: usize) -> Screen {
    let mut screen = Screen::new(width);
    let out = &mut screen;
    out.heading("Why did it happen? Rival explanations, weighed");
    let stated = rivals.fitted.stated.iter().any(|s| *s);
    let priors = if stated { "priors as stated" } else { "all equally probable beforehand" };
    let missed: usize = rivals.uncounted.iter().map(|u| u.clues.len()).sum();
    let seen = rivals.looked_for() + missed;
    let missed = if missed > 0 { format!(" ({missed} not counted)") } else { String::new() };
    out.paragraph(format!(
        "{} hypotheses that exclude each other, {priors}; {seen} {} looked for{missed}, {} open. Every number is conditional on one of \
         these hypotheses being true, and on the likelihoods; both are written in the case and can be disputed there.",
        rivals.hypotheses.len(),
        if seen == 1 { "clue" } else { "clues" },
        rivals.open()
    ));
    for of in &rivals.uncounted {
        out.paragraph(uncounted_text(case, of));
    }
    out.gap();
    ranking(out, case, rivals);
    out.gap();
    waterfall(out, case, rivals, pair);
    parts(out, case, rivals);
    out.gap();
    out.heading("What would flip it");
    for flip in &rivals.flips {
        out.paragraph(flip_text(case, flip));
    }
    left_out(out, case, rivals);
    dependence(out, rivals, case);
    people(out, case, rivals);
    open_clues(out, case, rivals);
    for of in &rivals.causes {
        cause(out, case, of);
    }
    out.gap();
    out.hint(
        "--rows clues, likelihoods, without, priors, open or causes lists the rest; --against A:B \
         another pair; docs/rivals.md explains.",
    );
    screen
}

fn ranking(out: &mut Screen, case: &Case, rivals: &Rivals) {
    let fitted = &rivals.fitted;
    let leader = fitted.leader();
    let row = |at: &usize| {
        let id = rivals.hypotheses[*at];
        let draws = rivals
            .resampled
            .as_ref()
            .map_or_else(String::new, |r| format!("{:.0}%", 100.0 * r.leads[*at]));
        let band = rivals.resampled.as_ref().map_or_else(String::new, |r| {
            format!("{}..{}", probability_text(r.bands[*at][0]), probability_text(r.bands[*at][2]))
        });
        let behind =
            if *at == leader { String::new() } else { decibels_text(-fitted.odds(leader, *at)) };
        [
            case[id].id.clone(),
            probability_text(fitted.priors[*at]),
            probability_text(fitted.posterior[*at]),
            band,
            draws,
            behind,
            case[id].title.clone(),
        ]
    };
    let heads = [
        "hypothesis",
        "before",
        "after",
        "in 90% of re-readings",
        "leads",
        "behind",
        "what it says",
    ];
    out.table(&Table::new(&heads).with(fitted.ranking.iter().map(row)));
}

/// Half the width of the bars, in characters.
const HALF: usize = 14;

fn waterfall(out: &mut Screen, case: &Case, rivals: &Rivals, (a, b): (usize, usize)) {
    let fitted = &rivals.fitted;
    let steps = fitted.waterfall(a, b);
    let (one, other) = (rivals.name(case, a), rivals.name(case, b));
    out.heading(format!(
        "{one} against {other}, clue by clue (decibels; 10 dB is a factor of ten)"
    ));
    let most = steps.iter().map(|s| s.weight.abs()).filter(|w| w.is_finite()).fold(1.0, f64::max);
    let names = steps
        .iter()
        .map(|s| rivals.step_name(case, s.step).chars().count())
        .max()
        .unwrap_or(0)
        .max(10);
    let room = out.width().min(150).saturating_sub(names + 2 * HALF + 25).max(20);
    let axis =
        format!("{:>half$}|{:<half$}", format!("for {other} "), format!(" for {one}"), half = HALF);
    out.line(dim(&format!("{:names$}  {axis}  {:>9}  {:>9}", "", "adds", "odds")));
    let prior = fitted.prior_odds(a, b);
    let blank = 2 * HALF + 1;
    out.line(format!(
        "{:names$}  {:blank$}  {:>9}  {:>9}",
        "beforehand",
        "",
        "",
        decibels_text(prior)
    ));
    let (silent, telling): (Vec<&WaterfallStep>, Vec<&WaterfallStep>) =
        steps.iter().partition(|s| s.weight.abs() < SILENT);
    for step in telling {
        let title = wrapped(&step_label(case, rivals, step.step), room).remove(0);
        out.line(format!(
            "{:names$}  {}  {:>9}  {:>9}  {}",
            rivals.step_name(case, step.step),
            bar(step.weight, most),
            decibels_text(step.weight),
            decibels_text(step.after),
            dim(&title)
        ));
    }
    if silent.is_empty() {
        return;
    }
    let names: Vec<&str> = silent.iter().map(|s| rivals.step_name(case, s.step)).collect();
    out.paragraph(format!("Nothing between the two say {}.", names.join(", ")));
}

/// Below this a weight is shown as 0.0 dB.
const SILENT: f64 = 0.05;

/// A bar from the middle: to the right for the first, to the left for the second.
fn bar(weight: f64, most: f64) -> String {
    let share = if weight.is_finite() { weight.abs() / most } else { 1.0 };
    let cells = (share * HALF as f64).round() as usize;
    let blank = HALF - cells.min(HALF);
    let full = "\u{2588}".repeat(cells.min(HALF));
    if weight < 0.0 {
        format!("{}{}|{}", " ".repeat(blank), bad(&full), " ".repeat(HALF))
    } else {
        format!("{}|{}{}", " ".repeat(HALF), good(&full), " ".repeat(blank))
    }
}

/// What flips without one clue, one source, one side.
fn left_out(out: &mut Screen, case: &Case, rivals: &Rivals) {
    let fitted = &rivals.fitted;
    let all = || fitted.all_without().filter_map(|l| l.standing.as_ref().map(|s| (l, s)));
    let named = |l: &LeftOut, then: String| {
        let again = changed_text(case, rivals, &l.changed);
        let again = if again.is_empty() {
            again.concat()
        } else {
            format!("; computed again: {}", again.join(", "))
        };
        format!("{} ({then}{again})", l.name)
    };
    let flips: Vec<String> = all()
        .filter(|(l, _)| l.flips)
        .map(|(l, s)| named(l, format!("{} leads", rivals.name(case, s.leader))))
        .collect();
    let pair = |s: &Standing| {
        format!("{} and {}", rivals.name(case, s.leader), rivals.name(case, s.runner_up))
    };
    let ties: Vec<String> =
        all().filter(|(l, _)| l.ties && !fitted.is_tied).map(|(l, s)| named(l, pair(s))).collect();
    out.gap();
    out.heading("Without one clue, source or side");
    match (flips.is_empty(), fitted.is_tied) {
        (false, _) => out.paragraph(format!("The lead passes without {}.", flips.join(", "))),
        (true, true) => {
            out.paragraph("The first two tie, and nothing left out gives the lead to a third.");
        }
        (true, false) => out.paragraph(
            "The lead passes to nobody when any one clue, any one source or any one side's sources are left out.",
        ),
    }
    if !ties.is_empty() {
        out.paragraph(format!("Two tie without {}.", ties.join(", ")));
    }
    let stands = all().filter(|(l, s)| s.leader == fitted.leader() && !l.ties);
    let least = stands.min_by(|a, b| a.1.margin.total_cmp(&b.1.margin));
    if let Some((l, s)) = least {
        out.paragraph(format!(
            "Where it stands, it is least without {}: {}.",
            l.name,
            distance_text(s.margin)
        ));
    }
}

/// By how much the lead would be overstated if clues that hang together were counted as
/// independent.
fn dependence(out: &mut Screen, rivals: &Rivals, case: &Case) {
    let fitted = &rivals.fitted;
    let leader = fitted.leader();
    let gap = |at: &usize| fitted.naive_odds(leader, *at) - fitted.odds(leader, *at);
    let told: Vec<String> = fitted.ranking[1..]
        .iter()
        .filter(|at| gap(at).abs() >= SILENT)
        .take(4)
        .map(|at| {
            let (naive, stated) = (fitted.naive_odds(leader, *at), fitted.odds(leader, *at));
            format!(
                "{} would be {} behind instead of {}",
                rivals.name(case, *at),
                distance_text(naive),
                distance_text(stated)
            )
        })
        .collect();
    if told.is_empty() {
        return;
    }
    let names: Vec<&str> = fitted.overstatements.iter().map(|o| o.name.as_str()).collect();
    out.gap();
    out.heading("If the clues that hang together were counted as independent");
    out.paragraph(format!("Clusters: {}. Without them {}.", names.join(", "), told.join("; ")));
}

/// What each person's likelihoods would make of it, and both ways to pool them.
fn people(out: &mut Screen, case: &Case, rivals: &Rivals) {
    let fitted = &rivals.fitted;
    if fitted.elicited.is_empty() {
        return;
    }
    out.gap();
    out.heading("By each person's likelihoods");
    let row = |by: &str, clues: String, posterior: Option<&[f64]>| {
        let of = |at: usize| {
            posterior.map_or_else(|| "excluded".to_owned(), |p| probability_text(p[at]))
        };
        [by.to_owned(), clues]
            .into_iter()
            .chain(fitted.ranking.iter().take(MANY).map(|at| of(*at)))
            .collect::<Vec<_>>()
    };
    let own = fitted.elicited.iter().map(|e| {
        let by = if e.by.is_empty() { "(the case)" } else { &e.by };
        row(by, e.clues.to_string(), e.standing.as_ref().map(|s| s.posterior.as_slice()))
    });
    let pooled = [
        row("all: geometric mean, counted with", String::new(), Some(&fitted.posterior)),
        row("all: mean of probabilities", String::new(), fitted.linear_pool.as_deref()),
    ];
    let names = fitted.ranking.iter().take(MANY).map(|at| rivals.name(case, *at));
    let heads: Vec<&str> = ["by", "clues"].into_iter().chain(names).collect();
    out.table(&Table::new(&heads).with(own.chain(pooled)));
    if let Some(of) = furthest_apart(rivals) {
        out.paragraph(furthest_apart_text(case, &of));
    }
}

/// So many hypotheses stand side by side.
const MANY: usize = 6;

/// What the hypotheses are put together of.
fn parts(out: &mut Screen, case: &Case, rivals: &Rivals) {
    if rivals.parts.is_empty() {
        return;
    }
    out.gap();
    out.heading("The propositions of the literature, as far as the hypotheses assert or deny them");
    let row = |p: &Part| {
        let own = &case[p.hypothesis];
        [
            own.id.clone(),
            probability_text(p.at_least),
            probability_text(p.at_most),
            own.title.clone(),
        ]
    };
    let heads = ["proposition", "at least", "at most", "what it says"];
    out.table(&Table::new(&heads).with(rivals.parts.iter().map(row)));
}

fn open_clues(out: &mut Screen, case: &Case, rivals: &Rivals) {
    let open = &rivals.fitted.expected;
    if open.is_empty() {
        return;
    }
    out.gap();
    out.heading("What nobody has looked for, and would teach most");
    let row = |e: &Expected| {
        let clue: &Clue = &case[rivals.clues[e.clue]];
        let flips = if e.may_flip { "yes" } else { "no" };
        [
            clue.id.clone(),
            format!("{:.3}", e.bits),
            format!("{:.0}%", 100.0 * e.found),
            flips.to_owned(),
            clue.title.clone(),
        ]
    };
    let heads = ["clue", "bits", "likely found", "may flip", "what to look for"];
    out.table(&Table::new(&heads).with(open.iter().take(5).map(row)));
}

fn cause(out: &mut Screen, case: &Case, of: &CauseAnswers) {
    let own = &case.causes[of.cause];
    out.gap();
    out.heading(&own.title);
    if let Some(answer) = of.types.as_ref().and_then(|t| t.answer()) {
        out.paragraph(format!(
            "By the types: with a probability of {} (before the clues {}); it would have been so anyway with {}.",
            probability_text(answer.caused),
            probability_text(answer.before),
            probability_text(1.0 - answer.caused)
        ));
        for (weight, title) in of.weights(case) {
            out.paragraph(format!("  {} {title}", decibels_text(weight)));
        }
        for text in not_counted_texts(case, of) {
            out.paragraph(text);
        }
    }
    if let Some((answer, seen)) =
        of.chain.as_ref().and_then(|(a, seen)| a.answer().map(|a| (a, seen)))
    {
        let shown = |p: Option<f64>| p.map_or_else(|| "undefined".to_owned(), probability_text);
        out.paragraph(format!(
            "Through the mediator: with a probability of {}; without knowing of the mediator {}, with it {}, without it {}.",
            shown(answer.given(*seen)),
            shown(answer.caused),
            shown(answer.if_found),
            shown(answer.if_missed)
        ));
    }
    if let Some(relation) = of.relation(case) {
        out.paragraph(relation_text(case, &relation));
    }
    if !own.cites.is_empty() {
        out.hint(format!("shares: {}", citations_text(case, &own.cites)));
    }
}
