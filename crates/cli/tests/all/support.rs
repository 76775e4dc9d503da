//! Running the program, and folders to run it on.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What the program said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program, with an environment that says nothing.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterpoise"));
    command.env_remove("NO_COLOR").env("TZ", "UTC").env("LC_ALL", "C").stdin(Stdio::null());
    command
}

pub(crate) fn run(args: &[&str]) -> Said {
    said(program().args(args))
}

pub(crate) fn said(command: &mut Command) -> Said {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs, and asserts the exit code.
pub(crate) fn expect(code: i32, args: &[&str]) -> Said {
    let said = run(args);
    assert_eq!(
        said.code,
        Some(code),
        "counterpoise {}\n{}\n{}",
        args.join(" "),
        said.out,
        said.err
    );
    said
}

pub(crate) fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all").join(path)
}

pub(crate) fn shipped() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china").display().to_string()
}

/// A copy of the small case that may be written to.
pub(crate) fn small() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&here("small"), folder.path());
    folder
}

pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in from.read_dir().expect("a folder").map(|e| e.expect("an entry").path()) {
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            std::fs::copy(&entry, &target).map(|_| ()).expect("copied");
        }
    }
}

pub(crate) fn at(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

pub(crate) fn root(folder: &TempDir) -> String {
    folder.path().display().to_string()
}

pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let mut text = String::new();
    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    std::fs::File::open(&path)
        .and_then(|mut f| f.read_to_string(&mut text))
        .unwrap_or_else(|e| panic!("{}: {e}", path.as_ref().display()));
    text
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
pub(crate) fn write(path: impl AsRef<Path>, text: &str) {
    std::fs::write(path, text).expect("written");
}
