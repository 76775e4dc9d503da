//! Tables into files, in the format that the end of the name says.

use crate::failure::{Failure, Result};
use crate::files::replace;
use counterpoise_frames::{
    Frame, WriteError, frame_csv, to_arrow, to_json, to_latex, to_markdown, to_parquet, to_stata,
    to_xlsx,
};
use std::path::Path;

/// How a table becomes the bytes of a file.
pub(crate) type Write = fn(&Frame) -> std::result::Result<Vec<u8>, WriteError>;

/// How a file is written, by the end of its name.
pub(crate) fn writer(path: &Path) -> Result<Write> {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    match end.as_deref() {
        Some("csv") => Ok(|frame| Ok(frame_csv(frame))),
        Some("json") => Ok(|frame| Ok(to_json(&frame.table()).into_bytes())),
        Some("md") => Ok(|frame| Ok(to_markdown(&frame.table()).into_bytes())),
        Some("tex") => Ok(|frame| Ok(to_latex(&frame.table()).into_bytes())),
        Some("xlsx") => Ok(to_xlsx),
        Some("parquet" | "pq") => Ok(to_parquet),
        Some("arrow" | "feather" | "ipc") => Ok(to_arrow),
        Some("dta") => Ok(|frame| Ok(to_stata(frame))),
        _ => Err(Failure::new(format!(
            "--out {}: let its name end in .csv, .parquet, .arrow, .dta, .xlsx, .json, .md or .tex",
            path.display()
        ))),
    }
}

/// Writes a table, whole or not at all.
pub(crate) fn write_frame(path: &Path, frame: &Frame) -> Result<()> {
    let content = writer(path)?(frame).map_err(|error| Failure::new(error.to_string()))?;
    replace(path, &content)
}
