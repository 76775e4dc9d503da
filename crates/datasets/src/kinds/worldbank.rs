//! `worldbank`: an indicator of the World Bank by state and year.
//!
//! Three layouts: the bank's own CSV, zipped or not (four lines of text, then Country Name, Country
//! Code, Indicator Name, Indicator Code and a column for each year), that of its DataBank (Series
//! Name, Series Code, `2000 [YR2000]`, remarks at the foot), and the long table Country Name,
//! Country Code, Year, Value. A dataset is of one indicator. States are matched on their code, at the year of the row;
//! regions, income groups and the world are set aside as aggregates, territories as no states. The
//! dataset is named after the indicator: `worldbank-ny.gdp.mktp.cd`; a long table does not tell it
//! and becomes `worldbank` unless `--dataset` names it.
//!
//! Source: World Bank, World Development Indicators.

mod country;
mod wide;

use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING, Plan, Reader, Settings, Source, Stream};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::worldbank::country::state;
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::Quarantined;
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct WorldBank;

static KIND: Kind = Kind {
    name: "worldbank",
    title: "World Bank indicator",
    files: "the bank's CSV of one indicator (Country Name, Country Code, Indicator Name, Indicator Code, 1960, 1961, ...), the same \
            from its DataBank (Series Name, Series Code, 1960 [YR1960], ...), or one CSV with Country Name, Country Code, Year, \
            Value.",
    url: "https://data.worldbank.org/",
    licence: "CC BY 4.0, as the World Bank's terms state",
    cite: "World Bank: World Development Indicators.",
    bibtex: "@misc{worldbank,\n  author = {{World Bank}},\n  title = {World Development Indicators},\n  howpublished = {\\url{https://data.worldbank.org/}}\n}\n",
    missing: "an empty cell is missing and becomes no row in the wide layout; 0 is zero; a state without a row in a covered year is \
              missing there",
    absent: Absent::Missing,
};

impl Importer for WorldBank {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        is_long(head) || wide::header(head).is_some()
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        let mut indicators: Vec<String> = Vec::new();
        for file in files {
            let found = wide::header(&file.head).map(|at| wide::indicators(&file.head, at));
            indicators.extend(found.unwrap_or_default());
        }
        indicators.sort();
        indicators.dedup();
        let names: Vec<&str> = files.iter().map(|file| file.head.name.as_str()).collect();
        let indicator = wide::only(&names.join(", "), &indicators)?;
        for (source, file) in files.iter().enumerate() {
            let at = wide::header(&file.head);
            let wide = at.and_then(|at| wide::stream(source, &file.head, at, indicator));
            streams.push(wide.map_or_else(|| long(source, &file.head), Ok)?);
        }
        let dataset = wide::dataset(indicator);
        let columns = vec![
            Column::state("state", "id of the state"),
            Column::text("code", "code as the source has it"),
            Column::text("country", "name as the source has it"),
            Column::text("indicator", "code of the indicator, where the file tells"),
            Column::new("value", Type::Float64, "of the indicator", "value"),
        ];
        Ok(Plan { columns, streams, ..Plan::new(&dataset, Shape::StateYear, &["state", "year"]) })
    }
}

fn is_long(head: &Head) -> bool {
    head.header().has(&["Country Name", "Country Code", "Year", "Value"])
}

fn long(source: usize, head: &Head) -> Result<Stream, Error> {
    let found =
        head.header().require([&["Country Name"], &["Country Code"], &["Year"], &["Value"]]);
    let at = found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
    Ok(Stream::new(source, Format::with_header(head, 0, MISSING), Long { at }))
}

struct Long {
    at: [usize; 4],
}

impl Reader for Long {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let [name, code, year, value] = self.at;
        let year = row.year(year)?;
        let (name, code) = (row.text(name)?, row.text(code)?);
        let state = state(code, name, year, states)?;
        let cells = [
            Value::Text(state),
            Value::Text(code),
            Value::Text(name),
            Value::Null,
            row.float(value)?.into(),
        ];
        out.put(year, &cells)
    }
}
