//! What a map says in words: its rows for those who do not see it, its note, its problems.

use super::ground::{Edge, Ground};
use super::model::{Country, Past, Place, Problem, Route, Row, Value};
use super::projection::{LonLat, Projection};
use super::sheet::Sheet;
use super::world::{Mark, World, YEAR};
use crate::axis;

/// A position in degrees and tenths.
pub(crate) fn position((lon, lat): LonLat) -> String {
    let tenths = |it: f64| format!("{:.1}°", it.abs());
    let (north, east) = (if lat < 0.0 { "S" } else { "N" }, if lon < 0.0 { "W" } else { "E" });
    format!("{} {north}, {} {east}", tenths(lat), tenths(lon))
}

/// Status and dates of a thing: `in use, since 2006`.
fn state(status: &str, dates: &str) -> String {
    if dates.is_empty() { status.to_owned() } else { format!("{status}, {dates}") }
}

/// What is said of a country.
fn value(of: &Value) -> String {
    match of {
        Value::Member => String::new(),
        Value::Label(label) => label.clone(),
        Value::Number(number) if number.is_finite() => {
            axis::value_label(*number, axis::nice_step(number.abs() / 200.0))
        }
        Value::Number(_) | Value::Missing => "no evidence".to_owned(),
    }
}

pub(crate) fn name_of<'a>(country: &'a Country, world: &'a World) -> &'a str {
    if country.name.is_empty() {
        world.find(&country.key).map_or(country.key.as_str(), |it| world.units[it].name.as_str())
    } else {
        &country.name
    }
}

/// One row for each country, route and place.
pub(crate) fn rows(
    countries: &[Country],
    routes: &[Route],
    places: &[Place],
    world: &World,
) -> Vec<Row> {
    let country = |it: &Country| Row {
        what: "country".to_owned(),
        name: name_of(it, world).to_owned(),
        value: value(&it.value),
        at: String::new(),
    };
    let countries = countries.iter().map(country);
    countries.chain(routes.iter().map(route_row)).chain(places.iter().map(place_row)).collect()
}

/// The row of a route.
pub(crate) fn route_row(it: &Route) -> Row {
    Row {
        what: it.kind.word().to_owned(),
        name: it.name.clone(),
        value: state(it.status.word(), &it.dates),
        at: match it.points.as_slice() {
            [] => String::new(),
            [only] => position(*only),
            [first, .., last] => format!("{} to {}", position(*first), position(*last)),
        },
    }
}

/// The row of a place.
pub(crate) fn place_row(it: &Place) -> Row {
    let status = super::looks::has_status(it);
    Row {
        what: it.kind.word().to_owned(),
        name: it.name.clone(),
        value: if status { state(it.status.word(), &it.dates) } else { it.dates.clone() },
        at: it.at.map(position).unwrap_or_default(),
    }
}

/// A route in the list under the map; what it carries only where its name does not say it.
pub(crate) fn route_text(it: &Route) -> String {
    let kind = it.kind.word();
    let said = it.name.to_lowercase().contains(kind);
    let kind = if said { String::new() } else { format!("{kind}, ") };
    format!("{}: {kind}{}", it.name, state(it.status.word(), &it.dates))
}

/// A row as a sentence.
pub(crate) fn sentence(row: &Row) -> String {
    let mut out = if row.what == "country" {
        row.name.clone()
    } else {
        format!("{} ({})", row.name, row.what)
    };
    for (join, part) in [(": ", &row.value), ("; ", &row.at)] {
        if !part.is_empty() {
            out.push_str(join);
            out.push_str(part);
        }
    }
    out.push('.');
    out
}

/// A problem as a sentence to stand under the map.
pub(crate) fn problem(of: &Problem) -> String {
    match of {
        Problem::NoOutline { key } => format!("There is no outline of {key}."),
        Problem::Twice { key } => format!("{key} is given twice; the first is drawn."),
        Problem::NoCoordinates { name } => format!("{name} has no coordinates and is not drawn."),
        Problem::Outside { name } => format!("{name} lies outside this map."),
        Problem::OnePoint { name } => format!("{name} has one point only: a ring."),
    }
}

/// Whose borders these are, of when, what is in dispute and what is not shown.
pub(crate) fn note(ground: &Ground<'_>, past: &[Past], year: Option<i32>, sheet: &Sheet) -> String {
    let mut out = format!(
        "Made with Natural Earth. Borders are those it draws, by who holds the ground, as of {YEAR}"
    );
    match year.filter(|it| *it != YEAR) {
        Some(year) => out.push_str(&format!("; the map shows {year}.")),
        None => out.push('.'),
    }
    for it in past {
        if let Some(sentence) = told(it, ground.world()) {
            out.push(' ');
            out.push_str(&sentence);
        }
    }
    out.push_str(&disputes(ground, sheet));
    let absent: Vec<&str> = ground
        .world()
        .absent
        .iter()
        .filter(|it| sheet.within(it.1).is_some())
        .map(|it| it.0.as_str())
        .collect();
    if !absent.is_empty() {
        out.push_str(&format!(" Disputes that it does not hold: {}.", absent.join(", ")));
    }
    out.push_str(" Lakes but the Caspian are not drawn. ");
    out.push_str(&laid_flat(&sheet.projection));
    out
}

fn told(past: &Past, world: &World) -> Option<String> {
    let name = |key: &str| world.find(key).map(|it| world.units[it].name.as_str());
    match past {
        Past::One { name, .. } => {
            Some(format!("One state then: {name}; the borders within it are later ones."))
        }
        Past::Part { area, of } => {
            Some(format!("{} is shown as part of {}.", name(area)?, name(of)?))
        }
        Past::NoBorder(one, two) => {
            Some(format!("The border of {} and {} is a later one.", name(one)?, name(two)?))
        }
    }
}

/// What is in dispute and seen: areas with their holder and claimant, then lines.
fn disputes(ground: &Ground<'_>, sheet: &Sheet) -> String {
    let world = ground.world();
    let name = |key: &str| match key {
        "itself" => "self-governed".to_owned(),
        key => world.find(key).map_or(key, |it| &world.units[it].name).to_owned(),
    };
    let mut areas = Vec::new();
    let mut said = Vec::new();
    for (at, unit) in world.units.iter().enumerate() {
        let Some((holder, claimant)) = unit.claim.as_ref().filter(|_| ground.in_dispute(at)) else {
            continue;
        };
        said.push(unit.name.as_str());
        let rings = world.rings.iter().filter(|it| it.0 == at).flat_map(|it| &it.1);
        let seen = |signed: &i32| !sheet.line(&world.arcs[World::arc_of(*signed).0].points).is_empty();
        if rings.into_iter().any(seen) {
            areas.push(format!("{} ({}; {})", unit.name, name(holder), name(claimant)));
        }
    }
    let mut lines: Vec<&str> = Vec::new();
    for arc in &world.arcs {
        let Mark::Disputed(line) = arc.mark else {
            continue;
        };
        let line = world.lines[line].as_str();
        let new = !lines.contains(&line) && !said.contains(&line);
        if new && ground.edge(arc) == Edge::Disputed && !sheet.line(&arc.points).is_empty() {
            lines.push(line);
        }
    }
    let mut out = String::new();
    if !areas.is_empty() {
        let areas = areas.join(", ");
        out.push_str(&format!(" Areas in dispute, hatched where large enough (holder; claimant): {areas}."));
    }
    if !lines.is_empty() {
        out.push_str(&format!(" Lines in dispute, dashed: {}.", lines.join(", ")));
    }
    out
}

fn laid_flat(projection: &Projection) -> String {
    match projection {
        Projection::EqualEarth { .. } => "Equal Earth projection: areas are true.".to_owned(),
        Projection::Conic(conic) => {
            let parallel = |lat: f64| {
                format!("{:.0}° {}", lat.abs(), if lat < 0.0 { "S" } else { "N" })
            };
            format!(
                "Lambert's conformal conic projection, true at {} and {}.",
                parallel(conic.parallels.0),
                parallel(conic.parallels.1)
            )
        }
    }
}
