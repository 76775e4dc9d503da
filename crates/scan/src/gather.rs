//! From a dataset to the balance of every dyad over time.

mod classes;
mod events;
mod state_ids;
mod tallies;
mod votes;

use counterpoise_datasets::{Manifest, Shape, Store};

pub(crate) use events::{events_of, period_of};
pub(crate) use tallies::point;

use crate::problem::Problem;
use crate::series::Panel;
use crate::spec::Spec;

/// The series of all dyads of a dataset.
///
/// # Errors
/// Where the rows have no balance, a setting does not fit them, or the store cannot be read.
pub fn gather(store: &Store, manifest: &Manifest, spec: &Spec) -> Result<Panel, Problem> {
    if spec.window < 2 {
        return Err(Problem::Setting("A window must be at least 2 periods long."));
    }
    let counts =
        ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];
    match manifest.shape {
        Shape::Events | Shape::EventSums => events::gather(store, manifest, spec),
        Shape::Votes => votes::gather(store, manifest, spec),
        Shape::DirectedDyadYear if counts.iter().all(|name| manifest.column(name).is_some()) => {
            classes::gather(store, manifest, spec, counts)
        }
        _ => Err(Problem::NoBalance {
            dataset: manifest.dataset.clone(),
            kind: manifest.kind.clone(),
        }),
    }
}
