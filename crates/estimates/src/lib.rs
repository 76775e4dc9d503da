//! From a table as people have it to a design, and to what a method makes of it.
//!
//! *What it is for.* The crates of methods know numbers and positions. Here a file of rows and a
//! plain struct of choices become what such a method takes, and what it finds becomes an answer in
//! the names of the file: [`counterfactual`], [`curve`], and from the votes of a store
//! [`ideal_points`]. A choice is a word as a person writes it (`2014-03`, `gdp@1980:1988`,
//! `region=asia`); what is wrong with one, or with a cell, is an [`Error`] that names it.
//!
//! *What it may use.* Methods (`counterfactual`, `multiverse`, `idealpoints`), `intake` for tables,
//! `datasets` for the store, `dates` and `world` for names.
//!
//! *What it must never know.* Cases and verdicts; the command line and the terminal; files: bytes
//! come in, with a name to call them by. It says nothing of what was found: answers are facts,
//! which `present` tells.
//!
//! ```
//! use counterpoise_estimates::Sheet;
//! use counterpoise_estimates::counterfactual::{Choices, Method, Setup, answer};
//!
//! let text = b"unit,year,flow\nNile,1,9\nNile,2,8\nNile,3,9\nNile,4,8\nNile,5,3\nNile,6,4\n";
//! let choices = Choices {
//!     unit: "Nile".to_owned(),
//!     outcome: "flow".to_owned(),
//!     time: "year".to_owned(),
//!     treated_at: "5".to_owned(),
//!     method: Method::Interrupted,
//!     ..Choices::default()
//! };
//! let setup = Setup::of(&Sheet::read("nile.csv", text)?, &choices)?;
//! let found = answer(&setup, &choices, &|_, _| ())?;
//! assert!(found.effect < 0.0);
//! # Ok::<(), counterpoise_estimates::Error>(())
//! ```

pub mod counterfactual;
pub mod curve;
mod error;
pub mod ideal_points;
mod sheet;

pub use error::Error;
pub use sheet::Sheet;
