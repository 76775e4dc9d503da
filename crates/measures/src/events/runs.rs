//! Lists in order that grow by merging: whatever comes in any order, once each.
//!
//! New entries wait in a buffer of the caller's, are sorted and joined there, and enter as a run.
//! Runs of like length merge, as in a log-structured merge tree, so that each entry is copied a few
//! times only and memory is read from end to end. The result does not depend on the order of
//! arrival, and no hash is involved.

use std::cmp::Ordering;

/// What can stand in a run.
pub(crate) trait Entry: Copy {
    /// The order of places; entries of equal place are joined.
    fn place(&self, other: &Self) -> Ordering;
    /// Takes the other entry of the same place in. Commutative and associative.
    fn join(&mut self, other: &Self);
}

/// Runs, the longest first.
#[derive(Debug, Clone)]
pub(crate) struct Runs<T> {
    runs: Vec<Vec<T>>,
}

impl<T: Entry> Runs<T> {
    pub(crate) fn new() -> Runs<T> {
        Runs { runs: Vec::new() }
    }

    /// Takes in a list that is in order, with every place once.
    pub(crate) fn push(&mut self, mut run: Vec<T>) {
        while let Some(last) = self.runs.pop_if(|last| last.len() <= 2 * run.len()) {
            run = merged(&last, &run);
        }
        if !run.is_empty() {
            self.runs.push(run);
        }
    }

    /// Takes in the runs of another.
    pub(crate) fn merge(&mut self, other: &Runs<T>) {
        other.runs.iter().for_each(|run| self.push(run.clone()));
    }

    /// One list in order.
    pub(crate) fn finish(mut self) -> Vec<T> {
        let mut whole = self.runs.pop().unwrap_or_default();
        while let Some(run) = self.runs.pop() {
            whole = merged(&run, &whole);
        }
        whole
    }
}

/// A list in order whose entries of equal place have become one.
pub(crate) fn joined<T: Entry>(sorted: impl Iterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for entry in sorted {
        match list.last_mut().filter(|last| last.place(&entry).is_eq()) {
            Some(last) => last.join(&entry),
            None => list.push(entry),
        }
    }
    list
}

fn merged<T: Entry>(one: &[T], other: &[T]) -> Vec<T> {
    let mut list = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let order = a.place(b);
        let mut next = if order.is_gt() { **b } else { **a };
        if order.is_eq() {
            next.join(b);
        }
        list.push(next);
        left.next_if(|_| order.is_le());
        right.next_if(|_| order.is_ge());
    }
    list.extend(left);
    list.extend(right);
    list
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;
    use std::collections::BTreeMap;

    use super::{Entry, Runs, joined};
    use proptest::prelude::*;

    impl Entry for (u8, u64) {
        fn place(&self, other: &(u8, u64)) -> Ordering {
            self.0.cmp(&other.0)
        }

        fn join(&mut self, other: &(u8, u64)) {
            self.1 += other.1;
        }
    }

    fn filled(parts: &[Vec<(u8, u64)>]) -> Runs<(u8, u64)> {
        let mut runs = Runs::new();
        for part in parts {
            let mut part = part.clone();
            part.sort_unstable();
            runs.push(joined(part.into_iter()));
        }
        runs
    }

    proptest! {
        #[test]
        fn as_a_map_would(parts in proptest::collection::vec(proptest::collection::vec((0u8..40, 1u64..9), 0..30), 0..30), cut in 0usize..30) {
            let mut expected = BTreeMap::new();
            parts.iter().flatten().for_each(|(place, value)| *expected.entry(*place).or_insert(0) += value);
            let expected: Vec<(u8, u64)> = expected.into_iter().collect();
            prop_assert_eq!(&filled(&parts).finish(), &expected);
            let (one, other) = parts.split_at(cut.min(parts.len()));
            let mut merged = filled(one);
            merged.merge(&filled(other));
            prop_assert_eq!(merged.finish(), expected);
        }
    }
}
