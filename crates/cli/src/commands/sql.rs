//! `sql`: the sums of this program as texts for engines that run beyond one machine.

use crate::args::{EventsArgs, SqlCommand};
use crate::failure::{Failure, Outcome, Result};
use crate::output::bytes;
use crate::store::open;
use counterpoise_datasets::{Dedup, Shape, dyad_months_sql, name_months_sql};
use counterpoise_panel::DataName;

pub(crate) fn run(command: &SqlCommand) -> Result {
    let (place, sql) = match command {
        SqlCommand::DyadMonths(args) => {
            let place = place(&args.over)?;
            let dedup = args.dedup.map_or(place.dedup, Dedup::from);
            let sql = dyad_months_sql(dedup, &place.called);
            (place, sql)
        }
        SqlCommand::NameMonths(args) => {
            let place = place(&args.over)?;
            let sql = name_months_sql(&place.called);
            (place, sql)
        }
    };
    let folder = place.folder;
    let views = format!(
        "-- DuckDB:       CREATE VIEW events AS SELECT * FROM '{folder}/*/*.parquet';\n\
         -- Spark, Sail:  spark.read.parquet(\"{folder}\").createOrReplaceTempView(\"events\")\n"
    );
    bytes((views + &sql).as_bytes())?;
    Ok(Outcome::Well)
}

/// Where the files lie, what the rows say they were made of, and the rule for repetitions that was
/// chosen for them.
struct Place {
    folder: String,
    called: String,
    dedup: Dedup,
}

fn place(args: &EventsArgs) -> Result<Place> {
    let called = |usual: String| args.called.clone().unwrap_or(usual);
    let Some(from) = &args.from else {
        let folder = args.over.clone().unwrap_or_default().trim_end_matches('/').to_owned();
        return Ok(Place { called: called(folder.clone()), folder, dedup: Dedup::None });
    };
    let name = DataName::parse(from)?;
    let store = open(&args.store)?;
    let manifest = store.manifest(&name.dataset, name.vintage.as_deref())?;
    if manifest.shape != Shape::Events {
        return Err(Failure::new(format!(
            "the rows of {from} are no events: name a dataset of GDELT, ICEWS or POLECAT"
        )));
    }
    Ok(Place {
        folder: store.data_folder(&manifest).display().to_string(),
        called: called(format!("{}@{}", manifest.dataset, manifest.vintage)),
        dedup: manifest.dedup,
    })
}
