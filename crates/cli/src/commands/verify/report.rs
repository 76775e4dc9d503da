//! The report that lies on disk, against the one that this run makes.

use crate::commands::run::Made;
use crate::failure::Result;
use crate::files::read;
use counterpoise_engine::lock::Lock;
use counterpoise_study::sha256;
use std::path::Path;

/// What was found where the report should be.
pub(super) enum OnDisk {
    /// Nothing.
    None,
    /// The bytes that this run makes.
    Same,
    /// Others.
    Other {
        /// `stale` or `edited`.
        state: &'static str,
        /// What a person should know.
        detail: String,
        /// The sections that differ.
        sections: Vec<String>,
    },
}

/// Compares the file with what was made now and with what the lock file says was made then.
pub(super) fn look(path: &Path, old: &Lock, made: &Made) -> Result<OnDisk> {
    if !path.exists() {
        return Ok(OnDisk::None);
    }
    let bytes = read(path)?;
    if bytes == made.report.as_bytes() {
        return Ok(OnDisk::Same);
    }
    let text = String::from_utf8_lossy(&bytes);
    let (state, why) = fate(&text, &sha256(&bytes), old);
    let sections = differing(&text, &made.report);
    Ok(OnDisk::Other { state, detail: format!(", {why}"), sections })
}

/// A report whose bytes the lock file knows was not touched since. Else it was edited, if it speaks
/// of the same inputs as the lock file, and comes of another run, if it does not.
fn fate(text: &str, hash: &str, old: &Lock) -> (&'static str, &'static str) {
    let known = |(name, known): &(String, String)| name == "report.html" && known == hash;
    let speaks_of_the_same =
        old.fingerprint.inputs.iter().all(|(_, input)| text.contains(input.as_str()));
    match (old.outputs.iter().any(known), speaks_of_the_same) {
        (true, _) => (
            "stale",
            "it is the report of the last run, and the case or the program has changed since",
        ),
        (false, true) => ("edited", "its bytes are not those that the last run wrote"),
        (false, false) => ("stale", "it was made of other files than the last run"),
    }
}

/// Names of the sections in which two pages differ, in the order of the new page; those only in the
/// old one come last.
fn differing(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (sections(old), sections(new));
    let of = |list: &[(&str, &str)], name: &str| {
        list.iter().find(|(n, _)| *n == name).map(|(_, t)| (*t).to_owned())
    };
    let changed = new.iter().filter(|(name, text)| of(&old, name).as_deref() != Some(*text));
    let gone = old.iter().filter(|(name, _)| of(&new, name).is_none());
    changed.chain(gone).map(|(name, _)| (*name).to_owned()).collect()
}

/// The page in parts: its head, each `<section id="...">`, its foot.
fn sections(page: &str) -> Vec<(&str, &str)> {
    let (body, foot) = page.split_at(page.find("</main>").unwrap_or(page.len()));
    let mut parts = body.split("<section ");
    let head = parts.next().map(|head| ("head", head));
    let named = parts.map(|part| (id(part), part));
    head.into_iter().chain(named).chain([("foot", foot)]).collect()
}

fn id(section: &str) -> &str {
    let tag = section.split('>').next().unwrap_or_default();
    tag.split("id=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or("section without a name")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head></head><main><section class=\"a\" id=\"answer\"><p>1</p></section><section id=\"path\">2</section></main>foot";

    #[test]
    fn a_page_falls_into_its_sections() {
        let names: Vec<&str> = sections(PAGE).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["head", "answer", "path", "foot"]);
        assert_eq!(sections("").len(), 2);
    }

    #[test]
    fn only_what_differs_is_named() {
        assert_eq!(differing(PAGE, PAGE), Vec::<String>::new());
        assert_eq!(differing(&PAGE.replace('2', "3"), PAGE), ["path"]);
        assert_eq!(differing(&PAGE.replace("id=\"path\"", "id=\"way\""), PAGE), ["path", "way"]);
        assert_eq!(differing(&PAGE.replace("</main>foot", ""), PAGE), ["path", "foot"][1..]);
    }
}
