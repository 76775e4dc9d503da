//! `panel`: many measures side by side, to a file or to the terminal.

use crate::args::{ColumnNames, PanelArgs, Reach};
use crate::asked::{self, failures, queries};
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::frames::{Write, writer};
use crate::output::{Format, bytes, line, note, table};
use crate::progress::Bar;
use crate::store::open;
use crate::style::dim;
use counterpoise_frames::frame_csv;
use counterpoise_panel::{
    Catalogue, FrameOptions, Panel, PanelOptions, Rows, Scope, StateSystem, Units, codebook,
};
use counterpoise_present::several as counted;
use counterpoise_present::tables;
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &PanelArgs) -> Result {
    let scope = asked::scope(&args.form, asked::years_of(&args.rows)?);
    let system = args.rows.system.map_or(StateSystem::Cow, StateSystem::from);
    let store = open(&args.store)?;
    let queries = queries(&args.measures, Some(&args.form), &store)?;
    asked::named_years(&args.rows, &queries)?;
    let units = units(args, system, scope)?;
    let write = args.out.as_deref().map(writer).transpose()?;
    let catalogue = Catalogue::new(&store, asked::data(&args.form)?);
    let rows = if args.balanced { Rows::Balanced(system) } else { Rows::Members(system) };
    let choice = PanelOptions {
        rows,
        covered_years: args.rows.years.is_none(),
        names: args.names.into(),
        relevant: args.rows.politically_relevant.map(Reach::name),
    };
    let panel = {
        let bar = Bar::new(false);
        let at = |part: &str, at, of| bar.at(part, at, of);
        Panel::watched(&catalogue, &units, scope, &queries, choice, &at)
            .map_err(|errors| failures(&errors))?
    };
    let options = FrameOptions { status: !args.no_status, n: !args.no_n, notes: args.notes };
    match (&args.out, write) {
        (Some(path), Some(write)) => save(&panel, options, path, write, args)?,
        _ => show(&panel, options, args.shown.format)?,
    }
    Ok(Outcome::Well)
}

fn units(args: &PanelArgs, system: StateSystem, scope: Scope) -> Result<Units> {
    let declared = args.form.directed || args.form.undirected;
    if !declared && (!args.rows.dyads.is_empty() || args.rows.among.is_some()) {
        return Err(Failure::new(
            "say whether a dyad has a direction: --directed (a row from each state to each other) or --undirected (a row for \
             each pair)",
        ));
    }
    Ok(asked::units(&args.rows, system, scope)?.unwrap_or(Units::System))
}

/// Where the codebook of a table lies: `panel.dta.codebook.json` beside `panel.dta`.
pub(crate) fn codebook_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}.codebook.json"))
}

fn save(
    panel: &Panel,
    options: FrameOptions,
    path: &Path,
    write: Write,
    args: &PanelArgs,
) -> Result<()> {
    let frame = panel.frame(options);
    let content = write(&frame).map_err(|error| Failure::new(error.to_string()))?;
    replace(path, &content)?;
    let program = concat!("counterpoise ", env!("CARGO_PKG_VERSION"));
    replace(&codebook_of(path), codebook(panel, program, &command(args)).as_bytes())?;
    line(&format!(
        "{}: {}, {} of measures; {}",
        path.display(),
        counted(frame.rows() as u64, "row"),
        counted(panel.columns.len() as u64, "column"),
        panel.label()
    ))?;
    for used in &panel.used {
        line(&dim(&format!("  data: {}", used.line())))?;
    }
    for remark in &panel.notes {
        line(&dim(&format!("  note: {remark}")))?;
    }
    line(&dim(&format!("  codebook: {}", codebook_of(path).display())))?;
    line(&dim(&format!("  counterpoise cite {} prints the BibTeX of all of it", path.display())))
}

/// The command that makes the same table, without anything that belongs to one machine.
fn command(args: &PanelArgs) -> String {
    let mut words = vec!["counterpoise panel".to_owned()];
    words.extend(args.measures.iter().map(|measure| format!("\"{measure}\"")));
    words.extend(args.rows.dyads.iter().map(|list| format!("--dyads {list}")));
    words.extend(args.rows.among.iter().map(|list| format!("--among {list}")));
    words.extend(args.rows.states.iter().map(|list| format!("--states {list}")));
    words.extend(args.form.directed.then(|| "--directed".to_owned()));
    words.extend(args.form.undirected.then(|| "--undirected".to_owned()));
    let by = format!("{:?}", args.form.by).to_lowercase();
    words.extend((by != "year").then(|| format!("--by {by}")));
    words.extend(args.form.yearly.map(|rule| format!("--{}", rule.word().replace('=', " "))));
    words.extend(
        args.rows
            .politically_relevant
            .map(|reach| format!("--politically-relevant={}", reach.name())),
    );
    words.extend(args.rows.years.iter().map(|years| format!("--years {years}")));
    words.extend(
        args.rows.system.map(|list| format!("--system {}", StateSystem::from(list).name())),
    );
    words.extend((args.names == ColumnNames::Cow).then(|| "--names cow".to_owned()));
    words.extend(args.balanced.then(|| "--balanced".to_owned()));
    words.extend(args.form.data.iter().map(|name| format!("--data {name}")));
    words.join(" ")
}

fn show(panel: &Panel, options: FrameOptions, format: Format) -> Result<()> {
    match format {
        Format::Csv => bytes(&frame_csv(&panel.frame(options))),
        Format::Json => table(&tables::measures::panel(panel, true), format),
        Format::Parquet | Format::Arrow | Format::Dta | Format::Xlsx => {
            crate::output::frame(&panel.frame(options), format)
        }
        format => {
            table(&tables::measures::panel(panel, false), format)?;
            panel.used.iter().for_each(|used| note(&dim(&format!("data: {}", used.line()))));
            panel.notes.iter().for_each(|remark| note(&dim(&format!("note: {remark}"))));
            Ok(())
        }
    }
}
