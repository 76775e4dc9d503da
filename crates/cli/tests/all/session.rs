//! Sessions written down in a page: every command of a `console` block is run, and what it prints
//! stands under it. A block may say to which file its lines go: `text to FILE`, `python to FILE`.

use crate::support::{read, write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The page with what its commands print, one after the other; `printed` runs one.
pub(crate) fn told(page: &str, folder: &Path, printed: &dyn Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut in_console = false;
    let mut writing: Option<(&str, String)> = None;
    for line in page.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            in_console = kind == "console";
            if let Some((place, lines)) = writing.take() {
                put(folder, place, &lines);
            }
            writing = kind.contains(" to ").then(|| (kind, String::new()));
        } else if let Some((_, lines)) = &mut writing {
            *lines += &format!("{line}\n");
        }
        match line.strip_prefix("$ ").filter(|_| in_console) {
            Some(command) => text += &format!("{line}\n{}", printed(command)),
            None if in_console && !line.starts_with("```") => {}
            None => text += &format!("{line}\n"),
        }
    }
    text
}

/// Writes the lines of a block: in the place of what the file has, or after it.
fn put(folder: &Path, place: &str, lines: &str) {
    match place.split_once(" added to ") {
        Some((_, name)) => {
            let file = folder.join(name);
            let before = read(&file);
            write(&file, &format!("{}\n\n{lines}", before.trim_end()));
        }
        None => {
            let (_, name) = place.split_once(" to ").expect("the name of a file");
            write(folder.join(name), lines);
        }
    }
}

/// A command as a reader types it, in a folder; both channels.
pub(crate) fn shell(command: &str, folder: &Path, environment: &[(&str, &Path)]) -> String {
    let program = env!("CARGO_BIN_EXE_counterpoise");
    let script = format!("counterpoise() {{ '{program}' \"$@\"; }}\n{command}");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).current_dir(folder).stdin(Stdio::null());
    shell.env("LC_ALL", "C").env("TZ", "UTC").env("NO_COLOR", "1");
    shell.envs(environment.iter().copied());
    let output = shell.output().expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Compares the page with what its commands print; `UPDATE=1` writes it instead.
pub(crate) fn hold(path: &Path, now: &str) {
    if std::env::var_os("UPDATE").is_some() {
        return write(path, now);
    }
    let page = read(path);
    assert!(page == now, "{} should be\n{now}<<<", path.display());
}
