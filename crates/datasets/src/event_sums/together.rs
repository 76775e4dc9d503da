//! What all files of sums say together: of one source, by one rule, no day twice, nothing missing.
//!
//! The SQL writes into every row which days of the year its source covered and how many rows the
//! result has for that year. By the days the sums of one day are put beside those of a month; by the
//! number of rows a part that was lost is found; and both sums count the same reports.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use counterpoise_dates::Day;
use counterpoise_world::World;

use crate::batch::{Batches, Value};
use crate::dedup::Dedup;
use crate::error::{Error, ErrorKind};
use crate::reduce_sql::LAYOUT;
use crate::table::Values;

use super::frame::Frame;
use super::layout::{Sum, at};

/// The days of a year that one query summed.
pub(super) type Days = (Day, Day);

/// The sums so far.
#[derive(Default)]
pub(super) struct Together {
    files: Vec<String>,
    data: Option<Said>,
    dedup: Option<Said>,
    states: Numbers,
    names: Numbers,
    shards: BTreeMap<Days, Shard>,
    keys: [Vec<u128>; 2],
    /// Which name occurs in which year.
    named: BTreeSet<(i32, u32)>,
}

/// What the rows of a file say, and which file.
struct Said {
    text: String,
    file: String,
}

/// The rows of both sums for some days.
#[derive(Default)]
struct Shard {
    rows: [u64; 2],
    /// As many rows there should be.
    stated: [u64; 2],
    /// Reports between two states.
    reports: [u64; 2],
    files: BTreeSet<usize>,
}

/// All that the files say together.
pub(super) struct Whole {
    pub(super) data: String,
    pub(super) dedup: Dedup,
    /// The first and last day of each year.
    pub(super) days: BTreeMap<i32, Days>,
    /// The names of each year; none without the sum by names.
    pub(super) named: BTreeMap<i32, Vec<String>>,
    pub(super) has_names: bool,
    pub(super) rows: u64,
    /// The rows of each file, in their order.
    pub(super) rows_of_files: Vec<u64>,
}

/// Texts, each with a number.
#[derive(Default)]
struct Numbers {
    positions: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Numbers {
    fn of(&mut self, text: &str) -> u32 {
        if let Some(known) = self.positions.get(text) {
            return *known;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(NONE);
        self.texts.push(text.to_owned());
        self.positions.insert(text.to_owned(), number);
        number
    }

    /// The number of each row's text, [`NONE`] of an empty cell.
    fn of_rows(&mut self, values: &Values) -> Vec<u32> {
        let Values::Text { codes, dictionary } = values else { return Vec::new() };
        let own: Vec<u32> = dictionary.iter().map(|text| self.of(text)).collect();
        codes.iter().map(|code| code.map_or(NONE, |code| own[code as usize])).collect()
    }
}

/// The number of an empty cell.
const NONE: u32 = u32::MAX;

pub(super) const ONE_SOURCE: &str =
    "Add the sums of one source, made by one rule; other sums are another dataset.";
const AGAIN: &str = "Run the SQL over these days again and replace its files.";

/// Rows of one file that are looked at together.
struct Rows<'a> {
    frame: &'a Frame,
    first: u64,
    columns: &'a [Values],
}

impl Rows<'_> {
    fn fault(&self, row: usize, what: &str) -> Error {
        let what = format!("{}: {what}", self.frame.place(self.first + row as u64));
        Error::new(ErrorKind::WrongKind, what, AGAIN)
    }

    /// A whole number that is there and fits.
    fn count(&self, row: usize, column: usize) -> Result<i64, Error> {
        let found = self.columns[column].int(row);
        found.filter(|n| (0..=i64::from(i32::MAX)).contains(n)).ok_or_else(|| {
            let name = self.frame.sum.given()[column].name;
            let text = found.map_or_else(|| "empty".to_owned(), |n| n.to_string());
            self.fault(row, &format!("{name} is {text}, where a count must be."))
        })
    }

    /// The days that the sum covers in the year of the row.
    fn days(&self, row: usize) -> Result<Days, Error> {
        let day = |column: usize| self.columns[column].day(row);
        let year = self.columns[at::YEAR].int(row);
        let found = day(at::FIRST_DAY).zip(day(at::LAST_DAY)).filter(|(first, last)| {
            first <= last && first.year() == last.year() && year == Some(i64::from(first.year()))
        });
        let (first, last) = found
            .ok_or_else(|| self.fault(row, "first_day and last_day are no days of the year."))?;
        let month = self.count(row, at::MONTH)?;
        let within = i64::from(first.ymd().1)..=i64::from(last.ymd().1);
        if within.contains(&month) {
            Ok((first, last))
        } else {
            Err(self.fault(row, &format!("month {month} lies outside {first} to {last}.")))
        }
    }
}

impl Together {
    /// Begins a file.
    pub(super) fn begin(&mut self, frame: &Frame) {
        self.files.push(frame.path.display().to_string());
    }

    /// Takes rows of the file begun last, and puts them into the table.
    pub(super) fn take(
        &mut self,
        frame: &Frame,
        first: u64,
        columns: &[Values],
        out: &mut Batches<'_>,
    ) -> Result<(), Error> {
        let rows = Rows { frame, first, columns };
        self.one_source(&rows)?;
        let ids = states_of(&rows)?;
        let source = self.states.of_rows(&columns[at::SOURCE]);
        let target = self.states.of_rows(&columns[at::TARGET]);
        let names = match frame.sum {
            Sum::Dyads => None,
            Sum::Names => Some(
                [at::SOURCE_NAME, at::TARGET_NAME]
                    .map(|column| self.names.of_rows(&columns[column])),
            ),
        };
        for row in 0..ids {
            let days = rows.days(row)?;
            let year = days.0.year();
            let month = rows.count(row, at::MONTH)?;
            let reports = match frame.sum {
                Sum::Dyads => put_dyad(&rows, row, month, days, out)?,
                Sum::Names => put_name(&rows, row, year, month, out)?,
            };
            let between = source[row] != NONE && target[row] != NONE && source[row] != target[row];
            let shard = self.shards.entry(days).or_default();
            let sum = frame.sum as usize;
            shard.rows[sum] += 1;
            let stated = rows.count(row, at::ROWS_OF_YEAR)?.unsigned_abs();
            // The first row of a result says how many there are; all of it must agree.
            if shard.rows[sum] > 1 && shard.stated[sum] != stated {
                let what = format!(
                    "rows_of_year is {stated}, where other rows of these days say {}.",
                    shard.stated[sum]
                );
                return Err(rows.fault(row, &what));
            }
            shard.stated[sum] = stated;
            shard.reports[sum] += if between { reports } else { 0 };
            shard.files.insert(self.files.len() - 1);
            let pair = names.as_ref().map_or([NONE; 2], |names| [names[0][row], names[1][row]]);
            if names.is_some() {
                let both = pair.into_iter().filter(|name| *name != NONE);
                self.named.extend(both.map(|name| (year, name)));
            }
            self.keys[sum].push(key([source[row], target[row]], pair, month, days.0));
        }
        Ok(())
    }

    /// Refuses rows of another source, rule or version than those before.
    fn one_source(&mut self, rows: &Rows<'_>) -> Result<(), Error> {
        let layouts =
            (0..rows.columns[at::LAYOUT].len()).map(|row| rows.columns[at::LAYOUT].int(row));
        if let Some(other) = layouts.into_iter().find(|layout| *layout != Some(LAYOUT)) {
            let other = other.map_or_else(|| "none".to_owned(), |other| other.to_string());
            let what = format!(
                "{} has the layout {other} of the sums, this program reads {LAYOUT}.",
                rows.frame.path.display()
            );
            let help = "Print the SQL with this version of the program, and run it again.";
            return Err(Error::new(ErrorKind::WrongKind, what, help));
        }
        same(&mut self.data, rows, at::DATA, "the data")?;
        match rows.frame.sum {
            Sum::Dyads => same(&mut self.dedup, rows, at::DEDUP, "the rule"),
            Sum::Names => Ok(()),
        }
    }

    /// Everything that can only be known at the end.
    pub(super) fn whole(mut self, allow_gaps: bool) -> Result<Whole, Error> {
        let has_names = !self.keys[Sum::Names as usize].is_empty();
        let mut faults = self.doubled();
        faults.extend(self.overlaps());
        if faults.is_empty() {
            faults.extend(self.parts_missing(has_names));
        }
        if !allow_gaps {
            faults.extend(self.gaps());
        }
        if let Some(fault) = Error::joined(faults) {
            return Err(fault);
        }
        let word = self.dedup.map(|said| said.text).unwrap_or_default();
        let dedup = Dedup::ALL.into_iter().find(|dedup| dedup.word() == word).ok_or_else(|| {
            let words = Dedup::ALL.map(Dedup::word).join(", ");
            let what = format!("The rows say that they were summed by the rule \"{word}\".");
            Error::new(ErrorKind::WrongKind, what, format!("There are: {words}."))
        })?;
        let mut days: BTreeMap<i32, Days> = BTreeMap::new();
        for (first, last) in self.shards.keys() {
            let all = days.entry(first.year()).or_insert((*first, *last));
            *all = (all.0.min(*first), all.1.max(*last));
        }
        if allow_gaps {
            fill(&mut days);
        }
        let mut named: BTreeMap<i32, Vec<String>> = BTreeMap::new();
        for (year, name) in self.named {
            named.entry(year).or_default().push(self.names.texts[name as usize].clone());
        }
        let rows = self.keys.iter().map(|keys| keys.len() as u64).sum();
        let data = self.data.map(|said| said.text).unwrap_or_default();
        Ok(Whole { data, dedup, days, named, has_names, rows, rows_of_files: Vec::new() })
    }

    /// Rows that are there twice.
    fn doubled(&mut self) -> Vec<Error> {
        let mut faults = Vec::new();
        for sum in Sum::ALL {
            let keys = &mut self.keys[sum as usize];
            keys.sort_unstable();
            let Some(twice) = keys.windows(2).find(|two| two[0] == two[1]).map(|two| two[0]) else {
                continue;
            };
            let state = |number: u128| {
                self.states.texts.get(number as usize & 0xffff).map_or("none", String::as_str)
            };
            let (source, target) = (state(twice >> 112), state(twice >> 96));
            let (month, day) = (twice >> 28 & 0xf, (twice & 0xfff_ffff) as i32 - FIRST);
            let (year, first) = Day::from_number(day)
                .map_or((0, String::new()), |day| (day.year(), day.to_string()));
            let what = format!(
                "`{}` gave the row {source} to {target} of {year}-{month:02} twice (days from {first}).",
                sum.command()
            );
            let help = "Name each file once, and none that was put together from others.";
            faults.push(Error::new(ErrorKind::Conflict, what, help));
        }
        faults
    }

    /// Days that two queries summed.
    fn overlaps(&self) -> Vec<Error> {
        let two = self.shards.iter().zip(self.shards.iter().skip(1));
        let fault = |((one, first), (other, second)): ((&Days, &Shard), (&Days, &Shard))| {
            let what = format!(
                "Two files or more sum {}: {} and {}.",
                span(other.0, one.1.min(other.1)),
                self.named_files(first),
                self.named_files(second)
            );
            Error::new(ErrorKind::Conflict, what, "Leave out the files of one of the two.")
        };
        two.filter(|((one, _), (other, _))| other.0 <= one.1).map(fault).collect()
    }

    /// Rows of a result that are not there.
    fn parts_missing(&self, has_names: bool) -> Vec<Error> {
        let mut faults = Vec::new();
        for ((first, last), shard) in &self.shards {
            for sum in Sum::ALL {
                let (found, stated) = (shard.rows[sum as usize], shard.stated[sum as usize]);
                if found != stated {
                    let what = format!(
                        "`{}` gave {stated} rows for {}, and {found} are there, in {}: a file is missing or there twice.",
                        sum.command(),
                        span(*first, *last),
                        self.named_files(shard)
                    );
                    faults.push(Error::new(
                        ErrorKind::Damaged,
                        what,
                        "Add every file that the engine wrote.",
                    ));
                }
            }
            let [dyads, names] = shard.reports;
            if has_names && faults.is_empty() && dyads != names {
                let what = format!(
                    "For {} the sum by dyads rests on {dyads} events, the sum by names on {names}: a file is missing, or the \
                     two were made of different data.",
                    span(*first, *last)
                );
                faults.push(Error::new(ErrorKind::Damaged, what, AGAIN));
            }
        }
        faults
    }

    /// Days between two files that no file covers. Days without an event within one file are known
    /// to be so.
    fn gaps(&self) -> Vec<Error> {
        let two = self.shards.iter().zip(self.shards.iter().skip(1));
        let apart = two.filter(|((one, first), (other, second))| {
            one.1.days_to(other.0) > 1 && first.files.is_disjoint(&second.files)
        });
        let fault = |((one, _), (other, _)): ((&Days, &Shard), (&Days, &Shard))| {
            let days = span(one.1.plus(1), other.0.plus(-1));
            let what = format!("No file has the sums of {days}.");
            let help = "Add them, or write --allow-gaps if the source has no events on these days.";
            Error::new(ErrorKind::Missing, what, help)
        };
        apart.map(fault).collect()
    }

    fn named_files(&self, shard: &Shard) -> String {
        let names: Vec<&str> =
            shard.files.iter().take(3).map(|file| self.files[*file].as_str()).collect();
        let more = shard.files.len() - names.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}", names.join(", "))
    }
}

/// `2014-03-18`, or `2014-03-18 to 2014-03-20`.
pub(super) fn span(first: Day, last: Day) -> String {
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}

/// Days are counted from so many before 1970.
const FIRST: i32 = 1 << 27;

/// Sixteen bits for each state, thirty-two for each name, four for the month, the first day.
fn key(states: [u32; 2], names: [u32; 2], month: i64, first: Day) -> u128 {
    let [source, target] = states.map(|state| u128::from(state & 0xffff));
    let [from, to] = names.map(u128::from);
    let day = u128::from((first.number() + FIRST).unsigned_abs() & 0xfff_ffff);
    source << 112
        | target << 96
        | from << 64
        | to << 32
        | u128::from(month.unsigned_abs() & 0xf) << 28
        | day
}

/// What every row says, which must be what those before said.
fn same(known: &mut Option<Said>, rows: &Rows<'_>, column: usize, what: &str) -> Result<(), Error> {
    let Values::Text { codes, dictionary } = &rows.columns[column] else { return Ok(()) };
    let own: BTreeSet<Option<u32>> = codes.iter().copied().collect();
    for code in own {
        let text = code.map_or("", |code| dictionary[code as usize].as_str());
        let file = rows.frame.path.display().to_string();
        match known {
            None => *known = Some(Said { text: text.to_owned(), file }),
            Some(said) if said.text != text => {
                let sentence = format!(
                    "The sums differ in {what}: \"{}\" in {}, \"{text}\" in {file}.",
                    said.text, said.file
                );
                return Err(Error::new(ErrorKind::Conflict, sentence, ONE_SOURCE));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Days between the first and the last of all are days without events: every year has all of its own.
pub(super) fn fill(days: &mut BTreeMap<i32, Days>) {
    let (Some(from), Some(to)) = (days.values().next(), days.values().next_back()) else { return };
    let (from, to) = (from.0, to.1);
    for year in from.year()..=to.year() {
        let (first, last) = (Day::new(year, 1, 1), Day::new(year, 12, 31));
        let whole = (first.map_or(from, |day| day.max(from)), last.map_or(to, |day| day.min(to)));
        days.insert(year, whole);
    }
}

/// Looks at the states of the rows, and gives the number of rows.
fn states_of(rows: &Rows<'_>) -> Result<usize, Error> {
    for column in [at::SOURCE, at::TARGET] {
        let Values::Text { codes, dictionary } = &rows.columns[column] else { continue };
        let unknown: Vec<bool> =
            dictionary.iter().map(|id| World::builtin().state(id).is_none()).collect();
        let is_fault = |code: &Option<u32>| match code {
            Some(code) => unknown[*code as usize],
            None => rows.frame.sum == Sum::Dyads,
        };
        if let Some(row) = codes.iter().position(is_fault) {
            let id = codes[row].map_or("empty", |code| dictionary[code as usize].as_str());
            let name = rows.frame.sum.given()[column].name;
            return Err(
                rows.fault(row, &format!("{name} is {id}, where the id of a state must be."))
            );
        }
    }
    Ok(rows.columns[at::YEAR].len())
}

/// Puts a row of the sum by dyads, and gives its reports.
fn put_dyad(
    rows: &Rows<'_>,
    row: usize,
    month: i64,
    days: Days,
    out: &mut Batches<'_>,
) -> Result<u64, Error> {
    let count = |column: usize| rows.count(row, column);
    let n = count(at::N)?;
    let classes = [count(at::N + 1)?, count(at::N + 2)?, count(at::N + 3)?, count(at::N + 4)?];
    let (statements, scored, reports) =
        (count(at::STATEMENTS)?, count(at::SCORED)?, count(at::REPORTS)?);
    let score = rows.columns[at::SCORE].int(row);
    let score = score.ok_or_else(|| rows.fault(row, "score_tenths is empty."))?;
    let [source, target] = [at::SOURCE, at::TARGET].map(|column| rows.columns[column].text(row));
    if let Some(own) = source.filter(|own| Some(*own) == target) {
        return Err(rows.fault(row, &format!("source and target are both {own}.")));
    }
    let sum: i64 = classes.iter().sum();
    if sum != n || statements > classes[0] || scored > n || n > reports || n == 0 {
        let what = format!(
            "the counts are at odds: n {n}, the four classes together {sum}, statements {statements} of {}, scored {scored}, \
             reports {reports}.",
            classes[0]
        );
        return Err(rows.fault(row, &what));
    }
    let text = |column: usize| Value::from(rows.columns[column].text(row));
    let values = [
        text(at::SOURCE),
        text(at::TARGET),
        Value::Int(month),
        Value::Int(n),
        Value::Int(classes[0]),
        Value::Int(classes[1]),
        Value::Int(classes[2]),
        Value::Int(classes[3]),
        Value::Int(statements),
        Value::Int(scored),
        Value::Int(score),
        Value::Int(reports),
        Value::Day(days.0),
        Value::Day(days.1),
    ];
    let put = out.put(days.0.year(), &values);
    put.map_err(|quarantined| rows.fault(row, &quarantined.sentence))?;
    Ok(reports.unsigned_abs())
}

/// Puts a row of the sum by names, and gives its reports.
fn put_name(
    rows: &Rows<'_>,
    row: usize,
    year: i32,
    month: i64,
    out: &mut Batches<'_>,
) -> Result<u64, Error> {
    let (cooperation, conflict) =
        (rows.count(row, at::COOPERATION)?, rows.count(row, at::CONFLICT)?);
    let text = |column: usize| Value::from(rows.columns[column].text(row));
    let values = [
        text(at::SOURCE),
        text(at::TARGET),
        Value::Int(month),
        text(at::SOURCE_NAME),
        text(at::TARGET_NAME),
        Value::Int(cooperation),
        Value::Int(conflict),
    ];
    out.put(year, &values).map_err(|quarantined| rows.fault(row, &quarantined.sentence))?;
    Ok((cooperation + conflict).unsigned_abs())
}
