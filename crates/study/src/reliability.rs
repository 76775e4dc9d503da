//! Agreement between coders: Krippendorff's alpha on every field of an act that a verdict rests on.

use counterpoise_case::model::{ArenaId, Case, Codes, Event, Stance};
use counterpoise_case::vocabulary::{Word, gain_text};
use counterpoise_numerics::{Alpha, AlphaSpec, Metric, Stream, Undefined};
use counterpoise_world::INSTRUMENTS;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// What was coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Coded {
    /// Stance: names without order; nominal.
    Stance,
    /// Stance as a scale: resists -1, neutral or none 0, accommodates 1; ordinal.
    StanceScale,
    /// Weight 1..5 as ranks; ordinal.
    WeightRanks,
    /// Weight 1..5 as distances; interval.
    Weight,
    /// Hardness; nominal.
    Hardness,
    /// Deed, statement, non-act; nominal.
    Mode,
    /// Part in the case; nominal.
    Role,
    /// Whether an act was done in an arena, arena by arena; nominal.
    Arena,
    /// How much of an act bears on an arena, 0..1, arena by arena; interval.
    BearsOn,
    /// Whether an act belongs to a domain, domain by domain; nominal.
    Domain,
    /// Kind of act; nominal.
    Instrument,
    /// Announced, agreed, implemented; ordinal.
    Stage,
    /// Whether an act belongs to a matter, matter by matter; nominal.
    Issue,
    /// Standing claimed; nominal.
    Posture,
    /// Whether somebody gains something by an act, gain by gain; nominal.
    Gains,
}

/// Why alpha is undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoAlpha {
    /// The field was not coded twice.
    NotTwice,
    /// No coder names any.
    NoneNamed,
    /// It cannot be computed of these values.
    #[serde(serialize_with = "as_text")]
    Undefined(Undefined),
}

fn as_text<S: Serializer>(why: &Undefined, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(why)
}

/// Agreement on one variable.
#[derive(Clone, Debug, Serialize)]
pub struct Reliability {
    /// The variable.
    pub coded: Coded,
    /// Level of measurement, in a word.
    pub level: &'static str,
    /// Coders, the ledger's own first.
    pub coders: Vec<String>,
    /// Alpha; `None` when undefined.
    pub alpha: Option<f64>,
    /// 95 % interval by resampling units.
    pub interval: Option<(f64, f64)>,
    /// Events that two coders or more coded; 0: the field was not coded twice, which is no
    /// agreement.
    pub events: usize,
    /// What alpha compares: these events, or each name that a coder gives with each of them.
    pub units: usize,
    /// Their values.
    pub pairable: usize,
    /// Draws in which alpha is undefined, left out of the interval.
    pub degenerate: u32,
    /// Why alpha is undefined.
    pub reason: Option<NoAlpha>,
}

const VARIABLES: [(Coded, Metric); 15] = [
    (Coded::Stance, Metric::Nominal),
    (Coded::StanceScale, Metric::Ordinal),
    (Coded::WeightRanks, Metric::Ordinal),
    (Coded::Weight, Metric::Interval),
    (Coded::Hardness, Metric::Nominal),
    (Coded::Mode, Metric::Nominal),
    (Coded::Role, Metric::Nominal),
    (Coded::Arena, Metric::Nominal),
    (Coded::BearsOn, Metric::Interval),
    (Coded::Domain, Metric::Nominal),
    (Coded::Instrument, Metric::Nominal),
    (Coded::Stage, Metric::Ordinal),
    (Coded::Issue, Metric::Nominal),
    (Coded::Posture, Metric::Nominal),
    (Coded::Gains, Metric::Nominal),
];

/// Alpha for every variable; empty if nothing was coded twice.
///
/// A field that may hold several names is compared name by name: whether this act belongs to this
/// arena is one question, put to every coder. Krippendorff, K. 2004, Content Analysis, 2nd ed., ch.
/// 11. The bootstrap resamples events (or these questions), with the case's seed.
#[must_use]
pub fn reliability(case: &Case) -> Vec<Reliability> {
    let mut events: Vec<&Event> = case.events.iter().filter(|e| !e.second.is_empty()).collect();
    events.sort_by(|a, b| a.id.cmp(&b.id));
    if events.is_empty() {
        return Vec::new();
    }
    let coders: BTreeSet<&str> =
        events.iter().flat_map(|e| &e.second).map(|s| s.coder.as_str()).collect();
    let own: Vec<Option<Codes>> = events.iter().map(|event| Some(event.codes())).collect();
    let by = |coder: &&str| {
        let said = |event: &&Event| {
            event.second.iter().find(|s| s.coder == *coder).map(|s| s.codes.clone())
        };
        events.iter().map(said).collect()
    };
    let codes: Vec<Vec<Option<Codes>>> =
        std::iter::once(own).chain(coders.iter().map(by)).collect();
    let names: Vec<String> =
        std::iter::once("ledger").chain(coders.iter().copied()).map(str::to_owned).collect();
    VARIABLES.iter().map(|(coded, metric)| one(case, &names, &codes, *coded, *metric)).collect()
}

fn one(
    case: &Case,
    coders: &[String],
    codes: &[Vec<Option<Codes>>],
    coded: Coded,
    metric: Metric,
) -> Reliability {
    let level = level(metric);
    let said = |codes: &Option<Codes>| codes.as_ref().and_then(|codes| said(case, codes, coded));
    let said: Vec<Vec<Option<Said>>> =
        codes.iter().map(|coder| coder.iter().map(said).collect()).collect();
    let events = (0..said[0].len())
        .filter(|at| said.iter().filter(|coder| coder[*at].is_some()).count() > 1)
        .count();
    let stream = Stream::new(case.settings.seed, "reliability", level);
    let spec = AlphaSpec { metric, draws: case.settings.draws.min(2000), level: 0.95, stream };
    let Alpha { alpha, n_pairable, n_units, interval, degenerate, reason_if_undefined, .. } =
        spec.fit(&units(&said));
    let reason = match reason_if_undefined {
        Some(_) if events == 0 => Some(NoAlpha::NotTwice),
        Some(_) if n_units == 0 => Some(NoAlpha::NoneNamed),
        reason => reason.map(NoAlpha::Undefined),
    };
    Reliability {
        coded,
        level,
        coders: coders.to_vec(),
        alpha,
        interval,
        events,
        units: n_units,
        pairable: n_pairable,
        degenerate,
        reason,
    }
}

fn level(metric: Metric) -> &'static str {
    match metric {
        Metric::Nominal => "nominal",
        Metric::Ordinal => "ordinal",
        Metric::Interval => "interval",
        Metric::Ratio => "ratio",
    }
}

/// What a coder says of one field.
enum Said {
    /// A number, or a name's.
    One(f64),
    /// How much of each name; what is not named has 0.
    Each(BTreeMap<String, f64>),
}

/// For each coder a number for each unit: an event, or an event and a name that any coder gives in
/// this field.
fn units(said: &[Vec<Option<Said>>]) -> Vec<Vec<Option<f64>>> {
    let named = |said: &Option<Said>| match said {
        Some(Said::Each(names)) => names.keys().cloned().collect(),
        _ => Vec::new(),
    };
    let names: BTreeSet<String> = said.iter().flatten().flat_map(named).collect();
    let is_each = said.iter().flatten().flatten().any(|said| matches!(said, Said::Each(_)));
    let of = |said: &Option<Said>| -> Vec<Option<f64>> {
        match said {
            Some(Said::One(number)) => vec![Some(*number)],
            Some(Said::Each(own)) => {
                names.iter().map(|name| Some(own.get(name).copied().unwrap_or(0.0))).collect()
            }
            None if is_each => vec![None; names.len()],
            None => vec![None],
        }
    };
    said.iter().map(|coder| coder.iter().flat_map(of).collect()).collect()
}

fn said(case: &Case, codes: &Codes, coded: Coded) -> Option<Said> {
    fn each(names: impl Iterator<Item = String>) -> Said {
        Said::Each(names.map(|name| (name, 1.0)).collect())
    }
    let one = |number: Option<f64>| number.map(Said::One);
    match coded {
        Coded::Stance => one(codes.stance.map(number)),
        Coded::StanceScale => one(codes.stance.map(scale)),
        Coded::WeightRanks | Coded::Weight => one(codes.weight),
        Coded::Hardness => one(codes.hardness.map(number)),
        Coded::Mode => one(codes.mode.map(number)),
        Coded::Role => one(codes.role.map(number)),
        Coded::Stage => one(codes.stage.map(number)),
        Coded::Posture => one(codes.posture.map(|posture| posture.map_or(-1.0, number))),
        Coded::Instrument => {
            one(codes.instrument.as_ref().map(|name| name.as_deref().map_or(-1.0, instrument)))
        }
        Coded::Arena => {
            codes.arenas.as_ref().map(|all| each(all.iter().map(|arena| case[*arena].id.clone())))
        }
        Coded::Domain => {
            codes.domains.as_ref().map(|all| each(all.iter().map(ToString::to_string)))
        }
        Coded::Issue => codes.issues.as_ref().map(|all| each(all.iter().map(ToString::to_string))),
        Coded::Gains => {
            codes.gains.as_ref().map(|all| each(all.iter().map(|gain| gain_text(case, gain))))
        }
        Coded::BearsOn => codes.bears_on.as_ref().map(|all| Said::Each(weighed(case, all))),
    }
}

fn weighed(case: &Case, all: &[(ArenaId, f64)]) -> BTreeMap<String, f64> {
    all.iter().map(|(arena, weight)| (case[*arena].id.clone(), *weight)).collect()
}

/// The number of a word of a closed list.
fn number<T: Word>(value: T) -> f64 {
    T::words().iter().position(|(_, own)| *own == value).map_or(-1.0, |at| at as f64)
}

fn instrument(name: &str) -> f64 {
    INSTRUMENTS.iter().position(|own| own.id == name).map_or(-1.0, |at| at as f64)
}

fn scale(stance: Stance) -> f64 {
    match stance {
        Stance::Accommodate => 1.0,
        Stance::Resist => -1.0,
        Stance::Neutral | Stance::None => 0.0,
    }
}
