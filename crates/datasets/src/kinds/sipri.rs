//! `sipri-tiv`: arms transfers in trend-indicator values of the Stockholm International Peace
//! Research Institute.
//!
//! Two layouts. The export of the database's web page (`TIV-Export-...csv`): some lines of text, then a matrix of recipients by
//! years; its supplier stands in the first line. And the long table with supplier, recipient, year, value. In the database an empty
//! cell is *no delivery* and 0 is *less than half a million*: the column `status` keeps them apart (`value`, `below-half`), and
//! an empty cell becomes no row. Totals, rebel groups, organisations and unknown parties are set aside; the Soviet Union and Russia
//! are separate suppliers in the source and one state here, told apart by the year.
//!
//! Source: SIPRI Arms Transfers Database.

mod delivery;
mod matrix;

use crate::batch::Batches;
use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING, Plan, Reader, Settings, Source, Stream};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::sipri::delivery::delivery;
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::Quarantined;
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct Sipri;

static KIND: Kind = Kind {
    name: "sipri-tiv",
    title: "SIPRI arms transfers, trend-indicator values",
    files: "TIV-Export CSV files of the database (a matrix of recipients by years), or one CSV with supplier, recipient, year, value.",
    url: "https://www.sipri.org/databases/armstransfers",
    licence: "non-commercial use with acknowledgement, as SIPRI's terms state",
    cite: "Stockholm International Peace Research Institute: SIPRI Arms Transfers Database.",
    bibtex: "@misc{sipri,\n  author = {{Stockholm International Peace Research Institute}},\n  title = {{SIPRI} Arms Transfers Database},\n  howpublished = {\\url{https://www.sipri.org/databases/armstransfers}}\n}\n",
    missing: "a pair without a row in a covered year had no delivery; status `below-half` (value 0) is a delivery of less than half a \
              million TIV",
    absent: Absent::Zero,
};

/// The parties as the source has them: what the Soviet Union and Russia delivered to one state in a
/// year are two rows.
const KEY: [&str; 3] = ["supplier", "recipient", "year"];

/// Columns of tables by order, which have several rows for a pair and year.
const ORDER: [&str; 10] = [
    "SIPRI AT Database ID",
    "Deal ID",
    "Trade ID",
    "Order ID",
    "Delivery ID",
    "Order date",
    "Weapon designation",
    "Weapon description",
    "Designation",
    "Description",
];

impl Importer for Sipri {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        matrix::supplier(head).is_some()
            || head.header().has(&["supplier", "recipient", "year", "value"])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            streams.push(match matrix::supplier(&file.head) {
                Some(supplier) => matrix::stream(source, &file.head, &supplier)
                    .ok_or_else(|| wrong_kind(&KIND, &file.head, &["1950"]))?,
                None => long(source, &file.head)?,
            });
        }
        let columns = vec![
            Column::state("source", "id of the supplier"),
            Column::state("target", "id of the recipient"),
            Column::new("tiv", Type::Float64, "million TIV", "value of the deliveries"),
            Column::text(
                "status",
                "value, or below-half: delivered, but less than half a million TIV",
            ),
            Column::text("supplier", "the supplier as the source has it"),
            Column::text("recipient", "the recipient as the source has it"),
        ];
        Ok(Plan { columns, streams, ..Plan::new("sipri-tiv", Shape::DirectedDyadYear, &KEY) })
    }
}

fn long(source: usize, head: &Head) -> Result<Stream, Error> {
    let found = head.header().require([&["supplier"], &["recipient"], &["year"], &["value"]]);
    let at = found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
    let format = Format { windows: true, ..Format::with_header(head, 0, MISSING) };
    let header = head.header();
    let order = ORDER.iter().filter_map(|name| header.find(&[name])).collect();
    Ok(Stream::new(source, format, Long { at, order }))
}

struct Long {
    at: [usize; 4],
    /// Columns that tell orders of one pair and year apart, where the file has rows by order.
    order: Vec<usize>,
}

impl Reader for Long {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let [supplier, recipient, year, value] = self.at;
        let year = row.year(year)?;
        let (supplier, recipient) = (row.text(supplier)?, row.text(recipient)?);
        let order: Vec<&str> =
            self.order.iter().map(|index| row.text(*index)).collect::<Result<_, _>>()?;
        let order = order.join(", ");
        match row.float(value)? {
            Some(tiv) => delivery((supplier, recipient), &order, year, tiv, states, out),
            None => Ok(()),
        }
    }
}
