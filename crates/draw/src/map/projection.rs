//! From the globe to the plane, and back: Lambert's conformal conic for a region, Equal Earth for
//! the world.
//!
//! Degrees go in and out on the side of the globe; on the side of the plane the unit is the radius
//! of the sphere, y pointing north. Both are for a sphere: at the scale of these maps the
//! flattening of the earth is less than the width of a line.

use std::f64::consts::{FRAC_PI_4, PI};

use super::angle::{asin, atan, atan2, ln, pow, sin_cos, tan};

/// A point of the globe: longitude and latitude in degrees, east and north positive.
pub type LonLat = (f64, f64);

/// How the globe is laid flat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// Lambert's conformal conic: angles are true, so that coasts keep their shape; lengths are
    /// true on two parallels.
    Conic(Conic),
    /// Equal Earth (Šavrič, Patterson and Jenny 2018, "The Equal Earth map projection",
    /// *International Journal of Geographical Information Science* 33:3): areas are true.
    EqualEarth {
        /// The meridian in the middle.
        centre: f64,
    },
}

/// Lambert's conformal conic on the sphere, after Snyder (1987), *Map Projections: A Working
/// Manual*, equations 15-1 to 15-5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conic {
    /// The meridian in the middle.
    pub centre: f64,
    /// The parallels on which lengths are true.
    pub parallels: (f64, f64),
    n: f64,
    f: f64,
    rho: f64,
}

impl Conic {
    /// A cone through two parallels of one hemisphere, with the origin at a latitude. `None` where
    /// there is no such cone: parallels on both sides of the equator and equally far from it, a
    /// pole, or numbers that are none.
    #[must_use]
    pub fn new(centre: f64, origin: f64, parallels: (f64, f64)) -> Option<Conic> {
        let (one, two) = (parallels.0.to_radians(), parallels.1.to_radians());
        let half = |angle: f64| tan(FRAC_PI_4 + angle / 2.0);
        let n = if (one - two).abs() < 1e-9 {
            sin_cos(one).0
        } else {
            ln(sin_cos(one).1 / sin_cos(two).1) / ln(half(two) / half(one))
        };
        let f = sin_cos(one).1 * pow(half(one), n) / n;
        let rho = f / pow(half(origin.to_radians()), n);
        let fine = n.abs() > 0.01 && [n, f, rho, centre].iter().all(|it| it.is_finite());
        fine.then_some(Conic { centre, parallels, n, f, rho })
    }

    fn forward(&self, (lon, lat): LonLat) -> (f64, f64) {
        let lat = lat.clamp(-89.9, 89.9).to_radians();
        let rho = self.f / pow(tan(FRAC_PI_4 + lat / 2.0), self.n);
        let (sin, cos) = sin_cos(self.n * (lon - self.centre).to_radians());
        (rho * sin, self.rho - rho * cos)
    }

    fn inverse(&self, (x, y): (f64, f64)) -> LonLat {
        let down = self.rho - y;
        let rho = (x * x + down * down).sqrt().copysign(self.n);
        let sign = 1.0_f64.copysign(self.n);
        let lon = atan2(sign * x, sign * down) / self.n;
        let lat = 2.0 * atan(pow(self.f / rho, 1.0 / self.n)) - PI / 2.0;
        (self.centre + lon.to_degrees(), lat.to_degrees())
    }
}

/// The four coefficients of Equal Earth.
const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];

fn root3_half() -> f64 {
    3.0_f64.sqrt() / 2.0
}

/// Height of a parallel, and its derivative, by the angle of equation 3 of the paper.
fn height(theta: f64) -> (f64, f64) {
    let square = theta * theta;
    let sixth = square * square * square;
    (
        theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square)),
        A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square),
    )
}

impl Projection {
    /// The meridian in the middle.
    #[must_use]
    pub fn centre(&self) -> f64 {
        match self {
            Projection::Conic(conic) => conic.centre,
            Projection::EqualEarth { centre } => *centre,
        }
    }

    /// Where a point of the globe lies in the plane.
    #[must_use]
    pub fn forward(&self, point: LonLat) -> (f64, f64) {
        match self {
            Projection::Conic(conic) => conic.forward(point),
            Projection::EqualEarth { centre } => {
                let theta = asin(root3_half() * sin_cos(point.1.to_radians()).0);
                let (y, slope) = height(theta);
                let lon = (point.0 - centre).to_radians();
                (lon * sin_cos(theta).1 / (root3_half() * slope), y)
            }
        }
    }

    /// Which point of the globe lies there; the angle of Equal Earth by Newton's method.
    #[must_use]
    pub fn inverse(&self, (x, y): (f64, f64)) -> LonLat {
        match self {
            Projection::Conic(conic) => conic.inverse((x, y)),
            Projection::EqualEarth { centre } => {
                let mut theta = y.clamp(-1.31736, 1.31736) / A[0];
                for _ in 0..12 {
                    let (found, slope) = height(theta);
                    theta -= (found - y.clamp(-1.317_362_759, 1.317_362_759)) / slope;
                }
                let slope = height(theta).1;
                let lon = root3_half() * x * slope / sin_cos(theta).1;
                let lat = asin(sin_cos(theta).0 / root3_half());
                (centre + lon.to_degrees(), lat.to_degrees())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: (f64, f64), expected: (f64, f64), by: f64) {
        let fine = (found.0 - expected.0).abs() <= by && (found.1 - expected.1).abs() <= by;
        assert!(fine, "{found:?} for {expected:?}");
    }

    /// Snyder (1987), p. 295 to 297: sphere of radius 1, parallels 33 and 45 north, origin 23 north
    /// 96 west, the point 35 north 75 west.
    #[test]
    fn the_cone_is_snyders() {
        let conic = Conic::new(-96.0, 23.0, (33.0, 45.0)).expect("a cone");
        near((conic.n, conic.f), (0.630_477_7, 1.955_000_2), 6e-8);
        assert!((conic.rho - 1.507_142_9).abs() < 6e-8);
        let projection = Projection::Conic(conic);
        near(projection.forward((-75.0, 35.0)), (0.296_678_5, 0.246_211_2), 6e-8);
        near(projection.inverse((0.296_678_5, 0.246_211_2)), (-75.0, 35.0), 1e-5);
    }

    /// The extents of the paper: x from -2.70663, y to 1.31736.
    #[test]
    fn equal_earth_has_its_published_extent() {
        let projection = Projection::EqualEarth { centre: 0.0 };
        near(projection.forward((180.0, 0.0)), (2.706_63, 0.0), 5e-6);
        assert!((projection.forward((0.0, 90.0)).1 - 1.317_36).abs() < 5e-6);
        assert!((projection.forward((-180.0, -90.0)).1 + 1.317_36).abs() < 5e-6);
    }

    /// Equal Earth is equal in area: a square of a degree has the same extent everywhere, its own
    /// on the sphere.
    #[test]
    fn equal_earth_keeps_areas() {
        let projection = Projection::EqualEarth { centre: 20.0 };
        for (lon, lat) in [(0.0, 0.0), (100.0, 40.0), (-150.0, -70.0)] {
            let corners = [(lon, lat), (lon + 1.0, lat), (lon + 1.0, lat + 1.0), (lon, lat + 1.0)];
            let plane: Vec<(f64, f64)> = corners.iter().map(|it| projection.forward(*it)).collect();
            let doubled: f64 = (0..4)
                .map(|at| (plane[at], plane[(at + 1) % 4]))
                .map(|(one, two)| one.0 * two.1 - two.0 * one.1)
                .sum();
            let sine = |lat: f64| sin_cos(lat.to_radians()).0;
            let sphere = 1.0_f64.to_radians() * (sine(lat + 1.0) - sine(lat));
            assert!((doubled.abs() / 2.0 / sphere - 1.0).abs() < 1e-3, "{lon} {lat}");
        }
    }

    #[test]
    fn there_and_back() {
        let north = Conic::new(68.0, 43.0, (38.0, 50.0)).expect("a cone");
        let south = Conic::new(-60.0, -20.0, (-10.0, -40.0)).expect("a cone");
        for projection in [
            Projection::Conic(north),
            Projection::Conic(south),
            Projection::EqualEarth { centre: 60.0 },
        ] {
            for lon in [-100.0, -30.0, 0.0, 50.0, 110.0] {
                for lat in [-60.0, -20.0, 0.0, 33.0, 80.0] {
                    let back = projection.inverse(projection.forward((lon, lat)));
                    near(back, (lon, lat), 1e-8);
                }
            }
        }
    }

    #[test]
    fn there_is_no_cone_about_the_equator() {
        assert_eq!(Conic::new(0.0, 0.0, (-10.0, 10.0)), None);
        assert_eq!(Conic::new(f64::NAN, 0.0, (10.0, 20.0)), None);
        assert_eq!(Conic::new(0.0, 0.0, (10.0, f64::INFINITY)), None);
    }
}
