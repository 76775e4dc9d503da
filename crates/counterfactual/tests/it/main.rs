//! Published numbers, properties and degenerate input.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at once, and says what it skips"
)]

mod degenerate;
mod did;
mod interrupted;
mod properties;
mod shared;
mod structural;
mod synthetic;
