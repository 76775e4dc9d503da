//! Published numbers, reference files where they are at hand, and what holds of any input.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at once, and says when it is skipped"
)]

mod catalogue;
mod events_properties;
mod events_reference;
mod gravity;
mod power;
mod relations;
mod shared;
mod similarity_properties;
mod similarity_reference;
mod trade;
