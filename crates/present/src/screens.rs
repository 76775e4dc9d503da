//! What a command has to say to a person, laid out for a terminal: lines, bars, small tables.
//! One module for each command that has more to say than its rows.

mod positions;
mod rivals;
mod stress;

pub use positions::positions;
pub use rivals::rivals;
pub use stress::stress;
