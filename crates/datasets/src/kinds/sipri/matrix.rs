//! The export of the web page: text, then recipients by years.

use crate::aside::{Aside, Reason};
use crate::batch::Batches;
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, MISSING, Reader, Stream};
use crate::kinds::sipri::{KIND, delivery, party};
use crate::kinds::wrong_kind;
use crate::resolver::Resolver;
use crate::row::Row;

/// The supplier in "TIV of arms exports from Russia, 1950-2021".
pub(super) fn supplier(head: &Head) -> Option<String> {
    let title = head.row(0).first()?;
    let (_, rest) = title.split_once("TIV of arms exports from ")?;
    Some(rest.rsplit_once(',').map_or(rest, |(name, _)| name).trim().to_owned())
}

pub(super) fn stream(source: usize, head: &Head, supplier: &str) -> Result<Stream, Error> {
    let is_years =
        |row: &&Vec<String>| row.len() > 2 && row[0].is_empty() && year(&row[1]).is_some();
    let Some(at) = head.rows.iter().position(|row| is_years(&row)) else {
        return Err(wrong_kind(&KIND, head, &["1950"]));
    };
    let years: Vec<Option<i32>> = head.row(at).iter().map(|text| year(text)).collect();
    let format = Format { latin: true, width: 0, ..Format::with_header(head, at, MISSING) };
    Ok(Stream { source, format, reader: Box::new(Matrix { supplier: supplier.to_owned(), years }) })
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
    ) -> Result<(), Aside> {
        let recipient = row.text(0)?;
        if recipient == "Total" {
            return Err(Aside::new(Reason::Aggregate, "The row is the sum of all recipients."));
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
        cells
            .into_iter()
            .try_for_each(|(year, tiv)| delivery(&self.supplier, recipient, year, tiv, states, out))
    }
}
