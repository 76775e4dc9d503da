//! `sql`: the sums of this program as a text for engines that run beyond one machine.

use crate::args::{DyadMonthsArgs, SqlCommand};
use crate::failure::{Failure, Outcome, Result};
use crate::output::bytes;
use crate::store::open;
use counterpoise_datasets::{Dedup, Shape, dyad_months_sql};
use counterpoise_panel::DataName;

pub(crate) fn run(command: &SqlCommand) -> Result {
    let SqlCommand::DyadMonths(args) = command;
    let (folder, rule) = place(args)?;
    let dedup = args.dedup.map_or(rule, Dedup::from);
    let views = format!(
        "-- DuckDB:       CREATE VIEW events AS SELECT * FROM '{folder}/*/*.parquet';\n\
         -- Spark, Sail:  spark.read.parquet(\"{folder}\").createOrReplaceTempView(\"events\")\n"
    );
    bytes((views + &dyad_months_sql(dedup)).as_bytes())?;
    Ok(Outcome::Well)
}

/// Where the files lie, and the rule for repetitions that was chosen for them.
fn place(args: &DyadMonthsArgs) -> Result<(String, Dedup)> {
    let Some(from) = &args.from else {
        let folder = args.over.clone().unwrap_or_default();
        return Ok((folder.trim_end_matches('/').to_owned(), Dedup::None));
    };
    let name = DataName::parse(from)?;
    let store = open(&args.store)?;
    let manifest = store.manifest(&name.dataset, name.vintage.as_deref())?;
    if manifest.shape != Shape::Events {
        return Err(Failure::new(format!(
            "the rows of {from} are no events: name a dataset of GDELT, ICEWS or POLECAT"
        )));
    }
    Ok((store.data_folder(&manifest).display().to_string(), manifest.dedup))
}
