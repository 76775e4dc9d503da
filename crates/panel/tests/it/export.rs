//! What leaves: the table and its codebook, the absences in every format.

use counterpoise_frames::{frame_csv, to_parquet, to_stata};
use counterpoise_measures::Years;
use counterpoise_measures::events::Period;
use counterpoise_panel::{
    Catalogue, FrameOptions, MeasureQuery, Panel, Scope, Units, bibliography, codebook,
};

use crate::world::{no, small};

fn panel(units: &Units, scope: Scope, lines: &[&str]) -> Panel {
    let queries: Vec<MeasureQuery> =
        lines.iter().map(|line| MeasureQuery::parse(line).unwrap()).collect();
    Panel::of(&Catalogue::new(&small().store, vec![]), units, scope, &queries).unwrap()
}

fn mixed() -> Panel {
    let states = [no("RUS"), no("CHN"), no("KAZ"), no("SSD")];
    let scope = Scope::yearly(Years::new(2000, 2001).unwrap());
    let lines =
        ["unga.agreement", "power.cinc", "trade.dependence", "power.concentration", "unga.tau-b"];
    panel(&Units::among(&states, false), scope, &lines)
}

#[test]
fn a_table_as_csv() {
    let options = FrameOptions { notes: true, ..FrameOptions::default() };
    insta::assert_snapshot!(String::from_utf8(frame_csv(&mixed().frame(options))).unwrap());
}

#[test]
fn months_of_directed_dyads() {
    let scope = Scope { years: Years::one(2000), period: Period::Quarter, directed: true };
    let table = panel(
        &Units::among(&[no("RUS"), no("CHN")], true),
        scope,
        &["events.count", "events.goldstein", "power.cinc"]
            .into_iter()
            .filter(|line| line.starts_with("events"))
            .collect::<Vec<_>>(),
    );
    insta::assert_snapshot!(
        String::from_utf8(frame_csv(&table.frame(FrameOptions::default()))).unwrap()
    );
}

#[test]
fn stata_and_parquet_keep_the_kinds_apart() {
    let frame = mixed().frame(FrameOptions::default());
    let stata = to_stata(&frame);
    for word in [
        "outside coverage",
        "not applicable",
        "undefined",
        "Agreement in the UN General Assembly: identical",
    ] {
        assert!(stata.windows(word.len()).any(|bytes| bytes == word.as_bytes()), "{word}");
    }
    let parquet = to_parquet(&frame).unwrap();
    assert!(parquet.windows(14).any(|bytes| bytes == b"not applicable"));
}

#[test]
fn a_codebook_has_hashes_and_bibtex() {
    let panel = mixed();
    let book = codebook(&panel, "counterpoise", "counterpoise panel ...");
    let json: serde_json::Value = serde_json::from_str(&book).unwrap();
    assert_eq!(json["columns"][0]["measure"], "unga.agreement identical");
    assert_eq!(json["data"].as_array().unwrap().len(), 4);
    assert_eq!(json["data"][0]["files"][0][1].as_str().unwrap().len(), 64);
    let works = bibliography(&panel.used, panel.columns.iter().map(|column| column.query.info));
    let keys: Vec<&str> = works.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "barbieri2009",
            "buenodemesquita1975",
            "kendall1938",
            "lijphart1963",
            "oneal1997",
            "ray1973",
            "singer1972",
            "singer1987",
            "voeten2013",
            "worldbank"
        ]
    );
    assert_eq!(json["bibtex"].as_array().unwrap().len(), works.len());
}
