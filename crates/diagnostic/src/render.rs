//! Renderers: for a person, for a log, for a program.

use crate::{Diagnostic, Files, Severity, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// The full picture, with the line and the span marked.
///
/// `colour` is the caller's decision: colours belong on a terminal only.
#[must_use]
pub fn human(diagnostic: &Diagnostic, files: &Files, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name())
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    if let Some(span) = diagnostic.span {
        group = add_snippets(group, diagnostic, span, files);
    }
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.message(diagnostic.help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]).clone()
}

fn add_snippets<'a>(
    mut group: Group<'a>,
    diagnostic: &'a Diagnostic,
    span: Span,
    files: &'a Files,
) -> Group<'a> {
    let Some(file) = files.get(span.file) else { return group };
    let mut snippet =
        excerpt(files, span).annotation(AnnotationKind::Primary.span(within(files, span, span)));
    let mut elsewhere = Vec::new();
    for (other, words) in &diagnostic.also {
        if other.file == span.file && same_lines(file, span, *other) {
            snippet = snippet.annotation(
                AnnotationKind::Context.span(within(files, span, *other)).label(words.as_str()),
            );
        } else {
            elsewhere.push((*other, words));
        }
    }
    group = group.element(snippet);
    for (other, words) in elsewhere {
        if let Some(file) = files.get(other.file) {
            let (line, column) = file.line_column(other.start);
            group = group.element(Origin::path(format!("{}:{line}:{column} ({words})", file.name)));
        }
    }
    group
}

/// Only the lines around a span are handed to the renderer: its cost must not grow with the file.
fn window(file: &crate::SourceFile, span: Span) -> std::ops::Range<usize> {
    let (first, _) = file.line_column(span.start);
    let (last, _) = file.line_column(span.end.max(span.start));
    file.line_range(first).start..file.line_range(last.min(first + 3)).end
}

fn same_lines(file: &crate::SourceFile, a: Span, b: Span) -> bool {
    let w = window(file, a);
    w.contains(&(b.start as usize)) && (b.end as usize) <= w.end
}

fn excerpt(files: &Files, span: Span) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let Some(file) = files.get(span.file) else { return Snippet::source("") };
    let (line, _) = file.line_column(span.start);
    Snippet::source(&file.text[window(file, span)]).line_start(line).path(file.name.as_str())
}

fn within(files: &Files, base: Span, span: Span) -> std::ops::Range<usize> {
    let Some(file) = files.get(base.file) else { return 0..0 };
    let w = window(file, base);
    let clamp = |b: u32| floor(&file.text, (b as usize).clamp(w.start, w.end)) - w.start;
    let (start, end) = (clamp(span.start), clamp(span.end));
    start..end.max(start)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One line: `events.case:12:3: error[E0301]: no actor ...; did you mean ...?`
#[must_use]
pub fn concise(diagnostic: &Diagnostic, files: &Files) -> String {
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let help =
        if diagnostic.help.is_empty() { String::new() } else { format!("; {}", diagnostic.help) };
    format!(
        "{}{word}[{}]: {}{help}",
        origin(diagnostic, files),
        diagnostic.code.name(),
        diagnostic.message
    )
}

fn origin(diagnostic: &Diagnostic, files: &Files) -> String {
    let place =
        diagnostic.span.and_then(|s| files.get(s.file).map(|f| (f, f.line_column(s.start))));
    place.map_or_else(String::new, |(f, (line, column))| format!("{}:{line}:{column}: ", f.name))
}

#[derive(serde::Serialize)]
struct Json<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    help: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    /// Only where it stands for others, which are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
}

/// A serialisable view, for the surfaces that write JSON.
pub fn json_line<'a>(diagnostic: &'a Diagnostic, files: &'a Files) -> impl serde::Serialize + 'a {
    let file = diagnostic.span.and_then(|s| files.get(s.file).map(|f| (f, s)));
    let start = file.map(|(f, s)| f.line_column(s.start));
    let end = file.map(|(f, s)| f.line_column(s.end));
    Json {
        code: diagnostic.code.name(),
        severity: diagnostic.severity,
        message: &diagnostic.message,
        help: &diagnostic.help,
        file: file.map(|(f, _)| f.name.as_str()),
        line: start.map(|p| p.0),
        column: start.map(|p| p.1),
        end_line: end.map(|p| p.0),
        end_column: end.map(|p| p.1),
        count: Some(diagnostic.more).filter(|more| *more > 0),
    }
}

/// `2 errors, 1 warning`, or `nothing to mend`.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let of = |is_error: bool| -> u64 {
        diagnostics.iter().filter(|d| d.is_error() == is_error).map(Diagnostic::times).sum()
    };
    let (errors, warnings) = (of(true), of(false));
    let count = |n: u64, word: &str| match n {
        0 => None,
        1 => Some(format!("1 {word}")),
        n => Some(format!("{n} {word}s")),
    };
    let parts: Vec<_> =
        [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { "nothing to mend".to_owned() } else { parts.join(", ") }
}
