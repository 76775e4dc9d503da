//! Tables for other programs: typed columns with labels and units, in which what is missing says
//! how.
//!
//! *What it is for.* A [`Frame`] is what a panel of measures becomes before it leaves the program: CSV for everybody,
//! Parquet and Arrow IPC for R, Python and clusters, `.dta` with labels for Stata. The four ways in
//! which a value can be absent ([`Cell`]) survive all of them.
//!
//! *What it may use.* Arrow and Parquet, a writer of CSV.
//!
//! *What it must never know.* Measures, states, stores, files. Bytes go out.
//!
//! ```
//! use counterpoise_frames::{Cell, Column, Frame, Values, to_csv};
//!
//! let share = Column {
//!     name: "trade_share".to_owned(),
//!     label: "Share of trade with China".to_owned(),
//!     unit: "0 to 1".to_owned(),
//!     status: true,
//!     values: Values::Real(vec![Cell::Value(0.25), Cell::OutsideCoverage]),
//! };
//! let frame = Frame { label: "An example".to_owned(), notes: vec![], columns: vec![share] };
//! let text = String::from_utf8(to_csv(&frame)).unwrap();
//! assert_eq!(text, "trade_share,trade_share_status\n0.25,value\n,outside coverage\n");
//! ```

mod cell;
mod columnar;
mod frame;
mod stata;
mod text;

pub use cell::Cell;
pub use columnar::{WriteError, to_arrow, to_parquet};
pub use frame::{Column, Frame, Values};
pub use stata::{stata_names, to_stata};
pub use text::to_csv;
