//! Measures bound to data: whole files in, whole panels out.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, reason = "tests")]

mod absence;
mod columns;
mod every;
mod export;
mod members;
mod properties;
mod queries;
mod real;
mod world;
