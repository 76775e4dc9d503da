//! Whole sheets in, whole texts out.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may panic, and says what it skips"
)]

mod guided;
mod import;
mod properties;
mod seed;
mod shipped;
mod tables;
mod workbooks;
mod xlsx;
