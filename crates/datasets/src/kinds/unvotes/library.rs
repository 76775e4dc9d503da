//! The table of the United Nations themselves (Dag Hammarskjöld Library), one row a resolution and
//! member.
//!
//! It has the resolutions that were adopted by a vote, each as a whole: no votes on paragraphs and
//! amendments, and none on drafts that failed. A member that did not vote has an `X`. Votes of
//! emergency and other special sessions count in the regular session that was in progress on their
//! day, as in Voeten's files.

use counterpoise_dates::Day;
use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Format, MISSING, Plan, Reader, Source, Stream, Terms};
use crate::kinds::unvotes::kind::{KIND, SESSION_TO_YEAR};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

const DATASET: &str = "unvotes-library";
const BIBTEX: &str = "@misc{unlibrary,\n  author = {{United Nations, Dag Hammarskj{\\\"o}ld Library}},\n  title = {United Nations General Assembly Voting Data},\n  howpublished = {United Nations Digital Library},\n  url = {https://digitallibrary.un.org/record/4060887}\n}\n";

/// The month in which a regular session begins.
const SEPTEMBER: u8 = 9;

pub(super) fn is_library(head: &Head) -> bool {
    head.header().has(&["undl_id", "ms_code", "ms_vote"])
}

pub(super) fn plan(files: &[Source], plan: Plan) -> Result<Plan, Error> {
    let mut streams = Vec::new();
    for (source, file) in files.iter().enumerate() {
        let reader = Library::of(&file.head)?;
        let days = Some(reader.date);
        let format = Format::with_header(&file.head, 0, MISSING);
        streams.push(Stream { days, ..Stream::new(source, format, reader) });
    }
    let terms = Terms {
        title: "United Nations General Assembly votes, by the United Nations Digital Library".to_owned(),
        licence: "the terms of use of the United Nations Digital Library, as the record of the data states".to_owned(),
        bibtex: BIBTEX.to_owned(),
    };
    Ok(Plan { dataset: DATASET.to_owned(), streams, terms: Some(terms), ..plan })
}

struct Library {
    id: usize,
    code: usize,
    vote: usize,
    date: usize,
    session: usize,
    name: Option<usize>,
    resolution: Option<usize>,
    title: Option<usize>,
}

impl Library {
    fn of(head: &Head) -> Result<Library, Error> {
        let header = head.header();
        let found =
            header.require([&["undl_id"], &["ms_code"], &["ms_vote"], &["date"], &["session"]]);
        let [id, code, vote, date, session] =
            found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
        Ok(Library {
            id,
            code,
            vote,
            date,
            session,
            name: header.find(&["ms_name"]),
            resolution: header.find(&["resolution"]),
            title: header.find(&["title"]),
        })
    }

    /// The number of the regular session that a vote belongs to.
    fn session(&self, row: &Row<'_>, day: Day, states: &mut Resolver) -> Result<i32, Quarantined> {
        let text = row.text(self.session)?;
        if let Ok(session) = text.parse::<i32>() {
            return Ok(session);
        }
        states.note("A vote of a special session counts in the regular session in progress.");
        let (year, month, _) = day.ymd();
        let begun = if month < SEPTEMBER { year - 1 } else { year };
        Ok((begun - SESSION_TO_YEAR).max(1))
    }
}

impl Reader for Library {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let day = row.day(self.date)?;
        let vote = code_of(row.text(self.vote)?)?;
        let state = states.on_day(System::Iso3, row.text(self.code)?, day)?;
        let session = self.session(row, day, states)?;
        let text = |index: Option<usize>| index.map_or(Ok(None), |index| row.text_or_none(index));
        out.put(
            session + SESSION_TO_YEAR,
            &[
                Value::Int(i64::from(session)),
                Value::Int(row.need_int(self.id)?),
                Value::Day(day),
                Value::Text(state),
                Value::Null,
                text(self.name)?.into(),
                Value::Int(vote),
                Value::Null,
                text(self.resolution)?.into(),
                Value::Null,
                text(self.title)?.into(),
                Some(false).into(),
                Some(false).into(),
                Value::Null,
            ],
        )
    }
}

/// The vote in the codes of the older files.
fn code_of(vote: &str) -> Result<i64, Quarantined> {
    match vote {
        "Y" => Ok(1),
        "A" => Ok(2),
        "N" => Ok(3),
        "X" => Ok(8),
        _ => Err(Quarantined::new(
            Reason::UnknownCode,
            format!("The vote is \"{vote}\", none of Y yes, A abstain, N no, X not voting."),
        )),
    }
}
