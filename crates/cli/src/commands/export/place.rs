//! Where what is handed in goes, and in which form.

use crate::args::{ExportArgs, Form, What};
use crate::failure::{Failure, Result};
use std::path::{Path, PathBuf};

/// A file that is handed in.
pub(super) struct Handed {
    /// Its name, without a folder.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl Handed {
    pub(super) fn new(stem: &str, form: Form, bytes: Vec<u8>) -> Handed {
        Handed { name: format!("{stem}.{}", form.ending()), bytes }
    }
}

/// A file or a folder, and the form.
pub(super) struct Place {
    to: PathBuf,
    is_folder: bool,
    pub(super) form: Form,
}

impl Place {
    /// What is said of it, checked before anything is computed.
    pub(super) fn of(args: &ExportArgs, what: What) -> Result<Place> {
        let to = args.to.clone().ok_or_else(|| {
            Failure::new("say where it goes: --to FILE, as in --to verdicts.png, or --to FOLDER")
        })?;
        let several = matches!(what, What::Figure | What::Table) && args.names.len() != 1;
        let by_name = to.extension().and_then(|end| Form::of_ending(end.to_str()?));
        let is_folder = to.is_dir() || ends_as_folder(&to) || (several && by_name.is_none());
        if several && !is_folder {
            return Err(Failure::new(format!(
                "{} is one file, and several are asked for; name one, or let --to be a folder",
                to.display()
            )));
        }
        let by_name = by_name.filter(|_| !is_folder);
        let form = match (args.format, by_name) {
            (Some(said), Some(by_name)) if said != by_name => {
                return Err(Failure::new(format!(
                    "--format says {}, and the name of {} says {}",
                    said.ending(),
                    to.display(),
                    by_name.ending()
                )));
            }
            (Some(form), _) | (None, Some(form)) => form,
            (None, None) if is_folder => what.forms()[0],
            (None, None) => return Err(unknown(&to, what)),
        };
        if !what.forms().contains(&form) {
            return Err(unknown(&to, what));
        }
        Ok(Place { to, is_folder, form })
    }

    /// The path of each file. The first is the thing itself; others, as the pictures of a text in
    /// Markdown, stand beside it under their own names.
    pub(super) fn paths(&self, handed: &[Handed]) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = Vec::new();
        let beside = self.to.parent().unwrap_or(Path::new(""));
        for (at, handed) in handed.iter().enumerate() {
            paths.push(match (self.is_folder, at) {
                (true, _) => self.to.join(&handed.name),
                (false, 0) => self.to.clone(),
                (false, _) => beside.join(&handed.name),
            });
        }
        paths
    }
}

fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

fn unknown(to: &Path, what: What) -> Failure {
    let endings: Vec<String> =
        what.forms().iter().map(|form| format!(".{}", form.ending())).collect();
    Failure::new(format!(
        "{} does not say in which form; let it end in {}, or say --format",
        to.display(),
        endings.join(", ")
    ))
}
