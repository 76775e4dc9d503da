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
    /// How many others of its code it stands for, which are only counted; 0 for one by itself.
    pub more: u64,
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
            more: 0,
        }
    }

    /// Stands for the others of a code, of which too many were found to be kept.
    #[must_use]
    pub(crate) fn rest(code: Code, more: u64) -> Self {
        let message = format!("and {} more of {code:?}, which are only counted", grouped(more));
        let help = "mend the first of them; the others may have the same cause";
        Diagnostic { more, ..Diagnostic::new(code, None, message).help(help) }
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

    /// For how many it stands.
    #[must_use]
    pub fn times(&self) -> u64 {
        self.more.max(1)
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

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Sorts diagnostics by file, place, then code, and drops exact repetitions. Those that say how
/// many more there were come last.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    fn key(d: &Diagnostic) -> (bool, Option<Span>, Code, &str) {
        (d.more > 0, d.span, d.code, &d.message)
    }
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup();
}
