//! Counterpoise: dates.
