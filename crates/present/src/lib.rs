//! What was found, told to programs.
//!
//! *For*: whoever reads verdicts, claims and needs from a program: every object names what it is about (`E126`,
//! `central-asia`, `study-2019`), so that nothing changes its name when something else comes or
//! goes. The form is an interface: `docs/answer.schema.json` describes it, and [`VERSION`] goes up
//! when a reader would have to change.
//!
//! *May use*: the study's facts, and the case for names.
//!
//! *Must never know*: files, terminals, how a page looks. It computes nothing.

mod answer;
mod claim;
mod names;
mod rivals;
mod verdict;

pub use answer::{VERSION, answer, cell};
pub use claim::claim;
pub use verdict::verdict;
