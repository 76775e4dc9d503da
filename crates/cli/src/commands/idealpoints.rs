//! `idealpoints`: where states stand in the General Assembly, estimated from the votes in the
//! store.

mod rows;
mod votes;

use crate::args::IdealPointsArgs;
use crate::chosen::{dataset, years};
use crate::commands::data::counted;
use crate::failure::{Failure, Outcome, Result};
use crate::frames::{write_frame, writer};
use crate::output::{Format, line, note, table};
use crate::progress::Counting;
use crate::store::open;
use crate::style::{bold, dim, poor};
use counterpoise_datasets::{Added, Manifest, Shape};
use counterpoise_idealpoints::{Fitted, Reason, Rules, Selection, Spec, Steps};
use std::collections::BTreeMap;
use std::time::Instant;
use votes::Ballots;

/// Draws that each chain stores unless it is told otherwise.
const STORED: u32 = 300;

pub(crate) fn run(args: &IdealPointsArgs) -> Result {
    let spec = spec(args)?;
    // A bad name is said before an hour of work, not after it.
    args.out.as_deref().map(writer).transpose()?;
    let store = open(&args.store)?;
    let manifest = dataset(&store, args.data.as_deref(), "votes", |it| it.shape == Shape::Votes)?;
    let ballots =
        votes::read(&store, &manifest, args.issue.as_deref(), years(args.years.as_deref())?)?;
    let selection = Rules::published().select(&ballots.roll_calls, &ballots.links, &ballots.votes);
    let fitted = estimate(&spec, &selection)?;
    let estimate = Estimate {
        args,
        spec: &spec,
        manifest: &manifest,
        ballots: &ballots,
        selection: &selection,
        fitted: &fitted,
    };
    if let Some(path) = &args.out {
        write_frame(path, &rows::frame(&estimate))?;
        note(&dim(&format!("estimates: {}", path.display())));
    }
    if let Some(name) = &args.save {
        match store.keep(&rows::made(&estimate, name))? {
            Added::New(kept) => {
                note(&format!(
                    "{} is in the store",
                    bold(&format!("{}/{}", kept.dataset, kept.vintage))
                ));
            }
            Added::Already(kept) => {
                note(&format!(
                    "{}/{} is in the store already; nothing was changed",
                    kept.dataset, kept.vintage
                ));
            }
        }
    }
    match args.shown.format {
        Format::Text => say(&estimate)?,
        format => table(&rows::table(&estimate), format)?,
    }
    Ok(Outcome::Well)
}

/// Everything that the outputs are made of.
pub(crate) struct Estimate<'a> {
    args: &'a IdealPointsArgs,
    spec: &'a Spec,
    manifest: &'a Manifest,
    ballots: &'a Ballots,
    selection: &'a Selection,
    fitted: &'a Fitted,
}

fn spec(args: &IdealPointsArgs) -> Result<Spec> {
    if !(args.smoothing > 0.0 && args.smoothing.is_finite()) {
        return Err(Failure::new("--smoothing must be a number above 0, such as 0.5"));
    }
    let thin = args.thin.unwrap_or((args.iterations / STORED).max(1));
    if thin > args.iterations {
        return Err(Failure::new(format!(
            "--thin {thin} would store no draw of {} iterations",
            args.iterations
        )));
    }
    Ok(Spec {
        chains: usize::from(args.chains),
        burn_in: args.burn_in as usize,
        kept: args.iterations as usize,
        thin: thin as usize,
        smoothing: args.smoothing,
        steps: if args.tuned { Steps::Tuned } else { Steps::ORIGINAL },
        ..Spec::short(args.seed)
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "a person wants to know how long it took; no result depends on it"
)]
fn estimate(spec: &Spec, selection: &Selection) -> Result<Fitted> {
    let clock = Instant::now();
    let iterations = spec.chains * (spec.burn_in + spec.kept);
    let fitted = {
        let bar = Counting::new("iterations", iterations as u64);
        spec.fit_watched(&selection.votes, &|_, _| bar.another())
            .map_err(|problem| Failure::new(problem.to_string()))?
    };
    let seconds = clock.elapsed().as_secs_f64();
    let threads = rayon::current_num_threads();
    note(&dim(&format!(
        "{iterations} iterations in {seconds:.1} s with {threads} threads, {:.4} s each",
        seconds / iterations as f64
    )));
    Ok(fitted)
}

fn say(it: &Estimate<'_>) -> Result<()> {
    let (fitted, votes) = (it.fitted, &it.selection.votes.votes);
    line(&bold(&format!(
        "{} in {} from {} on {}",
        counted(distinct(fitted.points.iter().map(|point| point.state)) as u64, "state"),
        counted(distinct(fitted.points.iter().map(|point| point.session)) as u64, "session"),
        counted(votes.len() as u64, "vote"),
        counted(fitted.resolutions.len() as u64, "text"),
    )))?;
    let left_out: Vec<String> = left_out(it.selection, it.ballots)
        .into_iter()
        .map(|(reason, n)| format!("{} {reason}", crate::commands::data::grouped(n)))
        .collect();
    line(&format!(
        "  votes left out: {}",
        if left_out.is_empty() { "none".to_owned() } else { left_out.join(", ") }
    ))?;
    if it.ballots.links.is_empty() {
        line(&poor(
            "  no list of repeated texts in the data: sessions are tied by their states alone (add Matches.csv)",
        ))?;
    }
    if !it.ballots.parts_known {
        line(&poor(
            "  the data do not say which votes were on paragraphs and amendments: all of them count",
        ))?;
    }
    convergence(it)?;
    let last = fitted.points.iter().map(|point| point.session).max().unwrap_or(0);
    line("")?;
    line(&bold(&format!("Session {last}, from the side of the United States to the other end")))?;
    table(&rows::ends(it, last, 8), Format::Text)
}

fn convergence(it: &Estimate<'_>) -> Result<()> {
    let found = &it.fitted.convergence;
    let Some(worst) = found.worst_rhat else {
        return line(&poor(
            "  convergence cannot be judged: too few draws were stored, or they do not vary",
        ));
    };
    let well =
        worst <= 1.01 && found.least_bulk.is_some_and(|bulk| bulk >= 100.0 * it.spec.chains as f64);
    let text = format!(
        "  chains: largest R-hat {worst:.3}; {:.1}% of the points above 1.01; fewest effective draws {:.0} (centre), {:.0} (tails)",
        100.0 * found.share_above,
        found.least_bulk.unwrap_or(0.0),
        found.least_tail.unwrap_or(0.0)
    );
    line(&if well { text } else { poor(&text) })?;
    if well {
        return Ok(());
    }
    line(&poor(
        "  the chains do not agree on every point: run longer before you publish (docs/idealpoints.md)",
    ))
}

/// Why votes were left out, and how many.
pub(crate) fn left_out(selection: &Selection, ballots: &Ballots) -> BTreeMap<&'static str, u64> {
    let reason = |reason: &Reason| match reason {
        Reason::Absent => "absent or no member",
        Reason::UnknownRollCall => "on unknown roll calls",
        Reason::Session => "in session 19",
        Reason::State => "of Zanzibar",
        Reason::Seat => "of South Africa in session 48",
        Reason::Part => "on paragraphs and amendments after 1989",
        Reason::Unanimous => "on texts on which all agreed",
    };
    let by_rule = selection.dropped.iter().map(|(why, n)| (reason(why), *n as u64));
    by_rule
        .chain(Some(("without a COW number", ballots.without_number)).filter(|it| it.1 > 0))
        .collect()
}

fn distinct(values: impl Iterator<Item = u32>) -> usize {
    values.collect::<std::collections::BTreeSet<u32>>().len()
}
