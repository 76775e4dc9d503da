//! A list of actors, each with the state that it acts for.

use crate::failure::{Failure, Result};
use crate::files;
use counterpoise_datasets::Assignment;
use counterpoise_dates::Day;
use counterpoise_intake::Table;
use counterpoise_world::{System, World};
use std::path::Path;

fn list(bytes: &[u8], file: &str) -> Result<Vec<Assignment>> {
    let table =
        Table::read(bytes).map_err(|unreadable| Failure::new(format!("{file}: {unreadable}")))?;
    let find = |name: &str| table.heads.iter().position(|one| one.eq_ignore_ascii_case(name));
    let (Some(name), Some(state)) = (find("name"), find("state")) else {
        return Err(Failure::new(format!(
            "{file} needs the columns name and state; first and last are the days of a term"
        )));
    };
    let (first, last) = (find("first"), find("last"));
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for row in &table.rows {
        let record = match row {
            Ok(record) => record,
            Err(bad) => {
                faults.push(format!("{file}:{}: {}", bad.line, bad.message));
                continue;
            }
        };
        let cell = |at: usize| record.cells[at].as_str();
        match assignment(cell(name), cell(state), first.map_or("", cell), last.map_or("", cell)) {
            Ok(one) => found.push(one),
            Err(what) => faults.push(format!("{file}:{}: {what}", record.line)),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(Failure::new(faults.join("\n"))) }
}

/// Reads a list; everything that is wrong with it is said at once, with its line.
pub(super) fn read(path: &Path) -> Result<Vec<Assignment>> {
    list(&files::read(path)?, &path.display().to_string())
}

fn assignment(
    name: &str,
    state: &str,
    first: &str,
    last: &str,
) -> std::result::Result<Assignment, String> {
    if name.is_empty() {
        return Err("the actor has no name".to_owned());
    }
    let world = World::builtin();
    let found =
        world.lookup(System::Id, state, None).or_else(|_| world.lookup(System::Any, state, None));
    let state = found.map_err(|error| format!("{error}. {}", error.help()))?;
    let (first, last) = (day(first)?, day(last)?);
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        return Err(format!("the term of {name} ends before it begins"));
    }
    Ok(Assignment { name: name.to_owned(), state: state.id.to_owned(), first, last })
}

/// A day, or none; a term may be open at either end.
fn day(text: &str) -> std::result::Result<Option<Day>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, of_month) =
        (parts.next().flatten(), parts.next().flatten(), parts.next().flatten());
    let found = (|| Day::new(year?, u8::try_from(month?).ok()?, u8::try_from(of_month?).ok()?))();
    found.map(Some).ok_or_else(|| format!("`{text}` is no day; write it as 2008-05-07"))
}
