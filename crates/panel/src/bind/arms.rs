//! Arms: flows, dependence, shares, over one year or a window.
//!
//! A pair without a row in a covered window had no delivery: *zero*. A window that reaches beyond
//! the data is *outside coverage*, and so is a supplier that the data never name, where they are
//! not of all suppliers.

use std::collections::BTreeMap;

use counterpoise_datasets::Manifest;
use counterpoise_measures::arms::{Delivery, dependence, flow, share};
use counterpoise_measures::{Measured, Value, Years};

use super::family_data::{Bind, Data, dyad};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::states::{self, StateNo};
use crate::used::Used;
use crate::values::{absent, none, span};

static TIV: Role = Role::new("arms transfers", &["sipri-tiv"], &["source", "target", "tiv"]);

struct Arms {
    by_supplier: BTreeMap<StateNo, Vec<Delivery>>,
    by_recipient: BTreeMap<StateNo, Vec<Delivery>>,
    coverage: Years,
    window: u16,
    measure: &'static str,
    /// Whether the data are of one supplier alone.
    of_one: bool,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let manifest = catalogue.find(&TIV, query.data.as_ref())?;
    let deliveries = read(catalogue, &manifest)?;
    let mut arms = Arms {
        by_supplier: BTreeMap::new(),
        by_recipient: BTreeMap::new(),
        coverage: span(&manifest),
        window: query.window,
        measure: query.info.name,
        of_one: false,
    };
    for (supplier, recipient, delivery) in deliveries {
        arms.by_supplier.entry(supplier).or_default().push(delivery);
        arms.by_recipient.entry(recipient).or_default().push(delivery);
    }
    arms.of_one = arms.by_supplier.len() == 1;
    if arms.of_one && query.info.name == "arms.dependence" {
        let what = format!(
            "{} has the deliveries of one supplier only, so that a share of imports says nothing.",
            manifest.dataset
        );
        return Err(Error::question(
            what,
            "Add the export tables of all suppliers, in one command.",
        ));
    }
    Ok(Data::new(arms, vec![Used::of(&manifest)]))
}

fn read(
    catalogue: &Catalogue<'_>,
    manifest: &Manifest,
) -> Result<Vec<(StateNo, StateNo, Delivery)>, Error> {
    let columns = ["year", "source", "target", "tiv"];
    let table =
        catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
    let (source, target) =
        (states::column(&table.columns[1].values), states::column(&table.columns[2].values));
    let one = |row: usize| {
        let year = i32::try_from(table.columns[0].values.int(row)?).ok()?;
        let (supplier, recipient, tiv) =
            (source[row]?, target[row]?, table.columns[3].values.number(row)?);
        let delivery =
            Delivery { supplier: supplier.0.into(), recipient: recipient.0.into(), year, tiv };
        Some((supplier, recipient, delivery))
    };
    Ok((0..table.rows).filter_map(one).collect())
}

impl Bind for Arms {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((supplier, recipient)) = dyad(who) else { return none(Value::NotApplicable) };
        let window = window(self.window, year);
        let supplies = self.by_supplier.get(&supplier).map_or(&[] as &[Delivery], Vec::as_slice);
        let receives = self.by_recipient.get(&recipient).map_or(&[] as &[Delivery], Vec::as_slice);
        let (from, to) = (u32::from(supplier.0), u32::from(recipient.0));
        let delivered = supplies.iter().any(|one| one.recipient == to && window.has(one.year));
        if !delivered && (!supplier.existed(year) || !recipient.existed(year)) {
            return none(Value::NotApplicable);
        }
        if self.of_one && supplies.is_empty() {
            return absent(&[supplier, recipient], year, false, Value::OutsideCoverage);
        }
        match self.measure {
            "arms.dependence" => dependence::dependence(receives, from, to, window, self.coverage),
            "arms.share" => share::share(supplies, from, to, window, self.coverage),
            _ => flow::flow(supplies, from, to, window, self.coverage),
        }
    }
}

/// The years up to and with the one asked about.
pub(super) fn window(years: u16, year: i32) -> Years {
    Years { first: year - i32::from(years) + 1, last: year }
}
