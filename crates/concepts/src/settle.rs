//! What the probabilities of a school's labels come to.

use crate::plan::SchoolPlan;
use crate::simd::PARTS;
use counterpoise_case::model::{AttributeId, Name, Settings};
use counterpoise_kernel::Program;
use counterpoise_numerics::log2;
use serde::Serialize;

/// How far a verdict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// One label holds the probability that is asked for.
    Named,
    /// Two labels together do.
    Set,
    /// None of the school's labels: what was done has no name in it.
    NoName,
    /// The probability is spread further.
    Split,
    /// No act counts, and none of the school's attributes has an act, a search, a judge or a
    /// series.
    NoEvidence,
    /// The school does not speak of such a pair, or such a place.
    OutOfScope,
    /// The school judges each level by itself, and all arenas are taken together.
    ByLevel,
}

impl Standing {
    /// Whether the school has nothing to say.
    #[must_use]
    pub fn is_silent(self) -> bool {
        matches!(self, Standing::NoEvidence | Standing::OutOfScope | Standing::ByLevel)
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Named => "named",
            Standing::Set => "set",
            Standing::NoName => "no-name",
            Standing::Split => "split",
            Standing::NoEvidence => "no-evidence",
            Standing::OutOfScope => "out-of-scope",
            Standing::ByLevel => "by-level",
        }
    }
}

/// What a verdict comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settled {
    /// How far it is settled.
    pub standing: Standing,
    /// The smallest set of labels that holds the probability asked for, the likeliest first;
    /// `None`: none of these.
    pub set: Vec<Option<String>>,
    /// Labels that hold less than one draw in twenty.
    pub excluded: Vec<String>,
    /// The probability that the school speaks of such a pair; 1 where it does not limit itself.
    pub scope: f64,
    /// For each label that has draws, the share of these in which no act on record shows what its
    /// rule asks for.
    pub unseen: Vec<(String, f64)>,
    /// What the first of the set hangs on, the weightiest first: attributes, and whatever else was
    /// asked of it.
    pub hangs_on: Vec<HangsOn>,
    /// What knowing each attribute would tell about the label.
    pub information: Vec<Information>,
    /// What it would tell about whether the school speaks of such a pair, where it limits itself.
    pub of_scope: Vec<Information>,
}

/// What knowing an attribute would tell about the label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Information {
    /// The attribute.
    pub attribute: AttributeId,
    /// The mutual information of attribute and label over the draws, in bits.
    pub bits: f64,
    /// Whether one label or none would hold the probability asked for whichever way it turned out.
    pub settles: bool,
}

/// How the probability of a label changes with something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HangsOn {
    /// With what.
    pub on: Prop,
    /// Of an attribute, P(label | it is above one half) - P(label | it is not); of anything else,
    /// P(label) without it, less P(label). In -1..=1.
    pub change: f64,
    /// Attributes that were above one half in the same draws, as presences are of which nothing was
    /// seen where the same acts could have shown them, and those of which it is asked together
    /// whether there is some of any: what is said of the one holds of these.
    pub alike: Vec<AttributeId>,
}

/// What a verdict may hang on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prop {
    /// That an attribute is there.
    Attribute(AttributeId),
    /// A source, by its key: it is struck, and what rests on it alone falls.
    Source(Name),
    /// An author who judges, by the key of the work, or by the title of the judgement where none is
    /// cited: the author's judgements are left out.
    Judge(String),
    /// The day of an act, by its id: it is fixed to the earliest or the latest, whichever changes
    /// more.
    Date(String),
}

/// Less than this is excluded.
const EXCLUDED: f64 = 0.05;
/// A school whose scope is less probable than this does not speak.
const OUT_OF_SCOPE: f64 = 0.2;
/// On either side of one half an attribute must have so many draws before a change is told.
const FEWEST_DRAWS: u64 = 100;
/// Changes smaller than this are not worth telling.
pub(crate) const SMALLEST_CHANGE: f64 = 0.05;
/// How many are told.
const MOST_CHANGES: usize = 5;

/// Reads the counters of a school.
pub(crate) fn settle(
    settings: &Settings,
    program: &Program,
    school: &SchoolPlan,
    counters: &[u64],
) -> Settled {
    let n = program.labels.len();
    let whole = (u64::from(settings.draws) * PARTS).max(1);
    let p = |parts: u64| parts as f64 / whole as f64;
    let name = |at: usize| program.labels.get(at).cloned();
    let mut ranked: Vec<usize> = (0..=n).collect();
    // Stable: of equals the first of the school.
    ranked.sort_by(|&a, &b| counters[b].cmp(&counters[a]));
    let mut set = Vec::new();
    let mut held = 0;
    for &at in &ranked {
        if p(held) >= settings.set_at {
            break;
        }
        held += counters[at];
        set.push(at);
    }
    let scope = p(counters[n + 1]);
    let applies = school
        .applicable
        .iter()
        .zip(&program.rules)
        .any(|(applies, rule)| *applies && rule.label.is_some());
    let standing = match set[..] {
        _ if school.by_level && scope >= OUT_OF_SCOPE => Standing::ByLevel,
        _ if !applies || scope < OUT_OF_SCOPE => Standing::OutOfScope,
        _ if !school.evidence => Standing::NoEvidence,
        [only] if only == n => Standing::NoName,
        [_] => Standing::Named,
        [a, b] if a != n && b != n => Standing::Set,
        _ => Standing::Split,
    };
    let first = ranked.first().copied().unwrap_or(n);
    let unseen =
        |at: usize| (counters[at] > 0).then(|| counters[n + 2 + at] as f64 / counters[at] as f64);
    Settled {
        standing,
        set: set.into_iter().map(name).collect(),
        excluded: (0..n).filter(|&at| p(counters[at]) < EXCLUDED).filter_map(name).collect(),
        scope,
        unseen: (0..n).filter_map(|at| Some((name(at)?, unseen(at)?))).collect(),
        hangs_on: hangs_on(program, counters, first, whole),
        information: information(program, counters, whole, settings.set_at),
        of_scope: if program.scope.is_some() {
            of_scope(program, counters, whole)
        } else {
            Vec::new()
        },
    }
}

/// For each slot: the parts of draws that it is above one half in, and of these the parts of each
/// label and of none.
fn above<'c>(program: &Program, counters: &'c [u64], slot: usize) -> (u64, &'c [u64]) {
    let n = program.labels.len();
    let of = 2 * n + 2 + slot * (n + 3);
    (counters[of], &counters[of + 1..of + n + 2])
}

/// The parts of draws that a slot is above one half in and the school speaks.
fn above_in_scope(program: &Program, counters: &[u64], slot: usize) -> u64 {
    let n = program.labels.len();
    counters[2 * n + 2 + slot * (n + 3) + n + 2]
}

/// What knowing each attribute would tell about the scope; that settles which puts it beyond doubt
/// either way.
fn of_scope(program: &Program, counters: &[u64], whole: u64) -> Vec<Information> {
    let all = counters[program.labels.len() + 1];
    let mut found = Vec::new();
    for (at, &attribute) in program.attributes.iter().enumerate() {
        let (above, _) = above(program, counters, at);
        let (within, below) = (above_in_scope(program, counters, at), whole.saturating_sub(above));
        if above.min(below) < FEWEST_DRAWS * PARTS {
            continue;
        }
        let mut bits = 0.0;
        for (side, spoken) in [(above, within), (below, all.saturating_sub(within))] {
            for (joint, margin) in [(spoken, all), (side.saturating_sub(spoken), whole - all)] {
                if joint > 0 {
                    let (joint, side, margin) = (joint as f64, side as f64, margin as f64);
                    bits += joint / whole as f64 * log2(joint * whole as f64 / (side * margin));
                }
            }
        }
        let p = |part: u64, of: u64| part as f64 / of as f64;
        let (with, without) = (p(within, above), p(all.saturating_sub(within), below));
        let speaks = |p: f64| !(OUT_OF_SCOPE..1.0 - OUT_OF_SCOPE).contains(&p);
        found.push(Information {
            attribute,
            bits: bits.max(0.0),
            settles: speaks(with) && speaks(without),
        });
    }
    found
}

fn hangs_on(program: &Program, counters: &[u64], label: usize, whole: u64) -> Vec<HangsOn> {
    let mut all: Vec<HangsOn> = Vec::new();
    // Slots that are told.
    let mut told = Vec::new();
    for (at, attributes) in program.slots() {
        let (above, labels) = above(program, counters, at);
        let below = whole.saturating_sub(above);
        if above.min(below) < FEWEST_DRAWS * PARTS {
            continue;
        }
        let with = labels[label] as f64 / above as f64;
        let without = (counters[label] - labels[label]) as f64 / below as f64;
        let change = with - without;
        if change.abs() < SMALLEST_CHANGE {
            continue;
        }
        let known =
            told.iter().position(|&other| self::above(program, counters, other) == (above, labels));
        match (known, attributes) {
            (Some(known), _) => {
                let HangsOn { on, alike, .. } = &mut all[known];
                let new = |id: &&AttributeId| *on != Prop::Attribute(**id) && !alike.contains(id);
                let new: Vec<AttributeId> = attributes.iter().filter(new).copied().collect();
                alike.extend(new);
            }
            (None, [first, others @ ..]) => {
                told.push(at);
                all.push(HangsOn { on: Prop::Attribute(*first), change, alike: others.to_vec() });
            }
            (None, []) => {}
        }
    }
    // Stable: of equal ones the first of the case.
    all.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
    all.truncate(MOST_CHANGES);
    all
}

/// Mutual information of each attribute, above one half or not, and the label. Where an attribute
/// is asked for together with others, what knowing this would tell, if that is more.
fn information(program: &Program, counters: &[u64], whole: u64, enough: f64) -> Vec<Information> {
    let mut all: Vec<Information> = Vec::new();
    for (at, attributes) in program.slots() {
        let (above, labels) = above(program, counters, at);
        let mut bits = 0.0;
        for (label, &with) in labels.iter().enumerate() {
            let both = [
                (with, above),
                (counters[label].saturating_sub(with), whole.saturating_sub(above)),
            ];
            for (joint, side) in both.into_iter().filter(|(joint, _)| *joint > 0) {
                let (joint, side, label) = (joint as f64, side as f64, counters[label] as f64);
                bits += joint / whole as f64 * log2(joint * whole as f64 / (side * label));
            }
        }
        let below = whole.saturating_sub(above);
        let least = FEWEST_DRAWS * PARTS;
        let holds = |of: &dyn Fn(usize) -> u64, side: u64| {
            (0..labels.len()).any(|label| of(label) as f64 >= enough * side as f64)
        };
        let settles = above.min(below) >= least
            && holds(&|label| labels[label], above)
            && holds(&|label| counters[label].saturating_sub(labels[label]), below);
        for &attribute in attributes {
            let own = Information { attribute, bits: bits.max(0.0), settles };
            match all.iter_mut().find(|known| known.attribute == attribute) {
                Some(known) if known.bits < own.bits => *known = own,
                Some(_) => {}
                None => all.push(own),
            }
        }
    }
    all
}
