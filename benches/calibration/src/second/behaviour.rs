//! Kinds of behaviour: the shares from which acts are drawn.

use super::{KINDS, Random};
use crate::simulated::Draws;

/// A kind of behaviour: the shares from which acts are drawn. All shares are of acts, not of their
/// weight.
#[derive(Clone, Debug)]
pub(super) struct Behaviour {
    /// Deeds, statements, non-acts.
    pub(super) modes: [f64; 3],
    /// Stances of deeds and non-acts: accommodating, resisting, neutral.
    pub(super) in_acts: [f64; 3],
    /// Stances of statements.
    pub(super) in_words: [f64; 3],
    /// Stances of what the target does.
    pub(super) of_target: [f64; 3],
    /// Of all acts, those of the target.
    pub(super) target: f64,
    /// Of the deeds with a side, those by hard means. Nil in nine kinds of ten.
    pub(super) hard: f64,
    /// Of the subject's accommodating acts, those done together with the target.
    pub(super) joint: f64,
    /// Of the subject's accommodating acts, those by which the target gains relatively.
    pub(super) conceding: f64,
    /// Of the subject's accommodating acts, those in an issue in which it resisted before.
    pub(super) reversing: f64,
    /// Of the subject's soft resisting deeds, those that run a rival project.
    pub(super) rival_project: f64,
    /// Of the subject's soft deeds that resist or are neutral, those that court the target's
    /// rivals.
    pub(super) outreach: f64,
    /// Of the subject's statements, those that claim a standing, and which.
    pub(super) posture: f64,
    pub(super) postures: [f64; 4],
    /// Weights 1 to 5 of deeds and non-acts that accommodate, and of those that do not.
    pub(super) weights: [[f64; 5]; 2],
    /// What is merely announced, agreed, implemented.
    pub(super) stages: [f64; 3],
    /// Of deeds and non-acts, the practices that lasted.
    pub(super) lasting: f64,
    /// Of soft deeds, the commitments that came about in steps.
    pub(super) committing: f64,
    /// Issues in which the subject accommodates, and as many in which it resists.
    pub(super) issues: usize,
    /// How much each instrument of a list is liked, from the first on.
    pub(super) tastes: [f64; 8],
    /// True degrees of [`JUDGED`](super::JUDGED).
    pub(super) degrees: [f64; 5],
    /// The capability of the target over that of the subject at the beginning, and its growth a
    /// year.
    pub(super) ratio: f64,
    pub(super) growth: f64,
}

impl Behaviour {
    /// The shares of a kind, drawn from its number alone. In a literal they are drawn in the order
    /// in which the fields are written, so that order is a part of what a kind is.
    pub(super) fn of_kind(kind: usize) -> Behaviour {
        let mut random = Random::of([0x4B49_4E44, kind as u64, 0]);
        let r = &mut random;
        let in_acts = r.mixture();
        let in_words = if r.chance(0.5) { in_acts } else { r.mixture() };
        let of_target = if r.chance(0.5) { in_acts } else { r.mixture() };
        let [deeds, words, silence] = r.mixture();
        // Silence is seldom the most of it, and a kind of words alone would be no behaviour.
        let all = deeds + 0.15 + words + 0.3 * silence;
        let modes = [(deeds + 0.15) / all, words / all, 0.3 * silence / all];
        Behaviour {
            modes,
            in_acts,
            in_words,
            of_target,
            target: r.share(0.2, 0.4),
            hard: if kind % 10 == 9 { r.between(0.05, 0.6) } else { 0.0 },
            joint: r.share(0.3, 0.5),
            conceding: r.share(0.3, 0.6),
            reversing: r.share(0.4, 0.4),
            rival_project: r.share(0.4, 0.5),
            outreach: r.share(0.4, 0.4),
            posture: r.share(0.2, 0.8),
            postures: r.mixture(),
            weights: [r.mixture(), r.mixture()],
            stages: r.mixture(),
            lasting: r.share(0.5, 0.12),
            committing: r.share(0.3, 0.3),
            issues: 5 + r.below(36),
            tastes: r.mixture(),
            degrees: Behaviour::draw_degrees(r),
            ratio: if r.chance(0.4) { 1.0 / r.between(1.0, 4.0) } else { r.between(0.9, 6.0) },
            growth: r.between(-0.04, 0.12),
        }
    }

    /// Threats to the core and formal alliances are rare; the rest may be anything.
    fn draw_degrees(random: &mut Random) -> [f64; 5] {
        let mut rare = || {
            let degree = random.unit();
            if random.chance(0.4) { 0.05 * degree } else { degree * degree }
        };
        let (core, alliance) = (rare(), rare());
        [core, random.unit(), random.unit(), random.unit(), alliance]
    }

    /// A kind that may be told of where nothing of the sort happened.
    pub(super) fn rumoured(random: &mut Random) -> Behaviour {
        Behaviour::of_kind(random.below(KINDS))
    }
}
