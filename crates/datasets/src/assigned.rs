//! Actors that a source leaves without a state, given one by the reader: leaders, agencies, cities.

use std::collections::BTreeMap;

use arrow_array::ArrayRef;
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use counterpoise_dates::Day;

/// An actor, by its name in the data, that acts for a state; from a first to a last day, where it
/// has a term.
///
/// It applies where the source itself names no state, and never overrules one that it names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assignment {
    /// The actor as the data write it.
    pub name: String,
    /// The id of the state.
    pub state: String,
    /// The first day; from the beginning where there is none.
    pub first: Option<Day>,
    /// The last day; to the end where there is none.
    pub last: Option<Day>,
}

/// Assignments by name, the states as positions in a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assigned(BTreeMap<String, Vec<Term>>);

#[derive(Debug, Clone, Copy)]
struct Term {
    state: u32,
    first: i32,
    last: i32,
}

impl Assigned {
    pub(crate) fn new(list: &[Assignment], positions: &BTreeMap<String, u32>) -> Assigned {
        let mut names: BTreeMap<String, Vec<Term>> = BTreeMap::new();
        for one in list {
            let Some(&state) = positions.get(&one.state) else { continue };
            let (first, last) =
                (one.first.map_or(i32::MIN, Day::number), one.last.map_or(i32::MAX, Day::number));
            names.entry(one.name.clone()).or_default().push(Term { state, first, last });
        }
        Assigned(names)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Fills in the states of rows that have none, by the names in `array`; `days` are the days of
    /// the rows.
    pub(crate) fn fill(
        &self,
        array: &ArrayRef,
        days: &[i32],
        states: &mut [u32],
        nobody: u32,
    ) -> Option<()> {
        let texts = array.as_dictionary_opt::<Int32Type>()?;
        let known: Vec<Option<&Vec<Term>>> = texts
            .values()
            .as_string_opt::<i32>()?
            .iter()
            .map(|text| text.and_then(|text| self.0.get(text)))
            .collect();
        let keys = texts.keys().iter().map(|key| key.and_then(|key| usize::try_from(key).ok()));
        for ((key, day), state) in keys.zip(days).zip(states).filter(|(_, state)| **state == nobody)
        {
            let terms = key.and_then(|key| known.get(key).copied().flatten());
            let held =
                terms.into_iter().flatten().find(|term| term.first <= *day && *day <= term.last);
            *state = held.map_or(nobody, |term| term.state);
        }
        Some(())
    }
}
