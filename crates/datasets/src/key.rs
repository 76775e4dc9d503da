//! Keys: the columns that say what a row is about, so that a second row about the same thing is
//! found.
//!
//! Every import hashes the key of each row in eight bytes. Only where two of these are equal are the
//! files read again and the rows in question compared by 128 bits of SHA-256, of their keys and of
//! all their values.

use sha2::{Digest, Sha256};

use crate::batch::Value;
use crate::column::Column;

/// The name by which a key means the year of the row.
pub(crate) const YEAR: &str = "year";
/// The key of a table in which two like rows are two things: events, journeys without a day.
pub(crate) const NO_KEY: &[&str] = &[];

/// Which cells of a row make its key.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Year,
    Column { at: usize, name: String },
}

impl Key {
    /// The key of these names among the columns; `None` where there are none.
    pub(crate) fn of(names: &[String], columns: &[Column]) -> Option<Key> {
        let part = |name: &String| {
            let at = columns.iter().position(|column| column.name == *name);
            match at {
                Some(at) => Some(Part::Column { at, name: name.clone() }),
                None => (name == YEAR).then_some(Part::Year),
            }
        };
        let parts: Vec<Part> = names.iter().filter_map(part).collect();
        debug_assert_eq!(parts.len(), names.len(), "{names:?}");
        (!parts.is_empty()).then_some(Key { parts })
    }

    /// The key of a row as bytes: equal where the keys are, and only there.
    fn bytes(&self, record: &str, year: i32, values: &[Value<'_>], bytes: &mut Vec<u8>) {
        encode(Value::Text(record), bytes);
        for part in &self.parts {
            encode(part.value(year, values), bytes);
        }
    }

    /// A quick hash of the key, never 0, which unequal keys may share: those that do are compared by
    /// [`whole`].
    fn hash(&self, record: &str, year: i32, values: &[Value<'_>]) -> u64 {
        let mut mixing = Mixing::default();
        mixing.text(record);
        for part in &self.parts {
            mixing.value(part.value(year, values));
        }
        mixing.0.max(1)
    }

    /// `state USA, year 2000`.
    fn words(&self, record: &str, year: i32, values: &[Value<'_>]) -> String {
        let word = |part: &Part| format!("{} {}", part.name(), shown(part.value(year, values)));
        let mut words: Vec<String> = self.parts.iter().map(word).collect();
        if !record.is_empty() {
            words.push(record.to_owned());
        }
        words.join(", ")
    }
}

impl Part {
    fn name(&self) -> &str {
        match self {
            Part::Year => YEAR,
            Part::Column { name, .. } => name,
        }
    }

    fn value<'a>(&self, year: i32, values: &[Value<'a>]) -> Value<'a> {
        match self {
            Part::Year => Value::Int(i64::from(year)),
            Part::Column { at, .. } => values.get(*at).copied().unwrap_or(Value::Null),
        }
    }
}

/// What is gathered of the keys of a chunk.
pub(crate) enum Gathering<'p> {
    /// Nothing: the table has no key, or its rows are known to have one each.
    Nothing,
    /// A hash of each key.
    Hashes(Hashes<'p>),
    /// Rows whose keys may stand twice, row by row of the file; no table is made.
    Suspects(Suspects<'p>),
}

impl<'p> Gathering<'p> {
    pub(crate) fn hashes(key: &'p Key) -> Gathering<'p> {
        Gathering::Hashes(Hashes { key, found: Vec::new() })
    }

    pub(crate) fn suspects(key: &'p Key, hashes: &'p [u64]) -> Gathering<'p> {
        let (bytes, keys) = (Vec::new(), Vec::new());
        Gathering::Suspects(Suspects { key, hashes, bytes, values: Vec::new(), rows: 0, keys })
    }

    /// Looks at a row on its way into the table, of which `record` says what none of its columns
    /// does. Says whether it shall go on.
    pub(crate) fn look(&mut self, record: &str, year: i32, values: &[Value<'_>]) -> bool {
        match self {
            Gathering::Nothing => true,
            Gathering::Hashes(hashes) => {
                hashes.look(record, year, values);
                true
            }
            Gathering::Suspects(suspects) => {
                suspects.look(record, year, values);
                false
            }
        }
    }

    /// What the row of the file that was just read came to, where one of its keys may stand twice.
    pub(crate) fn end_row(&mut self) -> Option<Seen> {
        match self {
            Gathering::Suspects(suspects) => suspects.end_row(),
            _ => None,
        }
    }

    /// The hashes of all keys.
    pub(crate) fn into_hashes(self) -> Vec<u64> {
        match self {
            Gathering::Hashes(hashes) => hashes.found,
            _ => Vec::new(),
        }
    }
}

pub(crate) struct Hashes<'p> {
    key: &'p Key,
    found: Vec<u64>,
}

impl Hashes<'_> {
    fn look(&mut self, record: &str, year: i32, values: &[Value<'_>]) {
        self.found.push(self.key.hash(record, year, values));
    }
}

pub(crate) struct Suspects<'p> {
    key: &'p Key,
    /// The hashes that stand twice, in order.
    hashes: &'p [u64],
    bytes: Vec<u8>,
    /// Everything that the row of the file says so far.
    values: Vec<u8>,
    /// How many rows of the table it becomes.
    rows: usize,
    keys: Vec<SeenKey>,
}

/// A row of a file of which a key may stand twice.
pub(crate) struct Seen {
    /// All that it says.
    pub(crate) values: u128,
    /// Its keys that may stand twice.
    pub(crate) keys: Vec<SeenKey>,
    /// Whether it has no others.
    pub(crate) all: bool,
}

/// A key that may stand twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenKey {
    pub(crate) key: u128,
    /// What the row says about it; a row of many years has more to say.
    pub(crate) own: u128,
    pub(crate) words: String,
}

impl Suspects<'_> {
    fn look(&mut self, record: &str, year: i32, values: &[Value<'_>]) {
        let begin = self.values.len();
        self.rows += 1;
        encode(Value::Int(i64::from(year)), &mut self.values);
        encode(Value::Text(record), &mut self.values);
        values.iter().for_each(|value| encode(*value, &mut self.values));
        if self.hashes.binary_search(&self.key.hash(record, year, values)).is_ok() {
            self.bytes.clear();
            self.key.bytes(record, year, values, &mut self.bytes);
            let words = self.key.words(record, year, values);
            let own = whole(&self.values[begin..]);
            self.keys.push(SeenKey { key: whole(&self.bytes), own, words });
        }
    }

    fn end_row(&mut self) -> Option<Seen> {
        let keys = std::mem::take(&mut self.keys);
        let all = keys.len() == std::mem::take(&mut self.rows);
        let seen = (!keys.is_empty()).then(|| Seen { values: whole(&self.values), keys, all });
        self.values.clear();
        seen
    }
}

/// A cell as bytes that no other cell has.
fn encode(value: Value<'_>, bytes: &mut Vec<u8>) {
    match value {
        Value::Null => bytes.push(0),
        Value::Text(text) => {
            bytes.push(1);
            bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        Value::Int(number) => {
            bytes.push(2);
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        Value::Float(number) => {
            bytes.push(3);
            // Zero has two signs and one value.
            bytes.extend_from_slice(&(number + 0.0).to_bits().to_le_bytes());
        }
        Value::Day(day) => {
            bytes.push(4);
            bytes.extend_from_slice(&day.number().to_le_bytes());
        }
        Value::Flag(flag) => bytes.extend_from_slice(&[5, u8::from(flag)]),
    }
}

fn shown(value: Value<'_>) -> String {
    match value {
        Value::Null => "empty".to_owned(),
        Value::Text(text) => text.to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
    }
}

/// A quick hash in the making.
struct Mixing(u64);

impl Default for Mixing {
    fn default() -> Mixing {
        Mixing(0x243f_6a88_85a3_08d3)
    }
}

impl Mixing {
    #[inline]
    fn word(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * 0x9e37_79b9_7f4a_7c15;
        self.0 = product as u64 ^ (product >> 64) as u64;
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self.word(text.len() as u64);
        let mut parts = text.as_bytes().chunks_exact(8);
        for part in &mut parts {
            self.word(part.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
        let rest = parts.remainder();
        if !rest.is_empty() {
            self.word(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    #[inline]
    fn value(&mut self, value: Value<'_>) {
        match value {
            Value::Null => self.word(u64::MAX),
            Value::Text(text) => self.text(text),
            Value::Int(number) => self.word(number as u64),
            // Zero has two signs and one value.
            Value::Float(number) => self.word((number + 0.0).to_bits()),
            Value::Day(day) => self.word(day.number() as u64),
            Value::Flag(flag) => self.word(u64::from(flag)),
        }
    }
}

/// Half of the SHA-256 of the bytes: taken for equal where it is.
fn whole(bytes: &[u8]) -> u128 {
    let digest = Sha256::digest(bytes);
    digest.iter().take(16).fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{Gathering, Key, encode};
    use crate::batch::Value;
    use crate::column::Column;

    fn key() -> Key {
        let columns = [Column::state("state", ""), Column::text("what", "")];
        Key::of(&["state".to_owned(), "year".to_owned()], &columns).unwrap()
    }

    #[test]
    fn cells_that_differ_differ_as_bytes() {
        let texts = |one: &str, other: &str| {
            let mut bytes = Vec::new();
            encode(Value::Text(one), &mut bytes);
            encode(Value::Text(other), &mut bytes);
            bytes
        };
        assert_ne!(texts("ab", "c"), texts("a", "bc"));
        let of = |value| {
            let mut bytes = Vec::new();
            encode(value, &mut bytes);
            bytes
        };
        assert_eq!(of(Value::Float(0.0)), of(Value::Float(-0.0)));
        assert_ne!(of(Value::Null), of(Value::Text("")));
        assert_ne!(of(Value::Int(1)), of(Value::Flag(true)));
    }

    #[test]
    fn keys_of_every_state_and_year_hash_apart() {
        let key = key();
        let mut gathering = Gathering::hashes(&key);
        let letters = || b'A'..=b'Z';
        for (one, other) in letters().flat_map(|one| letters().map(move |other| (one, other))) {
            let state = String::from_utf8(vec![one, other, b'X']).unwrap();
            for year in 1816..2016 {
                gathering.look("", year, &[Value::Text(&state), Value::Null]);
            }
        }
        let mut hashes = gathering.into_hashes();
        let all = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!((all, hashes.len()), (26 * 26 * 200, 26 * 26 * 200));
    }

    #[test]
    fn a_suspect_says_its_key_and_all_its_values() {
        let key = key();
        let mut hashing = Gathering::hashes(&key);
        hashing.look("", 2000, &[Value::Text("USA"), Value::Text("a")]);
        let hashes = hashing.into_hashes();
        let mut gathering = Gathering::suspects(&key, &hashes);
        let mut seen = |year, state, what| {
            assert!(!gathering.look("", year, &[Value::Text(state), Value::Text(what)]));
            gathering.end_row()
        };
        let [one, other] = ["a", "b"].map(|what| seen(2000, "USA", what).unwrap());
        assert_eq!(one.keys[0].words, "state USA, year 2000");
        assert_eq!(one.keys[0].key, other.keys[0].key);
        assert_ne!(one.keys[0].own, other.keys[0].own);
        assert_ne!(one.values, other.values);
        assert!(seen(2001, "USA", "a").is_none());
    }
}
