//! Counterpoise: draw.
