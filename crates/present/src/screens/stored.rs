//! What `data` says of the store.

use crate::amounts::{grouped, several, size};
use crate::screen::{Screen, bad, bold, good, poor, wrapped};
use crate::stored::{about, absence, conflict_rule, key, on_disk, rule, share, span};
use crate::tables::stored as tables;
use counterpoise_datasets::{
    Added, Duplicates, EXAMPLE_MAPPING, Finding, Kind, MAPPINGS, Manifest, QuarantineRow, Reason,
    Severity, Shape,
};
use std::collections::BTreeMap;

/// So many notes are told of what was added.
const NOTES_OF_ADDED: usize = 3;
/// So many of a dataset that is shown.
const NOTES: usize = 8;
/// So many actors without a state are told in words.
const ACTORS: usize = 20;

/// What was added, and what is beside it.
#[must_use]
pub fn added(added: &Added, older: &[Manifest], width: usize) -> Screen {
    let mut out = Screen::new(width);
    let manifest = added.manifest();
    let place = format!("{}/{}", manifest.dataset, manifest.vintage);
    match added {
        Added::Already(_) => {
            out.line(format!("{} is in the store already; nothing was changed", bold(&place)));
        }
        Added::New(_) => out.line(format!("{} is in the store: {}", bold(&place), manifest.title)),
    }
    out.line(format!(
        "  {} read, {} kept, {} set aside; {} written for {}, {}, {}",
        several(manifest.rows_in, "row"),
        grouped(manifest.rows_kept),
        grouped(manifest.rows_set_aside),
        several(manifest.rows_written, "row"),
        span(manifest),
        several(manifest.states.len() as u64, "state"),
        size(on_disk(manifest)),
    ));
    if manifest.rows_set_aside > 0 {
        let reasons: Vec<String> = manifest
            .set_aside
            .iter()
            .map(|(reason, n)| format!("{} {reason}", grouped(*n)))
            .collect();
        out.line(format!("  set aside: {}", poor(&reasons.join(", "))));
        out.hint(format!(
            "  counterpoise data quarantine {} lists them with line and reason",
            manifest.dataset
        ));
    }
    doubled(&mut out, manifest);
    if let Some(duplicates) = manifest.duplicates {
        repetitions(&mut out, manifest, duplicates);
    }
    notes(&mut out, manifest, NOTES_OF_ADDED);
    if let Some(last) = older.iter().rfind(|old| old.vintage != manifest.vintage) {
        beside(&mut out, manifest, last);
    }
    out
}

/// What was read otherwise than written: those that concern most rows, and how many more there are.
fn notes(out: &mut Screen, manifest: &Manifest, most: usize) {
    let mut notes: Vec<(&String, u64)> =
        manifest.notes.iter().map(|(text, n)| (text, *n)).collect();
    notes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (text, n) in notes.iter().take(most) {
        out.hint(format!("  note, {}: {text}", several(*n, "row")));
    }
    let rest = notes.get(most..).unwrap_or_default();
    if rest.is_empty() {
        return;
    }
    let n = rest.iter().map(|(_, n)| n).sum();
    let all = format!("counterpoise data show {} notes", manifest.dataset);
    out.hint(format!(
        "  and {} on {} (`{all}` lists them)",
        several(rest.len() as u64, "more note"),
        several(n, "row")
    ));
}

/// Rows that another row of the same key makes superfluous or doubtful.
fn doubled(out: &mut Screen, manifest: &Manifest) {
    let (repeats, conflicts) =
        (manifest.set_aside_for(Reason::Repeat), manifest.set_aside_for(Reason::Conflict));
    if repeats > 0 {
        let repeat = if repeats == 1 { "repeats" } else { "repeat" };
        out.line(format!(
            "  {} {repeat} another (the same {}, the same values), which counts once",
            several(repeats, "row"),
            key(manifest)
        ));
    }
    if conflicts > 0 {
        let contradict = if conflicts == 1 { "contradicts" } else { "contradict" };
        out.line(poor(&format!(
            "  {} {contradict} another (the same {}, other values): {}",
            several(conflicts, "row"),
            key(manifest),
            conflict_rule(manifest)
        )));
    }
}

/// The newest vintage is the one that is used, also where it reaches less far.
fn beside(out: &mut Screen, manifest: &Manifest, old: &Manifest) {
    out.line(format!(
        "  beside the vintage {} ({}); this one is used from now on",
        old.vintage,
        span(old)
    ));
    let less =
        manifest.coverage.len() < old.coverage.len() || manifest.states.len() < old.states.len();
    if less {
        out.line(poor(&format!(
            "  it covers fewer years or states than that: `counterpoise data use {} --vintage {}` \
             goes back",
            manifest.dataset, old.vintage
        )));
    }
}

/// How many rows repeat another, and which of them count.
fn repetitions(out: &mut Screen, manifest: &Manifest, duplicates: Duplicates) {
    out.line(format!(
        "  between two states: {}; with an actor that belongs to none, so in no count of states: \
         {}",
        several(duplicates.events, "event"),
        grouped(duplicates.without_state)
    ));
    out.line(format!(
        "  repeat the day, pair and code of another: {}; the day and pair: {}",
        share(duplicates.same_day_pair_code, duplicates.events),
        share(duplicates.same_day_pair, duplicates.events)
    ));
    out.line(format!("  repetitions left out: {}", rule(manifest.dedup)));
}

/// A vintage, and what the store knows of it beside its manifest.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The vintage.
    pub manifest: &'a Manifest,
    /// All vintages of the dataset, this one among them.
    pub vintages: &'a [Manifest],
    /// Where its data lie.
    pub folder: &'a str,
    /// Of events: the names of actors without a state, and of how many sides of events, most often
    /// first.
    pub without_state: &'a [(String, u64)],
}

/// All that is known of a dataset.
#[must_use]
pub fn dataset(shown: &Shown<'_>, width: usize) -> Screen {
    let mut out = Screen::new(width);
    let manifest = shown.manifest;
    out.line(format!(
        "{}  {}",
        bold(&format!("{}/{}", manifest.dataset, manifest.vintage)),
        manifest.title
    ));
    let others: Vec<&str> = shown
        .vintages
        .iter()
        .map(|other| other.vintage.as_str())
        .filter(|other| *other != manifest.vintage)
        .collect();
    let rows = format!(
        "{}, {}, {}",
        several(manifest.rows_written, "row"),
        about(manifest.shape),
        size(on_disk(manifest))
    );
    let key = key(manifest);
    let said = [
        ("kind", manifest.kind.as_str()),
        ("version", manifest.version.as_str()),
        ("vintages", &others.join(", ")),
        ("rows", rows.as_str()),
        ("key", key.as_str()),
        ("folder", shown.folder),
        ("licence", manifest.licence.as_str()),
        ("cite", manifest.cite.as_str()),
        ("from", manifest.url.as_str()),
    ];
    for (key, text) in said.iter().filter(|(_, text)| !text.is_empty()) {
        field(&mut out, key, text);
    }
    part(&mut out, "Files");
    for file in &manifest.files {
        let sheet = match file.sheet.as_str() {
            "" => String::new(),
            name => format!(", sheet \"{name}\""),
        };
        out.line(format!(
            "  {}{sheet}, {}, {}, sha256 {}",
            file.name,
            several(file.rows, "row"),
            size(file.bytes),
            file.sha256
        ));
    }
    part(&mut out, "Rows of the files");
    out.line(format!(
        "  {} read, {} kept, {} set aside",
        grouped(manifest.rows_in),
        grouped(manifest.rows_kept),
        share(manifest.rows_set_aside, manifest.rows_in)
    ));
    for (reason, n) in &manifest.set_aside {
        out.line(format!("  {:>12}  {reason}", grouped(*n)));
    }
    doubled(&mut out, manifest);
    notes(&mut out, manifest, NOTES);
    if manifest.shape == Shape::Events {
        events(&mut out, manifest, shown.without_state);
    }
    part(&mut out, "Coverage");
    coverage(&mut out, manifest);
    part(&mut out, "What is missing, and how");
    field(&mut out, "empty cells", &manifest.missing_means);
    field(&mut out, "no row", &format!("in a covered year: {}", absence(manifest.absent)));
    field(&mut out, "other years", "outside coverage");
    part(&mut out, "Columns");
    out.table(&tables::columns(manifest));
    out
}

fn part(out: &mut Screen, title: &str) {
    out.gap();
    out.heading(title);
}

fn events(out: &mut Screen, manifest: &Manifest, actors: &[(String, u64)]) {
    part(out, "Events");
    if let Some(duplicates) = manifest.duplicates {
        repetitions(out, manifest, duplicates);
    }
    let most: Vec<String> =
        actors.iter().take(ACTORS).map(|(name, n)| format!("{name} {}", grouped(*n))).collect();
    if !most.is_empty() {
        let head = format!("{} without one; most often: ", several(actors.len() as u64, "actor"));
        let more = if actors.len() > ACTORS { " (`data show NAME actors` lists all)" } else { "" };
        field(out, "no state", &format!("{head}{}{more}", most.join("; ")));
    }
}

/// Years with rows, runs of them together, and the gaps between.
fn coverage(out: &mut Screen, manifest: &Manifest) {
    let mut runs: Vec<(i32, i32, u64, u64)> = Vec::new();
    for (year, rows) in &manifest.coverage {
        match runs.last_mut() {
            Some((_, last, least, most)) if *last + 1 == *year => {
                *last = *year;
                *least = (*least).min(*rows);
                *most = (*most).max(*rows);
            }
            _ => runs.push((*year, *year, *rows, *rows)),
        }
    }
    let years = several(manifest.coverage.len() as u64, "year");
    let states = several(manifest.states.len() as u64, "state");
    out.line(format!("  {}, {years} with rows, {states}", span(manifest)));
    for (first, last, least, most) in runs.iter().take(30) {
        let years = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let rows = if first == last {
            several(*most, "row")
        } else if least == most {
            format!("{} a year", several(*least, "row"))
        } else {
            format!("{} to {} rows a year", grouped(*least), grouped(*most))
        };
        out.line(format!("  {years:<10}  {rows}"));
    }
    if runs.len() > 30 {
        out.hint(format!(
            "  and {} (`data show {} years`)",
            several(runs.len() as u64 - 30, "more span"),
            manifest.dataset
        ));
    }
}

/// A kind of files.
#[must_use]
pub fn kind(kind: &Kind, width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.line(format!("{}  {}", bold(kind.name), kind.title));
    let said = [
        ("files", kind.files),
        ("from", kind.url),
        ("licence", kind.licence),
        ("cite", kind.cite),
        ("missing", kind.missing),
        ("no row", absence(kind.absent)),
    ];
    for (key, text) in said.iter().filter(|(_, text)| !text.is_empty()) {
        field(&mut out, key, text);
    }
    if kind.name == "generic" {
        out.gap();
        out.hint("An example of a mapping file (counterpoise data kinds --example > FILE):");
        out.gap();
        EXAMPLE_MAPPING.lines().for_each(|line| out.line(line));
    }
    out
}

/// The mappings that come with the program.
#[must_use]
pub fn mappings(width: usize) -> Screen {
    let mut out = Screen::new(width);
    for one in MAPPINGS {
        out.heading(one.name);
        field(&mut out, "", &one.needs());
    }
    out
}

/// A name, and beside it a text folded to the width.
fn field(out: &mut Screen, key: &str, text: &str) {
    let room = out.width().min(120).saturating_sub(16).max(30);
    for (at, part) in wrapped(text, room).iter().enumerate() {
        let key = if at == 0 { key } else { "" };
        out.line(format!("  {key:<12}  {part}"));
    }
}

/// What was found of the store.
#[must_use]
pub fn findings(findings: &[Finding], whole: usize, width: usize) -> Screen {
    let mut out = Screen::new(width);
    for finding in findings {
        let place =
            if finding.place.is_empty() { String::new() } else { format!("{}: ", finding.place) };
        let lead =
            if finding.severity == Severity::Error { bad("damaged") } else { "note".to_owned() };
        out.line(format!("{lead}: {place}{}", finding.sentence));
    }
    let damaged = findings.iter().any(|finding| finding.severity == Severity::Error);
    match (damaged, whole) {
        (true, _) => out.line(
            "Remove what is damaged (`counterpoise data remove NAME --vintage V --yes`) and add \
             its files again.",
        ),
        (false, 0) => out.line("The store is empty."),
        (false, n) => {
            let vintages = if n == 1 { "1 vintage".to_owned() } else { format!("{n} vintages") };
            out.line(good(&format!("{vintages}, every file as its manifest says")));
        }
    }
    out
}

/// A vintage that was removed, or would be.
#[must_use]
pub fn removed(manifest: &Manifest, done: bool) -> String {
    let files: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
    format!(
        "{} {}/{}: {}, {}, {}, from {}",
        if done { "removed" } else { "would remove" },
        manifest.dataset,
        manifest.vintage,
        several(manifest.rows_written, "row"),
        span(manifest),
        size(on_disk(manifest)),
        files.join(", ")
    )
}

/// What was set aside, `counts` by file and reason; with rows, those of which there is room.
#[must_use]
pub fn set_aside(
    manifest: &Manifest,
    counts: &BTreeMap<(String, String), u64>,
    rows: Option<&[QuarantineRow]>,
    width: usize,
) -> Screen {
    let mut out = Screen::new(width);
    let all: u64 = counts.values().sum();
    out.line(format!(
        "{}: {} of {} set aside",
        bold(&format!("{}/{}", manifest.dataset, manifest.vintage)),
        grouped(manifest.rows_set_aside),
        several(manifest.rows_in, "row")
    ));
    let filtered = all != manifest.rows_set_aside;
    if filtered {
        out.line(format!("{} of them are as asked for", grouped(all)));
    }
    let mut by_reason: BTreeMap<&str, u64> = BTreeMap::new();
    for ((_, reason), n) in counts {
        *by_reason.entry(reason).or_insert(0) += n;
    }
    for (reason, n) in by_reason {
        out.line(format!("  {:>12}  {}", grouped(n), poor(reason)));
    }
    let Some(rows) = rows else { return out };
    rows.iter().for_each(|row| one(&mut out, row));
    let more = all - rows.len() as u64;
    if more > 0 {
        out.hint(format!(
            "and {} more: --limit N shows more, --format csv all of them",
            grouped(more)
        ));
    }
    out
}

fn one(out: &mut Screen, row: &QuarantineRow) {
    out.gap();
    out.line(format!("{}:{}  {}  {}", row.file, row.line, poor(&row.reason), row.sentence));
    let text: String = row.row.chars().take(300).collect();
    let cut = if text.len() < row.row.len() { " ..." } else { "" };
    if !text.is_empty() {
        out.hint(format!("  {}{cut}", text.replace('\t', " | ")));
    }
}
