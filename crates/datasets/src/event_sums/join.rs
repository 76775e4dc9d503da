//! Sums of further days beside those of a vintage: a day costs a day.
//!
//! What is there is not read again. It says of which data and by which rule it was made and which
//! days it covers, and by that the new sums are held against it.

use std::collections::BTreeMap;

use counterpoise_dates::Day;

use crate::error::{Error, ErrorKind};
use crate::kind::Shape;
use crate::manifest::Manifest;

use super::together::{Days, ONE_SOURCE, Whole, fill, span};

impl Whole {
    /// Whether these sums can stand beside those of a vintage: of the same data, by the same rule, of
    /// other days, and without days between that nobody summed.
    pub(super) fn joins(&self, base: &Manifest, allow_gaps: bool) -> Result<(), Error> {
        let old = format!("{}/{}", base.dataset, base.vintage);
        let conflict = |what: String, help: &str| Error::new(ErrorKind::Conflict, what, help);
        if base.shape != Shape::EventSums || base.summed.is_empty() {
            let what = format!("{old} has no sums that others could join ({}).", base.importer);
            return Err(conflict(what, "Add all files of sums in one command."));
        }
        let said = [
            ("the data", base.summed.as_str(), self.data.as_str()),
            ("the rule", base.dedup.word(), self.dedup.word()),
        ];
        let mut faults = Vec::new();
        for (what, old_says, new_says) in said.into_iter().filter(|(_, old, new)| old != new) {
            let what = format!(
                "The sums differ in {what}: \"{old_says}\" in {old}, \"{new_says}\" in the files."
            );
            faults.push(conflict(what, ONE_SOURCE));
        }
        if self.has_names == base.names.is_empty() {
            let what = if self.has_names {
                format!("The files have a sum by names, and {old} has none.")
            } else {
                format!("{old} has a sum by names, and the files have none.")
            };
            let help = "Add the sum by dyads and that by names for the same days.";
            faults.push(conflict(what, help));
        }
        let before = days_of(base);
        let both = self.days.iter().filter_map(|(year, days)| {
            let (first, last) = before.get(year)?;
            let (from, to) = (days.0.max(*first), days.1.min(*last));
            (from <= to).then(|| span(from, to))
        });
        faults.extend(both.map(|days| {
            conflict(format!("{old} has the sums of {days} already."), "Name only the new files.")
        }));
        if faults.is_empty() && !allow_gaps {
            faults.extend(between(&before, &self.days).into_iter().map(|days| {
                let what = format!("Neither {old} nor any file has the sums of {days}.");
                let help =
                    "Add them, or write --allow-gaps if the source has no events on these days.";
                Error::new(ErrorKind::Missing, what, help)
            }));
        }
        Error::joined(faults).map_or(Ok(()), Err)
    }

    /// The days of a vintage and of what joins it.
    pub(super) fn days_with(&self, base: &Manifest, allow_gaps: bool) -> BTreeMap<i32, (i32, i32)> {
        let mut days = days_of(base);
        for (year, (first, last)) in &self.days {
            let all = days.entry(*year).or_insert((*first, *last));
            *all = (all.0.min(*first), all.1.max(*last));
        }
        if allow_gaps {
            fill(&mut days);
        }
        days.iter().map(|(year, days)| (*year, (days.0.number(), days.1.number()))).collect()
    }
}

/// The first and last day of each year of a vintage.
fn days_of(base: &Manifest) -> BTreeMap<i32, Days> {
    let day = |number: i32| Day::from_number(number).unwrap_or(Day::MIN);
    base.days.iter().map(|(year, (first, last))| (*year, (day(*first), day(*last)))).collect()
}

/// Days between a vintage and what joins it that neither has. What lies between days of one of them
/// was looked at when it was added.
fn between(before: &BTreeMap<i32, Days>, new: &BTreeMap<i32, Days>) -> Vec<String> {
    let mut all: Vec<(Days, bool)> = before.values().map(|days| (*days, false)).collect();
    all.extend(new.values().map(|days| (*days, true)));
    all.sort_unstable();
    let two = all.iter().zip(all.iter().skip(1));
    two.filter(|((one, own), (other, others))| own != others && one.1.days_to(other.0) > 1)
        .map(|((one, _), (other, _))| span(one.1.plus(1), other.0.plus(-1)))
        .collect()
}
