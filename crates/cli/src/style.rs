//! Colours, on a terminal only.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};

static COLOUR: AtomicBool = AtomicBool::new(false);

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[expect(clippy::disallowed_methods, reason = "the edge of the program asks the environment")]
pub(crate) fn decide(when: When) {
    let wanted = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            std::io::stdout().is_terminal()
                && std::env::var("NO_COLOR").map_or(true, |v| v.is_empty())
        }
    };
    COLOUR.store(wanted, Ordering::Relaxed);
}

pub(crate) fn colour() -> bool {
    COLOUR.load(Ordering::Relaxed)
}

fn paint(text: &str, code: &str) -> String {
    if colour() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

pub(crate) fn bold(text: &str) -> String {
    paint(text, "1")
}

pub(crate) fn dim(text: &str) -> String {
    paint(text, "2")
}

pub(crate) fn good(text: &str) -> String {
    paint(text, "34")
}

pub(crate) fn poor(text: &str) -> String {
    paint(text, "33")
}

pub(crate) fn bad(text: &str) -> String {
    paint(text, "31")
}
