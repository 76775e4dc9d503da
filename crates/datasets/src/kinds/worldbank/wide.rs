//! The layouts with a column for each year: the bank's own download (`2000`), and that of its
//! DataBank (`2000 [YR2000]`, remarks at the foot).

use crate::batch::{Batches, Value};
use crate::error::{Error, ErrorKind};
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, MISSING, Reader, Stream};
use crate::kinds::worldbank::country::state;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

/// The columns that are no years: country, its code, indicator, its code; the download's names and
/// DataBank's.
const MARKS: [&[&str]; 4] = [
    &["Country Name"],
    &["Country Code"],
    &["Indicator Name", "Series Name"],
    &["Indicator Code", "Series Code"],
];

/// How the remarks begin that DataBank writes at the foot.
const REMARKS: [&str; 2] = ["Data from database:", "Last Updated:"];

/// The row of the header: the first, or the one after the lines of text.
pub(super) fn header(head: &Head) -> Option<usize> {
    head.rows.iter().position(|row| Header::new(row).require(MARKS).is_ok())
}

/// The indicators that the beginning of a file has, by code.
pub(super) fn indicators(head: &Head, at: usize) -> Vec<String> {
    let Ok([_, _, _, code]) = head.header_at(at).require(MARKS) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    for row in head.rows.iter().skip(at + 1) {
        let code = row.get(code).map_or("", String::as_str);
        if !code.is_empty() && !found.iter().any(|known| known == code) {
            found.push(code.to_owned());
        }
    }
    found
}

/// The one indicator of the files, by code; empty where none tells.
///
/// # Errors
/// Where there are several: a dataset is of one.
pub(super) fn only<'a>(name: &str, found: &'a [String]) -> Result<&'a str, Error> {
    match found {
        [] => Ok(""),
        [one] => Ok(one),
        several => {
            let names: Vec<&str> = several.iter().take(8).map(String::as_str).collect();
            let what = format!("{name} has several indicators: {}.", names.join(", "));
            let help = "A dataset is of one: download or keep the rows of one indicator, and add each by itself.";
            Err(Error::new(ErrorKind::Request, what, help))
        }
    }
}

/// `worldbank-ny.gdp.mktp.cd`.
pub(super) fn dataset(indicator: &str) -> String {
    let plain: String = indicator
        .to_lowercase()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect();
    if plain.is_empty() { "worldbank".to_owned() } else { format!("worldbank-{plain}") }
}

pub(super) fn stream(source: usize, head: &Head, at: usize, indicator: &str) -> Option<Stream> {
    let names = head.row(at);
    let marks = head.header_at(at).require(MARKS).ok()?;
    let years: Vec<Option<i32>> = names.iter().map(|name| year(name)).collect();
    let unread = (0..names.len()).filter(|index| years[*index].is_none() && !marks.contains(index));
    let reader = Wide { marks, unread: unread.collect(), years, indicator: indicator.to_owned() };
    // The bank's rows end with a comma; its header does as well, but not in every release.
    let format = Format { width: 0, ..Format::with_header(head, at, MISSING) };
    Some(Stream::new(source, format, reader))
}

/// `2000`, or `2000 [YR2000]`.
fn year(name: &str) -> Option<i32> {
    let (year, rest) = name.trim().split_at_checked(4)?;
    let rest = rest.trim();
    let same = rest.is_empty() || rest == format!("[YR{year}]");
    year.parse().ok().filter(|_| same && year.bytes().all(|byte| byte.is_ascii_digit()))
}

struct Wide {
    /// Country, code, indicator, code.
    marks: [usize; 4],
    years: Vec<Option<i32>>,
    /// Columns that are neither.
    unread: Vec<usize>,
    /// The indicator of the dataset; empty where the file does not tell.
    indicator: String,
}

impl Wide {
    /// Columns that are not read are named where they say something.
    fn note_unread(&self, row: &Row<'_>, states: &mut Resolver) {
        for index in &self.unread {
            if !row.fields.get(*index).trim_ascii().is_empty() {
                states.note(&format!("{} is no year and is not read.", row.column(*index)));
            }
        }
    }
}

impl Reader for Wide {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let [country, code, _, indicator] = self.marks;
        let (name, code) = (row.text(country)?, row.text(code)?);
        let indicator = row.text_or_none(indicator)?;
        if let Some(other) =
            indicator.filter(|own| !self.indicator.is_empty() && *own != self.indicator)
        {
            let sentence = format!(
                "The row is of the indicator \"{other}\", the dataset of \"{}\".",
                self.indicator
            );
            return Err(Quarantined::new(Reason::UnknownCode, sentence));
        }
        let mut cells = Vec::new();
        for (index, year) in self.years.iter().enumerate() {
            if let Some(year) = year
                && let Some(value) = row.float(index)?
            {
                cells.push((*year, state(code, name, *year, states)?, value));
            }
        }
        if cells.is_empty() {
            // A territory without a single value still says why it is not in the table.
            state(code, name, self.years.iter().flatten().last().copied().unwrap_or(2000), states)?;
        }
        self.note_unread(row, states);
        cells.into_iter().try_for_each(|(year, state, value)| {
            out.put(
                year,
                &[
                    Value::Text(state),
                    Value::Text(code),
                    Value::Text(name),
                    indicator.into(),
                    Value::Float(value),
                ],
            )
        })
    }

    fn no_row(&self, row: &Row<'_>) -> Option<String> {
        let text = row.text(0).ok()?;
        let alone = (1..row.fields.len()).all(|at| row.fields.get(at).trim_ascii().is_empty());
        (alone && REMARKS.iter().any(|remark| text.starts_with(remark)))
            .then(|| format!("\"{text}\" is a remark at the foot of the file, no row."))
    }
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn years_as_both_layouts_write_them() {
        assert_eq!([year("2000"), year("2000 [YR2000]")], [Some(2000); 2]);
        assert_eq!([year("2000 [YR2001]"), year("Notes"), year("20001"), year("")], [None; 4]);
    }
}
