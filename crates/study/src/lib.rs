//! Counterpoise: study.
