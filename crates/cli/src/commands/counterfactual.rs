//! `counterfactual`: how a series would have gone on.

mod answer;
mod charts;
mod doubts;
mod methods;
mod predictors;
mod read;
mod setup;
mod synthetic;
pub(crate) mod tell;
mod time;

use crate::args::{CounterfactualArgs, Method, Show};
use crate::failure::{Failure, Outcome, Result};
use crate::output::show;
use answer::rows;

pub(crate) fn run(args: &CounterfactualArgs) -> Result {
    let setup = setup::Setup::of(args)?;
    let answer = match args.method {
        Method::Sc => synthetic::answer(&setup, args)?,
        Method::RidgeSc => methods::ridge(&setup, args)?,
        Method::Sdid => methods::did(&setup, args)?,
        Method::Its if args.counts => methods::counts(&setup, args)?,
        Method::Its => methods::interrupted(&setup, args)?,
        Method::Bsts => methods::structural(&setup, args)?,
    };
    if args.show == Show::Placebos && answer.placebos.is_empty() {
        return Err(Failure::new(
            "there are no placebos to show; add --placebos (of sc, ridge-sc, sdid or its)",
        ));
    }
    if let Some(folder) = &args.charts {
        answer.charts.iter().try_for_each(|(name, svg)| {
            crate::files::replace(&folder.join(name), svg.as_bytes())
        })?;
    }
    show(args.shown.format, || rows(&answer, args.show), || tell::say(&answer, &setup, args))?;
    Ok(if answer.poor { Outcome::Wanting } else { Outcome::Well })
}
