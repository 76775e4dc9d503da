//! Colours, on a terminal only.

use anstream::adapter::strip_str;
use counterpoise_present::screen;
use std::borrow::Cow;
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

/// As it is where colour is shown, else without its escapes.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if colour() { Cow::Borrowed(text) } else { Cow::Owned(strip_str(text).to_string()) }
}

pub(crate) fn bold(text: &str) -> String {
    shown(&screen::bold(text)).into_owned()
}

pub(crate) fn dim(text: &str) -> String {
    shown(&screen::dim(text)).into_owned()
}

pub(crate) fn poor(text: &str) -> String {
    shown(&screen::poor(text)).into_owned()
}

pub(crate) fn bad(text: &str) -> String {
    shown(&screen::bad(text)).into_owned()
}
