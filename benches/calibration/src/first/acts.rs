//! Acts as they were: what one is, and how it is drawn from a type of behaviour.

use super::{Random, Type};
use crate::simulated::{Draws, MODES, Mode, POSTURES, Parties, STANCES, Stance};

const DOMAINS: [&str; 5] = ["trade", "energy", "security", "institutional", "diplomatic"];
const MOTIVES: [&str; 3] = ["profit", "weakness", "threat"];
/// Resisting deeds by hard means.
const HARD: [&str; 7] = [
    "use-of-force",
    "threat-of-force",
    "deployment",
    "military-buildup",
    "arms-denial",
    "arms-to-rival",
    "alliance",
];
/// Resisting deeds by soft means that schools ask about.
const SOFT: [&str; 5] =
    ["rival-bloc", "institutional-steering", "veto", "market-exclusion", "outreach-to-rival"];
/// Accommodating deeds that schools ask about.
const YIELDING: [&str; 4] =
    ["institution-building", "diplomatic-support", "arms-transfer", "strategic-partnership"];
/// Neutral deeds that schools ask about.
const NEUTRAL: [&str; 2] = ["outreach-to-rival", "joint-exercise"];
/// How often an act is drawn anew if no source tells of it. No source passes over more than nine
/// tenths of anything, so that in the end one tells of some act.
const TRIES: usize = 400;

/// One act as it was.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) parties: Parties,
    pub(super) mode: Mode,
    pub(super) stance: Stance,
    pub(super) hard: bool,
    pub(super) weight: usize,
    /// Its day and how long it lasted, as shares of the period.
    pub(super) place: f64,
    pub(super) lasts: f64,
    pub(super) gains: Option<&'static str>,
    pub(super) issue: Option<String>,
    pub(super) posture: Option<&'static str>,
    pub(super) instrument: Option<&'static str>,
    pub(super) motive: Option<&'static str>,
    pub(super) domain: &'static str,
    pub(super) stage: &'static str,
    pub(super) steps: usize,
}

impl Act {
    /// The value of one of [`FIELDS`](crate::simulated::FIELDS).
    pub(super) fn field(&self, place: usize) -> Option<&str> {
        match place {
            0 => self.gains,
            1 => self.issue.as_deref(),
            2 => self.posture,
            _ => self.instrument,
        }
    }
}

impl Type {
    /// The acts of a period in the order of their days. `keep` says whether one is on record: what
    /// it gives up must be, too.
    pub(super) fn acts(
        &self,
        random: &mut Random,
        n: usize,
        mut keep: impl FnMut(&mut Random, &Act) -> bool,
    ) -> Vec<Act> {
        // All places come first: how often an act is drawn anew must not move the others.
        let mut places: Vec<f64> = (0..n).map(|_| random.unit()).collect();
        places.sort_by(f64::total_cmp);
        let mut resisted: Vec<String> = Vec::new();
        let mut acts = Vec::with_capacity(n);
        for (number, place) in places.into_iter().enumerate() {
            let mut act = self.act(random, number, place, &resisted);
            for _ in 0..TRIES {
                if keep(random, &act) {
                    break;
                }
                act = self.act(random, number, place, &resisted);
            }
            if act.stance == Stance::Resist && act.parties == Parties::Subject {
                resisted.extend(act.issue.clone());
            }
            acts.push(act);
        }
        acts
    }

    fn act(&self, random: &mut Random, number: usize, place: f64, resisted: &[String]) -> Act {
        let mode = random.which(&self.modes).map_or(Mode::Deed, |at| MODES[at]);
        let by_target = random.chance(self.by_target);
        let [of_acts, of_words, of_target] = &self.stances;
        let shares = match (by_target, mode) {
            (true, _) => of_target,
            (false, Mode::Statement) => of_words,
            (false, _) => of_acts,
        };
        let stance = random.which(shares).map_or(Stance::Neutral, |at| STANCES[at]);
        let (instrument, hard) =
            if mode == Mode::Deed { self.means(random, stance) } else { (None, false) };
        let soft_deed = mode == Mode::Deed && !hard;
        let said = mode == Mode::Statement;
        let mut act = Act {
            parties: if by_target { Parties::Target } else { Parties::Subject },
            mode,
            stance,
            hard,
            weight: 1 + random.weighed(self.weights),
            place,
            lasts: if !said && random.chance(self.lasting) {
                random.between(0.02, 0.3)
            } else {
                0.0
            },
            gains: None,
            issue: (stance != Stance::Neutral).then(|| format!("m{number}")),
            posture: None,
            instrument,
            motive: random.which(&self.motives).map(|at| MOTIVES[at]),
            domain: DOMAINS[random.weighed(self.domains)],
            stage: if said || !random.chance(self.implemented) {
                "announced"
            } else {
                "implemented"
            },
            steps: if soft_deed && random.chance(self.committing) {
                2 + random.below(3)
            } else {
                1
            },
        };
        if !by_target {
            self.add_traits_of_subject(random, &mut act, resisted);
        }
        act
    }

    /// By what means a deed is done, and whether they are hard. Soft means are those of deeds that
    /// are not done by hard ones, so they are drawn after them.
    fn means(&self, random: &mut Random, stance: Stance) -> (Option<&'static str>, bool) {
        match stance {
            Stance::Accommodate => {
                let means = random.which(&self.yielding).map(|at| YIELDING[at]);
                (means, means == Some("arms-transfer"))
            }
            Stance::Resist => match random.which(&self.hard) {
                Some(at) => (Some(HARD[at]), true),
                None => (random.which(&self.soft).map(|at| SOFT[at]), false),
            },
            Stance::Neutral => {
                let means = random.which(&self.neutral).map(|at| NEUTRAL[at]);
                (means, means == Some("joint-exercise"))
            }
        }
    }

    /// What only the subject's acts have.
    fn add_traits_of_subject(&self, random: &mut Random, act: &mut Act, resisted: &[String]) {
        if matches!(act.instrument, Some("outreach-to-rival" | "arms-to-rival")) {
            act.parties = Parties::Rival;
        }
        if act.mode == Mode::Statement {
            act.posture = random.which(&self.postures).map(|at| POSTURES[at]);
        }
        if act.stance != Stance::Accommodate {
            return;
        }
        if act.mode != Mode::NonAct && random.chance(self.joint) {
            act.parties = Parties::Both;
        }
        act.gains = match random.which(&[self.concedes, self.gains]) {
            Some(0) => Some("BBB relative"),
            Some(_) => Some("AAA relative"),
            None => random.chance(self.gains_absolutely).then_some("AAA absolute"),
        };
        if !resisted.is_empty() && random.chance(self.reverses) {
            act.issue = Some(resisted[random.below(resisted.len())].clone());
        }
    }
}
