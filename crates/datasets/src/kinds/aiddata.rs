//! `aiddata`: Chinese official finance by project (AidData, Global Chinese Official Finance).
//!
//! One row a project: year of commitment, recipient, flow class, status, amounts. Use `recommended`
//! rows for research, as AidData advises: it leaves out pledges, cancelled and suspended projects
//! and umbrella agreements. An empty amount is not known; it is not zero. Projects for a region are
//! set aside.
//!
//! Source: AidData (2017); Dreher, Fuchs, Parks, Strange and Tierney (2021).

use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::error::Error;
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, Importer, MISSING, Plan, Reader, Settings, Source, Stream};
use crate::kind::{Absent, Kind, Shape};
use crate::kinds::panel::cell;
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

pub(crate) struct AidData;

static KIND: Kind = Kind {
    name: "aiddata",
    title: "Chinese official finance (AidData)",
    files: "GlobalChineseOfficialFinanceDataset_v1.0, its sheet saved as CSV (project_id, year, recipient_iso3, usd_defl_2014, ...).",
    url: "https://www.aiddata.org/data/chinese-global-official-finance-dataset",
    licence: "as AidData states (free for research with citation)",
    cite: "Dreher, Axel, Andreas Fuchs, Bradley Parks, Austin Strange and Michael J. Tierney (2021): Aid, China, and Growth: Evidence \
           from a New Global Development Finance Dataset. American Economic Journal: Economic Policy 13(2): 135-174.",
    bibtex: "@article{dreher2021,\n  author = {Dreher, Axel and Fuchs, Andreas and Parks, Bradley and Strange, Austin and Tierney, Michael J.},\n  title = {Aid, {China}, and Growth: Evidence from a New Global Development Finance Dataset},\n  journal = {American Economic Journal: Economic Policy},\n  year = {2021},\n  volume = {13},\n  number = {2},\n  pages = {135--174}\n}\n",
    missing: "an empty amount is not known; a pair without a row in a covered year has no recorded project",
    absent: Absent::Zero,
};

/// Name here, name in the file, type, unit, label.
const FIELDS: [(&str, &str, Type, &str, &str); 10] = [
    (
        "recommended",
        "recommended_for_research",
        Type::Flag,
        "",
        "whether AidData recommends the row for research",
    ),
    (
        "umbrella",
        "umbrella",
        Type::Flag,
        "",
        "whether it is an umbrella agreement over other projects",
    ),
    (
        "status",
        "status",
        Type::Text,
        "",
        "pledge, commitment, implementation, completion, suspended, cancelled",
    ),
    ("flow", "flow", Type::Text, "", "loan, grant, technical assistance, ..."),
    ("flow_class", "flow_class", Type::Text, "", "ODA-like, OOF-like or vague"),
    ("usd_2014", "usd_defl_2014", Type::Float64, "US$ of 2014", "amount, deflated"),
    ("usd", "usd_current", Type::Float64, "US$, current", "amount"),
    ("sector", "crs_sector_name", Type::Text, "", "sector of the OECD"),
    ("year_uncertain", "year_uncertain", Type::Flag, "", "whether the year is uncertain"),
    ("title", "title", Type::Text, "", "title of the project"),
];

impl Importer for AidData {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn recognises(&self, head: &Head) -> bool {
        head.header().has(&[
            "project_id",
            "recommended_for_research",
            "year",
            "donor",
            "usd_current",
        ])
    }

    fn plan(&self, files: &[Source], _: &Settings) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let reader = Projects::of(&file.head)?;
            streams.push(Stream::new(source, Format::with_header(&file.head, 0, MISSING), reader));
        }
        let mut columns = vec![
            Column::state("source", "id of the donor"),
            Column::state("target", "id of the recipient"),
            Column::new("project", Type::Int32, "", "number of the project"),
            Column::text("recipient", "the recipient as the source has it"),
        ];
        columns.extend(
            FIELDS.map(|(name, _, kind, unit, label)| Column::new(name, kind, unit, label)),
        );
        Ok(Plan { columns, streams, ..Plan::new("aiddata", Shape::Records, &["project"]) })
    }
}

struct Projects {
    id: usize,
    year: usize,
    donor: usize,
    recipient: usize,
    iso3: usize,
    fields: Vec<Option<usize>>,
}

impl Projects {
    fn of(head: &Head) -> Result<Projects, Error> {
        let header: Header = head.header();
        let found = header.require([
            &["project_id"],
            &["year"],
            &["donor"],
            &["recipient_condensed"],
            &["recipient_iso3"],
        ]);
        let [id, year, donor, recipient, iso3] =
            found.map_err(|missing| wrong_kind(&KIND, head, &missing))?;
        Ok(Projects {
            id,
            year,
            donor,
            recipient,
            iso3,
            fields: FIELDS.iter().map(|field| header.find(&[field.1])).collect(),
        })
    }
}

impl Reader for Projects {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let year = row.year(self.year)?;
        let recipient = row.text(self.recipient)?;
        let target = match row.text(self.iso3)? {
            code if code.contains(';') || format!("{code}{recipient}").contains("regional") => {
                let sentence =
                    format!("\"{recipient}\" is a region, or several recipients: {code}");
                return Err(Quarantined::new(
                    Reason::Aggregate,
                    sentence.trim_end_matches([' ', ':']).to_owned() + ".",
                ));
            }
            "" => states.in_year(System::Name, recipient, year)?,
            code => states.in_year(System::Iso3, code, year)?,
        };
        let source = states.in_year(System::Name, row.text(self.donor)?, year)?;
        let mut values = vec![
            Value::Text(source),
            Value::Text(target),
            row.int(self.id)?.into(),
            Value::Text(recipient),
        ];
        for (field, index) in FIELDS.iter().zip(&self.fields) {
            values.push(index.map_or(Ok(Value::Null), |index| cell(row, index, field.2))?);
        }
        out.put(year, &values)
    }
}
