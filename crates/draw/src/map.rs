//! A map: where things are, what lies between them, and what is said of the states around.
//!
//! # What it shows
//!
//! Land and water; borders as a layer of their own, apart from coasts: those of the states that the
//! map is about are firmer, a line in dispute is dashed, an area in dispute is hatched, in the
//! colour of the state that claims it where that has one. Countries take the colour and the pattern
//! of their label, a step of a scale of numbers, or a plain tint. A route is a line whose dashes
//! say how far it has got (solid: in use; long dashes: under construction; short: planned; dots:
//! abandoned) and whose letter stands in the list under the map, with its dates. A place is a mark
//! whose shape is its kind; hollow is planned, grey is under construction. A place whose name finds
//! no room is named by number under the map; none is left out without a word.
//!
//! # How to read it
//!
//! The note under the map says whose borders these are and of which year: the outlines have those
//! of one year only, by who holds the ground. States that were one in the year shown are known
//! since 1946, and more can be told ([`Past`]): the borders within them are dotted, and the note
//! says so, as it says which borders of that year the outlines do not hold. A region is drawn in
//! Lambert's conformal conic, with a scale; the world in Equal Earth, where areas are true and no
//! one scale holds.
//!
//! # When not to use it
//!
//! To compare values of states: large countries shout. Bars or a table compare; a map places. Lines
//! are drawn through a few points each and are right to some ten kilometres: this is no map to go
//! by. Lakes but the Caspian are not drawn.
//!
//! # Example
//!
//! ```
//! use counterpoise_draw::Head;
//! use counterpoise_draw::map::{Country, Spec, Value, View};
//! let spec = Spec {
//!     head: Head::new("map", "Where it is"),
//!     view: View::Fit,
//!     year: Some(2015),
//!     past: vec![],
//!     measure: "Verdict".to_owned(),
//!     countries: vec![Country {
//!         key: "KAZ".to_owned(),
//!         name: String::new(),
//!         value: Value::Label("hedging".to_owned()),
//!         href: None,
//!     }],
//!     routes: vec![],
//!     places: vec![],
//! };
//! assert!(spec.problems().is_empty());
//! assert!(spec.svg().contains("KAZAKHSTAN"));
//! ```

mod angle;
mod board;
pub mod clip;
mod explain;
mod ground;
mod land;
mod lanes;
mod layers;
mod looks;
mod model;
mod plan;
pub mod projection;
mod sheet;
mod strokes;
mod words;
pub mod world;

use std::collections::BTreeSet;

use crate::frame::Page;
use ground::Ground;
use land::Land;
use plan::Plan;
use projection::LonLat;
use sheet::{Sheet, is_known, known};
pub(crate) use words::sentence;

pub use model::{
    Bounds, Country, Past, Place, PlaceKind, Problem, Route, RouteKind, Row, Spec, Status, Value,
    View,
};

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        page.y += 4.0;
        let Some(sheet) = self.sheet(page.width, page.narrow(), page.y) else {
            return page.nothing(
                "There is nothing to draw: no place, route or country here has a position.",
            );
        };
        let world = world::natural_earth();
        let (year, past) = (self.year.unwrap_or(world::YEAR), self.all_past());
        let ground = Ground::new(world, &self.countries, &past);
        let land = Land::new(world, &sheet);
        let plan = Plan::new(self, &past, &sheet, &land, &ground);
        plan.draw(&mut page);
        page.y = sheet.rect.bottom + 8.0;
        plan.explain(&mut page);
        for problem in self.problems() {
            page.paragraph(&words::problem(&problem), crate::mark::NOTE, 15.0);
        }
        page.y += 2.0;
        let note = words::note(&ground, &past, year, &sheet);
        page.paragraph(&note, crate::mark::NOTE, 14.0);
        page.close()
    }

    /// What could not be shown as it was told.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let (world, past) = (world::natural_earth(), self.all_past());
        let mut out = Vec::new();
        let mut seen = BTreeSet::new();
        for key in self.countries.iter().map(|it| &it.key) {
            if ground::meaning(world, &past, key).is_none() {
                out.push(Problem::NoOutline { key: key.clone() });
            } else if !seen.insert(key) {
                out.push(Problem::Twice { key: key.clone() });
            }
        }
        let size = self.head.size.sane();
        let sheet = self.sheet(size.width, size.width < 520.0, 0.0);
        for route in &self.routes {
            let name = route.name.clone();
            let points = known(&route.points);
            let shown = sheet.as_ref().is_some_and(|it| match points.as_slice() {
                [only] => it.within(*only).is_some(),
                points => !it.line(&sheet::shortest(points)).is_empty(),
            });
            match points.len() {
                0 => out.push(Problem::NoCoordinates { name }),
                _ if !shown => out.push(Problem::Outside { name }),
                1 => out.push(Problem::OnePoint { name }),
                _ => {}
            }
        }
        for place in &self.places {
            let name = place.name.clone();
            match place.at.filter(is_known) {
                None => out.push(Problem::NoCoordinates { name }),
                Some(at) if sheet.as_ref().is_some_and(|it| it.within(at).is_none()) => {
                    out.push(Problem::Outside { name });
                }
                Some(_) => {}
            }
        }
        out
    }

    /// What the map shows, row by row: the table to set beside it for those who cannot see it.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let past = self.all_past();
        let world = world::natural_earth();
        words::rows(&self.countries, &self.routes, &self.places, world, &past)
    }

    /// What was otherwise in the year shown: what the caller says, then what is known.
    fn all_past(&self) -> Vec<Past> {
        let known = world::natural_earth().past(self.year.unwrap_or(world::YEAR));
        self.past.iter().cloned().chain(known).collect()
    }

    fn sheet(&self, width: f64, narrow: bool, top: f64) -> Option<Sheet> {
        let view = match self.view {
            View::Fit => self.fitted()?,
            view => view,
        };
        let heights = if narrow { (0.8, 1.25) } else { (0.45, 0.72) };
        Sheet::new(view, (4.0, top), width - 8.0, heights)
    }

    /// The region that places and routes need; without any, that of the countries.
    fn fitted(&self) -> Option<View> {
        let points = self.routes.iter().flat_map(|it| known(&it.points));
        let places = self.places.iter().filter_map(|it| it.at.filter(is_known));
        let mut points: Vec<LonLat> = points.chain(places).collect();
        if points.is_empty() {
            let world = world::natural_earth();
            let past = self.all_past();
            let units = self
                .countries
                .iter()
                .filter_map(|it| ground::meaning(world, &past, &it.key))
                .flat_map(|it| it.0);
            points = units.flat_map(|it| world.mainland(it)).collect();
        }
        let (west, east) = narrowest(points.iter().map(|it| sheet::wrapped(it.0)).collect())?;
        let (south, north) = crate::scale::extent(points.iter().map(|it| it.1))?;
        if east - west > 200.0 {
            return Some(View::World { centre: f64::midpoint(west, east) });
        }
        let (across, down) = (((east - west) * 0.12).max(3.0), ((north - south) * 0.12).max(2.0));
        Some(View::Region(Bounds {
            west: west - across,
            south: south - down,
            east: east + across,
            north: north + down,
        }))
    }
}

impl Bounds {
    /// The region around points, with a margin in which the states that they lie in can be seen:
    /// 8 degrees of longitude and 4 of latitude. `None` without a point that is one.
    #[must_use]
    pub fn around(points: &[LonLat]) -> Option<Bounds> {
        let points = known(points);
        let (west, east) = narrowest(points.iter().map(|it| sheet::wrapped(it.0)).collect())?;
        let (south, north) = crate::scale::extent(points.iter().map(|it| it.1))?;
        Some(Bounds {
            west: west - 8.0,
            south: (south - 4.0).max(-90.0),
            east: east + 8.0,
            north: (north + 4.0).min(90.0),
        })
    }

    /// Whether a point lies within; longitudes may be counted from either side of the date line.
    #[must_use]
    pub fn holds(&self, (lon, lat): LonLat) -> bool {
        let across = [lon - 360.0, lon, lon + 360.0];
        let within = across.iter().any(|it| (self.west..=self.east).contains(it));
        within && (self.south..=self.north).contains(&lat)
    }
}

/// The least stretch of longitudes that holds all: the globe without its widest gap.
fn narrowest(mut lons: Vec<f64>) -> Option<(f64, f64)> {
    lons.sort_by(f64::total_cmp);
    let (first, last) = (*lons.first()?, *lons.last()?);
    let mut best = (first, last, 360.0 - (last - first));
    for pair in lons.windows(2) {
        if pair[1] - pair[0] > best.2 {
            best = (pair[1], pair[0] + 360.0, pair[1] - pair[0]);
        }
    }
    Some((best.0, best.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_holds_what_it_was_drawn_around() {
        let points = [(178.0, 51.0), (-175.0, 60.0)];
        let region = Bounds::around(&points).expect("two points");
        assert_eq!((region.west, region.east), (170.0, 193.0));
        assert!(points.iter().all(|it| region.holds(*it)) && !region.holds((0.0, 55.0)));
        assert_eq!(Bounds::around(&[(f64::NAN, 0.0)]), None);
    }

    #[test]
    fn the_narrowest_stretch_crosses_the_date_line_where_it_must() {
        assert_eq!(narrowest(vec![170.0, -170.0, 175.0]), Some((170.0, 190.0)));
        assert_eq!(narrowest(vec![10.0, 50.0, 30.0]), Some((10.0, 50.0)));
        assert_eq!(narrowest(vec![]), None);
    }
}
