//! `cow-mid`: militarised interstate disputes by directed pair, dispute and year.
//!
//! One row for each ordered pair on opposite sides of a dispute in each year that it lasted: the
//! first state's side, its hostility (1 none to 5 war), its highest action, and fatalities by level
//! (0 none to 6 over 999; -9 missing). A pair without a row in a covered year had no dispute. The
//! list as corrected by Gibler, Miller and Little has the same layout (its onset is `midonset` or
//! `gmlmidonset`) and becomes the dataset `gml-mid`.
//!
//! Source: Palmer, McManus, D'Orazio, Kenwick, Karstens, Bloch, Dietrich, Kahn, Ritter and Soules
//! (2021).

use crate::column::Type::{Flag, Int16, Int32};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, MISSING_COW, Plan, Settings, Source, Terms};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::panel::{Panel, cow, extra, field};

pub(crate) struct Mid;

static KIND: Kind = Kind {
    name: "cow-mid",
    title: "Militarized Interstate Disputes, directed dyadic disputes by year (Correlates of War)",
    files: "one CSV file with dispnum, ccode1, ccode2, year, hiact1, hiact2, hostlev1, hostlev2.",
    url: "https://correlatesofwar.org/data-sets/mids/",
    licence: "free for research with citation, as the Correlates of War Project states; see its page",
    cite: "Palmer, Glenn, et al. (2022): The MID5 Dataset, 2011-2014: Procedures, coding rules, and description. Conflict \
           Management and Peace Science 39(4): 470-482.",
    bibtex: "@article{palmer2022,\n  author = {Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R. and Karstens, Mikaela and Bloch, Chase and Dietrich, Nick and Kahn, Kayla and Ritter, Kellan and Soules, Michael J.},\n  title = {The {MID5} Dataset, 2011--2014: Procedures, Coding Rules, and Description},\n  journal = {Conflict Management and Peace Science},\n  year = {2022},\n  volume = {39},\n  number = {4},\n  pages = {470--482}\n}\n",
    missing: "a pair without a row in a covered year had no dispute; an empty cell is missing (-9 in the source)",
    absent: Absent::Zero,
};

/// The corrected list of disputes, in the same layout.
const CORRECTED: &str = "@article{gibler2016,\n  author = {Gibler, Douglas M. and Miller, Steven V. and Little, Erin K.},\n  title = {An Analysis of the Militarized Interstate Dispute ({MID}) Dataset, 1816--2001},\n  journal = {International Studies Quarterly},\n  year = {2016},\n  volume = {60},\n  number = {4},\n  pages = {719--730}\n}\n";

static PANEL: Panel = Panel {
    kind: &KIND,
    dataset: "cow-mid",
    shape: Shape::Records,
    key: &["dispute", "ccode1", "ccode2", "year"],
    marks: &["dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2"],
    year: &["year"],
    year_plus: 0,
    sides: &[
        cow("source", "ccode1", &["ccode1"], "id of the first state"),
        cow("target", "ccode2", &["ccode2"], "id of the second state"),
    ],
    fields: &[
        field("dispute", &["dispnum"], Int32, "", "number of the dispute"),
        extra(
            "onset",
            &["disponset", "midonset", "cowmidonset", "gmlmidonset"],
            Flag,
            "",
            "whether the dispute began in the year",
        ),
        extra(
            "side_a",
            &["sidea1"],
            Flag,
            "",
            "whether the first state was on side A, which acted first",
        ),
        extra(
            "originator",
            &["orig1"],
            Flag,
            "",
            "whether the first state was in it from the first day",
        ),
        extra(
            "target_originator",
            &["orig2"],
            Flag,
            "",
            "whether the second state was in it from the first day",
        ),
        extra("fatality", &["fatality1"], Int16, "level 0-6", "fatalities of the first state"),
        extra(
            "target_fatality",
            &["fatality2"],
            Int16,
            "level 0-6",
            "fatalities of the second state",
        ),
        field("highest_action", &["hiact1"], Int16, "", "highest action of the first state"),
        field(
            "target_highest_action",
            &["hiact2"],
            Int16,
            "",
            "highest action of the second state",
        ),
        field("hostility", &["hostlev1"], Int16, "level 1-5", "hostility of the first state"),
        field(
            "target_hostility",
            &["hostlev2"],
            Int16,
            "level 1-5",
            "hostility of the second state",
        ),
    ],
    missing: MISSING_COW,
    windows: false,
    any_date: false,
};

impl Importer for Mid {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        PANEL.fits(head)
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let plan = PANEL.plan(files)?;
        let corrected =
            |file: &Source| file.head.header().find(&["gmlmidonset", "midonset"]).is_some();
        if !files.iter().all(corrected) {
            return Ok(plan);
        }
        let terms = Terms {
            title: "Militarized interstate confrontations, directed dyadic disputes by year (Gibler, Miller and Little)".to_owned(),
            licence: "as the authors state".to_owned(),
            bibtex: CORRECTED.to_owned(),
        };
        Ok(Plan { dataset: "gml-mid".to_owned(), terms: Some(terms), ..plan })
    }
}
