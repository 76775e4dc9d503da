//! Trade: flows, dependence, shares, salience, symmetry, interdependence, balance.
//!
//! Flows are those of the Correlates of War, in millions of current US$, GDP in current US$. A pair
//! of states that both existed and have no row is *outside coverage*; an empty cell is *missing*. A
//! state's whole trade is the sum over partners whose flows are known; a remark says where some are
//! not.

use std::sync::Arc;

use counterpoise_measures::trade::{
    balance, dependence, flow, interdependence, low_high, salience, share, symmetry,
};
use counterpoise_measures::{Measured, Value};

use super::capability::{self, Capability};
use super::family_data::{Bind, Data, dyad};
use super::trade_table::{Trade, read};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::states::StateNo;
use crate::used::Used;
use crate::values::none;

/// Units of the flows in one of the GDP.
const MILLION: f64 = 1e6;

struct Trading {
    trade: Arc<Trade>,
    gdp: Option<Arc<Capability>>,
    measure: &'static str,
    high: bool,
    which: flow::Which,
}

pub(super) fn bind(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    scope: Scope,
) -> Result<Data, Error> {
    let trade = read(catalogue, query, scope.years)?;
    let mut used = vec![Used::of(&trade.manifest)];
    let needs_gdp = matches!(query.info.name, "trade.dependence" | "trade.low-high");
    let gdp = if needs_gdp { Some(capability::read(catalogue, "gdp", None)?) } else { None };
    used.extend(gdp.iter().flat_map(|gdp| gdp.used.clone()));
    let notes: Vec<String> = gdp.iter().flat_map(|gdp| gdp.notes.clone()).collect();
    let which = match query.variant_name() {
        "imports" => flow::Which::Imports,
        "both" => flow::Which::Both,
        _ => flow::Which::Exports,
    };
    let data = Trading {
        trade,
        gdp,
        measure: query.info.name,
        high: query.variant_name() == "high",
        which,
    };
    let data = Data::new(data, used).by_code(query.info.name == "trade.flow");
    Ok(notes.into_iter().fold(data, Data::noted))
}

impl Bind for Trading {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let (exports, imports) =
            (self.trade.flow(one, other, year), self.trade.flow(other, one, year));
        match self.measure {
            "trade.dependence" => self.dependence(one, other, year),
            "trade.low-high" => {
                let both = [
                    self.dependence(one, other, year).value,
                    self.dependence(other, one, year).value,
                ];
                if self.high {
                    low_high::high(both[0], both[1])
                } else {
                    low_high::low(both[0], both[1])
                }
            }
            "trade.flow" => flow::flow(exports, imports, self.which),
            "trade.balance" => balance::balance(exports, imports),
            "trade.share" => self.share(one, other, year),
            name => {
                let (mine, theirs) = (self.share(one, other, year), self.share(other, one, year));
                let found = match name {
                    "trade.salience" => salience::salience(mine.value, theirs.value),
                    "trade.symmetry" => symmetry::symmetry(mine.value, theirs.value),
                    _ => interdependence::interdependence(mine.value, theirs.value),
                };
                found.noted(if mine.note.is_empty() { theirs.note } else { mine.note })
            }
        }
    }
}

impl Trading {
    fn dependence(&self, one: StateNo, other: StateNo, year: i32) -> Measured {
        let gdp = self.gdp.as_ref().map_or(Value::Missing, |gdp| gdp.of(one, year).value);
        let (exports, imports) =
            (self.trade.flow(one, other, year), self.trade.flow(other, one, year));
        dependence::dependence(exports, imports, gdp.map(|gdp| gdp / MILLION))
    }

    fn share(&self, one: StateNo, other: StateNo, year: i32) -> Measured {
        let (exports, imports) =
            (self.trade.flow(one, other, year), self.trade.flow(other, one, year));
        let total = self.trade.total(one, year);
        let whole = total.map_or(Value::Missing, |total| Value::of(total.sum));
        let found = share::share(exports, imports, whole);
        let gaps = total.is_some_and(|total| total.unknown > 0) && found.value.number().is_some();
        found.noted(if gaps {
            "flows of some partners are unknown and left out of the whole"
        } else {
            ""
        })
    }
}
