//! The outlines of countries: a table of arcs, each kept once and shared by the two countries that
//! it parts, and the rings of arcs that bound a country.
//!
//! A ring names its arcs by number; `-1` is arc 0 run backwards, `-2` arc 1, and so on (the way of
//! TopoJSON). Because a border is one arc, both countries follow the same line however much it is
//! simplified, and a border is drawn once, apart from coasts.

use std::sync::LazyLock;

use super::clip::{area, unrolled};
use super::model::Past;
use super::projection::LonLat;

/// The first year of which the table says what was otherwise.
pub const SINCE: i32 = 1946;

/// The year of Natural Earth 4.1.0, from which the table is made.
pub const YEAR: i32 = 2018;

/// Natural Earth's countries, as `data/natural_earth.py` reduced them.
///
/// A test reads the table that is shipped, so that it is never the empty world of a bad one.
static NATURAL_EARTH: LazyLock<World> =
    LazyLock::new(|| World::read(include_str!("../../data/world.txt")).unwrap_or_default());

/// The outlines that maps are drawn from.
#[must_use]
pub fn natural_earth() -> &'static World {
    &NATURAL_EARTH
}

/// Outlines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct World {
    /// Countries, and areas in dispute that are drawn apart.
    pub units: Vec<Unit>,
    /// Pieces of border and coast.
    pub arcs: Vec<Arc>,
    /// Outlines of units: first the number of the unit, then its arcs.
    pub rings: Vec<(usize, Vec<i32>)>,
    /// What lines in dispute are about.
    pub lines: Vec<String>,
    /// What was otherwise, as at the end of the years from the first to the last.
    pub past: Vec<(Years, Past)>,
    /// Disputes and borders of which the outlines hold nothing, when, and where they are.
    pub absent: Vec<(Years, String, LonLat)>,
}

/// From one year to another, both counted.
pub type Years = (i32, i32);

/// A country, or an area in dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// ISO 3166-1 alpha-3 where there is one, else a code of this table that begins with `X`.
    pub key: String,
    /// Its short English name.
    pub name: String,
    /// For an area in dispute: who holds it (a key, or `itself`), and who claims it (a key or a
    /// name).
    pub claim: Option<(String, String)>,
}

/// A piece of border or coast.
#[derive(Debug, Clone, PartialEq)]
pub struct Arc {
    /// Its points; longitudes jump from 180 to -180 where it crosses the date line.
    pub points: Vec<LonLat>,
    /// What it is.
    pub mark: Mark,
    /// The units on its two sides; one for a coast, the same twice where both sides are one unit's.
    pub sides: Vec<usize>,
}

/// What an arc is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A coast or a border.
    Plain,
    /// A line in dispute, by its number in [`World::lines`].
    Disputed(usize),
}

/// Why a table cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from one.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

impl World {
    /// Reads a table; its form is told in `data/README.md`.
    ///
    /// # Errors
    ///
    /// The first line that is not understood.
    pub fn read(text: &str) -> Result<World, Fault> {
        let mut world = World::default();
        for (at, line) in text.lines().enumerate() {
            let done = match line.split_once(' ') {
                _ if line.starts_with('#') || line.is_empty() => Ok(()),
                Some(("unit", rest)) => world.unit(rest),
                Some(("claim", rest)) => world.claim(rest),
                Some(("line", rest)) => {
                    world.lines.push(rest.to_owned());
                    Ok(())
                }
                Some(("one", rest)) => world.one(rest),
                Some(("part", rest)) => world.part(rest),
                Some(("absent", rest)) => world.absent(rest),
                Some(("arc", rest)) => world.arc(rest),
                Some(("ring", rest)) => world.ring(rest),
                _ => Err("no such kind of line".to_owned()),
            };
            done.map_err(|what| Fault { line: at + 1, what })?;
        }
        Ok(world)
    }

    /// The number of a unit by its key.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<usize> {
        self.units.iter().position(|it| it.key == key)
    }

    /// What is known to have been otherwise at the end of a year.
    #[must_use]
    pub fn past(&self, year: i32) -> Vec<Past> {
        let holds = |it: &&(Years, Past)| (it.0.0..=it.0.1).contains(&year);
        self.past.iter().filter(holds).map(|it| it.1.clone()).collect()
    }

    /// The number of an arc that a ring names, and whether it runs backwards.
    #[must_use]
    pub fn arc_of(signed: i32) -> (usize, bool) {
        if signed < 0 { (!signed as usize, true) } else { (signed as usize, false) }
    }

    /// The points of the largest outline of a unit.
    #[must_use]
    pub fn mainland(&self, unit: usize) -> Vec<LonLat> {
        let outline = |it: &(usize, Vec<i32>)| {
            let arcs = it.1.iter().flat_map(|it| {
                let (at, back) = World::arc_of(*it);
                let points = self.arcs[at].points.iter().copied();
                if back { points.rev().collect() } else { points.collect::<Vec<_>>() }
            });
            unrolled(&arcs.collect::<Vec<_>>())
        };
        let own = self.rings.iter().filter(|it| it.0 == unit).map(outline);
        own.max_by(|one, two| area(one).total_cmp(&area(two))).unwrap_or_default()
    }

    fn unit(&mut self, rest: &str) -> Result<(), String> {
        let (key, name) = rest.split_once(' ').ok_or("a unit has a key and a name")?;
        self.units.push(Unit { key: key.to_owned(), name: name.to_owned(), claim: None });
        Ok(())
    }

    fn claim(&mut self, rest: &str) -> Result<(), String> {
        let [key, holder, claimant]: [&str; 3] = rest
            .split('\t')
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| "a claim has an area, a holder and a claimant, tabs between")?;
        let at = self.find(key).ok_or_else(|| format!("no unit `{key}`"))?;
        self.units[at].claim = Some((holder.to_owned(), claimant.to_owned()));
        Ok(())
    }

    fn one(&mut self, rest: &str) -> Result<(), String> {
        let (years, rest) = years(rest)?;
        let [keys, members, name]: [&str; 3] =
            rest.splitn(3, ' ')
                .collect::<Vec<_>>()
                .try_into()
                .map_err(|_| "a state that was one has keys, members and a name")?;
        let list = |it: &str| it.split(',').map(str::to_owned).collect::<Vec<_>>();
        let (keys, members) = (list(keys), list(members));
        if let Some(key) = members.iter().find(|it| self.find(it).is_none()) {
            return Err(format!("no unit `{key}`"));
        }
        self.past.push((years, Past::One { keys, name: name.to_owned(), members }));
        Ok(())
    }

    fn part(&mut self, rest: &str) -> Result<(), String> {
        let (years, rest) = years(rest)?;
        let (area, of) = rest.split_once(' ').ok_or("an area and a state")?;
        if let Some(key) = [area, of].iter().find(|it| self.find(it).is_none()) {
            return Err(format!("no unit `{key}`"));
        }
        self.past.push((years, Past::Part { area: area.to_owned(), of: of.to_owned() }));
        Ok(())
    }

    fn absent(&mut self, rest: &str) -> Result<(), String> {
        let (years, rest) = years(rest)?;
        let mut words = rest.splitn(3, ' ');
        let mut number = || words.next().and_then(|it| it.parse().ok());
        let at = number().zip(number()).ok_or("no longitude and latitude")?;
        self.absent.push((years, words.next().ok_or("no name")?.to_owned(), at));
        Ok(())
    }

    fn arc(&mut self, rest: &str) -> Result<(), String> {
        let (mark, points) = rest.split_once(' ').ok_or("an arc has a mark and points")?;
        let mark = match mark {
            "." => Mark::Plain,
            number => {
                let line = number.parse().ok().filter(|it| *it < self.lines.len());
                Mark::Disputed(line.ok_or_else(|| format!("no line `{number}`"))?)
            }
        };
        let points = decoded(points).ok_or("the points of an arc cannot be read")?;
        self.arcs.push(Arc { points, mark, sides: Vec::new() });
        Ok(())
    }

    fn ring(&mut self, rest: &str) -> Result<(), String> {
        let mut words = rest.split(' ');
        let key = words.next().unwrap_or_default();
        let unit = self.find(key).ok_or_else(|| format!("no unit `{key}`"))?;
        let mut ring = Vec::new();
        for word in words {
            let signed: i32 = word.parse().map_err(|_| format!("no number: `{word}`"))?;
            let arc = self.arcs.get_mut(World::arc_of(signed).0);
            let arc = arc.ok_or_else(|| format!("no arc {signed}"))?;
            // A third side would make a border of two states one of three, drawn as neither.
            arc.sides.push(unit);
            if arc.sides.len() > 2 {
                return Err(format!("arc {signed} has three sides"));
            }
            ring.push(signed);
        }
        self.rings.push((unit, ring));
        Ok(())
    }
}

/// Two years, and what follows them.
fn years(rest: &str) -> Result<(Years, &str), String> {
    let mut words = rest.splitn(3, ' ');
    let mut year = || words.next().and_then(|it| it.parse().ok());
    let years = year().zip(year()).ok_or("no first and last year")?;
    Ok((years, words.next().unwrap_or_default()))
}

/// Points from their text: steps in hundredths of a degree, five bits to a character.
fn decoded(text: &str) -> Option<Vec<LonLat>> {
    let mut steps = Vec::new();
    let (mut value, mut shift) = (0_i64, 0);
    for byte in text.bytes() {
        let bits = i64::from(byte.checked_sub(63).filter(|it| *it < 64)?);
        value |= (bits & 31) << shift;
        shift += 5;
        if bits < 32 {
            steps.push(if value & 1 == 1 { !(value >> 1) } else { value >> 1 });
            (value, shift) = (0, 0);
        } else if shift > 40 {
            // No step on a globe needs so many bits: the text is damaged, and would overflow.
            return None;
        }
    }
    let (mut x, mut y) = (0, 0);
    let mut points = Vec::new();
    for pair in steps.chunks(2) {
        let [dx, dy] = *pair else {
            return None;
        };
        (x, y) = (x + dx, y + dy);
        points.push((x as f64 / 100.0, y as f64 / 100.0));
    }
    (shift == 0 && points.len() > 1).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::clip::Rect;

    #[test]
    fn the_table_that_is_shipped_can_be_read() {
        let text = include_str!("../../data/world.txt");
        assert!(text.len() < 200_000, "{} bytes", text.len());
        let world = World::read(text).expect("the shipped table");
        assert_eq!(&world, natural_earth());
        assert!(world.units.len() > 230, "{}", world.units.len());
        for unit in ["KAZ", "RUS", "CHN", "USA", "XKX", "XCR", "TWN"] {
            assert!(world.find(unit).is_some(), "{unit}");
        }
        let in_range = |it: &LonLat| it.0.abs() <= 180.0 && it.1.abs() <= 90.0;
        assert!(world.arcs.iter().flat_map(|it| &it.points).all(in_range));
        assert!(world.arcs.iter().all(|it| !it.sides.is_empty()));
    }

    /// The arcs of every ring meet end to end and come back to where they began.
    #[test]
    fn every_ring_is_closed() {
        let world = natural_earth();
        for (unit, ring) in &world.rings {
            let ends = |signed: &i32| {
                let (at, back) = World::arc_of(*signed);
                let points = &world.arcs[at].points;
                let (first, last) = (points[0], points[points.len() - 1]);
                if back { (last, first) } else { (first, last) }
            };
            for (at, signed) in ring.iter().enumerate() {
                let next = ends(&ring[(at + 1) % ring.len()]).0;
                assert_eq!(ends(signed).1, next, "{}", world.units[*unit].key);
            }
        }
    }

    /// Borders that a reader can check: neighbours share an arc, others do not.
    #[test]
    fn neighbours_share_their_border() {
        let world = natural_earth();
        let border = |one: &str, two: &str| {
            let pair = [world.find(one), world.find(two)].map(|it| it.expect("a unit"));
            world.arcs.iter().any(|it| pair.iter().all(|unit| it.sides.contains(unit)))
        };
        for (one, two) in [("KAZ", "CHN"), ("KGZ", "TJK"), ("UZB", "AFG"), ("XCR", "UKR")] {
            assert!(border(one, two), "{one} {two}");
        }
        for (one, two) in [("KAZ", "TJK"), ("TKM", "CHN"), ("XCR", "RUS"), ("ESP", "DEU")] {
            assert!(!border(one, two), "{one} {two}");
        }
    }

    #[test]
    fn countries_lie_where_they_are() {
        let world = natural_earth();
        let bounds = |key: &str| {
            let unit = world.find(key).expect("a unit");
            let rings = world.rings.iter().filter(|it| it.0 == unit).flat_map(|it| &it.1);
            let points: Vec<LonLat> =
                rings.flat_map(|it| world.arcs[World::arc_of(*it).0].points.clone()).collect();
            Rect::around(&points).expect("points")
        };
        let kazakhstan = bounds("KAZ");
        assert!((kazakhstan.left - 46.5).abs() < 0.3 && (kazakhstan.right - 87.3).abs() < 0.3);
        assert!((kazakhstan.top - 40.6).abs() < 0.3 && (kazakhstan.bottom - 55.4).abs() < 0.3);
        let russia = bounds("RUS");
        assert!(russia.left < -179.0 && russia.right > 179.0, "both sides of the date line");
    }

    #[test]
    fn a_state_is_one_until_the_year_in_which_it_fell_apart() {
        let one = |year: i32, name: &str| {
            let past = natural_earth().past(year);
            past.iter().any(|it| matches!(it, Past::One { name: one, .. } if one == name))
        };
        assert!(one(1990, "Soviet Union") && !one(1991, "Soviet Union"));
        assert!(one(2010, "Sudan") && !one(2011, "Sudan"));
        let crimea = Past::Part { area: "XCR".to_owned(), of: "UKR".to_owned() };
        assert!(natural_earth().past(2013).contains(&crimea));
        assert!(!natural_earth().past(2014).contains(&crimea));
    }

    #[test]
    fn a_bad_table_is_refused_with_its_line() {
        let fault = |text: &str| World::read(text).expect_err("a fault");
        assert_eq!(fault("unit A a\nrule 3").line, 2);
        assert_eq!(fault("arc . _p~iF").line, 1);
        assert_eq!(fault("arc . ??~").what, "the points of an arc cannot be read");
        assert_eq!(fault("arc 0 ????").what, "no line `0`");
        assert_eq!(fault("claim A\tB").line, 1);
        assert_eq!(fault("unit A a\narc . ??AA\nring A 4").what, "no arc 4");
        assert_eq!(fault("unit A a\narc . ??AA\nring A 0 0 0").what, "arc 0 has three sides");
        assert_eq!(fault("arc . ééé").line, 1);
        assert_eq!(fault("unit A a\none 1950 1960 C A,B both").what, "no unit `B`");
        assert_eq!(fault("unit A a\npart 1950 A A").what, "no first and last year");
    }
}
