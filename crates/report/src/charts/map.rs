//! Where the case plays: its places and routes, and the region of each arena with its verdict.

use crate::context::Context;
use crate::figure::{Chart, unset};
use crate::words::{capital, date, day, since};
use counterpoise_case::model::{
    ActorId, ArenaId, PeriodId, Route as Way, RouteKind, RouteStatus, Site, SiteId, SiteKind,
};
use counterpoise_case::vocabulary::Word as _;
use counterpoise_dates::{Date, Day};
use counterpoise_draw::map::projection::LonLat;
use counterpoise_draw::map::{
    self, Bounds, Country, Place, PlaceKind, Route, Row, Spec, Status, Value, View,
};
use counterpoise_present::{Kind, field};
use counterpoise_study::{StatesNumbers, numbers_of_states};
use std::collections::BTreeSet;

/// A map, and what it shows row by row, for those who do not see it.
pub(crate) struct Mapped {
    pub(crate) chart: Chart,
    pub(crate) rows: Vec<Row>,
}

/// The map of all routes and places, one for each arena that names its states and has places in
/// them, one for each number that is known of several states; none where the case has no places.
pub(crate) fn maps(context: &Context<'_>) -> Vec<Mapped> {
    let Some(shown) = context.answer.periods.last().copied() else { return Vec::new() };
    if context.case.sites.is_empty() {
        return Vec::new();
    }
    let regions = context.arenas().into_iter().filter_map(|arena| region(context, arena, shown));
    let mut all: Vec<Mapped> = std::iter::once(whole(context, shown)).chain(regions).collect();
    all.extend(numbers(context, shown));
    all
}

/// All that the case places on the map; subject and target set off.
fn whole(context: &Context<'_>, shown: PeriodId) -> Mapped {
    let (subject, target) = context.answer.dyad;
    let member = |actor| country(context, actor, Value::Member);
    let ways = ways(context, context.case[shown].window.last);
    let sites: Vec<SiteId> = (0..context.case.sites.len() as u32).map(SiteId).collect();
    let spec = Spec {
        view: View::Fit,
        countries: vec![member(subject), member(target)],
        ..laid_out(context, shown, &ways, &sites)
    };
    let title =
        if ways.is_empty() { "Where it plays" } else { "What is built, and what is planned" };
    mapped("map", title.to_owned(), on_the_last_day(context, shown), spec)
}

/// The states of an arena in the colour of its verdict, with what runs through them. `None` where
/// the arena names no states, or the case no place in them.
fn region(context: &Context<'_>, arena: ArenaId, shown: PeriodId) -> Option<Mapped> {
    let case = context.case;
    let states = &case[arena].states;
    let lies = |site: &Site| site.of.is_some_and(|state| states.contains(&state));
    let ways: Vec<&Way> = ways(context, case[shown].window.last)
        .into_iter()
        .filter(|way| way.sites.iter().any(|id| lies(&case[*id])))
        .collect();
    let inside: Vec<LonLat> = case.sites.iter().filter(|own| lies(own)).map(lies_at).collect();
    let bounds = Bounds::around(&inside)?;
    let passed: BTreeSet<SiteId> = ways.iter().flat_map(|way| way.sites.clone()).collect();
    let all = (0..case.sites.len() as u32).map(SiteId);
    let named = |id: &SiteId| {
        let site = &case[*id];
        lies(site) || passed.contains(id) && bounds.holds(lies_at(site))
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
    Some(mapped(&name, title, on_the_last_day(context, shown), spec))
}

/// So many states make a map of their numbers; of fewer a chart of the numbers says more.
const FEWEST: usize = 3;

/// States by the last number of a kind that the case has of them, each kind and unit on a map.
fn numbers(context: &Context<'_>, shown: PeriodId) -> Vec<Mapped> {
    let last = context.case[shown].window.last;
    let map = |numbers: StatesNumbers| {
        let StatesNumbers { kind, unit, of } = numbers;
        let states = of.into_iter();
        let spec = Spec {
            measure: unit.clone(),
            countries: states.map(|(id, n)| country(context, id, Value::Number(n))).collect(),
            ..laid_out(context, shown, &[], &[])
        };
        let title = format!("{}, by state", capital(&kind));
        let subtitle = format!("{}; the last number of each up to {}", capital(&unit), day(last));
        mapped(&format!("map-{kind}"), title, subtitle, spec)
    };
    let all = numbers_of_states(context.case, last).into_iter();
    all.filter(|own| own.of.len() >= FEWEST).map(map).collect()
}

/// What the author's school says of the arena, as a colour where one name is settled and else in
/// words alone.
fn verdict(context: &Context<'_>, arena: ArenaId, shown: PeriodId) -> (Value, String) {
    let cells = context.cells(Some(arena));
    let judged = context.author_school().and_then(|school| {
        let cell = cells.iter().find(|cell| cell.period == shown)?;
        Context::judged(cell, school)
    });
    let Some(judged) = judged else { return (Value::Missing, "not judged".to_owned()) };
    let said = field(judged);
    let value = match (said.kind, judged.verdict.label()) {
        (Kind::Named, Some(label)) => Value::Label(label.to_owned()),
        (Kind::NoEvidence | Kind::OutOfScope | Kind::ByLevel, _) => Value::Missing,
        _ => Value::Member,
    };
    let open = if said.kind == Kind::Open { " (not settled)" } else { "" };
    (value, format!("{}{open}", said.name))
}

fn mapped(name: &str, title: String, subtitle: String, spec: Spec) -> Mapped {
    let rows = spec.rows();
    Mapped { chart: Chart::new(name, title, subtitle, spec), rows }
}

fn on_the_last_day(context: &Context<'_>, shown: PeriodId) -> String {
    let last = context.case[shown].window.last;
    format!("As far as the sources of the case tell, on {}", day(last))
}

/// The routes that count, but for those of which nothing had begun by then.
fn ways<'c>(context: &Context<'c>, at: Day) -> Vec<&'c Way> {
    let there = |way: &&Way| {
        way.statuses.is_empty() || way.statuses.iter().any(|(_, when)| begun(when, at))
    };
    context.case.routes.iter().filter(|way| context.is_on(way.set)).filter(there).collect()
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

fn country(context: &Context<'_>, actor: ActorId, value: Value) -> Country {
    let own = &context.case[actor];
    Country { key: own.written.to_string(), name: own.name.clone(), value, href: None }
}

fn route(context: &Context<'_>, way: &Way, at: Day) -> Route {
    let (status, dates) = state(way, at);
    let point = |id: &SiteId| lies_at(&context.case[*id]);
    Route {
        name: way.title.clone(),
        kind: match way.kind {
            RouteKind::Corridor => map::RouteKind::Corridor,
            RouteKind::Cable => map::RouteKind::Cable,
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

/// How far a route had come by a day: the last stage that had begun, with its dates. What became of
/// it after a stage that had ended is not known.
fn state(way: &Way, at: Day) -> (Status, String) {
    let Some((stage, when)) = way.statuses.iter().rev().find(|(_, when)| begun(when, at)) else {
        return (Status::Unknown, String::new());
    };
    if when.admissible().last.is_some_and(|last| last < at) {
        return (Status::Unknown, format!("{} {}", stage.word(), date(when)));
    }
    let status = match stage {
        RouteStatus::Planned => Status::Planned,
        RouteStatus::Building => Status::UnderConstruction,
        RouteStatus::Open => Status::InUse,
        RouteStatus::Halted => Status::Halted,
        RouteStatus::Abandoned => Status::Abandoned,
    };
    (status, since(when))
}

fn begun(when: &Date, at: Day) -> bool {
    when.admissible().first.is_none_or(|first| first <= at)
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
        // What has become of it, the case says of routes, not of places.
        status: None,
        dates: String::new(),
        at: Some(lies_at(site)),
        href: None,
    }
}

/// As a map takes it: degrees east, then degrees north.
fn lies_at(site: &Site) -> LonLat {
    (site.longitude, site.latitude)
}
