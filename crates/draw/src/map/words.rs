//! What a map says in words: its rows for those who do not see it, its note, its problems.

use super::ground::{Edge, Ground, meaning};
use super::model::{Country, Past, Place, Problem, Route, Row, Value};
use super::projection::{LonLat, Projection};
use super::sheet::Sheet;
use super::world::{Arc, Mark, SINCE, World, YEAR};
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

/// The name of a country: its own, or that of what its key means in the year shown.
pub(crate) fn name_of<'a>(country: &'a Country, world: &'a World, past: &'a [Past]) -> &'a str {
    if country.name.is_empty() {
        meaning(world, past, &country.key).map_or(country.key.as_str(), |it| it.1)
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
    past: &[Past],
) -> Vec<Row> {
    let country = |it: &Country| Row {
        what: "country".to_owned(),
        name: name_of(it, world, past).to_owned(),
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
    Row {
        what: it.kind.word().to_owned(),
        name: it.name.clone(),
        value: super::looks::status(it)
            .map_or_else(|| it.dates.clone(), |status| state(status.word(), &it.dates)),
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
pub(crate) fn note(ground: &Ground<'_>, past: &[Past], year: i32, sheet: &Sheet) -> String {
    let mut out = format!(
        "Made with Natural Earth. Borders are those it draws, by who holds the ground, as of {YEAR}"
    );
    if year == YEAR {
        out.push('.');
    } else {
        out.push_str(&format!("; the map shows {year}."));
    }
    if year < SINCE {
        out.push_str(&format!(" What was otherwise before {SINCE} is not known here."));
    }
    out.push_str(&told(past, ground, sheet));
    out.push_str(&disputes(ground, sheet));
    let absent: Vec<&str> = ground
        .world()
        .absent
        .iter()
        .filter(|it| (it.0.0..=it.0.1).contains(&year) && sheet.within(it.2).is_some())
        .map(|it| it.1.as_str())
        .collect();
    if !absent.is_empty() {
        out.push_str(&format!(" Not in these outlines, so not drawn: {}.", absent.join(", ")));
    }
    out.push_str(" Lakes but the Caspian are not drawn. ");
    out.push_str(&laid_flat(&sheet.projection));
    out
}

/// What was otherwise in the year shown, as far as it is seen.
fn told(past: &[Past], ground: &Ground<'_>, sheet: &Sheet) -> String {
    let world = ground.world();
    let name = |key: &String| world.find(key).map_or(key, |it| &world.units[it].name).clone();
    let seen = |keys: &[&str]| {
        let units: Vec<usize> = keys.iter().filter_map(|it| world.find(it)).collect();
        let between =
            |it: &&Arc| it.sides.len() == 2 && it.sides.iter().all(|at| units.contains(at));
        world.arcs.iter().filter(between).any(|it| !sheet.line(&it.points).is_empty())
    };
    let (mut one, mut part, mut later) = (Vec::new(), Vec::new(), Vec::new());
    for it in past {
        match it {
            Past::One { name, members, .. } => {
                if seen(&members.iter().map(String::as_str).collect::<Vec<_>>()) {
                    one.push(name.clone());
                }
            }
            // A part that nobody disputes, as Hong Kong, needs no word.
            Past::Part { area, of } => {
                let disputed = world.find(area).is_some_and(|it| world.units[it].claim.is_some());
                if disputed && seen(&[area, of]) {
                    part.push(format!("{} of {}", name(area), name(of)));
                }
            }
            Past::NoBorder(one, two) => {
                if seen(&[one, two]) {
                    later.push(format!("between {} and {}", name(one), name(two)));
                }
            }
        }
    }
    let mut out = String::new();
    for (before, these, after) in [
        ("One state then", one, "; later borders within are dotted"),
        ("Part then", part, ""),
        ("Dotted, a later border", later, ""),
    ] {
        if !these.is_empty() {
            out.push_str(&format!(" {before}: {}{after}.", these.join(", ")));
        }
    }
    out
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
        let seen =
            |signed: &i32| !sheet.line(&world.arcs[World::arc_of(*signed).0].points).is_empty();
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
        out.push_str(&format!(
            " Areas in dispute, hatched where large enough (holder; claimant): {areas}."
        ));
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
            let parallel =
                |lat: f64| format!("{:.0}° {}", lat.abs(), if lat < 0.0 { "S" } else { "N" });
            format!(
                "Lambert's conformal conic projection, true at {} and {}.",
                parallel(conic.parallels.0),
                parallel(conic.parallels.1)
            )
        }
    }
}
