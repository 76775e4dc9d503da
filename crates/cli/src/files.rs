//! Writing files: beside, then renamed, so that an interruption leaves the old file whole and
//! nothing half written.

use crate::failure::{Failure, Result};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The file that is being written beside its place, if one is.
static BESIDE: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Whether something runs that takes itself back when it is asked to stop.
static POLITE: AtomicBool = AtomicBool::new(false);
/// Whether it is asked to.
static STOP: AtomicBool = AtomicBool::new(false);

/// While it lives, the first Ctrl-C asks and the second ends the program at once.
pub(crate) struct Politely(());

impl Politely {
    pub(crate) fn new() -> Politely {
        STOP.store(false, Ordering::SeqCst);
        POLITE.store(true, Ordering::SeqCst);
        Politely(())
    }

    pub(crate) fn is_wanted(&self) -> bool {
        STOP.load(Ordering::SeqCst)
    }

    /// For work that looks by itself whether it is asked.
    pub(crate) fn asked(&self) -> &AtomicBool {
        &STOP
    }
}

impl Drop for Politely {
    fn drop(&mut self) {
        POLITE.store(false, Ordering::SeqCst);
    }
}

/// Exit code of a program that was interrupted, as shells know it: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

/// Puts a file in the place of an old one, or makes it. Folders above it are made.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail =
        |error: std::io::Error| Failure::new(format!("cannot write {}: {error}", path.display()));
    std::fs::create_dir_all(folder).map_err(fail)?;
    let beside = beside(path);
    let written = begin(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    end(&beside, written.and_then(|()| std::fs::rename(&beside, path))).map_err(fail)
}

/// Interrupted (Ctrl-C) or told to end, the program takes away the file that it has not finished.
#[expect(clippy::exit, reason = "whoever interrupts wants the end")]
pub(crate) fn tidy_when_interrupted() {
    // Where no handler can be set, the unfinished file stays; the old one is whole in any case.
    let _ = ctrlc::set_handler(|| {
        if POLITE.load(Ordering::SeqCst) && !STOP.swap(true, Ordering::SeqCst) {
            return;
        }
        // Held to the end: nothing new is begun any more.
        let beside = lock();
        if let Some(unfinished) = beside.as_ref() {
            let _ = std::fs::remove_file(unfinished);
        }
        std::process::exit(INTERRUPTED);
    });
}

fn lock() -> MutexGuard<'static, Option<PathBuf>> {
    BESIDE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the file and notes it in one step, which an interruption cannot part.
#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
fn begin(beside: &Path) -> std::io::Result<File> {
    let mut noted = lock();
    let file = File::create(beside)?;
    *noted = Some(beside.to_owned());
    Ok(file)
}

fn end(beside: &Path, moved: std::io::Result<()>) -> std::io::Result<()> {
    if moved.is_err() {
        let _ = std::fs::remove_file(beside);
    }
    *lock() = None;
    moved
}

/// A name in the same folder, so that renaming never crosses file systems.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

#[expect(clippy::disallowed_methods, reason = "the edge of the program reads what it is given")]
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}
