//! Facts as JSON by names, as `docs/answer.schema.json` describes it.

mod answer;
mod claim;
mod names;
mod rivals;
mod verdict;

pub use answer::{VERSION, answer, cell};
pub use claim::claim;
pub use verdict::verdict;
