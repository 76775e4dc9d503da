//! The verdicts of this program on a text.

use counterpoise_case::model::{ArenaId, SchoolId};
use counterpoise_case::{Folder, load};
use counterpoise_concepts::{Standing, indexed_for, judge_all, resample_groups};
use counterpoise_ledger::{Cell, Ledger};
use counterpoise_numerics::sqrt;

/// The verdict of one school on one ledger.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    /// Its short name.
    pub(crate) school: String,
    /// Every label with its probability, none of these among them.
    pub(crate) labels: Vec<(Option<String>, f64)>,
    /// The smallest set that holds .8, the likeliest first.
    pub(crate) set: Vec<Option<String>>,
    pub(crate) standing: Standing,
    pub(crate) scope: f64,
    /// Labels and the share of their draws in which no act on record shows what their rules ask
    /// for.
    pub(crate) unseen: Vec<(String, f64)>,
    /// The same without draws.
    pub(crate) central: Option<String>,
}

impl Said {
    /// The probability of a label.
    pub(crate) fn p(&self, label: Option<&str>) -> f64 {
        self.labels.iter().find(|(name, _)| name.as_deref() == label).map_or(0.0, |(_, p)| *p)
    }

    /// The likeliest label and its probability.
    pub(crate) fn top(&self) -> (Option<&str>, f64) {
        let top = self.set.first().and_then(Option::as_deref);
        (top, self.p(top))
    }

    /// Whether no act on record shows what a label asks for, in most of its draws.
    pub(crate) fn is_unseen(&self, label: Option<&str>) -> bool {
        self.unseen.iter().any(|(name, share)| Some(name.as_str()) == label && *share > 0.5)
    }

    /// Whether the school says something: a label, two, or that none of its labels fits.
    pub(crate) fn speaks(&self) -> bool {
        matches!(self.standing, Standing::Named | Standing::Set | Standing::NoName)
    }
}

/// Judges a text by every school in its one arena and its one period. An error is what the reader
/// of cases says.
///
/// With `held` the two thresholds that are drawn, the share that is *some* and the odds that are a
/// lean, are held at the (geometric) middle of their ranges.
pub(crate) fn verdicts(
    text: &str,
    bibliography: &str,
    draws: u32,
    held: bool,
) -> Result<Vec<Said>, String> {
    let files = [("case.case", text), ("sources.bib", bibliography)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).to_vec();
    let loaded = load(&Folder { files, unreadable: Vec::new() }, &[]);
    if let Some(first) = loaded.diagnostics.iter().find(|found| found.is_error()) {
        return Err(format!("{first:?}"));
    }
    let mut case = loaded.case;
    case.settings.draws = draws;
    if held {
        let middle = |(low, high): (f64, f64)| (sqrt(low * high), sqrt(low * high));
        (case.settings.some, case.settings.lean) =
            (middle(case.settings.some), middle(case.settings.lean));
    }
    let schools: Vec<SchoolId> = (0..case.schools.len()).map(|at| SchoolId(at as u32)).collect();
    let (Some(subject), Some(target), Some(period)) =
        (case.header.subject, case.header.target, case.periods.first())
    else {
        return Err("no pair or no period".to_owned());
    };
    let ledger = indexed_for(Ledger::new(&case, (subject, target), &case.settings), &schools);
    let view = ledger.view(&Cell::arena(ArenaId(0), period.window));
    let central = judge_all(&view, &schools);
    let doubts = resample_groups(&ledger, &[std::slice::from_ref(&view)], &schools);
    let doubts = doubts.into_iter().flatten().next().map(|cell| cell.schools).unwrap_or_default();
    let said = doubts.into_iter().zip(central).map(|(doubt, central)| Said {
        school: case[doubt.school].id.clone(),
        labels: doubt.probabilities.into_iter().map(|label| (label.label, label.p)).collect(),
        set: doubt.settled.set,
        standing: doubt.settled.standing,
        scope: doubt.settled.scope,
        unseen: doubt.settled.unseen,
        central: central.label().map(str::to_owned),
    });
    Ok(said.collect())
}

/// The same acts `times` over, each copy with an id, and a commitment, of its own.
pub(crate) fn repeated(text: &str, times: usize) -> String {
    let mut all = String::with_capacity(times * text.len());
    for part in text.split_inclusive("\n\n") {
        if !part.starts_with("event ") {
            all.push_str(part);
            continue;
        }
        for copy in 0..times {
            for line in part.lines() {
                let named = line.starts_with("  id: ") || line.starts_with("  commitment: ");
                all.push_str(line);
                if named && copy > 0 {
                    all.push_str(&format!("-{copy}"));
                }
                all.push('\n');
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_repeated_and_nothing_else() {
        let text =
            "case x\n\nevent 2014\n  id: E1\n  commitment: c\n\nevent 2015\n  id: E2\n\nseries s\n";
        let twice = repeated(text, 2);
        assert_eq!(twice.matches("event").count(), 4);
        assert_eq!(twice.matches("series").count(), 1);
        assert!(twice.contains("id: E1-1\n  commitment: c-1"));
        assert_eq!(repeated(text, 1), text);
    }

    #[test]
    fn both_generators_write_what_the_program_reads() {
        for simulated in [crate::first::ledger(3, 4, 20, 0), crate::second::ledger(3, 4, 20)] {
            for text in [&simulated.case_text, &repeated(&simulated.case_text, 4)] {
                let said = verdicts(text, &simulated.bibliography, 20, false).unwrap();
                assert!(said.len() > 20);
                let sums = said.iter().map(|said| said.labels.iter().map(|(_, p)| p).sum::<f64>());
                assert!(sums.into_iter().all(|sum| (sum - 1.0).abs() < 1e-9));
            }
        }
    }
}
