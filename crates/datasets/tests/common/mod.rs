//! A store in a folder of its own, files written into it, and tables as text.

#![allow(dead_code, reason = "each test program uses some of it")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests"
)]

use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use counterpoise_datasets::{AddOptions, Added, Error, Manifest, Store, Table, Values};

pub(crate) struct Folder {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) store: Store,
}

impl Folder {
    pub(crate) fn new() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("store")).unwrap();
        Folder { folder, store }
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn add(&self, kind: &str, files: &[PathBuf]) -> Result<Manifest, Error> {
        add(&self.store, kind, files).map(|added| added.manifest().clone())
    }

    /// Imports one file and tells all about it.
    pub(crate) fn told(&self, kind: &str, name: &str, text: &str) -> String {
        let file = self.file(name, text.as_bytes());
        match self.add(kind, &[file]) {
            Ok(manifest) => tell(&self.store, &manifest),
            Err(error) => format!("{error}\n{}\n", error.help()),
        }
    }
}

pub(crate) fn add(store: &Store, kind: &str, files: &[PathBuf]) -> Result<Added, Error> {
    store.add(
        &AddOptions { kind: kind.to_owned(), files: files.to_vec(), ..AddOptions::default() },
        &mut |_| ControlFlow::Continue(()),
    )
}

/// The counts of a manifest, its table, its quarantine.
pub(crate) fn tell(store: &Store, manifest: &Manifest) -> String {
    assert_eq!(manifest.rows_in, manifest.rows_kept + manifest.rows_set_aside);
    let quarantine = store.quarantine(&manifest.dataset, Some(&manifest.vintage)).unwrap();
    assert_eq!(quarantine.len() as u64, manifest.rows_set_aside);
    let mut text = format!(
        "{} ({:?}): {} in, {} kept, {} set aside, {} written; years {:?}\n",
        manifest.dataset,
        manifest.shape,
        manifest.rows_in,
        manifest.rows_kept,
        manifest.rows_set_aside,
        manifest.rows_written,
        manifest.coverage
    );
    for (note, count) in &manifest.notes {
        writeln!(text, "note ({count}): {note}").unwrap();
    }
    if let Some(duplicates) = manifest.duplicates {
        writeln!(text, "{duplicates:?}").unwrap();
    }
    let table = store.table(&manifest.dataset, Some(&manifest.vintage), &[], None).unwrap();
    assert_eq!(table.rows as u64, manifest.rows_written);
    text += &table_text(&table);
    for row in quarantine {
        writeln!(
            text,
            "aside: {} line {} [{}] {} <{}>",
            row.file, row.line, row.reason, row.sentence, row.row
        )
        .unwrap();
    }
    text
}

pub(crate) fn table_text(table: &Table) -> String {
    let names: Vec<&str> = table.columns.iter().map(|column| column.column.name.as_str()).collect();
    let mut text = names.join(" | ") + "\n";
    for row in 0..table.rows {
        let cells: Vec<String> =
            table.columns.iter().map(|column| cell(&column.values, row)).collect();
        writeln!(text, "{}", cells.join(" | ")).unwrap();
    }
    text
}

fn cell(values: &Values, row: usize) -> String {
    let text = match values {
        Values::Text { .. } => values.text(row).map(str::to_owned),
        Values::Int(_) => values.int(row).map(|number| number.to_string()),
        Values::Float(_) => values.number(row).map(|number| number.to_string()),
        Values::Day(_) => values.day(row).map(|day| day.to_string()),
        Values::Flag(_) => values.flag(row).map(|flag| flag.to_string()),
    };
    text.unwrap_or_else(|| "-".to_owned())
}

/// A file of the shared data, where there are any.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if file.is_file() {
        return Some(file);
    }
    println!("skipped: {} not found", file.display());
    None
}

/// Every file of a store with its bytes, its lock left out.
pub(crate) fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    collect(folder, folder, &mut found);
    found.sort();
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if !path.ends_with(".lock") {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            found.push((name, std::fs::read(&path).unwrap()));
        }
    }
}
