//! `rivals`: why did it happen? Rival explanations weighed clue by clue.

mod rows;

use crate::args::{RivalsArgs, RivalsRows};
use crate::failure::{Failure, Outcome, Result};
use crate::open::opened;
use crate::output::{Format, line, show, table, width, wrapped};
use crate::style::{bad, bold, dim, good};
use counterpoise_case::model::{Case, Clue};
use counterpoise_frames::Table;
use counterpoise_present::{
    changed_text, citations_text, decibels_text, distance_text, flip_text, furthest_apart_text,
    not_counted_texts, probability_text, relation_text, step_label, uncounted_text,
};
use counterpoise_study::{CauseAnswers, Explained, Part, Rivals, furthest_apart};
use counterpoise_tracing::{Expected, LeftOut, Standing, WaterfallStep};

pub(crate) fn run(args: &RivalsArgs) -> Result {
    let Some(opened) = opened(&args.case, &args.types.beside())? else {
        return Ok(Outcome::Wanting);
    };
    let case = opened.case();
    let rivals = match opened.rivals()? {
        Some(Explained::Weighed(rivals)) => rivals,
        Some(Explained::Refused(problems)) => {
            let why: Vec<String> = problems.iter().map(ToString::to_string).collect();
            return Err(Failure::new(format!(
                "the explanations cannot be weighed: {}",
                why.join("; ")
            )));
        }
        None => {
            return Err(Failure::new(
                "the case has no hypotheses; write `hypothesis` and `clue` directives (docs/rivals.md)",
            ));
        }
    };
    let pair = pair(case, &rivals, args.against.as_deref())?;
    match args.rows {
        Some(which) => {
            table(&rows::rows(case, &rivals, which, pair), args.shown.format)?;
            if let Some(why) =
                rows::why_empty(&rivals, which).filter(|_| args.shown.format == Format::Text)
            {
                paragraph(why)?;
            }
        }
        None => show(
            args.shown.format,
            || rows::rows(case, &rivals, RivalsRows::Hypotheses, pair),
            || text(case, &rivals, pair),
        )?,
    }
    Ok(Outcome::Well)
}

/// `A:B`, or the leader and the runner-up.
fn pair(case: &Case, rivals: &Rivals, text: Option<&str>) -> Result<(usize, usize)> {
    let Some(text) = text else { return Ok((rivals.fitted.leader(), rivals.fitted.runner_up())) };
    let names =
        || rivals.hypotheses.iter().map(|id| case[*id].id.as_str()).collect::<Vec<_>>().join(", ");
    let bad = || Failure::new(format!("--against {text}: write A:B with two of {}", names()));
    let (a, b) = text.split_once(':').ok_or_else(bad)?;
    let find = |name: &str| rivals.hypotheses.iter().position(|id| case[*id].id == name);
    let (a, b) = find(a.trim()).zip(find(b.trim())).ok_or_else(bad)?;
    if a == b { Err(bad()) } else { Ok((a, b)) }
}

fn text(case: &Case, rivals: &Rivals, pair: (usize, usize)) -> Result<()> {
    line(&bold("Why did it happen? Rival explanations, weighed"))?;
    let stated = rivals.fitted.stated.iter().any(|s| *s);
    let priors = if stated { "priors as stated" } else { "all equally probable beforehand" };
    let missed: usize = rivals.uncounted.iter().map(|u| u.clues.len()).sum();
    let seen = rivals.looked_for() + missed;
    let missed = if missed > 0 { format!(" ({missed} not counted)") } else { String::new() };
    paragraph(&format!(
        "{} hypotheses that exclude each other, {priors}; {seen} {} looked for{missed}, {} open. Every number is conditional on one of \
         these hypotheses being true, and on the likelihoods; both are written in the case and can be disputed there.",
        rivals.hypotheses.len(),
        if seen == 1 { "clue" } else { "clues" },
        rivals.open()
    ))?;
    rivals.uncounted.iter().try_for_each(|u| paragraph(&uncounted_text(case, u)))?;
    line("")?;
    ranking(case, rivals)?;
    line("")?;
    waterfall(case, rivals, pair)?;
    parts(case, rivals)?;
    line(&format!("\n{}", bold("What would flip it")))?;
    rivals.flips.iter().try_for_each(|flip| paragraph(&flip_text(case, flip)))?;
    left_out(case, rivals)?;
    dependence(rivals, case)?;
    people(case, rivals)?;
    open_clues(case, rivals)?;
    rivals.causes.iter().try_for_each(|c| cause(case, c))?;
    line(&dim(
        "\n--rows clues, likelihoods, without, priors, open or causes lists the rest; --against A:B another pair; docs/rivals.md explains.",
    ))
}

fn paragraph(text: &str) -> Result<()> {
    wrapped(text, width().min(110)).iter().try_for_each(|l| line(l))
}

fn ranking(case: &Case, rivals: &Rivals) -> Result<()> {
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
    table(&Table::new(&heads).with(fitted.ranking.iter().map(row)), crate::output::Format::Text)
}

/// Half the width of the bars, in characters.
const HALF: usize = 14;

fn waterfall(case: &Case, rivals: &Rivals, (a, b): (usize, usize)) -> Result<()> {
    let fitted = &rivals.fitted;
    let steps = fitted.waterfall(a, b);
    let (one, other) = (rivals.name(case, a), rivals.name(case, b));
    line(&bold(&format!(
        "{one} against {other}, clue by clue (decibels; 10 dB is a factor of ten)"
    )))?;
    let most = steps.iter().map(|s| s.weight.abs()).filter(|w| w.is_finite()).fold(1.0, f64::max);
    let names = steps
        .iter()
        .map(|s| rivals.step_name(case, s.step).chars().count())
        .max()
        .unwrap_or(0)
        .max(10);
    let room = width().min(150).saturating_sub(names + 2 * HALF + 25).max(20);
    let axis =
        format!("{:>half$}|{:<half$}", format!("for {other} "), format!(" for {one}"), half = HALF);
    line(&dim(&format!("{:names$}  {axis}  {:>9}  {:>9}", "", "adds", "odds")))?;
    let prior = fitted.prior_odds(a, b);
    let blank = 2 * HALF + 1;
    line(&format!(
        "{:names$}  {:blank$}  {:>9}  {:>9}",
        "beforehand",
        "",
        "",
        decibels_text(prior)
    ))?;
    let (silent, telling): (Vec<&WaterfallStep>, Vec<&WaterfallStep>) =
        steps.iter().partition(|s| s.weight.abs() < SILENT);
    for step in telling {
        let title = crate::output::wrapped(&step_label(case, rivals, step.step), room).remove(0);
        line(&format!(
            "{:names$}  {}  {:>9}  {:>9}  {}",
            rivals.step_name(case, step.step),
            bar(step.weight, most),
            decibels_text(step.weight),
            decibels_text(step.after),
            dim(&title)
        ))?;
    }
    if silent.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = silent.iter().map(|s| rivals.step_name(case, s.step)).collect();
    paragraph(&format!("Nothing between the two say {}.", names.join(", ")))
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
fn left_out(case: &Case, rivals: &Rivals) -> Result<()> {
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
    line(&format!("\n{}", bold("Without one clue, source or side")))?;
    match (flips.is_empty(), fitted.is_tied) {
        (false, _) => paragraph(&format!("The lead passes without {}.", flips.join(", ")))?,
        (true, true) => {
            paragraph("The first two tie, and nothing left out gives the lead to a third.")?;
        }
        (true, false) => paragraph(
            "The lead passes to nobody when any one clue, any one source or any one side's sources are left out.",
        )?,
    }
    if !ties.is_empty() {
        paragraph(&format!("Two tie without {}.", ties.join(", ")))?;
    }
    let stands = all().filter(|(l, s)| s.leader == fitted.leader() && !l.ties);
    let least = stands.min_by(|a, b| a.1.margin.total_cmp(&b.1.margin));
    least.map_or(Ok(()), |(l, s)| {
        paragraph(&format!(
            "Where it stands, it is least without {}: {}.",
            l.name,
            distance_text(s.margin)
        ))
    })
}

/// By how much the lead would be overstated if clues that hang together were counted as
/// independent.
fn dependence(rivals: &Rivals, case: &Case) -> Result<()> {
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
        return Ok(());
    }
    let names: Vec<&str> = fitted.overstatements.iter().map(|o| o.name.as_str()).collect();
    line(&format!("\n{}", bold("If the clues that hang together were counted as independent")))?;
    paragraph(&format!("Clusters: {}. Without them {}.", names.join(", "), told.join("; ")))
}

/// What each person's likelihoods would make of it, and both ways to pool them.
fn people(case: &Case, rivals: &Rivals) -> Result<()> {
    let fitted = &rivals.fitted;
    if fitted.elicited.is_empty() {
        return Ok(());
    }
    line(&format!("\n{}", bold("By each person's likelihoods")))?;
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
    table(&Table::new(&heads).with(own.chain(pooled)), crate::output::Format::Text)?;
    furthest_apart(rivals).map_or(Ok(()), |of| paragraph(&furthest_apart_text(case, &of)))
}

/// So many hypotheses stand side by side.
const MANY: usize = 6;

/// What the hypotheses are put together of.
fn parts(case: &Case, rivals: &Rivals) -> Result<()> {
    if rivals.parts.is_empty() {
        return Ok(());
    }
    line(&format!(
        "\n{}",
        bold("The propositions of the literature, as far as the hypotheses assert or deny them")
    ))?;
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
    table(&Table::new(&heads).with(rivals.parts.iter().map(row)), crate::output::Format::Text)
}

fn open_clues(case: &Case, rivals: &Rivals) -> Result<()> {
    let open = &rivals.fitted.expected;
    if open.is_empty() {
        return Ok(());
    }
    line(&format!("\n{}", bold("What nobody has looked for, and would teach most")))?;
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
    table(&Table::new(&heads).with(open.iter().take(5).map(row)), crate::output::Format::Text)
}

fn cause(case: &Case, of: &CauseAnswers) -> Result<()> {
    let own = &case.causes[of.cause];
    line(&format!("\n{}", bold(&own.title)))?;
    if let Some(answer) = of.types.as_ref().and_then(|t| t.answer()) {
        paragraph(&format!(
            "By the types: with a probability of {} (before the clues {}); it would have been so anyway with {}.",
            probability_text(answer.caused),
            probability_text(answer.before),
            probability_text(1.0 - answer.caused)
        ))?;
        for (weight, title) in of.weights(case) {
            paragraph(&format!("  {} {title}", decibels_text(weight)))?;
        }
        not_counted_texts(case, of).iter().try_for_each(|s| paragraph(s))?;
    }
    if let Some((answer, seen)) =
        of.chain.as_ref().and_then(|(a, seen)| a.answer().map(|a| (a, seen)))
    {
        let shown = |p: Option<f64>| p.map_or_else(|| "undefined".to_owned(), probability_text);
        paragraph(&format!(
            "Through the mediator: with a probability of {}; without knowing of the mediator {}, with it {}, without it {}.",
            shown(answer.given(*seen)),
            shown(answer.caused),
            shown(answer.if_found),
            shown(answer.if_missed)
        ))?;
    }
    if let Some(relation) = of.relation(case) {
        paragraph(&relation_text(case, &relation))?;
    }
    if own.cites.is_empty() {
        Ok(())
    } else {
        line(&dim(&format!("shares: {}", citations_text(case, &own.cites))))
    }
}

/// Whether and how a clue was found, with its pages.
fn sources(case: &Case, clue: &Clue) -> String {
    let cites = if clue.cites.is_empty() { &clue.via } else { &clue.cites };
    citations_text(case, cites)
}
