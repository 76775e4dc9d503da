//! A case folder as bytes.

use std::fs::DirEntry;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest case file that is read, and the most that all of them may have together.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// The files of a case folder as bytes, by name relative to the folder, in the order of their
/// names.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// Name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// What could not be read, and why.
    pub unreadable: Vec<(String, String)>,
}

/// Which links are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
    /// Those that stay in the folder. The folder itself may be reached by a link.
    #[default]
    Within,
    /// All of them.
    All,
}

/// Why a case file that lies too deep is not read.
pub(crate) const TOO_DEEP: &str = "it lies deeper than a folder within the case folder";

/// How it begins to be said that a link is not followed.
pub(crate) const LEADS_OUT: &str = "it is a link that leads out of the case, to ";

/// Why a folder is not read that is called as a file is.
pub(crate) const IS_FOLDER: &str = "it is a folder, and its name is that of a file";

/// Why a bibliography or a series is not read that has no room beside the others.
const TOO_MANY: &str = "with it the `.bib` and `.csv` files of the case have more than 64 MiB";

/// Folders below each other that are searched for case files lying too deep: enough, and an end to
/// links in a circle.
const DEEPEST: usize = 8;

/// What is read of a folder, by the ends of names.
const ENDS: [&str; 3] = [".case", ".bib", ".csv"];

/// Reads a folder and the folders in it: `.case`, `.bib` and `.csv` files, and of `.json` and
/// `.ris` files the bibliography that the case names. Case files that lie deeper are not read, but
/// named among what could not be, as are links that lead out of the folder; names that begin with a
/// dot are passed over.
#[must_use]
pub fn read_folder(path: &Path) -> Folder {
    read_folder_with(path, Links::Within)
}

/// The same, with the links that are to be followed.
#[must_use]
pub fn read_folder_with(path: &Path, links: Links) -> Folder {
    let root = path.canonicalize().ok().filter(|_| links == Links::Within);
    let mut walk = Walk { root: root.clone(), found: Vec::new(), folder: Folder::default() };
    walk.folder(path, "", 0);
    let Walk { mut found, mut folder, .. } = walk;
    found.sort();
    let mut sum = Sum::default();
    found.into_iter().for_each(|(name, path)| keep(name, &path, &mut sum, &mut folder));
    for name in named_bibliographies(&folder) {
        let file = path.join(&name);
        if let Some(to) = leads_out(root.as_deref(), &file) {
            folder.unreadable.push((name, format!("{LEADS_OUT}{}", to.display())));
        } else if file.exists() {
            keep(name, &file, &mut sum, &mut folder);
        }
    }
    folder.files.sort();
    folder.unreadable.sort();
    folder
}

/// Bibliographies that a case names and that are not read yet. Any folder may hold other files of
/// these endings, which are none of the case's business.
fn named_bibliographies(folder: &Folder) -> Vec<String> {
    let texts = folder.files.iter().filter(|(name, _)| has_ending(name, ".case"));
    let lines = texts.flat_map(|(_, bytes)| bytes.split(|byte| *byte == b'\n'));
    let fields = lines
        .filter_map(|line| std::str::from_utf8(line).ok()?.trim().strip_prefix("bibliography:"));
    let names = fields.flat_map(|field| field.split(',').map(str::trim));
    let is_inside = |name: &&str| {
        !name.starts_with(['/', '.']) && !name.contains(['\\', ':']) && !name.contains("..")
    };
    let is_one = |name: &&str| [".json", ".ris", ".bibtex"].iter().any(|end| has_ending(name, end));
    let mut named: Vec<String> =
        names.filter(is_inside).filter(is_one).map(str::to_owned).collect();
    named.sort();
    named.dedup();
    named
}

/// Whether a file has this ending, in capitals or not: some systems write `SOURCES.BIB`.
///
/// ```
/// use counterpoise_case::has_ending;
/// assert!(has_ending("EVENTS.CASE", ".case") && !has_ending("events.case.bak", ".case"));
/// ```
#[must_use]
pub fn has_ending(name: &str, ending: &str) -> bool {
    let at = name.len().checked_sub(ending.len());
    at.and_then(|at| name.get(at..)).is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// A look through the folders of a case.
#[derive(Default)]
struct Walk {
    /// Where links have to stay; `None`: anywhere.
    root: Option<PathBuf>,
    /// Name and path of what is to be read.
    found: Vec<(String, PathBuf)>,
    folder: Folder,
}

impl Walk {
    fn folder(&mut self, path: &Path, prefix: &str, depth: usize) {
        let name =
            || if prefix.is_empty() { path.display().to_string() } else { prefix.to_owned() };
        match std::fs::read_dir(path) {
            Ok(entries) => self.visit(entries, &name(), prefix, depth),
            Err(error) => self.folder.unreadable.push((name(), error.to_string())),
        }
    }

    fn visit(
        &mut self,
        entries: impl Iterator<Item = std::io::Result<DirEntry>>,
        of: &str,
        prefix: &str,
        depth: usize,
    ) {
        for entry in entries {
            match entry {
                Ok(entry) => self.one(&entry, prefix, depth),
                Err(error) => {
                    let why = format!("one of its entries: {error}");
                    self.folder.unreadable.push((of.to_owned(), why));
                }
            }
        }
    }

    fn one(&mut self, entry: &DirEntry, prefix: &str, depth: usize) {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with('.') {
            return;
        }
        let name = if prefix.is_empty() { file.clone() } else { format!("{prefix}/{file}") };
        let path = entry.path();
        let is_ours = ENDS.iter().any(|end| has_ending(&file, end));
        let is_folder = path.is_dir();
        let why = if let Some(to) =
            self.leads_out(entry, &path).filter(|_| depth <= 1 && (is_ours || is_folder))
        {
            format!("{LEADS_OUT}{}", to.display())
        } else if is_folder && is_ours {
            IS_FOLDER.to_owned()
        } else if is_folder {
            if depth < DEEPEST {
                self.folder(&path, &name, depth + 1);
            }
            return;
        } else if depth > 1 && has_ending(&file, ".case") {
            TOO_DEEP.to_owned()
        } else if depth <= 1 && is_ours {
            self.found.push((name, path));
            return;
        } else if let Some(error) = hidden_folder(entry, &path).filter(|_| depth <= 1) {
            error.to_string()
        } else {
            return;
        };
        self.folder.unreadable.push((name, why));
    }

    /// Where a link leads, if that is out of the case.
    fn leads_out(&self, entry: &DirEntry, path: &Path) -> Option<PathBuf> {
        entry.file_type().ok().filter(std::fs::FileType::is_symlink)?;
        leads_out(self.root.as_deref(), path)
    }
}

/// Where a path leads, if that is out of the folder.
fn leads_out(root: Option<&Path>, path: &Path) -> Option<PathBuf> {
    let root = root?;
    path.canonicalize().ok().filter(|to| !to.starts_with(root))
}

/// Why a folder does not show that it is one.
fn hidden_folder(entry: &DirEntry, path: &Path) -> Option<std::io::Error> {
    let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
    std::fs::metadata(path).err().filter(|_| is_folder)
}

/// Bytes that have been read.
#[derive(Default)]
struct Sum {
    of_cases: usize,
    beside: usize,
}

/// Keeps a file, or why it could not be read. Case files behind the one that goes beyond what all of
/// them may have are left alone: that one is kept, by which `load` knows.
fn keep(name: String, path: &Path, sum: &mut Sum, folder: &mut Folder) {
    let is_case = has_ending(&name, ".case");
    if is_case && sum.of_cases > MAX_FILE_BYTES {
        return;
    }
    let bytes = match bounded(path) {
        Ok(bytes) => bytes,
        Err(error) => return folder.unreadable.push((name, error.to_string())),
    };
    let alone = bytes.len() > MAX_FILE_BYTES;
    if !is_case && (alone || sum.beside + bytes.len() > MAX_FILE_BYTES) {
        let why = if alone { "it has more than 64 MiB" } else { TOO_MANY };
        return folder.unreadable.push((name, why.to_owned()));
    }
    match is_case {
        // One that is too large by itself is said of itself.
        true if alone => {}
        true => sum.of_cases += bytes.len(),
        false => sum.beside += bytes.len(),
    }
    folder.files.push((name, bytes));
}

/// No more of a file than shows that it is too large; a pipe or a device, which might never end, is
/// refused.
#[expect(clippy::disallowed_methods, reason = "the one crate that opens case files")]
fn bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    let about = std::fs::metadata(path)?;
    if about.is_file() {
        let length = about.len().min(MAX_FILE_BYTES as u64 + 1);
        let mut bytes = Vec::with_capacity(length as usize);
        std::fs::File::open(path)?.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    Err(std::io::Error::other("it is not a plain file"))
}

#[cfg(test)]
mod tests {
    use super::Walk;

    #[test]
    fn an_entry_that_cannot_be_read_is_said() {
        let mut walk = Walk::default();
        let lost = std::io::Error::other("the disk is gone");
        walk.visit(std::iter::once(Err(lost)), "series", "series", 1);
        assert_eq!(
            walk.folder.unreadable,
            [("series".to_owned(), "one of its entries: the disk is gone".to_owned())]
        );
    }
}
