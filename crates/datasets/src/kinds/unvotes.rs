//! `unvotes`: roll calls of the UN General Assembly, one row a vote.
//!
//! Three layouts. The tables of the R package `unvotes` come together: `un_votes` (rcid, country,
//! country_code, vote), `un_roll_calls` (rcid, session, date, ...) and, if wanted,
//! `un_roll_call_issues`. They leave out absences. The older raw file (`UNVotesPublished`: rcid,
//! session, vote, ccode, ...) keeps the codes 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member; the
//! column `vote` has these codes for all. The table of the United Nations Digital Library (undl_id,
//! ms_code, ms_vote, date, session, ...) has adopted resolutions only, with those who did not vote;
//! it becomes the dataset `unvotes-library`.
//!
//! Resolutions that return from session to session are tied by a list of repeated roll calls
//! (`Matches`: rcid1, rcid2), if one is named in the same command; `repeats` then holds the first
//! roll call on the same text, at the end of the chain of repetitions.
//!
//! States of the newer tables are matched on their **names**: Namibia's ISO-2 code is the text
//! `NA`, and the Federal Republic of Germany, the Yemen Arab Republic and Zanzibar have no code at
//! all. The year is that of the session (session + 1945), as the field counts; `date` is the day of
//! the vote, in January of the next year for some.
//!
//! Source: Voeten (2013); Bailey, Strezhnev and Voeten (2017).

mod kind;
mod library;
mod published;
mod tables;

use crate::column::{Column, Type};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, Plan, Settings, Source};
use crate::kind::{Kind, Shape};
use crate::kinds::unvotes::kind::KIND;
use crate::kinds::wrong_kind::wrong_kind;

pub(crate) struct UnVotes;

/// The columns of both layouts.
fn columns() -> Vec<Column> {
    vec![
        Column::code("session", "session of the General Assembly"),
        Column::new("rcid", Type::Int32, "", "number of the roll call"),
        Column::new("date", Type::Day, "", "day of the vote"),
        Column::state("state", "id of the state"),
        Column::code("ccode", "Correlates of War number, where the source has it"),
        Column::text("country", "name of the state as the source has it"),
        Column::code("vote", "1 yes, 2 abstain, 3 no, 8 absent, 9 not a member"),
        Column::new("important", Type::Flag, "", "whether the US State Department called the vote important"),
        Column::text("unres", "number of the resolution"),
        Column::text(
            "issues",
            "issue codes: me Middle East, nu nuclear, di disarmament, hr human rights, co colonialism, ec economic",
        )
        .or_not_applicable(),
        Column::text("subject", "short description of the roll call"),
        Column::new("amendment", Type::Flag, "", "whether the vote was on an amendment"),
        Column::new("paragraph", Type::Flag, "", "whether the vote was on a paragraph"),
        Column::new(
            "repeats",
            Type::Int32,
            "",
            "number of the first roll call on the same text, where it was repeated",
        ),
    ]
}

impl Importer for UnVotes {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        tables::is_votes(head)
            || published::is_published(head)
            || library::is_library(head)
            || tables::is_roll_calls(head)
            || tables::is_issues(head)
            || tables::is_matches(head)
    }

    fn plan(&self, files: &[Source], settings: &Settings) -> Result<Plan, Error> {
        let stray = files.iter().find(|file| !self.recognises(&file.head));
        if let Some(file) = stray {
            return Err(wrong_kind(&KIND, &file.head, &["rcid"]));
        }
        let plan =
            Plan { columns: columns(), ..Plan::new("unvotes", Shape::Votes, &["rcid", "state"]) };
        if files.iter().any(|file| published::is_published(&file.head)) {
            published::plan(files, plan)
        } else if files.iter().all(|file| library::is_library(&file.head)) {
            library::plan(files, plan)
        } else {
            tables::plan(files, plan, settings.on_conflict)
        }
    }
}
