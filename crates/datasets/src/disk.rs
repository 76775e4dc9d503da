//! Every touch of the file system, in one place: written beside, made durable, then renamed.

#![allow(
    clippy::disallowed_methods,
    reason = "this module is the one place of the crate that opens files"
)]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind};

/// Opens a plain file to be read. Opening a pipe might wait for ever, and a device never ends.
pub(crate) fn open(path: &Path) -> Result<File, Error> {
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        let what = if path.is_dir() { "a folder" } else { "a pipe, a socket or a device" };
        return Err(Error::new(
            ErrorKind::Request,
            format!("{} is {what}, not a plain file.", path.display()),
            "Name a plain file; what comes out of a pipe can be written into one.",
        ));
    }
    File::open(path).map_err(|cause| match cause.kind() {
        std::io::ErrorKind::NotFound => Error::new(
            ErrorKind::Missing,
            format!("There is no file {}.", path.display()),
            "Check the name and the folder.",
        ),
        _ => Error::disk("Opening", path, &cause),
    })
}

pub(crate) fn create(path: &Path) -> Result<File, Error> {
    File::create(path).map_err(|cause| Error::disk("Writing", path, &cause))
}

pub(crate) fn read_text(path: &Path) -> Result<String, Error> {
    let mut text = String::new();
    open(path)?.read_to_string(&mut text).map_err(|cause| Error::disk("Reading", path, &cause))?;
    Ok(text)
}

/// Writes a small file and makes it durable.
pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut file = create(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|cause| Error::disk("Writing", path, &cause))
}

pub(crate) fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|cause| Error::disk("Making the folder", path, &cause))
}

pub(crate) fn remove_folder(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::disk("Removing", path, &cause))
        }
        _ => Ok(()),
    }
}

/// Gives a file a second name; copies it where the system cannot.
pub(crate) fn link(from: &Path, to: &Path) -> Result<(), Error> {
    let made = fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()));
    made.map_err(|cause| Error::disk("Writing", to, &cause))
}

/// Removes a folder that has become empty; one that has not stays.
pub(crate) fn remove_if_empty(path: &Path) {
    let _ = fs::remove_dir(path);
}

pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|cause| Error::disk("Renaming", from, &cause))
}

/// Makes the entries of a folder durable. Windows has no such call and needs none.
pub(crate) fn sync_folder(path: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        let synced = File::open(path).and_then(|folder| folder.sync_all());
        synced.map_err(|cause| Error::disk("Writing", path, &cause))?;
    }
    Ok(())
}

/// The names in a folder, in order; none where there is no folder.
pub(crate) fn names(path: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(Error::disk("Reading the folder", path, &cause)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|cause| Error::disk("Reading the folder", path, &cause))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

pub(crate) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

pub(crate) fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Takes the lock of a store until the file handed back is dropped, or the program ends in whatever
/// way.
pub(crate) fn lock(path: &Path) -> Result<File, Error> {
    if path.exists() {
        open(path)?;
    }
    let mut options = File::options();
    let file = options
        .create(true)
        .append(true)
        .open(path)
        .map_err(|cause| Error::disk("Opening", path, &cause))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Error::new(
            ErrorKind::Busy,
            format!(
                "Another program is writing to the store {}.",
                path.parent().unwrap_or(path).display()
            ),
            "Wait until it has finished, then try again.",
        )),
        Err(fs::TryLockError::Error(cause)) => Err(Error::disk("Locking", path, &cause)),
    }
}

/// The first bytes of a file.
pub(crate) fn beginning(path: &Path, length: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut file = open(path)?.take(length as u64);
    file.read_to_end(&mut bytes).map_err(|cause| Error::disk("Reading", path, &cause))?;
    Ok(bytes)
}

pub(crate) fn size(path: &Path) -> Result<u64, Error> {
    Ok(open(path)?.metadata().map_err(|cause| Error::disk("Reading", path, &cause))?.len())
}

/// The SHA-256 of a file in hexadecimal, and its size.
pub(crate) fn sha256(path: &Path) -> Result<(String, u64), Error> {
    sha256_told(path, &mut |_| Ok(()))
}

/// The same; `told` hears how many bytes have been read, and may break off.
pub(crate) fn sha256_told(
    path: &Path,
    told: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<(String, u64), Error> {
    let mut file = open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0u8; 1 << 20];
    let mut size = 0u64;
    loop {
        let count = file.read(&mut buffer).map_err(|cause| Error::disk("Reading", path, &cause))?;
        if count == 0 {
            return Ok((hexadecimal(&hasher.finalize()), size));
        }
        hasher.update(&buffer[..count]);
        size += count as u64;
        told(size)?;
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every file below a folder, with `/` between its parts, in order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for name in names(folder)? {
        let path = folder.join(name);
        if is_folder(&path) {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// Eight hexadecimal digits that stand for these texts.
pub(crate) fn hash_of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text.as_bytes());
        hasher.update(b"\n");
    }
    hexadecimal(&hasher.finalize())[..8].to_owned()
}
