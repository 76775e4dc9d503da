//! Chinese official finance: amounts and projects, over one year or a window.
//!
//! Rows that AidData recommends for research. Only China gives: a dyad with another giver is *outside coverage*, and so is a
//! recipient that the source never names. A recipient without a project in a covered window has *zero*.

use std::collections::BTreeMap;

use counterpoise_measures::finance::{Flow, Prices, Project, count, sum};
use counterpoise_measures::{Measured, Value, Years};

use super::arms::window;
use super::family_data::{Bind, Data, dyad};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::scope::Who;
use crate::states::{self, StateNo};
use crate::used::Used;
use crate::values::{absent, none, span};

static FINANCE: Role = Role::new(
    "projects of Chinese official finance",
    &["aiddata"],
    &["source", "target", "recommended", "flow_class", "usd_2014", "usd"],
);

struct Finance {
    /// By giver and recipient.
    projects: BTreeMap<(StateNo, StateNo), Vec<Project>>,
    givers: Vec<StateNo>,
    recipients: Vec<StateNo>,
    coverage: Years,
    query: MeasureQuery,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let manifest = catalogue.find(&FINANCE, query.data.as_ref())?;
    let columns = ["year", "source", "target", "recommended", "flow_class", "usd_2014", "usd"];
    let table =
        catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
    let values = |at: usize| &table.columns[at].values;
    let (source, target) = (states::column(values(1)), states::column(values(2)));
    let mut projects: BTreeMap<(StateNo, StateNo), Vec<Project>> = BTreeMap::new();
    let (mut givers, mut recipients) = (Vec::new(), Vec::new());
    for row in 0..table.rows {
        let year = values(0).int(row).and_then(|year| i32::try_from(year).ok());
        let (Some(giver), Some(recipient), Some(year)) = (source[row], target[row], year) else {
            continue;
        };
        givers.push(giver);
        recipients.push(recipient);
        if values(3).flag(row) != Some(true) {
            continue;
        }
        let class = values(4).text(row).unwrap_or_default();
        let flow = Flow::ALL.into_iter().find(|flow| class.to_lowercase().starts_with(flow.name()));
        let (constant, current) = (values(5).number(row), values(6).number(row));
        let flow = flow.unwrap_or(Flow::Vague);
        projects.entry((giver, recipient)).or_default().push(Project {
            recipient: recipient.0.into(),
            year,
            flow,
            constant,
            current,
        });
    }
    for list in [&mut givers, &mut recipients] {
        list.sort_unstable();
        list.dedup();
    }
    // The same sum for any order of the rows.
    projects.values_mut().for_each(|list| {
        list.sort_by(|a, b| {
            let key = |one: &Project| (one.constant.unwrap_or(-1.0), one.current.unwrap_or(-1.0));
            let ((a1, a2), (b1, b2)) = (key(a), key(b));
            a.year
                .cmp(&b.year)
                .then(a1.total_cmp(&b1))
                .then(a2.total_cmp(&b2))
                .then(a.flow.cmp(&b.flow))
        });
    });
    let data =
        Finance { projects, givers, recipients, coverage: span(&manifest), query: query.clone() };
    Ok(Data::new(data, vec![Used::of(&manifest)])
        .noted("projects that AidData recommends for research"))
}

impl Bind for Finance {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((giver, recipient)) = dyad(who) else { return none(Value::NotApplicable) };
        let listed = self.givers.contains(&giver) && self.recipients.contains(&recipient);
        if !listed || !giver.existed(year) || !recipient.existed(year) {
            return absent(&[giver, recipient], year, false, Value::OutsideCoverage);
        }
        let projects = self.projects.get(&(giver, recipient)).map_or(&[] as &[_], Vec::as_slice);
        let flow = Flow::ALL.into_iter().find(|flow| self.query.has(flow.name()));
        let (to, window) = (u32::from(recipient.0), window(self.query.window, year));
        if self.query.info.name == "finance.count" {
            return count::count(projects, to, flow, window, self.coverage);
        }
        let prices =
            if self.query.variant_name() == "current" { Prices::Current } else { Prices::Constant };
        sum::sum(projects, to, flow, prices, window, self.coverage)
    }
}
