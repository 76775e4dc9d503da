//! The raw table `UNVotesPublished`, with absences.

use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, MISSING, Plan, Reader, Source, Stream};
use crate::kinds::unvotes::kind::{KIND, SESSION_TO_YEAR};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

/// The issue columns, each 1 where the roll call is about it.
const ISSUES: [&str; 6] = ["me", "nu", "di", "hr", "co", "ec"];

/// The code of a state that was no member yet; every later member has it from 1946.
const NOT_A_MEMBER: i64 = 9;

pub(super) fn is_published(head: &Head) -> bool {
    head.header().has(&["rcid", "session", "vote", "ccode"])
}

pub(super) fn plan(files: &[Source], plan: Plan) -> Result<Plan, Error> {
    let mut streams = Vec::new();
    for (source, file) in files.iter().enumerate() {
        let format = Format::with_header(&file.head, 0, MISSING);
        let reader = Published::of(&file.head)?;
        streams.push(Stream { days: reader.date, ..Stream::new(source, format, reader) });
    }
    Ok(Plan { streams, ..plan })
}

struct Published {
    rcid: usize,
    session: usize,
    vote: usize,
    ccode: usize,
    date: Option<usize>,
    important: Option<usize>,
    unres: Option<usize>,
    country: Option<usize>,
    subject: Option<usize>,
    issues: [Option<usize>; 6],
}

impl Published {
    fn of(head: &Head) -> Result<Published, Error> {
        let header = head.header();
        let found = header.require([&["rcid"], &["session"], &["vote"], &["ccode"]]);
        let [rcid, session, vote, ccode] =
            found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
        Ok(Published {
            rcid,
            session,
            vote,
            ccode,
            date: header.find(&["date"]),
            important: header.find(&["importantvote"]),
            unres: header.find(&["unres"]),
            country: header.find(&["Countryname", "country"]),
            subject: header.find(&["short", "descr"]),
            issues: ISSUES.map(|issue| header.find(&[issue])),
        })
    }

    /// `me;hr`, or nothing for a roll call on none of the six.
    fn issues(&self, row: &Row<'_>, states: &mut Resolver) -> String {
        let mut named = Vec::new();
        for (issue, index) in ISSUES.iter().zip(self.issues) {
            match index.map(|index| row.flag(index)) {
                Some(Ok(Some(true))) => named.push(*issue),
                Some(Err(fault)) => {
                    states.note(&format!("{} The issue is read as not given.", fault.sentence));
                }
                _ => {}
            }
        }
        named.join(";")
    }
}

impl Reader for Published {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let session = i32::try_from(row.need_int(self.session)?).unwrap_or(i32::MAX / 2);
        let year = session + SESSION_TO_YEAR;
        let vote = row.need_int(self.vote)?;
        if ![1, 2, 3, 8, 9].contains(&vote) {
            let sentence = format!(
                "The vote is {vote}, none of 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member."
            );
            return Err(Quarantined::new(Reason::UnknownCode, sentence));
        }
        let date = match self.date {
            Some(index) if !row.text(index)?.is_empty() => Value::Day(row.day(index)?),
            _ => Value::Null,
        };
        let ccode = row.text(self.ccode)?;
        let state = match vote {
            NOT_A_MEMBER => states.whenever(System::CowNumber, ccode, year)?,
            _ => states.in_year(System::CowNumber, ccode, year)?,
        };
        let text = |index: Option<usize>| index.map_or(Ok(None), |index| row.text_or_none(index));
        let issues = self.issues(row, states);
        out.put(
            year,
            &[
                Value::Int(i64::from(session)),
                Value::Int(row.need_int(self.rcid)?),
                date,
                Value::Text(state),
                row.int(self.ccode)?.into(),
                text(self.country)?.into(),
                Value::Int(vote),
                self.important.map_or(Ok(None), |index| row.flag(index))?.into(),
                text(self.unres)?.into(),
                Some(issues.as_str()).filter(|issues| !issues.is_empty()).into(),
                text(self.subject)?.into(),
                Value::Null,
                Value::Null,
                Value::Null,
            ],
        )
    }
}
