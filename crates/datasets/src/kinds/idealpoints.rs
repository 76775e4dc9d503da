//! `idealpoints`: published ideal points of states in the UN General Assembly, one row a state and
//! session.
//!
//! The mean of the posterior and its quantiles, as Bailey, Strezhnev and Voeten publish them. The
//! files are Latin-1, not UTF-8; both are read. The year is that of the session (session + 1945).
//!
//! Source: Bailey, Strezhnev and Voeten (2017).

use crate::column::Type::{Float64, Int16, Text};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, MISSING, Plan, Settings, Source};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::panel::{Panel, cow, extra, field};

pub(crate) struct IdealPoints;

static KIND: Kind = Kind {
    name: "idealpoints",
    title: "Ideal points in the United Nations General Assembly",
    files: "one CSV file with ccode, session, NVotes, IdealPoint and quantiles (IdealpointestimatesAll).",
    url: "https://doi.org/10.7910/DVN/LEJUQZ",
    licence: "MIT, as the authors' repository states",
    cite: "Bailey, Michael A., Anton Strezhnev and Erik Voeten (2017): Estimating Dynamic State Preferences from United Nations \
           Voting Data. Journal of Conflict Resolution 61(2): 430-456.",
    bibtex: "@article{bailey2017,\n  author = {Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik},\n  title = {Estimating Dynamic State Preferences from {United Nations} Voting Data},\n  journal = {Journal of Conflict Resolution},\n  year = {2017},\n  volume = {61},\n  number = {2},\n  pages = {430--456}\n}\n",
    missing: "a state without a row in a session cast no vote in it; a session without rows had no roll calls",
    absent: Absent::Missing,
};

static PANEL: Panel = Panel {
    kind: &KIND,
    dataset: "idealpoints",
    shape: Shape::StateYear,
    key: &["ccode", "session"],
    marks: &["ccode", "session", "NVotes", "IdealPoint"],
    year: &["session"],
    year_plus: 1945,
    sides: &[cow("state", "ccode", &["ccode"], "id of the state")],
    fields: &[
        field("session", &["session"], Int16, "", "session of the General Assembly"),
        field("votes", &["NVotes"], Int16, "votes", "roll calls in which the state voted"),
        field(
            "ideal",
            &["IdealPoint"],
            Float64,
            "",
            "mean of the posterior; the side of the United States is positive",
        ),
        extra("q0", &["QO%", "Q0%"], Float64, "", "least draw"),
        extra("q5", &["Q5%"], Float64, "", "5% quantile"),
        extra("q10", &["Q10%"], Float64, "", "10% quantile"),
        extra("q50", &["Q50%"], Float64, "", "median"),
        extra("q90", &["Q90%"], Float64, "", "90% quantile"),
        extra("q95", &["Q95%"], Float64, "", "95% quantile"),
        extra("q100", &["Q100%"], Float64, "", "greatest draw"),
        extra("country", &["Countryname"], Text, "", "name as the source has it"),
    ],
    missing: MISSING,
    windows: true,
    any_date: true,
};

impl Importer for IdealPoints {
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
