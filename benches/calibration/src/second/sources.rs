//! The works that tell of acts or judge them: what they leave out, and how far they are to be
//! trusted.

use super::{Act, Random};
use crate::simulated::{Draws, Mode, Parties, Stance, Text, grade};

/// How often a report turns out to be of something that did not happen, by the letter of its
/// source, A to F.
pub(super) const FALSE_REPORTS: [f64; 6] = [0.005, 0.02, 0.06, 0.3, 0.6, 0.4];

/// What a partial source does not tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Omission {
    Statements,
    NonActs,
    Neutral,
    Minor,
    Outreach,
    Accommodating,
    Resisting,
}

/// Twice those that take no side, once those that do.
const OMISSIONS: [Omission; 12] = [
    Omission::Statements,
    Omission::Statements,
    Omission::NonActs,
    Omission::NonActs,
    Omission::Neutral,
    Omission::Neutral,
    Omission::Minor,
    Omission::Minor,
    Omission::Outreach,
    Omission::Outreach,
    Omission::Accommodating,
    Omission::Resisting,
];

impl Omission {
    fn concerns(self, act: &Act) -> bool {
        match self {
            Omission::Statements => act.mode == Mode::Statement,
            Omission::NonActs => act.mode == Mode::NonAct,
            Omission::Neutral => act.stance == Stance::Neutral,
            Omission::Minor => act.weight == 1,
            Omission::Outreach => act.parties == Parties::Rival,
            Omission::Accommodating => act.stance == Stance::Accommodate,
            Omission::Resisting => act.stance == Stance::Resist,
        }
    }
}

/// A work that tells of acts, or judges.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) key: String,
    /// The side that it speaks for.
    pub(super) side: Option<Parties>,
    /// It tells only what its own side does.
    pub(super) one_sided: bool,
    /// Its true reliability: a place in [`FALSE_REPORTS`].
    pub(super) letter: usize,
    pub(super) digit: usize,
    /// Whether the project wrote the grade down.
    pub(super) graded: bool,
    pub(super) omits: Vec<Omission>,
    /// How often it leaves out what it omits.
    pub(super) thoroughly: f64,
    /// Where it has what it says from.
    pub(super) origin: Option<&'static str>,
}

impl Source {
    pub(super) fn draw(random: &mut Random, place: usize, partial: f64) -> Source {
        let letter = random.place(&[0.2, 0.35, 0.25, 0.08, 0.07, 0.05]);
        let side = random.chance(0.4).then(|| random.pick(&[Parties::Subject, Parties::Target]));
        let first = place == 0;
        let omissions = if random.chance(partial) { 1 + random.below(2) } else { 0 };
        Source {
            key: format!("s{}", place + 1),
            // One source reports both sides, so that no ledger is doomed to be empty.
            side: side.filter(|_| !first),
            one_sided: !first && random.chance(0.4),
            letter: if first { letter.min(2) } else { letter },
            digit: (1 + letter + random.below(2)).min(6),
            graded: !random.chance(0.15),
            omits: (0..omissions).map(|_| random.pick(&OMISSIONS)).collect(),
            thoroughly: random.between(0.6, 1.0),
            origin: None,
        }
    }

    /// A good and complete source.
    pub(super) fn perfect(key: String) -> Source {
        Source {
            key,
            side: None,
            one_sided: false,
            letter: 0,
            digit: 1,
            graded: true,
            omits: Vec::new(),
            thoroughly: 0.0,
            origin: None,
        }
    }

    pub(super) fn tells_of(&self, random: &mut Random, act: &Act) -> bool {
        let of_side = match (self.one_sided, self.side, act.parties) {
            (true, Some(side), Parties::Subject | Parties::Rival) => side == Parties::Subject,
            (true, Some(side), Parties::Target) => side == Parties::Target,
            _ => true,
        };
        let omitted = self.omits.iter().any(|omission| omission.concerns(act))
            && random.chance(self.thoroughly);
        of_side && !omitted
    }

    pub(super) fn write(&self, text: &mut Text) {
        text.open(&format!("source @{}", self.key));
        text.field("kind", if self.side.is_some() { "official" } else { "scholarly" });
        text.field(
            "side",
            match self.side {
                Some(Parties::Target) => "BBB",
                Some(_) => "AAA",
                None => "neutral",
            },
        );
        if self.graded {
            text.field("grade", &grade(self.letter, self.digit));
        }
        if let Some(origin) = self.origin {
            text.field("origin", origin);
        }
    }
}
