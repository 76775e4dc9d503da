//! The sheet of a map: which projection, at what scale, within which frame; and from the globe to
//! points on it.

use super::angle::sin_cos;
use super::clip::{self, Rect};
use super::model::{Bounds, View};
use super::projection::{Conic, LonLat, Projection};

/// The latitudes of a map of the world: without Antarctica, and without the empty north.
const WORLD: (f64, f64) = (-57.0, 84.0);
/// A region wider than this is drawn in Equal Earth.
const WIDEST_CONE: f64 = 90.0;
/// Mean radius of the earth in kilometres.
const RADIUS: f64 = 6371.0;

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) projection: Projection,
    /// The frame, in units of the picture.
    pub(crate) rect: Rect,
    /// Whether the whole world is shown, in an outline of its own instead of a frame.
    pub(crate) world: bool,
    /// Units of the picture to the radius of the sphere.
    scale: f64,
    /// Where the origin of the plane lies on the picture.
    origin: (f64, f64),
    /// Longitudes from the middle, and latitudes, that the frame can show.
    seen: Rect,
}

impl Sheet {
    /// The sheet for a view, as wide as `width` and between so much and so much of it high, its
    /// upper left corner at `corner`.
    pub(crate) fn new(
        view: View,
        corner: (f64, f64),
        width: f64,
        heights: (f64, f64),
    ) -> Option<Sheet> {
        match view {
            View::Fit => None,
            View::World { centre } => {
                let centre = if centre.is_finite() { wrapped(centre) } else { 0.0 };
                let projection = Projection::EqualEarth { centre };
                let half = projection.forward((centre + 180.0, 0.0)).0;
                let (bottom, top) = (
                    projection.forward((centre, WORLD.0)).1,
                    projection.forward((centre, WORLD.1)).1,
                );
                let plane = Rect { left: -half, top: bottom, right: half, bottom: top };
                Some(Sheet::laid(projection, plane, corner, width, true))
            }
            View::Region(bounds) => {
                let bounds = sane(bounds)?;
                let projection = projection_of(&bounds);
                let plane = shaped(extent(&projection, &bounds)?, heights);
                Some(Sheet::laid(projection, plane, corner, width, false))
            }
        }
    }

    fn laid(
        projection: Projection,
        plane: Rect,
        corner: (f64, f64),
        width: f64,
        world: bool,
    ) -> Sheet {
        let scale = width / (plane.right - plane.left);
        let height = (plane.bottom - plane.top) * scale;
        let rect = Rect {
            left: corner.0,
            top: corner.1,
            right: corner.0 + width,
            bottom: corner.1 + height,
        };
        let origin = (corner.0 - plane.left * scale, corner.1 + plane.bottom * scale);
        let mut sheet = Sheet { projection, rect, world, scale, origin, seen: rect };
        sheet.seen = sheet.what_is_seen();
        sheet
    }

    /// Longitudes from the middle, and latitudes, that lie within the frame.
    fn what_is_seen(&self) -> Rect {
        let Rect { left, top, right, bottom } = self.rect;
        if self.world {
            return Rect { left: -180.0, top: WORLD.0, right: 180.0, bottom: WORLD.1 };
        }
        let centre = self.projection.centre();
        let back = |(x, y): (f64, f64)| {
            let plane = ((x - self.origin.0) / self.scale, (self.origin.1 - y) / self.scale);
            let (lon, lat) = self.projection.inverse(plane);
            (lon - centre, lat)
        };
        let grid = (0..=16).flat_map(|across| (0..=16).map(move |down| (across, down)));
        let points: Vec<LonLat> = grid
            .map(|(across, down)| {
                let (across, down) = (f64::from(across) / 16.0, f64::from(down) / 16.0);
                back((left + (right - left) * across, top + (bottom - top) * down))
            })
            .collect();
        let pole = [89.9, -89.9].iter().any(|lat| self.rect.holds(self.at((centre, *lat))));
        let seen = Rect::around(&points).unwrap_or(self.rect).grown(2.0);
        Rect {
            left: if pole { -180.0 } else { seen.left.max(-180.0) },
            right: if pole { 180.0 } else { seen.right.min(180.0) },
            top: seen.top.max(-89.0),
            bottom: seen.bottom.min(89.9),
        }
    }

    /// Where a point of the globe lies on the picture, inside the frame or not.
    pub(crate) fn at(&self, point: LonLat) -> (f64, f64) {
        let (x, y) = self.projection.forward(point);
        (self.origin.0 + x * self.scale, self.origin.1 - y * self.scale)
    }

    /// Where a point lies on the picture, if it is within the frame.
    pub(crate) fn within(&self, point: LonLat) -> Option<(f64, f64)> {
        let (lon, lat) = point;
        let centre = self.projection.centre();
        let lon = centre + wrapped(lon - centre);
        let seen = Rect { left: -180.0, right: 180.0, ..self.seen };
        let at = self.at((lon, lat));
        (seen.holds((lon - centre, lat)) && self.rect.holds(at)).then_some(at)
    }

    /// The parts of a line within the frame.
    pub(crate) fn line(&self, points: &[LonLat]) -> Vec<Vec<(f64, f64)>> {
        let parts = clip::opened_line(points, self.projection.centre(), self.latitudes());
        let placed = parts.iter().filter(|part| self.may_show(part)).map(|part| self.placed(part));
        placed.flat_map(|part| clip::line(&part, &self.rect)).collect()
    }

    /// The parts of a polygon within the frame.
    pub(crate) fn polygon(&self, points: &[LonLat]) -> Vec<Vec<(f64, f64)>> {
        let parts = clip::opened_polygon(points, self.projection.centre(), self.latitudes());
        let placed = parts.iter().filter(|part| self.may_show(part)).map(|part| self.placed(part));
        placed
            .map(|part| if self.world { part } else { clip::polygon(&part, &self.rect) })
            .filter(|part| part.len() > 2)
            .collect()
    }

    fn placed(&self, points: &[LonLat]) -> Vec<(f64, f64)> {
        points.iter().map(|it| self.at(*it)).collect()
    }

    fn may_show(&self, points: &[LonLat]) -> bool {
        let centre = self.projection.centre();
        let moved: Vec<LonLat> = points.iter().map(|it| (it.0 - centre, it.1)).collect();
        Rect::around(&moved).is_some_and(|it| it.meets(&self.seen))
    }

    /// Latitudes at which the globe is cut: for a region far enough outside that no cut is seen.
    fn latitudes(&self) -> (f64, f64) {
        if self.world {
            WORLD
        } else {
            ((self.seen.top - 20.0).max(-85.0), (self.seen.bottom + 20.0).min(89.9))
        }
    }

    /// The outline of a map of the world.
    pub(crate) fn outline(&self) -> Vec<(f64, f64)> {
        let centre = self.projection.centre();
        let steps = |lon: f64| {
            (0..=24).map(move |at| (lon, WORLD.0 + (WORLD.1 - WORLD.0) * f64::from(at) / 24.0))
        };
        let east = steps(centre + 180.0).map(|it| self.at(it));
        let west = steps(centre - 180.0).map(|it| self.at(it));
        east.chain(west.collect::<Vec<_>>().into_iter().rev()).collect()
    }

    /// Meridians and parallels of a map of the world, every 30 degrees.
    pub(crate) fn graticule(&self) -> Vec<Vec<(f64, f64)>> {
        let centre = self.projection.centre();
        let meridian = |lon: f64| {
            let steps = (0..=12).map(|at| WORLD.0 + (WORLD.1 - WORLD.0) * f64::from(at) / 12.0);
            self.line(&steps.map(|lat| (lon, lat)).collect::<Vec<_>>())
        };
        let mut lines: Vec<_> = (-5..=6).flat_map(|at| meridian(f64::from(at) * 30.0)).collect();
        for lat in [-30.0, 0.0, 30.0, 60.0] {
            let edge = |lon: f64| self.at((centre + lon, lat));
            lines.push(vec![edge(-180.0), edge(180.0)]);
        }
        lines
    }

    /// Kilometres to a unit of the picture in its middle; `None` where one number would mislead.
    pub(crate) fn kilometres(&self) -> Option<f64> {
        let Projection::Conic(conic) = self.projection else {
            return None;
        };
        let middle = f64::midpoint(conic.parallels.0, conic.parallels.1);
        let (from, to) = (self.at((conic.centre, middle)), self.at((conic.centre, middle + 0.5)));
        let half_degree = 0.5_f64.to_radians() * RADIUS;
        let drawn = distance(from, to);
        (drawn > 0.0).then(|| half_degree / drawn)
    }
}

/// How far two points are apart.
pub(crate) fn distance(one: (f64, f64), two: (f64, f64)) -> f64 {
    let (dx, dy) = (one.0 - two.0, one.1 - two.1);
    (dx * dx + dy * dy).sqrt()
}

/// Whether a point is on the globe.
pub(crate) fn is_known((lon, lat): &LonLat) -> bool {
    lon.is_finite() && lat.is_finite() && lon.abs() <= 540.0 && lat.abs() <= 90.0
}

/// Those of several points that are.
pub(crate) fn known(points: &[LonLat]) -> Vec<LonLat> {
    points.iter().copied().filter(is_known).collect()
}

/// A longitude between -180 and 180.
pub(crate) fn wrapped(lon: f64) -> f64 {
    lon - 360.0 * (lon / 360.0).round()
}

/// Points on the shortest way between those given, so close that it looks curved where it is.
pub(crate) fn shortest(points: &[LonLat]) -> Vec<LonLat> {
    let mut out: Vec<LonLat> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let (from, to) = (vector(pair[0]), vector(pair[1]));
        let chord = (0..3).map(|at| (from[at] - to[at]) * (from[at] - to[at])).sum::<f64>().sqrt();
        let steps = (chord / 0.06).ceil().clamp(1.0, 40.0) as u32;
        for step in 1..steps {
            let share = f64::from(step) / f64::from(steps);
            let between = [0, 1, 2].map(|at| from[at] * (1.0 - share) + to[at] * share);
            out.extend(point(between));
        }
        out.push(pair[1]);
    }
    out
}

fn vector((lon, lat): LonLat) -> [f64; 3] {
    let ((sin_lon, cos_lon), (sin_lat, cos_lat)) =
        (sin_cos(wrapped(lon).to_radians()), sin_cos(lat.to_radians()));
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// The point of the globe in a direction; `None` in the middle of the earth.
fn point([x, y, z]: [f64; 3]) -> Option<LonLat> {
    let length = (x * x + y * y + z * z).sqrt();
    let lat = super::angle::asin(z / length).to_degrees();
    (length > 1e-6).then(|| (super::angle::atan2(y, x).to_degrees(), lat))
}

/// Bounds that can be drawn: numbers in order, at least two degrees wide and high.
fn sane(bounds: Bounds) -> Option<Bounds> {
    let Bounds { west, south, east, north } = bounds;
    if ![west, south, east, north].iter().all(|it| it.is_finite() && it.abs() <= 720.0) {
        return None;
    }
    let (south, north) = (south.clamp(-85.0, 88.0), north.clamp(-85.0, 88.0));
    let (south, north) = (south.min(north), south.max(north));
    let east = if east < west { east + 360.0 } else { east };
    let (middle, half) = (f64::midpoint(west, east), ((east - west) / 2.0).clamp(1.0, 180.0));
    let (level, rise) = (f64::midpoint(south, north), ((north - south) / 2.0).max(1.0));
    let middle = wrapped(middle);
    Some(Bounds {
        west: middle - half,
        east: middle + half,
        south: (level - rise).max(-86.0),
        north: (level + rise).min(89.0),
    })
}

fn projection_of(bounds: &Bounds) -> Projection {
    let centre = f64::midpoint(bounds.west, bounds.east);
    let rise = bounds.north - bounds.south;
    let one_side = bounds.south > 0.0 || bounds.north < 0.0;
    // A sixth of the height from either edge: the rule of thumb for standard parallels.
    let parallels = (bounds.south + rise / 6.0, bounds.north - rise / 6.0);
    let origin = f64::midpoint(bounds.south, bounds.north);
    let cone = Conic::new(centre, origin, parallels)
        .filter(|_| one_side && bounds.east - bounds.west <= WIDEST_CONE);
    cone.map_or(Projection::EqualEarth { centre }, Projection::Conic)
}

/// The box that a region takes in the plane.
fn extent(projection: &Projection, bounds: &Bounds) -> Option<Rect> {
    let share = |at: i32, from: f64, to: f64| from + (to - from) * f64::from(at) / 16.0;
    let edge: Vec<(f64, f64)> = (0..=16)
        .flat_map(|at| {
            let lon = share(at, bounds.west, bounds.east);
            let lat = share(at, bounds.south, bounds.north);
            [(lon, bounds.south), (lon, bounds.north), (bounds.west, lat), (bounds.east, lat)]
        })
        .map(|it| projection.forward(it))
        .collect();
    Rect::around(&edge).filter(|it| it.right > it.left && it.bottom > it.top)
}

/// The box, larger where it would be too low or too high for its width.
fn shaped(plane: Rect, (least, most): (f64, f64)) -> Rect {
    let (width, height) = (plane.right - plane.left, plane.bottom - plane.top);
    let (across, down) = if height < width * least {
        (0.0, (width * least - height) / 2.0)
    } else if height > width * most {
        ((height / most - width) / 2.0, 0.0)
    } else {
        (0.0, 0.0)
    };
    Rect {
        left: plane.left - across,
        right: plane.right + across,
        top: plane.top - down,
        bottom: plane.bottom + down,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CENTRAL_ASIA: View =
        View::Region(Bounds { west: 46.0, south: 34.0, east: 90.0, north: 56.0 });

    fn sheet(view: View) -> Sheet {
        Sheet::new(view, (4.0, 10.0), 752.0, (0.5, 0.8)).expect("a sheet")
    }

    #[test]
    fn a_region_is_a_cone_and_the_world_is_not() {
        assert!(matches!(sheet(CENTRAL_ASIA).projection, Projection::Conic(_)));
        let world = sheet(View::World { centre: 0.0 });
        assert!(world.kilometres().is_none() && world.world);
        let equator = View::Region(Bounds { west: 0.0, south: -30.0, east: 40.0, north: 30.0 });
        assert!(matches!(sheet(equator).projection, Projection::EqualEarth { .. }));
    }

    #[test]
    fn the_scale_is_that_of_the_earth() {
        let sheet = sheet(CENTRAL_ASIA);
        let (almaty, astana) = (sheet.at((76.9, 43.2)), sheet.at((71.4, 51.1)));
        let drawn = distance(almaty, astana) * sheet.kilometres().expect("a scale");
        // Some 970 km by the great circle.
        assert!((drawn - 970.0).abs() < 25.0, "{drawn}");
    }

    #[test]
    fn what_is_outside_is_outside() {
        let sheet = sheet(CENTRAL_ASIA);
        assert!(sheet.within((76.9, 43.2)).is_some());
        assert!(sheet.within((76.9 + 360.0, 43.2)).is_some());
        for point in [(-0.1, 51.5), (-100.0, -40.0), (180.0, 0.0), (68.0, -89.0)] {
            assert_eq!(sheet.within(point), None, "{point:?}");
        }
    }

    #[test]
    fn a_region_across_the_date_line_is_one_piece() {
        let bering = View::Region(Bounds { west: 165.0, south: 52.0, east: -160.0, north: 72.0 });
        let sheet = sheet(bering);
        assert!(sheet.within((179.0, 65.0)).is_some() && sheet.within((-170.0, 65.0)).is_some());
        let parts = sheet.line(&[(178.0, 65.0), (-178.0, 65.0)]);
        assert_eq!(parts.len(), 1, "{parts:?}");
        assert!(distance(parts[0][0], parts[0][parts[0].len() - 1]) < 150.0, "{parts:?}");
    }

    #[test]
    fn bounds_that_are_none_give_no_sheet() {
        let bounds = Bounds { west: f64::NAN, south: 0.0, east: 1.0, north: 1.0 };
        assert_eq!(Sheet::new(View::Region(bounds), (0.0, 0.0), 700.0, (0.5, 0.8)), None);
        let nothing = Bounds { west: 70.0, south: 40.0, east: 70.0, north: 40.0 };
        assert!(Sheet::new(View::Region(nothing), (0.0, 0.0), 700.0, (0.5, 0.8)).is_some());
    }

    #[test]
    fn the_shortest_way_bends_north() {
        let way = shortest(&[(0.0, 50.0), (90.0, 50.0)]);
        assert!(way.len() > 10 && way.iter().any(|it| it.1 > 57.0), "{way:?}");
        assert_eq!(shortest(&[(1.0, 2.0)]), [(1.0, 2.0)]);
        assert_eq!(shortest(&[]), []);
    }
}
