//! How another coder changes the codes of an act, as the case's own second codings show it.
//!
//! A field that was never coded twice is left as it is, and so is a code that no act coded twice
//! has: nothing is known of either. Rates begin with half a change in one act, so that three acts
//! on which two coders agree do not make a coding sure.

use counterpoise_case::model::{
    ArenaId, Case, Codes, Event, Gain, Hardness, Mode, Name, Posture, Role, Stage, Stance,
};
use counterpoise_case::vocabulary::gain_text;
use counterpoise_numerics::Stream;
use std::collections::{BTreeMap, BTreeSet};

/// What is taken to have been seen before any act is looked at.
const HALF: f64 = 0.5;

/// Rates for every field.
pub(super) struct Rates {
    mode: Table<Mode>,
    stance: Table<Stance>,
    hardness: Table<Hardness>,
    weight: Steps,
    role: Table<Role>,
    arenas: Names<ArenaId>,
    bears_on: Names<ArenaId>,
    domains: Names<Name>,
    instrument: Table<Option<Name>>,
    stage: Table<Stage>,
    issues: Names<Name>,
    posture: Table<Option<Posture>>,
    gains: Names<Gain>,
}

impl Rates {
    /// The rates of a case; `None` where nothing was coded twice.
    pub(super) fn of(case: &Case) -> Option<Rates> {
        let twice = case.events.iter().filter(|event| !event.second.is_empty());
        let pairs: Vec<(Codes, &Codes)> = twice
            .flat_map(|event| event.second.iter().map(|second| (event.codes(), &second.codes)))
            .collect();
        let bears = |codes: &Codes| {
            codes.bears_on.as_ref().map(|all| all.iter().map(|(arena, _)| *arena).collect())
        };
        (!pairs.is_empty()).then(|| Rates {
            mode: Table::of(&pairs, |codes| codes.mode),
            stance: Table::of(&pairs, |codes| codes.stance),
            hardness: Table::of(&pairs, |codes| codes.hardness),
            weight: Steps::of(&pairs),
            role: Table::of(&pairs, |codes| codes.role),
            arenas: Names::of(&pairs, |codes| codes.arenas.clone()),
            bears_on: Names::of(&pairs, bears),
            domains: Names::of(&pairs, |codes| codes.domains.clone()),
            instrument: Table::of(&pairs, |codes| codes.instrument.clone()),
            stage: Table::of(&pairs, |codes| codes.stage),
            issues: Names::of(&pairs, |codes| codes.issues.clone()),
            posture: Table::of(&pairs, |codes| codes.posture),
            gains: Names::of(&pairs, |codes| codes.gains.clone()),
        })
    }

    /// Each field by its name in the language, with the number of second codings of it.
    pub(super) fn pairs(&self) -> Vec<(&'static str, usize)> {
        vec![
            ("mode", self.mode.pairs),
            ("stance", self.stance.pairs),
            ("hardness", self.hardness.pairs),
            ("weight", self.weight.pairs),
            ("role", self.role.pairs),
            ("arena", self.arenas.pairs),
            ("bears-on", self.bears_on.pairs),
            ("domain", self.domains.pairs),
            ("instrument", self.instrument.pairs),
            ("stage", self.stage.pairs),
            ("issue", self.issues.pairs),
            ("posture", self.posture.pairs),
            ("gains", self.gains.pairs),
        ]
    }

    /// What another coder changes of an act, in one re-reading; what is left open stays. A code is
    /// drawn by the act and the field, a name of a field that may hold several also by the name.
    pub(super) fn change(&self, case: &Case, event: &Event, draw: &Draw) -> Codes {
        let own = event.codes();
        let at = |field: &'static str| move || draw.uniform(&event.id, field, "");
        let arena = |field| move |arena: &ArenaId| draw.uniform(&event.id, field, &case[*arena].id);
        let name = |field| move |name: &Name| draw.uniform(&event.id, field, name);
        let gain = |gain: &Gain| draw.uniform(&event.id, "gains", &gain_text(case, gain));
        Codes {
            mode: self.mode.change(own.mode, at("mode")),
            stance: self.stance.change(own.stance, at("stance")),
            hardness: self.hardness.change(own.hardness, at("hardness")),
            weight: self.weight.change(event.weight, at("weight")),
            role: self.role.change(own.role, at("role")),
            arenas: self.arenas.change(own.arenas, arena("arena")).map(sorted),
            bears_on: self.bearing(&own.bears_on.unwrap_or_default(), arena("bears-on")),
            domains: self.domains.change(own.domains, name("domain")),
            instrument: self.instrument.change(own.instrument, at("instrument")),
            stage: self.stage.change(own.stage, at("stage")),
            issues: self.issues.change(own.issues, name("issue")),
            posture: self.posture.change(own.posture, at("posture")),
            gains: self.gains.change(own.gains, gain),
        }
    }

    /// On what it bears; an arena that stays keeps its weight, and one that is added has the whole
    /// of it.
    fn bearing(
        &self,
        own: &[(ArenaId, f64)],
        draw: impl Fn(&ArenaId) -> f64,
    ) -> Option<Vec<(ArenaId, f64)>> {
        let arenas = own.iter().map(|(arena, _)| *arena).collect();
        let weight = |arena: &ArenaId| {
            own.iter().find(|(other, _)| other == arena).map_or(1.0, |(_, weight)| *weight)
        };
        let changed = sorted(self.bears_on.change(Some(arenas), draw)?);
        Some(changed.into_iter().map(|arena| (arena, weight(&arena))).collect())
    }
}

fn sorted(mut arenas: Vec<ArenaId>) -> Vec<ArenaId> {
    arenas.sort_unstable();
    arenas
}

/// Where the numbers of one re-reading come from.
pub(super) struct Draw {
    pub(super) seed: u64,
    /// The number of the re-reading.
    pub(super) at: u64,
}

impl Draw {
    fn uniform(&self, event: &str, field: &str, name: &str) -> f64 {
        Stream::new(self.seed, "reread", &format!("{event} {field} {name}")).uniform(self.at)
    }
}

type Pairs<'c> = [(Codes, &'c Codes)];

/// Both codes of a field, of those who coded it twice.
fn both<'p, T>(
    pairs: &'p Pairs<'_>,
    field: impl Fn(&Codes) -> Option<T> + 'p,
) -> impl Iterator<Item = (T, T)> + 'p {
    pairs.iter().filter_map(move |(own, second)| field(own).zip(field(second)))
}

/// A field with one code of a list.
struct Table<T> {
    pairs: usize,
    /// By the ledger's code and the second coder's.
    counts: BTreeMap<T, BTreeMap<T, f64>>,
    /// Codes that either gives.
    codes: BTreeSet<T>,
    /// The rate of change in all of them.
    rate: f64,
}

impl<T: Ord + Clone> Table<T> {
    fn of(pairs: &Pairs<'_>, field: impl Fn(&Codes) -> Option<T>) -> Table<T> {
        let mut table =
            Table { pairs: 0, counts: BTreeMap::new(), codes: BTreeSet::new(), rate: 0.0 };
        let mut changes = 0.0;
        for (own, second) in both(pairs, field) {
            table.pairs += 1;
            changes += f64::from(u8::from(own != second));
            table.codes.extend([own.clone(), second.clone()]);
            *table.counts.entry(own).or_default().entry(second).or_insert(0.0) += 1.0;
        }
        table.rate = (changes + HALF) / (table.pairs as f64 + 1.0);
        table
    }

    /// Another code, with the rate at which this one is changed: that of all codes counts as one
    /// act. Which one, by how often it was given instead; all others that either coder gives share
    /// half an act.
    fn change(&self, own: Option<T>, draw: impl Fn() -> f64) -> Option<T> {
        let own = own?;
        let row = self.counts.get(&own)?;
        let n: f64 = row.values().sum();
        let rate = (n - row.get(&own).copied().unwrap_or(0.0) + self.rate) / (n + 1.0);
        let share = HALF / (self.codes.len() as f64 - 1.0);
        let others = self.codes.iter().filter(|code| **code != own);
        let weighed =
            others.map(|code| (code, row.get(code).copied().unwrap_or(0.0) + share)).collect();
        drawn(weighed, rate, draw()).cloned()
    }
}

/// Weights, by how far they are moved.
struct Steps {
    pairs: usize,
    rate: f64,
    /// Each change that was seen, and half a step up and down; in their order.
    steps: Vec<(f64, f64)>,
}

impl Steps {
    fn of(pairs: &Pairs<'_>) -> Steps {
        let all: Vec<f64> =
            both(pairs, |codes| codes.weight).map(|(own, second)| second - own).collect();
        let moved = all.iter().filter(|step| **step != 0.0).map(|step| (*step, 1.0));
        let mut steps: Vec<(f64, f64)> = moved.chain([(-1.0, HALF), (1.0, HALF)]).collect();
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let rate = (steps.len() as f64 - 2.0 + HALF) / (all.len() as f64 + 1.0);
        Steps { pairs: all.len(), rate, steps }
    }

    /// Another weight; a step that would leave 1..5 is not taken.
    fn change(&self, own: f64, draw: impl Fn() -> f64) -> Option<f64> {
        let fits = self.steps.iter().filter(|(step, _)| (1.0..=5.0).contains(&(own + step)));
        let weighed: Vec<(f64, f64)> = fits.map(|(step, weight)| (own + step, *weight)).collect();
        if self.pairs == 0 { None } else { drawn(weighed, self.rate, draw()) }
    }
}

/// One of some, by their weights, if a number below 1 lies below the rate; where it lies there says
/// which.
fn drawn<T>(weighed: Vec<(T, f64)>, rate: f64, draw: f64) -> Option<T> {
    if draw >= rate {
        return None;
    }
    let whole: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    let mut left = draw / rate * whole;
    let mut last = None;
    for (one, weight) in weighed {
        last = Some(one);
        left -= weight;
        if left < 0.0 {
            break;
        }
    }
    last
}

/// A field that may hold several names.
struct Names<T> {
    pairs: usize,
    /// Names that either coder gives to an act that was coded twice.
    names: BTreeSet<T>,
    /// How often a name is left out that the ledger has, and added that it has not.
    left_out: f64,
    added: f64,
}

impl<T: Ord + Clone> Names<T> {
    fn of(pairs: &Pairs<'_>, field: impl Fn(&Codes) -> Option<Vec<T>>) -> Names<T> {
        let both: Vec<(Vec<T>, Vec<T>)> = both(pairs, field).collect();
        let names: BTreeSet<T> =
            both.iter().flat_map(|(own, second)| own.iter().chain(second)).cloned().collect();
        let (mut had, mut left_out, mut had_not, mut added) = (0.0, 0.0, 0.0, 0.0);
        for (own, second) in &both {
            for name in &names {
                let changed = f64::from(u8::from(own.contains(name) != second.contains(name)));
                let (all, changes) = if own.contains(name) {
                    (&mut had, &mut left_out)
                } else {
                    (&mut had_not, &mut added)
                };
                *all += 1.0;
                *changes += changed;
            }
        }
        let rate =
            |changes: f64, all: f64| if all > 0.0 { (changes + HALF) / (all + 1.0) } else { 0.0 };
        Names {
            pairs: both.len(),
            names,
            left_out: rate(left_out, had),
            added: rate(added, had_not),
        }
    }

    fn change(&self, own: Option<Vec<T>>, draw: impl Fn(&T) -> f64) -> Option<Vec<T>> {
        let own = own.filter(|_| !self.names.is_empty())?;
        let stays = own.iter().filter(|name| draw(name) >= self.left_out);
        let comes = self.names.iter().filter(|name| !own.contains(name) && draw(name) < self.added);
        let changed: Vec<T> = stays.chain(comes).cloned().collect();
        (changed != own).then_some(changed)
    }
}
