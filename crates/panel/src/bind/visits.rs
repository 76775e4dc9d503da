//! Visits: how often leaders went, over one year or a window.
//!
//! The journeys of Chinese leaders: any other visitor is *outside coverage*. A host without a visit
//! in a covered window has
//! *zero*. Heads of state are those the source calls president, heads of government premiers.

use std::collections::BTreeMap;

use counterpoise_measures::visits::{Rank, Visit, count, share};
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

static VISITS: Role = Role {
    fits: |manifest| manifest.dataset != "engagements",
    file: "the trips of WHO-WHERE-WHEN (Year, Name, Level, Country)",
    ..Role::new("visits of leaders", &["visits"], &["source", "target", "what"])
};

struct Visits {
    by_visitor: BTreeMap<StateNo, Vec<Visit>>,
    coverage: Years,
    query: MeasureQuery,
}

pub(super) fn bind(catalogue: &Catalogue<'_>, query: &MeasureQuery) -> Result<Data, Error> {
    let manifest = catalogue.find(&VISITS, query.data.as_ref())?;
    let columns = ["year", "source", "target", "what"];
    let table =
        catalogue.store().table(&manifest.dataset, Some(&manifest.vintage), &columns, None)?;
    let (source, target) =
        (states::column(&table.columns[1].values), states::column(&table.columns[2].values));
    let mut by_visitor: BTreeMap<StateNo, Vec<Visit>> = BTreeMap::new();
    for row in 0..table.rows {
        let year = table.columns[0].values.int(row).and_then(|year| i32::try_from(year).ok());
        let (Some(visitor), Some(host), Some(year)) = (source[row], target[row], year) else {
            continue;
        };
        let rank = rank(table.columns[3].values.text(row).unwrap_or_default());
        let visit = Visit { visitor: visitor.0.into(), host: host.0.into(), year, rank };
        by_visitor.entry(visitor).or_default().push(visit);
    }
    let data = Visits { by_visitor, coverage: span(&manifest), query: query.clone() };
    Ok(Data::new(data, vec![Used::of(&manifest)]))
}

fn rank(office: &str) -> Rank {
    let office = office.to_lowercase();
    if office.starts_with("president") {
        Rank::HeadOfState
    } else if office.starts_with("premier") || office.starts_with("prime minister") {
        Rank::HeadOfGovernment
    } else {
        Rank::Other
    }
}

impl Bind for Visits {
    fn value(&self, who: Who, year: i32) -> Measured {
        let Some((visitor, host)) = dyad(who) else { return none(Value::NotApplicable) };
        let visits = self.by_visitor.get(&visitor);
        let Some(visits) = visits.filter(|_| visitor.existed(year) && host.existed(year)) else {
            return absent(&[visitor, host], year, false, Value::OutsideCoverage);
        };
        let rank = match () {
            () if self.query.has("head-of-state") => Some(Rank::HeadOfState),
            () if self.query.has("head-of-government") => Some(Rank::HeadOfGovernment),
            () => None,
        };
        let (from, to, window) =
            (u32::from(visitor.0), u32::from(host.0), window(self.query.window, year));
        if self.query.info.name == "visits.share" {
            return share::share(visits, from, to, rank, window, self.coverage);
        }
        count::count(visits, from, to, rank, window, self.coverage)
    }
}
