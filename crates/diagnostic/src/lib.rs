//! Counterpoise: diagnostic.
