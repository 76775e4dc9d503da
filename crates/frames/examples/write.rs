//! Writes one small table in every format into a folder, to be opened with other programs.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "an example")]

use counterpoise_frames::{Cell, Column, Frame, Values, to_arrow, to_csv, to_parquet, to_stata};

fn main() {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).expect("a folder"));
    let column = |name: &str, unit: &str, status, values| Column {
        name: name.to_owned(),
        label: format!("Label of {name}"),
        unit: unit.to_owned(),
        status,
        values,
    };
    let columns = vec![
        column(
            "country",
            "",
            false,
            Values::Text(
                ["Russia", "Côte d'Ivoire", ""].map(|t| Cell::Value(t.to_owned())).to_vec(),
            ),
        ),
        column(
            "ccode",
            "",
            false,
            Values::Integer(vec![Cell::Value(365), Cell::Value(437), Cell::Missing]),
        ),
        column(
            "unga_s",
            "-1 to 1",
            true,
            Values::Real(vec![Cell::Value(0.1), Cell::OutsideCoverage, Cell::Undefined]),
        ),
        column(
            "day",
            "",
            false,
            Values::Day(vec![Cell::Value(16_147), Cell::NotApplicable, Cell::Missing]),
        ),
    ];
    let frame = Frame { label: "An example".to_owned(), notes: vec!["A note".to_owned()], columns };
    std::fs::write(folder.join("example.csv"), to_csv(&frame)).unwrap();
    std::fs::write(folder.join("example.dta"), to_stata(&frame)).unwrap();
    std::fs::write(folder.join("example.parquet"), to_parquet(&frame).unwrap()).unwrap();
    std::fs::write(folder.join("example.arrow"), to_arrow(&frame).unwrap()).unwrap();
}
