//! Machine-coded events: counts, classes, shares, net, Goldstein, volume, by any period, in either
//! form.
//!
//! A period is covered if the source has an event of anyone in it: a gap in a file, or what lies
//! before its first day and after its last, is *outside coverage*. A dyad without an event in a
//! covered period has *zero* events; a state that the source never names, or never names as such
//! where it so names others (only *Military (Russia)*, never *Russia*), is *outside coverage* too.
//! Yearly tables of counts (`icews-dyadyear`) have a row for every dyad they cover. Sums by month that
//! an engine made of events (`event-sums`) give the numbers that the events would.

mod table;

use counterpoise_measures::events::{Class, Period, class, count, goldstein, net, share, volume};
use counterpoise_measures::{Measured, Value};

use self::table::{EventTable, Rules};
use super::family_data::{Bind, Data, dyad};
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::find::Role;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::used::Used;
use crate::values::{absent, none};

static ROWS: Role = Role::new(
    "events",
    &["icews", "icews-text", "gdelt1", "gdelt2", "polecat", "event-sums"],
    &["source", "target"],
);

static COUNTS: Role = Role::new(
    "events",
    &["icews", "icews-text", "gdelt1", "gdelt2", "polecat", "event-sums", "icews-dyadyear"],
    &["source", "target"],
);

struct Events {
    table: std::sync::Arc<EventTable>,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Count,
    Class(Class),
    Share(Class),
    Net,
    Mean,
    Sum,
    Volume(volume::Whole),
}

pub(super) fn bind(
    catalogue: &Catalogue<'_>,
    query: &MeasureQuery,
    scope: Scope,
) -> Result<Data, Error> {
    let what = what(query, scope)?;
    let scored = matches!(what, What::Mean | What::Sum);
    let role = if scored || scope.period != Period::Year { &ROWS } else { &COUNTS };
    let manifest = catalogue.find(role, query.data.as_ref())?;
    let rules = Rules::of(query, scope, &manifest)?;
    let history = matches!(what, What::Volume(volume::Whole::Dyad));
    let years = if history { None } else { Some((scope.years.first, scope.years.last)) };
    let name = format!("events {}@{} {rules:?} {years:?}", manifest.dataset, manifest.vintage);
    let table =
        catalogue.held(&name, || EventTable::read(catalogue.store(), &manifest, rules, years))?;
    let used = vec![Used::of(&manifest)];
    let notes = table.notes.clone();
    Ok(notes.into_iter().fold(Data::new(Events { table, what }, used), Data::noted))
}

fn what(query: &MeasureQuery, scope: Scope) -> Result<What, Error> {
    let class = || {
        let named = Class::ALL.into_iter().find(|class| class.name() == query.variant_name());
        named.ok_or_else(|| {
            Error::question(format!("{} is no class of events.", query.variant_name()), "")
        })
    };
    Ok(match query.info.name {
        "events.count" => What::Count,
        "events.class" => What::Class(class()?),
        "events.share" => What::Share(class()?),
        "events.net" => What::Net,
        "events.goldstein" if query.variant_name() == "sum" => What::Sum,
        "events.goldstein" => What::Mean,
        _ => match query.variant_name() {
            "source" if !scope.directed => {
                let what = "events.volume source is the share in the events of the one that acts.";
                return Err(Error::question(what, "Ask for it with --directed."));
            }
            "source" => What::Volume(volume::Whole::Source),
            "dyad" => What::Volume(volume::Whole::Dyad),
            _ => What::Volume(volume::Whole::World),
        },
    })
}

impl Bind for Events {
    fn with_events(&self) -> Option<Vec<(Who, i32)>> {
        Some(self.table.with_events())
    }

    fn value(&self, who: Who, period: i32) -> Measured {
        let Some((one, other)) = dyad(who) else { return none(Value::NotApplicable) };
        let Some(row) = self.table.row(one, other, period) else {
            return absent(
                &[one, other],
                self.table.year_of(period),
                false,
                Value::OutsideCoverage,
            );
        };
        // A state that had ceased to exist, or did not yet, and of which nothing was said.
        if row.sums.n() == 0
            && !(one.existed(self.table.year_of(period))
                && other.existed(self.table.year_of(period)))
        {
            return none(Value::NotApplicable);
        }
        let sums = &row.sums;
        let found = match self.what {
            What::Count => count::count(sums),
            What::Class(of) => class::class(sums, of),
            What::Share(of) => share::share(sums, of),
            What::Net => net::net(sums),
            What::Mean => goldstein::mean(sums),
            What::Sum => goldstein::sum(sums),
            What::Volume(whole) => self.table.volumes.share(&row, whole),
        };
        if self.table.is_partial(period) && found.note.is_empty() {
            return found.noted("the source covers a part of the period");
        }
        found
    }
}
