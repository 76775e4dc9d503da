//! The data of others: importers, and the store that they fill.
//!
//! *What it is for.* Reading the files of the field (votes, events, capabilities, alliances, trade, arms) into plain Parquet
//! with a manifest; keeping aside, with line and reason, every row that could not be read; giving tables back.
//!
//! *What it may use.* `world` for every translation of codes, `dates`, `numerics`; Arrow and Parquet, which no other crate sees.
//! It opens files, in the store and those it is told to import.
//!
//! *What it must never know.* Measures, cases, verdicts, the network, the terminal.
