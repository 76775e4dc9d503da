//! `cow-nmc`: National Material Capabilities of the Correlates of War.
//!
//! One row a state and year: military expenditure and personnel, iron and steel, energy, total and urban population, and the
//! composite index CINC as published. An empty cell or -9 is missing; 0 is zero. A state has a row for every year of its
//! membership of the state system; a year before or after has none. The code 345 in 2006 is read as Serbia's, which bore it on
//! 31 December (a note in the manifest counts it).
//!
//! Source: Singer, Bremer and Stuckey (1972); Singer (1987).

use counterpoise_world::System;

use crate::aside::Aside;
use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING_COW, Plan, Reader, Settings, Source, Stream};
use crate::kind::{Kind, Shape};
use crate::kinds::wrong_kind;
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct Nmc;

static KIND: Kind = Kind {
    name: "cow-nmc",
    title: "National Material Capabilities (Correlates of War)",
    files: "one CSV file with ccode, year, milex, milper, irst, pec, tpop, upop, cinc (NMC 4.0 and later).",
    url: "https://correlatesofwar.org/data-sets/national-material-capabilities/",
    licence: "free for research with citation, as the Correlates of War Project states; see its page",
    cite: "Singer, J. David (1987): Reconstructing the Correlates of War Dataset on Material Capabilities of States, \
           1816-1985. International Interactions 14(2): 115-132.",
    bibtex: "@article{singer1987,\n  author = {Singer, J. David},\n  title = {Reconstructing the {Correlates of War} Dataset on Material Capabilities of States, 1816--1985},\n  journal = {International Interactions},\n  year = {1987},\n  volume = {14},\n  number = {2},\n  pages = {115--132}\n}\n",
    missing: "an empty cell is missing (-9 in the source); 0 is zero; a state without a row in a year was no member of the \
              state system then",
};

/// The six components and the index, in the source's order.
const COMPONENTS: [(&str, &str, &str); 6] = [
    ("milex", "thousand US$ (GBP before 1914), current", "military expenditure"),
    ("milper", "thousand persons", "military personnel"),
    ("irst", "thousand tons", "iron and steel production"),
    ("pec", "thousand tons of coal equivalent", "primary energy consumption"),
    ("tpop", "thousand persons", "total population"),
    ("upop", "thousand persons", "urban population"),
];

impl Importer for Nmc {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        head.header().has(&["ccode", "year", "milex", "milper", "irst"])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let reader = NmcReader::of(&file.head)?;
            streams.push(Stream { source, format: Format::with_header(&file.head, 0, MISSING_COW), reader: Box::new(reader) });
        }
        Ok(Plan { columns: columns(), streams, ..Plan::new("cow-nmc", Shape::StateYear) })
    }
}

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::state("state", "id of the state"),
        Column::code("ccode", "Correlates of War number"),
    ];
    columns.extend(COMPONENTS.map(|(name, unit, label)| Column::new(name, Type::Int64, unit, label)));
    columns.push(Column::new("cinc", Type::Float64, "share", "Composite Index of National Capability as published"));
    columns
}

struct NmcReader {
    ccode: usize,
    year: usize,
    components: [usize; 6],
    cinc: usize,
}

impl NmcReader {
    fn of(head: &Head) -> Result<NmcReader, Error> {
        let found = head.header().require([
            &["ccode"],
            &["year"],
            &["milex"],
            &["milper"],
            &["irst"],
            &["pec", "energy"],
            &["tpop"],
            &["upop"],
            &["cinc"],
        ]);
        let [ccode, year, c1, c2, c3, c4, c5, c6, cinc] = found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
        Ok(NmcReader { ccode, year, components: [c1, c2, c3, c4, c5, c6], cinc })
    }
}

impl Reader for NmcReader {
    fn row(&self, row: &Row<'_>, states: &mut Resolver, out: &mut Batches<'_>) -> Result<(), Aside> {
        let year = row.year(self.year)?;
        let state = states.in_year(System::CowNumber, row.text(self.ccode)?, year)?;
        let mut values = [Value::Null; 9];
        values[0] = Value::Text(state);
        values[1] = row.int(self.ccode)?.into();
        for (value, index) in values[2..8].iter_mut().zip(self.components) {
            *value = row.int(index)?.into();
        }
        values[8] = row.float(self.cinc)?.into();
        out.put(year, &values)
    }
}
