//! Counterpoise: ledger.
