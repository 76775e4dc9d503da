//! `idealpoints`: where states stand in the General Assembly, estimated from the votes in the
//! store.

use crate::args::IdealPointsArgs;
use crate::chosen::{dataset, years};
use crate::failure::{Failure, Outcome, Result};
use crate::frames::{write_frame, writer};
use crate::output::{note, screen, show, width};
use crate::progress::Counting;
use crate::store::open;
use crate::style::{bold, dim};
use counterpoise_datasets::{Added, Shape};
use counterpoise_estimates::ideal_points::{COLUMNS, Estimate, ballots, check};
use counterpoise_idealpoints::{Fitted, Rules, Selection, Spec, Steps};
use counterpoise_present::screens;
use counterpoise_present::tables::ideal_points as tables;
use std::time::Instant;

/// Draws that each chain stores unless it is told otherwise.
const STORED: u32 = 300;

pub(crate) fn run(args: &IdealPointsArgs) -> Result {
    let spec = spec(args)?;
    // A bad name is said before an hour of work, not after it.
    args.out.as_deref().map(writer).transpose()?;
    let store = open(&args.store)?;
    let manifest = dataset(&store, args.data.as_deref(), "votes", |it| it.shape == Shape::Votes)?;
    let (issue, years) = (args.issue.as_deref(), years(args.years.as_deref())?);
    check(&manifest, issue)?;
    let table = store.table(&manifest.dataset, Some(&manifest.vintage), &COLUMNS, years)?;
    let ballots = ballots(&table, issue);
    let selection = Rules::published().select(&ballots.roll_calls, &ballots.links, &ballots.votes);
    let fitted = estimate(&spec, &selection)?;
    let estimate = Estimate {
        issue,
        years: args.years.as_deref(),
        spec: &spec,
        manifest: &manifest,
        ballots: &ballots,
        selection: &selection,
        fitted: &fitted,
    };
    if let Some(path) = &args.out {
        write_frame(path, &tables::frame(&estimate))?;
        note(&dim(&format!("estimates: {}", path.display())));
    }
    if let Some(name) = &args.save {
        match store.keep(&tables::made(&estimate, name))? {
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
    show(
        args.shown.format,
        || tables::points(&estimate),
        || screen(&screens::ideal_points(&estimate, width())),
    )?;
    Ok(Outcome::Well)
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
