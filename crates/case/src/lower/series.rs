//! Series: values in the text, a column of a small CSV file, or a measure of the catalogue, which
//! data give.

use super::actors;
use super::context::{Context, not_a_date};
use super::item::Item;
use crate::model::{ActorId, Series, SeriesId, SeriesValue};
use counterpoise_dates::Date;
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_intake::missing::{Column, is_missing};
use counterpoise_intake::{Table, named_column, number};
use counterpoise_syntax::split;

pub(crate) fn declare(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a series has one short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `series gdp-chn \"GDP of China\"`"),
        );
        return;
    };
    let asks =
        item.value("measure").map(|v| v.text.to_owned()).filter(|text| is_of_catalogue(text));
    let values = match (item.field("file"), item.field("values")) {
        (Some(_), None) => from_file(cx, item),
        (None, Some(_)) => from_text(cx, item),
        (None, None) if asks.is_some() => Vec::new(),
        _ => {
            let message = format!("the series `{}` must have either `file:` or `values:`", id.text);
            cx.say(
                Diagnostic::new(Code::BAD_SERIES, item.head_span(), message)
                    .help("give one of the two"),
            );
            Vec::new()
        }
    };
    repeats(cx, item, &values);
    let taken = cx.names.series.contains_key(id.text);
    if !cx.is_new(taken, item, "series", id.text) {
        return;
    }
    item.require(cx, "unit");
    let (of, towards) = sides(cx, item);
    let mut cites = cx.citations(item, "cite");
    cites.extend(cx.citations(item, "via"));
    let series = Series {
        id: id.text.to_owned(),
        title: item.title(),
        of,
        towards,
        measure: item.value("measure").map(|v| kind(v.text).to_owned()),
        asks,
        unit: item.prose("unit"),
        values,
        basis: Vec::new(),
        cites,
        note: item.prose("note"),
        set: cx.set(item),
        place: item.place(),
    };
    cx.names.series.insert(id.text.to_owned(), SeriesId(cx.case.series.len() as u32));
    cx.case.series.push(series);
}

/// `capability` is a kind of the case's own; a name with a point is a measure of the catalogue.
fn is_of_catalogue(measure: &str) -> bool {
    kind(measure).contains('.')
}

/// The kind that rules ask for: without variant and choices for a measure of the catalogue.
fn kind(measure: &str) -> &str {
    let name = measure.split_whitespace().next().unwrap_or_default();
    if name.contains('.') { name } else { measure }
}

/// `of: CHN`, or `of: RUS -> CHN` for a series of two.
fn sides(cx: &mut Context<'_>, item: &Item<'_>) -> (Option<ActorId>, Option<ActorId>) {
    let Some(piece) = item.value("of") else { return (None, None) };
    let Some((one, other)) = piece.text.split_once("->") else {
        return (actors::actor(cx, item.span(piece.range), piece.text, None), None);
    };
    let part = |text: &str| {
        let before = text.as_ptr() as usize - piece.text.as_ptr() as usize;
        let place = |at: usize| piece.range.start + u32::try_from(at).unwrap_or(0);
        place(before)..place(before + text.len())
    };
    let (one, other) = (one.trim(), other.trim());
    let of = actors::actor(cx, item.span(part(one)), one, None);
    (of, actors::actor(cx, item.span(part(other)), other, None))
}

fn from_text(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<SeriesValue> {
    let Some(field) = item.field("values") else { return Vec::new() };
    let mut values = Vec::new();
    for piece in split(item.text, field, ';') {
        let span = item.span(piece.range.clone());
        let Some((date, number)) = piece.text.split_once('=') else {
            let message = format!("`{}` is not a dated value", piece.text);
            cx.say(
                Diagnostic::new(Code::BAD_SERIES, span, message)
                    .help("write `2017 = 30`, several parted by semicolons"),
            );
            continue;
        };
        let date = cx.date(span, date.trim());
        let value = match number.trim() {
            "missing" => Some(None),
            number => cx.number(span, number, f64::MIN..=f64::MAX).map(Some),
        };
        values.extend(date.zip(value).map(|(date, value)| SeriesValue { date, value }));
    }
    values
}

fn from_file(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<SeriesValue> {
    let Some(value) = item.value("file") else { return Vec::new() };
    let span = item.span(value.range.clone());
    let Some((name, column)) = value.text.split_once(" column ").map(|(n, c)| (n.trim(), c.trim()))
    else {
        let message = "a file is named with its column";
        cx.say(
            Diagnostic::new(Code::BAD_SERIES, span, message)
                .help("write `file: series/gdp.csv column CHN`"),
        );
        return Vec::new();
    };
    let Some((_, bytes)) = cx.attachments.iter().find(|(n, _)| n == name) else {
        let message = format!("there is no file `{name}` in the case folder");
        cx.say(
            Diagnostic::new(Code::UNREADABLE, span, message)
                .help("correct the name; names are relative to the case folder"),
        );
        return Vec::new();
    };
    match read_column(bytes, column) {
        Ok(values) => values,
        Err(trouble) => {
            cx.say(
                Diagnostic::new(Code::BAD_SERIES, span, format!("`{name}`: {}", trouble.0))
                    .help(trouble.1),
            );
            Vec::new()
        }
    }
}

fn read_column(bytes: &[u8], column: &str) -> Result<Vec<SeriesValue>, (String, String)> {
    let table = Table::read(bytes).map_err(|unreadable| (unreadable.message, unreadable.help))?;
    let at = named_column(&table.heads, column).map_err(|_| no_column(&table.heads, column))?;
    let mut values = Vec::new();
    for row in &table.rows {
        let record = row.as_ref().map_err(|bad| {
            let message = format!("line {}: {}", bad.line, bad.message);
            (message, "mend the file: every line has as many cells as the first".to_owned())
        })?;
        let line = record.line;
        let text = record.cells[0].as_str();
        let date = Date::parse(text)
            .map_err(|e| (format!("line {line}: {}", not_a_date(text, &e)), e.help))?;
        let value = cell(&record.cells[at], line, table.decimal_comma)?;
        values.push(SeriesValue { date, value });
    }
    Ok(values)
}

fn no_column(heads: &[String], column: &str) -> (String, String) {
    match heads {
        [] => (format!("there is no column `{column}`"), "the file is empty".to_owned()),
        heads if heads.iter().any(|head| head == column) => {
            (format!("several columns are named `{column}`"), "rename all but one".to_owned())
        }
        heads => (
            format!("there is no column `{column}`"),
            format!("its columns are {}", heads.join(", ")),
        ),
    }
}

/// An empty cell is a missing value, and so is a mark that programs write for one.
fn cell(text: &str, line: usize, decimal_comma: bool) -> Result<Option<f64>, (String, String)> {
    if is_missing(text, Column::Number) {
        return Ok(None);
    }
    number(text, decimal_comma).map(Some).ok_or_else(|| {
        (
            format!("line {line}: `{text}` is not a number"),
            "write digits and a decimal point; leave the cell empty if the value is missing"
                .to_owned(),
        )
    })
}

fn repeats(cx: &mut Context<'_>, item: &Item<'_>, values: &[SeriesValue]) {
    let mut dates: Vec<String> = values.iter().map(|v| v.date.to_string()).collect();
    dates.sort();
    if let Some(twice) = dates.windows(2).find(|w| w[0] == w[1]) {
        let message = format!("there are two values for {}", twice[0]);
        cx.say(
            Diagnostic::new(Code::SERIES_REPEATS, item.head_span(), message)
                .help("delete one, or make two series with their sources"),
        );
    }
}
