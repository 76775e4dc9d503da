//! Flows of trade by year: what each state imports from each other.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_datasets::{Manifest, Table};
use counterpoise_measures::{Value, Years};
use counterpoise_numerics::Sum;

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::states::{self, StateNo};
use crate::values::{is_former, without_row};

static TRADE: Role = Role {
    file: "the dyadic table with ccode1, ccode2, year, flow1, flow2",
    ..Role::new("flows of trade", &["cow-trade"], &["state1", "state2", "flow1", "flow2"])
};

/// Imports by year, importer and exporter, in the unit of the source (millions of current US$).
pub(crate) struct Trade {
    pub(crate) manifest: Manifest,
    years: BTreeMap<i32, YearOfTrade>,
}

/// One year.
#[derive(Default)]
pub(crate) struct YearOfTrade {
    /// By importer and exporter; `None` where the source does not know.
    flows: Vec<((StateNo, StateNo), Option<f64>)>,
    /// The same of states under a code that they gave up in the year.
    given_up: Vec<((StateNo, StateNo), Option<f64>)>,
    totals: BTreeMap<StateNo, Total>,
}

/// All trade of a state.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Total {
    /// Imports from and exports to all partners whose flows are known.
    pub(crate) sum: f64,
    /// Flows that are not.
    pub(crate) unknown: u64,
}

/// The flows of some years, read once.
pub(crate) fn read(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    years: Years,
) -> Result<Arc<Trade>, Error> {
    let manifest = catalogue.find(&TRADE, query.data.as_ref())?;
    let name =
        format!("trade {}@{} {}..{}", manifest.dataset, manifest.vintage, years.first, years.last);
    catalogue.held(&name, || {
        let columns = ["year", "state1", "state2", "flow1", "flow2", "ccode1", "ccode2"];
        let span = Some((years.first, years.last));
        Ok(Trade::of(&catalogue.store().table(
            &manifest.dataset,
            Some(&manifest.vintage),
            &columns,
            span,
        )?))
    })
}

impl Trade {
    fn of(table: &Table) -> Trade {
        let [year, first, second, flow1, flow2] =
            [0, 1, 2, 3, 4].map(|at| &table.columns[at].values);
        let (first, second) = (states::column(first), states::column(second));
        let mut years: BTreeMap<i32, YearOfTrade> = BTreeMap::new();
        for row in 0..table.rows {
            let of = year.int(row).and_then(|year| i32::try_from(year).ok());
            let (Some(of), Some(one), Some(other)) = (of, first[row], second[row]) else {
                continue;
            };
            let [code, other_code] = [5, 6].map(|at| table.columns[at].values.int(row));
            let (one, other) = (one.of_row(code, of), other.of_row(other_code, of));
            if is_former(one, code, of) || is_former(other, other_code, of) {
                continue;
            }
            let known = |number: Option<f64>| number.filter(|flow| *flow >= 0.0);
            let year = years.entry(of).or_default();
            // In the year in which a state's code changed there are rows of both; in all trade of a
            // state the later one counts.
            let given_up = one != one.itself() || other != other.itself();
            let flows = if given_up { &mut year.given_up } else { &mut year.flows };
            // The first state's imports from the second, and the reverse.
            flows.push(((one, other), known(flow1.number(row))));
            flows.push(((other, one), known(flow2.number(row))));
        }
        years.values_mut().for_each(YearOfTrade::settle);
        Trade { manifest: table.manifest.clone(), years }
    }

    /// What goes from the exporter to the importer in a year.
    pub(crate) fn flow(&self, exporter: StateNo, importer: StateNo, year: i32) -> Value {
        let given_up = exporter != exporter.itself() || importer != importer.itself();
        let flows = self.years.get(&year).map_or(&[] as &[_], |one| {
            if given_up { one.given_up.as_slice() } else { one.flows.as_slice() }
        });
        match flows.binary_search_by_key(&(importer, exporter), |one| one.0) {
            Ok(at) => Value::known(flows[at].1),
            Err(_) => without_row(&self.manifest, &[exporter, importer], year).value,
        }
    }

    /// All trade of a state in a year.
    pub(crate) fn total(&self, state: StateNo, year: i32) -> Option<Total> {
        self.years.get(&year)?.totals.get(&state).copied()
    }

    /// Every flow of a year: importer and exporter, and how much.
    pub(crate) fn flows(&self, year: i32) -> &[((StateNo, StateNo), Option<f64>)] {
        self.years.get(&year).map_or(&[], |one| one.flows.as_slice())
    }
}

impl YearOfTrade {
    /// Each flow once, known before unknown: releases that have each pair in both orders say the
    /// same twice.
    fn settle(&mut self) {
        let worth = |flow: &Option<f64>| (flow.is_none(), flow.unwrap_or(0.0));
        for flows in [&mut self.flows, &mut self.given_up] {
            flows.sort_by(|(a, one), (b, other)| {
                let ((gap, value), (other_gap, other_value)) = (worth(one), worth(other));
                a.cmp(b).then(gap.cmp(&other_gap)).then(value.total_cmp(&other_value))
            });
            flows.dedup_by_key(|one| one.0);
        }
        let mut known: BTreeMap<StateNo, (Vec<f64>, u64)> = BTreeMap::new();
        for ((importer, exporter), flow) in &self.flows {
            for state in [importer, exporter] {
                let (flows, unknown) = known.entry(*state).or_default();
                flows.extend(flow);
                *unknown += u64::from(flow.is_none());
            }
        }
        let total = |(flows, unknown)| Total { sum: Sum::of(flows), unknown };
        self.totals = known.into_iter().map(|(state, flows)| (state, total(flows))).collect();
    }
}
