//! Counterpoise: world.
