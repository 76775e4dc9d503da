//! A store opens in other programs as it is: pandas, pyarrow, Polars, DuckDB, each asked for the
//! folder and nothing else. A library that is not on the machine is skipped, by its name. And a
//! store of the first layout is still read.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests write the files that they import, and say what they skip"
)]

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Int32Array, RecordBatch};
use arrow_schema::{Field, Schema};
use common::{Folder, tell};
use counterpoise_datasets::reduce::dyad_months;
use counterpoise_datasets::{Dedup, EventFilter, Manifest, Severity, dyad_months_sql};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::{FileReader, SerializedFileReader};

const NMC: &str = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n\
    2,1816,3823,17,80,254,8659,101,0.0397\n2,1817,2466,-9,80,277,8899,106,0.0358\n\
    200,1816,16942,255,351,9206,19520,1998,0.3366\nnone,1817,1,1,1,1,1,1,0.1\n";

/// A store with two years, empty cells and a row set aside.
fn store() -> (Folder, Manifest) {
    let folder = Folder::new();
    let file = folder.file("nmc.csv", NMC.as_bytes());
    let manifest = folder.add("cow-nmc", &[file]).unwrap();
    (folder, manifest)
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn below_the_data_folder_there_is_nothing_but_plain_parquet() {
    let (folder, manifest) = store();
    let files = files_below(&folder.store.data_folder(&manifest));
    assert_eq!(files.len(), 2);
    for path in files {
        assert_eq!(path.file_name().unwrap(), "part-0.parquet");
        let reader = SerializedFileReader::new(std::fs::File::open(&path).unwrap()).unwrap();
        let about = reader.metadata().file_metadata();
        assert_eq!(about.key_value_metadata(), None, "no schema of Arrow's own");
        let names = about.schema_descr().columns().iter().map(|column| column.name().to_owned());
        assert!(!names.collect::<Vec<_>>().contains(&"year".to_owned()));
    }
}

/// What every library prints: the year, state and size of the army of each row, in order.
const ROWS: &str = "1816 GBR 255\n1816 USA 17\n1817 USA None\n";

/// A library, and a script that reads the folder named first and prints [`ROWS`].
const LIBRARIES: [(&str, &str); 4] = [
    (
        "pandas",
        "t = pandas.read_parquet(sys.argv[1])\n\
         rows = [(int(r.year), r.state, None if pandas.isna(r.milper) else int(r.milper)) for r in t.itertuples()]\n",
    ),
    (
        "pyarrow",
        "import pyarrow.parquet\n\
         t = pyarrow.parquet.read_table(sys.argv[1]).select(['year', 'state', 'milper'])\n\
         rows = [tuple(r.values()) for r in t.to_pylist()]\n",
    ),
    (
        "polars",
        "t = polars.scan_parquet(sys.argv[1]).select('year', 'state', 'milper').collect()\n\
         rows = t.rows()\n",
    ),
    (
        "duckdb",
        "rows = duckdb.sql(f\"SELECT year, state, milper FROM '{sys.argv[1]}/*/*.parquet'\").fetchall()\n",
    ),
];

#[test]
fn every_library_opens_the_folder_as_it_is() {
    let (folder, manifest) = store();
    let data = folder.store.data_folder(&manifest);
    for (library, script) in LIBRARIES {
        if !has(library) {
            println!("skipped: no {library} for python3 on this machine");
            continue;
        }
        let script = format!(
            "import sys, {library}\n{script}\
             for y, s, n in sorted(rows, key=lambda r: (r[0], r[1])):\n    print(y, s, None if n is None else int(n))\n"
        );
        let done = Command::new("python3").args(["-c", &script]).arg(&data).output().unwrap();
        let (out, err) =
            (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert_eq!(out, ROWS, "{library}: {err}");
    }
}

/// Events of a day, pair and code that repeat, of which scores differ, are missing, or are of
/// persons without a state.
fn events() -> String {
    let mut text = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t\
                    Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\n"
        .to_owned();
    let actors = ["Russia", "China", "Ukraine", "Kazakhstan", "NA"];
    let codes = [("010", 0), ("036", 40), ("040", 10), ("112", -20), ("190", -100), ("061", 64)];
    let mut draws = 7u64;
    let mut below = |n: usize| {
        draws = draws.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (draws >> 33) as usize % n
    };
    for row in 0..4000 {
        let (source, target) = (actors[below(5)], actors[below(5)]);
        let (code, score) = codes[below(6)];
        let (year, month, day) = (2013 + below(2), 1 + below(3), 1 + below(9));
        let score = score as f64 / 10.0;
        text += &format!(
            "{row}\t{year}-{month:02}-{day:02}\t{source}\tNA\t{source}\t\t{code}\t{score}\t{target}\tNA\t{target}\t1\n"
        );
    }
    text
}

/// The rows of the program's own reduction, as DuckDB prints its own.
fn own_months(store: &counterpoise_datasets::Store, dedup: Dedup) -> String {
    let events = store.events("icews", None, &EventFilter::default()).unwrap();
    let sums = dyad_months(&events, dedup).unwrap();
    let state = |at: u32| &events.states[at as usize];
    let mut rows: Vec<String> = (0..sums.len())
        .map(|row| {
            let month = sums.month[row] + 1970 * 12;
            let quads = sums.quad.each_ref().map(|class| class[row].to_string()).join(" ");
            format!(
                "{} {} {} {} {} {quads} {} {} {}\n",
                state(sums.source[row]),
                state(sums.target[row]),
                month.div_euclid(12),
                month.rem_euclid(12) + 1,
                sums.n[row],
                sums.statements[row],
                sums.scored[row],
                sums.score[row]
            )
        })
        .collect();
    rows.sort();
    rows.concat()
}

/// An engine, and a script that runs the SQL in the second argument over the folder in the first.
const ENGINES: [(&str, &str); 2] = [
    (
        "duckdb",
        "import sys, duckdb\n\
         duckdb.sql(f\"CREATE VIEW events AS SELECT * FROM '{sys.argv[1]}/*/*.parquet'\")\n\
         rows = duckdb.sql(sys.argv[2]).fetchall()\n",
    ),
    (
        "pysail",
        "import sys\n\
         from pysail.spark import SparkConnectServer\n\
         from pyspark.sql import SparkSession\n\
         server = SparkConnectServer('127.0.0.1', 0)\n\
         server.start(background=True)\n\
         spark = SparkSession.builder.remote('sc://%s:%d' % server.listening_address).getOrCreate()\n\
         spark.read.parquet(sys.argv[1]).createOrReplaceTempView('events')\n\
         rows = [tuple(row.values()) for row in spark.sql(sys.argv[2]).toArrow().to_pylist()]\n",
    ),
];

#[test]
fn the_sql_gives_other_engines_the_same_whole_numbers() {
    let folder = Folder::new();
    let manifest = folder.add("icews", &[folder.file("events.tab", events().as_bytes())]).unwrap();
    let data = folder.store.data_folder(&manifest);
    let mut skipped = Vec::new();
    for (engine, script) in ENGINES {
        if !has(engine) {
            skipped.push(engine);
            continue;
        }
        for dedup in Dedup::ALL {
            let script = format!(
                "{script}print('\\n'.join(sorted(' '.join(map(str, row[:12])) for row in rows)))\n"
            );
            // Of a text after `-c` PySpark cannot tell where it is installed.
            let runner = folder.file("runner.py", script.as_bytes());
            let sql = dyad_months_sql(dedup, "icews");
            let done = Command::new("python3").arg(&runner).arg(&data).arg(&sql).output().unwrap();
            let (out, err) =
                (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
            let own = own_months(&folder.store, dedup);
            assert!(own.lines().count() > 50, "{own}");
            assert_eq!(out, own, "{engine}, {dedup:?}: {err}");
        }
    }
    if !skipped.is_empty() {
        let (n, of) = (skipped.len(), ENGINES.len());
        println!("skipped: {n} of {of} engines are not on this machine: {}", skipped.join(", "));
    }
}

fn has(library: &str) -> bool {
    let import = format!("import {library}");
    Command::new("python3").args(["-c", &import]).output().is_ok_and(|done| done.status.success())
}

/// Lays a vintage out as the first layout had it: the year in every file, Arrow's schema beside it,
/// the folders of the years beside the manifest.
fn to_first_layout(vintage: &Path) {
    let path = vintage.join("_manifest.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    manifest["format"] = 1.into();
    for part in manifest["parts"].as_array_mut().unwrap() {
        let new = part["path"].as_str().unwrap().to_owned();
        let old = new.strip_prefix("data/").unwrap();
        std::fs::create_dir_all(vintage.join(old).parent().unwrap()).unwrap();
        let year = old["year=".len()..].split('/').next().unwrap().parse().unwrap();
        with_year(&vintage.join(&new), &vintage.join(old), year);
        let bytes = std::fs::read(vintage.join(old)).unwrap();
        part["bytes"] = bytes.len().into();
        part["sha256"] = sha256(&bytes).into();
        part["path"] = old.into();
    }
    std::fs::write(path, manifest.to_string()).unwrap();
    std::fs::remove_dir_all(vintage.join("data")).unwrap();
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn with_year(from: &Path, to: &Path, year: i32) {
    let file = std::fs::File::open(from).unwrap();
    let reader =
        ParquetRecordBatchReaderBuilder::try_new_with_options(file, ArrowReaderOptions::new());
    let batches: Vec<RecordBatch> = reader.unwrap().build().unwrap().map(Result::unwrap).collect();
    let years = |rows: usize| Arc::new(Int32Array::from_value(year, rows)) as ArrayRef;
    let batch = |batch: &RecordBatch| {
        let field = Arc::new(Field::new("year", years(0).data_type().clone(), true));
        let schema = batch.schema();
        let fields = std::iter::once(field).chain(schema.fields().iter().cloned());
        let columns = std::iter::once(years(batch.num_rows())).chain(batch.columns().to_vec());
        RecordBatch::try_new(Arc::new(Schema::new(fields.collect::<Vec<_>>())), columns.collect())
    };
    let batches: Vec<RecordBatch> = batches.iter().map(|one| batch(one).unwrap()).collect();
    let file = std::fs::File::create(to).unwrap();
    let mut writer = ArrowWriter::try_new(file, batches[0].schema(), None).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.close().unwrap();
}

#[test]
fn a_store_of_the_first_layout_is_read() {
    let (folder, manifest) = store();
    let before = tell(&folder.store, &manifest);
    to_first_layout(&folder.store.vintage_folder(&manifest));
    let old = folder.store.manifest("cow-nmc", None).unwrap();
    assert!(old.is_of_first_layout() && !manifest.is_of_first_layout());
    assert_eq!(tell(&folder.store, &old), before);
    let findings = folder.store.check().unwrap();
    let [only] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(only.severity, Severity::Note);
    assert!(only.sentence.contains("data remove cow-nmc"), "{}", only.sentence);
}
