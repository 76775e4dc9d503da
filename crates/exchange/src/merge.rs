//! A sheet imported again: what changed in it goes into the file, what a person wrote there stays.
//!
//! Three texts decide, field by field of each event: the file as it is, what the import wrote last
//! time, and what it would write now. What only the sheet has changed is taken; what only the
//! person has changed stays; where both have, the person's stays and the difference is said.
//! Without the text of last time every difference may be a person's work: the file's stays.

use counterpoise_diagnostic::FileId;
use counterpoise_syntax::{LineKind, parse, slice};
use std::collections::{BTreeMap, BTreeSet};

/// A file with a sheet merged into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The text of the file.
    pub text: String,
    /// What is different, in the order of the file; events that are new at the end.
    pub changes: Vec<Change>,
}

/// A difference between the file and the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The event's id.
    pub id: String,
    /// What was done about it.
    pub kind: ChangeKind,
    /// The lines of the file that differ, without indentation.
    pub file: Vec<String>,
    /// The lines that the sheet gives instead.
    pub sheet: Vec<String>,
}

/// What was done about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The event is new in the sheet and was added at the end.
    Added,
    /// The sheet has changed, the file had not: the sheet's was taken.
    Taken,
    /// A person has changed the file: it stays.
    Kept,
    /// Both have changed, or it cannot be told who has: the file stays.
    Conflict,
    /// The event came from the sheet, which no longer has it: it stays in the file.
    Gone,
}

impl Merged {
    /// How many differences of a kind there are.
    #[must_use]
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

/// Merges what an import gives now into a file, `before` being what it gave last time.
///
/// ```
/// use counterpoise_exchange::{ChangeKind, merge};
/// let before = "event 2013 RUS -> CHN \"One\"\n  id: E1\n  deed\n";
/// let file = "event 2013 RUS -> CHN \"One\"\n  id: E1\n  deed, resist\n";
/// let now = "event 2014 RUS -> CHN \"One\"\n  id: E1\n  deed\n";
/// let merged = merge(file, now, Some(before));
/// assert_eq!(merged.text, "event 2014 RUS -> CHN \"One\"\n  id: E1\n  deed, resist\n");
/// assert_eq!(merged.count(ChangeKind::Taken), 1);
/// ```
#[must_use]
pub fn merge(file: &str, now: &str, before: Option<&str>) -> Merged {
    let (own, new) = (Pieces::of(file), Pieces::of(now));
    let old = before.map(Pieces::of);
    let mut merged = Merged::default();
    for piece in &own.all {
        let Some(id) = &piece.id else {
            merged.text.push_str(&piece.text);
            continue;
        };
        let was = old.as_ref().and_then(|old| old.event(id));
        match new.event(id) {
            Some(now) => merged.event(id, piece, now, was),
            None => {
                merged.text.push_str(&piece.text);
                if was.is_some() {
                    merged.changes.push(Change {
                        id: id.clone(),
                        kind: ChangeKind::Gone,
                        file: vec![piece.head.clone()],
                        sheet: Vec::new(),
                    });
                }
            }
        }
    }
    for piece in &new.all {
        let Some(id) = piece.id.as_ref().filter(|id| own.event(id).is_none()) else { continue };
        // Whoever deleted an event that came from the sheet meant it.
        if old.as_ref().is_some_and(|old| old.event(id).is_some()) {
            merged.changes.push(Change {
                id: id.clone(),
                kind: ChangeKind::Kept,
                file: Vec::new(),
                sheet: vec![piece.head.clone()],
            });
            continue;
        }
        if !merged.text.is_empty() && !merged.text.ends_with("\n\n") {
            merged.text.push('\n');
        }
        // What stands behind it is none of the event's.
        let own = piece.text.len() - piece.tail.len();
        merged.text.push_str(piece.text[..own].trim_end_matches('\n'));
        merged.text.push('\n');
        merged.changes.push(Change {
            id: id.clone(),
            kind: ChangeKind::Added,
            file: Vec::new(),
            sheet: vec![piece.head.clone()],
        });
    }
    merged.beside(file, now);
    if let Some(before) = before {
        merged.text = without_stale(&merged.text, before, now);
    }
    merged
}

/// What begins the remark that names the columns of the sheet.
const COLUMNS: &str = "; columns of the sheet: ";
/// What begins the remarks of a row that is no event.
const ASIDE: &str = "; row set aside: ";

/// A file without the rows that last time were set aside, and now are not, or otherwise. A remark
/// that a person has changed stays.
fn without_stale(file: &str, before: &str, now: &str) -> String {
    let (old, new) = (set_aside(before), set_aside(now));
    let stale: BTreeSet<&str> = old.difference(&new).map(String::as_str).collect();
    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    let is_blank = |line: &&str| line.trim().is_empty();
    let mut text = String::new();
    for block in lines.chunk_by(|a, b| is_blank(a) == is_blank(b)) {
        let own = block.concat();
        if stale.contains(own.replace('\r', "").trim()) {
            // With the blank line above it.
            let kept = text.trim_end().len();
            text.truncate(kept);
            text.push_str(if kept > 0 { "\n" } else { "" });
        } else {
            text.push_str(&own);
        }
    }
    text
}

/// The blocks of rows that a text has set aside.
fn set_aside(text: &str) -> BTreeSet<String> {
    let text = text.replace('\r', "");
    let blocks = text.split("\n\n").map(str::trim).filter(|block| block.starts_with(ASIDE));
    blocks.map(str::to_owned).collect()
}

impl Merged {
    /// What stands outside the events: the names of the columns are those of now, and rows that
    /// are set aside stand at the end if the file does not have them.
    fn beside(&mut self, file: &str, now: &str) {
        let columns =
            |text: &str| text.lines().find(|line| line.starts_with(COLUMNS)).map(str::to_owned);
        if let (Some(old), Some(new)) = (columns(file), columns(now))
            && old != new
        {
            self.text = self.text.replacen(&old, &new, 1);
        }
        let known = set_aside(file);
        for block in now.split("\n\n").map(str::trim).filter(|block| block.starts_with(ASIDE)) {
            if !known.contains(block) {
                self.text.push_str(&format!("\n{block}\n"));
            }
        }
    }

    fn event(&mut self, id: &str, own: &Piece, now: &Piece, was: Option<&Piece>) {
        if alike_parts(&own.parts, &now.parts) {
            self.text.push_str(&own.text);
            return;
        }
        let mut parts: Vec<(String, String)> = Vec::new();
        let mut tell: BTreeMap<&'static str, (ChangeKind, Vec<String>, Vec<String>)> =
            BTreeMap::new();
        let keys = keys(own, now);
        for key in &keys {
            let (a, b) = (own.part(key), now.part(key));
            let o = was.map(|was| was.part(key));
            let (taken, kind) = match (alike(a, b), o) {
                (true, _) => (a, None),
                (false, Some(o)) if alike(o, a) => (b, Some(ChangeKind::Taken)),
                (false, Some(o)) if alike(o, b) => (a, Some(ChangeKind::Kept)),
                (false, _) => (a, Some(ChangeKind::Conflict)),
            };
            if let Some(text) = taken {
                parts.push((key.clone(), text.to_owned()));
            }
            if let Some(kind) = kind {
                let name = match kind {
                    ChangeKind::Taken => "taken",
                    ChangeKind::Kept => "kept",
                    _ => "conflict",
                };
                let told = tell.entry(name).or_insert((kind, Vec::new(), Vec::new()));
                told.1.extend(a.map(lines).unwrap_or_default());
                told.2.extend(b.map(lines).unwrap_or_default());
            }
        }
        self.text.push_str(&own.written(&parts));
        for (kind, file, sheet) in tell.into_values() {
            self.changes.push(Change { id: id.to_owned(), kind, file, sheet });
        }
    }
}

/// Whether two parts say the same: the ends of lines differ between systems.
fn alike(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            a == b || a.lines().map(str::trim_end).eq(b.lines().map(str::trim_end))
        }
        (a, b) => a == b,
    }
}

fn alike_parts(a: &[(String, String)], b: &[(String, String)]) -> bool {
    let same = |((key, one), (other, two)): (&(String, String), &(String, String))| {
        key == other && alike(Some(one), Some(two))
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// The parts of both, in the order of the file, new ones behind the part that they follow in the
/// sheet.
fn keys(own: &Piece, now: &Piece) -> Vec<String> {
    let mut keys: Vec<String> = own.parts.iter().map(|(key, _)| key.clone()).collect();
    let mut last = 0;
    for (key, _) in &now.parts {
        match keys.iter().position(|known| known == key) {
            Some(at) => last = at + 1,
            None => {
                keys.insert(last, key.clone());
                last += 1;
            }
        }
    }
    keys
}

/// A text cut into events and what stands between them.
struct Pieces {
    all: Vec<Piece>,
    places: BTreeMap<String, usize>,
}

/// An event with its lines, or what stands between two.
#[derive(Default)]
struct Piece {
    /// The id of an event; `None` for all else.
    id: Option<String>,
    /// All of it.
    text: String,
    /// The first line of the event.
    head: String,
    /// What it is made of: the first line, each field by its name, the comments of the import by
    /// their columns.
    parts: Vec<(String, String)>,
    /// Blank lines and remarks at the end.
    tail: String,
}

impl Pieces {
    fn of(text: &str) -> Pieces {
        let (tree, _) = parse(text, FileId(0));
        let mut pieces = Pieces { all: Vec::new(), places: BTreeMap::new() };
        let mut lines: Vec<(LineKind, &str)> = Vec::new();
        for line in &tree.lines {
            if line.kind == LineKind::Directive {
                pieces.push(&std::mem::take(&mut lines));
            }
            lines.push((line.kind, slice(text, line.range.clone())));
        }
        pieces.push(&lines);
        pieces
    }

    fn push(&mut self, lines: &[(LineKind, &str)]) {
        if lines.is_empty() {
            return;
        }
        let piece = Piece::of(lines);
        if let Some(id) = &piece.id {
            self.places.entry(id.clone()).or_insert(self.all.len());
        }
        self.all.push(piece);
    }

    fn event(&self, id: &str) -> Option<&Piece> {
        self.places.get(id).map(|at| &self.all[*at])
    }
}

impl Piece {
    fn of(lines: &[(LineKind, &str)]) -> Piece {
        let text: String = lines.iter().map(|(_, line)| *line).collect();
        let is_event = lines.first().is_some_and(|(kind, line)| {
            *kind == LineKind::Directive && line.split_whitespace().next() == Some("event")
        });
        if !is_event {
            return Piece { text, ..Piece::default() };
        }
        // Remarks in the first column and blank lines belong to what follows.
        let own = lines.iter().rposition(|(kind, line)| {
            let remark = *kind == LineKind::Comment && line.starts_with(';');
            *kind != LineKind::Blank && !remark
        });
        let (body, tail) = lines.split_at(own.map_or(0, |at| at + 1));
        let mut parts: Vec<(String, String)> = Vec::new();
        // The part written to last, to which a continuation belongs.
        let mut last = None;
        for (kind, line) in body {
            let key = match kind {
                LineKind::Directive => "event".to_owned(),
                LineKind::Comment => comment_key(line),
                LineKind::Field => field_key(line),
                // It belongs to the line above.
                _ => String::new(),
            };
            let at = match key.is_empty() {
                true => last,
                false => parts.iter().position(|(known, _)| *known == key),
            };
            match at {
                Some(at) => {
                    parts[at].1.push_str(line);
                    last = Some(at);
                }
                None => {
                    last = Some(parts.len());
                    parts.push((key, (*line).to_owned()));
                }
            }
        }
        let id = parts.iter().find(|(key, _)| key == "id").and_then(|(_, text)| {
            text.split_once(':').map(|(_, id)| id.trim().to_owned()).filter(|id| !id.is_empty())
        });
        let head = body.first().map_or_else(String::new, |(_, line)| line.trim().to_owned());
        let tail = tail.iter().map(|(_, line)| *line).collect();
        Piece { id, text, head, parts, tail }
    }

    fn part(&self, key: &str) -> Option<&str> {
        self.parts.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }

    /// The event with other parts.
    fn written(&self, parts: &[(String, String)]) -> String {
        let mut text = String::new();
        for (_, part) in parts {
            text.push_str(part);
            if !part.ends_with('\n') {
                text.push('\n');
            }
        }
        text.push_str(&self.tail);
        text
    }
}

/// `; sheet actors: Russia` by its column; another remark by itself.
fn comment_key(line: &str) -> String {
    let text = line.trim();
    match text.strip_prefix("; sheet ").and_then(|rest| rest.split_once(": ")) {
        Some((column, _)) => format!("; sheet {column}"),
        None => text.to_owned(),
    }
}

/// A field by its name; a coding line has none.
fn field_key(line: &str) -> String {
    let text = line.trim();
    let name = text.split_once(':').map(|(name, _)| name);
    let is_name =
        |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    name.filter(is_name).map_or_else(|| "coding".to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BEFORE: &str = "\
; Events from a.csv, read as comma-separated text.

event 2013 RUS -> CHN \"One\"
  ; sheet actors: Russia
  id: E1
  deed, resist

event 2014 RUS -> CHN \"Two\"
  id: E2
  deed
";

    fn kinds(merged: &Merged) -> Vec<(&str, ChangeKind)> {
        merged.changes.iter().map(|change| (change.id.as_str(), change.kind)).collect()
    }

    #[test]
    fn the_same_again_changes_nothing() {
        let merged = merge(BEFORE, BEFORE, Some(BEFORE));
        assert_eq!((merged.text.as_str(), merged.changes.len()), (BEFORE, 0));
        let merged = merge(BEFORE, BEFORE, None);
        assert_eq!((merged.text.as_str(), merged.changes.len()), (BEFORE, 0));
    }

    #[test]
    fn what_a_person_wrote_stays_and_what_the_sheet_changed_is_taken() {
        let file = BEFORE
            .replace("  deed, resist\n", "  deed, resist, weight 3\n  note: mine\n")
            .replace("\nevent 2014", "\n; my remark\nevent 2014");
        let now = BEFORE.replace("event 2013", "event 2013-05").replace("\"Two\"", "\"Zwei\"")
            + "\nevent 2015 CHN -> RUS \"Three\"\n  id: E3\n  deed\n";
        let merged = merge(&file, &now, Some(BEFORE));
        let expected = file.replace("event 2013", "event 2013-05").replace("\"Two\"", "\"Zwei\"")
            + "\nevent 2015 CHN -> RUS \"Three\"\n  id: E3\n  deed\n";
        assert_eq!(merged.text, expected);
        assert_eq!(
            kinds(&merged),
            [
                ("E1", ChangeKind::Kept),
                ("E1", ChangeKind::Taken),
                ("E2", ChangeKind::Taken),
                ("E3", ChangeKind::Added)
            ]
        );
    }

    #[test]
    fn where_both_have_changed_the_file_stays() {
        let file = BEFORE.replace("deed, resist", "statement, resist");
        let now = BEFORE.replace("deed, resist", "deed, accommodate");
        let merged = merge(&file, &now, Some(BEFORE));
        assert_eq!(merged.text, file);
        assert_eq!(kinds(&merged), [("E1", ChangeKind::Conflict)]);
        assert_eq!(merged.changes[0].sheet, ["deed, accommodate"]);
        // Without the text of last time nobody can tell.
        assert_eq!(kinds(&merge(BEFORE, &now, None)), [("E1", ChangeKind::Conflict)]);
    }

    #[test]
    fn what_is_gone_on_one_side() {
        let now = BEFORE.split("\nevent 2014").next().unwrap();
        let merged = merge(BEFORE, now, Some(BEFORE));
        assert_eq!(
            (merged.text.as_str(), kinds(&merged)),
            (BEFORE, vec![("E2", ChangeKind::Gone)])
        );
        let merged = merge(now, BEFORE, Some(BEFORE));
        assert_eq!((merged.text.as_str(), kinds(&merged)), (now, vec![("E2", ChangeKind::Kept)]));
    }

    #[test]
    fn ends_of_lines_are_no_difference() {
        let file = BEFORE.replace('\n', "\r\n");
        let now = BEFORE.replace("event 2013", "event 2014-02");
        let merged = merge(&file, &now, Some(BEFORE));
        assert_eq!(kinds(&merged), [("E1", ChangeKind::Taken)]);
        assert_eq!(merge(BEFORE.trim_end(), BEFORE, Some(BEFORE)).changes, []);
    }

    #[test]
    fn a_continuation_belongs_to_the_line_above_it() {
        let text = "event 2013 A\n  also: a\n  id: E1\n  also: b\n    c\n";
        assert_eq!(Pieces::of(text).all[0].id.as_deref(), Some("E1"));
    }

    #[test]
    fn columns_and_rows_set_aside_are_those_of_now() {
        let named = |columns: &str| format!("; Events\n; columns of the sheet: [{columns}]\n\n");
        let event = "event 2013 A\n  id: E1\n";
        let aside = "; row set aside: row 3, the date is empty\n; sheet id: E2\n";
        let before = format!("{}{event}", named("\"id\""));
        let now = format!("{}{event}\n{aside}", named("\"id\",\"who\""));
        let merged = merge(&before, &now, Some(&before));
        assert_eq!(merged.text, now);
        assert_eq!(merge(&now, &now, Some(&now)).text, now);
    }

    #[test]
    fn a_row_that_was_set_aside_and_is_mended_leaves_no_remark() {
        let event = |n: u32| format!("event 2013 A\n  id: E{n}\n");
        let aside =
            |n: u32| format!("; row set aside: row {n}, the date is empty\n; sheet id: E{n}\n");
        let before = format!("{}\n{}\n{}\n{}", aside(1), event(2), aside(3), aside(4));
        let now = format!("{}\n{}\n{}\n{}", event(1), event(2), event(3), aside(4));
        let merged = merge(&before, &now, Some(&before));
        let expected = format!("{}\n{}\n{}\n{}", event(2), aside(4), event(1), event(3));
        assert_eq!(merged.text.trim_start(), expected);
        // What a person wrote to it stays, and so does all where nobody knows what there was.
        let file = before.replace("; sheet id: E3", "; sheet id: E3\n; I asked her");
        let merged = merge(&file, &now, Some(&before));
        assert!(merged.text.contains("; row set aside: row 3") && !merged.text.contains("row 1,"));
        assert!(merge(&before, &now, None).text.starts_with(&before));
        assert_eq!(
            merge(&before.replace('\n', "\r\n"), &now, Some(&before)).count(ChangeKind::Added),
            2
        );
    }

    proptest! {
        /// A file merged with anything keeps each of its own lines, if nothing was imported before.
        #[test]
        fn no_line_of_the_file_is_lost(
            file in "(event 2013 A\n|  id: E[12]\n|  deed\n|; x\n|\n|  note: a\n|    b\n){0,12}",
            now in "(event 2014 A\n|  id: E[12]\n|  deed\n|\n|  note: c\n){0,12}",
        ) {
            let merged = merge(&file, &now, None);
            let mut left: Vec<&str> = merged.text.lines().collect();
            for line in file.lines() {
                let at = left.iter().position(|own| *own == line);
                prop_assert!(at.is_some(), "{line:?} of\n{file}\nis not in\n{}", merged.text);
                left.remove(at.unwrap_or(0));
            }
        }
    }
}
