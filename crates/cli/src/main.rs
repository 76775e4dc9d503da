//! The command line of Counterpoise.
fn main() {}
