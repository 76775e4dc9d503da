//! The capability of every state by year: CINC, GDP, net power.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::{Manifest, Table};
use counterpoise_measures::power::{COMPONENTS, Components, cinc, net};
use counterpoise_measures::{Measured, Value};

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::DataName;
use crate::states::{self, StateNo};
use crate::used::Used;
use crate::values::{covers, is_former, without_row};

static NMC: Role =
    Role::new("material capabilities", &["cow-nmc"], &["state", "milex", "tpop", "upop"]);

static GDP: Role = Role {
    fits: |manifest| told(manifest).is_none_or(|indicator| indicator.starts_with("ny.gdp.mktp")),
    file: "the World Bank's file of GDP in current US$ (NY.GDP.MKTP.CD)",
    ..Role::new("values of GDP", &["worldbank", "generic"], &["state", "value"])
};

static PEOPLE: Role = Role {
    fits: |manifest| told(manifest) == Some("sp.pop.totl"),
    file: "the World Bank's file of total population (SP.POP.TOTL)",
    ..Role::new("values of population", &["worldbank"], &["state", "value"])
};

/// The indicator in the name of a dataset of the World Bank; a long table does not tell it.
fn told(manifest: &Manifest) -> Option<&str> {
    manifest.dataset.strip_prefix("worldbank-")
}

/// One capability of every state, by year and then by state.
pub(crate) struct Capability {
    years: BTreeMap<i32, Vec<(StateNo, Measured)>>,
    /// Of the dataset that decides what is covered.
    manifest: Manifest,
    /// Whether a state that changed its code within a year has a row under either.
    pub(crate) by_code: bool,
    pub(crate) used: Vec<Used>,
    pub(crate) notes: Vec<String>,
}

/// The capability of that name: `cinc`, `gdp`, `net`.
pub(crate) fn read(
    catalogue: &Catalogue<'_>,
    name: &str,
    own: Option<&DataName>,
) -> Result<Arc<Capability>, Error> {
    let label = format!("capability {name} {}", own.map_or_else(String::new, ToString::to_string));
    catalogue.held(&label, || match name {
        "gdp" => gdp(catalogue, own),
        "net" => net_power(catalogue, own),
        _ => national(catalogue, own),
    })
}

fn national(catalogue: &Catalogue<'_>, own: Option<&DataName>) -> Result<Capability, Error> {
    let manifest = catalogue.find(&NMC, own)?;
    let columns = [&["year", "state", "ccode"], COMPONENTS.as_slice()].concat();
    let table =
        catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
    let components = |row: usize| -> Components {
        std::array::from_fn(|at| table.columns[at + 3].values.number(row))
    };
    let mut years = BTreeMap::new();
    for (year, system) in by_year(&table, components) {
        let values: Vec<Components> = system.iter().map(|one| one.1).collect();
        years.insert(year, system.iter().map(|one| one.0).zip(cinc::cinc(&values)).collect());
    }
    Ok(Capability {
        years,
        used: vec![Used::of(&manifest)],
        manifest,
        by_code: true,
        notes: Vec::new(),
    })
}

fn gdp(catalogue: &Catalogue<'_>, own: Option<&DataName>) -> Result<Capability, Error> {
    let manifest = catalogue.find(&GDP, own)?;
    let notes = match told(&manifest) {
        Some(_) => Vec::new(),
        None => vec![format!(
            "{} does not tell its indicator; it is taken for GDP in current US$",
            manifest.dataset
        )],
    };
    let years = amounts(catalogue, &manifest, "value", 1.0)?;
    Ok(Capability { years, used: vec![Used::of(&manifest)], manifest, by_code: false, notes })
}

fn net_power(catalogue: &Catalogue<'_>, own: Option<&DataName>) -> Result<Capability, Error> {
    let gdp = gdp(catalogue, own)?;
    let (people, manifest, unit) = match catalogue.find(&PEOPLE, None) {
        Ok(manifest) => (amounts(catalogue, &manifest, "value", 1.0)?, manifest, "the World Bank"),
        Err(lacking) => {
            let manifest = catalogue.find(&NMC, None).map_err(|_| lacking)?;
            (
                amounts(catalogue, &manifest, "tpop", 1000.0)?,
                manifest,
                "the Correlates of War (tpop)",
            )
        }
    };
    let mut notes = gdp.notes.clone();
    notes.push(format!("population from {unit}"));
    let other = Capability {
        years: people,
        used: vec![Used::of(&manifest)],
        manifest,
        by_code: false,
        notes: Vec::new(),
    };
    let of = |year: i32, own: &(StateNo, Measured)| {
        (own.0, net::net(own.1.value, other.of(own.0, year).value))
    };
    let years = gdp
        .years
        .iter()
        .map(|(year, all)| (*year, all.iter().map(|own| of(*year, own)).collect()))
        .collect();
    let used = [gdp.used.clone(), other.used].concat();
    Ok(Capability { years, used, notes, ..gdp })
}

/// A column of numbers, by year and state.
fn amounts(
    catalogue: &Catalogue<'_>,
    manifest: &Manifest,
    column: &str,
    times: f64,
) -> Result<BTreeMap<i32, Vec<(StateNo, Measured)>>, Error> {
    // The World Bank has codes as text, and one row for a state and year.
    let code = if manifest.column("ccode").is_some() { "ccode" } else { "state" };
    let columns = ["year", "state", code, column];
    let table =
        catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
    let amount = |row: usize| {
        let number = table.columns[3].values.number(row).filter(|number| *number >= 0.0);
        Measured::new(Value::known(number.map(|number| number * times)), 1)
    };
    Ok(by_year(&table, amount))
}

/// The rows of a table with the columns `year`, `state` and its code, by year and in it by state;
/// those without a state are none. A state whose code changed within the year has a row under
/// either.
fn by_year<T>(table: &Table, value: impl Fn(usize) -> T) -> BTreeMap<i32, Vec<(StateNo, T)>> {
    let states = states::column(&table.columns[1].values);
    let mut rows: Vec<(i32, StateNo, bool, Option<i64>, usize)> = Vec::new();
    for (row, state) in states.into_iter().enumerate() {
        let year = table.columns[0].values.int(row).and_then(|year| i32::try_from(year).ok());
        let code = table.columns[2].values.int(row);
        rows.extend(year.zip(state).map(|(year, state)| {
            (year, state.of_row(code, year), is_former(state, code, year), code, row)
        }));
    }
    rows.sort_unstable();
    let mut years: BTreeMap<i32, Vec<(StateNo, T)>> = BTreeMap::new();
    for (year, state, _, _, row) in rows {
        years.entry(year).or_default().push((state, value(row)));
    }
    years
}

impl Capability {
    /// Of a state in a year.
    pub(crate) fn of(&self, state: StateNo, year: i32) -> Measured {
        let found = self.place(state, year).map(|at| self.system(year)[at].1);
        found.unwrap_or_else(|| without_row(&self.manifest, &[state], year))
    }

    /// The place of a state in the system of a year.
    pub(crate) fn place(&self, state: StateNo, year: i32) -> Option<usize> {
        let system = self.system(year);
        let at = system.partition_point(|one| one.0 < state);
        system.get(at).filter(|one| one.0 == state).map(|_| at)
    }

    /// Of every state in a year, by state.
    pub(crate) fn system(&self, year: i32) -> &[(StateNo, Measured)] {
        self.years.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Whether the data reach the year.
    pub(crate) fn covers(&self, year: i32) -> bool {
        covers(&self.manifest, year)
    }

    /// The last year before one in which both have a number and one leads.
    pub(crate) fn last_lead(
        &self,
        one: StateNo,
        other: StateNo,
        before: i32,
    ) -> Option<(i32, Value, Value)> {
        let rows = self.years.range(..before).rev().map(|(year, _)| *year);
        let rows = rows.map(|year| (year, self.of(one, year).value, self.of(other, year).value));
        rows.into_iter().find(|row| row.1.number().zip(row.2.number()).is_some_and(|(a, b)| a != b))
    }
}
