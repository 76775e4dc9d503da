//! The command line as a user meets it: what is asked, what is answered, what the exit code is.

mod commands;
mod counterfactual;
mod curve;
mod data;
mod estimates;
mod export;
mod interrupted;
mod json_page;
mod library;
mod measures;
mod numbers;
mod outcomes;
mod owned;
mod pages;
mod panel_page;
mod pipes;
mod readme;
mod rivals;
mod runs;
mod session;
mod sheets;
mod snapshots;
mod store_page;
mod stress;
mod support;
mod writing;
