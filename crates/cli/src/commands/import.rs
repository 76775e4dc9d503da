//! `import`: a sheet becomes directives. What a person wrote in a file stays there.

mod deliver;
mod map;
mod tell;

use crate::args::ImportArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::{is_same, read};
use crate::output::{Format, note, table};
use counterpoise_case::{Folder, Links, load, read_folder_with};
use counterpoise_diagnostic::Severity;
use counterpoise_exchange::{Mapping, Options, alike, import_events};

pub(crate) fn run(args: &ImportArgs) -> Result {
    if let Some(to) = args.to.as_ref().filter(|to| is_same(to, &args.file)) {
        return Err(Failure::new(format!(
            "--to {} is the sheet itself; name another file for the directives",
            to.display()
        )));
    }
    let bytes = read(&args.file)?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let mapping = match &args.map {
        Some(path) if !path.exists() => return map::propose_to(args, path, &name, &bytes),
        Some(path) => Some(mapping(path)?),
        None => None,
    };
    let folder = args.case.as_deref().map(|path| case_folder(args, path)).transpose()?;
    let mut options = folder.as_ref().map_or_else(Options::default, |folder| {
        // The file to be written may be broken, and what it says is to be said anew.
        let rest = deliver::without(folder, args);
        Options::of_case(&load(&rest, &[]).case)
    });
    options.sheet.clone_from(&args.sheet);
    options.dates = args.dates.map(Into::into);
    options.stubs = args.to.is_some() && !args.no_stubs;
    options.mapping = mapping;
    let imported = import_events(&name, &bytes, &options);
    match args.format {
        Format::Text => {
            alike(&imported.diagnostics).iter().for_each(|group| tell::say(&name, group));
        }
        format => table(&tell::rows(&imported.diagnostics), format)?,
    }
    deliver::deliver(args, &imported, folder.as_ref())?;
    if !imported.read_as.is_empty() {
        note(&tell::account(&imported));
    }
    let wanting = imported.diagnostics.iter().any(|d| d.severity == Severity::Error);
    Ok(if wanting { Outcome::Wanting } else { Outcome::Well })
}

/// The files of the case. Faults in them are no hindrance: the import may be what mends them.
fn case_folder(args: &ImportArgs, path: &std::path::Path) -> Result<Folder> {
    if !path.is_dir() {
        return Err(Failure::new(format!("there is no folder {}", path.display())));
    }
    let links = if args.follow_links { Links::All } else { Links::Within };
    Ok(read_folder_with(path, links))
}

fn mapping(path: &std::path::Path) -> Result<Mapping> {
    let bytes = read(path)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::new(format!("{} is no UTF-8 text", path.display())))?;
    Mapping::parse(&text).map_err(|faults| {
        let said = faults.iter().map(|fault| {
            let place = format!("{}:{}:{}", path.display(), fault.line, fault.column);
            format!("{place}: {}; {}", fault.message, fault.help)
        });
        Failure::new(said.collect::<Vec<_>>().join("\n"))
    })
}
