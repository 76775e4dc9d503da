//! The words of `export`.

use super::CaseArgs;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise export cases/russia-china                         names of all figures and tables
  counterpoise export cases/russia-china figure verdicts --to verdicts.png
  counterpoise export cases/russia-china figure --to figures --format pdf      all of them
  counterpoise export cases/russia-china table verdicts --to verdicts.docx
  counterpoise export cases/russia-china brief --to brief.docx --author \"A. Author\"
  counterpoise export cases/russia-china page --to page.pdf      the whole page
  counterpoise export cases/russia-china archive --to russia-china.zip

A file that is there is written over only with --force. See docs/export.md.")]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// What is handed in; silent: a list of all that could be.
    pub(crate) what: Option<What>,
    /// Which figures or tables; silent: all of them.
    pub(crate) names: Vec<String>,
    /// List the names of all figures and tables.
    #[arg(long, conflicts_with_all = ["to", "names"])]
    pub(crate) list: bool,
    /// The file to write; a folder, where there are several.
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) to: Option<PathBuf>,
    /// In which form; silent: as the name of the file ends.
    #[arg(long, value_enum)]
    pub(crate) format: Option<Form>,
    /// Who hands it in: stands under the title of a brief and in a citation that is made.
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) author: String,
    /// Write over files that are there.
    #[arg(long)]
    pub(crate) force: bool,
    /// Say what would be written, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// What can be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// Figures, each by itself: svg, png, pdf.
    #[value(alias = "figures")]
    Figure,
    /// Tables: csv, xlsx, latex, docx, md.
    #[value(alias = "tables")]
    Table,
    /// The brief, two to four pages: docx, html, md, pdf.
    Brief,
    /// The whole page: html, pdf.
    Page,
    /// All that somebody needs to make it again: zip.
    Archive,
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// A drawing.
    Svg,
    /// Pixels, two for each unit of the drawing.
    Png,
    /// A page that looks the same everywhere.
    Pdf,
    /// Comma-separated values.
    Csv,
    /// A workbook.
    #[value(alias = "excel")]
    Xlsx,
    /// A table for LaTeX (`booktabs`).
    #[value(alias = "tex")]
    Latex,
    /// A document for Word and LibreOffice.
    #[value(alias = "word")]
    Docx,
    /// Markdown.
    #[value(alias = "markdown")]
    Md,
    /// A page for a browser.
    Html,
    /// An archive.
    Zip,
}

impl Form {
    /// How the name of such a file ends.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Form::Svg => "svg",
            Form::Png => "png",
            Form::Pdf => "pdf",
            Form::Csv => "csv",
            Form::Xlsx => "xlsx",
            Form::Latex => "tex",
            Form::Docx => "docx",
            Form::Md => "md",
            Form::Html => "html",
            Form::Zip => "zip",
        }
    }

    /// The form of a file by how its name ends.
    pub(crate) fn of_ending(ending: &str) -> Option<Form> {
        let all = Form::value_variants().iter().copied();
        all.into_iter().find(|form| ending.eq_ignore_ascii_case(form.ending()))
    }
}

impl What {
    /// The forms it can have; the first is meant where none is said.
    pub(crate) fn forms(self) -> &'static [Form] {
        match self {
            What::Figure => &[Form::Svg, Form::Png, Form::Pdf],
            What::Table => &[Form::Csv, Form::Xlsx, Form::Latex, Form::Docx, Form::Md],
            What::Brief => &[Form::Docx, Form::Html, Form::Md, Form::Pdf],
            What::Page => &[Form::Html, Form::Pdf],
            What::Archive => &[Form::Zip],
        }
    }
}
