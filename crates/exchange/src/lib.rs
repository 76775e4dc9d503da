//! Counterpoise: exchange.
