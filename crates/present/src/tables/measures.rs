//! Measures, and panels of them, as tables.

use counterpoise_frames::{Cell, Table};
use counterpoise_measures::catalogue::Variant;
use counterpoise_measures::{MeasureInfo, Measured, Value};
use counterpoise_panel::{Form, Panel, PanelColumn, Who, remark};
use std::collections::BTreeSet;

/// Measures in short; `kinds` are those of the datasets in the store.
#[must_use]
pub fn in_short(of: &[&MeasureInfo], kinds: &BTreeSet<String>) -> Table {
    Table::new(&["measure", "title", "of", "variants", "in the store"])
        .with(of.iter().map(|info| short(info, kinds)))
}

/// Measures with all that is known of them; `kinds` are those of the datasets in the store.
#[must_use]
pub fn whole(of: &[&MeasureInfo], kinds: &BTreeSet<String>) -> Table {
    let columns = [
        "measure",
        "title",
        "of",
        "unit",
        "lowest",
        "highest",
        "variants",
        "choices",
        "needs",
        "in the store",
        "cite",
    ];
    Table::new(&columns).with(of.iter().map(|info| all_of(info, kinds)))
}

fn short(info: &MeasureInfo, kinds: &BTreeSet<String>) -> [Cell; 5] {
    [
        info.name.into(),
        info.title.into(),
        info.sides.name().into(),
        names(info.variants).into(),
        in_store(info, kinds).into(),
    ]
}

fn all_of(info: &MeasureInfo, kinds: &BTreeSet<String>) -> [Cell; 11] {
    let needs: Vec<String> = info.needs.iter().map(|group| group.join(" or ")).collect();
    [
        info.name.into(),
        info.title.into(),
        info.sides.name().into(),
        info.unit.into(),
        info.lowest.into(),
        info.highest.into(),
        names(info.variants).into(),
        names(info.options).into(),
        needs.into(),
        in_store(info, kinds).into(),
        info.sources.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>().into(),
    ]
}

fn names(variants: &[Variant]) -> Vec<String> {
    variants.iter().map(|variant| variant.name.to_owned()).collect()
}

/// `yes`, or the kinds that are lacking.
fn in_store(info: &MeasureInfo, kinds: &BTreeSet<String>) -> String {
    let has = |group: &&&[&str]| !group.iter().any(|kind| kinds.contains(*kind));
    let lacking: Vec<&str> = info.needs.iter().filter(has).map(|group| group[0]).collect();
    if lacking.is_empty() { "yes".to_owned() } else { format!("no: {}", lacking.join(", ")) }
}

/// The variants, choices and references of a measure.
#[must_use]
pub fn of_one(info: &MeasureInfo) -> Table {
    let variants = info
        .variants
        .iter()
        .map(|one| -> [Cell; 3] { ["variant".into(), one.name.into(), one.meaning.into()] });
    let options =
        info.options.iter().map(|one| ["choice".into(), one.name.into(), one.meaning.into()]);
    let works = info
        .references()
        .into_iter()
        .map(|one| ["reference".into(), one.key.into(), one.citation.into()]);
    Table::new(&["what", "name", "meaning"]).with(variants.chain(options).chain(works))
}

/// The columns that name a row of a panel: its sides, then its period.
fn key_columns(panel: &Panel) -> Vec<String> {
    let sides: &[&str] = match panel.form {
        Form::Dyad if panel.scope.directed => &["source", "target"],
        Form::Dyad => &["state1", "state2"],
        Form::State => &["state"],
        Form::System => &[],
    };
    let period = format!("{:?}", panel.scope.period).to_lowercase();
    sides.iter().map(|side| (*side).to_owned()).chain([period]).collect()
}

/// The cells below them.
fn key_cells(panel: &Panel, who: Who, at: i32) -> Vec<Cell> {
    let mut cells: Vec<Cell> = match who {
        Who::Dyad(one, other) => vec![one.id().into(), other.id().into()],
        Who::State(state) => vec![state.id().into()],
        Who::System => Vec::new(),
    };
    cells.push(panel.scope.period.label(at).into());
    cells
}

/// A row of a panel: who, when, and the value of each column.
pub type Row = (Who, i32, Vec<Measured>);

/// The values of one measure, a row for each.
#[must_use]
pub fn values(panel: &Panel, kept: &[Row]) -> Table {
    // In an undirected table a measure that has a direction stands twice.
    let several = panel.columns.len() > 1;
    let keys = key_columns(panel);
    let mut columns: Vec<&str> = keys.iter().map(String::as_str).collect();
    columns.extend(several.then_some("direction"));
    columns.extend(["value", "status", "n", "note"]);
    let row = |who: Who, at: i32, column: &PanelColumn, measured: Measured| {
        let mut cells = key_cells(panel, who, at);
        cells.extend(
            several.then(|| Cell::from(column.name().rsplit('_').next().unwrap_or_default())),
        );
        let note = remark(measured);
        cells.extend([
            measured.value.number().into(),
            status(measured).into(),
            Cell::Written(measured.n.to_string()),
            note.into(),
        ]);
        cells
    };
    let all = kept.iter().flat_map(|(who, at, values)| {
        panel
            .columns
            .iter()
            .zip(values)
            .map(|(column, measured)| row(*who, *at, column, *measured))
            .collect::<Vec<_>>()
    });
    Table::new(&columns).with(all)
}

/// A value as it is read: the number, or which kind of none.
fn cell(measured: Measured) -> Cell {
    match measured.value {
        Value::Number(number) => number.into(),
        _ => status(measured).into(),
    }
}

/// Whether there is a value, in the words of every table that leaves the program.
fn status(measured: Measured) -> String {
    match measured.value {
        Value::Number(_) => "value".to_owned(),
        nothing => nothing.kind().replace('-', " "),
    }
}

/// The panel as rows: for reading the kind of absence stands in the place of the value, else in a
/// column beside it.
#[must_use]
pub fn panel(panel: &Panel, apart: bool) -> Table {
    let mut columns = key_columns(panel);
    for column in &panel.columns {
        columns.push(column.name());
        columns.extend(
            apart
                .then(|| [format!("{}_status", column.name()), format!("{}_n", column.name())])
                .into_iter()
                .flatten(),
        );
    }
    let row = |at: usize, who: Who, period: i32| {
        let mut cells = key_cells(panel, who, period);
        for column in &panel.columns {
            let measured = column.values[at];
            if apart {
                let n = Cell::Written(measured.n.to_string());
                cells.extend([measured.value.number().into(), status(measured).into(), n]);
            } else {
                cells.push(cell(measured));
            }
        }
        cells
    };
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    Table::new(&names)
        .with(panel.rows().enumerate().map(|(at, (who, period))| row(at, who, period)))
}
