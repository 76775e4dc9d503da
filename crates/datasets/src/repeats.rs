//! Rows of one key: which of them go into the table.
//!
//! A row that repeats another in its key and all its values is set aside. Of rows that share a key
//! and not their values none is taken before the reader has said which.

use std::collections::{BTreeMap, HashMap};

use crate::error::{Error, ErrorKind};
use crate::key::Seen;
use crate::on_conflict::OnConflict;
use crate::quarantine::{Quarantined, Reason};

/// So many pairs of rows are named when an import is refused.
const NAMED: usize = 10;

/// Hashes are parted by so many of their first bits, so that each part is looked through in the
/// cache of a processor.
const BITS: u32 = 10;

/// The hashes that stand twice or more, in order. None of them is 0.
pub(crate) fn doubled(hashes: Vec<u64>) -> Vec<u64> {
    let part_of = |hash: u64| (hash >> (u64::BITS - BITS)) as usize;
    let mut ends = vec![0usize; 1 << BITS];
    hashes.iter().for_each(|hash| ends[part_of(*hash)] += 1);
    let mut sum = 0;
    for end in &mut ends {
        sum += std::mem::replace(end, sum);
    }
    let mut parted = vec![0u64; hashes.len()];
    for hash in hashes {
        let end = &mut ends[part_of(hash)];
        parted[*end] = hash;
        *end += 1;
    }
    let (mut doubled, mut table, mut begin) = (Vec::new(), Vec::new(), 0);
    for end in ends {
        find_doubled(&parted[begin..end], &mut table, &mut doubled);
        begin = end;
    }
    doubled.sort_unstable();
    doubled.dedup();
    doubled
}

/// Puts each hash into a table at the place that it names, or the next that is free (0).
fn find_doubled(hashes: &[u64], table: &mut Vec<u64>, doubled: &mut Vec<u64>) {
    let size = (hashes.len() * 2).next_power_of_two().max(2);
    table.clear();
    table.resize(size, 0);
    for hash in hashes {
        let mut at = *hash as usize & (size - 1);
        while table[at] != 0 && table[at] != *hash {
            at = (at + 1) & (size - 1);
        }
        if table[at] == *hash {
            doubled.push(*hash);
        }
        table[at] = *hash;
    }
}

/// Where a row of a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Which of the files that are streamed.
    pub(crate) stream: usize,
    /// Which of its chunks, and which row of that: several rows may begin on one line.
    pub(crate) chunk: usize,
    pub(crate) row: usize,
    pub(crate) line: u64,
}

impl Place {
    /// Stands for the rows that were in the dataset before.
    pub(crate) const BEFORE: usize = usize::MAX;
}

/// Finds out which rows of one key are taken: all suspects go in, in the order of files and lines.
pub(crate) struct Comparing {
    rule: Option<OnConflict>,
    rows: Vec<Suspect>,
    /// The keys of all rows, one after the other, each with what its row says about it.
    keys: Vec<(u128, u128)>,
    /// Rows that contradict an earlier one: the first of them in words, and how many there are.
    named: Vec<(String, Place, Place)>,
    contradicting: u64,
    /// How many of them say the same of what they share, and one of the two speaks of more.
    overlapping: u64,
    /// The first row of each key, and what it says about it.
    first: HashMap<u128, (usize, u128)>,
}

struct Suspect {
    place: Place,
    values: u128,
    /// Where its keys end among all.
    end: usize,
    /// Whether it has no keys beside these.
    all: bool,
}

/// Why a row is not taken.
#[derive(Clone, Copy)]
enum Verdict {
    Repeats(usize),
    Contradicts(usize),
    /// It says the same of what they share.
    Overlaps(usize),
}

impl Comparing {
    pub(crate) fn new(rule: Option<OnConflict>) -> Comparing {
        Comparing {
            rule,
            rows: Vec::new(),
            keys: Vec::new(),
            named: Vec::new(),
            contradicting: 0,
            overlapping: 0,
            first: HashMap::new(),
        }
    }

    pub(crate) fn add(&mut self, place: Place, seen: Seen) {
        let own = self.rows.len();
        self.keys.extend(seen.keys.iter().map(|one| (one.key, one.own)));
        self.rows.push(Suspect { place, values: seen.values, end: self.keys.len(), all: seen.all });
        let mut worst: Option<(bool, String, Place)> = None;
        let mut same = seen.all;
        for one in seen.keys {
            let (first, said) = *self.first.entry(one.key).or_insert((own, one.own));
            // Of a row of many years or states, one about which it says something else.
            let differs = said != one.own;
            same &= first != own && !differs;
            if self.rows[first].values != seen.values
                && worst.as_ref().is_none_or(|(known, ..)| differs && !known)
            {
                worst = Some((differs, one.words, self.rows[first].place));
            }
        }
        // All that it says stands in earlier rows.
        let Some((differs, mut words, first)) = worst.filter(|_| !same) else { return };
        self.contradicting += 1;
        if !differs {
            self.overlapping += 1;
            words += " (the same values)";
        }
        if self.named.len() < NAMED {
            self.named.push((words, first, place));
        }
    }

    /// The rows that are not taken.
    ///
    /// # Errors
    /// Where rows contradict each other and no rule says which is taken.
    pub(crate) fn aside<'n>(self, names: &'n Names<'n>) -> Result<Aside<'n>, Error> {
        let verdicts = match self.rule {
            None if self.contradicting > 0 => return Err(self.refusal(names)),
            None | Some(OnConflict::First) => self.walk(0..self.rows.len(), &|_| None),
            Some(OnConflict::Last) => self.walk((0..self.rows.len()).rev(), &|_| None),
            Some(OnConflict::SetAside) => self.all_aside(),
        };
        let neither = self.rule == Some(OnConflict::SetAside);
        let mut aside = Aside { names, neither, chunks: BTreeMap::new() };
        for (row, verdict) in verdicts {
            let own = self.rows[row].place;
            let (reason, other) = match verdict {
                Verdict::Repeats(other) => (Reason::Repeat, other),
                Verdict::Contradicts(other) | Verdict::Overlaps(other) => (Reason::Conflict, other),
            };
            let same = matches!(verdict, Verdict::Overlaps(_));
            let refused = Refused { own, reason, same, other: self.rows[other].place };
            aside.chunks.entry((own.stream, own.chunk)).or_default().insert(own.row, refused);
        }
        Ok(aside)
    }

    fn keys(&self, row: usize) -> &[(u128, u128)] {
        let begin = row.checked_sub(1).map_or(0, |before| self.rows[before].end);
        &self.keys[begin..self.rows[row].end]
    }

    /// Takes one row after the other unless its key is taken, or `refused` has a verdict on it.
    fn walk(
        &self,
        rows: impl Iterator<Item = usize>,
        refused: &dyn Fn(usize) -> Option<Verdict>,
    ) -> Vec<(usize, Verdict)> {
        // Which row has a key, and what it says about it.
        let mut taken: HashMap<u128, (usize, u128)> = HashMap::new();
        let mut verdicts = Vec::new();
        for row in rows {
            let verdict = refused(row).or_else(|| self.against(row, &taken));
            match verdict {
                Some(verdict) => verdicts.push((row, verdict)),
                None => taken.extend(self.keys(row).iter().map(|(key, own)| (*key, (row, *own)))),
            }
        }
        verdicts
    }

    /// Why a row is not taken after others.
    fn against(&self, row: usize, taken: &HashMap<u128, (usize, u128)>) -> Option<Verdict> {
        let keys = self.keys(row);
        let of =
            |(key, own): &(u128, u128)| taken.get(key).map(|(other, said)| (*other, said == own));
        let others: Vec<(usize, bool)> = keys.iter().filter_map(of).collect();
        let first = others.first()?.0;
        let like = |(other, _): &&(usize, bool)| self.rows[*other].values == self.rows[row].values;
        if let Some((other, _)) = others.iter().find(like) {
            return Some(Verdict::Repeats(*other));
        }
        match others.iter().find(|(_, same)| !same) {
            Some((other, _)) => Some(Verdict::Contradicts(*other)),
            None if self.rows[row].all && others.len() == keys.len() => {
                Some(Verdict::Repeats(first))
            }
            None => Some(Verdict::Overlaps(first)),
        }
    }

    /// None of those that contradict another, and of the others the first.
    fn all_aside(&self) -> Vec<(usize, Verdict)> {
        let mut against: HashMap<u128, usize> = HashMap::new();
        for row in 0..self.rows.len() {
            for (key, own) in self.keys(row) {
                let said = self.first.get(key).map_or(*own, |(_, said)| *said);
                if said != *own {
                    against.entry(*key).or_insert(row);
                }
            }
        }
        let refused = |row: usize| {
            let (key, own) = self.keys(row).iter().find(|(key, _)| against.contains_key(key))?;
            let (first, said) = *self.first.get(key)?;
            let other = if said == *own { against.get(key).copied()? } else { first };
            Some(Verdict::Contradicts(other))
        };
        self.walk(0..self.rows.len(), &refused)
    }

    /// What is other in rows of one key.
    fn what_differs(&self) -> &'static str {
        match self.overlapping {
            0 => "other values",
            all if all == self.contradicting => MORE_BESIDES,
            _ => "other values, or more besides it in one of the two",
        }
    }

    fn refusal(&self, names: &Names<'_>) -> Error {
        let count = match self.contradicting {
            1 => "1 row contradicts an earlier one".to_owned(),
            rows => format!("{rows} rows contradict an earlier one"),
        };
        let lines = self.named.iter().map(|(words, one, other)| {
            let (one, other) = names.pair(*one, *other);
            format!("\n  {words}: {one} and {other}")
        });
        let more = match self.contradicting - self.named.len() as u64 {
            0 => String::new(),
            more => format!("\n  and {more} more"),
        };
        let what = format!(
            "In {} {count}: the same {}, {}.{}{more}",
            names.all(),
            names.key,
            self.what_differs(),
            lines.collect::<String>()
        );
        Error::new(ErrorKind::Conflict, what, names.help)
    }
}

/// What is odd about rows that agree on what they share.
const MORE_BESIDES: &str = "the same values, and more besides it in one of the two";

/// What places and keys are called in sentences.
pub(crate) struct Names<'a> {
    /// The file of each stream.
    pub(crate) files: Vec<&'a str>,
    /// `state and year`.
    pub(crate) key: &'a str,
    /// What can be done about rows that contradict each other.
    pub(crate) help: &'a str,
}

impl Names<'_> {
    fn file(&self, place: Place) -> &str {
        self.files.get(place.stream).copied().unwrap_or_default()
    }

    /// Two lines, with their files where there are several.
    fn pair(&self, one: Place, other: Place) -> (String, String) {
        let named = |place: Place| match self.files.len() {
            _ if place.stream == Place::BEFORE => "a row that is in the dataset".to_owned(),
            0 | 1 => format!("line {}", place.line),
            _ => format!("line {} of {}", place.line, self.file(place)),
        };
        (named(one), named(other))
    }

    fn all(&self) -> String {
        self.files.join(", ")
    }
}

/// Rows that are not taken, by stream and chunk.
pub(crate) struct Aside<'n> {
    names: &'n Names<'n>,
    /// Whether of two that contradict each other neither is taken.
    neither: bool,
    chunks: BTreeMap<(usize, usize), BTreeMap<usize, Refused>>,
}

/// A row that is not taken, and the one for the sake of which.
#[derive(Clone, Copy)]
pub(crate) struct Refused {
    own: Place,
    reason: Reason,
    /// Whether both say the same of what they share.
    same: bool,
    other: Place,
}

impl Aside<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Those of one chunk, by their number in it.
    pub(crate) fn of(&self, stream: usize, chunk: usize) -> Option<&BTreeMap<usize, Refused>> {
        self.chunks.get(&(stream, chunk))
    }

    /// Why the row is not taken, in a sentence that names both.
    pub(crate) fn quarantined(&self, row: Refused) -> Quarantined {
        let (own, other) = self.names.pair(row.own, row.other);
        let (own, key) = (own.replacen("line", "Line", 1), self.names.key);
        let sentence = if row.reason == Reason::Repeat {
            format!("{own} repeats {other}: the same {key}, the same values.")
        } else {
            let neither = self.neither && !row.same;
            let taken = if neither { "neither is taken" } else { "that one is taken" };
            let values = if row.same { MORE_BESIDES } else { "other values" };
            format!("{own} contradicts {other}: the same {key}, {values}; {taken}.")
        };
        Quarantined::new(row.reason, sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparing, Names, Place, Refused, doubled};
    use crate::key::{Seen, SeenKey};
    use crate::on_conflict::OnConflict;

    /// What becomes of rows, each written as its keys and its value: `k1 k2=v`.
    fn told(rule: Option<OnConflict>, rows: &[&str]) -> Result<Vec<String>, String> {
        let mut comparing = Comparing::new(rule);
        for (at, row) in rows.iter().enumerate() {
            let (keys, value) = row.split_once('=').unwrap();
            let number = |text: &str| text.bytes().fold(0u128, |sum, b| sum << 8 | u128::from(b));
            let place = Place { stream: 0, chunk: 0, row: at, line: at as u64 + 1 };
            let key = |words: &str| {
                let (key, own, words) = (number(words), number(value), words.to_owned());
                SeenKey { key, own, words }
            };
            let keys = keys.split(' ').map(key).collect();
            comparing.add(place, Seen { values: number(value), keys, all: true });
        }
        let names = Names { files: vec!["a.csv"], key: "state and year", help: "" };
        let aside = comparing.aside(&names).map_err(|error| error.what)?;
        let rows = aside.of(0, 0).cloned().unwrap_or_default();
        let sentence = |row: &Refused| aside.quarantined(*row).sentence;
        Ok(rows.values().map(|row| sentence(row).split(':').next().unwrap().to_owned()).collect())
    }

    #[test]
    fn hashes_that_stand_twice() {
        assert_eq!(doubled(vec![3, 1, 3, 2, 1, 3]), [1, 3]);
        assert!(doubled(vec![3, 1]).is_empty());
    }

    #[test]
    fn repeats_are_set_aside_without_a_rule() {
        let told = told(None, &["a=1", "b=1", "a=1", "a=1"]).unwrap();
        assert_eq!(told, ["Line 3 repeats line 1", "Line 4 repeats line 1"]);
    }

    #[test]
    fn contradictions_are_refused_and_counted() {
        let rows: Vec<String> = (0..26).map(|at| format!("k{}={at}", at % 13)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let refused = told(None, &rows).unwrap_err();
        let lines: Vec<&str> = refused.lines().collect();
        assert_eq!(
            lines[0],
            "In a.csv 13 rows contradict an earlier one: the same state and year, other values."
        );
        assert_eq!((lines[1], lines[11]), ("  k0: line 1 and line 14", "  and 3 more"));
    }

    #[test]
    fn a_rule_says_which_is_taken() {
        let rows = ["a=1", "a=2", "a=1", "b=5", "b=5"];
        assert_eq!(
            told(Some(OnConflict::First), &rows).unwrap(),
            ["Line 2 contradicts line 1", "Line 3 repeats line 1", "Line 5 repeats line 4"]
        );
        assert_eq!(
            told(Some(OnConflict::Last), &rows).unwrap(),
            ["Line 1 repeats line 3", "Line 2 contradicts line 3", "Line 4 repeats line 5"]
        );
        assert_eq!(
            told(Some(OnConflict::SetAside), &rows).unwrap(),
            [
                "Line 1 contradicts line 2",
                "Line 2 contradicts line 1",
                "Line 3 contradicts line 2",
                "Line 5 repeats line 4"
            ]
        );
    }

    #[test]
    fn a_row_of_many_years_is_taken_whole_or_not_at_all() {
        let rows = ["a b=1", "b c=2", "c d=3"];
        assert_eq!(
            told(Some(OnConflict::First), &rows).unwrap(),
            ["Line 2 contradicts line 1"],
            "the third contradicts only a row that is not taken"
        );
        assert_eq!(told(Some(OnConflict::SetAside), &rows).unwrap().len(), 3);
        assert_eq!(told(None, &["a b=1", "a b=1"]).unwrap(), ["Line 2 repeats line 1"]);
    }
}
