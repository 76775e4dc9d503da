//! Progress on a terminal, for what takes longer than a blink.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// A bar over the parts of a run; silent where nobody watches.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new(quiet: bool) -> Bar {
        if quiet || !std::io::stderr().is_terminal() {
            return Bar(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(1);
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        Bar(bar)
    }

    pub(crate) fn at(&self, part: &str, position: usize, parts: usize) {
        self.0.set_length(parts as u64);
        self.0.set_position(position as u64);
        self.0.set_message(part.to_owned());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
