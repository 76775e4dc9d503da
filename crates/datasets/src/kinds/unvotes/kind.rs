//! What both layouts share: how the kind is described, and how a session is counted as a year.

use crate::kind::{Absent, Kind};

pub(super) static KIND: Kind = Kind {
    name: "unvotes",
    title: "United Nations General Assembly roll-call votes",
    files: "either un_votes and un_roll_calls (and un_roll_call_issues, and Matches) as CSV, named in one command, or the raw \
            table with rcid, session, vote, ccode, or that of the United Nations Digital Library with undl_id, ms_code, ms_vote.",
    url: "https://doi.org/10.7910/DVN/LEJUQZ",
    licence: "CC0, as the Dataverse page states",
    cite: "Voeten, Erik (2013): Data and Analyses of Voting in the United Nations General Assembly. In: Reinalda, Bob (ed.): \
           Routledge Handbook of International Organization. London: Routledge, 54-66.",
    bibtex: "@incollection{voeten2013,\n  author = {Voeten, Erik},\n  title = {Data and Analyses of Voting in the {United Nations General Assembly}},\n  booktitle = {Routledge Handbook of International Organization},\n  editor = {Reinalda, Bob},\n  publisher = {Routledge},\n  address = {London},\n  year = {2013},\n  pages = {54--66}\n}\n",
    missing: "vote: 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member; the newer tables have no row for 8 and 9, so there an \
              absent row is an absence or a state that was no member; a session without roll calls has no rows",
    absent: Absent::Missing,
};

/// How many sessions lie before 1946, in years.
pub(super) const SESSION_TO_YEAR: i32 = 1945;
