//! Events between states with the names of their actors, to see on whom a series rests.

use std::collections::HashMap;

use arrow_array::ArrayRef;
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;

use crate::error::Error;
use crate::events::{EventBatch, EventGroup, Events};

/// The number of a name that the source leaves empty.
pub const NO_NAME: u32 = u32::MAX;

/// The events of a group with the names of their actors, and how often every name occurs in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedBatch {
    /// The events between two different states.
    pub events: EventBatch,
    /// Who acted, as a position in `names`; [`NO_NAME`] for none.
    pub source_name: Vec<u32>,
    /// Who was acted on.
    pub target_name: Vec<u32>,
    /// The names of the group, in the order in which they first occur.
    pub names: Vec<String>,
    /// In how many rows each name occurs, on either side, those without two states included.
    pub appearances: Vec<u64>,
    /// All rows of the group.
    pub rows: u64,
}

impl Events {
    /// As [`Events::read`], with names.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read_named(&self, group: &EventGroup) -> Result<NamedBatch, Error> {
        let mut found = NamedBatch::default();
        let mut names = Names::default();
        let columns = ["source_name", "target_name"];
        found.events = self.each_part(group, &columns, &mut |part, kept| {
            let source = names.numbers(part.column_by_name(columns[0])?)?;
            let target = names.numbers(part.column_by_name(columns[1])?)?;
            found.source_name.extend(kept.iter().map(|row| source[*row]));
            found.target_name.extend(kept.iter().map(|row| target[*row]));
            found.rows += part.num_rows() as u64;
            Some(())
        })?;
        (found.names, found.appearances) = (names.list, names.appearances);
        Ok(found)
    }
}

/// The names met so far.
#[derive(Default)]
struct Names {
    list: Vec<String>,
    positions: HashMap<String, u32>,
    appearances: Vec<u64>,
}

impl Names {
    /// Each row's name, counted.
    fn numbers(&mut self, array: &ArrayRef) -> Option<Vec<u32>> {
        let texts = array.as_dictionary_opt::<Int32Type>()?;
        let own: Vec<u32> = texts
            .values()
            .as_string_opt::<i32>()?
            .iter()
            .map(|text| text.map_or(NO_NAME, |text| self.number(text)))
            .collect();
        let of_key = |key: Option<i32>| {
            key.and_then(|key| usize::try_from(key).ok())
                .and_then(|key| own.get(key))
                .copied()
                .unwrap_or(NO_NAME)
        };
        let numbers: Vec<u32> = texts.keys().iter().map(of_key).collect();
        for number in numbers.iter().filter(|number| **number != NO_NAME) {
            self.appearances[*number as usize] += 1;
        }
        Some(numbers)
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.positions.get(name) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(NO_NAME);
        self.list.push(name.to_owned());
        self.appearances.push(0);
        self.positions.insert(name.to_owned(), number);
        number
    }
}
