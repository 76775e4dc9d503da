//! How an attribute is read off its evidence: which sums it asks for, and what they say of it by
//! themselves.

use crate::calibrate;
use crate::marginal::{JEFFREYS, leans, portion, some};
use crate::table::{Of, lookup};
use counterpoise_case::model::{
    Anchors, Attribute, AttributeId, BalanceKind, Case, Formula, LeanSide, Presence, RateBound,
    Settings,
};
use counterpoise_numerics::{BetaLaw, gamma_cdf};

/// How an attribute is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gauge {
    /// Which way acts lean: accommodating and resisting amounts. With the author's own odds, if
    /// there are any.
    Lean(LeanSide, Option<f64>),
    /// Whether there is some of a kind: the amount that matches, that which could have.
    Some {
        /// The author's own threshold.
        threshold: Option<f64>,
        /// Whether it is asked for as a posture, which takes more.
        posture: bool,
    },
    /// Whether a matching act stands and has not ended.
    Standing,
    /// Whether more (or less) than a bar of a whole is of a kind: the amount of the part, that of
    /// the whole.
    Portion {
        /// The share that has to be exceeded.
        bar: f64,
        /// Whether it is asked for more; otherwise for less.
        above: bool,
    },
    /// Whether words are friendlier (or less friendly) than deeds by a bar: four amounts.
    Gap {
        /// The gap that has to be exceeded.
        bar: f64,
        /// Whether it is asked for more; otherwise for less.
        above: bool,
    },
    /// Whether it happens so often a year: the amount.
    Rate(RateBound),
    /// A number of series, calibrated.
    Series(Option<Anchors>),
    /// What sources judge, calibrated if the case says so.
    Judged(Option<Anchors>),
    /// Whether this pair has the most of an attribute.
    Most(AttributeId),
}

/// The bar of a share for which a school gives no calibration points.
const HALF: f64 = 0.5;

impl Gauge {
    /// How this attribute is read.
    #[must_use]
    pub fn of(case: &Case, attribute: &Attribute) -> Gauge {
        if let Some(inner) = attribute.most {
            return Gauge::Most(inner);
        }
        let bar = |without: f64| attribute.anchors.map_or(without, |anchors| anchors.crossover);
        let above = attribute.anchors.is_none_or(|anchors| anchors.full_in >= anchors.full_out);
        match &case[attribute.of].formula {
            Formula::Count(_) | Formula::Share(..) if attribute.presence == Presence::Standing => {
                Gauge::Standing
            }
            Formula::Share(..) if !attribute.posture => Gauge::Portion { bar: bar(HALF), above },
            Formula::Count(_) | Formula::Share(..) => {
                Gauge::Some { threshold: attribute.some, posture: attribute.posture }
            }
            Formula::Balance(BalanceKind::Ambivalence, _) => {
                Gauge::Lean(LeanSide::Mixed, attribute.lean)
            }
            Formula::Balance(BalanceKind::Net, _) => {
                let read_off = if above { LeanSide::To } else { LeanSide::Against };
                Gauge::Lean(attribute.side.unwrap_or(read_off), attribute.lean)
            }
            Formula::Balance(BalanceKind::HardShare, _) => Gauge::Portion { bar: bar(HALF), above },
            Formula::Balance(BalanceKind::Gap, _) => Gauge::Gap { bar: bar(0.0), above },
            Formula::Rate(_) => Gauge::Rate(attribute.rate.unwrap_or(RateBound::AtLeast(1.0))),
            Formula::Series(_) => Gauge::Series(attribute.anchors),
            Formula::Assessed(_) => Gauge::Judged(attribute.anchors),
        }
    }

    /// Whether its marginal is looked up in a table, and so is quick.
    #[must_use]
    pub fn is_tabled(self) -> bool {
        matches!(self, Gauge::Lean(_, None) | Gauge::Some { threshold: None, .. })
    }

    /// The sums that matter, of those of the indicator's rule: the amount that matches and the
    /// amount of which it is a part stand first and second where it is a part of something.
    #[must_use]
    pub fn sums<T: Copy>(self, of: &[T]) -> Vec<T> {
        match (self, of) {
            // Of a share: both; the part alone; the whole.
            (Gauge::Portion { .. } | Gauge::Some { .. }, &[both, _, whole]) => vec![both, whole],
            _ => of.to_vec(),
        }
    }

    /// The probability of what it asks, given its sums as they stand (not in units) and the years
    /// they cover. Not of what is read off series, judged, standing or compared: these know no
    /// sums.
    #[must_use]
    pub fn marginal(self, sums: &[f64], years: f64, settings: &Settings) -> f64 {
        let unit = |sum: f64| sum / settings.unit;
        match (self, sums) {
            (Gauge::Lean(side, own), &[a, r]) => {
                let (a, r) = (unit(a), unit(r));
                // An author's own odds are asked for seldom, and their marginal has an edge that a
                // table would blur.
                if let Some(own) = own {
                    let leans = leans(a, r, (own, own));
                    return match side {
                        LeanSide::To => leans.to,
                        LeanSide::Against => leans.against,
                        LeanSide::Mixed => leans.mixed,
                    };
                }
                let to = |a, r| lookup(Of::To(settings.lean), a, r);
                match side {
                    LeanSide::To => to(a, r),
                    // What leans against is what would lean to with the sides changed.
                    LeanSide::Against => to(r, a),
                    LeanSide::Mixed => (1.0 - to(a, r) - to(r, a)).max(0.0),
                }
            }
            (Gauge::Some { threshold, posture }, &[f, b]) => {
                let bounds = thresholds(threshold, posture, settings);
                let b = unit(b);
                let f = unit(f).min(b);
                let probability = match threshold {
                    Some(_) => some(f, b, bounds),
                    None => lookup(Of::Some(bounds), f, b - f),
                };
                // What no act shows is not asserted.
                if f > 0.0 { probability } else { probability.min(HALF) }
            }
            (Gauge::Portion { bar, above }, &[f, b]) => {
                let probability = portion(unit(f), unit(b), bar.clamp(0.0, 1.0));
                if above { probability } else { 1.0 - probability }
            }
            (Gauge::Gap { bar, above }, &[sa, sr, da, dr]) => {
                let probability = gap([unit(sa), unit(sr), unit(da), unit(dr)], bar);
                if above { probability } else { 1.0 - probability }
            }
            (Gauge::Rate(bound), &[f]) => {
                let (RateBound::AtLeast(rate) | RateBound::AtMost(rate)) = bound;
                let below = gamma_cdf(0.5 + unit(f), unit(rate) * years);
                if matches!(bound, RateBound::AtMost(_)) { below } else { 1.0 - below }
            }
            _ => HALF,
        }
    }
}

/// Above which prevalence there is some.
#[must_use]
pub fn thresholds(own: Option<f64>, posture: bool, settings: &Settings) -> (f64, f64) {
    let by = if posture { POSTURE } else { 1.0 };
    let (low, high) = own.map_or(settings.some, |own| (own, own));
    // A share of everything is never exceeded.
    let below_one = |threshold: f64| (by * threshold).min(1.0 - 1e-9);
    (below_one(low), below_one(high))
}

/// A posture asks for more than some: a statement in eight to one in two, where *some* is one in
/// twenty to one in five.
const POSTURE: f64 = 2.5;

/// Nodes over the share of one side; the other side's distribution is exact.
const NODES: usize = 64;

/// The probability that twice the difference of two shares, of accommodation in words and in deeds,
/// is above a bar.
fn gap([sa, sr, da, dr]: [f64; 4], bar: f64) -> f64 {
    // Over the deeds' share piece by piece, each with its exact probability, so that a steep
    // density needs no care: with little evidence it has no bound at 0 and at 1, where nodes of a
    // quadrature would miss most of it.
    let deeds = BetaLaw::new(JEFFREYS + da, JEFFREYS + dr);
    let words = BetaLaw::new(JEFFREYS + sa, JEFFREYS + sr);
    let (mut below, mut sum) = (0.0, 0.0);
    for k in 0..NODES {
        let next = deeds.cdf((k + 1) as f64 / NODES as f64);
        let middle = (k as f64 + 0.5) / NODES as f64;
        if next > below {
            sum += (next - below) * (1.0 - words.cdf((middle + 0.5 * bar).clamp(0.0, 1.0)));
        }
        below = next;
    }
    sum
}

/// A number of series as a degree.
#[must_use]
pub fn calibrated(value: f64, anchors: Option<Anchors>) -> f64 {
    anchors.map_or_else(|| value.clamp(0.0, 1.0), |anchors| calibrate(value, anchors))
}
