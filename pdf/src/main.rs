//! `counterpoise-pdf`: sets a document of Counterpoise as PDF.
//!
//! *For:* `counterpoise export ... brief --format pdf` calls it where it stands beside it or on the PATH. It reads one
//! JSON object from the standard input ([`input::Input`]) and writes the PDF to the standard output. *May use:* the
//! library that sets type, and its fonts. *Must never know:* cases. It opens no file but fonts of the machine, for
//! scripts that its own lack, and asks no clock: the same input gives the same bytes.
//!
//! The PDF is tagged, has title, author and language, embeds its fonts, and has its figures as drawings.

mod input;
mod set;
mod world;

use std::io::{Read, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: counterpoise-pdf < document.json > document.pdf
Sets a document of Counterpoise as PDF; `counterpoise export CASE brief --to brief.pdf` calls it.";

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("--version") => {
            println!("counterpoise-pdf {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Some(_) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        None => {}
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| error.to_string())?;
    let input = input::Input::read(&text)?;
    let bytes = set::pdf(&input)?;
    std::io::stdout().write_all(&bytes).map_err(|error| error.to_string())
}
