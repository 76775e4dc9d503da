//! Counterpoise: case.
