//! `icews-dyadyear`: counts of ICEWS events by directed dyad and year, in four classes.
//!
//! The table of the R package `netify`: 152 states by 151 partners by 13 years, without gaps, so
//! that 0 is no event. Volume drifts with the sources that ICEWS read: compare shares, not counts.
//!
//! Source: Boschee et al. (2015), aggregated by Dorff, Minhas and others.

use counterpoise_world::System;

use crate::column::Type::{Int32, Text};
use crate::error::Error;
use crate::head::Head;
use crate::importer::{Importer, MISSING, Plan, Settings, Source};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::icews::{BIBTEX, CITE, URL};
use crate::kinds::panel::{Panel, Side, field};

pub(crate) struct IcewsDyadYear;

static KIND: Kind = Kind {
    name: "icews-dyadyear",
    title: "ICEWS events by directed dyad-year and class",
    files: "one CSV file with i, i_iso3c, j, j_iso3c, year, verbCoop, matlCoop, verbConf, matlConf.",
    url: URL,
    licence: "ICEWS terms as the Dataverse page states; the R package netify, which aggregated it, is GPL-3",
    cite: CITE,
    bibtex: BIBTEX,
    missing: "0 is no event; a dyad without a row is not covered",
    absent: Absent::OutsideCoverage,
};

static PANEL: Panel = Panel {
    kind: &KIND,
    dataset: "icews-dyadyear",
    shape: Shape::DirectedDyadYear,
    key: &["source", "target", "year"],
    marks: &["i_iso3c", "j_iso3c", "year", "verbCoop", "matlConf"],
    year: &["year"],
    year_plus: 0,
    sides: &[
        Side {
            name: "source",
            label: "id of the state that acts",
            system: System::Iso3,
            from: &["i_iso3c"],
            kept: "source_code",
            kept_type: Text,
        },
        Side {
            name: "target",
            label: "id of the state that is acted on",
            system: System::Iso3,
            from: &["j_iso3c"],
            kept: "target_code",
            kept_type: Text,
        },
    ],
    fields: &[
        field("verbal_cooperation", &["verbCoop"], Int32, "events", "CAMEO roots 01 to 05"),
        field("material_cooperation", &["matlCoop"], Int32, "events", "CAMEO roots 06 to 08"),
        field("verbal_conflict", &["verbConf"], Int32, "events", "CAMEO roots 09 to 13"),
        field("material_conflict", &["matlConf"], Int32, "events", "CAMEO roots 14 to 20"),
    ],
    missing: MISSING,
    windows: false,
    any_date: false,
};

impl Importer for IcewsDyadYear {
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
