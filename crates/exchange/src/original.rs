//! The sheet again, from the directives that were made of it.

use crate::comments::{self, Kept};
use crate::draft::Draft;
use crate::field::{Field, Part, part_of};
use crate::layout::{Column, Layout};
use counterpoise_diagnostic::FileId;
use counterpoise_frames::Table;
use counterpoise_syntax::{LineKind, Tree, parse, slice};
use std::collections::BTreeMap;

/// The imported sheet, cell by cell: from the fields of the events where these say the same as the
/// cell did, else from the comments that the import left. `None` if the text was not made by
/// [`crate::import_events`].
///
/// The comments are the sheet as it was: a field that was corrected after the import shows in the
/// directive, not here, unless its comment is deleted.
#[must_use]
pub fn original_table(text: &str) -> Option<Table> {
    let (tree, _) = parse(text, FileId(0));
    let names = comments(text, &tree).find_map(|c| match c {
        Kept::Columns(names) => Some(names),
        _ => None,
    })?;
    let layout = Layout::of(&names);
    let columns: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(Table::new(&columns).with(entries(text, &tree).into_iter().map(|e| e.row(&layout))))
}

/// A cell of an imported sheet that a comment still holds.
pub(crate) struct KeptCell {
    /// The id of the event below which it stands.
    pub(crate) event: String,
    /// The column as the sheet named it.
    pub(crate) column: String,
    /// The field that it is of, if it is known to be of one.
    pub(crate) field: Option<Field>,
    /// The cell.
    pub(crate) text: String,
}

/// The comments of the import below the events of a text.
pub(crate) fn kept_cells(text: &str) -> Vec<KeptCell> {
    let (tree, _) = parse(text, FileId(0));
    let names = comments(text, &tree).filter_map(|comment| match comment {
        Kept::Columns(names) => Some(names),
        _ => None,
    });
    // Sheets that were imported into one file may have columns of one name; it means the same.
    let columns: Vec<Column> = names.flat_map(|names| Layout::of(&names).columns).collect();
    let mut found = Vec::new();
    for entry in entries(text, &tree) {
        let Some(draft) = entry.draft else { continue };
        for (key, text) in entry.kept {
            let known = columns.iter().find(|column| column.key == key);
            let part = known.map_or_else(|| part_of(&key), |column| column.part);
            found.push(KeptCell {
                event: draft.get(Field::Id).to_owned(),
                column: known.map_or(key.as_str(), |column| column.name.as_str()).to_owned(),
                field: part.map(Part::field),
                text,
            });
        }
    }
    found
}

fn comments<'a>(text: &'a str, tree: &'a Tree) -> impl Iterator<Item = Kept> + 'a {
    let lines = tree.lines.iter().filter(|l| l.kind == LineKind::Comment);
    lines.filter_map(move |l| comments::read(slice(text, l.content.clone())))
}

/// An event, or a row set aside, with its kept cells.
#[derive(Default)]
struct Entry {
    draft: Option<Draft>,
    kept: BTreeMap<String, String>,
}

impl Entry {
    fn row(&self, layout: &Layout) -> Vec<String> {
        let shown = |part| self.draft.as_ref().map_or_else(String::new, |d| layout.shown(part, d));
        let cell = |c: &crate::layout::Column| {
            self.kept.get(&c.key).cloned().unwrap_or_else(|| c.part.map_or_else(String::new, shown))
        };
        layout.columns.iter().map(cell).collect()
    }
}

/// Events and rows set aside in the order of the text; other directives end what stands above them.
fn entries(text: &str, tree: &Tree) -> Vec<Entry> {
    let mut directives = tree.directives.iter();
    let mut found: Vec<Entry> = Vec::new();
    let mut open = false;
    for line in &tree.lines {
        match line.kind {
            LineKind::Directive => {
                let event = directives.next().filter(|d| slice(text, d.keyword.clone()) == "event");
                open = event.is_some();
                found.extend(event.map(|d| Entry {
                    draft: Some(Draft::of_directive(text, d)),
                    kept: BTreeMap::new(),
                }));
            }
            LineKind::Comment => match comments::read(slice(text, line.content.clone())) {
                Some(Kept::Aside) => {
                    open = true;
                    found.push(Entry::default());
                }
                Some(Kept::Cell(key, cell)) if open => {
                    found.last_mut().map(|entry| entry.kept.insert(key, cell));
                }
                _ => {}
            },
            _ => {}
        }
    }
    found
}
