//! The layers of a map, from the ground up: water, land, disputes, coasts, borders, routes, places,
//! names.

use std::collections::{BTreeMap, BTreeSet};

use super::clip::Rect;
use super::looks;
use super::model::{PlaceKind, Status};
use super::plan::{Bar, LINE, OTHER, PLACE, Plan, SAID, STATE, Shown, Title, look_of};
use super::strokes::{again, badge, badges, edge_line, path, put, sign_name, stroked};
use super::{clip, words};
use crate::frame::Page;
use crate::hatch;
use crate::mark::{self, Anchor, TICK, Type};
use crate::palette::{AXIS, GREY, INK, PAPER, Pattern};
use crate::svg::{self, Tag};

/// Coloured states smaller than this many square units are shown as a disc.
const SPECK: f64 = 9.0;

impl Plan<'_> {
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
        page.push(&self.badges(page));
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

    /// All land is one path, whose outline is drawn again over the colours as coast; units that
    /// look the same are one path upon it, without the borders between them.
    fn draw_land(&self, page: &mut Page<'_>) {
        let every = (0..self.land.world.units.len()).collect();
        let shapes = self.land.shapes(&every, self.sheet);
        // Without a fill of its own, so that it takes that of each use.
        let land = Tag::new("path").at("d", svg::steps(&shapes, true));
        let land = land.at("id", page.name("land"));
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
            let shapes = self.land.shapes(units, self.sheet);
            if !shapes.is_empty() {
                page.push(&path(&shapes, true, colour).at("fill-rule", "evenodd"));
                page.extend(hatch::over(&shapes, *pattern, line));
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
            let colour = claimant.unwrap_or(looks::HATCH);
            page.extend(hatch::over(&shapes, Pattern::Diagonal, colour));
        }
    }

    fn draw_edges(&self, page: &mut Page<'_>) {
        for (edge, parts) in &self.edges {
            let data = svg::steps(parts, false);
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

    fn badges(&self, page: &Page<'_>) -> Tag {
        let mut group = badges();
        for (number, _, at) in &self.routes {
            let Some(at) = *at else {
                continue;
            };
            let href = self.spec.routes[*number].href.as_deref();
            for tag in badge(page, &looks::letter(*number), at) {
                group.push(svg::linked(tag, href, ""));
            }
        }
        group
    }

    /// All names, with the halo that they share.
    fn names(&self) -> Tag {
        let mut leaders = Tag::new("g").at("stroke", GREY).at("stroke-width", 0.7);
        let mut names = mark::halo(Tag::new("g")).at("stroke-opacity", 0.8);
        for style in [OTHER, STATE, SAID] {
            let group = Tag::new("g").at("font-size", style.size).at("fill", style.fill);
            let group = group.at("font-weight", style.weight).at("text-anchor", "middle");
            let lines: Vec<Tag> = self.titles.iter().flat_map(|it| it.lines_in(style)).collect();
            if !lines.is_empty() {
                names.push(lines.into_iter().fold(group, Tag::with));
            }
        }
        let mut places = Tag::new("g").at("font-size", PLACE.size).at("fill", PLACE.fill);
        for shown in &self.places {
            let Some((spot, text)) = &shown.label else {
                continue;
            };
            if let Some((from, to)) = spot.leader {
                let line = svg::steps(&[vec![from, to]], false);
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
    /// Its lines in one style, to stand in a group of that style.
    fn lines_in(&self, style: Type) -> impl Iterator<Item = Tag> {
        let top = self.middle.1 - self.lines.len() as f64 * LINE / 2.0;
        let own = self.lines.iter().enumerate().filter(move |it| it.1.0 == style);
        own.map(move |(at, (_, text))| {
            let y = top + at as f64 * LINE + 10.0;
            let line = Tag::new("text").at("x", self.middle.0).at("y", y).text(text);
            svg::linked(line, self.href.as_deref(), "")
        })
    }
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
