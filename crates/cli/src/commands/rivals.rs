//! `rivals`: why did it happen? Rival explanations weighed clue by clue.

use crate::args::{RivalsArgs, RivalsRows};
use crate::failure::{Failure, Outcome, Result};
use crate::open::opened;
use crate::output::{Format, paragraph, screen, show, table, width};
use counterpoise_case::model::Case;
use counterpoise_frames::Table;
use counterpoise_present::{screens, tables};
use counterpoise_study::{Explained, Rivals};

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
            table(&rows(case, &rivals, which, pair), args.shown.format)?;
            let why = why_empty(&rivals, which).filter(|_| args.shown.format == Format::Text);
            why.map_or(Ok(()), paragraph)?;
        }
        None => show(
            args.shown.format,
            || tables::rivals::hypotheses(case, &rivals),
            || screen(&screens::rivals(case, &rivals, pair, width())),
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

fn rows(case: &Case, rivals: &Rivals, which: RivalsRows, pair: (usize, usize)) -> Table {
    use tables::rivals as of;
    match which {
        RivalsRows::Hypotheses => of::hypotheses(case, rivals),
        RivalsRows::Waterfall => of::waterfall(case, rivals, pair),
        RivalsRows::Clues => of::clues(case, rivals),
        RivalsRows::Likelihoods => of::likelihoods(case, rivals),
        RivalsRows::Without => of::without(case, rivals),
        RivalsRows::Priors => of::priors(case, rivals),
        RivalsRows::Open => of::open(case, rivals),
        RivalsRows::Causes => of::causes(case, rivals),
        RivalsRows::People => of::people(case, rivals),
    }
}

/// Why there are no rows of this kind.
fn why_empty(rivals: &Rivals, which: RivalsRows) -> Option<&'static str> {
    match which {
        RivalsRows::People if rivals.fitted.elicited.is_empty() => Some(
            "One person gave all likelihoods: there is nobody to compare. Another's are written \
             `under: h1 by NAME: likely`.",
        ),
        RivalsRows::Open if rivals.fitted.expected.is_empty() => {
            Some("No clue with probabilities is open: whatever is asked was looked for.")
        }
        RivalsRows::Causes if rivals.causes.is_empty() => {
            Some("The case asks no question of cause (`cause`).")
        }
        RivalsRows::Waterfall if rivals.fitted.steps.is_empty() => Some("No clue was looked for."),
        _ => None,
    }
}
