//! Tables as bytes and text.

mod aligned;
mod csv;
mod json;
mod markdown;

pub use aligned::to_text;
pub use csv::to_csv;
pub use json::to_json;
pub use markdown::to_markdown;
