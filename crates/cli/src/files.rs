//! Reading and writing files. What is written is written beside, then renamed, so that an
//! interruption leaves the old file whole and nothing half written.
//!
//! What belongs to the user stays the user's: a file keeps its rights and its owner, a link stays a
//! link and what it leads to is written, and so with every name of a file that has several.

use crate::failure::{Failure, Result};
use counterpoise_estimates::Sheet;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
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
    std::fs::create_dir_all(folder_of(path)).map_err(|error| cannot_write(path, &error))?;
    replace_within(path, bytes)
}

/// The same in a folder that must be there.
pub(crate) fn replace_within(path: &Path, bytes: &[u8]) -> Result<()> {
    written(path, bytes).map_err(|error| cannot_write(path, &error))
}

/// Keeps a copy of a file beside it, under the first of the names `NAME.bak`, `NAME.bak.1`,
/// `NAME.bak.2`, ... that is free, with the rights of the file. Its name comes back.
pub(crate) fn back_up(path: &Path) -> Result<PathBuf> {
    let old = read(path)?;
    let mut number = 0_u32;
    loop {
        let backup = backup_name(path, number);
        let about = std::fs::metadata(path).map_err(|error| cannot_write(path, &error))?;
        match begin(&backup, Some(&about)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(cannot_write(&backup, &error)),
            Ok(file) => {
                let copied = filled(file, &old);
                end(&backup, copied).map_err(|error| cannot_write(&backup, &error))?;
                return Ok(backup);
            }
        }
    }
}

fn backup_name(path: &Path, number: u32) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".bak");
    if number > 0 {
        name.push(format!(".{number}"));
    }
    path.with_file_name(name)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn cannot_write(path: &Path, error: &Error) -> Failure {
    Failure::new(format!("cannot write {}: {error}", path.display()))
}

fn written(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let target = followed(path)?;
    let old = match std::fs::metadata(&target) {
        Ok(about) => Some(about),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(about) = &old {
        may_be_replaced(&target, about)?;
    }
    let beside = beside(&target);
    // One is left over only by a program of the same number that was killed.
    let _ = std::fs::remove_file(&beside);
    let made = begin(&beside, old.as_ref()).and_then(|file| filled(file, bytes));
    if made.is_ok() && old.as_ref().is_some_and(has_other_names) {
        return in_place(&target, &beside, bytes);
    }
    end(&beside, made.and_then(|()| std::fs::rename(&beside, &target)))
}

fn filled(mut file: File, bytes: &[u8]) -> std::io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Where a link leads, over all its stations; also to what is not there yet.
fn followed(path: &Path) -> std::io::Result<PathBuf> {
    /// As many as Linux follows.
    const LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match std::fs::read_link(&path) {
            Ok(to) => path = folder_of(&path).join(to),
            // No link, or nothing there.
            Err(_) => return Ok(path),
        }
    }
    Err(Error::other("its links go round in a circle"))
}

fn may_be_replaced(target: &Path, about: &Metadata) -> std::io::Result<()> {
    if let Some(what) = not_plain(about) {
        return Err(Error::other(what));
    }
    let denied = || {
        Error::other(
            "it is read-only; make it writable, as with `chmod u+w`, or write to another file",
        )
    };
    if about.permissions().readonly() {
        return Err(denied());
    }
    match OpenOptions::new().write(true).open(target) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(denied()),
        opened => opened.map(drop),
    }
}

/// Whether the file has other names (hard links), which renaming would part from it.
fn has_other_names(about: &Metadata) -> bool {
    #[cfg(unix)]
    let names = std::os::unix::fs::MetadataExt::nlink(about);
    #[cfg(not(unix))]
    let names = {
        let _ = about;
        1
    };
    names > 1
}

/// Writes into the file itself. The new text lies beside it already, whole, and stays there should
/// the machine stop in the middle; an interruption waits.
fn in_place(target: &Path, beside: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut noted = lock();
    let file = OpenOptions::new().write(true).truncate(true).open(target);
    file.and_then(|file| filled(file, bytes))?;
    let _ = std::fs::remove_file(beside);
    *noted = None;
    Ok(())
}

/// Whether two paths are one file, by whatever names.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    let key = |path: &Path| {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
    };
    #[cfg(not(unix))]
    let key = |path: &Path| path.canonicalize().ok();
    key(one).is_some_and(|own| key(other) == Some(own))
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

/// Makes a file that is not there yet and notes it in one step, which an interruption cannot part.
/// Before anything stands in it, it has the rights of the old one.
fn begin(path: &Path, old: Option<&Metadata>) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if old.is_some() {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut noted = lock();
    let file = options.open(path)?;
    *noted = Some(path.to_owned());
    drop(noted);
    let kept = old.map_or(Ok(()), |old| keep_rights(&file, old));
    if kept.is_err() {
        end(path, kept)?;
    }
    Ok(file)
}

/// Gives a file the rights, the owner and the group of another, as far as the user may.
#[cfg(unix)]
fn keep_rights(file: &File, old: &Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let own = file.metadata()?;
    let mut mode = old.mode() & 0o7777;
    if own.gid() != old.gid() && fchown(file, None, Some(old.gid())).is_err() {
        // Another group does not get what was meant for the old one.
        mode &= !0o2070;
    }
    if own.uid() != old.uid() && fchown(file, Some(old.uid()), None).is_err() {
        mode &= !0o4000;
    }
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep_rights(_: &File, _: &Metadata) -> std::io::Result<()> {
    Ok(())
}

/// The file is in its place, or has to go.
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

/// A folder of its own for files that another program reads or writes; it goes when it is dropped.
pub(crate) struct Workroom(PathBuf);

impl Workroom {
    pub(crate) fn new() -> std::io::Result<Workroom> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let n = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("counterpoise-{}-{n}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Workroom(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file in it.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        OpenOptions::new().write(true).create_new(true).open(self.0.join(name))?.write_all(bytes)
    }
}

impl Drop for Workroom {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The largest file that is read: it is held in memory.
const MOST: u64 = 2 << 30;

/// The table that a file holds.
pub(crate) fn read_sheet(path: &Path) -> Result<Sheet> {
    Ok(Sheet::read(&path.display().to_string(), &read(path)?)?)
}

/// The bytes of a plain file. What might never end, as a pipe or a device, is refused.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    bounded(path).map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}

#[expect(clippy::disallowed_methods, reason = "the edge of the program reads what it is given")]
fn bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    let about = std::fs::metadata(path)?;
    if let Some(what) = not_plain(&about) {
        return Err(Error::other(what));
    }
    if about.len() > MOST {
        return Err(Error::other(
            "it has more than 2 GiB; data of that size belong into a store (`counterpoise data add`)",
        ));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    File::open(path)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What it is, if it is no plain file, with the way out.
fn not_plain(about: &Metadata) -> Option<&'static str> {
    match about {
        about if about.is_file() => None,
        about if about.is_dir() => Some("it is a folder; name a file"),
        _ => Some("it is a pipe, a socket or a device; name a plain file"),
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    /// Before a byte is written, nobody else can read what will be private.
    #[test]
    fn a_file_has_its_rights_before_anything_stands_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        replace(&old, b"secret").expect("written");
        for mode in [0o600, 0o640, 0o666] {
            let rights = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(&old, rights).expect("set");
            let about = std::fs::metadata(&old).expect("it is there");
            let file = begin(&new, Some(&about)).expect("made");
            let made = file.metadata().expect("it is there");
            assert_eq!((made.mode() & 0o7777, made.len()), (mode, 0));
            assert_eq!((made.uid(), made.gid()), (about.uid(), about.gid()));
            let again = begin(&new, Some(&about)).map(drop).map_err(|error| error.kind());
            assert_eq!(again, Err(ErrorKind::AlreadyExists));
            end(&new, Err(Error::other("not finished"))).expect_err("it is said");
            assert!(!new.exists());
        }
    }

    /// Nothing that was left over is followed: it could be a link of somebody else.
    #[test]
    fn a_link_in_the_place_of_the_new_file_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, other) = (folder.path().join("own"), folder.path().join("other"));
        replace(&own, b"1").expect("written");
        replace(&other, b"mine").expect("written");
        std::os::unix::fs::symlink(&other, beside(&own)).expect("linked");
        replace(&own, b"2").expect("written");
        assert_eq!(
            (read(&own).expect("read"), read(&other).expect("read")),
            (b"2".to_vec(), b"mine".to_vec())
        );
    }
}
