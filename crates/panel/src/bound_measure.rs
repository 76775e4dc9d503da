//! A measure that has its data, and answers.

use counterpoise_measures::{Measured, Value};

use crate::bind::Bind;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who, Yearly};
use crate::states::StateNo;
use crate::used::Used;

/// A measure with its data. Answers from memory, on any number of threads.
pub struct BoundMeasure {
    /// What was asked.
    pub query: MeasureQuery,
    /// When, and in which form.
    pub scope: Scope,
    /// The vintages it rests on.
    pub used: Vec<Used>,
    /// What a reader should know of the data that were chosen.
    pub notes: Vec<String>,
    /// Whether the data have rows for either code of a state that changed it within a year.
    pub(crate) by_code: bool,
    pub(crate) data: Box<dyn Bind>,
    /// Of a measure of years in a table of shorter periods: the scope of the table, and which year's
    /// value a period has.
    pub(crate) spread: Option<(Scope, Yearly)>,
}

impl BoundMeasure {
    /// The measure of a state or dyad in a period. What has no value rests on no observations.
    pub fn value(&self, who: Who, period: i32) -> Measured {
        self.values(who, &[period]).pop().unwrap_or(Measured::new(Value::NotApplicable, 0))
    }

    /// The same in several periods, which ascend.
    pub fn values(&self, who: Who, periods: &[i32]) -> Vec<Measured> {
        let themselves = match who {
            Who::Dyad(one, other) => Who::Dyad(one.itself(), other.itself()),
            Who::State(state) => Who::State(state.itself()),
            Who::System => Who::System,
        };
        if matches!(themselves, Who::Dyad(one, other) if one == other) {
            return vec![Measured::new(Value::NotApplicable, 0); periods.len()];
        }
        let own: Vec<i32>;
        let periods = match self.spread {
            None => periods,
            Some((scope, rule)) => {
                own = periods.iter().map(|period| rule.year_of(scope, *period)).collect();
                &own
            }
        };
        let first = self.scope.periods().start().to_owned();
        let of = |at| self.plain(who, themselves, at);
        let made = self.query.series.along(periods, first, of);
        let without = |found: Measured| {
            let rests = matches!(found.value, Value::Number(_) | Value::Undefined(_));
            if rests { found } else { Measured { n: 0, ..found } }
        };
        made.into_iter().map(without).collect()
    }
}

impl BoundMeasure {
    /// The value of one period. A code that a state gave up is its own in that year alone.
    fn plain(&self, who: Who, themselves: Who, period: i32) -> Measured {
        if !self.by_code {
            return self.data.value(themselves, period);
        }
        let then = |state: StateNo| state.in_year(period);
        let who = match who {
            Who::Dyad(one, other) => Who::Dyad(then(one), then(other)),
            Who::State(state) => Who::State(then(state)),
            Who::System => Who::System,
        };
        self.data.value(who, period)
    }
}

impl std::fmt::Debug for BoundMeasure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BoundMeasure")
            .field("query", &self.query)
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}
