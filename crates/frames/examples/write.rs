//! Writes one small table in every format into a folder, to be opened with other programs.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "an example")]

use counterpoise_frames::{
    Column, Datum, Frame, Values, frame_csv, to_arrow, to_parquet, to_stata,
};

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
                ["Russia", "Côte d'Ivoire", ""].map(|t| Datum::Value(t.to_owned())).to_vec(),
            ),
        ),
        column(
            "ccode",
            "",
            false,
            Values::Integer(vec![Datum::Value(365), Datum::Value(437), Datum::Missing]),
        ),
        column(
            "unga_s",
            "-1 to 1",
            true,
            Values::Real(vec![Datum::Value(0.1), Datum::OutsideCoverage, Datum::Undefined]),
        ),
        column(
            "day",
            "",
            false,
            Values::Day(vec![Datum::Value(16_147), Datum::NotApplicable, Datum::Missing]),
        ),
    ];
    let frame = Frame { label: "An example".to_owned(), notes: vec!["A note".to_owned()], columns };
    std::fs::write(folder.join("example.csv"), frame_csv(&frame)).unwrap();
    std::fs::write(folder.join("example.dta"), to_stata(&frame)).unwrap();
    std::fs::write(folder.join("example.parquet"), to_parquet(&frame).unwrap()).unwrap();
    std::fs::write(folder.join("example.arrow"), to_arrow(&frame).unwrap()).unwrap();
}
