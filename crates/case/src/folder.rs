//! A case folder as bytes.

use std::fs::DirEntry;
use std::io::Read;
use std::path::Path;

/// The largest case file that is read.
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

/// Why a case file that lies too deep is not read.
pub(crate) const TOO_DEEP: &str = "it lies deeper than a folder within the case folder";

/// Folders below each other that are searched for case files lying too deep: enough, and an end to
/// links in a circle.
const DEEPEST: usize = 8;

/// Reads a folder and the folders in it: `.case`, `.bib` and `.csv` files, and of `.json` and
/// `.ris` files the bibliography that the case names. Case files that lie deeper are not read, but
/// named among what could not be; names that begin with a dot are passed over.
#[must_use]
pub fn read_folder(path: &Path) -> Folder {
    let mut folder = Folder::default();
    walk(path, "", 0, &mut folder);
    for name in named_bibliographies(&folder) {
        let path = path.join(&name);
        if path.exists() {
            keep(name, &path, &mut folder);
        }
    }
    folder.files.sort();
    folder.unreadable.sort();
    folder
}

/// Bibliographies that a case names and that are not read yet. Any folder may hold other files of
/// these endings, which are none of the case's business.
fn named_bibliographies(folder: &Folder) -> Vec<String> {
    let texts = folder.files.iter().filter(|(name, _)| name.ends_with(".case"));
    let lines = texts.flat_map(|(_, bytes)| bytes.split(|byte| *byte == b'\n'));
    let named = lines.filter_map(|line| {
        let line = std::str::from_utf8(line).ok()?.trim();
        let name = line.strip_prefix("bibliography:")?.trim();
        let inside =
            !name.starts_with(['/', '.']) && !name.contains(['\\', ':']) && !name.contains("..");
        let kind = [".json", ".ris", ".bibtex"].iter().any(|end| name.ends_with(end));
        (inside && kind).then(|| name.to_owned())
    });
    let mut named: Vec<String> = named.collect();
    named.sort();
    named.dedup();
    named
}

fn walk(path: &Path, prefix: &str, depth: usize, folder: &mut Folder) {
    let name = || if prefix.is_empty() { path.display().to_string() } else { prefix.to_owned() };
    match std::fs::read_dir(path) {
        Ok(entries) => visit(entries, &name(), prefix, depth, folder),
        Err(error) => folder.unreadable.push((name(), error.to_string())),
    }
}

fn visit(
    entries: impl Iterator<Item = std::io::Result<DirEntry>>,
    of: &str,
    prefix: &str,
    depth: usize,
    folder: &mut Folder,
) {
    for entry in entries {
        match entry {
            Ok(entry) => one(&entry, prefix, depth, folder),
            Err(error) => {
                folder.unreadable.push((of.to_owned(), format!("one of its entries: {error}")));
            }
        }
    }
}

fn one(entry: &DirEntry, prefix: &str, depth: usize, folder: &mut Folder) {
    let file = entry.file_name().to_string_lossy().into_owned();
    if file.starts_with('.') {
        return;
    }
    let name = if prefix.is_empty() { file.clone() } else { format!("{prefix}/{file}") };
    let path = entry.path();
    if path.is_dir() {
        if depth < DEEPEST {
            walk(&path, &name, depth + 1, folder);
        }
    } else if depth > 1 {
        let is_case = file.ends_with(".case");
        folder.unreadable.extend(is_case.then(|| (name, TOO_DEEP.to_owned())));
    } else if [".case", ".bib", ".csv"].iter().any(|end| file.ends_with(end)) {
        keep(name, &path, folder);
    } else if let Some(error) = hidden_folder(entry, &path) {
        folder.unreadable.push((name, error.to_string()));
    }
}

/// Why a folder does not show that it is one.
fn hidden_folder(entry: &DirEntry, path: &Path) -> Option<std::io::Error> {
    let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
    std::fs::metadata(path).err().filter(|_| is_folder)
}

fn keep(name: String, path: &Path, folder: &mut Folder) {
    match bounded(path) {
        Ok(bytes) if bytes.len() > MAX_FILE_BYTES && !name.ends_with(".case") => {
            folder.unreadable.push((name, "it has more than 64 MiB".to_owned()));
        }
        Ok(bytes) => folder.files.push((name, bytes)),
        Err(error) => folder.unreadable.push((name, error.to_string())),
    }
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
    use super::{Folder, visit};

    #[test]
    fn an_entry_that_cannot_be_read_is_said() {
        let mut folder = Folder::default();
        let lost = std::io::Error::other("the disk is gone");
        visit(std::iter::once(Err(lost)), "series", "series", 1, &mut folder);
        assert_eq!(
            folder.unreadable,
            [("series".to_owned(), "one of its entries: the disk is gone".to_owned())]
        );
    }
}
