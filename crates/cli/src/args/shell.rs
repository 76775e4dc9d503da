//! The words of commands for the shell around the program.

use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  counterpoise completions bash > ~/.local/share/bash-completion/completions/counterpoise")]
pub(crate) struct CompletionsArgs {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise man | man -l -
  counterpoise man --to /usr/local/share/man/man1")]
pub(crate) struct ManArgs {
    /// Write one page for each command into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) to: Option<PathBuf>,
}
