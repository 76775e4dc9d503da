//! What explains a map, under it: colours, routes, marks, lines, numbers.

use super::ground::Edge;
use super::looks::{self, Look};
use super::model::{PlaceKind, Status};
use super::plan::{PLACE, Plan};
use super::strokes::{badge, badges, edge_line, put, sign_name};
use super::words;
use crate::frame::Page;
use crate::hatch;
use crate::key::{self, Item};
use crate::mark::{self, Anchor, NOTE};
use crate::palette::{AXIS, Pattern};
use crate::svg::Tag;

impl Plan<'_> {
    /// What stands under the map.
    pub(crate) fn explain(&self, page: &mut Page<'_>) {
        let colours = looks::legend(&self.looks, &self.spec.countries);
        if !self.spec.measure.is_empty() {
            key::heading(page, &self.spec.measure);
        }
        if !colours.is_empty() {
            let items: Vec<Item> = colours.iter().map(swatch).collect();
            key::flow(page, &items);
        }
        let routes = self.routes.iter().map(|it| self.route_item(page, it.0)).collect::<Vec<_>>();
        key::list(page, &routes);
        let mut signs = self.place_items(page);
        signs.extend(self.edge_items());
        if self.disputed().any(|it| !self.land.shapes(&[it].into(), self.sheet).is_empty()) {
            let place = (0.0, -6.0, 20.0, 12.0);
            let sign = hatch::filled(place, Pattern::Diagonal, "none", looks::HATCH);
            let sign = sign.at("stroke", AXIS);
            signs.push(Item { sign, wide: 20.0, text: "area in dispute".to_owned(), href: None });
        }
        key::flow(page, &signs);
        self.explain_numbers(page);
    }

    fn route_item(&self, page: &Page<'_>, number: usize) -> Item {
        let route = &self.spec.routes[number];
        let (colour, thickness, dashes) = looks::stroke(route);
        let line = mark::dashed(mark::line((18.0, 0.0), (46.0, 0.0), colour, thickness), dashes);
        let badge = badge(page, &looks::letter(number), (looks::BADGE, 0.0));
        let badge = badge.into_iter().fold(badges(), Tag::with);
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
            sign: mark::text(0.0, 4.0, PLACE.bold(), Anchor::Start, &(at + 1).to_string()),
            wide: 14.0,
            text: group.iter().map(name).collect::<Vec<_>>().join(", "),
            href: None,
        };
        key::list(page, &numbered.map(item).collect::<Vec<_>>());
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
                    let name = words::name_of(country, self.land.world, self.past);
                    if keyed { format!("{} {name}", country.key) } else { name.to_owned() }
                })
                .collect();
            if !these.is_empty() {
                page.paragraph(&format!("{before}: {}.", these.join(", ")), NOTE, 15.0);
            }
        }
    }
}

fn swatch(look: &Look) -> Item {
    let place = (0.0, -6.0, 20.0, 12.0);
    let sign = hatch::filled(place, look.pattern, &look.ground, &look.line);
    let sign = sign.at("stroke", looks::FIRM).at("stroke-width", 0.8);
    Item { sign, wide: 20.0, text: look.word.clone(), href: None }
}
