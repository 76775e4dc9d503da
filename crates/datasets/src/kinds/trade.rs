//! `cow-trade`: trade of the Correlates of War, by dyad and year or by state and year.
//!
//! The dyadic table becomes the dataset `cow-trade`: `flow1` are the imports of the first state
//! from the second, `flow2` the reverse, in millions of current US$. An empty cell or -9 is
//! missing; 0 is zero. The last year, 2014, is thin. The table of national totals (ccode, year,
//! imports, exports) becomes the dataset `cow-trade-states`.
//!
//! Source: Barbieri, Keshk and Pollins (2009); Barbieri and Keshk (2016).

use crate::column::Type::Float64;
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, MISSING_COW, Plan, Settings, Source};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::panel::{Panel, cow, extra, field};
use crate::kinds::wrong_kind::wrong_kind;

pub(crate) struct Trade;

static KIND: Kind = Kind {
    name: "cow-trade",
    title: "Correlates of War International Trade",
    files: "one CSV file: ccode1, ccode2, year, flow1, flow2 (dyadic), or ccode, year, imports, exports (national).",
    url: "https://correlatesofwar.org/data-sets/bilateral-trade/",
    licence: "free for research with citation, as the Correlates of War Project states; see its page",
    cite: "Barbieri, Katherine, Omar M. G. Keshk and Brian Pollins (2009): TRADING DATA: Evaluating our Assumptions and Coding \
           Rules. Conflict Management and Peace Science 26(5): 471-491.",
    bibtex: "@article{barbieri2009,\n  author = {Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian},\n  title = {{TRADING DATA}: Evaluating our Assumptions and Coding Rules},\n  journal = {Conflict Management and Peace Science},\n  year = {2009},\n  volume = {26},\n  number = {5},\n  pages = {471--491}\n}\n",
    missing: "an empty cell is missing (-9 in the source); 0 is no trade; a dyad without a row in a year was no pair of members \
              of the state system then",
    absent: Absent::NotApplicable,
};

static DYADS: Panel = Panel {
    kind: &KIND,
    dataset: "cow-trade",
    shape: Shape::DyadYear,
    key: &["ccode1", "ccode2", "year"],
    marks: &["ccode1", "ccode2", "year", "flow1", "flow2"],
    year: &["year"],
    year_plus: 0,
    sides: &[
        cow("state1", "ccode1", &["ccode1"], "id of the first state"),
        cow("state2", "ccode2", &["ccode2"], "id of the second state"),
    ],
    fields: &[
        field(
            "flow1",
            &["flow1"],
            Float64,
            "million US$, current",
            "imports of the first state from the second",
        ),
        field(
            "flow2",
            &["flow2"],
            Float64,
            "million US$, current",
            "imports of the second state from the first",
        ),
        extra(
            "smoothflow1",
            &["smoothflow1", "smflow1"],
            Float64,
            "million US$, current",
            "flow1, smoothed by the source",
        ),
        extra(
            "smoothflow2",
            &["smoothflow2", "smflow2"],
            Float64,
            "million US$, current",
            "flow2, smoothed by the source",
        ),
    ],
    missing: MISSING_COW,
    windows: false,
    any_date: false,
};

static STATES: Panel = Panel {
    kind: &KIND,
    dataset: "cow-trade-states",
    shape: Shape::StateYear,
    key: &["ccode", "year"],
    marks: &["ccode", "year", "imports", "exports"],
    year: &["year"],
    year_plus: 0,
    sides: &[cow("state", "ccode", &["ccode"], "id of the state")],
    fields: &[
        field("imports", &["imports"], Float64, "million US$, current", "imports from all states"),
        field("exports", &["exports"], Float64, "million US$, current", "exports to all states"),
    ],
    missing: MISSING_COW,
    windows: false,
    // Its first rows of a state lie before its membership in the list.
    any_date: true,
};

impl Importer for Trade {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        DYADS.fits(head) || STATES.fits(head)
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        if files.iter().all(|file| STATES.fits(&file.head)) {
            return STATES.plan(files);
        }
        match files.iter().find(|file| STATES.fits(&file.head)) {
            Some(file) => Err(wrong_kind(&KIND, &file.head, &["flow1"])),
            None => DYADS.plan(files),
        }
    }
}
