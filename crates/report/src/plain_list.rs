//! What the appendix says where no script runs: one line for each thing.

use crate::context::Context;
use crate::sections::{command, doubts, tally};
use crate::words::{self, counted};
use counterpoise_case::model::{ArenaId, Event, PeriodId, Position, Series};
use counterpoise_ledger::{CoverageState, Outcome, Pair};
use counterpoise_present::plain::spoken;
use counterpoise_present::{
    coded_text, field_in, number, outcome_word, path_text, shift_sentence, stressed_text,
};
use counterpoise_study::{
    ArenaPath, CellAnswer, CellDisagreement, ClaimResult, Reliability, Stressed, Watched,
};
use maud::{Markup, PreEscaped, html};

/// The lines of a section.
pub(crate) fn of(context: &Context<'_>, section: &str) -> Markup {
    let lines = match section {
        "setting" => setting(context),
        "claims" => claims(context),
        "why" => explanations(context),
        "path" => paths(context),
        "shifts" => shifts(context),
        "balances" => balances(context),
        "schools" => schools(context),
        "timeline" => by_period(context),
        "coverage" => coverage(context),
        "capabilities" => series(context),
        "disagreements" => disagreements(context),
        "literature" => positions(context),
        "robustness" => robustness(context),
        "word-and-deed" => pairs(context),
        "reliability" => reliability(context),
        "verdicts" => verdicts(context),
        "ledger" => events(context),
        "sources" => sources(context),
        _ => return without_links(&doubts::list(context).into_string()),
    };
    html! {
        (list(&lines))
        p { "All of it opens by a script. In a terminal: " code { (asked(context, section)) } }
    }
}

/// The same without its links, whose places open by a script: a third of the bytes.
fn without_links(html: &str) -> Markup {
    let mut out = String::with_capacity(html.len());
    for piece in html.replace("</a>", "").split("<a ") {
        // All but the first piece begin within a tag.
        let text =
            if out.is_empty() { piece } else { piece.split_once('>').map_or("", |(_, t)| t) };
        out.push_str(text);
    }
    PreEscaped(out)
}

/// The command that prints what a part shows.
fn asked(context: &Context<'_>, section: &str) -> String {
    let word = match section {
        "why" => "rivals",
        "path" => "judge --path",
        "shifts" => "shift",
        "balances" => "balance",
        "coverage" => "coverage",
        "capabilities" => "table series",
        "claims" => "claims",
        "disagreements" => "compare",
        "literature" => "positions",
        "setting" => "table setting",
        "robustness" => "stress",
        "sources" => "table sources",
        "timeline" | "word-and-deed" | "ledger" => "table events",
        "reliability" => "reliability",
        _ => "judge",
    };
    command(context, word, "")
}

/// Lines of a list: a page is not made heavy for those who will not read it so.
const LINES: usize = 300;

/// The first lines, and how many more there are.
fn list(lines: &[String]) -> Markup {
    let more = lines.len().saturating_sub(LINES);
    html! {
        @if lines.is_empty() { p { "There is nothing to list." } } @else {
            ul {
                @for line in lines.iter().take(LINES) { li { (line) } }
                @if more > 0 { li { "and " (more) " more" } }
            }
        }
    }
}

fn setting(context: &Context<'_>) -> Vec<String> {
    let line = |id: &PeriodId| {
        let own = &context.case[*id];
        format!("{}: {}", own.title, words::window(own.window))
    };
    context.answer.periods.iter().map(line).collect()
}

fn claims(context: &Context<'_>) -> Vec<String> {
    let line = |result: &ClaimResult| {
        format!("{}: {}", outcome_word(result.outcome), context.case.claims[result.claim].title)
    };
    context.answer.claims.iter().map(line).collect()
}

fn explanations(context: &Context<'_>) -> Vec<String> {
    let weighed = context.answer.rivals.as_ref().and_then(|rivals| rivals.weighed());
    let Some(rivals) = weighed else { return Vec::new() };
    let line = |at: &usize| {
        let title = &context.case[rivals.hypotheses[*at]].title;
        format!("{title}: probability {}", words::share(rivals.fitted.posterior[*at]))
    };
    rivals.fitted.ranking.iter().map(line).collect()
}

/// The last window of each path.
fn paths(context: &Context<'_>) -> Vec<String> {
    let line = |path: &ArenaPath| {
        let last = path.points.last()?;
        let (place, until) = (context.arena(path.arena), words::day(last.window.last));
        Some(format!("{place}, the window up to {until}: {}", spoken(&path_text(path, last))))
    };
    context.answer.paths.iter().filter_map(line).collect()
}

fn shifts(context: &Context<'_>) -> Vec<String> {
    let Some(shifts) = &context.answer.shifts else { return Vec::new() };
    let line = |own: &Watched| match &own.found {
        Ok(found) => format!("{}: {}", own.title, shift_sentence(found)),
        Err(why) => format!("{}: not to be told: {why}.", own.title),
    };
    shifts.watched.iter().map(line).collect()
}

/// The cells of all arenas, then all together, each with a text.
fn cells(context: &Context<'_>, text: impl Fn(&CellAnswer) -> Option<String>) -> Vec<String> {
    let all = context.answer.cells.iter().chain(&context.answer.pooled);
    let line = |cell: &CellAnswer| {
        let place = context.cell_title(cell.arena, None, cell.period);
        text(cell).map(|text| format!("{place}: {text}"))
    };
    all.filter_map(line).collect()
}

fn balances(context: &Context<'_>) -> Vec<String> {
    cells(context, |cell| {
        let [deeds, statements] = [&cell.balances.deeds, &cell.balances.statements].map(|of| {
            format!("{} towards, {} against", number(of.accommodating), number(of.resisting))
        });
        Some(format!("deeds {deeds}; statements {statements}"))
    })
}

fn schools(context: &Context<'_>) -> Vec<String> {
    cells(context, |cell| Some(tally(cell)))
}

fn by_period(context: &Context<'_>) -> Vec<String> {
    cells(context, |cell| Some(counted(cell.balances.all.events, "event", "events")))
}

/// For each arena, how many of its fields hold evidence.
fn coverage(context: &Context<'_>) -> Vec<String> {
    let all = &context.answer.coverage;
    let line = |arena: &ArenaId| {
        let own = || all.iter().filter(|field| field.arena == *arena);
        let count = |state: CoverageState| own().filter(|field| field.state == state).count();
        format!(
            "{}: of {} fields of domain and period {} hold evidence, in {} somebody looked and found nothing",
            context.case[*arena].title,
            own().count(),
            count(CoverageState::Covered),
            count(CoverageState::SearchedNothingFound)
        )
    };
    context.arenas().iter().map(line).collect()
}

fn series(context: &Context<'_>) -> Vec<String> {
    let line = |of: &Series| {
        let told = of.values.iter().filter_map(|own| {
            own.value.map(|value| format!("{} {}", words::date(&own.date), number(value)))
        });
        let told: Vec<String> = told.collect();
        let (first, last) = (told.first()?, told.last()?);
        Some(format!("{} ({}): {first}; {last}", of.title, of.unit))
    };
    context.case.series.iter().filter(|of| context.is_on(of.set)).filter_map(line).collect()
}

fn disagreements(context: &Context<'_>) -> Vec<String> {
    let line = |cell: &CellDisagreement| {
        let (place, of) = (context.cell_title(cell.arena, None, cell.period), &cell.disagreement);
        format!(
            "{place}: {} of {} pairs of schools differ, {} by definition",
            of.pairs.len(),
            of.compared,
            of.definitional
        )
    };
    context.answer.disagreements.iter().map(line).collect()
}

fn positions(context: &Context<'_>) -> Vec<String> {
    let case = context.case;
    let line = |of: &Position| {
        let by = of.by.first().map_or("", |cite| case[cite.source].short.as_str());
        let label =
            of.label.as_ref().map_or_else(String::new, |label| format!(" ({})", spoken(label)));
        format!("{by}: {}{label}", of.title)
    };
    case.positions.iter().filter(|of| context.is_on(of.set)).map(line).collect()
}

fn robustness(context: &Context<'_>) -> Vec<String> {
    let Some(stress) = &context.answer.stress else { return Vec::new() };
    let line = |of: &Stressed| {
        let place = context.cell_title(of.arena, of.domain.as_ref(), of.period);
        format!("{place}: {}, {}", spoken(&of.label), stressed_text(context.case, of))
    };
    stress.verdicts.iter().filter(|of| of.domain.is_none()).map(line).collect()
}

fn pairs(context: &Context<'_>) -> Vec<String> {
    let line = |pair: &Pair| {
        let word = match pair.outcome {
            Outcome::Fulfilled => "fulfilled",
            Outcome::Contradicted => "contradicted",
            Outcome::Mixed => "mixed",
            Outcome::Pending => "pending",
        };
        format!("{}: {word}", context.case[pair.statement].title)
    };
    context.answer.pairs.iter().map(line).collect()
}

fn reliability(context: &Context<'_>) -> Vec<String> {
    let line = |of: &Reliability| {
        let alpha = of.alpha.map_or_else(|| "undefined".to_owned(), number);
        format!("{}: alpha {alpha}", coded_text(of.coded))
    };
    context.answer.reliability.iter().map(line).collect()
}

fn verdicts(context: &Context<'_>) -> Vec<String> {
    let Some(school) = context.author_school() else { return Vec::new() };
    cells(context, |cell| Some(field_in(cell, Context::judged(cell, school)?).name))
}

fn events(context: &Context<'_>) -> Vec<String> {
    let line = |event: &Event| {
        let date = event.date.as_ref().map_or_else(|| "undated".to_owned(), words::date);
        format!("{date}: {}", event.title)
    };
    context.case.events.iter().map(line).collect()
}

fn sources(context: &Context<'_>) -> Vec<String> {
    context.case.sources.iter().map(|source| source.short.clone()).collect()
}
