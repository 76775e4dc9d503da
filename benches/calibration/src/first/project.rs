//! A project: its sources, what they tell of, and the habits of its coders.

use super::{Act, Random, Type};
use crate::simulated::{Draws, Mode, Parties, STANCES, Stance, read_weight};

/// How often a report is of something that did not happen, by the letter of its source, A to E.
const FALSE_REPORTS: [f64; 5] = [0.01, 0.04, 0.12, 0.3, 0.5];

/// What a partial source passes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Omits {
    Statements,
    Neutral,
    Minor,
    /// Acts of one stance.
    Of(Stance),
    OfTarget,
}

impl Omits {
    fn concerns(self, act: &Act) -> bool {
        match self {
            Omits::Statements => act.mode == Mode::Statement,
            Omits::Neutral => act.stance == Stance::Neutral,
            Omits::Minor => act.weight == 1,
            Omits::Of(stance) => act.stance == stance,
            Omits::OfTarget => act.parties == Parties::Target,
        }
    }
}

/// A work that tells of acts.
pub(super) struct Source {
    pub(super) letter: usize,
    pub(super) omits: Option<Omits>,
    /// How much of that it passes over.
    pub(super) thoroughly: f64,
}

/// Sources and the habits of coders.
pub(super) struct Project {
    pub(super) sources: Vec<Source>,
    pub(super) flips: f64,
    pub(super) misweighs: f64,
    /// Hard read as soft, soft as hard.
    pub(super) mistakes: f64,
    pub(super) lacks: [bool; 4],
    pub(super) coded: bool,
    pub(super) skips: f64,
    pub(super) uncited: f64,
    pub(super) certain: f64,
    pub(super) imprecise: f64,
    pub(super) several_rows: f64,
    pub(super) named: bool,
    pub(super) judged: f64,
    pub(super) scatter: f64,
    pub(super) series: bool,
}

impl Project {
    pub(super) fn draw(random: &mut Random) -> Project {
        let partial = random.pick(&[0.0, 0.3, 0.7]);
        let one_sided = random.chance(0.15);
        let sources = 1 + random.below(5);
        let lacks: [bool; 4] = std::array::from_fn(|_| random.chance(0.2));
        let coded = random.chance(0.4);
        Project {
            sources: (0..sources).map(|_| Project::source(random, partial, one_sided)).collect(),
            flips: random.between(0.0, 0.2),
            misweighs: random.between(0.0, 0.4),
            mistakes: random.between(0.0, 0.05),
            lacks,
            coded,
            skips: if coded { 0.0 } else { random.between(0.0, 0.3) },
            uncited: random.share(0.6, 0.2),
            certain: if random.chance(0.7) { 0.0 } else { 0.5 },
            imprecise: random.between(0.0, 0.7),
            several_rows: random.between(0.2, 1.0),
            named: random.chance(0.5),
            judged: random.pick(&[0.3, 0.7, 1.0]),
            scatter: random.between(0.02, 0.25),
            series: random.chance(0.75),
        }
    }

    fn source(random: &mut Random, partial: f64, one_sided: bool) -> Source {
        let letter = random.which(&[0.25, 0.35, 0.25, 0.1]).unwrap_or(4);
        let some = [Omits::Statements, Omits::Neutral, Omits::Minor, Omits::OfTarget];
        let omits = if one_sided && random.chance(0.6) {
            Some(Omits::Of(STANCES[random.below(2)]))
        } else {
            random.chance(partial).then(|| random.pick(&some))
        };
        Source { letter, omits, thoroughly: random.between(0.4, 0.9) }
    }

    /// What some source tells of, and which.
    pub(super) fn reported(
        &self,
        random: &mut Random,
        kind: &Type,
        n: usize,
    ) -> Vec<(Act, Vec<usize>)> {
        let mut by = Vec::new();
        let acts = kind.acts(random, n, |random, act| {
            let told = self.tellers(random, act);
            let any = !told.is_empty();
            if any {
                by.push(told);
            }
            any
        });
        by.resize(acts.len(), vec![0]);
        acts.into_iter().zip(by).map(|(act, by)| (self.verify(random, act, &by), by)).collect()
    }

    fn tellers(&self, random: &mut Random, act: &Act) -> Vec<usize> {
        let mut by: Vec<usize> = Vec::new();
        for _ in 0..=random.below(2) {
            let at = random.below(self.sources.len());
            let source = &self.sources[at];
            let omitted = source.omits.is_some_and(|omits| omits.concerns(act))
                && random.chance(source.thoroughly);
            if !omitted && !by.contains(&at) {
                by.push(at);
            }
        }
        by
    }

    /// How often the best of the sources is wrong.
    pub(super) fn wrong(&self, by: &[usize]) -> f64 {
        by.iter().map(|at| FALSE_REPORTS[self.sources[*at].letter]).fold(1.0, f64::min)
    }

    /// What did not happen is told with any stance.
    fn verify(&self, random: &mut Random, act: Act, by: &[usize]) -> Act {
        if random.chance(self.wrong(by)) {
            Act { stance: STANCES[random.below(3)], gains: None, ..act }
        } else {
            act
        }
    }

    pub(super) fn read_stance(&self, random: &mut Random, stance: Stance) -> Stance {
        if random.chance(self.flips) {
            // One of the other two.
            STANCES[(stance as usize + 1 + random.below(2)) % 3]
        } else {
            stance
        }
    }

    pub(super) fn read_weight(&self, random: &mut Random, weight: usize) -> usize {
        read_weight(random, weight, self.misweighs)
    }
}
