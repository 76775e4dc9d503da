//! How near two states lie to each other, and whether they are politically relevant to each other.

pub mod kind;
pub mod relevant;
pub mod within;
