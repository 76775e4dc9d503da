//! `cow-nmc`: National Material Capabilities of the Correlates of War.
//!
//! One row a state and year: military expenditure and personnel, iron and steel, energy, total and urban population, and the
//! composite index CINC as published. An empty cell or -9 is missing; 0 is zero. A state has a row for every year of its
//! membership of the state system; a year before or after has none. The code 345 in 2006 is read as Serbia's, which bore it on
//! 31 December (a note in the manifest counts it). CINC is the mean of the *available* shares and need not sum to 1.
//!
//! Source: Singer, Bremer and Stuckey (1972); Singer (1987).

use crate::column::Type::Float64;
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, MISSING_COW, Plan, Settings, Source};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::panel::{Panel, cow, field};

pub(crate) struct Nmc;

static KIND: Kind = Kind {
    name: "cow-nmc",
    title: "National Material Capabilities (Correlates of War)",
    files: "one CSV file with ccode, year, milex, milper, irst, pec, tpop, upop, cinc (NMC 4.0 and later).",
    url: "https://correlatesofwar.org/data-sets/national-material-capabilities/",
    licence: "free for research with citation, as the Correlates of War Project states; see its page",
    cite: "Singer, J. David (1987): Reconstructing the Correlates of War Dataset on Material Capabilities of States, \
           1816-1985. International Interactions 14(2): 115-132.",
    bibtex: "@article{singer1987,\n  author = {Singer, J. David},\n  title = {Reconstructing the {Correlates of War} Dataset on Material Capabilities of States, 1816--1985},\n  journal = {International Interactions},\n  year = {1987},\n  volume = {14},\n  number = {2},\n  pages = {115--132}\n}\n",
    missing: "an empty cell is missing (-9 in the source); 0 is zero; a state without a row in a year was no member of the \
              state system then",
    absent: Absent::NotApplicable,
};

static PANEL: Panel = Panel {
    kind: &KIND,
    dataset: "cow-nmc",
    shape: Shape::StateYear,
    key: &["ccode", "year"],
    marks: &["ccode", "year", "milex", "milper", "irst"],
    year: &["year"],
    year_plus: 0,
    sides: &[cow("state", "ccode", &["ccode"], "id of the state")],
    fields: &[
        field(
            "milex",
            &["milex"],
            Float64,
            "thousand US$ (GBP before 1914), current",
            "military expenditure",
        ),
        field("milper", &["milper"], Float64, "thousand persons", "military personnel"),
        field("irst", &["irst"], Float64, "thousand tons", "iron and steel production"),
        field(
            "pec",
            &["pec", "energy"],
            Float64,
            "thousand tons of coal equivalent",
            "primary energy consumption",
        ),
        field("tpop", &["tpop"], Float64, "thousand persons", "total population"),
        field("upop", &["upop"], Float64, "thousand persons", "urban population"),
        field(
            "cinc",
            &["cinc"],
            Float64,
            "share",
            "Composite Index of National Capability as published",
        ),
    ],
    missing: MISSING_COW,
    windows: false,
    any_date: false,
};

impl Importer for Nmc {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        PANEL.fits(head)
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        PANEL.plan(files)
    }
}
