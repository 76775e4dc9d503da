//! Gravity residuals: trade beyond what a Poisson model of the flows of one year expects.
//!
//! Each year is estimated by itself, with an effect for every exporter and every importer, so that
//! a residual does not depend on which other years are asked about. The dyadic variables are named
//! with `on=`: `alliance` (any obligation in the year, needs ATOP), or a column of a dyadic dataset
//! of one's own, `distances.km`; `log:` before it takes the logarithm. Without any the expectation
//! is that of size alone. A dataset that has one year only holds for all years.

mod variables;

use std::collections::BTreeMap;

use counterpoise_measures::trade::gravity::{Fitted, Flows, Residual, Spec};
use counterpoise_measures::{Measured, Value};
use rayon::prelude::*;

use self::variables::Variable;
use super::family_data::{Bind, Data, dyad};
use super::trade_table::{Trade, read};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::states::StateNo;
use crate::used::Used;
use crate::values::none;

struct Gravity {
    years: BTreeMap<i32, Model>,
    trade: std::sync::Arc<Trade>,
    residual: Residual,
}

/// One year's model; `Err` where there is no estimate.
struct Model {
    /// The row of each flow in the estimate, by exporter and importer.
    rows: BTreeMap<(StateNo, StateNo), usize>,
    flows: Flows,
    fitted: Option<Fitted>,
}

pub(super) fn bind(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    scope: Scope,
) -> Result<Data, Error> {
    let trade = read(catalogue, query, scope.years)?;
    let variables: Vec<Variable> = query
        .on
        .iter()
        .map(|name| Variable::read(catalogue, name, scope.years))
        .collect::<Result<_, _>>()?;
    let mut used = vec![Used::of(&trade.manifest)];
    used.extend(variables.iter().map(|one| one.used.clone()));
    let years: Vec<i32> = (scope.years.first..=scope.years.last)
        .filter(|year| !trade.flows(*year).is_empty())
        .collect();
    let models: Vec<(i32, Model, Option<String>)> =
        years.par_iter().map(|year| Model::of(&trade, &variables, *year)).collect();
    let mut told: Vec<String> =
        models.iter().filter_map(|(_, _, failure)| failure.clone()).collect();
    told.extend(models.iter().filter_map(|(year, model, _)| model.told(*year, &query.on)));
    let residual =
        if query.variant_name() == "pearson" { Residual::Pearson } else { Residual::Log };
    let years = models.into_iter().map(|(year, model, _)| (year, model)).collect();
    let mut data = Data::new(Gravity { years, trade, residual }, used);
    let on = if query.on.is_empty() { "sizes alone".to_owned() } else { query.on.join(", ") };
    data = data.noted(format!(
        "estimated year by year, with effects for exporters and importers, on {on}"
    ));
    Ok(told.into_iter().fold(data, Data::noted))
}

impl Model {
    fn of(trade: &Trade, variables: &[Variable], year: i32) -> (i32, Model, Option<String>) {
        let mut flows = Flows { variables: vec![Vec::new(); variables.len()], ..Flows::default() };
        let mut rows = BTreeMap::new();
        for ((importer, exporter), flow) in trade.flows(year) {
            let values: Option<Vec<f64>> =
                variables.iter().map(|one| one.of(*exporter, *importer, year)).collect();
            let (Some(flow), Some(values)) = (flow, values) else { continue };
            rows.insert((*exporter, *importer), flows.flow.len());
            flows.flow.push(*flow);
            flows.exporter.push(u32::from(exporter.0));
            flows.importer.push(u32::from(importer.0));
            let (low, high) = (exporter.min(importer).0, exporter.max(importer).0);
            flows.dyad.push(u32::from(low) << 16 | u32::from(high));
            flows.variables.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        }
        let found = Spec::default().fit(&flows);
        let failure = found.as_ref().err().map(|error| format!("{year}: no estimate: {error}"));
        (year, Model { rows, flows, fitted: found.ok() }, failure)
    }

    /// The coefficients of the year with their errors; nothing for a model of sizes alone.
    fn told(&self, year: i32, on: &[String]) -> Option<String> {
        let fitted = self.fitted.as_ref().filter(|_| !on.is_empty())?;
        let numbers = fitted.coefficients.iter().zip(&fitted.clustered_errors);
        let each = on.iter().zip(numbers).map(|(name, (b, se))| format!("{name} {b:.4} ({se:.4})"));
        Some(format!(
            "{year}: {}; errors clustered by dyad; {} flows of {} dyads",
            each.collect::<Vec<_>>().join(", "),
            fitted.n,
            fitted.dyads
        ))
    }
}

impl Bind for Gravity {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((exporter, importer)) = dyad(who) else { return none(Value::NotApplicable) };
        let flow = self.trade.flow(exporter, importer, year);
        if flow.number().is_none() {
            return none(flow);
        }
        let Some(model) = self.years.get(&year) else { return none(Value::OutsideCoverage) };
        match (model.rows.get(&(exporter, importer)), &model.fitted) {
            (Some(row), Some(fitted)) => fitted.residual(&model.flows, *row, self.residual),
            (None, _) => none(Value::Missing).noted("a variable of the model is missing"),
            (_, None) => none(Value::Missing).noted("the model has no estimate in this year"),
        }
    }
}
