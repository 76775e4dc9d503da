//! `completions` and `man`.

use crate::args::{Args, CompletionsArgs, ManArgs};
use crate::failure::{Outcome, Result};
use crate::files::replace;
use crate::output::bytes;
use clap::CommandFactory;
use std::path::Path;

pub(crate) fn completions(args: &CompletionsArgs) -> Result {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "counterpoise", &mut text);
    bytes(&text)?;
    Ok(Outcome::Well)
}

pub(crate) fn man(args: &ManArgs) -> Result {
    match &args.to {
        None => bytes(&page(Args::command())?)?,
        Some(folder) => all(folder)?,
    }
    Ok(Outcome::Well)
}

fn page(command: clap::Command) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command).render(&mut text)?;
    Ok(text)
}

fn all(folder: &Path) -> Result<()> {
    let mut command = Args::command();
    command.build();
    below(folder, "counterpoise", &command)?;
    replace(&folder.join("counterpoise.1"), &page(command)?)
}

/// A page for each command within a command, at any depth.
fn below(folder: &Path, name: &str, command: &clap::Command) -> Result<()> {
    for sub in command.get_subcommands() {
        let name = format!("{name}-{}", sub.get_name());
        below(folder, &name, sub)?;
        replace(&folder.join(format!("{name}.1")), &page(sub.clone().name(name))?)?;
    }
    Ok(())
}
