//! The layers of a map, from the ground up: water, land, disputes, coasts, borders, routes, places,
//! names; and what explains them.

use std::collections::{BTreeMap, BTreeSet};

use super::board::{Board, Spot};
use super::clip::{self, Rect};
use super::ground::{Edge, Ground};
use super::land::{self, Land};
use super::legend::{self, Item};
use super::looks::{self, Look};
use super::model::{Past, Place, PlaceKind, Status};
use super::sheet::{self, Sheet, distance};
use super::words;
use super::{Spec, is_known, known};
use crate::axis;
use crate::frame::Page;
use crate::mark::{self, Anchor, NOTE, TICK, Type};
use crate::palette::{AXIS, GREY, INK, PAPER, Pattern};
use crate::svg::{self, Tag};

/// Names of places.
const PLACE: Type = Type { size: 11.5, fill: INK, weight: "400", italic: false };
/// Names of the states that the map is about.
const STATE: Type = Type { size: 11.5, fill: "#3D382E", weight: "600", italic: false };
/// Names of other states.
const OTHER: Type = Type { size: 11.0, fill: "#6B6557", weight: "400", italic: false };
/// What is said of a state, under its name.
const SAID: Type = Type { size: 11.0, fill: "#3D382E", weight: "400", italic: false };
/// Numbers of places.
const NUMBER: Type = PLACE.bold();
/// How much of a name must lie in its state where it may run over.
const LOOSE: f64 = 0.7;
/// From one line of a title to the next.
const LINE: f64 = 13.0;
/// Places so near each other that cannot be named share a number.
const TOGETHER: f64 = 9.0;
/// Coloured states smaller than this many square units are shown as a disc.
const SPECK: f64 = 9.0;

/// A map being drawn.
pub(crate) struct Layers<'a> {
    spec: &'a Spec,
    past: &'a [Past],
    sheet: &'a Sheet,
    land: &'a Land<'a>,
    ground: &'a Ground<'a>,
    looks: Vec<Look>,
    board: Board,
    /// What is seen of borders, by the way they are drawn.
    edges: BTreeMap<Edge, Vec<Vec<(f64, f64)>>>,
    scale: Option<Bar>,
    /// Routes on the map: their number, parts and badge.
    routes: Vec<Way>,
    /// Places on the map.
    places: Vec<Shown>,
    /// Places under each number, and whether the number stands on the map.
    key: Vec<(Vec<usize>, bool)>,
    titles: Vec<Title>,
    /// States whose names find no room, and whether their keys did.
    untitled: Vec<(usize, bool)>,
}

/// A route on the map: its number, its parts, where its badge stands.
type Way = (usize, Vec<Vec<(f64, f64)>>, Option<(f64, f64)>);

/// A place on the map.
struct Shown {
    place: usize,
    at: (f64, f64),
    label: Option<(Spot, String)>,
}

/// What is written in a state: its lines with their styles, and the middle of the block.
struct Title {
    lines: Vec<(Type, String)>,
    middle: (f64, f64),
    href: Option<String>,
}

impl<'a> Layers<'a> {
    /// Finds a spot for everything.
    pub(crate) fn new(
        spec: &'a Spec,
        past: &'a [Past],
        sheet: &'a Sheet,
        land: &'a Land<'a>,
        ground: &'a Ground<'a>,
    ) -> Self {
        let mut layers = Layers {
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
        layers.find_places();
        layers.find_routes();
        layers.scale = layers.find_scale();
        layers.name_places();
        layers.number_places();
        layers.name_states();
        layers
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
        for (number, route) in self.spec.routes.iter().enumerate() {
            let points = known(&route.points);
            let parts: Vec<Vec<(f64, f64)>> = match points.as_slice() {
                [only] => self.sheet.within(*only).map(|at| vec![at]).into_iter().collect(),
                points => self.sheet.line(&sheet::shortest(points)),
            };
            let parts: Vec<_> = parts.iter().map(|it| land::thinned(it)).collect();
            if !parts.is_empty() {
                self.routes.push((number, parts, None));
            }
        }
        // The shortest have the fewest spots for a badge.
        let mut order: Vec<usize> = (0..self.routes.len()).collect();
        let length =
            |at: &usize| self.routes[*at].1.iter().map(|it| super::board::length(it)).sum();
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
        for (at, short) in said.iter().enumerate() {
            let units = self.units_of(at);
            let name = words::name_of(&self.spec.countries[at], self.land.world);
            let shapes = self.land.shapes(&units, self.sheet);
            if shapes.is_empty() {
                continue;
            }
            let href = self.spec.countries[at].href.clone();
            if !self.title(&shapes, name, short, STATE, href.clone()) && !self.sheet.world {
                let key = &self.spec.countries[at].key;
                let size = (STATE.width(key), LINE);
                let middle = self.board.within(&shapes, size, LOOSE);
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
            let Past::One { name, members } = past else {
                continue;
            };
            let units: BTreeSet<usize> =
                members.iter().filter_map(|it| self.land.world.find(it)).collect();
            let about = units.iter().any(|it| self.ground.country(*it).is_some());
            let shapes = self.land.shapes(&units, self.sheet);
            if !shapes.is_empty() {
                self.title(&shapes, name, "", if about { STATE } else { OTHER }, None);
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
                    self.title(&shapes, &world.units[unit].name, "", OTHER, None);
                }
            }
        }
    }

    /// Writes a name into an area, with what is said of it if there is room; says whether there was.
    fn title(
        &mut self,
        shapes: &[Vec<(f64, f64)>],
        name: &str,
        said: &str,
        style: Type,
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
        // The names of the states that the map is about may run over their borders a little.
        let loosely = [with(&whole), whole, broken].into_iter().map(|it| (it, LOOSE));
        let loosely = loosely.filter(|_| style.weight == STATE.weight && !self.sheet.world);
        for (lines, least) in tries.chain(loosely) {
            let wide = lines.iter().map(|it| it.0.width(&it.1)).fold(0.0, f64::max);
            let high = lines.len() as f64 * LINE;
            if let Some(middle) = self.board.within(shapes, (wide, high), least) {
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

    /// Draws all layers.
    pub(crate) fn draw(&self, page: &mut Page<'_>) {
        self.draw_water(page);
        self.draw_land(page);
        self.draw_disputes(page);
        self.draw_edges(page);
        self.draw_routes(page);
        self.define_signs(page);
        page.extend(self.places.iter().map(|it| self.sign(page, it)).collect::<Vec<_>>());
        page.push(&self.names());
        let badges = self.routes.iter().filter_map(|it| self.badge(page, it));
        page.extend(badges.collect::<Vec<_>>());
        let Rect { left, top, right, bottom } = self.sheet.rect;
        let frame = if self.sheet.world {
            path(&[self.sheet.outline()], true, "none")
        } else {
            mark::area(left, top, right - left, bottom - top, "none")
        };
        page.push(&frame.at("stroke", AXIS).at("stroke-width", 0.8));
        page.extend(self.scale.as_ref().map(Bar::draw));
    }

    fn draw_water(&self, page: &mut Page<'_>) {
        let Rect { left, top, right, bottom } = self.sheet.rect;
        if self.sheet.world {
            page.push(&path(&[self.sheet.outline()], true, looks::SEA));
            let lines = path(&self.sheet.graticule(), false, "none");
            page.push(&lines.at("stroke", PAPER).at("stroke-width", 0.7));
        } else {
            page.push(&mark::area(left, top, right - left, bottom - top, looks::SEA));
        }
    }

    /// All land is one path, whose outline is drawn again over the colours as coast; units that look
    /// the same are one path upon it, without the borders between them.
    fn draw_land(&self, page: &mut Page<'_>) {
        let every = (0..self.land.world.units.len()).collect();
        let shapes = self.land.shapes(&every, self.sheet);
        let land = path(&shapes, true, "inherit").at("id", page.name("land"));
        let defined = Tag::new("defs").with(land.at("fill-rule", "evenodd"));
        page.push(&defined);
        page.push(&again(page, "land").at("fill", looks::LAND));
        let mut groups: BTreeMap<(String, String, Pattern), BTreeSet<usize>> = BTreeMap::new();
        for unit in 0..self.land.world.units.len() {
            if let Some(at) = self.ground.country(unit) {
                let look = &self.looks[at];
                let key = (look.ground.clone(), look.line.clone(), look.pattern);
                groups.entry(key).or_default().insert(unit);
            }
        }
        for ((colour, line, pattern), units) in &groups {
            let fill = page.fill(*pattern, colour, line);
            let shapes = self.land.shapes(units, self.sheet);
            if !shapes.is_empty() {
                page.push(&path(&shapes, true, &fill).at("fill-rule", "evenodd"));
            }
        }
        let coast = again(page, "land").at("fill", "none");
        page.push(&coast.at("stroke", looks::COAST).at("stroke-width", 0.6));
        for ((colour, ..), units) in groups {
            page.extend(units.iter().filter_map(|unit| self.speck(*unit, &colour)));
        }
    }

    /// A disc for a coloured state too small to be seen.
    fn speck(&self, unit: usize, colour: &str) -> Option<Tag> {
        let seen: f64 = self
            .land
            .merged(&[unit].into())
            .iter()
            .flat_map(|it| self.sheet.polygon(it))
            .map(|it| clip::area(&it))
            .sum();
        let own = self.spec.countries.iter().any(|it| it.key == self.land.world.units[unit].key);
        let ring = self.land.merged(&[unit].into()).into_iter().next()?;
        let at = self.sheet.within(*ring.first()?)?;
        (own && seen < SPECK).then(|| {
            let disc = mark::disc(at.0, at.1, 2.8, colour);
            disc.at("stroke", looks::FIRM).at("stroke-width", 0.8)
        })
    }

    /// Hatches areas in dispute, in the colour of the state that claims them where it has one.
    fn draw_disputes(&self, page: &mut Page<'_>) {
        for unit in self.disputed() {
            let shapes = self.land.shapes(&[unit].into(), self.sheet);
            if shapes.is_empty() {
                continue;
            }
            let claimant = self.ground.claimant(unit).map(|at| self.looks[at].line.as_str());
            let fill = page.fill(Pattern::Diagonal, "none", claimant.unwrap_or(looks::HATCH));
            page.push(&path(&shapes, true, &fill).at("fill-rule", "evenodd"));
        }
    }

    fn disputed(&self) -> impl Iterator<Item = usize> {
        (0..self.land.world.units.len()).filter(|unit| self.ground.in_dispute(*unit))
    }

    fn draw_edges(&self, page: &mut Page<'_>) {
        for (edge, parts) in &self.edges {
            let data = land::path(parts, false);
            if !data.is_empty() {
                page.push(&edge_line(*edge, &data));
            }
        }
    }

    fn draw_routes(&self, page: &mut Page<'_>) {
        for (number, parts, _) in &self.routes {
            let route = &self.spec.routes[*number];
            let (colour, thickness, dashes) = looks::stroke(route);
            let mut group = Tag::new("g");
            if let [only] = parts.as_slice()
                && let [at] = only.as_slice()
            {
                let ring = mark::disc(at.0, at.1, 5.0, "none");
                group.push(ring.at("stroke", colour).at("stroke-width", thickness));
            } else {
                // A line of dots would be hidden by the casing that sets others off.
                if route.status != Status::Abandoned {
                    let casing =
                        stroked(again(page, &looks::letter(*number)), PAPER, thickness + 1.8);
                    group.push(casing.at("stroke-opacity", 0.75));
                }
                let line = path(parts, false, "none").at("id", page.name(&looks::letter(*number)));
                page.push(&Tag::new("defs").with(line));
                let line = stroked(again(page, &looks::letter(*number)), colour, thickness);
                group.push(mark::dashed(line, dashes));
            }
            page.push(&svg::linked(group, route.href.as_deref(), &route.name));
        }
    }

    /// Marks and badges are defined once each.
    fn define_signs(&self, page: &mut Page<'_>) {
        let mut defined = Tag::new("defs");
        for look in self.signs() {
            let sign = looks::sign(look.0, look.1.unwrap_or(Status::InUse));
            defined.push(Tag::new("g").at("id", page.name(&sign_name(look))).with(sign));
        }
        if !self.routes.is_empty() {
            defined.push(looks::badge().at("id", page.name("o")));
        }
        page.push(&defined);
    }

    /// Each kind of place once for each status that it has here.
    fn signs(&self) -> BTreeSet<(PlaceKind, Option<Status>)> {
        self.places.iter().map(|it| look_of(&self.spec.places[it.place])).collect()
    }

    fn sign(&self, page: &Page<'_>, shown: &Shown) -> Tag {
        let place = &self.spec.places[shown.place];
        let sign = put(page, &sign_name(look_of(place)), shown.at);
        let row = words::place_row(place);
        // A town says what it is by its name and mark.
        let tip = if row.value.is_empty() && shown.label.is_some() {
            String::new()
        } else {
            words::sentence(&crate::map::Row { at: String::new(), ..row })
        };
        svg::linked(sign, place.href.as_deref(), &tip)
    }

    fn badge(&self, page: &Page<'_>, (number, _, at): &Way) -> Option<Tag> {
        let at = (*at)?;
        let badge = lettered(page, &looks::letter(*number), at);
        Some(svg::linked(badge, self.spec.routes[*number].href.as_deref(), ""))
    }

    /// All names, with the halo that they share.
    fn names(&self) -> Tag {
        let mut leaders = Tag::new("g").at("stroke", GREY).at("stroke-width", 0.7);
        let mut names = mark::halo(Tag::new("g")).at("stroke-opacity", 0.8);
        for title in &self.titles {
            names.push(title.draw());
        }
        let mut places = Tag::new("g").at("font-size", PLACE.size).at("fill", PLACE.fill);
        for shown in &self.places {
            let Some((spot, text)) = &shown.label else {
                continue;
            };
            if let Some((from, to)) = spot.leader {
                let line = land::path(&[vec![from, to]], false);
                leaders.push(Tag::new("path").at("d", line));
            }
            let place = &self.spec.places[shown.place];
            let bold = *text != place.name || place.kind == PlaceKind::Capital;
            let name = plain_text((spot.x, spot.y), spot.anchor, text);
            let name = if bold { name.at("font-weight", PLACE.bold().weight) } else { name };
            places.push(svg::linked(name, place.href.as_deref(), ""));
        }
        names.push(places);
        Tag::new("g").with(leaders).with(names)
    }

    /// What stands under the map.
    pub(crate) fn explain(&self, page: &mut Page<'_>) {
        let colours = looks::legend(&self.looks, &self.spec.countries);
        if !colours.is_empty() {
            if !self.spec.measure.is_empty() {
                legend::heading(page, &self.spec.measure);
            }
            let items: Vec<Item> = colours.iter().map(|it| swatch(page, it)).collect();
            legend::flow(page, &items);
        }
        let routes = self.routes.iter().map(|it| self.route_item(page, it.0)).collect::<Vec<_>>();
        legend::list(page, &routes);
        let mut signs = self.place_items(page);
        signs.extend(self.edge_items());
        if self.disputed().any(|it| !self.land.shapes(&[it].into(), self.sheet).is_empty()) {
            let fill = page.fill(Pattern::Diagonal, looks::LAND, looks::HATCH);
            let sign = mark::area(0.0, -6.0, 20.0, 12.0, &fill).at("stroke", AXIS);
            signs.push(Item { sign, wide: 20.0, text: "area in dispute".to_owned(), href: None });
        }
        legend::flow(page, &signs);
        self.explain_numbers(page);
    }

    fn route_item(&self, page: &Page<'_>, number: usize) -> Item {
        let route = &self.spec.routes[number];
        let (colour, thickness, dashes) = looks::stroke(route);
        let line = mark::dashed(mark::line((18.0, 0.0), (46.0, 0.0), colour, thickness), dashes);
        let badge = lettered(page, &looks::letter(number), (looks::BADGE, 0.0));
        Item {
            sign: Tag::new("g").with(line).with(badge),
            wide: 48.0,
            text: words::route_text(route),
            href: route.href.clone(),
        }
    }

    fn place_items(&self, page: &Page<'_>) -> Vec<Item> {
        let looks = self.signs();
        let item = |look: &(PlaceKind, Option<Status>)| {
            let (kind, status) = *look;
            let several = looks.iter().filter(|it| it.0 == kind).count() > 1;
            let plain = status == Some(Status::InUse) && !several;
            let text = match status {
                Some(status) if !plain => format!("{}, {}", kind.word(), status.word()),
                _ => kind.word().to_owned(),
            };
            let sign = put(page, &sign_name(*look), (5.0, 0.0));
            Item { sign, wide: 10.0, text, href: None }
        };
        looks.iter().map(item).collect()
    }

    fn edge_items(&self) -> Vec<Item> {
        let item = |(edge, text): (Edge, &str)| Item {
            sign: edge_line(edge, "M0 0l24 0"),
            wide: 24.0,
            text: text.to_owned(),
            href: None,
        };
        let told = [(Edge::Disputed, "line in dispute"), (Edge::Later, "border of a later time")];
        told.into_iter().filter(|it| self.edges.contains_key(&it.0)).map(item).collect()
    }

    fn explain_numbers(&self, page: &mut Page<'_>) {
        let name = |at: &usize| self.spec.places[self.places[*at].place].name.as_str();
        let numbered = self.key.iter().enumerate().filter(|it| it.1.1);
        let item = |(at, (group, _)): (usize, &(Vec<usize>, bool))| Item {
            sign: mark::text(0.0, 4.0, NUMBER, Anchor::Start, &(at + 1).to_string()),
            wide: 14.0,
            text: group.iter().map(name).collect::<Vec<_>>().join(", "),
            href: None,
        };
        legend::list(page, &numbered.map(item).collect::<Vec<_>>());
        let hidden = self.key.iter().filter(|it| !it.1).flat_map(|it| &it.0);
        let hidden: Vec<String> = hidden
            .filter_map(|at| {
                let place = &self.spec.places[self.places[*at].place];
                Some(format!("{} ({})", place.name, words::position(place.at?)))
            })
            .collect();
        if !hidden.is_empty() {
            let text =
                format!("Without a name on the map, for want of room: {}.", hidden.join(", "));
            page.paragraph(&text, NOTE, 15.0);
        }
        for (keyed, before) in [(true, "Shortened"), (false, "Too small here for a name")] {
            let these = self.untitled.iter().filter(|it| it.1 == keyed);
            let these: Vec<String> = these
                .map(|(at, _)| {
                    let country = &self.spec.countries[*at];
                    let name = words::name_of(country, self.land.world);
                    if keyed { format!("{} {name}", country.key) } else { name.to_owned() }
                })
                .collect();
            if !these.is_empty() {
                page.paragraph(&format!("{before}: {}.", these.join(", ")), NOTE, 15.0);
            }
        }
    }
}

/// The bar of a scale.
struct Bar {
    corner: (f64, f64),
    wide: f64,
    text: String,
}

impl Bar {
    fn draw(&self) -> Tag {
        let (x, y) = (self.corner.0 + 5.0, self.corner.1 + 19.0);
        let end = |x: f64| mark::line((x, y - 3.0), (x, y + 3.0), INK, 1.0);
        Tag::new("g")
            .with(mark::line((x, y), (x + self.wide, y), INK, 1.0))
            .with(end(x))
            .with(end(x + self.wide))
            .with(mark::halo(mark::text(x, y - 6.0, TICK, Anchor::Start, &self.text)))
    }
}

impl Title {
    fn draw(&self) -> Tag {
        let top = self.middle.1 - self.lines.len() as f64 * LINE / 2.0;
        let lines = self.lines.iter().enumerate().map(|(at, (style, text))| {
            let y = top + at as f64 * LINE + 10.0;
            mark::text(self.middle.0, y, *style, Anchor::Middle, text)
        });
        let group = lines.fold(Tag::new("g"), Tag::with);
        svg::linked(group, self.href.as_deref(), "")
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

fn edge_line(edge: Edge, data: &str) -> Tag {
    let (colour, thickness, dashes) = match edge {
        Edge::Border | Edge::Coast | Edge::Nothing => (looks::FAINT, 0.7, ""),
        Edge::Firm => (looks::FIRM, 0.9, ""),
        Edge::Later => (looks::FAINT, 0.7, "1 2"),
        Edge::Disputed => (looks::DISPUTED, 1.1, "4 2.5"),
    };
    let line = Tag::new("path").at("d", data).at("fill", "none");
    mark::dashed(stroked(line, colour, thickness), dashes)
}

fn stroked(tag: Tag, colour: &str, thickness: f64) -> Tag {
    tag.at("stroke", colour).at("stroke-width", thickness).at("stroke-linejoin", "round")
}

/// Text in the style of the group it stands in.
fn plain_text((x, y): (f64, f64), anchor: Anchor, text: &str) -> Tag {
    let tag = Tag::new("text").at("x", x).at("y", y);
    let tag = match anchor {
        Anchor::Start => tag,
        Anchor::Middle => tag.at("text-anchor", "middle"),
        Anchor::End => tag.at("text-anchor", "end"),
    };
    tag.text(text)
}

/// What decides the mark of a place: what it is and, but for a town, how far it has got.
fn look_of(place: &Place) -> (PlaceKind, Option<Status>) {
    (place.kind, looks::has_status(place).then_some(place.status))
}

/// A short id: it is repeated for every place.
fn sign_name((kind, status): (PlaceKind, Option<Status>)) -> String {
    format!("p{}{}", kind as u8, status.map_or(0, |it| it as u8))
}

/// A thing defined once, put at a point.
fn put(page: &Page<'_>, name: &str, at: (f64, f64)) -> Tag {
    again(page, name).at("x", at.0).at("y", at.1)
}

/// The badge of a route.
fn lettered(page: &Page<'_>, letter: &str, at: (f64, f64)) -> Tag {
    let text = mark::text(at.0, at.1 + 4.0, looks::LETTER, Anchor::Middle, letter);
    Tag::new("g").with(put(page, "o", at)).with(text)
}

/// A path of the picture once more.
fn again(page: &Page<'_>, name: &str) -> Tag {
    Tag::new("use").at("href", format!("#{}", page.name(name)))
}

fn path(parts: &[Vec<(f64, f64)>], close: bool, fill: &str) -> Tag {
    Tag::new("path").at("d", land::path(parts, close)).at("fill", fill)
}

fn around((x, y): (f64, f64), radius: f64) -> Rect {
    Rect { left: x, right: x, top: y, bottom: y }.grown(radius)
}

fn swatch(page: &mut Page<'_>, look: &Look) -> Item {
    let fill = page.fill(look.pattern, &look.ground, &look.line);
    let sign = mark::area(0.0, -6.0, 20.0, 12.0, &fill);
    let sign = sign.at("stroke", looks::FIRM).at("stroke-width", 0.8);
    Item { sign, wide: 20.0, text: look.word.clone(), href: None }
}
