//! The bank's own layout: a column for each year.

use crate::batch::{Batches, Value};
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, MISSING, Reader, Stream};
use crate::kinds::worldbank::country::state;
use crate::quarantine::Quarantined;
use crate::resolver::Resolver;
use crate::row::Row;

const MARKS: [&str; 4] = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"];

/// The row of the header: the first, or the one after the lines of text.
pub(super) fn header(head: &Head) -> Option<usize> {
    head.rows.iter().position(|row| Header::new(row).has(&MARKS))
}

/// `worldbank-ny.gdp.mktp.cd`.
pub(super) fn dataset(head: &Head, at: usize) -> String {
    let indicator = head.row(at + 1).get(3).map_or("", String::as_str);
    let plain: String = indicator
        .to_lowercase()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect();
    if plain.is_empty() { "worldbank".to_owned() } else { format!("worldbank-{plain}") }
}

pub(super) fn stream(source: usize, head: &Head, at: usize) -> Stream {
    let years = head
        .row(at)
        .iter()
        .map(|name| name.split_whitespace().next().and_then(|year| year.parse().ok()))
        .collect();
    // The bank's rows end with a comma; its header does as well, but not in every release.
    let format = Format { width: 0, ..Format::with_header(head, at, MISSING) };
    Stream { source, format, reader: Box::new(Wide { years }) }
}

struct Wide {
    years: Vec<Option<i32>>,
}

impl Reader for Wide {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let (name, code, indicator) = (row.text(0)?, row.text(1)?, row.text_or_none(3)?);
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
}
