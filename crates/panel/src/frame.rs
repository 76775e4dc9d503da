//! A panel as a table for other programs, and its codebook.

use counterpoise_frames::{Column, Datum, Frame, Values, Words};
use counterpoise_measures::{Measured, Value};
use rayon::prelude::*;

use crate::members::StateSystem;
use crate::panel::{Form, Names, Panel, PanelColumn};
use crate::scope::Who;
use crate::states::StateNo;
use crate::used::bibliography;

/// What stands beside the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameOptions {
    /// A column `NAME_status` for each measure: a value, or which kind of none.
    pub status: bool,
    /// A column `NAME_n` for each measure: the observations it rests on.
    pub n: bool,
    /// A column `NAME_note` for each measure: why it is undefined, and remarks.
    pub notes: bool,
}

impl Default for FrameOptions {
    fn default() -> FrameOptions {
        FrameOptions { status: true, n: true, notes: false }
    }
}

impl Panel {
    /// The panel as a table: who, when, then each measure.
    pub fn frame(&self, options: FrameOptions) -> Frame {
        let measures = || {
            let of = |column| measure(column, options);
            self.columns.par_iter().flat_map_iter(of).collect::<Vec<Column>>()
        };
        let ((mut columns, when), measures) =
            rayon::join(|| rayon::join(|| self.who(), || self.when()), measures);
        columns.extend(when);
        columns.extend(measures);
        Frame { label: self.label(), notes: self.remarks(), columns }
    }

    /// The panel in a line.
    pub fn label(&self) -> String {
        let form = if self.scope.directed { "directed" } else { "undirected" };
        let unit = match self.form {
            Form::Dyad => format!("{form} dyad"),
            Form::State => "state".to_owned(),
            Form::System => "system".to_owned(),
        };
        let period = format!("{:?}", self.scope.period).to_lowercase();
        format!("{unit}-{period}s, {} to {}", self.scope.years.first, self.scope.years.last)
    }

    fn remarks(&self) -> Vec<String> {
        let used = self.used.iter().map(|one| format!("data: {}", one.line()));
        let measures =
            self.columns.iter().map(|column| format!("{}: {}", column.name(), column.query.text()));
        used.chain(measures).chain(self.notes.iter().cloned()).collect()
    }

    fn who(&self) -> Vec<Column> {
        let names = if self.scope.directed { ["source", "target"] } else { ["state1", "state2"] };
        let system = self.roster.as_ref().map_or(StateSystem::Cow, |roster| roster.system);
        let literature = self.names == Names::Literature;
        let apart = self.scope.directed && !literature;
        let ends = if apart { ["_source", "_target"] } else { ["1", "2"] };
        let codes = ends.map(|end| format!("{}{end}", system.code()));
        let sides: &[fn(Who) -> Option<StateNo>] = match self.form {
            Form::Dyad => &[first, second],
            Form::State => &[first],
            Form::System => &[],
        };
        let monadic = sides.len() == 1;
        let mut columns = Vec::new();
        for (at, side) in sides.iter().enumerate() {
            let (name, code) =
                if monadic { ("state", system.code()) } else { (names[at], codes[at].as_str()) };
            if !literature {
                let ids = self.ids(*side);
                columns.push(column(name, "State (ISO-3 where there is one)", Values::Words(ids)));
            }
            let numbers = self.rows().map(|(who, period)| {
                let number = side(who).and_then(|no| match &self.roster {
                    Some(roster) => roster.code(no, period),
                    None => no.cow(self.year(period)),
                });
                number.map_or(Datum::NotApplicable, |number| Datum::Value(i64::from(number)))
            });
            columns.push(column(
                code,
                &format!("{} number", system.title()),
                Values::Integer(numbers.collect()),
            ));
        }
        columns
    }

    /// The ids of the states of a side, each once, and which stands in each row.
    fn ids(&self, side: fn(Who) -> Option<StateNo>) -> Words {
        let list = StateNo::all().map(|no| no.id().to_owned()).collect();
        let place = |(who, _)| {
            side(who).map_or(Datum::Missing, |no: StateNo| Datum::Value(no.itself().0.into()))
        };
        Words { list, rows: self.rows().map(place).collect() }
    }

    fn when(&self) -> Vec<Column> {
        let periods = self.scope.periods();
        let first = *periods.start();
        // Every row is of a period of the scope, and many are of the same: the calendar is asked
        // once for each.
        let at = |period: i32| u32::try_from(period - first).unwrap_or(u32::MAX);
        let years: Vec<i64> = periods.clone().map(|period| self.year(period).into()).collect();
        let years = self.rows().map(|(_, period)| Datum::Value(years[at(period) as usize]));
        let mut columns = vec![column("year", "Year", Values::Integer(years.collect()))];
        if self.scope.period != counterpoise_measures::events::Period::Year {
            let labels = Words {
                list: periods.clone().map(|period| self.scope.period.label(period)).collect(),
                rows: self.rows().map(|(_, period)| Datum::Value(at(period))).collect(),
            };
            columns.push(column("period", "Period", Values::Words(labels)));
            let day = |period| match self.scope.period.first_day(period) {
                Some(day) => Datum::Value(day.number()),
                None => Datum::NotApplicable,
            };
            let days: Vec<Datum<i32>> = periods.map(day).collect();
            let days = self.rows().map(|(_, period)| days[at(period) as usize]);
            columns.push(column("date", "First day of the period", Values::Day(days.collect())));
        }
        columns
    }

    fn year(&self, period: i32) -> i32 {
        self.scope.period.first_day(period).map_or(period, counterpoise_dates::Day::year)
    }
}

fn first(who: Who) -> Option<StateNo> {
    match who {
        Who::Dyad(one, _) | Who::State(one) => Some(one),
        Who::System => None,
    }
}

fn second(who: Who) -> Option<StateNo> {
    if let Who::Dyad(_, other) = who { Some(other) } else { None }
}

fn column(name: &str, label: &str, values: Values) -> Column {
    Column {
        name: name.to_owned(),
        label: label.to_owned(),
        unit: String::new(),
        status: false,
        values,
    }
}

fn measure(of: &PanelColumn, options: FrameOptions) -> Vec<Column> {
    let name = of.name();
    let unit = of.query.info.unit;
    let mut columns = vec![Column {
        unit: if unit == "no unit" { String::new() } else { unit.to_owned() },
        status: options.status,
        ..column(
            &name,
            &of.label(),
            Values::Real(of.values.iter().map(|one| cell(one.value)).collect()),
        )
    }];
    if options.n {
        let n = of.values.iter().map(|one| count(*one)).collect();
        columns.push(column(
            &format!("{name}_n"),
            &format!("{}: observations", of.label()),
            Values::Integer(n),
        ));
    }
    if options.notes {
        let notes = of.values.iter().map(|one| Datum::Value(remark(*one))).collect();
        columns.push(column(
            &format!("{name}_note"),
            &format!("{}: remark", of.label()),
            Values::Text(notes),
        ));
    }
    columns
}

fn cell(value: Value) -> Datum<f64> {
    match value {
        Value::Number(number) => Datum::Value(number),
        Value::Missing => Datum::Missing,
        Value::NotApplicable => Datum::NotApplicable,
        Value::OutsideCoverage => Datum::OutsideCoverage,
        Value::Undefined(_) => Datum::Undefined,
    }
}

/// The observations; where there is no value because nothing was looked at, that.
fn count(measured: Measured) -> Datum<i64> {
    match cell(measured.value) {
        Datum::Value(_) | Datum::Undefined => {
            Datum::Value(i64::try_from(measured.n).unwrap_or(i64::MAX))
        }
        none => none.map(|_| 0),
    }
}

/// Why a value is undefined, or what should be known beside it.
pub fn remark(measured: Measured) -> String {
    match measured.value {
        Value::Undefined(reason) => reason.sentence().to_owned(),
        _ => measured.note.to_owned(),
    }
}

/// The codebook of a panel, as JSON: what each column is, which data it rests on with their hashes,
/// and how to cite them.
pub fn codebook(panel: &Panel, program: &str, command: &str) -> String {
    let columns: Vec<serde_json::Value> = panel.columns.iter().map(of_column).collect();
    let works = bibliography(&panel.used, panel.columns.iter().map(|column| column.query.info));
    let book = serde_json::json!({
        "table": panel.label(),
        "program": program,
        "command": command,
        "directed": panel.scope.directed,
        "absent": {
            "missing": "the source covers the case and has no value",
            "not applicable": "the question makes no sense there: no such state then, no member yet, a state with itself",
            "outside coverage": "the source does not reach that state or time",
            "undefined": "the data are there and the formula has no answer",
        },
        "columns": columns,
        "data": panel.used,
        "notes": panel.notes,
        "bibtex": works.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&book).unwrap_or_default();
    text.push('\n');
    text
}

fn of_column(column: &PanelColumn) -> serde_json::Value {
    let info = column.query.info;
    serde_json::json!({
        "name": column.name(),
        "label": column.label(),
        "measure": column.query.text(),
        "unit": info.unit,
        "of": info.sides.name(),
        "lowest": info.lowest,
        "highest": info.highest,
        "cite": info.sources,
    })
}
