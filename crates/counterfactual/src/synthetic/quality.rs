//! Whether the fit before the treatment is good enough to say anything about what came after.

use counterpoise_numerics::{Sum, sqrt};

use crate::synthetic::rms;
use crate::{Design, Panel};

/// How well a synthetic control fits before the treatment.
///
/// *The rule.* The fit is **poor** if the gaps before the treatment are more than a quarter as large as those of the plain mean
/// of the donors, and also more than a quarter of the standard deviation of the treated unit's own
/// outcome over the same periods (both as root mean squares). Then the weighting has found no
/// likeness and the past is not followed either, and a gap after the treatment is as likely a
/// continuation of the gaps before it. Neither share changes when all outcomes are multiplied by a
/// number or moved by one. The two thresholds are conventions, stated so that they can be disputed.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Root mean squared gap before the treatment.
    pub rmspe: f64,
    /// The same over that of the plain mean of the donors; none if that is zero.
    pub of_plain_mean: Option<f64>,
    /// The same over the standard deviation of the treated unit's outcome before; none if it is
    /// constant.
    pub of_own_spread: Option<f64>,
    /// Whether the fit is exact but for rounding.
    pub exact: bool,
    /// Whether the fit is too poor to say anything.
    pub poor: bool,
    /// What should be known beside it.
    pub remarks: Vec<Remark>,
}

/// What should be known beside a fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// There are no more periods before the treatment than donors: some average may fit by chance
    /// alone.
    FewPeriods,
    /// In so many periods before the treatment the treated unit was above, or below, every donor.
    Outside {
        /// Periods in which no donor was as high.
        above: usize,
        /// Periods in which no donor was as low.
        below: usize,
    },
    /// There is a single donor, which has all the weight.
    OneDonor,
    /// The treated unit's outcome did not change before the treatment.
    ConstantBefore,
}

/// Largest share of the plain mean's gaps, and of the own spread, below which a fit is not poor.
pub(crate) const OF_PLAIN_MEAN: f64 = 0.25;
pub(crate) const OF_OWN_SPREAD: f64 = 0.25;

impl Quality {
    pub(crate) fn of(panel: &Panel, design: &Design, gaps: &[f64]) -> Quality {
        let (own, first) = (&panel.outcomes[design.treated][..design.first], design.first);
        let donors = || design.donors.iter().map(|unit| &panel.outcomes[*unit]);
        // In the order of their size, so that the order of donors changes no bit.
        let mean = |t: usize| {
            let mut values: Vec<f64> = donors().map(|row| row[t]).collect();
            values.sort_by(f64::total_cmp);
            Sum::of(values) / design.donors.len() as f64
        };
        let plain: Vec<f64> = (0..first).map(|t| own[t] - mean(t)).collect();
        let (rmspe, plain, spread) = (rms(&gaps[..first]), rms(&plain), deviation(own));
        let scale = donors().chain([&panel.outcomes[design.treated]]).flat_map(|row| &row[..first]);
        let rounding = 1e-10 * scale.fold(0.0, |most: f64, it| most.max(it.abs()));
        let exact = rmspe <= rounding;
        let share = |of: f64| (of > rounding).then(|| rmspe / of);
        let (of_plain_mean, of_own_spread) = (share(plain), share(spread));
        let beyond = |share: Option<f64>, limit: f64| share.is_none_or(|it| it > limit);
        let poor =
            !exact && beyond(of_plain_mean, OF_PLAIN_MEAN) && beyond(of_own_spread, OF_OWN_SPREAD);
        Quality {
            rmspe,
            of_plain_mean,
            of_own_spread,
            exact,
            poor,
            remarks: remarks(panel, design, spread <= rounding),
        }
    }
}

fn remarks(panel: &Panel, design: &Design, constant: bool) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if design.donors.len() == 1 {
        remarks.push(Remark::OneDonor);
    } else if design.first <= design.donors.len() {
        remarks.push(Remark::FewPeriods);
    }
    let own = &panel.outcomes[design.treated];
    let all = |t: usize, than: fn(&f64, &f64) -> bool| {
        design.donors.iter().all(|unit| than(&own[t], &panel.outcomes[*unit][t]))
    };
    let above = (0..design.first).filter(|t| all(*t, |own, donor| own > donor)).count();
    let below = (0..design.first).filter(|t| all(*t, |own, donor| own < donor)).count();
    if above + below > 0 {
        remarks.push(Remark::Outside { above, below });
    }
    if constant {
        remarks.push(Remark::ConstantBefore);
    }
    remarks
}

/// Standard deviation (n - 1); 0 for fewer than two values.
pub(crate) fn deviation(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = Sum::of(values.iter().copied()) / n.max(1.0);
    let square = Sum::of(values.iter().map(|it| (it - mean) * (it - mean)));
    if values.len() < 2 { 0.0 } else { sqrt(square / (n - 1.0)) }
}
