//! Counterpoise: syntax.
