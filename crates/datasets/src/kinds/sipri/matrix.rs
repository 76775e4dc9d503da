//! The export of the web page: text, then recipients by years.

use crate::batch::Batches;
use crate::head::Head;
use crate::importer::{Format, MISSING, Reader, Stream};
use crate::kinds::sipri::delivery::{delivery, party};
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

/// The supplier in "TIV of arms exports from Russia, 1950-2021".
pub(super) fn supplier(head: &Head) -> Option<String> {
    let title = head.row(0).first()?;
    let (_, rest) = title.split_once("TIV of arms exports from ")?;
    Some(rest.rsplit_once(',').map_or(rest, |(name, _)| name).trim().to_owned())
}

/// How the file is read; `None` where it has no row of years.
pub(super) fn stream(source: usize, head: &Head, supplier: &str) -> Option<Stream> {
    let is_years =
        |row: &&Vec<String>| row.len() > 2 && row[0].is_empty() && year(&row[1]).is_some();
    let at = head.rows.iter().position(|row| is_years(&row))?;
    let years: Vec<Option<i32>> = head.row(at).iter().map(|text| year(text)).collect();
    let format = Format { windows: true, width: 0, ..Format::with_header(head, at, MISSING) };
    let reader = Matrix { supplier: supplier.to_owned(), years };
    Some(Stream::new(source, format, reader))
}

fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|year| (1900..2100).contains(year))
}

struct Matrix {
    supplier: String,
    years: Vec<Option<i32>>,
}

impl Reader for Matrix {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let recipient = row.text(0)?;
        if recipient == "Total" {
            return Err(Quarantined::new(
                Reason::Aggregate,
                "The row is the sum of all recipients.",
            ));
        }
        let mut cells: Vec<(i32, f64)> = Vec::new();
        for (index, year) in self.years.iter().enumerate() {
            if let Some(year) = year
                && let Some(tiv) = row.float(index)?
            {
                cells.push((*year, tiv));
            }
        }
        // Every year is looked up before any is put, so that a refused row leaves nothing behind.
        for (year, _) in &cells {
            party(recipient, *year, states)?;
            party(&self.supplier, *year, states)?;
        }
        cells.into_iter().try_for_each(|(year, tiv)| {
            delivery((&self.supplier, recipient), "", year, tiv, states, out)
        })
    }
}
