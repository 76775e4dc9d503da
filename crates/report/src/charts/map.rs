//! Where the case plays: its places and routes, and the region of each arena with its verdict.

use crate::context::Context;
use crate::figure::{Chart, unset};
use crate::words::{capital, date};
use counterpoise_case::model::{
    ArenaId, PeriodId, Route as Way, RouteKind, RouteStatus, Site, SiteId, SiteKind,
};
use counterpoise_dates::Day;
use counterpoise_draw::map::{
    self, Bounds, Country, Place, PlaceKind, Route, Spec, Status, Value, View,
};
use counterpoise_present::{Kind, field};
use std::collections::BTreeSet;

/// The map of all routes and places, then one for each arena that names its states and has places
/// in them; none where the case has no places.
pub(crate) fn maps(context: &Context<'_>) -> Vec<Chart> {
    let Some(shown) = context.answer.periods.last().copied() else { return Vec::new() };
    if context.case.sites.is_empty() {
        return Vec::new();
    }
    let regions = context.arenas().into_iter().filter_map(|arena| region(context, arena, shown));
    std::iter::once(whole(context, shown)).chain(regions).collect()
}

/// All that the case places on the map; subject and target set off.
fn whole(context: &Context<'_>, shown: PeriodId) -> Chart {
    let (subject, target) = context.answer.dyad;
    let member = |actor| country(context, actor, Value::Member);
    let ways = ways(context);
    let sites: Vec<SiteId> = (0..context.case.sites.len() as u32).map(SiteId).collect();
    let spec = Spec {
        view: View::Fit,
        countries: vec![member(subject), member(target)],
        ..laid_out(context, shown, &ways, &sites)
    };
    let title = "What is built, and what is planned".to_owned();
    chart(context, "map", title, shown, spec)
}

/// The states of an arena in the colour of its verdict, with what runs through them. `None` where
/// the arena names no states, or the case no place in them.
fn region(context: &Context<'_>, arena: ArenaId, shown: PeriodId) -> Option<Chart> {
    let case = context.case;
    let states = &case[arena].states;
    let lies = |site: &Site| site.of.is_some_and(|state| states.contains(&state));
    let ways: Vec<&Way> = ways(context)
        .into_iter()
        .filter(|way| way.sites.iter().any(|id| lies(&case[*id])))
        .collect();
    let inside: Vec<&Site> = case.sites.iter().filter(|site| lies(site)).collect();
    let bounds = around(&inside)?;
    let passed: BTreeSet<SiteId> = ways.iter().flat_map(|way| way.sites.clone()).collect();
    let all = (0..case.sites.len() as u32).map(SiteId);
    let named = |id: &SiteId| {
        let site = &case[*id];
        lies(site) || passed.contains(id) && is_in(site, bounds)
    };
    let sites: Vec<SiteId> = all.filter(named).collect();
    let (value, told) = verdict(context, arena, shown);
    let spec = Spec {
        view: View::Region(bounds),
        measure: format!("{} towards {}: {told}", context.subject(), context.target()),
        countries: states.iter().map(|id| country(context, *id, value.clone())).collect(),
        ..laid_out(context, shown, &ways, &sites)
    };
    let name = format!("map-{}", context.anchors.arena(arena));
    let title = format!("{}: what runs through it, and what it is called", case[arena].title);
    Some(chart(context, &name, title, shown, spec))
}

/// What the author's school says of the arena, as a colour where one name is settled and else in
/// words alone.
fn verdict(context: &Context<'_>, arena: ArenaId, shown: PeriodId) -> (Value, String) {
    let cells = context.cells(Some(arena));
    let judged = context.author_school().and_then(|school| {
        let cell = cells.iter().find(|cell| cell.period == shown)?;
        cell.verdicts.iter().find(|judged| judged.verdict.school == school)
    });
    let Some(judged) = judged else { return (Value::Missing, "not judged".to_owned()) };
    let said = field(judged);
    let value = match (said.kind, judged.verdict.label()) {
        (Kind::Named, Some(label)) => Value::Label(label.to_owned()),
        (Kind::NoEvidence | Kind::OutOfScope, _) => Value::Missing,
        _ => Value::Member,
    };
    let open = if said.kind == Kind::Open { " (not settled)" } else { "" };
    (value, format!("{}{open}", said.name))
}

/// A few degrees around places, so that the states that they lie in can be seen.
fn around(sites: &[&Site]) -> Option<Bounds> {
    let least = |of: fn(&Site) -> f64| sites.iter().map(|site| of(site)).reduce(f64::min);
    let most = |of: fn(&Site) -> f64| sites.iter().map(|site| of(site)).reduce(f64::max);
    Some(Bounds {
        west: least(|site| site.longitude)? - 8.0,
        south: least(|site| site.latitude)? - 4.0,
        east: most(|site| site.longitude)? + 9.0,
        north: most(|site| site.latitude)? + 5.0,
    })
}

fn is_in(site: &Site, of: Bounds) -> bool {
    (of.west..=of.east).contains(&site.longitude) && (of.south..=of.north).contains(&site.latitude)
}

fn chart(context: &Context<'_>, name: &str, title: String, shown: PeriodId, spec: Spec) -> Chart {
    let last = context.case[shown].window.last;
    let subtitle = format!("Routes and places, as far as the sources of the case tell, at {last}");
    Chart::new(name, title, subtitle, spec)
}

fn ways<'c>(context: &Context<'c>) -> Vec<&'c Way> {
    context.case.routes.iter().filter(|way| context.is_on(way.set)).collect()
}

fn laid_out(context: &Context<'_>, shown: PeriodId, ways: &[&Way], sites: &[SiteId]) -> Spec {
    let last = context.case[shown].window.last;
    Spec {
        head: unset(),
        view: View::Fit,
        year: Some(last.year()),
        past: Vec::new(),
        measure: String::new(),
        countries: Vec::new(),
        routes: ways.iter().map(|way| route(context, way, last)).collect(),
        places: sites.iter().map(|id| place(&context.case[*id])).collect(),
    }
}

fn country(
    context: &Context<'_>,
    actor: counterpoise_case::model::ActorId,
    value: Value,
) -> Country {
    let own = &context.case[actor];
    Country { key: own.written.to_string(), name: own.name.clone(), value, href: None }
}

fn route(context: &Context<'_>, way: &Way, at: Day) -> Route {
    let (status, dates) = state(way, at);
    let point = |id: &SiteId| lies_at(&context.case[*id]);
    Route {
        name: way.title.clone(),
        kind: match way.kind {
            RouteKind::Corridor | RouteKind::Cable => map::RouteKind::Corridor,
            RouteKind::Railway => map::RouteKind::Rail,
            RouteKind::Road => map::RouteKind::Road,
            RouteKind::GasPipeline => map::RouteKind::Gas,
            RouteKind::OilPipeline => map::RouteKind::Oil,
            RouteKind::SeaLane => map::RouteKind::Sea,
        },
        status,
        dates,
        points: way.sites.iter().map(point).collect(),
        href: None,
    }
}

/// How far a route had come by a day: the last stage that had begun, with its dates.
fn state(way: &Way, at: Day) -> (Status, String) {
    let begun =
        |when: &counterpoise_dates::Date| when.admissible().first.is_none_or(|first| first <= at);
    match way.statuses.iter().rev().find(|(_, when)| begun(when)) {
        None => (Status::Unknown, String::new()),
        Some((status, when)) => {
            let status = match status {
                RouteStatus::Planned => Status::Planned,
                RouteStatus::Building => Status::UnderConstruction,
                RouteStatus::Open => Status::InUse,
                RouteStatus::Halted | RouteStatus::Abandoned => Status::Abandoned,
            };
            (status, date(when))
        }
    }
}

fn place(site: &Site) -> Place {
    Place {
        name: capital(&site.title),
        kind: match site.kind {
            SiteKind::Town => PlaceKind::City,
            SiteKind::Capital => PlaceKind::Capital,
            SiteKind::Port => PlaceKind::Port,
            SiteKind::Crossing => PlaceKind::Crossing,
            SiteKind::Site => PlaceKind::Project,
        },
        status: Status::InUse,
        dates: String::new(),
        at: Some(lies_at(site)),
        href: None,
    }
}

/// As a map takes it: degrees east, then degrees north.
fn lies_at(site: &Site) -> (f64, f64) {
    (site.longitude, site.latitude)
}
