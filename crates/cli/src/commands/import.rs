//! `import`: a sheet becomes directives. What exists is not overwritten unless that is asked for.

use crate::args::{CaseArgs, ImportArgs};
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read, replace};
use crate::open::open;
use crate::output::{bytes, note};
use crate::style::{bad, dim, poor};
use counterpoise_diagnostic::Severity;
use counterpoise_exchange::{Imported, Options, RowDiagnostic, import_events};
use std::path::Path;

pub(crate) fn run(args: &ImportArgs) -> Result {
    let mut options = match &args.case {
        None => Options::default(),
        Some(folder) => {
            let case = CaseArgs { folder: folder.clone(), with: Vec::new(), set: Vec::new(), draws: None, seed: None };
            let Some(opened) = open(&case)? else { return Ok(Outcome::Wanting) };
            Options::of_case(opened.case())
        }
    };
    options.sheet.clone_from(&args.sheet);
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let imported = import_events(&name, &read(&args.file)?, &options);
    imported.diagnostics.iter().for_each(|d| note(&said(&name, d)));
    deliver(args, &imported)?;
    note(&account(&imported));
    let wanting = imported.diagnostics.iter().any(|d| d.severity == Severity::Error);
    Ok(if wanting { Outcome::Wanting } else { Outcome::Well })
}

fn deliver(args: &ImportArgs, imported: &Imported) -> Result<()> {
    let Some(to) = &args.to else { return bytes(imported.text.as_bytes()) };
    let exists = to.exists();
    if imported.rows_written == 0 && exists {
        return Err(Failure::new(format!("no event was read, so {} stays as it is", to.display())));
    }
    if exists && !args.overwrite {
        note(&format!(
            "dry run: {} exists and stays as it is; --overwrite replaces it and keeps the old one as a .bak",
            to.display()
        ));
        return Ok(());
    }
    if exists {
        replace(&backup(to), &read(to)?)?;
    }
    replace(to, imported.text.as_bytes())?;
    note(&format!("wrote {}", to.display()));
    Ok(())
}

fn backup(path: &Path) -> std::path::PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}.bak"))
}

fn said(file: &str, d: &RowDiagnostic) -> String {
    let word = match d.severity {
        Severity::Error => bad("error"),
        Severity::Warning => poor("warning"),
    };
    let place = match (d.row, d.column.is_empty()) {
        (0, true) => file.to_owned(),
        (0, false) => format!("{file}, column {}", d.column),
        (row, true) => format!("{file}, row {row}"),
        (row, false) => format!("{file}, row {row}, column {}", d.column),
    };
    let cell = if d.cell.is_empty() { String::new() } else { format!(" `{}`", d.cell) };
    format!("{place}:{cell} {word}: {}; {}", d.message, d.mend)
}

fn account(imported: &Imported) -> String {
    let unread: Vec<&str> = imported.columns.iter().filter(|c| c.read_as.is_none()).map(|c| c.name.as_str()).collect();
    let unread = if unread.is_empty() { String::new() } else { format!("; kept as comments: {}", unread.join(", ")) };
    dim(&format!(
        "{}: {} rows read, {} events written, {} set aside{unread}",
        imported.read_as, imported.rows_read, imported.rows_written, imported.rows_set_aside
    ))
}
