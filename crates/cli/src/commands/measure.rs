//! `measure`: one measure of states or dyads; the list of measures, and their pages.

mod list;
mod show;
mod values;

use crate::args::{MeasureArgs, MeasureCommand};
use crate::failure::Result;

pub(crate) fn run(args: &MeasureArgs) -> Result {
    match &args.command {
        Some(MeasureCommand::List(args)) => list::run(args),
        Some(MeasureCommand::Show(args)) => show::run(args),
        None => values::run(args),
    }
}
