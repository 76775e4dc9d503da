//! What two states belong to together.

pub mod joint;
pub mod share;
