//! A sheet of events becomes directives.

mod actors;
mod alike;
mod habits;
mod row;
mod sheetwide;
mod sources;

pub use alike::{alike, rows_text};

use crate::comments;
use crate::draft::Draft;
use crate::field::{Field, Part};
use crate::layout::Layout;
use crate::options::Options;
use crate::row_diagnostic::RowDiagnostic;
use crate::sheet::{self, Row, Sheet};
use crate::stubs::Stubs;
use counterpoise_dates::{DayOrder, proven_order};
use counterpoise_diagnostic::FileId;
use counterpoise_syntax::{is_unseen, parse};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Directives in canonical layout, ready to be written to a `.case` file.
    pub text: String,
    /// What a person should look at, by row and column.
    pub diagnostics: Vec<RowDiagnostic>,
    /// How the bytes were read: `comma-separated text`, `sheet "Events" of a workbook`.
    pub read_as: String,
    /// What each column was taken for, in the order of the sheet.
    pub columns: Vec<ColumnUse>,
    /// Rows that have any text, without the header.
    pub rows_read: usize,
    /// Rows that became events.
    pub rows_written: usize,
    /// Rows that stand in the text only as comments, because they have no usable date or id.
    pub rows_set_aside: usize,
    /// What the sheet names and the case does not know, if that was asked for.
    pub stubs: Stubs,
    /// Whether the sheet has no ids, so that its events are called by their rows.
    pub called_by_rows: bool,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnUse {
    /// Its name in the sheet.
    pub name: String,
    /// The column of the event table it was read as; `None`: kept as comments only.
    pub read_as: Option<&'static str>,
}

/// Reads a sheet of events. `name` is the name of the file, for the first comment only: the bytes
/// say what they are.
///
/// Never fails: what cannot be read at all gives an empty text and an error that says why.
///
/// ```
/// use counterpoise_exchange::{Options, import_events};
/// let sheet = "id,date,actors,targets,title,mode\nE1,2014-05-21,Russia,China,Gas contract,deed\n";
/// let imported = import_events("events.csv", sheet.as_bytes(), &Options::default());
/// assert!(imported.text.ends_with(
/// r#"event 2014-05-21 RUS -> CHN "Gas contract"
///   ; sheet actors: Russia
///   ; sheet targets: China
///   id: E1
///   deed
/// "#));
/// ```
#[must_use]
pub fn import_events(name: &str, bytes: &[u8], options: &Options) -> Imported {
    let failed = |diagnostic| Imported { diagnostics: vec![diagnostic], ..Imported::default() };
    let mapping = options.mapping.as_ref();
    let header = |sheet: &Sheet| match mapping {
        Some(mapping) => sheet::mapped_header(sheet, mapping),
        None => sheet::header(sheet),
    };
    let wanted = options.sheet.as_deref().or(mapping.and_then(|m| m.sheet.as_deref()));
    let chosen = match sheet::choose(bytes, wanted, header) {
        Ok(chosen) => chosen,
        Err(diagnostic) => return failed(diagnostic),
    };
    let sheet = &chosen.sheet;
    match header(sheet) {
        Some(header) => {
            let mut import = Import::of(sheet, header, options);
            import.found.splice(0..0, chosen.found);
            import.run(name)
        }
        None => {
            Imported { read_as: sheet.read_as(), ..failed(sheetwide::no_header(sheet, mapping)) }
        }
    }
}

/// An import on its way.
struct Import<'a> {
    sheet: &'a Sheet,
    header: usize,
    /// As the columns are read.
    layout: Layout,
    /// As the columns are given back, by their names alone: of cells that this layout does not give
    /// back a comment is kept.
    by_name: Layout,
    /// Which number of `3/4/2014` is the day.
    order: Option<DayOrder>,
    options: &'a Options,
    stubs: RefCell<Stubs>,
    /// Rows for which a default was written, by field, and whether the row is silent about it.
    defaulted: BTreeMap<(&'static str, bool), (String, usize)>,
    found: Vec<RowDiagnostic>,
    ids: BTreeMap<String, usize>,
    register: actors::Register,
    bibliography: sources::Bibliography<'a>,
    text: String,
    written: usize,
    aside: usize,
}

impl<'a> Import<'a> {
    fn of(sheet: &'a Sheet, header: usize, options: &'a Options) -> Import<'a> {
        let width = sheet.width();
        let names: Vec<String> =
            (0..width).map(|c| sheet.rows[header].text(c).to_owned()).collect();
        let by_name = Layout::of(&names);
        let layout = match &options.mapping {
            Some(mapping) => Layout::of_mapping(&names, mapping),
            None => by_name.clone(),
        };
        let (order, found) = order(sheet, header, &layout, options);
        Import {
            sheet,
            header,
            layout,
            by_name,
            order,
            options,
            stubs: RefCell::default(),
            defaulted: BTreeMap::new(),
            found: found.into_iter().collect(),
            ids: BTreeMap::new(),
            register: actors::Register::of(&options.actors),
            bibliography: sources::Bibliography::of(&options.works),
            text: String::new(),
            written: 0,
            aside: 0,
        }
    }

    fn run(mut self, name: &str) -> Imported {
        let sheet = self.sheet;
        let rows = &sheet.rows[self.header + 1..];
        self.begin(name);
        let mapping = self.options.mapping.as_ref();
        sheetwide::look(sheet, self.header, &self.layout, mapping, &mut self.found);
        self.found.extend(sheetwide::no_bibliography(
            sheet,
            self.header,
            &self.layout,
            self.options,
        ));
        rows.iter().for_each(|row| self.row(row));
        let stubs = self.stubs.take();
        self.found.extend(stubs.said());
        self.found.extend(self.defaulted.iter().map(|((field, silent), (word, rows))| {
            sheetwide::defaulted(field, word, *rows, *silent, self.options.mapping.is_some())
        }));
        let position = |name: &str| self.layout.columns.iter().position(|c| c.name == name);
        self.found.sort_by_key(|d| (d.row, position(&d.column)));
        let columns = self.layout.columns.iter();
        Imported {
            columns: columns
                .map(|c| ColumnUse {
                    name: c.name.clone(),
                    read_as: c.part.map(|p| p.field().name()),
                })
                .collect(),
            text: self.text,
            diagnostics: self.found,
            read_as: sheet.read_as(),
            rows_read: rows.len(),
            rows_written: self.written,
            rows_set_aside: self.aside,
            stubs,
            called_by_rows: self.layout.position(Part::Whole(Field::Id)).is_none(),
        }
    }

    /// Where the events come from, and the names of the columns.
    fn begin(&mut self, name: &str) {
        let plain = |text: &str| -> String {
            let tame = |c: char| if c.is_control() || is_unseen(c) { ' ' } else { c };
            text.chars().map(tame).collect()
        };
        let names: Vec<String> = self.layout.columns.iter().map(|c| c.name.clone()).collect();
        let from =
            format!("Events from {}, read as {}.", plain(name), plain(&self.sheet.read_as()));
        self.text = format!("; {}\n; {}\n", from.trim(), comments::columns(&names));
    }

    fn row(&mut self, row: &Row) {
        if let Some(fault) = self.sheet.fault(row) {
            let found = sheetwide::malformed(fault);
            self.set_aside(row, &found.message);
            self.found.push(found);
            return;
        }
        let (layout, arenas) = (&self.layout, self.options.arenas.as_slice());
        let known = row::Known {
            layout,
            arenas,
            ids: &self.ids,
            register: &self.register,
            bibliography: &self.bibliography,
            origin: &self.sheet.origin,
            order: self.order,
            stubs: self.options.stubs.then_some(&self.stubs),
        };
        let (draft, found) = row::read(row, &known);
        self.found.extend(found);
        match draft {
            Ok(mut draft) => {
                self.defaults(row, &mut draft);
                self.ids.insert(draft.get(Field::Id).to_owned(), row.number);
                self.event(row, &draft);
            }
            Err(why) => self.set_aside(row, &why),
        }
    }

    /// Writes what the sheet does not say and every event has.
    fn defaults(&mut self, row: &Row, draft: &mut Draft) {
        let none = Vec::new();
        let own = self.options.mapping.as_ref().map_or(&none, |mapping| &mapping.defaults);
        let mode = (Field::Mode, "deed".to_owned());
        let says_mode = own.iter().any(|(field, _)| *field == Field::Mode);
        let all = own.iter().chain((!says_mode).then_some(&mode));
        for (field, word) in all {
            if draft.is_silent(*field) {
                draft.set(*field, word.clone());
                let at = self.layout.position(Part::Whole(*field));
                let silent = at.is_none_or(|at| row.text(at).trim().is_empty());
                let key = (field.name(), silent);
                self.defaulted.entry(key).or_insert((word.clone(), 0)).1 += 1;
            }
        }
    }

    /// The event, with a comment for each cell that its fields do not give back as it was.
    fn event(&mut self, row: &Row, draft: &Draft) {
        let bare = draft.directive(&[]);
        let (tree, _) = parse(&bare, FileId(0));
        let again =
            tree.directives.first().map(|d| Draft::of_directive(&bare, d)).unwrap_or_default();
        let lost = self.comments(row, |part, text| {
            part.is_some_and(|p| self.by_name.shown(p, &again) == text)
        });
        self.text.push('\n');
        self.text.push_str(&draft.directive(&lost));
        self.written += 1;
    }

    /// Comments for the cells of a row, except those that are given back otherwise.
    fn comments(&self, row: &Row, is_given: impl Fn(Option<Part>, &str) -> bool) -> Vec<String> {
        let columns = self.by_name.columns.iter().enumerate();
        let lost = columns.filter(|(at, c)| !is_given(c.part, row.text(*at)));
        let said = |(at, c): &(usize, &crate::layout::Column)| {
            !row.text(*at).is_empty() || c.part.is_some()
        };
        lost.filter(said).map(|(at, c)| comments::cell(&c.key, row.text(at))).collect()
    }

    fn set_aside(&mut self, row: &Row, why: &str) {
        self.text.push_str(&format!("\n; {}\n", comments::aside(row.number, why)));
        for comment in self.comments(row, |_, text| text.is_empty()) {
            self.text.push_str(&format!("; {comment}\n"));
        }
        self.aside += 1;
    }
}

/// Which number of `3/4/2014` is the day: as the user says, as the mapping says, as the column
/// proves.
fn order(
    sheet: &Sheet,
    header: usize,
    layout: &Layout,
    options: &Options,
) -> (Option<DayOrder>, Option<RowDiagnostic>) {
    let said = options.dates.or(options.mapping.as_ref().and_then(|mapping| mapping.dates));
    let Some(at) = layout.position(Part::Whole(Field::Date)).filter(|_| said.is_none()) else {
        return (said, None);
    };
    let cells = sheet.rows[header + 1..].iter().map(|row| row.text(at).trim());
    match proven_order(cells) {
        Ok(order) => (order, None),
        Err((one, other)) => {
            let column = &layout.columns[at].name;
            (None, Some(sheetwide::both_orders(column, &one, &other)))
        }
    }
}
