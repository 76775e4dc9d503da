//! Power: CINC, net power, shares, ratios, parity, overtaking, concentration.
//!
//! A state without a row in a covered year is what the dataset says of it: *not applicable* where
//! it was no member of the system (Correlates of War), *missing* with the World Bank, if that lists
//! the state in other years.

use std::sync::Arc;

use counterpoise_dates::Day;
use counterpoise_measures::power::{concentration, overtaking, parity, ratio, share};
use counterpoise_measures::{Measured, Value};
use counterpoise_world::World;

use super::capability::{Capability, read};
use super::family_data::{Bind, Data};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::states::StateNo;
use crate::values::none;

struct Power {
    capability: Arc<Capability>,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Itself,
    Share,
    Ratio { directed: bool },
    Parity,
    Overtaking,
    Concentration { majors: bool },
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let (capability, what) = match query.info.name {
        "power.cinc" => ("cinc", What::Itself),
        "power.net" => ("net", What::Itself),
        "power.share" => (query.variant_name(), What::Share),
        "power.ratio" => {
            (query.variant_name(), What::Ratio { directed: query.has("subject-to-target") })
        }
        "power.parity" => (query.variant_name(), What::Parity),
        "power.overtaking" => (query.variant_name(), What::Overtaking),
        _ => (query.variant_name(), What::Concentration { majors: query.has("majors") }),
    };
    let capability = read(catalogue, capability, query.data.as_ref())?;
    let (used, notes) = (capability.used.clone(), capability.notes.clone());
    let by_code = capability.by_code;
    let data = Data::new(Power { capability, what }, used).by_code(by_code);
    Ok(notes.into_iter().fold(data, Data::noted))
}

impl Bind for Power {
    fn value(&self, who: Who, year: i32) -> Measured {
        match who {
            Who::State(state) => self.of_state(state, year),
            Who::Dyad(one, other) => self.of_dyad(one, other, year),
            Who::System => self.of_system(year),
        }
    }
}

impl Power {
    fn of_state(&self, state: StateNo, year: i32) -> Measured {
        let own = self.capability.of(state, year);
        match self.what {
            What::Share if own.value.number().is_some() => {
                let system = self.capability.system(year);
                let values: Vec<Value> = system.iter().map(|one| one.1.value).collect();
                self.capability.place(state, year).map_or(own, |at| share::shares(&values)[at])
            }
            _ => own,
        }
    }

    fn of_dyad(&self, one: StateNo, other: StateNo, year: i32) -> Measured {
        let (a, b) = (self.capability.of(one, year).value, self.capability.of(other, year).value);
        match self.what {
            What::Ratio { directed: true } => ratio::subject_to_target(a, b),
            What::Parity => parity::parity(a, b),
            What::Overtaking => {
                let before = self.capability.last_lead(one, other, year);
                let series: Vec<_> = before.into_iter().chain([(year, a, b)]).collect();
                overtaking::overtaking(&series).pop().unwrap_or_else(|| none(Value::Missing))
            }
            _ => ratio::weaker_to_stronger(a, b),
        }
    }

    fn of_system(&self, year: i32) -> Measured {
        if !self.capability.covers(year) {
            return none(Value::OutsideCoverage);
        }
        let What::Concentration { majors } = self.what else { return none(Value::NotApplicable) };
        let last = Day::new(year, 12, 31);
        let counts = |state: StateNo| {
            !majors || last.is_some_and(|day| World::builtin().is_major(state.id(), day))
        };
        let system = self.capability.system(year).iter().filter(|one| counts(one.0));
        concentration::concentration(&system.map(|one| one.1.value).collect::<Vec<_>>())
    }
}
