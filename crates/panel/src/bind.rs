//! One family of measures, one file: which columns a formula takes, and what a gap in them means.

mod alliances;
mod arms;
mod capability;
mod column;
mod contiguity;
mod disputes;
mod events;
mod family_data;
mod finance;
mod gravity;
mod ideal;
mod igo;
mod power;
mod ties;
mod trade;
mod trade_table;
mod visits;
mod votes;
mod votes_table;

use counterpoise_measures::Years;
use counterpoise_measures::catalogue::Sides;
use counterpoise_measures::events::Period;

pub use family_data::Bind;

use crate::bound_measure::BoundMeasure;
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who, Yearly};

impl Catalogue<'_> {
    /// A measure with its data.
    ///
    /// # Errors
    /// Where the data are not in the store, several would do, or the measure is not of this period
    /// or form.
    pub fn bind(&self, query: &MeasureQuery, scope: Scope) -> Result<BoundMeasure, Error> {
        let (family, measure) = query.info.name.split_once('.').unwrap_or((query.info.name, ""));
        if query.yearly.is_some() && (query.is_of_events() || scope.period == Period::Year) {
            let what = format!("{} has values of its own in every period here.", query.info.name);
            return Err(Error::question(what, "Leave yearly= away."));
        }
        if scope.period != Period::Year && !query.is_of_events() {
            return self.by_years(query, scope);
        }
        let scope = query.series.widened(scope);
        // Every measure by its name: one that is new must not pass for another of its family.
        let found = match (family, measure) {
            _ if query.of_store => column::bind(self, query, scope),
            ("unga", "ideal-point" | "ideal-distance") => ideal::bind(self, query),
            ("unga", "a" | "agreement" | "kappa" | "pi" | "s" | "tau-b") => {
                votes::bind(self, query)
            }
            ("alliance", "a" | "kappa" | "pi" | "s" | "tau-b" | "type" | "years") => {
                alliances::bind(self, query, scope)
            }
            ("events", "class" | "count" | "goldstein" | "net" | "share" | "volume") => {
                events::bind(self, query, scope)
            }
            ("contiguity", "relevant" | "type" | "within") => contiguity::bind(self, query),
            ("power", "major") => Ok(contiguity::majors()),
            (
                "power",
                "cinc" | "concentration" | "net" | "overtaking" | "parity" | "ratio" | "share",
            ) => power::bind(self, query),
            ("trade", "gravity") => gravity::bind(self, query, scope),
            (
                "trade",
                "balance" | "dependence" | "flow" | "interdependence" | "low-high" | "salience"
                | "share" | "symmetry",
            ) => trade::bind(self, query, scope),
            ("arms", "dependence" | "flow" | "share") => arms::bind(self, query),
            ("igo", "joint" | "share") => igo::bind(self, query, scope),
            ("dispute", "any" | "count" | "fatal" | "hostility") => disputes::bind(self, query),
            ("finance", "count" | "sum") => finance::bind(self, query),
            ("visits", "count" | "share") => visits::bind(self, query),
            // A test asks for every measure of the catalogue, so that this is not reached.
            _ => Err(Error::question(format!("{} has no data yet.", query.info.name), "")),
        }?;
        Ok(BoundMeasure {
            query: query.clone(),
            scope,
            used: found.used,
            notes: found.notes,
            by_code: found.by_code,
            data: found.data,
            spread: None,
        })
    }

    /// A measure of years in a table of shorter periods, by a rule that the question names.
    fn by_years(&self, query: &MeasureQuery, scope: Scope) -> Result<BoundMeasure, Error> {
        let Some(rule) = query.yearly else {
            let what = format!("{} is a measure of years.", query.info.name);
            return Err(Error::question(
                what,
                "Say which year's value a shorter period has: --yearly same (the year it lies in) or --yearly before.",
            ));
        };
        let own = MeasureQuery { yearly: None, ..query.clone() };
        let before = i32::from(rule == Yearly::Before);
        let years = Years { first: scope.years.first - before, ..scope.years };
        let bound = self.bind(&own, Scope { years, period: Period::Year, ..scope })?;
        Ok(BoundMeasure { query: query.clone(), spread: Some((scope, rule)), ..bound })
    }
}

/// Whether a question of that form can be asked of the measure.
pub(crate) fn takes(sides: Sides, who: Who) -> bool {
    match who {
        Who::Dyad(..) => matches!(sides, Sides::Directed | Sides::Undirected | Sides::Either),
        Who::State(_) => sides == Sides::Monadic,
        Who::System => sides == Sides::System,
    }
}
