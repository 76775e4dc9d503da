//! What each arc and each unit is in the year shown: borders that were none, areas that were not
//! yet in dispute.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Country, Past};
use super::world::{Arc, Mark, World};

/// How an arc is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Edge {
    /// Where land meets water.
    Coast,
    /// A border of states.
    Border,
    /// A border of a state that the map is about.
    Firm,
    /// A border within what was one state in the year shown.
    Later,
    /// A line in dispute.
    Disputed,
    /// None at all.
    Nothing,
}

/// The outlines in the year shown.
#[derive(Debug)]
pub(crate) struct Ground<'a> {
    world: &'a World,
    /// The country that a unit belongs to, by its place among those of the map.
    countries: BTreeMap<usize, usize>,
    unions: Vec<BTreeSet<usize>>,
    parts: BTreeMap<usize, usize>,
    none: BTreeSet<(usize, usize)>,
}

impl<'a> Ground<'a> {
    pub(crate) fn new(world: &'a World, countries: &[Country], past: &[Past]) -> Self {
        let mut ground = Ground {
            world,
            countries: BTreeMap::new(),
            unions: Vec::new(),
            parts: BTreeMap::new(),
            none: BTreeSet::new(),
        };
        for (at, country) in countries.iter().enumerate() {
            if let Some(unit) = world.find(&country.key) {
                ground.countries.entry(unit).or_insert(at);
            }
        }
        for (at, country) in countries.iter().enumerate() {
            for unit in meaning(world, past, &country.key).into_iter().flat_map(|it| it.0) {
                ground.countries.entry(unit).or_insert(at);
            }
        }
        for it in past {
            ground.remember(it);
        }
        ground
    }

    /// The outlines.
    pub(crate) fn world(&self) -> &'a World {
        self.world
    }

    fn remember(&mut self, past: &Past) {
        let world = self.world;
        match past {
            Past::One { members, .. } => {
                self.unions.push(members.iter().filter_map(|it| world.find(it)).collect());
            }
            Past::Part { area, of } => {
                if let Some((area, of)) = world.find(area).zip(world.find(of)) {
                    self.parts.insert(area, of);
                }
            }
            Past::NoBorder(one, two) => {
                if let Some((one, two)) = world.find(one).zip(world.find(two)) {
                    self.none.insert((one.min(two), one.max(two)));
                }
            }
        }
    }

    /// The country by whose look a unit is filled: its own, or that of the state it is part of, or
    /// of the state that holds it.
    pub(crate) fn country(&self, unit: usize) -> Option<usize> {
        if let Some(of) = self.parts.get(&unit) {
            return self.countries.get(of).copied();
        }
        let own = self.countries.get(&unit).copied();
        own.or_else(|| {
            let (holder, _) = self.world.units[unit].claim.as_ref()?;
            self.countries.get(&self.world.find(holder)?).copied()
        })
    }

    /// Whether a unit is an area in dispute in the year shown.
    pub(crate) fn in_dispute(&self, unit: usize) -> bool {
        let settled = || {
            let claim = self.world.units[unit].claim.as_ref();
            let claimant = claim.and_then(|it| self.world.find(&it.1));
            claimant.is_some_and(|it| self.one_state(unit, it))
        };
        self.world.units[unit].claim.is_some() && !self.parts.contains_key(&unit) && !settled()
    }

    /// The country of the map that claims an area in dispute.
    pub(crate) fn claimant(&self, unit: usize) -> Option<usize> {
        let (_, claimant) = self.world.units[unit].claim.as_ref()?;
        self.countries.get(&self.world.find(claimant)?).copied()
    }

    /// Whether a unit was part of a state that is one no longer.
    pub(crate) fn within_union(&self, unit: usize) -> bool {
        self.unions.iter().any(|it| it.contains(&self.whole(unit)))
    }

    fn one_state(&self, one: usize, two: usize) -> bool {
        self.unions.iter().any(|it| it.contains(&self.whole(one)) && it.contains(&self.whole(two)))
    }

    /// The state that a part belongs to.
    fn whole(&self, unit: usize) -> usize {
        self.parts.get(&unit).copied().unwrap_or(unit)
    }

    /// How an arc is drawn.
    pub(crate) fn edge(&self, arc: &Arc) -> Edge {
        let [one, two] = arc.sides[..] else {
            return Edge::Coast;
        };
        let (whole, other) = (self.whole(one), self.whole(two));
        if whole == other {
            Edge::Nothing
        } else if self.one_state(one, two)
            || self.none.contains(&(whole.min(other), whole.max(other)))
        {
            Edge::Later
        } else if matches!(arc.mark, Mark::Disputed(_)) && !self.has_part(one, two) {
            Edge::Disputed
        } else if [one, two].iter().any(|it| self.country(*it).is_some()) {
            Edge::Firm
        } else {
            Edge::Border
        }
    }

    /// Whether one of two units is a part that was not in dispute in the year shown.
    fn has_part(&self, one: usize, two: usize) -> bool {
        self.parts.contains_key(&one) || self.parts.contains_key(&two)
    }
}

/// What a key means in the year shown: the parts of a state that is one no longer, or a unit; with
/// its name.
pub(crate) fn meaning<'a>(
    world: &'a World,
    past: &'a [Past],
    key: &str,
) -> Option<(BTreeSet<usize>, &'a str)> {
    for it in past {
        match it {
            Past::One { keys, name, members } if keys.iter().any(|it| it == key) => {
                return Some((members.iter().filter_map(|it| world.find(it)).collect(), name));
            }
            _ => {}
        }
    }
    world.find(key).map(|it| ([it].into(), world.units[it].name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::world::natural_earth;

    fn edges(past: &[Past], one: &str, two: &str) -> Vec<Edge> {
        let world = natural_earth();
        let ground = Ground::new(world, &[], past);
        let pair = [one, two].map(|it| world.find(it).expect("a unit"));
        let between = world.arcs.iter().filter(|it| pair.iter().all(|at| it.sides.contains(at)));
        let mut found: Vec<Edge> = between.map(|it| ground.edge(it)).collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn borders_are_those_of_the_year_shown() {
        assert_eq!(edges(&[], "KAZ", "UZB"), [Edge::Border]);
        let members = ["RUS", "KAZ", "UZB", "UKR"].map(str::to_owned).to_vec();
        let keys = vec!["SUN".to_owned()];
        let union = [Past::One { keys, name: "Soviet Union".to_owned(), members }];
        assert_eq!(edges(&union, "KAZ", "UZB"), [Edge::Later]);
        assert_eq!(edges(&union, "KAZ", "CHN"), [Edge::Border]);
        let none = [Past::NoBorder("SSD".to_owned(), "SDN".to_owned())];
        assert_eq!(edges(&none, "SDN", "SSD"), [Edge::Later]);
    }

    #[test]
    fn a_line_in_dispute_is_one_stretch_of_a_border() {
        assert_eq!(edges(&[], "IND", "PAK"), [Edge::Border, Edge::Disputed]);
        assert_eq!(edges(&[], "XCR", "UKR"), [Edge::Disputed]);
    }

    #[test]
    fn crimea_before_2014_is_part_of_ukraine() {
        let part = [Past::Part { area: "XCR".to_owned(), of: "UKR".to_owned() }];
        assert_eq!(edges(&part, "XCR", "UKR"), [Edge::Nothing]);
        let world = natural_earth();
        let crimea = world.find("XCR").expect("a unit");
        assert!(Ground::new(world, &[], &[]).in_dispute(crimea));
        assert!(!Ground::new(world, &[], &part).in_dispute(crimea));
    }
}
