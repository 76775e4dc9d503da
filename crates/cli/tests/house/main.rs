//! What the house asks of its own sources, beyond what the compiler checks.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that reads the project's own files"
)]

mod circles;
mod layers;
mod prose;
mod rules;
mod sources;
