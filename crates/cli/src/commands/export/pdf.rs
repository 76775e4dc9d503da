//! PDF: set by `counterpoise-pdf`, else printed by a browser. Both are programs of their own, and
//! neither need be here.

use super::figures;
use crate::failure::{Failure, Result};
use crate::files::Workroom;
use crate::output::note;
use crate::style::dim;
use counterpoise_document::{Document, html_page, typst};
use counterpoise_pictures::{Fonts, Picture};
use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The program that sets type.
const SETTER: &str = "counterpoise-pdf";

/// Browsers that print, by name and where they lie on systems that keep them off the PATH.
const BROWSERS: [&str; 10] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// A browser that has not printed by then hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// A document as PDF. `identity` stays the same when the document is set again.
pub(crate) fn of_document(document: &Document, identity: &str) -> Result<Vec<u8>> {
    if let Some(bytes) = set(document, identity)? {
        return Ok(bytes);
    }
    note(&dim(&format!(
        "`{SETTER}` is not here, so a browser prints the page; what it prints has a date in it"
    )));
    of_page(&html_page(document), "")
}

/// What a page is asked for to open all of its parts.
pub(crate) const WHOLE: &str = "#print-all";

/// A page as PDF, as a browser prints it; `asked` stands behind its address, as [`WHOLE`] does.
pub(crate) fn of_page(page: &str, asked: &str) -> Result<Vec<u8>> {
    for browser in BROWSERS {
        match print(browser, page, asked) {
            Ok(Some(bytes)) => return Ok(bytes),
            Ok(None) => {}
            Err(why) => return Err(Failure::new(format!("{browser} does not print: {why}"))),
        }
    }
    Err(Failure::new(format!(
        "a PDF needs `{SETTER}` (for the brief) or a browser, and neither is here: put `{SETTER}` \
         beside `counterpoise` or on the PATH (docs/export.md says how it is built), or install \
         Chromium, Chrome or Edge; --format docx and --format html need neither"
    )))
}

/// What the setting program makes of it; nothing if there is no such program.
fn set(document: &Document, identity: &str) -> Result<Option<Vec<u8>>> {
    let fonts = Fonts::own();
    let mut pictures = Vec::new();
    let mut further = false;
    for (name, svg) in figures::of_document(document) {
        let picture = Picture::read(svg, &fonts);
        further |= picture.is_ok_and(|picture| !picture.missing().is_empty());
        pictures.push(serde_json::json!({ "name": format!("{name}.svg"), "svg": svg }));
    }
    let input = serde_json::json!({
        "markup": typst(document),
        "pictures": pictures,
        "further_fonts": further,
        "identity": identity,
    });
    let Some(mut child) = started()? else { return Ok(None) };
    let mut stdin = child.stdin.take();
    // The program reads all before it writes, so that neither waits for the other.
    let sent = stdin.as_mut().map(|stdin| stdin.write_all(input.to_string().as_bytes()));
    drop(stdin);
    let output = child.wait_with_output()?;
    let is_pdf = output.stdout.starts_with(b"%PDF-");
    if output.status.success() && is_pdf && !matches!(sent, Some(Err(_))) {
        return Ok(Some(output.stdout));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let why = said.trim().strip_prefix("error: ").unwrap_or(said.trim());
    let why = if why.is_empty() { "it says nothing" } else { why };
    Err(Failure::new(format!("`{SETTER}` makes no PDF: {why}")))
}

/// The setting program beside this one, else on the PATH.
fn started() -> Result<Option<Child>> {
    let beside = std::env::current_exe().ok().and_then(|own| beside(&own));
    for program in beside.into_iter().chain([PathBuf::from(SETTER)]) {
        let mut command = Command::new(&program);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        match command.spawn() {
            Ok(child) => return Ok(Some(child)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                return Err(Failure::new(format!("cannot start {}: {error}", program.display())));
            }
        }
    }
    Ok(None)
}

fn beside(own: &Path) -> Option<PathBuf> {
    let name = format!("{SETTER}{}", std::env::consts::EXE_SUFFIX);
    Some(own.with_file_name(name)).filter(|path| path.is_file())
}

/// What a browser prints; nothing if there is no such browser. As root, a browser starts only
/// without its sandbox: the page is our own, and it loads nothing.
fn print(browser: &str, page: &str, asked: &str) -> std::result::Result<Option<Vec<u8>>, String> {
    let room = Workroom::new().map_err(|error| error.to_string())?;
    let (source, target) = (room.path().join("page.html"), room.path().join("page.pdf"));
    room.put("page.html", page.as_bytes()).map_err(|error| error.to_string())?;
    let mut said = String::new();
    for sandbox in [&[][..], &["--no-sandbox"]] {
        let mut command = Command::new(browser);
        command.args(sandbox).args(["--headless", "--disable-gpu", "--no-first-run"]);
        command.args(["--disable-background-networking", "--disable-component-update"]);
        command.args(["--no-pdf-header-footer", "--disable-sync"]);
        command.arg(joined("--user-data-dir=", &room.path().join("profile")));
        command.arg(joined("--print-to-pdf=", &target));
        let mut address = joined("file://", &source);
        address.push(asked);
        // The parts of a page open in its own time, which the browser does not wait for unasked.
        command.arg("--virtual-time-budget=10000").arg(address);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let child = match command.spawn() {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.to_string()),
        };
        said = waited(child);
        if let Ok(bytes) = crate::files::read(&target)
            && bytes.starts_with(b"%PDF-")
        {
            return Ok(Some(bytes));
        }
    }
    let last = said.lines().map(str::trim).rfind(|line| !line.is_empty());
    Err(last.unwrap_or("it writes nothing and says nothing").to_owned())
}

fn joined(option: &str, path: &Path) -> OsString {
    let mut whole = OsString::from(option);
    whole.push(path);
    whole
}

/// Waits for a browser, no longer than is reasonable; what it said.
fn waited(mut child: Child) -> String {
    const STEP: Duration = Duration::from_millis(50);
    let mut stderr = child.stderr.take();
    // What it says is read beside, so that a full pipe does not hold it up.
    let reader = std::thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(stderr) = &mut stderr {
            let _ = stderr.read_to_end(&mut said);
        }
        String::from_utf8_lossy(&said).into_owned()
    });
    let mut left = PATIENCE;
    while matches!(child.try_wait(), Ok(None)) {
        if left.is_zero() {
            let _ = child.kill();
            let _ = child.wait();
            return "it did not end in two minutes".to_owned();
        }
        std::thread::sleep(STEP);
        left = left.saturating_sub(STEP);
    }
    reader.join().unwrap_or_default()
}
