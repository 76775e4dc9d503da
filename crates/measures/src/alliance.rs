//! What two states have promised each other.
//!
//! Portfolios of alliances, for S and its kin, are built from [`Obligations::level`]; see
//! [`crate::similarity`].

pub mod kind;
pub mod length;

pub use kind::Obligations;
