//! The tables of the R package `unvotes`: votes, roll calls, issues.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_dates::Day;
use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::column_of_days;
use crate::error::{Error, ErrorKind};
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, MISSING, Plan, Reader, Source, Stream};
use crate::kinds::unvotes::kind::{KIND, SESSION_TO_YEAR};
use crate::kinds::wrong_kind::wrong_kind;
use crate::on_conflict::OnConflict;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;
use crate::small::{Small, SmallRow};

pub(super) fn is_votes(head: &Head) -> bool {
    head.header().has(&["rcid", "country", "country_code", "vote"])
}

pub(super) fn is_roll_calls(head: &Head) -> bool {
    head.header().has(&["rcid", "session", "date", "unres"]) && !head.header().has(&["vote"])
}

pub(super) fn is_issues(head: &Head) -> bool {
    head.header().has(&["rcid", "short_name", "issue"])
}

pub(super) fn is_matches(head: &Head) -> bool {
    head.header().has(&["rcid1", "rcid2"])
}

pub(super) fn plan(
    files: &[Source],
    plan: Plan,
    on_conflict: Option<OnConflict>,
) -> Result<Plan, Error> {
    let all = |is: fn(&Head) -> bool| files.iter().filter(move |file| is(&file.head));
    if all(is_votes).next().is_none() {
        return Err(incomplete(files, "the table of votes (rcid, country, country_code, vote)"));
    }
    if all(is_roll_calls).next().is_none() {
        return Err(incomplete(files, "the table of roll calls (rcid, session, date, unres)"));
    }
    let mut found = RollCalls::new(on_conflict);
    all(is_roll_calls).try_for_each(|file| found.read(file))?;
    let ruled = !found.pairs.is_empty();
    let (mut calls, notes) = found.settle()?;
    all(is_issues).try_for_each(|file| add_issues(file, &mut calls))?;
    add_matches(all(is_matches), &mut calls)?;
    let calls = joined(calls);
    let mut streams = Vec::new();
    for (source, file) in files.iter().enumerate().filter(|(_, file)| is_votes(&file.head)) {
        let reader = Votes::of(&file.head, calls.clone())?;
        streams.push(Stream::new(source, Format::with_header(&file.head, 0, MISSING), reader));
    }
    Ok(Plan { streams, notes, ruled, ..plan })
}

fn incomplete(files: &[Source], what: &str) -> Error {
    let names: Vec<&str> = files.iter().map(|file| file.head.name.as_str()).collect();
    let sentence = format!("Among {} there is not {what}.", names.join(", "));
    Error::new(
        ErrorKind::Request,
        sentence,
        "Name un_votes, un_roll_calls and un_roll_call_issues in one command.",
    )
}

/// What the votes of one roll call share.
#[derive(Clone, PartialEq)]
struct RollCall {
    session: i32,
    date: Option<Day>,
    important: Option<bool>,
    unres: Option<String>,
    subject: Option<String>,
    issues: Vec<String>,
    amendment: Option<bool>,
    paragraph: Option<bool>,
    /// The first roll call on the same text.
    repeats: Option<i64>,
}

type ByNumber = BTreeMap<i64, RollCall>;

/// So many roll calls are named when tables of them are refused.
const NAMED: usize = 10;

/// The roll calls of all the tables of them, and what was done with those that stand twice.
struct RollCalls {
    on_conflict: Option<OnConflict>,
    /// Each with where it stands; `None` where it is set aside.
    calls: BTreeMap<i64, (Option<RollCall>, String)>,
    /// Roll calls that two rows say different things about.
    pairs: Vec<String>,
    repeats: u64,
}

impl RollCalls {
    fn new(on_conflict: Option<OnConflict>) -> RollCalls {
        RollCalls { on_conflict, calls: BTreeMap::new(), pairs: Vec::new(), repeats: 0 }
    }

    fn read(&mut self, file: &Source) -> Result<(), Error> {
        for (number, call, line) in roll_calls(file)? {
            let place = format!("line {line} of {}", file.input.name);
            let Some((old, first)) = self.calls.get_mut(&number) else {
                self.calls.insert(number, (Some(call), place));
                continue;
            };
            if old.as_ref() == Some(&call) {
                self.repeats += 1;
                continue;
            }
            self.pairs.push(format!("rcid {number}: {first} and {place}"));
            match self.on_conflict {
                Some(OnConflict::Last) => (*old, *first) = (Some(call), place),
                Some(OnConflict::SetAside) => *old = None,
                Some(OnConflict::First) | None => {}
            }
        }
        Ok(())
    }

    /// # Errors
    /// Where rows contradict each other and no rule says which is taken.
    fn settle(self) -> Result<(ByNumber, BTreeMap<String, u64>), Error> {
        let mut notes = BTreeMap::new();
        if self.repeats > 0 {
            notes.insert("A roll call that stands twice is read once.".to_owned(), self.repeats);
        }
        match self.on_conflict {
            None if !self.pairs.is_empty() => return Err(contradicting(&self.pairs)),
            Some(rule) if !self.pairs.is_empty() => {
                let note = format!("Roll calls contradict each other; the rule is {rule}.");
                notes.insert(note, self.pairs.len() as u64);
            }
            _ => {}
        }
        let kept = self.calls.into_iter().filter_map(|(number, (call, _))| Some((number, call?)));
        Ok((kept.collect(), notes))
    }
}

fn contradicting(pairs: &[String]) -> Error {
    let named: String = pairs.iter().take(NAMED).map(|pair| format!("\n  {pair}")).collect();
    let more = match pairs.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    let what = format!("Roll calls stand twice and say different things.{named}{more}");
    let help = "Mend the file, or say which of them is taken: --on-conflict first, last or set-aside (none of them).";
    Error::new(ErrorKind::Conflict, what, help)
}

fn roll_calls(file: &Source) -> Result<Vec<(i64, RollCall, u64)>, Error> {
    let table = Small::read(file)?;
    let header = Header::new(&table.names);
    let wanted = header.require([&["rcid"], &["session"], &["date"], &["unres"]]);
    let [rcid, session, date, unres] =
        wanted.map_err(|missing| wrong_kind(&KIND, &file.head, &missing))?;
    let important = header.find(&["importantvote"]);
    let subject = header.find(&["short"]);
    let flag = |row: &SmallRow, index: Option<usize>| {
        index.and_then(|index| row.int(index)).map(|flag| flag == 1)
    };
    let (amendment, paragraph) = (header.find(&["amend"]), header.find(&["para"]));
    let days = column_of_days::of_table(table.rows.iter().map(|row| row.text(date)));
    let mut calls = Vec::new();
    for (row, day) in table.rows.iter().zip(days) {
        let session = row.int(session).and_then(|number| i32::try_from(number).ok());
        let (Some(number), Some(session)) = (row.int(rcid), session) else {
            continue;
        };
        let call = RollCall {
            session,
            date: day,
            important: flag(row, important),
            unres: row.some(unres),
            subject: subject.and_then(|index| row.some(index)),
            issues: Vec::new(),
            amendment: flag(row, amendment),
            paragraph: flag(row, paragraph),
            repeats: None,
        };
        calls.push((number, call, row.line()));
    }
    Ok(calls)
}

fn add_issues(file: &Source, calls: &mut ByNumber) -> Result<(), Error> {
    let table = Small::read(file)?;
    let found = Header::new(&table.names).require([&["rcid"], &["short_name"]]);
    let [rcid, short] = found.map_err(|missing| wrong_kind(&KIND, &file.head, &missing))?;
    for row in &table.rows {
        if let Some(call) = row.int(rcid).and_then(|number| calls.get_mut(&number)) {
            call.issues.push(row.text(short).to_owned());
        }
    }
    for call in calls.values_mut() {
        call.issues.sort();
        call.issues.dedup();
    }
    Ok(())
}

/// Writes down for each repeated roll call the first one on its text.
///
/// One that repeats several takes the earliest, as Bailey, Strezhnev and Voeten do; numbers ascend
/// with time, so that the end of an earlier chain is known before it is asked for.
fn add_matches<'a>(
    files: impl Iterator<Item = &'a Source>,
    calls: &mut ByNumber,
) -> Result<(), Error> {
    let mut before: BTreeMap<i64, i64> = BTreeMap::new();
    for file in files {
        let table = Small::read(file)?;
        let found = Header::new(&table.names).require([&["rcid1"], &["rcid2"]]);
        let [one, other] = found.map_err(|missing| wrong_kind(&KIND, &file.head, &missing))?;
        let pairs = table.rows.iter().filter_map(|row| Some((row.int(one)?, row.int(other)?)));
        for (first, second) in pairs.map(|(a, b)| (a.min(b), a.max(b))).filter(|(a, b)| a != b) {
            before.entry(second).and_modify(|known| *known = first.min(*known)).or_insert(first);
        }
    }
    let mut ends: BTreeMap<i64, i64> = BTreeMap::new();
    for (roll_call, earlier) in before {
        ends.insert(roll_call, ends.get(&earlier).copied().unwrap_or(earlier));
    }
    for (roll_call, end) in ends {
        if let Some(call) = calls.get_mut(&roll_call) {
            call.repeats = Some(end);
        }
    }
    Ok(())
}

/// Roll calls by number, each with its issues in one text.
type Calls = Arc<BTreeMap<i64, (RollCall, String)>>;

fn joined(calls: ByNumber) -> Calls {
    let with_issues = |(number, call): (i64, RollCall)| {
        let issues = call.issues.join(";");
        (number, (call, issues))
    };
    Arc::new(calls.into_iter().map(with_issues).collect())
}

struct Votes {
    rcid: usize,
    country: usize,
    vote: usize,
    calls: Calls,
}

impl Votes {
    fn of(head: &Head, calls: Calls) -> Result<Votes, Error> {
        let found = head.header().require([&["rcid"], &["country"], &["vote"]]);
        let [rcid, country, vote] = found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
        Ok(Votes { rcid, country, vote, calls })
    }
}

impl Reader for Votes {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let rcid = row.need_int(self.rcid)?;
        let Some((call, issues)) = self.calls.get(&rcid) else {
            return Err(Quarantined::new(
                Reason::NoPartner,
                format!("The table of roll calls has no roll call {rcid}."),
            ));
        };
        let vote = vote_code(row.text(self.vote)?)?;
        let year = call.session + SESSION_TO_YEAR;
        let country = row.text(self.country)?;
        let state = match call.date {
            Some(day) => states.on_day(System::Name, country, day)?,
            None => states.in_year(System::Name, country, year)?,
        };
        out.put(
            year,
            &[
                Value::Int(i64::from(call.session)),
                Value::Int(rcid),
                call.date.map_or(Value::Null, Value::Day),
                Value::Text(state),
                Value::Null,
                Value::Text(country),
                Value::Int(vote),
                call.important.into(),
                call.unres.as_deref().into(),
                Some(issues.as_str()).filter(|issues| !issues.is_empty()).into(),
                call.subject.as_deref().into(),
                call.amendment.into(),
                call.paragraph.into(),
                call.repeats.into(),
            ],
        )
    }
}

fn vote_code(vote: &str) -> Result<i64, Quarantined> {
    match vote {
        "yes" => Ok(1),
        "abstain" => Ok(2),
        "no" => Ok(3),
        _ => Err(Quarantined::new(
            Reason::UnknownCode,
            format!("The vote is \"{vote}\", none of yes, abstain, no."),
        )),
    }
}
