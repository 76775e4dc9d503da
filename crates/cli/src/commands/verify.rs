//! `verify`: the same inputs must give the same bytes.

use super::run::make;
use crate::args::{CaseArgs, VerifyArgs};
use crate::failure::{Failure, Outcome, Result};
use crate::files::read;
use crate::lock::{Lock, NAME};
use crate::open::open;
use crate::output::line;
use crate::style::{bad, good};

pub(crate) fn run(args: &VerifyArgs) -> Result {
    let path = args.folder.join(NAME);
    let text = read(&path).map_err(|_| {
        Failure::new(format!(
            "there is no {} yet; `counterpoise run {}` makes it",
            path.display(),
            args.folder.display()
        ))
    })?;
    let old = Lock::read(&String::from_utf8_lossy(&text))?;
    let case = CaseArgs {
        folder: args.folder.clone(),
        with: old.with.clone(),
        set: old.set.clone(),
        draws: Some(old.fingerprint.draws),
        seed: Some(old.fingerprint.seed),
    };
    let Some(opened) = open(&case)? else { return Ok(Outcome::Wanting) };
    let new = make(&opened, &case, false)?.lock;
    let mut differences = Vec::new();
    if old.fingerprint.version != new.fingerprint.version {
        differences.push(format!("program: version {} then, {} now", old.fingerprint.version, new.fingerprint.version));
    }
    differences.extend(compare("input", &old.fingerprint.inputs, &new.fingerprint.inputs));
    differences.extend(compare("output", &old.outputs, &new.outputs));
    for difference in &differences {
        line(&format!("{} {difference}", bad("differs")))?;
    }
    if differences.is_empty() {
        let n = (new.fingerprint.inputs.len(), new.outputs.len());
        line(&format!("{}: {} inputs unchanged, {} outputs the same, byte for byte", good("verified"), n.0, n.1))?;
        return Ok(Outcome::Well);
    }
    Ok(Outcome::Wanting)
}

fn compare(what: &str, old: &[(String, String)], new: &[(String, String)]) -> Vec<String> {
    let find = |list: &[(String, String)], name: &str| list.iter().find(|(n, _)| n == name).map(|(_, h)| h.clone());
    let mut names: Vec<&String> = old.iter().chain(new).map(|(n, _)| n).collect();
    names.sort();
    names.dedup();
    let say = |name: &&String| match (find(old, name), find(new, name)) {
        (Some(a), Some(b)) if a == b => None,
        (Some(_), Some(_)) => Some(format!("{what} {name}: changed")),
        (Some(_), None) => Some(format!("{what} {name}: gone")),
        (None, _) => Some(format!("{what} {name}: new")),
    };
    names.iter().filter_map(say).collect()
}
