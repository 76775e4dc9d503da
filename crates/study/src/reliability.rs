//! Agreement between coders: Krippendorff's alpha on stance, weight and hardness.

use counterpoise_case::model::{Case, Event, Hardness, SecondCoding, Stance};
use counterpoise_numerics::{Alpha, AlphaSpec, Metric, Stream};
use serde::Serialize;

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
    /// Events that two coders or more coded.
    pub units: usize,
    /// Their values.
    pub pairable: usize,
    /// Draws in which alpha is undefined, left out of the interval.
    pub degenerate: u32,
    /// Why alpha is undefined, or empty.
    pub reason: String,
}

const VARIABLES: [(Coded, Metric, &str); 5] = [
    (Coded::Stance, Metric::Nominal, "nominal"),
    (Coded::StanceScale, Metric::Ordinal, "ordinal"),
    (Coded::WeightRanks, Metric::Ordinal, "ordinal"),
    (Coded::Weight, Metric::Interval, "interval"),
    (Coded::Hardness, Metric::Nominal, "nominal"),
];

/// Alpha for every variable; empty if nothing was coded twice.
///
/// Krippendorff, K. 2004, Content Analysis, 2nd ed., ch. 11. The bootstrap resamples events, with the case's seed.
#[must_use]
pub fn reliability(case: &Case) -> Vec<Reliability> {
    let mut events: Vec<&Event> = case.events.iter().filter(|e| !e.second.is_empty()).collect();
    events.sort_by(|a, b| a.id.cmp(&b.id));
    if events.is_empty() {
        return Vec::new();
    }
    let mut coders: Vec<String> = events.iter().flat_map(|e| e.second.iter().map(|s| s.coder.clone())).collect();
    coders.sort();
    coders.dedup();
    VARIABLES.iter().map(|(coded, metric, level)| one(case, &events, &coders, *coded, *metric, level)).collect()
}

fn one(
    case: &Case,
    events: &[&Event],
    coders: &[String],
    coded: Coded,
    metric: Metric,
    level: &'static str,
) -> Reliability {
    let mut matrix = vec![events.iter().map(|e| own(e, coded)).collect::<Vec<_>>()];
    for coder in coders {
        let of = |e: &&Event| e.second.iter().find(|s| s.coder == *coder).and_then(|s| second(s, coded));
        matrix.push(events.iter().map(of).collect());
    }
    let stream = Stream::new(case.settings.seed, "reliability", level);
    let spec = AlphaSpec { metric, draws: case.settings.draws.min(2000), level: 0.95, stream };
    let Alpha { alpha, n_pairable, n_units, interval, degenerate, reason_if_undefined, .. } = spec.fit(&matrix);
    Reliability {
        coded,
        level,
        coders: std::iter::once("ledger".to_owned()).chain(coders.iter().cloned()).collect(),
        alpha,
        interval,
        units: n_units,
        pairable: n_pairable,
        degenerate,
        reason: reason_if_undefined.map_or_else(String::new, |r| r.to_string()),
    }
}

fn own(event: &Event, coded: Coded) -> Option<f64> {
    Some(match coded {
        Coded::Stance => stance(event.stance),
        Coded::StanceScale => scale(event.stance),
        Coded::WeightRanks | Coded::Weight => event.weight,
        Coded::Hardness => hardness(event.hardness),
    })
}

fn second(coding: &SecondCoding, coded: Coded) -> Option<f64> {
    match coded {
        Coded::Stance => Some(stance(coding.stance)),
        Coded::StanceScale => Some(scale(coding.stance)),
        Coded::WeightRanks | Coded::Weight => coding.weight,
        Coded::Hardness => coding.hardness.map(hardness),
    }
}

fn stance(stance: Stance) -> f64 {
    f64::from(stance as u8)
}

fn scale(stance: Stance) -> f64 {
    match stance {
        Stance::Accommodate => 1.0,
        Stance::Resist => -1.0,
        Stance::Neutral | Stance::None => 0.0,
    }
}

fn hardness(hardness: Hardness) -> f64 {
    f64::from(hardness as u8)
}
