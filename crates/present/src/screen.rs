//! What a person reads on a terminal, put together line by line.

use anstyle::{AnsiColor, Style};
use counterpoise_frames::{Table, to_text};

/// Text of some width, with emphasis as ANSI escapes. Whoever prints it to something that shows
/// no colour takes the escapes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    width: usize,
    text: String,
}

/// Lines of running text are no longer than this, however wide the terminal is: longer ones are
/// hard to follow.
const PARAGRAPH: usize = 110;

impl Screen {
    /// An empty one, `width` characters wide.
    #[must_use]
    pub fn new(width: usize) -> Screen {
        Screen { width, text: String::new() }
    }

    /// In characters.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// All of it, with its escapes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// One line as it is.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.text.push_str(text.as_ref());
        self.text.push('\n');
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// What the next lines are about.
    pub fn heading(&mut self, text: impl AsRef<str>) {
        self.line(bold(text.as_ref()));
    }

    /// One line on what else there is to see.
    pub fn hint(&mut self, text: impl AsRef<str>) {
        self.line(dim(text.as_ref()));
    }

    /// Running text, folded at blanks.
    pub fn paragraph(&mut self, text: impl AsRef<str>) {
        self.folded(text, self.width.min(PARAGRAPH));
    }

    /// Running text, folded to `room` characters, whatever the width.
    pub fn folded(&mut self, text: impl AsRef<str>, room: usize) {
        for line in wrapped(text.as_ref(), room) {
            self.line(line);
        }
    }

    /// What explains the lines above it, folded to the whole width.
    pub fn remark(&mut self, text: impl AsRef<str>) {
        for line in wrapped(text.as_ref(), self.width) {
            self.line(dim(&line));
        }
    }

    /// Rows in aligned columns.
    pub fn table(&mut self, table: &Table) {
        self.text.push_str(&to_text(table, self.width));
    }
}

/// Text folded at blanks, each line at most `room` characters where no word is longer.
#[must_use]
pub fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is always a last line");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > room {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

fn painted(text: &str, style: Style) -> String {
    format!("{style}{text}{style:#}")
}

/// What stands out.
#[must_use]
pub fn bold(text: &str) -> String {
    painted(text, Style::new().bold())
}

/// What stands back.
#[must_use]
pub fn dim(text: &str) -> String {
    painted(text, Style::new().dimmed())
}

/// For, met, well.
#[must_use]
pub fn good(text: &str) -> String {
    painted(text, AnsiColor::Blue.on_default())
}

/// In doubt.
#[must_use]
pub fn poor(text: &str) -> String {
    painted(text, AnsiColor::Yellow.on_default())
}

/// Against, not met, wrong.
#[must_use]
pub fn bad(text: &str) -> String {
    painted(text, AnsiColor::Red.on_default())
}
