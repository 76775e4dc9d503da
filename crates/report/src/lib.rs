//! Counterpoise: report.
