//! Writes the page and the charts of a case: `cargo run -p counterpoise-report --example page --
//! CASE FOLDER`.

use counterpoise_case::{load, read_folder};
use counterpoise_report::Meta;
use counterpoise_study::{Choices, Control, Question, answer, fingerprint};
use std::io::{Error, Result};
use std::path::Path;

#[expect(
    clippy::disallowed_methods,
    reason = "an example that writes a page for people to look at"
)]
fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let case = words.next().unwrap_or_else(|| "cases/russia-china".to_owned());
    let to = words.next().unwrap_or_else(|| "target/report".to_owned());
    let with: Vec<String> = words.collect();
    let folder = read_folder(Path::new(&case));
    let loaded = load(&folder, &with);
    let found = answer(&loaded.case, &Question::default(), Choices::ALL, Control::NONE)
        .map_err(|why| Error::other(format!("no answer: {why:?}")))?;
    let meta =
        Meta::of(&fingerprint(&folder, &found), &format!("counterpoise report {case}"), &case, "");
    std::fs::create_dir_all(&to)?;
    std::fs::write(
        Path::new(&to).join("index.html"),
        counterpoise_report::page(&loaded.case, &found, &meta),
    )?;
    for (name, svg) in counterpoise_report::charts(&loaded.case, &found) {
        std::fs::write(Path::new(&to).join(name), svg)?;
    }
    Ok(())
}
