//! `cite`: the BibTeX of data and methods.

use crate::args::CiteArgs;
use crate::asked::{ALL_YEARS, queries};
use crate::commands::panel::codebook_of;
use crate::failure::{Failure, Outcome, Result};
use crate::files::read;
use crate::output::{Format, bytes, note, table};
use crate::store::open;
use crate::style::dim;
use counterpoise_datasets::kind;
use counterpoise_frames::Table;
use counterpoise_measures::MeasureInfo;
use counterpoise_measures::catalogue::measure;
use counterpoise_panel::{Catalogue, ErrorKind, MeasureQuery, Scope, Used, bibliography};
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &CiteArgs) -> Result {
    let (tables, measures): (Vec<&String>, Vec<&String>) =
        args.what.iter().partition(|what| is_table(what));
    let (mut used, mut infos) = (Vec::new(), Vec::new());
    for table in tables {
        let (data, names) = of_table(Path::new(table))?;
        used.extend(data);
        infos.extend(names);
    }
    if !measures.is_empty() {
        let store = open(&args.store)?;
        let queries = queries(&measures.into_iter().cloned().collect::<Vec<_>>(), None, &store)?;
        infos.extend(queries.iter().map(|query| query.info));
        used.extend(of_measures(args, &queries)?);
    }
    let works = bibliography(&used, infos);
    if args.shown.format == Format::Text {
        let entries: Vec<String> = works.into_iter().map(|(_, entry)| entry).collect();
        bytes((entries.join("\n\n") + "\n").as_bytes())?;
    } else {
        let rows = works.into_iter().map(|(key, entry)| [key, entry]);
        table(&Table::new(&["key", "bibtex"]).with(rows), args.shown.format)?;
    }
    Ok(Outcome::Well)
}

/// What is a file, or ends like one, is a table.
fn is_table(what: &str) -> bool {
    let ends = [".csv", ".parquet", ".pq", ".arrow", ".feather", ".ipc", ".dta", ".json"];
    measure(what).is_none()
        && (ends.iter().any(|end| what.ends_with(end)) || Path::new(what).is_file())
}

fn of_table(path: &Path) -> Result<(Vec<Used>, Vec<&'static MeasureInfo>)> {
    let book: PathBuf =
        if path.to_string_lossy().ends_with(".json") { path.to_owned() } else { codebook_of(path) };
    if !book.is_file() {
        let what = format!("{} has no codebook beside it ({})", path.display(), book.display());
        return Err(Failure::new(format!(
            "{what}; `counterpoise panel ... --out` writes one with the table"
        )));
    }
    let broken = || {
        Failure::new(format!("{} is no codebook of a panel; write the table again", book.display()))
    };
    let json: serde_json::Value = serde_json::from_slice(&read(&book)?).map_err(|_| broken())?;
    let used: Vec<Used> = serde_json::from_value(json["data"].clone()).map_err(|_| broken())?;
    let columns = json["columns"].as_array().ok_or_else(broken)?;
    let names = columns.iter().filter_map(|column| column["measure"].as_str()?.split(' ').next());
    Ok((used, names.filter_map(measure).collect()))
}

/// The data of measures as the store has them; where it has not, what is known of the kind.
fn of_measures(args: &CiteArgs, queries: &[MeasureQuery]) -> Result<Vec<Used>> {
    let store = open(&args.store)?;
    let catalogue = Catalogue::new(&store, Vec::new());
    let scope = Scope {
        directed: true,
        ..Scope::yearly(counterpoise_measures::Years::one(ALL_YEARS.first))
    };
    let mut used = Vec::new();
    for query in queries {
        match catalogue.bind(query, scope) {
            Ok(bound_measure) => used.extend(bound_measure.used),
            Err(error) if error.kind == ErrorKind::Store => {
                return Err(Failure::new(error.to_string()));
            }
            Err(error) => {
                note(&dim(&format!(
                    "{}; the entry is that of the kind",
                    error.what.trim_end_matches('.')
                )));
                used.extend(query.info.needs.iter().filter_map(|group| of_kind(group[0])));
            }
        }
    }
    Ok(used)
}

fn of_kind(name: &str) -> Option<Used> {
    let kind = kind(name)?;
    Some(Used {
        dataset: kind.name.to_owned(),
        vintage: String::new(),
        title: kind.title.to_owned(),
        version: String::new(),
        licence: kind.licence.to_owned(),
        files: Vec::new(),
        rows_kept: 0,
        rows_set_aside: 0,
        set_aside: Vec::new(),
        cite: kind.cite.to_owned(),
        bibtex: kind.bibtex.trim_end().to_owned(),
    })
}
