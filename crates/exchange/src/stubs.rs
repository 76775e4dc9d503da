//! Stubs: what a sheet names and the case does not know yet, each once, to be looked at.

use crate::row_diagnostic::{RowDiagnostic, about};
use std::collections::BTreeMap;

/// Sources, arenas and actors that a sheet names and nobody has declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stubs {
    /// Works, by their key: the words of the sheet, and in how many rows they stand.
    pub sources: BTreeMap<String, Named>,
    /// Arenas, by their name.
    pub arenas: BTreeMap<String, Named>,
    /// Actors, by their code.
    pub actors: BTreeMap<String, Named>,
}

/// Something by the words of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// As the sheet has it.
    pub words: String,
    /// Rows that name it.
    pub rows: usize,
}

/// The word that marks a stub.
const MARK: &str = "STUB";

impl Stubs {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.arenas.is_empty() && self.actors.is_empty()
    }

    /// The key of a work that the bibliography does not have.
    pub(crate) fn source(&mut self, words: &str) -> String {
        named(&mut self.sources, words, key(words), "", |_| false)
    }

    /// The name of an arena that the case does not have.
    pub(crate) fn arena(&mut self, name: &str) {
        let stub = self.arenas.entry(name.to_owned()).or_default();
        stub.words = name.to_owned();
        stub.rows += 1;
    }

    /// The code of an actor that nobody knows.
    pub(crate) fn actor(&mut self, words: &str, taken: impl Fn(&str) -> bool) -> String {
        named(&mut self.actors, words, code(words), "-", taken)
    }

    /// Declarations for a `.case` file: arenas and actors. Empty if there are none.
    #[must_use]
    pub fn case_text(&self) -> String {
        let mut text = String::new();
        for (id, stub) in &self.arenas {
            text.push_str(&format!("\narena {id} \"{}\"\n  ; {MARK}", title(&stub.words)));
            text.push_str(": say what this arena is, or write the name of another\n");
            text.push_str("  level: regional\n");
        }
        for (code, stub) in &self.actors {
            text.push_str(&format!("\nactor {code} \"{}\"\n  ; {MARK}", title(&stub.words)));
            text.push_str(": say who this is, or write the code of somebody known\n");
            text.push_str("  kind: other\n");
        }
        if text.is_empty() {
            return text;
        }
        let head = "; What an imported sheet names and the case did not know. Look at each, then \
                    delete its mark.\n";
        format!("{head}{text}")
    }

    /// Entries for a `.bib` file. Empty if there are none.
    #[must_use]
    pub fn bib_text(&self) -> String {
        let mut text = String::new();
        for (key, stub) in &self.sources {
            let (author, year, title) = parts(&stub.words);
            text.push_str(&format!("\n@misc{{{key},\n  author = {{{{{}}}}},\n", braced(&author)));
            text.push_str(&format!("  title = {{{}}},\n", braced(&title)));
            if let Some(year) = year {
                text.push_str(&format!("  year = {{{year}}},\n"));
            }
            text.push_str(&format!("  note = {{{MARK}: find the work, or cite another}}\n}}\n"));
        }
        if text.is_empty() {
            return text;
        }
        format!("% Works that an imported sheet names and the bibliography did not have.\n{text}")
    }

    /// One warning for each, with the number of rows.
    pub(crate) fn said(&self) -> Vec<RowDiagnostic> {
        let kinds = [
            (&self.sources, "work", "add it to the bibliography, or cite another"),
            (&self.arenas, "arena", "say what it is, or write the name of another"),
            (&self.actors, "actor", "say who it is, or write the code of somebody known"),
        ];
        let mut said = Vec::new();
        for (all, kind, help) in kinds {
            for (key, stub) in all {
                let message = format!(
                    "the case has no {kind} `{}` (rows: {}); `{key}` was made for it",
                    stub.words, stub.rows
                );
                said.push(about(0, "", message, help));
            }
        }
        said
    }
}

/// The name of a stub for these words. Words that differ only in blanks and signs have one.
fn named(
    all: &mut BTreeMap<String, Named>,
    words: &str,
    name: String,
    between: &str,
    taken: impl Fn(&str) -> bool,
) -> String {
    let numbered = (2..).map(|n| format!("{name}{between}{n}"));
    let free = |one: &String| all.contains_key(one) || !taken(one);
    let found = std::iter::once(name.clone()).chain(numbered).find(free).unwrap_or(name);
    let stub = all.entry(found.clone()).or_default();
    if stub.rows == 0 {
        stub.words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    stub.rows += 1;
    found
}

/// `Central Asia` is `central-asia`: letters and digits, and one hyphen for all between.
pub(crate) fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.to_lowercase().chars().take(60) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "arena".to_owned() } else { slug.to_owned() }
}

/// `Kaczmarski 2016 (Friends)` is `kaczmarski2016friends`.
pub(crate) fn key(words: &str) -> String {
    let letters = |c: &char| c.is_alphanumeric() || matches!(c, '-');
    let plain: String = words.to_lowercase().chars().filter(letters).take(40).collect();
    if plain.is_empty() { "source".to_owned() } else { plain }
}

/// `Western states` is `WESTERN-STATES`.
fn code(words: &str) -> String {
    let mut code = String::new();
    for c in words.chars().take(40) {
        if c.is_alphanumeric() {
            code.extend(c.to_uppercase());
        } else if !code.ends_with('-') && !code.is_empty() {
            code.push('-');
        }
    }
    let code = code.trim_end_matches('-');
    // A code begins with a letter; `4 states` is no number.
    match code.chars().next() {
        Some(first) if first.is_alphabetic() => code.to_owned(),
        Some(_) => format!("THE-{code}"),
        None => "SOMEBODY".to_owned(),
    }
}

/// Author, year and title of a source in prose: `Ash 2016 (Bears)`.
fn parts(words: &str) -> (String, Option<String>, String) {
    let year = |text: &&str| {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
        digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (before, inside) = words.split_once('(').unwrap_or((words, ""));
    let found = before.split_whitespace().find(year).map(str::to_owned);
    let author: Vec<&str> = before.split_whitespace().filter(|text| !year(text)).collect();
    let author = author.join(" ").trim_end_matches([',', ';']).to_owned();
    let author = if author.is_empty() { words.to_owned() } else { author };
    let title = inside.trim_end_matches(')').trim();
    let title = if title.is_empty() { format!("{words} (to be found)") } else { title.to_owned() };
    (author, found, title)
}

fn title(words: &str) -> String {
    words.replace('"', "'")
}

fn braced(text: &str) -> String {
    text.replace(['{', '}', '\\'], "").replace('&', "\\&").replace('%', "\\%")
}

#[cfg(test)]
mod tests {
    use super::Stubs;

    #[test]
    fn each_is_made_once_and_counted() {
        let mut stubs = Stubs::default();
        assert_eq!(stubs.source("Ash 2016"), "ash2016");
        assert_eq!(stubs.source("Ash,  2016"), "ash2016");
        assert_eq!(stubs.actor("Chn", |code| code == "CHN"), "CHN-2");
        stubs.actors.clear();
        assert_eq!(stubs.actor("Western states", |_| false), "WESTERN-STATES");
        assert_eq!(stubs.actor("4 states", |_| false), "THE-4-STATES");
        stubs.arena("far-east");
        assert_eq!(stubs.sources["ash2016"].rows, 2);
        assert_eq!(stubs.said().len(), 4);
        assert!(stubs.bib_text().contains("author = {{Ash}},\n  title = {Ash 2016 (to be found)}"));
    }
}
