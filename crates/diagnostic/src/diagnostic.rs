//! One thing said about the text, and where.

use crate::{Code, FileId, Severity};

/// A stretch of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// One thing said about the text.
///
/// If only one part can be shown, it is `message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code; its page is printed by `explain`.
    pub code: Code,
    /// Error or warning.
    pub severity: Severity,
    /// One sentence, without a full stop.
    pub message: String,
    /// Where; `None` when it concerns the folder as a whole.
    pub span: Option<Span>,
    /// Other places that belong to it, each with a few words.
    pub also: Vec<(Span, String)>,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Diagnostic {
    /// A diagnostic of the severity its code has.
    #[must_use]
    pub fn new(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            message: shortened(message.into()),
            span: span.into(),
            also: Vec::new(),
            help: String::new(),
        }
    }

    /// With the help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = shortened(help.into());
        self
    }

    /// With another place.
    #[must_use]
    pub fn also(mut self, span: Span, words: impl Into<String>) -> Self {
        self.also.push((span, words.into()));
        self
    }

    /// Whether it stops the case from being judged.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A sentence stays a sentence, whatever it quotes.
const LONGEST: usize = 600;

/// One line of bounded length: a message quotes the text, and the text may hold anything.
fn shortened(text: String) -> String {
    let tame = |c: char| if c.is_control() { ' ' } else { c };
    if text.len() <= LONGEST {
        return if text.contains(char::is_control) {
            text.chars().map(tame).collect()
        } else {
            text
        };
    }
    text.chars().take(LONGEST / 2).map(tame).chain(std::iter::once('\u{2026}')).collect()
}

/// Sorts diagnostics by file, place, then code, and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    diagnostics.dedup();
}
