//! The command line of Counterpoise.
//!
//! *For:* the only place where files are written, where colours, progress and exit codes live. *May use:* everything.
//! *Must never know:* how anything is computed; a command reads a case, asks one question of the crates below and prints.
//!
//! Exit codes: 0 all is well; 1 the case has errors, a claim fails, a comparison differs; 2 the
//! command line is wrong or a file cannot be read or written; 130 it was interrupted.

mod args;
mod asked;
mod chosen;
mod commands;
mod failure;
mod files;
mod frames;
mod open;
mod output;
mod progress;
mod store;
mod style;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use failure::Outcome;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Whoever types the name alone is greeted with what can be done next.
    if std::env::args_os().len() == 1 {
        let greeted = Args::command().print_help();
        return if greeted.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) };
    }
    let args = Args::parse();
    style::decide(args.color);
    files::tidy_when_interrupted();
    if let Some(threads) = args.threads {
        // Fails only if the pool exists already, which it cannot yet.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
    }
    match dispatch(args.command) {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::Wanting) => ExitCode::from(1),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) if failure.is_interrupted() => {
            output::note(&failure.to_string());
            ExitCode::from(130)
        }
        Err(failure) => {
            output::error(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: Command) -> failure::Result {
    match command {
        Command::New(args) => commands::new::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Fmt(args) => commands::fmt::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Import(args) => commands::import::run(&args),
        Command::Table(args) => commands::table::run(&args),
        Command::Balance(args) => commands::balance::run(&args),
        Command::Judge(args) => commands::judge::run(&args),
        Command::Needs(args) => commands::needs::run(&args),
        Command::Compare(args) => commands::compare::run(&args),
        Command::Counterfactual(args) => commands::counterfactual::run(&args),
        Command::Why(args) => commands::why::run(&args),
        Command::Claims(args) => commands::claims::run(&args),
        Command::Rivals(args) => commands::rivals::run(&args),
        Command::Commitments(args) => commands::commitments::run(&args),
        Command::History(args) => commands::history::run(&args),
        Command::Positions(args) => commands::positions::run(&args),
        Command::Stress(args) => commands::stress::run(&args),
        Command::Curve(args) => commands::curve::run(&args),
        Command::Coverage(args) => commands::coverage::run(&args),
        Command::Shift(args) => commands::shift::run(&args),
        Command::Reliability(args) => commands::reliability::run(&args),
        Command::Run(args) => commands::run::run(&args),
        Command::Export(args) => commands::export::run(&args),
        Command::Verify(args) => commands::verify::run(&args),
        Command::Schools(args) => commands::schools::run(&args),
        Command::Measure(args) => commands::measure::run(&args),
        Command::Panel(args) => commands::panel::run(&args),
        Command::Calibrate(args) => commands::calibrate::run(&args),
        Command::Cite(args) => commands::cite::run(&args),
        Command::Data(command) => commands::data::run(&command),
        Command::IdealPoints(args) => commands::idealpoints::run(&args),
        Command::Scan(args) => commands::scan::run(&args),
        Command::Sql(command) => commands::sql::run(&command),
        Command::Completions(args) => commands::shell::completions(&args),
        Command::Man(args) => commands::shell::man(&args),
    }
}
