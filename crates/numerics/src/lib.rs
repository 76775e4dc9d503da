//! Counterpoise: numerics.
