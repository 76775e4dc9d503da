//! `data`: the store.

pub(crate) mod add;
pub(crate) mod check;
pub(crate) mod kinds;
pub(crate) mod list;
pub(crate) mod quarantine;
pub(crate) mod remove;
pub(crate) mod show;
pub(crate) mod r#use;

use crate::args::DataCommand;
use crate::failure::Result;

pub(crate) fn run(command: &DataCommand) -> Result {
    match command {
        DataCommand::Add(args) => add::run(args),
        DataCommand::List(args) => list::run(args),
        DataCommand::Show(args) => show::run(args),
        DataCommand::Check(args) => check::run(args),
        DataCommand::Remove(args) => remove::run(args),
        DataCommand::Use(args) => r#use::run(args),
        DataCommand::Quarantine(args) => quarantine::run(args),
        DataCommand::Kinds(args) => kinds::run(args),
    }
}
