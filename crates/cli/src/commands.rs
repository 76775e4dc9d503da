//! One command, one file.

pub(crate) mod balance;
pub(crate) mod check;
pub(crate) mod cite;
pub(crate) mod claims;
pub(crate) mod compare;
pub(crate) mod counterfactual;
pub(crate) mod coverage;
pub(crate) mod data;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod idealpoints;
pub(crate) mod import;
pub(crate) mod judge;
pub(crate) mod measure;
pub(crate) mod new;
pub(crate) mod panel;
pub(crate) mod reliability;
pub(crate) mod rivals;
pub(crate) mod run;
pub(crate) mod scan;
pub(crate) mod schools;
pub(crate) mod shell;
pub(crate) mod shift;
pub(crate) mod table;
pub(crate) mod verify;
pub(crate) mod why;
