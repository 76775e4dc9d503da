//! The tables of the R package `unvotes`: votes, roll calls, issues.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpoise_dates::Day;
use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::error::{Error, ErrorKind};
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, MISSING, Plan, Reader, Source, Stream};
use crate::kinds::unvotes::kind::{KIND, SESSION_TO_YEAR};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::{Row, parse_day};
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

pub(super) fn plan(files: &[Source], plan: Plan) -> Result<Plan, Error> {
    let one = |is: fn(&Head) -> bool| files.iter().position(|file| is(&file.head));
    let Some(votes) = one(is_votes) else {
        return Err(incomplete(files, "the table of votes (rcid, country, country_code, vote)"));
    };
    let Some(calls) = one(is_roll_calls) else {
        return Err(incomplete(files, "the table of roll calls (rcid, session, date, unres)"));
    };
    let mut roll_calls = roll_calls(&files[calls])?;
    if let Some(issues) = one(is_issues) {
        add_issues(&files[issues], &mut roll_calls)?;
    }
    if let Some(matches) = one(is_matches) {
        add_matches(&files[matches], &mut roll_calls)?;
    }
    let reader = Votes::of(&files[votes].head, roll_calls)?;
    let format = Format::with_header(&files[votes].head, 0, MISSING);
    Ok(Plan { streams: vec![Stream { source: votes, format, reader: Box::new(reader) }], ..plan })
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

fn roll_calls(file: &Source) -> Result<BTreeMap<i64, RollCall>, Error> {
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
    let mut calls = BTreeMap::new();
    for row in &table.rows {
        let session = row.int(session).and_then(|number| i32::try_from(number).ok());
        let (Some(number), Some(session)) = (row.int(rcid), session) else {
            continue;
        };
        let call = RollCall {
            session,
            date: parse_day(row.text(date).as_bytes()),
            important: flag(row, important),
            unres: row.some(unres),
            subject: subject.and_then(|index| row.some(index)),
            issues: Vec::new(),
            amendment: flag(row, amendment),
            paragraph: flag(row, paragraph),
            repeats: None,
        };
        calls.insert(number, call);
    }
    Ok(calls)
}

fn add_issues(file: &Source, calls: &mut BTreeMap<i64, RollCall>) -> Result<(), Error> {
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
    }
    Ok(())
}

/// Writes down for each repeated roll call the first one on its text.
///
/// One that repeats several takes the earliest, as Bailey, Strezhnev and Voeten do; numbers ascend
/// with time, so that the end of an earlier chain is known before it is asked for.
fn add_matches(file: &Source, calls: &mut BTreeMap<i64, RollCall>) -> Result<(), Error> {
    let table = Small::read(file)?;
    let found = Header::new(&table.names).require([&["rcid1"], &["rcid2"]]);
    let [one, other] = found.map_err(|missing| wrong_kind(&KIND, &file.head, &missing))?;
    let pairs = table.rows.iter().filter_map(|row| Some((row.int(one)?, row.int(other)?)));
    let mut before: BTreeMap<i64, i64> = BTreeMap::new();
    for (first, second) in pairs.map(|(a, b)| (a.min(b), a.max(b))).filter(|(a, b)| a != b) {
        before.entry(second).and_modify(|known| *known = first.min(*known)).or_insert(first);
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

struct Votes {
    rcid: usize,
    country: usize,
    vote: usize,
    calls: Arc<BTreeMap<i64, (RollCall, String)>>,
}

impl Votes {
    fn of(head: &Head, calls: BTreeMap<i64, RollCall>) -> Result<Votes, Error> {
        let found = head.header().require([&["rcid"], &["country"], &["vote"]]);
        let [rcid, country, vote] = found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
        let joined = calls.into_iter().map(|(number, call)| {
            let issues = call.issues.join(";");
            (number, (call, issues))
        });
        Ok(Votes { rcid, country, vote, calls: Arc::new(joined.collect()) })
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
