//! `atop`: obligations of alliances by directed dyad and year (Alliance Treaty Obligations and
//! Provisions).
//!
//! One row for each ordered pair of states that an alliance in force binds in a year; five flags
//! say whether the first owes the second defence, offence, neutrality, non-aggression or
//! consultation. A pair without a row in a covered year has no alliance.
//!
//! Source: Leeds, Ritter, Mitchell and Long (2002).

use crate::column::Type::Flag;
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, MISSING_COW, Plan, Settings, Source};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::panel::{Panel, cow, field};

pub(crate) struct Atop;

static KIND: Kind = Kind {
    name: "atop",
    title: "Alliance Treaty Obligations and Provisions, directed dyad-years",
    files: "one CSV file with ccode1, ccode2 (or stateA, stateB), year, and the flags defense, offense, neutral, nonagg, consul.",
    url: "http://www.atopdata.org/data.html",
    licence: "free for research with citation, as the ATOP project states; see its page",
    cite: "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002): Alliance Treaty \
           Obligations and Provisions, 1815-1944. International Interactions 28(3): 237-260.",
    bibtex: "@article{leeds2002,\n  author = {Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.},\n  title = {Alliance Treaty Obligations and Provisions, 1815--1944},\n  journal = {International Interactions},\n  year = {2002},\n  volume = {28},\n  number = {3},\n  pages = {237--260}\n}\n",
    missing: "a pair without a row in a covered year has no alliance; an empty cell is missing",
    absent: Absent::Zero,
};

static PANEL: Panel = Panel {
    kind: &KIND,
    dataset: "atop",
    shape: Shape::DirectedDyadYear,
    key: &["ccode1", "ccode2", "year"],
    marks: &["year", "ccode1", "ccode2", "atop_defense"],
    year: &["year"],
    year_plus: 0,
    sides: &[
        cow("source", "ccode1", &["ccode1", "stateA"], "id of the state that owes"),
        cow("target", "ccode2", &["ccode2", "stateB"], "id of the state that is owed"),
    ],
    fields: &[
        field(
            "defense",
            &["atop_defense", "defense"],
            Flag,
            "",
            "owes help when the other is attacked",
        ),
        field(
            "offense",
            &["atop_offense", "offense"],
            Flag,
            "",
            "owes help in a war of the other's own making",
        ),
        field("neutral", &["atop_neutral", "neutral"], Flag, "", "owes neutrality"),
        field("nonagg", &["atop_nonagg", "nonagg"], Flag, "", "owes non-aggression"),
        field("consul", &["atop_consul", "consul"], Flag, "", "owes consultation"),
    ],
    missing: MISSING_COW,
    windows: false,
    any_date: true,
};

impl Importer for Atop {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        PANEL.fits(head) || head.header().has(&["stateA", "stateB", "year", "defense", "nonagg"])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        PANEL.plan(files)
    }
}
