//! Measures bound to data: whole files in, whole panels out.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, reason = "tests")]

mod absence;
mod asks;
mod every;
mod export;
mod properties;
mod real;
mod world;
