//! What to try, and what comes of it.

use counterpoise_case::model::{ActorId, ArenaId, Name, PeriodId, SchoolId};
use counterpoise_concepts::{Scene, TooMany};
use counterpoise_multiverse::{Curve, SpaceError};
use serde::Serialize;

/// What to try.
#[derive(Clone, Debug, PartialEq)]
pub struct StressSpec {
    /// The pair; the case's own if `None`.
    pub dyad: Option<(ActorId, ActorId)>,
    /// The school that judges in a universe without a choice of school; the author's school of the
    /// case if `None`.
    pub school: Option<SchoolId>,
    /// Where and when.
    pub scenes: Vec<Scene>,
    /// So many of the first scenes are looked at closely: Shapley shares, flips of several changes,
    /// a curve.
    pub main: usize,
    /// Most universes; more than there are: all of them.
    pub universes: u64,
    /// Seed of the sample.
    pub seed: u64,
    /// Random walks for the Shapley shares; 0: none.
    pub walks: u64,
    /// How many changes together may flip a verdict, and for how many universes it may be looked.
    pub flips: (usize, u64),
    /// Columns of the specification curve; 0: no curve.
    pub columns: usize,
    /// Universes in which the claims are tested; 0: none.
    pub claims: u64,
    /// Universes in which the rival explanations are weighed; 0: none.
    pub explanations: u64,
}

impl StressSpec {
    /// Everything about these scenes.
    #[must_use]
    pub fn of(scenes: Vec<Scene>, universes: u64, seed: u64) -> StressSpec {
        let (walks, flips, columns, claims, explanations) = (20_000, (3, 1_000_000), 160, 0, 0);
        let main = scenes.len();
        StressSpec {
            dyad: None,
            school: None,
            main,
            scenes,
            universes,
            seed,
            walks,
            flips,
            columns,
            claims,
            explanations,
        }
    }
}

/// Why nothing can be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StressError {
    /// The case names no pair.
    NoPair,
    /// The case has no choice.
    NoChoice,
    /// What the choices leave.
    Space(SpaceError),
    /// Too many combinations to prepare.
    TooMany(TooMany),
}

/// What came of it.
#[derive(Clone, Debug, Serialize)]
pub struct Stress {
    /// Subject and target.
    pub dyad: (ActorId, ActorId),
    /// How many universes the choices make that bear on verdicts.
    pub total: u128,
    /// How many were to be judged, of each scene.
    pub planned: u64,
    /// How many were judged: fewer only if the work was ended early.
    pub judged: u64,
    /// Whether they are all there are.
    pub all: bool,
    /// Seed of the sample.
    pub seed: u64,
    /// All labels that a school gives, then none of these.
    pub labels: Vec<String>,
    /// The choice of the school, if the case leaves it open: position among the case's choices.
    pub definition: Option<usize>,
    /// One for each scene.
    pub verdicts: Vec<Stressed>,
    /// The claims; empty unless they were asked for.
    pub claims: Vec<ClaimShare>,
    /// Universes in which the claims were tested.
    pub claimed: u64,
    /// The rival explanations; `None` unless they were asked for, the case has some and a choice
    /// bears on them.
    pub explained: Option<ExplainedElsewhere>,
}

impl Stress {
    /// So many of the universes in which claims were tested, as a share 0..=1; `None` if none was.
    #[must_use]
    pub fn share_of_claimed(&self, universes: u64) -> Option<f64> {
        (self.claimed > 0).then(|| universes as f64 / self.claimed as f64)
    }
}

/// One verdict, stressed.
#[derive(Clone, Debug, Serialize)]
pub struct Stressed {
    /// Arena; `None`: all of them.
    pub arena: Option<ArenaId>,
    /// Domain; `None`: all of them.
    pub domain: Option<Name>,
    /// Period.
    pub period: PeriodId,
    /// The school of the preferred options.
    pub school: Option<SchoolId>,
    /// Its label under the preferred options.
    pub label: String,
    /// Labels that count as the same.
    pub alike: Vec<String>,
    /// The share of universes with that label or one like it, 0..=1; `None` if none was judged.
    pub holds: Option<f64>,
    /// Whether the universes judged are a sample.
    pub drawn: bool,
    /// Each label with its number of universes, the most frequent first.
    pub labels: Vec<(String, u64)>,
    /// The chance that two universes give different verdicts, 0..=1.
    pub disagreement: Option<f64>,
    /// One for each choice of the case.
    pub choices: Vec<ChoiceShare>,
    /// The same for each school, where the case leaves it open.
    pub schools: Vec<SchoolShare>,
    /// What flips it.
    pub flips: Vec<Flipped>,
    /// Up to how many changes together all were tried.
    pub searched: usize,
    /// The universes by height, and their options.
    #[serde(skip)]
    pub curve: Curve,
}

/// What one choice does to a verdict. Of a choice that bears on explanations alone the effect is 0,
/// and in each option are the same universes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceShare {
    /// The share of the disagreement that it explains by itself, 0..=1; `None` where all agree.
    pub effect: Option<f64>,
    /// Its Shapley share of the disagreement; `None` where none was asked for, or all agree.
    pub shapley: Option<counterpoise_multiverse::Share>,
    /// What a choice without effect might seem to explain by chance, 0..=1: less than this says
    /// nothing.
    pub floor: f64,
    /// For each option, in how many universes with it the verdict holds, and how many there are.
    pub options: Vec<(u64, u64)>,
    /// So many universes an option must have to be called the worst or the best.
    pub fewest: u64,
    /// Whether it bears on verdicts at all.
    pub bears: bool,
}

/// Universes of a sample below which nothing is said of them.
pub(super) const FEWEST: u64 = 30;

impl ChoiceShare {
    /// The share of the universes with an option in which the verdict holds; `None`: there are
    /// none.
    #[must_use]
    pub fn held(&self, option: usize) -> Option<f64> {
        let &(held, all) = self.options.get(option)?;
        (all > 0).then(|| held as f64 / all as f64)
    }

    /// The option with which the verdict holds least, of those with enough universes; of equals the
    /// first.
    #[must_use]
    pub fn worst(&self) -> Option<usize> {
        self.first(|held, best| held < best)
    }

    /// The option with which it holds most, of those with enough universes; of equals the first.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        self.first(|held, best| held > best)
    }

    fn first(&self, is_better: impl Fn(f64, f64) -> bool) -> Option<usize> {
        let enough = |option: &usize| self.options[*option].1 >= self.fewest;
        let known = (0..self.options.len())
            .filter(enough)
            .filter_map(|option| Some((option, self.held(option)?)));
        known
            .reduce(|best, next| if is_better(next.1, best.1) { next } else { best })
            .map(|(option, _)| option)
    }

    /// The share of universes that have another option than this one, 0..=1: where choices exclude
    /// each other, some are seldom moved, and explain little for that. `None` without universes.
    #[must_use]
    pub fn moved(&self, preferred: usize) -> Option<f64> {
        let all: u64 = self.options.iter().map(|(_, n)| n).sum();
        let own = self.options.get(preferred)?.1;
        (all > 0).then(|| (all - own) as f64 / all as f64)
    }

    /// What it explains: the Shapley share, or, where that was not asked for, what it explains by
    /// itself.
    #[must_use]
    pub fn explains(&self) -> Option<f64> {
        self.shapley.map(|share| share.share).or(self.effect)
    }

    /// The same, if it is more than chance.
    fn surely_explains(&self) -> Option<f64> {
        let floor = self.shapley.map_or(self.floor, |share| 3.0 * share.error);
        self.explains().filter(|share| *share > floor)
    }
}

/// A verdict by one school in the universes that have its definition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchoolShare {
    /// The school.
    pub school: SchoolId,
    /// Its label under the preferred options of all other choices.
    pub label: String,
    /// The share of its universes that give it or one like it, 0..=1.
    pub holds: Option<f64>,
    /// How many universes have its definition.
    pub judged: u64,
    /// Whether these are a sample.
    pub drawn: bool,
    /// The choice that explains most of what disagreement there is, by itself, if that is more than
    /// chance.
    pub hangs_on: Option<usize>,
}

/// Changes that flip a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flipped {
    /// Choice and option of each change.
    pub changes: Vec<(usize, usize)>,
    /// The label that comes out instead.
    pub label: String,
}

impl Stressed {
    /// The choices that bear on verdicts by what they explain, the most first.
    #[must_use]
    pub fn by_weight(&self) -> Vec<usize> {
        let explains = |at: usize| self.choices[at].explains().unwrap_or(0.0);
        let mut order: Vec<usize> =
            (0..self.choices.len()).filter(|at| self.choices[*at].bears).collect();
        order.sort_by(|&a, &b| explains(b).total_cmp(&explains(a)).then(a.cmp(&b)));
        order
    }

    /// The share of each name of all universes that were judged, 0..=1, the most frequent first.
    /// What counts as the same goes under the verdict's label.
    #[must_use]
    pub fn shares(&self) -> Vec<(&str, f64)> {
        let all: u64 = self.labels.iter().map(|(_, n)| n).sum();
        let mut counts: Vec<(&str, u64)> = Vec::new();
        for (label, n) in &self.labels {
            let name = if self.alike.contains(label) { &self.label } else { label };
            match counts.iter_mut().find(|(own, _)| own == name) {
                Some((_, sum)) => *sum += n,
                None => counts.push((name, *n)),
            }
        }
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        counts.into_iter().map(|(name, n)| (name, n as f64 / all.max(1) as f64)).collect()
    }

    /// The choice that explains most, if any explains more than chance.
    #[must_use]
    pub fn hangs_on(&self) -> Option<usize> {
        // Only what is surely more than chance: among many choices one always explains most.
        most((0..self.choices.len()).map(|at| (at, self.choices[at].surely_explains())))
    }
}

impl Stress {
    /// The verdict of a place.
    #[must_use]
    pub fn verdict(
        &self,
        arena: Option<ArenaId>,
        domain: Option<&Name>,
        period: PeriodId,
    ) -> Option<&Stressed> {
        let here = |own: &&Stressed| {
            own.arena == arena && own.domain.as_ref() == domain && own.period == period
        };
        self.verdicts.iter().find(here)
    }
}

impl Stressed {
    /// How the verdict of a school fares in the universes that have its definition; where the case
    /// leaves no definition open, in all. `None`: the school judges in no universe.
    #[must_use]
    pub fn by(&self, school: SchoolId) -> Option<SchoolShare> {
        if let Some(share) = self.schools.iter().find(|share| share.school == school) {
            return Some(share.clone());
        }
        let judged = self.labels.iter().map(|(_, n)| n).sum();
        let whole = || SchoolShare {
            school,
            label: self.label.clone(),
            holds: self.holds,
            judged,
            drawn: self.drawn,
            hangs_on: self.hangs_on(),
        };
        (self.schools.is_empty() && self.school == Some(school)).then(whole)
    }
}

pub(super) fn most(of: impl Iterator<Item = (usize, Option<f64>)>) -> Option<usize> {
    let known = of.filter_map(|(at, share)| Some((at, share.filter(|share| *share > 1e-9)?)));
    known.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(at, _)| at)
}

/// A claim over universes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimShare {
    /// Position among the case's claims.
    pub claim: usize,
    /// In how many universes every test of it is met. Whether that rests on enough is not asked
    /// here.
    pub met: u64,
    /// In how many something that it asks for is unknown, and no test is contradicted.
    pub open: u64,
}

/// The rival explanations in other universes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedElsewhere {
    /// How many universes the choices make that bear on explanations.
    pub total: u128,
    /// In how many they were to be weighed.
    pub planned: u64,
    /// In how many they were weighed: fewer only if the work was ended early.
    pub judged: u64,
    /// Whether these are all there are.
    pub all: bool,
    /// Seed of the sample.
    pub seed: u64,
    /// Who leads under the preferred options: a hypothesis, [`TIED`] or [`NOT_WEIGHED`].
    pub leader: String,
    /// The share of universes in which it does, 0..=1; `None` if there are none.
    pub leads: Option<f64>,
    /// Everybody who leads somewhere, with the number of universes, the most frequent first.
    pub leaders: Vec<(String, u64)>,
    /// The least posterior probability of the leader, its quartiles and the greatest; `None` if
    /// nobody leads.
    pub range: Option<[f64; 5]>,
    /// The choices that bear on explanations, in the order of the case.
    pub choices: Vec<Moved>,
    /// Single changes that pass the lead: choice, option, and who leads then.
    pub flips: Vec<(usize, usize, String)>,
    /// Whether they were looked for: not where the work was ended early, nor in a run.
    pub searched: bool,
}

/// No hypothesis is more probable than every other.
pub const TIED: &str = "tied";
/// The hypotheses cannot be weighed.
pub const NOT_WEIGHED: &str = "not-weighed";

/// What one choice does to the lead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moved {
    /// Position among the choices of the case.
    pub choice: usize,
    /// The share that it explains by itself of the chance that two universes have different
    /// leaders, 0..=1; `None` where all have the same.
    pub effect: Option<f64>,
    /// What a choice without effect might seem to explain by chance, 0..=1: less than this says
    /// nothing.
    pub floor: f64,
    /// For each option, in how many universes with it the leader leads, how many there are, and the
    /// median of its posterior.
    pub options: Vec<(u64, u64, Option<f64>)>,
    /// So many universes an option must have to be called one of the extremes.
    pub fewest: u64,
}

impl Moved {
    /// The share of the universes with an option in which the leader leads; `None`: there are none.
    #[must_use]
    pub fn led(&self, option: usize) -> Option<f64> {
        let &(leads, all, _) = self.options.get(option)?;
        (all > 0).then(|| leads as f64 / all as f64)
    }

    /// The option with which it leads least, and that with which it leads most, of those with
    /// enough universes; of equals the first.
    #[must_use]
    pub fn extremes(&self) -> Option<(usize, usize)> {
        let enough = |option: &usize| self.options[*option].1 >= self.fewest;
        let known = || {
            (0..self.options.len())
                .filter(enough)
                .filter_map(|option| Some((option, self.led(option)?)))
        };
        let least = known().reduce(|best, next| if next.1 < best.1 { next } else { best })?;
        let most = known().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        Some((least.0, most.0))
    }
}

impl ExplainedElsewhere {
    /// The choice of the case that explains most, if any explains more than chance.
    #[must_use]
    pub fn hangs_on(&self) -> Option<usize> {
        let surely = |moved: &Moved| moved.effect.filter(|share| *share > moved.floor);
        most(self.choices.iter().map(|moved| (moved.choice, surely(moved))))
    }

    /// The choices by what they explain, the most first: positions in `choices`.
    #[must_use]
    pub fn by_weight(&self) -> Vec<usize> {
        let effect = |at: &usize| self.choices[*at].effect.unwrap_or(0.0);
        let mut order: Vec<usize> = (0..self.choices.len()).collect();
        order.sort_by(|a, b| effect(b).total_cmp(&effect(a)).then(a.cmp(b)));
        order
    }
}
