//! `cow-igo`: intergovernmental organisations of the Correlates of War.
//!
//! Shared memberships by pair of states and year become the dataset `cow-igo` (each pair once);
//! memberships by state and year become the dataset `cow-igo-states`. Before 1965 the source has
//! every fifth year only: a year without rows lies outside coverage.
//!
//! Source: Pevehouse, Nordstrom, McManus and Jamison (2020).

use crate::column::Type::Int16;
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, MISSING_COW, Plan, Settings, Source};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::panel::{Panel, cow, field};
use crate::kinds::wrong_kind::wrong_kind;

pub(crate) struct Igo;

static KIND: Kind = Kind {
    name: "cow-igo",
    title: "Intergovernmental organisations (Correlates of War)",
    files: "one CSV file: ccode1, ccode2, year, dyadigos (pairs), or ccode, year, sum_igo_full, ... (states).",
    url: "https://correlatesofwar.org/data-sets/igos/",
    licence: "free for research with citation, as the Correlates of War Project states; see its page",
    cite: "Pevehouse, Jon C. W., Timothy Nordstrom, Roseanne W. McManus and Anne Spencer Jamison (2020): Tracking Organizations \
           in the World: The Correlates of War IGO Version 3.0 datasets. Journal of Peace Research 57(3): 492-503.",
    bibtex: "@article{pevehouse2020,\n  author = {Pevehouse, Jon C. W. and Nordstrom, Timothy and McManus, Roseanne W. and Jamison, Anne Spencer},\n  title = {Tracking Organizations in the World: The {Correlates of War IGO} Version 3.0 Datasets},\n  journal = {Journal of Peace Research},\n  year = {2020},\n  volume = {57},\n  number = {3},\n  pages = {492--503}\n}\n",
    missing: "an empty cell is missing; 0 is no shared membership; a year without rows is not coded (every fifth year only before \
              1965)",
    absent: Absent::NotApplicable,
};

static PAIRS: Panel = Panel {
    kind: &KIND,
    dataset: "cow-igo",
    shape: Shape::DyadYear,
    key: &["ccode1", "ccode2", "year"],
    marks: &["ccode1", "ccode2", "year", "dyadigos"],
    year: &["year"],
    year_plus: 0,
    sides: &[
        cow("state1", "ccode1", &["ccode1"], "id of the first state"),
        cow("state2", "ccode2", &["ccode2"], "id of the second state"),
    ],
    fields: &[field(
        "joint",
        &["dyadigos"],
        Int16,
        "organisations",
        "organisations of which both are full members",
    )],
    missing: MISSING_COW,
    windows: false,
    any_date: false,
};

static STATES: Panel = Panel {
    kind: &KIND,
    dataset: "cow-igo-states",
    shape: Shape::StateYear,
    key: &["ccode", "year"],
    marks: &["ccode", "year", "sum_igo_full"],
    year: &["year"],
    year_plus: 0,
    sides: &[cow("state", "ccode", &["ccode"], "id of the state")],
    fields: &[
        field("full", &["sum_igo_full"], Int16, "organisations", "full memberships"),
        field("associate", &["sum_igo_associate"], Int16, "organisations", "associate memberships"),
        field("observer", &["sum_igo_observer"], Int16, "organisations", "seats as observer"),
        field("any", &["sum_igo_anytype"], Int16, "organisations", "memberships of any kind"),
    ],
    missing: MISSING_COW,
    windows: false,
    any_date: false,
};

impl Importer for Igo {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        PAIRS.fits(head) || STATES.fits(head)
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        if files.iter().all(|file| STATES.fits(&file.head)) {
            return STATES.plan(files);
        }
        match files.iter().find(|file| STATES.fits(&file.head)) {
            Some(file) => Err(wrong_kind(&KIND, &file.head, &["dyadigos"])),
            None => PAIRS.plan(files),
        }
    }
}
