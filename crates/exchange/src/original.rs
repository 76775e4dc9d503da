//! The sheet again, from the directives that were made of it.

use crate::comments::{self, Kept};
use crate::draft::Draft;
use crate::layout::Layout;
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
