//! Tables, and all the forms in which they leave the program.
//!
//! *What it is for.* A [`Table`] has rows of cells that each say what they are: what a command
//! prints. A [`Frame`] has typed columns with labels and units, in which what is missing says how
//! ([`Datum`]): what a panel of measures is. Each can be had as the other ([`Table::frame`],
//! [`Frame::table`]), so that every form is open to both: aligned text, Markdown, LaTeX, JSON and CSV
//! for reading, Parquet and Arrow IPC for R, Python and clusters, `.dta` with labels for Stata,
//! workbooks for Excel.
//!
//! *What it may use.* Arrow and Parquet, writers of CSV, JSON and workbooks.
//!
//! *What it must never know.* Measures, states, cases, stores, files. Bytes go out.
//!
//! ```
//! use counterpoise_frames::{Column, Datum, Frame, Values, frame_csv};
//!
//! let share = Column {
//!     name: "trade_share".to_owned(),
//!     label: "Share of trade with China".to_owned(),
//!     unit: "0 to 1".to_owned(),
//!     status: true,
//!     values: Values::Real(vec![Datum::Value(0.25), Datum::OutsideCoverage]),
//! };
//! let frame = Frame { label: "An example".to_owned(), notes: vec![], columns: vec![share] };
//! let text = String::from_utf8(frame_csv(&frame)).unwrap();
//! assert_eq!(text, "trade_share,trade_share_status\n0.25,value\n,outside coverage\n");
//! ```

mod aligned;
mod columnar;
mod csv;
mod datum;
mod fields;
mod frame;
mod guide;
mod json;
mod latex;
mod markdown;
mod stata;
mod table;
mod typed;
mod workbook;

pub use aligned::to_text;
pub use columnar::{WriteError, to_arrow, to_parquet};
pub use csv::{formulas, to_csv, to_csv_for_excel, without_apostrophe};
pub use datum::Datum;
pub use fields::frame_csv;
pub use frame::{Column, Frame, Values, Words};
pub use guide::{Choices, Guide, Note};
pub use json::to_json;
pub use latex::to_latex;
pub use markdown::to_markdown;
pub use stata::{stata_names, to_stata};
pub use table::{Cell, Heading, Table};
pub use workbook::{to_guided_xlsx, to_xlsx};
