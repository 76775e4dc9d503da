//! `shift`: did it shift, when, and whose date is right.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, show, table};
use crate::style::{bold, dim};
use counterpoise_case::model::Case;
use counterpoise_dates::Window;
use counterpoise_exchange::{Cell, Table};
use counterpoise_study::{Found, Shifts, shifts_of};

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let shifts = shifts_of(case);
    show(args.shown.format, || rows(case, &shifts), || text(case, &shifts))?;
    Ok(Outcome::Well)
}

const COLUMNS: [&str; 14] = [
    "watch",
    "observations",
    "story",
    "from",
    "until",
    "by",
    "p shift",
    "p no shift",
    "p trend",
    "p then",
    "share",
    "ln factor against no shift",
    "ln factor against trend",
    "why not",
];

/// One row for each watch and each story: a shift at whatever time, and each claim.
fn rows(case: &Case, shifts: &Shifts) -> Table {
    let mut rows: Vec<[Cell; 14]> = Vec::new();
    for it in &shifts.watched {
        match &it.found {
            Ok(found) => rows.extend(rows_of(case, shifts, &it.id, it.observations, found)),
            Err(why) => {
                let mut row: [Cell; 14] = std::array::from_fn(|_| Cell::from(""));
                (row[0], row[1], row[13]) = (it.id.as_str().into(), it.observations.into(), why.to_string().into());
                rows.push(row);
            }
        }
    }
    if let Some(pooled) = &shifts.pooled {
        rows.extend(rows_of(case, shifts, "pooled", pooled.of, &pooled.found));
    }
    Table::new(&COLUMNS).with(rows)
}

fn rows_of(case: &Case, shifts: &Shifts, id: &str, observations: usize, found: &Found) -> Vec<[Cell; 14]> {
    let head = |story: &str, days: Window, by: &str| -> [Cell; 6] {
        let (first, last) = (days.first.to_string(), days.last.to_string());
        [id.into(), observations.into(), story.into(), first.into(), last.into(), by.into()]
    };
    let row = |head: [Cell; 6], then: f64, share: Option<f64>, against: [Option<f64>; 2]| {
        let known = |value: Option<f64>| value.map_or(Cell::from(""), Cell::from);
        let stories = found.stories;
        let [a, b, c, d, e, f] = head;
        let numbers = [stories.shift, stories.no_shift, stories.trend].map(Cell::from);
        let [g, h, i] = numbers;
        [a, b, c, d, e, f, g, h, i, then.into(), known(share), known(against[0]), known(against[1]), "".into()]
    };
    let against = [Some(found.log_against_no_shift), Some(found.log_against_trend)];
    let mut rows = vec![row(head("shift", found.span, ""), 1.0, None, against)];
    for (at, score) in shifts.claims.iter().zip(&found.contest.claims) {
        let by = &*case[case.claimed_shifts[*at].by.source].key;
        let against = [score.log_against_no_shift, score.log_against_trend];
        rows.push(row(
            head("claimed", score.window, by),
            score.probability,
            score.log_likelihood.map(|_| score.share),
            against,
        ));
    }
    rows
}

fn text(case: &Case, shifts: &Shifts) -> Result<()> {
    line(&bold("Did it shift?"))?;
    let mut found: Vec<[String; 3]> = Vec::new();
    for it in &shifts.watched {
        let said =
            it.found.as_ref().map_or_else(|why| format!("Not to be told: {why}."), |found| found.sentence.clone());
        let undated = if it.undated > 0 { format!(" {} without a date left out.", it.undated) } else { String::new() };
        found.push([it.title.clone(), it.observations.to_string(), format!("{said}{undated}")]);
    }
    if let Some(pooled) = &shifts.pooled {
        let said = pooled.found.sentence.clone();
        found.push(["All pooled, as if there were one shift".to_owned(), pooled.of.to_string(), said]);
    }
    table(&Table::new(&["evidence", "n", "finding"]).with(found), Format::Text)?;
    if shifts.claims.is_empty() {
        return line(&dim("\nThe case claims no date: write `claimed-shift 2008/2009 by @key p. 12 \"...\"`."));
    }
    contest(case, shifts)
}

fn contest(case: &Case, shifts: &Shifts) -> Result<()> {
    line("")?;
    line(&bold("Whose date?"))?;
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8).to_string();
    for (at, claim) in shifts.claims.iter().enumerate() {
        let claim = &case.claimed_shifts[*claim];
        let by = &case[claim.by.source].short;
        line(&format!("{}  {} {} {}: {}", letter(at), claim.date, by, claim.by.locator, claim.title))?;
    }
    line("")?;
    let letters: Vec<String> = (0..shifts.claims.len()).map(letter).collect();
    let heads = ["evidence"].into_iter().chain(letters.iter().map(String::as_str));
    let heads: Vec<&str> = heads.chain(["no shift", "steady trend", "told apart?"]).collect();
    let row = |title: &str, found: &Found| {
        let told = if found.undecided { "the leaders are not" } else { "yes" };
        let cells = [title.to_owned()].into_iter().chain(found.shares.iter().cloned());
        cells.chain([told.to_owned()]).collect::<Vec<String>>()
    };
    let known = shifts.watched.iter().filter_map(|it| Some((it.title.as_str(), it.found.as_ref().ok()?)));
    let mut rows: Vec<Vec<String>> = known.map(|(title, found)| row(title, found)).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| row("Pooled", &it.found)));
    table(&Table::new(&heads).with(rows), Format::Text)?;
    line(&dim(
        "Shares of belief, every claim and story as likely as another before the evidence. \u{b7} the evidence does not reach the claimed days.",
    ))
}
