//! Land on a sheet: arcs reduced to the scale drawn, units merged that look the same, rings put
//! together, paths written.

use std::collections::{BTreeMap, BTreeSet};

use super::clip::{self, area};
use super::projection::LonLat;
use super::sheet::Sheet;
use super::world::World;

/// Least triangle, in square units of the picture, that a corner of an outline must make to be
/// drawn.
const CORNER: f64 = 2.4;
/// Least island that is drawn, in square units.
pub(crate) const ISLAND: f64 = 3.0;

/// The arcs of a world, with only as many points as a sheet can show.
#[derive(Debug)]
pub(crate) struct Land<'a> {
    pub(crate) world: &'a World,
    arcs: Vec<Vec<LonLat>>,
}

impl<'a> Land<'a> {
    pub(crate) fn new(world: &'a World, sheet: &Sheet) -> Self {
        let arcs = world.arcs.iter().map(|it| reduced(&it.points, sheet)).collect();
        Land { world, arcs }
    }

    /// The points of an arc.
    pub(crate) fn arc(&self, at: usize) -> &[LonLat] {
        &self.arcs[at]
    }

    /// The outlines of several units as one area, without the borders between them.
    pub(crate) fn merged(&self, units: &BTreeSet<usize>) -> Vec<Vec<LonLat>> {
        let rings = self.world.rings.iter().filter(|it| units.contains(&it.0));
        let mut sides: BTreeMap<usize, Vec<i32>> = BTreeMap::new();
        for signed in rings.flat_map(|it| &it.1) {
            sides.entry(World::arc_of(*signed).0).or_default().push(*signed);
        }
        // An arc with the area on both sides is inside it.
        let edges = sides.into_values().filter(|it| it.len() == 1).map(|it| it[0]);
        self.stitched(edges.collect())
    }

    /// Rings made of arcs laid end to end.
    fn stitched(&self, edges: Vec<i32>) -> Vec<Vec<LonLat>> {
        let mut from: BTreeMap<(i64, i64), Vec<i32>> = BTreeMap::new();
        for signed in edges.iter().rev() {
            from.entry(key(self.ends(*signed).0)).or_default().push(*signed);
        }
        let (mut rings, mut used) = (Vec::new(), BTreeSet::new());
        for first in edges {
            if !used.insert(first) {
                continue;
            }
            let mut ring = self.points(first);
            let (start, mut end) = self.ends(first);
            while end != start {
                let next = from.get_mut(&key(end)).and_then(|it| {
                    it.retain(|signed| !used.contains(signed));
                    it.pop()
                });
                let Some(next) = next else {
                    break;
                };
                used.insert(next);
                ring.extend(self.points(next).into_iter().skip(1));
                end = self.ends(next).1;
            }
            rings.push(ring);
        }
        rings
    }

    fn points(&self, signed: i32) -> Vec<LonLat> {
        let (at, back) = World::arc_of(signed);
        let mut points = self.arcs[at].clone();
        if back {
            points.reverse();
        }
        points
    }

    fn ends(&self, signed: i32) -> (LonLat, LonLat) {
        let (at, back) = World::arc_of(signed);
        let (first, last) = (self.arcs[at][0], self.arcs[at][self.arcs[at].len() - 1]);
        if back { (last, first) } else { (first, last) }
    }

    /// What is seen of several units, island by island.
    pub(crate) fn shapes(&self, units: &BTreeSet<usize>, sheet: &Sheet) -> Vec<Vec<(f64, f64)>> {
        let rings = self.merged(units);
        let shapes = rings.iter().flat_map(|ring| sheet.polygon(ring));
        shapes.filter(|it| area(it) >= ISLAND).collect()
    }
}

fn key((lon, lat): LonLat) -> (i64, i64) {
    ((lon * 1000.0).round() as i64, (lat * 1000.0).round() as i64)
}

/// The points of an outline that a sheet can show.
fn reduced(points: &[LonLat], sheet: &Sheet) -> Vec<LonLat> {
    let drawn: Vec<(f64, f64)> =
        clip::unrolled(points).into_iter().map(|it| sheet.at(it)).collect();
    let least = if points.first() == points.last() { 4 } else { 2 };
    corners(&drawn, least).into_iter().map(|it| points[it]).collect()
}

/// A line of the picture without the corners that nobody sees.
pub(crate) fn thinned(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    corners(points, 2).into_iter().map(|it| points[it]).collect()
}

/// Which points stay when those of the least triangles go (Visvalingam and Whyatt 1993). Ends
/// stay, so that neighbours keep meeting. All corners about as small as the smallest, unless they
/// are next to each other, go in one round: one at a time takes the square of the length.
fn corners(points: &[(f64, f64)], least: usize) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..points.len()).collect();
    loop {
        let triangle = |it: &[usize]| area(&[points[it[0]], points[it[1]], points[it[2]]]);
        let triangles: Vec<f64> = kept.windows(3).map(triangle).collect();
        let smallest = triangles.iter().copied().fold(f64::INFINITY, f64::min);
        if smallest >= CORNER || kept.len() <= least {
            return kept;
        }
        let limit = (smallest * 1.5 + 0.02).min(CORNER);
        let (mut room, mut next, mut at) = (kept.len() - least, 0, 0);
        kept.retain(|_| {
            let small = at > 0 && triangles.get(at - 1).is_some_and(|it| *it <= limit);
            let goes = small && at >= next && room > 0;
            if goes {
                (room, next) = (room - 1, at + 2);
            }
            at += 1;
            !goes
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::model::{Bounds, View};
    use crate::map::world::natural_earth;

    #[test]
    fn merged_neighbours_lose_their_border() {
        let view = View::Region(Bounds { west: 46.0, south: 34.0, east: 90.0, north: 56.0 });
        let sheet = Sheet::new(view, (0.0, 0.0), 760.0, (0.5, 0.8)).expect("a sheet");
        let land = Land::new(natural_earth(), &sheet);
        let unit = |key: &str| natural_earth().find(key).expect("a unit");
        let sum = |keys: &[&str]| {
            let units: BTreeSet<usize> = keys.iter().map(|it| unit(it)).collect();
            let shapes = land.shapes(&units, &sheet);
            (shapes.len(), shapes.iter().map(|it| area(it)).sum::<f64>())
        };
        let (_, one) = sum(&["KAZ"]);
        let (_, two) = sum(&["UZB"]);
        let (_, both) = sum(&["KAZ", "UZB"]);
        // Enclaves count twice where areas are summed without their sign: hence the tolerance.
        assert!((both - one - two).abs() < 0.01 * both, "{both} for {one} and {two}");
        let points = |keys: &[&str]| {
            let units = keys.iter().map(|it| unit(it)).collect();
            land.merged(&units).iter().map(Vec::len).sum::<usize>()
        };
        assert!(points(&["KAZ", "UZB"]) < points(&["KAZ"]) + points(&["UZB"]));
    }

    #[test]
    fn every_ring_of_every_unit_closes_when_put_together() {
        let sheet = Sheet::new(View::World { centre: 0.0 }, (0.0, 0.0), 760.0, (0.5, 0.8))
            .expect("a sheet");
        let land = Land::new(natural_earth(), &sheet);
        for unit in 0..natural_earth().units.len() {
            for ring in land.merged(&[unit].into()) {
                assert_eq!(ring.first(), ring.last(), "{}", natural_earth().units[unit].key);
            }
        }
    }
}
