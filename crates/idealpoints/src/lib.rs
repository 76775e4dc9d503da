//! Ideal points of states in the United Nations General Assembly, moving from session to session.
//!
//! *What it is for.* The dynamic ordinal item-response model of Bailey, Strezhnev and Voeten (2017), with linked resolutions,
//! several chains and their diagnostics.
//!
//! *What it may use.* `numerics` for arithmetic and random streams, `rayon` for chains and for sums in a fixed order.
//!
//! *What it must never know.* Files, names of datasets, cases, verdicts and clocks.
