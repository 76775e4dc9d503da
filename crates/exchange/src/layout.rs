//! Columns of a sheet, and what an event says in each of them.

mod dates;

pub(crate) use dates::{from_sheet, is_day_and_month, to_sheet};

use crate::comments;
use crate::draft::Draft;
use crate::field::{Field, Part, named_field, part_of};
use crate::mapping::Mapping;
use counterpoise_world::World;

/// How the cells of a sheet are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As this program writes them.
    Own,
    /// As the layout `ledger-simple` does: actors by name, a column for the precision of dates,
    /// `na` and `none` for what has no stance or hardness, underscores in the names of arenas,
    /// `each other` as target of a joint act.
    Simple,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// As the sheet names it.
    pub(crate) name: String,
    /// By which its cells are kept.
    pub(crate) key: String,
    /// What it holds; `None`: its cells are only kept.
    pub(crate) part: Option<Part>,
    /// Cells, and what is read for them.
    pub(crate) values: Vec<(String, String)>,
}

impl Column {
    fn value(&self, cell: &str) -> Option<&str> {
        crate::mapping::meaning(&self.values, cell)
    }
}

/// The columns of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) style: Style,
    pub(crate) columns: Vec<Column>,
}

impl Layout {
    /// Of two columns that hold the same, that with our own name counts, else the first.
    pub(crate) fn of(names: &[String]) -> Layout {
        let own: Vec<Part> = names.iter().filter_map(|name| named_field(name)).collect();
        let mut columns: Vec<Column> = Vec::new();
        for (name, key) in names.iter().zip(comments::keys(names)) {
            let taken = |part: &Part| {
                let elsewhere = own.contains(part) && named_field(name) != Some(*part);
                elsewhere || columns.iter().any(|c: &Column| c.part == Some(*part))
            };
            let part = part_of(name).filter(|part| !taken(part));
            columns.push(Column { name: name.clone(), key, part, values: Vec::new() });
        }
        what_an_event_is(&mut columns);
        let has = |part| columns.iter().any(|c| c.part == Some(part));
        let by_name = columns.iter().any(|c| c.name.trim().eq_ignore_ascii_case("initiator"));
        let style = if has(Part::Precision) && by_name { Style::Simple } else { Style::Own };
        Layout { style, columns }
    }

    /// As a mapping has it; columns that it does not name are only kept.
    pub(crate) fn of_mapping(names: &[String], mapping: &Mapping) -> Layout {
        let mut columns: Vec<Column> = Vec::new();
        for (name, key) in names.iter().zip(comments::keys(names)) {
            let mapped = mapping.column(name);
            let taken = |part: &Part| columns.iter().any(|c: &Column| c.part == Some(*part));
            let part = mapped.and_then(|mapped| mapped.part).filter(|part| !taken(part));
            let values = mapped.map_or_else(Vec::new, |mapped| mapped.values.clone());
            columns.push(Column { name: name.clone(), key, part, values });
        }
        Layout { style: Style::Own, columns }
    }

    /// Whether the sheet has a column of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| crate::mapping::same(&column.name, name))
    }

    /// Whether the mapping says what a cell means.
    pub(crate) fn is_mapped(&self, part: Part, text: &str) -> bool {
        let column = self.position(part).map(|at| &self.columns[at]);
        column.is_some_and(|column| column.value(text).is_some())
    }

    /// What a cell means: by the mapping, for the whole of it or for each part of a list.
    pub(crate) fn meant(&self, part: Part, text: &str) -> String {
        let Some(column) = self.position(part).map(|at| &self.columns[at]) else {
            return text.to_owned();
        };
        if column.values.is_empty() {
            return text.to_owned();
        }
        let whole = column.value(text);
        if let Some(value) = whole {
            return value.to_owned();
        }
        // A name may have a comma in it; a word has none.
        let separators: &[char] = match part {
            Part::Whole(Field::Arena | Field::Domain) | Part::Coding => &[';', ','],
            Part::Whole(Field::Actors | Field::Targets | Field::Toward) | Part::Source => &[';'],
            _ => return text.to_owned(),
        };
        if !text.contains(separators) {
            return text.to_owned();
        }
        let parts = text.split(separators).map(str::trim);
        parts.map(|part| column.value(part).unwrap_or(part)).collect::<Vec<_>>().join("; ")
    }

    /// The column that holds something.
    pub(crate) fn position(&self, part: Part) -> Option<usize> {
        self.columns.iter().position(|c| c.part == Some(part))
    }

    /// What an event says in a column, as the layout writes it. Sources in prose cannot be told
    /// from citations: nothing.
    pub(crate) fn shown(&self, part: Part, draft: &Draft) -> String {
        match part {
            Part::Whole(Field::Cite) if self.position(Part::Source).is_some() => {
                draft.get(Field::Cite).to_owned()
            }
            Part::Whole(field) if self.style == Style::Own => draft.get(field).to_owned(),
            Part::Whole(field) => simple(field, draft),
            Part::Precision => to_sheet(draft.get(Field::Date)).1,
            Part::Magnitude => amount(draft).0.to_owned(),
            Part::Unit => amount(draft).1.to_owned(),
            Part::Source | Part::Page | Part::Coding => String::new(),
        }
    }
}

/// `Event` may be the name of an id or of what happened: where another column is the id, it is
/// what happened.
fn what_an_event_is(columns: &mut [Column]) {
    let has = |part: Part| columns.iter().any(|column| column.part == Some(part));
    let (id, title) = (Part::Whole(Field::Id), Part::Whole(Field::Title));
    let is_event = |column: &Column| column.name.trim().eq_ignore_ascii_case("event");
    if has(title) || !columns.iter().any(is_event) {
        return;
    }
    let other =
        columns.iter().position(|column| !is_event(column) && part_of(&column.name) == Some(id));
    let Some(other) = other else { return };
    for column in columns.iter_mut().filter(|column| is_event(column)) {
        column.part = Some(title);
    }
    columns[other].part = Some(id);
}

fn simple(field: Field, draft: &Draft) -> String {
    match (field, draft.get(field)) {
        (Field::Date, date) => to_sheet(date).0,
        (Field::Actors, _) => names(draft, field),
        (Field::Targets, _) if draft.is_joint() => "each other".to_owned(),
        (Field::Targets, "") => "-".to_owned(),
        (Field::Targets, _) => names(draft, field),
        (Field::Stance, "none") => "na".to_owned(),
        (Field::Hardness, "plain") => "none".to_owned(),
        (Field::Arena, arenas) => arenas.replace('-', "_"),
        (_, text) => text.to_owned(),
    }
}

/// `Russia; China`.
fn names(draft: &Draft, field: Field) -> String {
    let name = |code: &str| {
        World::builtin().actor(code).map_or_else(|| code.to_owned(), |a| a.name().to_owned())
    };
    draft.codes(field).into_iter().map(name).collect::<Vec<_>>().join("; ")
}

fn amount(draft: &Draft) -> (&str, &str) {
    draft.get(Field::Amount).split_once(' ').unwrap_or((draft.get(Field::Amount), ""))
}
