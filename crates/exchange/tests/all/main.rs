//! Whole sheets in, whole texts out.

mod import;
mod properties;
mod seed;
mod shipped;
mod tables;
mod workbooks;
mod xlsx;
