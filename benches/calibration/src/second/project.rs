//! A project: its sources, and the habits of its coders.

use super::{Act, FALSE_REPORTS, Random, Source};
use crate::simulated::{Draws, STANCES, Stance, read_weight};

/// Which fields a project says it looked at, even where nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coded {
    Unsaid,
    OfTheCase,
    OfEachEvent,
}

/// A project: its sources, and the habits of its coders.
#[derive(Clone, Debug)]
pub(super) struct Project {
    pub(super) sources: Vec<Source>,
    pub(super) judges: Vec<Source>,
    /// The stance is read as another.
    pub(super) flips: f64,
    /// The weight is misjudged by one.
    pub(super) misjudges: f64,
    /// A second coder reads everything, with the same faults.
    pub(super) second: bool,
    /// Fields that are not coded at all.
    pub(super) lacks: [bool; 4],
    pub(super) coded: Coded,
    /// A field of an act is passed over.
    pub(super) skips: f64,
    /// No source is cited.
    pub(super) uncited: f64,
    /// The coder states a certainty.
    pub(super) states_certainty: bool,
    /// The date is not known to the day.
    pub(super) imprecise: f64,
    /// A commitment is told in several rows, and they are said to be one.
    pub(super) several_rows: f64,
    pub(super) named: f64,
    /// Judgements and series are at hand: two projects of three.
    pub(super) assessed: bool,
    /// How far judges are off: a standard deviation.
    pub(super) scatter: f64,
}

impl Project {
    pub(super) fn draw(random: &mut Random) -> Project {
        let r = random;
        let partial = r.pick(&[0.0, 0.3, 0.6]);
        let coded = r.pick(&[Coded::Unsaid, Coded::OfTheCase, Coded::OfEachEvent]);
        let skips = r.share(0.4, 0.3);
        let sources = 2 + r.below(5);
        Project {
            sources: (0..sources).map(|place| Source::draw(r, place, partial)).collect(),
            judges: Project::draw_judges(r),
            flips: r.between(0.0, 0.25),
            misjudges: r.between(0.0, 0.5),
            second: r.chance(0.25),
            lacks: std::array::from_fn(|_| r.chance(0.2)),
            coded,
            // Who says of the whole case what was looked at has passed over nothing.
            skips: if coded == Coded::OfTheCase { 0.0 } else { skips },
            uncited: r.share(0.67, 0.2),
            states_certainty: r.chance(0.25),
            imprecise: r.between(0.0, 0.7),
            several_rows: r.between(0.2, 1.0),
            named: r.pick(&[0.0, 0.5, 1.0]),
            assessed: r.chance(2.0 / 3.0),
            scatter: r.between(0.02, 0.25),
        }
    }

    /// Judges, two of whom may have what they say from one place.
    fn draw_judges(random: &mut Random) -> Vec<Source> {
        let mut judges: Vec<Source> =
            (1..=4).map(|number| Source::perfect(format!("j{number}"))).collect();
        for judge in &mut judges {
            judge.letter = random.below(3);
            judge.digit = 1 + random.below(3);
        }
        if random.chance(0.15) {
            judges[0].origin = Some("one-archive");
            judges[1].origin = Some("one-archive");
        }
        judges
    }

    pub(super) fn read_stance(&self, random: &mut Random, stance: Stance) -> Stance {
        if !random.chance(self.flips) {
            return stance;
        }
        let others: Vec<Stance> = STANCES.into_iter().filter(|other| *other != stance).collect();
        random.pick(&others)
    }

    pub(super) fn read_weight(&self, random: &mut Random, weight: usize) -> usize {
        read_weight(random, weight, self.misjudges)
    }

    /// What the coder wrote down of each field, and whether it was looked at.
    pub(super) fn read_fields(
        &self,
        random: &mut Random,
        act: &Act,
    ) -> [(Option<String>, bool); 4] {
        std::array::from_fn(|place| {
            let looked = !self.lacks[place] && !random.chance(self.skips);
            (act.field(place).filter(|_| looked).map(str::to_owned), looked)
        })
    }

    /// How often the best of some sources, by their places, tells of what did not happen.
    pub(super) fn wrong(&self, by: &[usize]) -> f64 {
        by.iter().map(|place| FALSE_REPORTS[self.sources[*place].letter]).fold(1.0, f64::min)
    }
}
