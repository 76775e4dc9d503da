//! Writing files: beside, then renamed, so that an interruption leaves the old file whole.

use crate::failure::{Failure, Result};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Puts a file in the place of an old one, or makes it. Folders above it are made.
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |error: std::io::Error| Failure::new(format!("cannot write {}: {error}", path.display()));
    std::fs::create_dir_all(folder).map_err(fail)?;
    let beside = beside(path);
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| std::fs::rename(&beside, path));
    if moved.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    moved.map_err(fail)
}

/// A name in the same folder, so that renaming never crosses file systems.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

#[expect(clippy::disallowed_methods, reason = "the edge of the program reads what it is given")]
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}
