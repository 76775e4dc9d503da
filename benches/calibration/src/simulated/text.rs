//! How a case file is written. Its subject is AAA, its target BBB, a rival of the target CCC.

use super::{Mode, Parties, Stance};

/// The text of a case, directive by directive: a first line, then fields.
pub(crate) struct Text(String);

impl Text {
    /// The case itself; `coded` are the fields that were looked at in all of it.
    pub(crate) fn of_case(name: &str, seed: u64, coded: &[&str]) -> Text {
        let mut text = Text(format!("case {name} \"A simulated ledger\"\n"));
        text.field("question", "How does AAA behave towards BBB?");
        text.field("subject", "AAA");
        text.field("target", "BBB");
        text.field("schools", "all");
        text.field("arenas", "region");
        text.field("bibliography", "sources.bib");
        text.field("seed", &(seed % 1_000_000).to_string());
        if !coded.is_empty() {
            text.field("coded", &coded.join(", "));
        }
        text
    }

    pub(crate) fn into_string(self) -> String {
        self.0
    }

    pub(crate) fn open(&mut self, first_line: &str) {
        self.0.push('\n');
        self.0.push_str(first_line);
        self.0.push('\n');
    }

    pub(crate) fn field(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}: {value}"));
    }

    pub(crate) fn line(&mut self, line: &str) {
        self.0.push_str("  ");
        self.0.push_str(line);
        self.0.push('\n');
    }

    pub(crate) fn actor(&mut self, code: &str, name: &str) {
        self.open(&format!("actor {code} \"{name}\""));
        self.field("kind", "state");
    }

    /// The first line of an event, its id, its coding line and its place.
    pub(crate) fn event(
        &mut self,
        date: &str,
        parties: Parties,
        title: &str,
        id: &str,
        coding: &str,
    ) {
        self.open(&format!("event {date} {} \"{title}\"", parties.words()));
        self.field("id", id);
        self.line(coding);
        if parties == Parties::Rival {
            self.field("toward", "BBB");
        }
        self.field("arena", "region");
    }

    /// What one judge says of a pair in a span of time.
    pub(crate) fn assessment(
        &mut self,
        span: &str,
        name: &str,
        parties: Parties,
        degree: f64,
        key: &str,
    ) {
        let pair = parties.words();
        self.open(&format!("assessment {span} {name} {pair} \"{name} as {key} sees it\""));
        self.field("degree", &format!("{degree:.2}"));
        self.field("cite", &format!("@{key} p. 1"));
    }

    /// The capability of a state: `values` in the form `2014 = 100`.
    pub(crate) fn capability(&mut self, code: &str, values: &[String]) {
        self.open(&format!("series capability-{} \"Capability of {code}\"", code.to_lowercase()));
        self.field("of", code);
        self.field("measure", "capability");
        self.field("unit", "index");
        self.field("values", &values.join("; "));
        self.field("cite", "@statistics");
    }
}

/// The coding line of an event.
pub(crate) fn coding(mode: Mode, stance: Stance, hardness: &str, weight: usize) -> String {
    format!("{}, {}, {hardness}, weight {weight}", mode.word(), stance.word())
}

/// The grade of a source; `letter` is a place from A on.
pub(crate) fn grade(letter: usize, digit: usize) -> String {
    format!("{}{digit}", ["A", "B", "C", "D", "E", "F"][letter])
}

/// Works of which nothing but the key matters: for each letter as many as its number says, and the
/// one that series are taken from.
pub(crate) fn bibliography(works: &[(char, usize)]) -> String {
    works
        .iter()
        .flat_map(|(letter, last)| (1..=*last).map(move |number| format!("{letter}{number}")))
        .chain(["statistics".to_owned()])
        .map(|key| format!("@book{{{key}, author = {{Author, {key}}}, title = {{Work {key}}}, year = {{2020}}}}\n"))
        .collect()
}
