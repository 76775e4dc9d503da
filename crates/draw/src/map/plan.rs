//! What stands where on a map: marks first, then routes with their badges, then names in the order
//! of their importance.

use std::collections::{BTreeMap, BTreeSet};

use super::board::{self, Board, Spot};
use super::clip::{self, Rect};
use super::ground::{Edge, Ground};
use super::land::{self, Land};
use super::lanes;
use super::looks::{self, Look};
use super::model::{Past, Place, PlaceKind, Spec, Status};
use super::projection::LonLat;
use super::sheet::{Sheet, distance, is_known};
use super::words;
use crate::axis;
use crate::mark::{TICK, Type};
use crate::palette::INK;

/// Names of places.
pub(super) const PLACE: Type = Type { size: 11.5, fill: INK, weight: "400", italic: false };
/// Names of the states that the map is about.
pub(super) const STATE: Type = Type { size: 11.5, fill: "#3D382E", weight: "600", italic: false };
/// Names of other states.
pub(super) const OTHER: Type = Type { size: 11.0, fill: "#6B6557", weight: "400", italic: false };
/// What is said of a state, under its name.
pub(super) const SAID: Type = Type { size: 11.0, fill: "#3D382E", weight: "400", italic: false };
/// Numbers of places.
const NUMBER: Type = PLACE.bold();
/// How much of a name must lie in its state where it may run over.
const LOOSE: f64 = 0.5;
/// From one line of a title to the next.
pub(super) const LINE: f64 = 13.0;
/// Places so near each other that cannot be named share a number.
const TOGETHER: f64 = 9.0;

/// What stands where on a map.
pub(crate) struct Plan<'a> {
    pub(super) spec: &'a Spec,
    pub(super) past: &'a [Past],
    pub(super) sheet: &'a Sheet,
    pub(super) land: &'a Land<'a>,
    pub(super) ground: &'a Ground<'a>,
    pub(super) looks: Vec<Look>,
    board: Board,
    /// What is seen of borders, by the way they are drawn.
    pub(super) edges: BTreeMap<Edge, Vec<Vec<(f64, f64)>>>,
    pub(super) scale: Option<Bar>,
    /// Routes on the map: their number, parts and badge.
    pub(super) routes: Vec<Way>,
    /// Places on the map.
    pub(super) places: Vec<Shown>,
    /// Places under each number, and whether the number stands on the map.
    pub(super) key: Vec<(Vec<usize>, bool)>,
    pub(super) titles: Vec<Title>,
    /// States whose names find no room, and whether their keys did.
    pub(super) untitled: Vec<(usize, bool)>,
}

/// A route on the map: its number, its parts, where its badge stands.
pub(super) type Way = (usize, Vec<Vec<(f64, f64)>>, Option<(f64, f64)>);

/// A place on the map.
pub(super) struct Shown {
    pub(super) place: usize,
    pub(super) at: (f64, f64),
    pub(super) label: Option<(Spot, String)>,
}

/// What is written in a state: its lines with their styles, and the middle of the block.
pub(super) struct Title {
    pub(super) lines: Vec<(Type, String)>,
    pub(super) middle: (f64, f64),
    pub(super) href: Option<String>,
}

/// The bar of a scale.
pub(super) struct Bar {
    pub(super) corner: (f64, f64),
    pub(super) wide: f64,
    pub(super) text: String,
}

impl<'a> Plan<'a> {
    /// Finds a spot for everything.
    pub(crate) fn new(
        spec: &'a Spec,
        past: &'a [Past],
        sheet: &'a Sheet,
        land: &'a Land<'a>,
        ground: &'a Ground<'a>,
    ) -> Self {
        let mut plan = Plan {
            spec,
            past,
            sheet,
            land,
            ground,
            looks: looks::looks(&spec.countries),
            board: Board::new(sheet.rect),
            edges: edges(sheet, land, ground),
            scale: None,
            routes: Vec::new(),
            places: Vec::new(),
            key: Vec::new(),
            titles: Vec::new(),
            untitled: Vec::new(),
        };
        plan.find_places();
        plan.find_routes();
        plan.scale = plan.find_scale();
        plan.name_places();
        plan.number_places();
        plan.name_states();
        plan
    }

    fn find_places(&mut self) {
        for (place, it) in self.spec.places.iter().enumerate() {
            if let Some(at) = it.at.filter(is_known).and_then(|at| self.sheet.within(at)) {
                self.board.take(around(at, looks::RADIUS));
                self.places.push(Shown { place, at, label: None });
            }
        }
    }

    fn find_routes(&mut self) {
        let points: Vec<&[LonLat]> =
            self.spec.routes.iter().map(|route| route.points.as_slice()).collect();
        let all = lanes::parts(self.sheet, &points).into_iter().enumerate();
        self.routes = all
            .filter(|(_, parts)| !parts.is_empty())
            .map(|(number, parts)| (number, parts, None))
            .collect();
        // The shortest have the fewest spots for a badge.
        let mut order: Vec<usize> = (0..self.routes.len()).collect();
        let length = |at: &usize| self.routes[*at].1.iter().map(|it| board::length(it)).sum();
        let lengths: Vec<f64> = order.iter().map(length).collect();
        order.sort_by(|one, two| lengths[*one].total_cmp(&lengths[*two]));
        for at in order {
            self.routes[at].2 = self.board.on_line(&self.routes[at].1, looks::BADGE);
        }
        for part in self.routes.iter().flat_map(|it| &it.1) {
            self.board.avoid(part.clone());
        }
    }

    fn find_scale(&mut self) -> Option<Bar> {
        let unit = self.sheet.kilometres()?;
        let room = (self.sheet.rect.right - self.sheet.rect.left) * 0.24;
        // The longest of 1, 2, 5 times a power of ten that has room.
        let up = axis::nice_step(room * unit);
        let kilometres = [1.0, 2.0, 2.5, 4.0, 5.0, 10.0]
            .map(|by| axis::nice_step(up / by))
            .into_iter()
            .find(|it| *it <= room * unit)?;
        let text = format!("{} km", axis::value_label(kilometres, 1.0));
        let wide = kilometres / unit;
        let corner = self.board.corner(wide.max(TICK.width(&text)) + 12.0, 26.0)?;
        Some(Bar { corner, wide, text })
    }

    fn name_places(&mut self) {
        for at in 0..self.places.len() {
            let shown = &self.places[at];
            let place = &self.spec.places[shown.place];
            let style = if place.kind == PlaceKind::Capital { PLACE.bold() } else { PLACE };
            let spot = self.board.beside(shown.at, looks::RADIUS, style, &place.name, true);
            self.places[at].label = spot.map(|it| (it, place.name.clone()));
        }
    }

    /// Places whose names find no room, together with their neighbours in the same plight.
    fn number_places(&mut self) {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for at in (0..self.places.len()).filter(|at| self.places[*at].label.is_none()) {
            let here = self.places[at].at;
            let near = |it: &&mut Vec<usize>| distance(self.places[it[0]].at, here) < TOGETHER;
            match groups.iter_mut().find(near) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        for (number, group) in groups.into_iter().enumerate() {
            let text = (number + 1).to_string();
            let at = self.places[group[0]].at;
            let spot = self.board.beside(at, looks::RADIUS, NUMBER, &text, true);
            self.places[group[0]].label = spot.map(|it| (it, text));
            self.key.push((group, spot.is_some()));
        }
    }

    fn name_states(&mut self) {
        let labels: BTreeSet<&str> = self.looks.iter().map(|it| it.short.as_str()).collect();
        // What is the same everywhere is said once, in the legend.
        let telling = labels.len() > 1;
        let said: Vec<String> = self
            .looks
            .iter()
            .map(|it| if telling { it.short.clone() } else { String::new() })
            .collect();
        let area = |at: usize| self.land.shapes(&self.units_of(at), self.sheet);
        let areas: Vec<Vec<Vec<(f64, f64)>>> = (0..said.len()).map(area).collect();
        for (at, short) in said.iter().enumerate() {
            let name = words::name_of(&self.spec.countries[at], self.land.world, self.past);
            let shapes = areas[at].clone();
            if shapes.is_empty() {
                continue;
            }
            let href = self.spec.countries[at].href.clone();
            let others = areas.iter().enumerate().filter(|it| it.0 != at).flat_map(|it| it.1);
            let others: Vec<Vec<(f64, f64)>> = others.cloned().collect();
            let titled = self.title(&shapes, name, short, STATE, &others, href.clone());
            if !titled && !self.sheet.world {
                let key = &self.spec.countries[at].key;
                let size = (STATE.width(key), LINE);
                let middle = self.board.within(&shapes, size, LOOSE, &[]);
                let lines = vec![(STATE, key.clone())];
                self.titles.extend(middle.map(|middle| Title { lines, middle, href }));
                self.untitled.push((at, middle.is_some()));
            }
        }
        if !self.sheet.world {
            self.name_unions();
            self.name_neighbours();
        }
    }

    fn name_unions(&mut self) {
        for past in self.past {
            let Past::One { keys, name, members } = past else {
                continue;
            };
            let units: BTreeSet<usize> =
                members.iter().filter_map(|it| self.land.world.find(it)).collect();
            // A country of the map that means this state has written its name already.
            if self.spec.countries.iter().any(|it| keys.contains(&it.key)) {
                continue;
            }
            let about = units.iter().any(|it| self.ground.country(*it).is_some());
            let shapes = self.land.shapes(&units, self.sheet);
            if !shapes.is_empty() {
                self.title(&shapes, name, "", if about { STATE } else { OTHER }, &[], None);
            }
        }
    }

    fn name_neighbours(&mut self) {
        let world = self.land.world;
        for unit in 0..world.units.len() {
            let own = self.ground.country(unit).is_none() && !self.ground.in_dispute(unit);
            if own && !self.ground.within_union(unit) {
                let shapes = self.land.shapes(&[unit].into(), self.sheet);
                if !shapes.is_empty() {
                    self.title(&shapes, &world.units[unit].name, "", OTHER, &[], None);
                }
            }
        }
    }

    /// Writes a name into an area, with what is said of it if there is room; says whether there
    /// was.
    fn title(
        &mut self,
        shapes: &[Vec<(f64, f64)>],
        name: &str,
        said: &str,
        style: Type,
        others: &[Vec<(f64, f64)>],
        href: Option<String>,
    ) -> bool {
        let whole = vec![(style, name.to_uppercase())];
        let broken: Vec<(Type, String)> =
            name.split_whitespace().map(|it| (style, it.to_uppercase())).collect();
        let with = |lines: &[(Type, String)]| {
            let said = (!said.is_empty()).then(|| (SAID, said.to_owned()));
            lines.iter().cloned().chain(said).collect::<Vec<_>>()
        };
        let wholly = [with(&whole), with(&broken), whole.clone(), broken.clone()];
        let tries = wholly.into_iter().map(|it| (it, 1.0));
        // The names of the states that the map is about may run over their borders, but not into
        // another of them.
        let loosely = [with(&whole), whole, broken].into_iter().map(|it| (it, LOOSE));
        let loosely = loosely.filter(|_| style.weight == STATE.weight && !self.sheet.world);
        for (lines, least) in tries.chain(loosely) {
            let wide = lines.iter().map(|it| it.0.width(&it.1)).fold(0.0, f64::max);
            let high = lines.len() as f64 * LINE;
            if let Some(middle) = self.board.within(shapes, (wide, high), least, others) {
                self.titles.push(Title { lines, middle, href });
                return true;
            }
        }
        false
    }

    /// The units that have the look of a country.
    fn units_of(&self, country: usize) -> BTreeSet<usize> {
        let all = 0..self.land.world.units.len();
        all.filter(|unit| self.ground.country(*unit) == Some(country)).collect()
    }

    /// Areas in dispute in the year shown.
    pub(super) fn disputed(&self) -> impl Iterator<Item = usize> {
        (0..self.land.world.units.len()).filter(|unit| self.ground.in_dispute(*unit))
    }

    /// Each kind of place once for each status that it has here.
    pub(super) fn signs(&self) -> BTreeSet<(PlaceKind, Option<Status>)> {
        self.places.iter().map(|it| look_of(&self.spec.places[it.place])).collect()
    }
}

/// What is seen of every border, by the way it is drawn.
fn edges(
    sheet: &Sheet,
    land: &Land<'_>,
    ground: &Ground<'_>,
) -> BTreeMap<Edge, Vec<Vec<(f64, f64)>>> {
    let mut out: BTreeMap<Edge, Vec<Vec<(f64, f64)>>> = BTreeMap::new();
    for (at, arc) in land.world.arcs.iter().enumerate() {
        let edge = ground.edge(arc);
        let parts = match edge {
            Edge::Coast | Edge::Nothing => continue,
            _ => sheet.line(land.arc(at)),
        };
        // The outline of an enclave too small to be seen.
        let ring = arc.points.first() == arc.points.last();
        let seen = |it: &Vec<(f64, f64)>| !ring || clip::area(it) >= land::ISLAND;
        let parts: Vec<Vec<(f64, f64)>> = parts.into_iter().filter(seen).collect();
        if !parts.is_empty() {
            out.entry(edge).or_default().extend(parts);
        }
    }
    out
}

/// What decides the mark of a place: what it is and, but for a town, how far it has got.
pub(super) fn look_of(place: &Place) -> (PlaceKind, Option<Status>) {
    (place.kind, looks::status(place))
}

fn around((x, y): (f64, f64), radius: f64) -> Rect {
    Rect { left: x, right: x, top: y, bottom: y }.grown(radius)
}
