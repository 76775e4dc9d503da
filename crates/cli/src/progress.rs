//! Progress on a terminal, for what takes longer than a blink.

use crate::files::Politely;
use counterpoise_datasets::{Progress, Stage};
use counterpoise_present::several as counted;
use counterpoise_study::Step;
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::Cell;
use std::io::IsTerminal;
use std::ops::ControlFlow;

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

    pub(crate) fn at_step(&self, step: Step) {
        let part = match step {
            Step::Sorting => "sorting the evidence",
            Step::Judging => "judging",
            Step::Paths => "following the path",
            Step::Comparing => "comparing schools",
            Step::Claims => "testing claims",
            Step::Universes => "trying other choices",
            Step::Gathering => "gathering the answer",
        };
        self.at(part, step as usize + 1, Step::ALL.len());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// A bar over the bytes of an import, with rows, rate and time left. Ctrl-C asks the import to stop
/// and take itself back.
pub(crate) struct Importing {
    bar: ProgressBar,
    /// What was being done when it was last told; rate and time left count from where that began.
    stage: Cell<Stage>,
    interrupted: Politely,
}

impl Importing {
    pub(crate) fn new() -> Importing {
        let bar = if std::io::stderr().is_terminal() {
            ProgressBar::new(1)
        } else {
            ProgressBar::hidden()
        };
        let style = "{bar:24} {percent:>3}% {bytes}/{total_bytes} {msg} {elapsed} ({eta} left)";
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Importing { bar, stage: Cell::new(Stage::Hashing), interrupted: Politely::new() }
    }

    pub(crate) fn at(&self, progress: Progress) -> ControlFlow<()> {
        if self.stage.replace(progress.stage) != progress.stage {
            self.bar.reset();
        }
        self.bar.set_length(progress.total_bytes);
        self.bar.set_position(progress.bytes);
        match progress.stage {
            Stage::Hashing => self.bar.set_message("hashing"),
            Stage::Reading => {
                self.bar.set_message(rate(progress.rows, self.bar.elapsed().as_secs_f64()));
            }
            Stage::Finishing => self.bar.set_message("completing"),
        }
        if self.interrupted.is_wanted() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// `12,345 rows, 6,789 rows/s`.
fn rate(rows: u64, seconds: f64) -> String {
    let rate = if seconds > 0.0 { (rows as f64 / seconds) as u64 } else { 0 };
    format!("{}, {}/s", counted(rows, "row"), counted(rate, "row"))
}

impl Drop for Importing {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A bar over so many like things, with the time that is left; may be told of them from any thread.
pub(crate) struct Counting(ProgressBar);

impl Counting {
    pub(crate) fn new(what: &'static str, all: u64) -> Counting {
        let bar = if std::io::stderr().is_terminal() {
            ProgressBar::new(all)
        } else {
            ProgressBar::hidden()
        };
        let style = format!(
            "{{bar:24}} {{percent:>3}}% {{human_pos}}/{{human_len}} {what} {{elapsed}} ({{eta}} left)"
        );
        if let Ok(style) = ProgressStyle::with_template(&style) {
            bar.set_style(style);
        }
        Counting(bar)
    }

    pub(crate) fn another(&self) {
        self.0.inc(1);
    }
}

/// What a scan is doing, with a bar over the dyads.
pub(crate) struct Stages(ProgressBar);

impl Stages {
    pub(crate) fn new(what: &str) -> Stages {
        let bar = if std::io::stderr().is_terminal() {
            ProgressBar::new(1)
        } else {
            ProgressBar::hidden()
        };
        if let Ok(style) = ProgressStyle::with_template(
            "{bar:24} {percent:>3}% {prefix}: {msg} {elapsed} ({eta} left)",
        ) {
            bar.set_style(style);
        }
        bar.set_prefix(what.to_owned());
        Stages(bar)
    }

    pub(crate) fn at(&self, stage: counterpoise_scan::Stage) {
        use counterpoise_scan::Stage;
        match stage {
            Stage::Gathering => self.0.set_message("reading"),
            Stage::Naming => self.0.set_message("reading names"),
            Stage::Shuffling(dyads) => {
                self.0.set_length(dyads as u64);
                self.0.set_message("shuffling");
                self.0.inc(1);
            }
        }
    }
}

impl Drop for Stages {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
