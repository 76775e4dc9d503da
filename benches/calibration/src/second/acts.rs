//! Acts as they were: what one is, and how it is drawn from a kind of behaviour.

use super::{Behaviour, DAYS, Random};
use crate::simulated::{Draws, MODES, Mode, POSTURES, Parties, STANCES, Stance};

// Instruments of deeds, by stance and means.
const YIELDING: [&str; 2] = ["supply-contract", "pipeline"];
const YIELDING_HARD: [&str; 2] = ["arms-transfer", "alliance"];
const OPPOSING: [&str; 6] = [
    "institutional-steering",
    "veto",
    "obstruction",
    "market-exclusion",
    "trade-barrier",
    "investment-barrier",
];
const OPPOSING_HARD: [&str; 8] = [
    "use-of-force",
    "threat-of-force",
    "deployment",
    "military-buildup",
    "alliance",
    "arms-to-rival",
    "arms-denial",
    "basing",
];
/// How far a commitment came, in order.
pub(super) const STAGES: [&str; 3] = ["announced", "agreed", "implemented"];
const DOMAINS: [&str; 5] = ["economic", "energy", "security", "institutional", "diplomatic"];

/// The means of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hardness {
    Hard,
    Soft,
    Plain,
}

impl Hardness {
    pub(super) fn word(self) -> &'static str {
        match self {
            Hardness::Hard => "hard",
            Hardness::Soft => "soft",
            Hardness::Plain => "plain",
        }
    }
}

/// One act as it was.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) parties: Parties,
    pub(super) mode: Mode,
    pub(super) stance: Stance,
    pub(super) hardness: Hardness,
    pub(super) weight: usize,
    /// Counted from the first day of the period.
    pub(super) day: i64,
    /// The last day of a practice that lasted.
    pub(super) last: Option<i64>,
    pub(super) gains: Option<&'static str>,
    pub(super) issue: Option<String>,
    pub(super) posture: Option<&'static str>,
    pub(super) instrument: Option<&'static str>,
    pub(super) stage: &'static str,
    pub(super) domain: &'static str,
    /// Steps in which it came about: more than one makes it a commitment that may be told in
    /// several rows.
    pub(super) steps: usize,
    pub(super) reverses: bool,
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

impl Behaviour {
    /// The next act. `past` holds what the subject resisted so far, which later acts may reverse.
    pub(super) fn act(&self, random: &mut Random, past: &mut Past) -> Act {
        let mode = MODES[random.place(&self.modes)];
        let by_target = random.chance(self.target);
        let stance = STANCES[random.place(match (by_target, mode) {
            (true, _) => &self.of_target,
            (false, Mode::Statement) => &self.in_words,
            (false, _) => &self.in_acts,
        })];
        let mut act = self.bare(random, mode, stance);
        if by_target {
            act.parties = Parties::Target;
            act.issue = Some(format!("of-target-{}", random.below(self.issues)));
        } else {
            self.add_parties(random, &mut act);
            self.add_issue(random, &mut act, past);
            self.add_gains(random, &mut act);
            if mode == Mode::Statement && random.chance(self.posture) {
                act.posture = Some(POSTURES[random.place(&self.postures)]);
            }
        }
        act
    }

    /// What can be said without knowing who acts.
    fn bare(&self, random: &mut Random, mode: Mode, stance: Stance) -> Act {
        let soft_deed = mode == Mode::Deed;
        let hard = soft_deed && stance != Stance::Neutral && random.chance(self.hard);
        let hardness = match (hard, mode, stance) {
            (true, ..) => Hardness::Hard,
            (false, Mode::Deed, Stance::Neutral) if random.chance(0.5) => Hardness::Plain,
            _ => Hardness::Soft,
        };
        let day = random.days(0, DAYS - 1);
        let lasts = mode != Mode::Statement && day + 120 < DAYS && random.chance(self.lasting);
        let commits = soft_deed && !hard && !lasts && random.chance(self.committing);
        Act {
            parties: Parties::Subject,
            mode,
            stance,
            hardness,
            weight: self.weight(random, mode, stance),
            day,
            last: lasts.then(|| random.days(day + 90, DAYS - 1)),
            gains: None,
            issue: None,
            posture: None,
            instrument: self.instrument(random, mode, stance, hard),
            stage: if mode == Mode::Statement {
                STAGES[0]
            } else {
                STAGES[random.place(&self.stages)]
            },
            domain: random.pick(&DOMAINS),
            steps: if commits { 2 + random.below(3) } else { 1 },
            reverses: false,
        }
    }

    fn weight(&self, random: &mut Random, mode: Mode, stance: Stance) -> usize {
        if mode == Mode::Statement {
            return 1 + usize::from(random.chance(0.4));
        }
        1 + random.place(&self.weights[usize::from(stance != Stance::Accommodate)])
    }

    fn instrument(
        &self,
        random: &mut Random,
        mode: Mode,
        stance: Stance,
        hard: bool,
    ) -> Option<&'static str> {
        let list: &[&str] = match (mode, stance, hard) {
            (Mode::Deed, Stance::Accommodate, false) if random.chance(0.6) => &YIELDING,
            (Mode::Deed, Stance::Accommodate, true) => &YIELDING_HARD,
            (Mode::Deed, Stance::Resist, false) if random.chance(0.8) => &OPPOSING,
            (Mode::Deed, Stance::Resist, true) => &OPPOSING_HARD,
            (Mode::NonAct, Stance::Accommodate, _) => &["acquiescence"],
            _ => return None,
        };
        Some(list[random.place(&self.tastes[..list.len()])])
    }

    /// Joint acts, rival projects and ties with rivals.
    ///
    /// A share is asked for of all acts of a sort, but drawn where earlier draws left some of them
    /// out: it is divided by what is left.
    fn add_parties(&self, random: &mut Random, act: &mut Act) {
        let soft_deed = act.mode == Mode::Deed && act.hardness != Hardness::Hard;
        if act.stance == Stance::Accommodate {
            if act.mode != Mode::NonAct && random.chance(self.joint / self.not_silent()) {
                act.parties = Parties::Both;
            }
        } else if soft_deed && random.chance(self.outreach) {
            act.parties = Parties::Rival;
            act.instrument = Some("outreach-to-rival");
        } else if soft_deed
            && act.stance == Stance::Resist
            && random.chance(self.rival_project / (1.0 - self.outreach))
        {
            act.instrument = Some("rival-bloc");
        } else if act.instrument == Some("arms-to-rival") {
            act.parties = Parties::Rival;
        }
    }

    /// The share of the subject's accommodating acts that are no silence: nobody is silent
    /// together.
    pub(super) fn not_silent(&self) -> f64 {
        let [deeds, words, silence] = self.modes;
        let said_or_done = deeds * self.in_acts[0] + words * self.in_words[0];
        said_or_done / (said_or_done + silence * self.in_acts[0])
    }

    /// Issues of the two stances are kept apart, so that nothing is reversed but by intent.
    fn add_issue(&self, random: &mut Random, act: &mut Act, past: &mut Past) {
        match act.stance {
            Stance::Accommodate => {
                if random.chance(self.reversing)
                    && let Some((issue, day)) = past.reversible(random)
                {
                    act.day = random.days(day + 30, DAYS - 1);
                    act.last = act
                        .last
                        .filter(|_| act.day + 120 < DAYS)
                        .map(|_| random.days(act.day + 90, DAYS - 1));
                    act.issue = Some(issue);
                    act.reverses = true;
                } else {
                    act.issue = Some(format!("for-{}", random.below(self.issues)));
                }
            }
            Stance::Resist => {
                let issue = format!("against-{}", random.below(self.issues));
                past.resisted.push((issue.clone(), act.day));
                act.issue = Some(issue);
            }
            Stance::Neutral => {}
        }
    }

    fn add_gains(&self, random: &mut Random, act: &mut Act) {
        act.gains = match act.stance {
            Stance::Accommodate if random.chance(self.conceding) => Some("BBB relative"),
            Stance::Accommodate => {
                Some(random.pick(&["AAA absolute", "AAA absolute, BBB absolute", "AAA relative"]))
            }
            Stance::Resist if random.chance(0.4) => Some("AAA relative"),
            _ => None,
        };
    }
}

/// What the subject resisted so far.
#[derive(Default)]
pub(super) struct Past {
    resisted: Vec<(String, i64)>,
}

impl Past {
    /// A matter that was resisted early enough to be given up within the period.
    fn reversible(&self, random: &mut Random) -> Option<(String, i64)> {
        for _ in 0..20 {
            if self.resisted.is_empty() {
                return None;
            }
            let (issue, day) = &self.resisted[random.below(self.resisted.len())];
            if day + 200 < DAYS {
                return Some((issue.clone(), *day));
            }
        }
        None
    }
}
