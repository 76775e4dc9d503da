//! A folder becomes a case.

use crate::builtin;
use crate::lower::{self, Input};
use crate::model::Case;
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Files, Span};
use counterpoise_syntax::{Tree, parse};
use std::io::Read;
use std::path::Path;

/// The largest case file that is read.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// The files of a case folder as bytes, by name relative to the folder, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// Name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// What could not be read, and why.
    pub unreadable: Vec<(String, String)>,
}

/// What came of reading.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The case; complete only if there are no errors.
    pub case: Case,
    /// The texts that diagnostics point into.
    pub files: Files,
    /// Everything found, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether the case can be judged.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Reads a folder: `.case`, `.bib` and `.csv` files, two levels deep.
#[must_use]
pub fn read_folder(path: &Path) -> Folder {
    let mut folder = Folder::default();
    walk(path, "", 2, &mut folder);
    folder.files.sort();
    folder
}

fn walk(path: &Path, prefix: &str, depth: usize, folder: &mut Folder) {
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            return folder.unreadable.push((
                if prefix.is_empty() { path.display().to_string() } else { prefix.to_owned() },
                error.to_string(),
            ));
        }
    };
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with('.') {
            continue;
        }
        let name = if prefix.is_empty() { file.clone() } else { format!("{prefix}/{file}") };
        let path = entry.path();
        if path.is_dir() {
            if depth > 1 {
                walk(&path, &name, depth - 1, folder);
            }
        } else if [".case", ".bib", ".csv"].iter().any(|e| file.ends_with(e)) {
            match bounded(&path) {
                Ok(bytes) if bytes.len() > MAX_FILE_BYTES && !file.ends_with(".case") => {
                    folder.unreadable.push((name, "it has more than 64 MiB".to_owned()));
                }
                Ok(bytes) => folder.files.push((name, bytes)),
                Err(error) => folder.unreadable.push((name, error.to_string())),
            }
        }
    }
}

/// No more of a file than shows that it is too large; a pipe or a device, which might never end, is refused.
#[expect(clippy::disallowed_methods, reason = "the one crate that opens case files")]
fn bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    if std::fs::metadata(path)?.is_file() {
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    Err(std::io::Error::other("it is not a plain file"))
}

/// Resolves and checks the files of a folder. `with` names sets of evidence to switch on.
#[must_use]
pub fn load(folder: &Folder, with: &[String]) -> Loaded {
    let mut files = Files::default();
    let mut diagnostics = unreadable(folder);
    let mut trees = Vec::new();
    for (name, bytes) in folder.files.iter().filter(|(n, _)| n.ends_with(".case")) {
        let (file, tree) = read(name, bytes, &mut files, &mut diagnostics);
        trees.push((file, tree, false));
    }
    if trees.is_empty() {
        if diagnostics.is_empty() {
            diagnostics.push(
                Diagnostic::new(Code::EMPTY_FOLDER, None, "there is no file that ends in `.case` in this folder").mend(
                    "name the right folder, or make a case with `counterpoise new FOLDER --subject RUS --target CHN`",
                ),
            );
        }
        return Loaded { case: Case::default(), files, diagnostics };
    }
    let library = builtin::add(&mut files, &mut trees, &mut diagnostics);
    resolve(folder, with, files, &trees, &library, diagnostics)
}

fn resolve(
    folder: &Folder,
    with: &[String],
    mut files: Files,
    trees: &[(FileId, Tree, bool)],
    library: &[(FileId, &str)],
    mut diagnostics: Vec<Diagnostic>,
) -> Loaded {
    let mut added: Vec<(String, String)> = Vec::new();
    let next = files.iter().count() as u32;
    let mut bibliography = |name: &str| {
        let (_, bytes) = folder.files.iter().find(|(n, _)| n == name)?;
        let file = FileId(next + added.len() as u32);
        let text = text(name, bytes, file, &mut diagnostics);
        added.push((name.to_owned(), text.clone()));
        Some((file, text))
    };
    let input = Input { files: &files, trees, library, attachments: &folder.files, with };
    let (case, found) = lower::lower(&input, &mut bibliography);
    for (name, text) in added {
        files.add(name, text);
    }
    diagnostics.extend(found);
    for set in with.iter().filter(|w| !case.sets.iter().any(|s| s.id == **w)) {
        let mend = case.sets.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::new(Code::UNKNOWN_NAME, None, format!("no set is called `{set}`"))
                .mend(format!("declared are: {mend}")),
        );
    }
    counterpoise_diagnostic::sort(&mut diagnostics);
    Loaded { case, files, diagnostics }
}

fn unreadable(folder: &Folder) -> Vec<Diagnostic> {
    let say = |(name, why): &(String, String)| {
        Diagnostic::new(Code::UNREADABLE, None, format!("`{name}` cannot be read: {why}"))
            .mend("check its name and its rights")
    };
    folder.unreadable.iter().map(say).collect()
}

/// One file: too large, not UTF-8, or read.
fn read(name: &str, bytes: &[u8], files: &mut Files, diagnostics: &mut Vec<Diagnostic>) -> (FileId, Tree) {
    if bytes.len() > MAX_FILE_BYTES {
        let file = files.add(name, String::new());
        let message = format!("`{name}` has more than 64 MiB");
        diagnostics.push(
            Diagnostic::new(Code::TOO_LARGE, Span { file, start: 0, end: 0 }, message)
                .mend("split it, or keep a body of evidence of that size as a dataset"),
        );
        return (file, Tree::default());
    }
    let next = FileId(files.iter().count() as u32);
    let text = text(name, bytes, next, diagnostics);
    let file = files.add(name, text.clone());
    let (tree, found) = parse(&text, file);
    diagnostics.extend(found);
    (file, tree)
}

/// The text of a file, with U+FFFD in the place of what is not UTF-8; the first such byte is named.
fn text(name: &str, bytes: &[u8], file: FileId, diagnostics: &mut Vec<Diagnostic>) -> String {
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        let span = Span { file, start: at as u32, end: at as u32 };
        let message = format!("`{name}` is not UTF-8: byte {} is 0x{:02X}", at + 1, bytes[at]);
        diagnostics.push(Diagnostic::new(Code::NOT_UTF8, span, message).mend("save the file with the encoding UTF-8"));
    }
    String::from_utf8_lossy(bytes).into_owned()
}
