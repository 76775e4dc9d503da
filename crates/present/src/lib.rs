//! What was found, told: to people in plain words, to programs as JSON by names.
//!
//! *For*: whoever reads verdicts, claims and needs. To programs every object names what it is about (`E126`,
//! `central-asia`, `study-2019`), so that nothing changes its name when something else comes or
//! goes. The form is an interface: `docs/answer.schema.json` describes it, and [`VERSION`] goes up
//! when a reader would have to change. People get the same words on every surface: [`opening`] has what is said
//! first, [`field`](fn@field) what stands in a grid; `docs/words.md` fixes the words.
//!
//! *May use*: the study's facts, and the case for names.
//!
//! *Must never know*: files, terminals, how a page looks. It computes nothing.

mod answer;
mod brief;
mod claim;
mod field;
mod lean;
mod names;
mod opening;
pub mod plain;
mod rivals;
mod verdict;

pub use answer::{VERSION, answer, cell};
pub use brief::{Extent, Picture, brief};
pub use claim::claim;
pub use field::{Field, Kind, field};
pub use lean::Lean;
pub use opening::{Chosen, Opening, Piece, ToldClaim, main_arena, opening};
pub use verdict::verdict;
