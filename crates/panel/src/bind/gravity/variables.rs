//! The dyadic variables of a gravity model.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::{Manifest, Type};
use counterpoise_measures::Years;
use counterpoise_numerics::ln;

use crate::bind::ties::{self, Ties};
use crate::catalogue::Catalogue;
use crate::error::{Error, ErrorKind};
use crate::query::DataName;
use crate::states::{self, StateNo};
use crate::used::Used;

/// A dyadic variable.
pub(super) struct Variable {
    pub(super) used: Used,
    log: bool,
    from: From,
}

enum From {
    Alliance(Arc<Ties>),
    Column { rows: BTreeMap<(i32, StateNo, StateNo), f64>, only_year: Option<i32> },
}

impl Variable {
    /// `alliance`, `DATASET.COLUMN`, `log:DATASET.COLUMN`.
    pub(super) fn read(
        catalogue: &Catalogue<'_>,
        name: &str,
        years: Years,
    ) -> Result<Variable, Error> {
        let (log, plain) = name.strip_prefix("log:").map_or((false, name), |rest| (true, rest));
        if plain == "alliance" {
            let ties = ties::read(catalogue, None)?;
            return Ok(Variable {
                used: Used::of(&ties.manifest),
                log: false,
                from: From::Alliance(ties),
            });
        }
        let (dataset, column) = plain.rsplit_once('.').ok_or_else(|| {
            let help =
                "Write `alliance`, `DATASET.COLUMN`, or `log:DATASET.COLUMN`, as in on=alliance,log:distances.km.";
            Error::question(format!("`{name}` is no variable of a gravity model."), help)
        })?;
        column_of(catalogue, &DataName::parse(dataset)?, column, log, years)
    }

    /// Its value for a flow; `None` where it is missing.
    pub(super) fn of(&self, exporter: StateNo, importer: StateNo, year: i32) -> Option<f64> {
        match &self.from {
            From::Alliance(ties) => {
                ties.level(exporter, importer, year).map(|level| f64::from(u8::from(level > 0)))
            }
            From::Column { rows, only_year } => {
                let year = only_year.unwrap_or(year);
                let found = rows
                    .get(&(year, exporter, importer))
                    .or_else(|| rows.get(&(year, importer, exporter)))?;
                if self.log { (*found > 0.0).then(|| ln(*found)) } else { Some(*found) }
            }
        }
    }
}

fn column_of(
    catalogue: &Catalogue<'_>,
    name: &DataName,
    column: &str,
    log: bool,
    years: Years,
) -> Result<Variable, Error> {
    let store = catalogue.store();
    let manifest = store.manifest(&name.dataset, name.vintage.as_deref()).map_err(|error| {
        let help = "Add a table of pairs with `counterpoise data add generic FILE --mapping FILE`.";
        Error::new(ErrorKind::NotInStore, error.what, help)
    })?;
    let [first, second] = sides(&manifest)?;
    let only_year = if let [year] = manifest.coverage.keys().copied().collect::<Vec<_>>()[..] {
        Some(year)
    } else {
        None
    };
    let span = only_year.map_or((years.first, years.last), |year| (year, year));
    let columns = ["year", &first, &second, column];
    let table = store.table(&manifest.dataset, Some(&manifest.vintage), &columns, Some(span))?;
    let [one, other] = [1, 2].map(|at| states::column(&table.columns[at].values));
    let mut rows = BTreeMap::new();
    for row in 0..table.rows {
        let year = table.columns[0].values.int(row).and_then(|year| i32::try_from(year).ok());
        let value = table.columns[3].values.number(row);
        if let (Some(year), Some(one), Some(other), Some(value)) =
            (year, one[row], other[row], value)
        {
            rows.insert((year, one, other), value);
        }
    }
    Ok(Variable { used: Used::of(&manifest), log, from: From::Column { rows, only_year } })
}

/// The two columns of states of a dyadic table.
fn sides(manifest: &Manifest) -> Result<[String; 2], Error> {
    let states = manifest.columns.iter().filter(|column| column.kind == Type::State);
    let names: Vec<String> = states.map(|column| column.name.clone()).collect();
    <[String; 2]>::try_from(names).map_err(|names| {
        let what = format!(
            "The dataset `{}` has {} columns of states, not two.",
            manifest.dataset,
            names.len()
        );
        Error::question(what, "A variable of a gravity model is of pairs of states.")
    })
}
