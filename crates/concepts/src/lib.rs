//! Counterpoise: concepts.
