//! The report and the charts that lie on disk, against those that this run makes.
//!
//! They are compared as texts: a checkout on Windows may have turned the ends of their lines.

use crate::commands::run::Made;
use crate::failure::Result;
use crate::files::read;
use counterpoise_engine::lock::Lock;
use counterpoise_present::tables::verify::Difference;
use counterpoise_study::{as_text, sha256};
use std::path::Path;

/// Compares the report with what was made now and with what the lock file says was made then.
pub(super) fn report(path: &Path, old: &Lock, made: &Made) -> Result<Option<Difference>> {
    let name = path.display().to_string();
    if !path.exists() {
        let detail = ", --out says where it is; --lock-only compares without it";
        return Ok(Some(Difference::new("report", name, "gone", detail)));
    }
    let bytes = read(path)?;
    let bytes = as_text(&bytes);
    if bytes == as_text(made.report.as_bytes()) {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&bytes);
    let (state, why) = fate(&text, &sha256(&bytes), old);
    let sections = differing(&text, &made.report);
    let difference = Difference::new("report", name, state, &format!(", {why}"));
    Ok(Some(Difference { sections, ..difference }))
}

/// The run wrote the report to a place that is of one machine only, and nobody says where. That in
/// `out/NAME-OF-CASE`, if there is one, is of another run.
pub(super) fn nowhere() -> Difference {
    let detail = ", the run wrote it by an absolute path; --out says where it is; --lock-only \
                  compares without it";
    Difference::new("report", "report.html", "gone", detail)
}

/// The same of each chart. An empty path: the run wrote charts, and nobody says where they are.
pub(super) fn charts(folder: &Path, old: &Lock, made: &Made) -> Result<Vec<Difference>> {
    if folder.as_os_str().is_empty() {
        let detail = ", the run wrote them; --charts says where they are";
        return Ok(vec![Difference::new("chart", "all", "gone", detail)]);
    }
    let mut found = Vec::new();
    for (name, svg) in &made.charts {
        let path = folder.join(name);
        let shown = path.display().to_string();
        if !path.exists() {
            let detail = ", --charts says where they are; --lock-only compares without them";
            found.push(Difference::new("chart", shown, "gone", detail));
            continue;
        }
        let bytes = read(&path)?;
        let bytes = as_text(&bytes);
        if bytes == as_text(svg.as_bytes()) {
            continue;
        }
        let hash = sha256(&bytes);
        let is_of_last_run = old.outputs.iter().any(|(own, known)| own == name && *known == hash);
        let (state, detail) = if is_of_last_run {
            ("stale", ", it is of the last run, and the case or the program has changed since")
        } else {
            ("edited", ", its bytes are not those that the last run wrote")
        };
        found.push(Difference::new("chart", shown, state, detail));
    }
    Ok(found)
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

    const PAGE: &str = "<head></head><main><section class=\"a\" id=\"answer\"><p>1</p></section>\
                        <section id=\"path\">2</section></main>foot";

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
