//! The document as other programs read it: LibreOffice, Poppler, python-docx. Where one is not on
//! the machine, its test says so and passes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that starts other programs on files of its own"
)]

mod sample;

use counterpoise_document::docx;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Writes the document into a folder.
fn written(folder: &Path) -> PathBuf {
    let path = folder.join("brief.docx");
    std::fs::write(&path, docx(&sample::document(), &sample::pixels())).unwrap();
    path
}

/// What a program says; nothing if it is not here or does not work.
fn said(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn libreoffice_shows_text_notes_figure_and_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let (home, out) = (folder.path().join("home"), folder.path().to_str().unwrap());
    let profile = format!("-env:UserInstallation=file://{}", home.display());
    let args = [&profile, "--headless", "--convert-to", "pdf", "--outdir", out];
    let converted = said("soffice", &[&args[..], &[path.to_str().unwrap()]].concat());
    let pdf = folder.path().join("brief.pdf");
    if converted.is_none() || !pdf.exists() {
        eprintln!("skipped: no LibreOffice on this machine");
        return;
    }
    let Some(text) = said("pdftotext", &["-layout", pdf.to_str().unwrap(), "-"]) else {
        eprintln!("skipped: no pdftotext on this machine");
        return;
    };
    for words in [
        "Did A balance against B & C?",
        "A. \"Nobody\" <Author>",
        "1. no list, *no* _emphasis_",
        "Figure 1. Verdicts by period",
        "Table 1. Schools and what they say.",
        "Author 2020, A Book, p. 5 (also p. 9).",
        "Ленин",
        "Zed, B. 1999.",
    ] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
    let images = said("pdfimages", &["-list", pdf.to_str().unwrap()]).unwrap_or_default();
    eprintln!("{} lines of images in the PDF", images.lines().count());
}

const READ: &str = r"
import sys, docx
d = docx.Document(sys.argv[1])
for p in d.paragraphs: print(p.style.name, '|', p.text)
for row in d.tables[0].rows: print('row', '|', ' / '.join(c.text for c in row.cells))
print('properties', '|', d.core_properties.title, '/', d.core_properties.author)
print('pictures', '|', len(d.inline_shapes), round(d.inline_shapes[0].width.cm, 1))
";

#[test]
fn python_docx_finds_real_styles() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    if said("python3", &["-c", "import docx"]).is_none() {
        eprintln!("skipped: no python-docx on this machine");
        return;
    }
    let read = said("python3", &["-c", READ, path.to_str().unwrap()]).unwrap();
    insta::assert_snapshot!(read);
}
