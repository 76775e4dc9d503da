//! How an attribute is drawn.

use crate::resampling_plan::{Keep, ResamplingPlan, StandsBy};
use counterpoise_case::model::{Anchors, LeanSide, RateBound};
use counterpoise_numerics::Stream;

/// How an attribute is drawn.
pub(crate) enum Value {
    /// A share against the odds asked for. Shares are positions in [`CellPlan::shares`].
    Lean { side: LeanSide, own: Option<f64>, share: usize },
    /// A prevalence against a threshold.
    Some { bounds: usize, matching: u32, share: usize },
    /// Whether one of these acts stands: the chance that it has begun, and how it is kept.
    Standing(Vec<(Stream, f64, Keep)>),
    /// A share against a bar.
    Portion { bar: f64, above: bool, share: usize },
    /// Twice the difference of two shares against a bar.
    Gap { bar: f64, above: bool, words: usize, deeds: usize },
    /// A rate a year against a bound; the years.
    Rate { bound: RateBound, years: f64, sum: u32, stream: Stream },
    /// A number of series with the stream that moves its anchors, and the sources it falls with.
    Series {
        value: Option<f64>,
        anchors: Option<Anchors>,
        moved: Stream,
        source: Option<(Stream, u32)>,
        unknown: Stream,
    },
    /// What judges come to.
    Judged(Judges),
    /// Whether the first exceeds all others.
    Most { own: Box<Value>, others: Vec<Value> },
    /// Nothing is known.
    Unknown(Stream),
}

impl Value {
    /// Tells the sources on which more than sums of acts rests, as positions in
    /// `ResamplingPlan::sources`.
    pub(crate) fn sources(&self, acts: &ResamplingPlan, told: &mut impl FnMut(u32)) {
        match self {
            Value::Standing(standing) => {
                for (.., keep) in standing {
                    if let StandsBy::Sources(list) = &keep.chance {
                        acts.lists[list.start as usize..list.end as usize]
                            .iter()
                            .copied()
                            .for_each(&mut *told);
                    }
                }
            }
            Value::Series { source: Some((_, at)), .. } => told(*at),
            Value::Judged(judges) => {
                judges.voices.iter().filter_map(|voice| voice.stands.ok()).for_each(told);
            }
            Value::Most { own, others } => {
                own.sources(acts, told);
                others.iter().for_each(|other| other.sources(acts, told));
            }
            _ => {}
        }
    }
}

/// The authors who judge an attribute.
pub(crate) struct Judges {
    pub(crate) voices: Vec<VoicePlan>,
    pub(crate) anchors: Option<Anchors>,
    /// The weight of nobody in particular, and what nobody in particular says.
    pub(crate) nobody: (Stream, Stream),
}

/// One of them.
pub(crate) struct VoicePlan {
    /// Position in `ResamplingPlan::judges`.
    pub(crate) judge: u32,
    pub(crate) degree: f64,
    pub(crate) weight: Stream,
    pub(crate) coin: Stream,
    /// By the reliability of a source, or as it stands.
    pub(crate) stands: Result<u32, f64>,
}
