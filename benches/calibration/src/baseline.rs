//! The verdicts of another program, 0.1.0, on a text.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The verdict of one school: what was printed, `None` for *indeterminate*, and its share of the
/// draws.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Printed {
    pub(crate) school: String,
    pub(crate) label: Option<String>,
    pub(crate) p: f64,
}

/// A program and a folder of its own to put cases in.
pub(crate) struct Baseline {
    pub(crate) program: PathBuf,
    pub(crate) scratch: PathBuf,
}

impl Baseline {
    /// Lets the program judge a text, without what 0.1.0 cannot read. `name` keeps tasks that run
    /// beside each other apart.
    pub(crate) fn verdicts(
        &self,
        name: &str,
        text: &str,
        bibliography: &str,
        draws: u32,
    ) -> Result<Vec<Printed>, String> {
        let folder = self.scratch.join(name);
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        put(&folder, "case.case", &stripped(text))?;
        put(&folder, "sources.bib", bibliography)?;
        let mut command = Command::new(&self.program);
        command.arg("judge").arg(&folder).args([
            "--format",
            "csv",
            "--threads",
            "1",
            "--draws",
            &draws.to_string(),
        ]);
        let output = command.output().map_err(|error| error.to_string())?;
        std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
        let printed = parse(&String::from_utf8_lossy(&output.stdout));
        if printed.is_empty() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        Ok(printed)
    }
}

#[expect(clippy::disallowed_methods, reason = "a tool that writes its own new folder")]
fn put(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    std::fs::write(folder.join(name), text).map_err(|error| error.to_string())
}

/// The text without the fields that came with the second edition.
fn stripped(text: &str) -> String {
    let new = ["  bears-on:", "  commitment:", "  ends:", "  coded:", "  origin:", "  gains: none"];
    text.lines()
        .filter(|line| !new.iter().any(|field| line.starts_with(field)))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Arena, domain, period, school, verdict, probability.
fn parse(csv: &str) -> Vec<Printed> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [_, _, _, school, label, p, ..] = cells[..] else { return None };
        let label = (label != "indeterminate").then(|| label.to_owned());
        Some(Printed { school: school.to_owned(), label, p: p.parse().ok()? })
    };
    csv.lines().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read() {
        let csv = "arena,domain,period,school,verdict,probability,x\nregion,,whole,fels-2018,hedging,0.81,0\n\
                   region,,whole,waltz-1979,indeterminate,1,0\n";
        let printed = parse(csv);
        assert_eq!(printed.len(), 2);
        assert_eq!((printed[0].label.as_deref(), printed[0].p), (Some("hedging"), 0.81));
        assert_eq!((printed[1].label.as_deref(), printed[1].p), (None, 1.0));
    }

    #[test]
    fn what_is_new_is_left_out() {
        assert_eq!(
            stripped("event\n  coded: gains\n  gains: none\n  gains: AAA relative\n"),
            "event\n  gains: AAA relative\n"
        );
    }
}
