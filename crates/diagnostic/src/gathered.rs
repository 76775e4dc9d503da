//! Diagnostics as they are found, in bounded memory.

use crate::{Code, Diagnostic};
use std::collections::BTreeMap;

/// So many diagnostics of one code are kept, the first that are met; of the others only the number.
pub const KEPT: usize = 1000;

/// The first [`KEPT`] diagnostics of each code, and how many more of it there were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    kept: Vec<Diagnostic>,
    of_each: BTreeMap<Code, usize>,
    more: BTreeMap<Code, u64>,
}

/// How many of each code many hands that work side by side may still keep.
#[derive(Debug, Default)]
pub struct Budget(BTreeMap<Code, usize>);

impl Gathered {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let kept = self.of_each.entry(diagnostic.code).or_default();
        if *kept < KEPT && diagnostic.more == 0 {
            *kept += 1;
            self.kept.push(diagnostic);
        } else {
            self.count_only(diagnostic.code, diagnostic.times());
        }
    }

    /// Adds one of a code, which is made only if it is kept.
    pub fn push_with(&mut self, code: Code, make: impl FnOnce() -> Diagnostic) {
        if self.of_each.get(&code).is_some_and(|kept| *kept >= KEPT) {
            self.count_only(code, 1);
        } else {
            self.push(make());
        }
    }

    /// Counts some of a code of which enough are kept.
    pub fn count_only(&mut self, code: Code, number: u64) {
        if number > 0 {
            *self.more.entry(code).or_default() += number;
        }
    }

    /// Adds what was gathered after what is here.
    pub fn join(&mut self, other: Gathered) {
        self.extend(other.kept);
        other.more.into_iter().for_each(|(code, more)| self.count_only(code, more));
    }

    /// Lets go of what comes after the first [`KEPT`] of all that the budget has seen.
    pub fn within(&mut self, budget: &mut Budget) {
        let Gathered { kept, of_each, more } = self;
        kept.retain(|diagnostic| {
            let seen = budget.0.entry(diagnostic.code).or_default();
            *seen += 1;
            let stays = *seen <= KEPT;
            if !stays {
                *more.entry(diagnostic.code).or_default() += 1;
                if let Some(own) = of_each.get_mut(&diagnostic.code) {
                    *own -= 1;
                }
            }
            stays
        });
    }

    /// How many there were, kept or not.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.kept.len() as u64 + self.more.values().sum::<u64>()
    }

    /// Whether there was one of a code.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.of_each.contains_key(&code)
    }

    /// What was kept; then, of each code of which more was met, how many more there were.
    #[must_use]
    pub fn into_vec(self) -> Vec<Diagnostic> {
        let Gathered { mut kept, more, .. } = self;
        kept.extend(more.into_iter().map(|(code, more)| Diagnostic::rest(code, more)));
        kept
    }
}

impl Extend<Diagnostic> for Gathered {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, found: T) {
        found.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FileId, Span, sort, summary};

    fn found(code: Code, at: u32) -> Diagnostic {
        Diagnostic::new(code, Span { file: FileId(0), start: at, end: at }, format!("{at}"))
    }

    #[test]
    fn the_first_are_kept_and_the_others_counted() {
        let mut all = Gathered::default();
        (0..2_500).for_each(|at| all.push(found(Code::UNKNOWN_DIRECTIVE, at)));
        all.push(found(Code::UNUSED_SOURCE, 1));
        assert_eq!(all.count(), 2_501);
        let mut said = all.into_vec();
        sort(&mut said);
        assert_eq!(said.len(), KEPT + 2);
        assert_eq!(summary(&said), "2500 errors, 1 warning");
        let last = said.last().expect("there is one");
        assert_eq!(
            (last.code, last.more, last.message.as_str()),
            (Code::UNKNOWN_DIRECTIVE, 1_500, "and 1,500 more of E0103, which are only counted")
        );
    }

    /// However what is found is shared out among hands, the same is kept.
    #[test]
    fn hands_side_by_side_keep_what_one_would() {
        let code = |at: u32| if at.is_multiple_of(3) { Code::BAD_DATE } else { Code::BAD_NUMBER };
        let mut one = Gathered::default();
        (0..9_000).for_each(|at| one.push(found(code(at), at)));
        let (mut many, mut budget) = (Gathered::default(), Budget::default());
        for from in (0..9_000).step_by(450) {
            let mut own = Gathered::default();
            (from..from + 450).for_each(|at| own.push(found(code(at), at)));
            own.within(&mut budget);
            many.join(own);
        }
        assert_eq!(many.into_vec(), one.into_vec());
    }
}
