//! Printing: results in their formats, trees, messages.

use crate::failure::{Failure, Result};
use crate::frames::Write as WriteFrame;
use crate::style::shown;
use clap::ValueEnum;
use counterpoise_frames::{
    Frame, Table, WriteError, formulas, to_arrow, to_csv, to_guided_xlsx, to_json, to_latex,
    to_markdown, to_parquet, to_stata, to_text, to_xlsx,
};
use counterpoise_present::Screen;
use std::io::{IsTerminal, Write};

/// In which form a result is printed. Every command that has a result knows all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading: what the command has to say, in words, trees or tables.
    #[default]
    #[value(alias = "human")]
    Text,
    /// Rows in aligned columns.
    Table,
    /// Rows as an array of objects.
    Json,
    /// Rows as comma-separated values, as R, Stata and Excel read them.
    Csv,
    /// Rows as a Markdown table.
    #[value(alias = "markdown")]
    Md,
    /// Rows as a LaTeX table with rules (`booktabs`), to be read in by `\\input`.
    #[value(alias = "tex")]
    Latex,
    /// Rows for R, Python and clusters; into a file or a pipe.
    Parquet,
    /// Rows as Arrow IPC (Feather); into a file or a pipe.
    #[value(alias = "feather")]
    Arrow,
    /// Rows for Stata; into a file or a pipe.
    #[value(alias = "stata")]
    Dta,
    /// Rows as a workbook; into a file or a pipe.
    #[value(alias = "excel")]
    Xlsx,
}

/// Prints bytes. A closed pipe comes back as its own failure.
pub(crate) fn bytes(bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

pub(crate) fn line(text: &str) -> Result<()> {
    bytes(format!("{text}\n").as_bytes())
}

/// What a person reads.
pub(crate) fn screen(screen: &Screen) -> Result<()> {
    bytes(shown(screen.text()).as_bytes())
}

/// Running text, folded.
pub(crate) fn paragraph(text: &str) -> Result<()> {
    let mut of = Screen::new(width());
    of.paragraph(text);
    screen(&of)
}

/// A result: in words if a person reads it, else as rows.
pub(crate) fn show(
    format: Format,
    rows: impl FnOnce() -> Table,
    text: impl FnOnce() -> Result<()>,
) -> Result<()> {
    if format == Format::Text { text() } else { table(&rows(), format) }
}

/// Rows; for a person they are aligned.
pub(crate) fn table(table: &Table, format: Format) -> Result<()> {
    match format {
        Format::Text | Format::Table => bytes(to_text(table, width()).as_bytes()),
        Format::Json => line(&to_json(table)),
        Format::Csv => csv(table, ""),
        Format::Md => bytes(to_markdown(table).as_bytes()),
        Format::Latex => bytes(to_latex(table).as_bytes()),
        Format::Xlsx => workbook(table),
        format => frame(&table.frame(MADE_BY), format),
    }
}

/// CSV as it is; what a spreadsheet would compute is said beside it, with another way out if there
/// is one.
pub(crate) fn csv(table: &Table, or: &str) -> Result<()> {
    bytes(&to_csv(table, false))?;
    note_formulas(table, &format!("{or}--format xlsx"));
    Ok(())
}

/// Says which cells a spreadsheet would compute, and the way out.
pub(crate) fn note_formulas(table: &Table, way_out: &str) {
    if let Some((n, first)) = formulas(table) {
        let first: String = first.chars().take(40).collect();
        let (n, begins) = match n {
            1 => ("1 cell".to_owned(), "begins"),
            n => (format!("{n} cells"), "begin"),
        };
        note(&crate::style::poor(&format!(
            "{n} {begins} as a formula does, as `{}`: a spreadsheet would compute it; take {way_out}",
            first.trim()
        )));
    }
}

pub(crate) const MADE_BY: &str = concat!("Made by counterpoise ", env!("CARGO_PKG_VERSION"));

/// A workbook with what the table offers whoever fills it in.
fn workbook(table: &Table) -> Result<()> {
    packed(to_guided_xlsx(&table.frame(MADE_BY), &table.guide))
}

/// Typed columns for programs; nothing that a terminal could show.
pub(crate) fn frame(frame: &Frame, format: Format) -> Result<()> {
    let write: WriteFrame = match format {
        Format::Parquet => to_parquet,
        Format::Arrow => to_arrow,
        Format::Dta => |frame| Ok(to_stata(frame)),
        Format::Xlsx => to_xlsx,
        text => return table(&frame.table(), text),
    };
    packed(write(frame))
}

/// Bytes that no terminal can show.
fn packed(made: std::result::Result<Vec<u8>, WriteError>) -> Result<()> {
    if std::io::stdout().is_terminal() {
        return Err(Failure::new(
            "this form is for programs, not for a terminal: send it to a file, as in `... > FILE`",
        ));
    }
    bytes(&made.map_err(|error| Failure::new(error.to_string()))?)
}

/// The width of the terminal; what is piped has room.
pub(crate) fn width() -> usize {
    let terminal = std::io::stdout().is_terminal();
    if terminal { usize::from(terminal_size().unwrap_or(100)) } else { 160 }
}

fn terminal_size() -> Option<u16> {
    terminal_size::terminal_size().map(|(width, _)| width.0)
}

pub(crate) fn json(value: &impl serde::Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|e| crate::failure::Failure::new(e.to_string()))?;
    line(&text)
}

/// JSON in one line, for what is long and read by programs alone.
pub(crate) fn compact(value: &impl serde::Serialize) -> Result<()> {
    line(&serde_json::to_string(value).map_err(|e| crate::failure::Failure::new(e.to_string()))?)
}

/// A message for a person, beside the output.
///
/// Nobody may be listening; that is no reason to stop.
pub(crate) fn note(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

pub(crate) fn error(text: &str) {
    note(&format!("{} {text}", crate::style::bad("error:")));
}
