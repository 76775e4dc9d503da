//! Which store of data: the one that is named, else the one in the platform's place for data of
//! programs.

use crate::args::StoreArgs;
use crate::failure::{Failure, Result};
use crate::output::note;
use crate::style::dim;
use counterpoise_datasets::Store;
use std::path::{Path, PathBuf};

/// Opens the store and says, beside the output, which one it is.
pub(crate) fn open(args: &StoreArgs) -> Result<Store> {
    let folder = place(args)?;
    note(&dim(&format!("store: {}", folder.display())));
    Ok(Store::open(&folder)?)
}

/// The folder of the store, which need not exist.
pub(crate) fn place(args: &StoreArgs) -> Result<PathBuf> {
    let usual = || Some(data_folder()?.join("counterpoise").join("store"));
    args.store.clone().or_else(usual).ok_or_else(|| {
        Failure::new("this system does not say where data of programs lie (no HOME); name a folder with --store DIR")
    })
}

/// Where data of programs lie: `%LOCALAPPDATA%`, `~/Library/Application Support`, else
/// `$XDG_DATA_HOME` or `~/.local/share`, as the XDG Base Directory Specification has it.
fn data_folder() -> Option<PathBuf> {
    if cfg!(windows) {
        return said("LOCALAPPDATA");
    }
    let home = || said("HOME");
    if cfg!(target_os = "macos") {
        return Some(home()?.join("Library").join("Application Support"));
    }
    said("XDG_DATA_HOME").or_else(|| Some(home()?.join(".local").join("share")))
}

/// An absolute path in the environment; a relative one is to be ignored, the specification says.
#[expect(clippy::disallowed_methods, reason = "the edge of the program asks the environment")]
fn said(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var(name).ok()?);
    Some(path).filter(|path| Path::is_absolute(path))
}
