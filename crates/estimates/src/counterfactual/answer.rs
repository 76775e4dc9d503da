//! What a method found.

use super::synthetic::Synthetic;
use super::time::Time;
use counterpoise_counterfactual::counts::{self, Binomial};
use counterpoise_counterfactual::interrupted::Term;
use counterpoise_counterfactual::{did, interrupted, ridge, structural};

/// 95 per cent of a normal distribution lie within so many standard errors.
pub(super) const WIDE: f64 = 1.959963984540054;

/// What a method found, in the names of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Outcome and counterfactual at each time.
    pub path: Vec<Step>,
    /// The mean gap since the treatment, in units of the outcome; NaN where there is none.
    pub effect: f64,
    /// What the method gave.
    pub found: Found,
    /// What the counterfactual is made of.
    pub weights: Vec<Weight>,
    /// Each placebo, where some were tried.
    pub placebos: Vec<Placebo>,
    /// How far the counterfactual meets the predictors, in their order.
    pub predictors: Vec<Balance>,
}

impl Answer {
    /// Whether the fit before the treatment is too poor to say anything.
    #[must_use]
    pub fn is_poor(&self) -> bool {
        matches!(&self.found, Found::Synthetic(found) if found.fitted.quality.poor)
    }

    /// The mean of what would have been since the treatment; NaN where it is not known throughout.
    #[must_use]
    pub fn level(&self) -> f64 {
        let after = self.path.iter().filter(|it| it.after);
        let expected: Vec<f64> = after.map(|it| it.expected.unwrap_or(f64::NAN)).collect();
        counterpoise_numerics::mean(&expected).unwrap_or(f64::NAN)
    }
}

/// What a method gave, by the method.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A synthetic control with its placebos.
    Synthetic(Box<Synthetic>),
    /// A ridge-augmented one.
    Ridge(ridge::Fitted),
    /// Synthetic difference-in-differences.
    Differences(Differences),
    /// An interrupted series.
    Interrupted(Interrupted),
    /// An interrupted series of counts.
    Counts(Series),
    /// A structural series.
    Structural(structural::Fitted),
}

/// Synthetic difference-in-differences.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// As it was fitted.
    pub fitted: did::Fitted,
    /// The plain difference-in-differences.
    pub plain: Option<f64>,
    /// The placebo standard error of the effect, where it was asked for.
    pub error: Option<f64>,
}

impl Differences {
    /// The 95 per cent interval of the effect, where there is a standard error.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        let effect = self.fitted.effect;
        self.error.map(|error| (effect - WIDE * error, effect + WIDE * error))
    }
}

/// An interrupted series.
#[derive(Clone, Debug, PartialEq)]
pub struct Interrupted {
    /// As it was fitted.
    pub fitted: interrupted::Fitted,
    /// What false dates before show, where they were tried.
    pub false_dates: Option<FalseDates>,
}

/// False dates before the true one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FalseDates {
    /// How many were tried.
    pub tried: usize,
    /// In which share of them, the true date among them, the change of level is as large against
    /// its error.
    pub share: f64,
}

/// An interrupted series of counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The Poisson model.
    pub poisson: counts::Fitted,
    /// The negative binomial model, taken where counts vary more than Poisson counts would.
    pub binomial: Option<Binomial>,
}

impl Series {
    /// Coefficients of the model that is taken.
    #[must_use]
    pub fn coefficients(&self) -> &[f64] {
        self.binomial.as_ref().map_or(&self.poisson.coefficients, |it| &it.coefficients)
    }

    /// Their standard errors; those of the Poisson model are robust.
    #[must_use]
    pub fn errors(&self) -> &[f64] {
        self.binomial.as_ref().map_or(&self.poisson.robust_errors, |it| &it.errors)
    }
}

/// One time.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The time.
    pub time: Time,
    /// Whether it is treated.
    pub after: bool,
    /// What happened.
    pub outcome: f64,
    /// What would have happened.
    pub expected: Option<f64>,
    /// The ends of an interval of the gap: of a synthetic control those between which placebos lie,
    /// else 95 per cent.
    pub band: Option<(f64, f64)>,
}

impl Step {
    /// What happened less what would have.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        self.expected.map(|it| self.outcome - it)
    }
}

/// A part of the counterfactual.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// What has it.
    pub of: Weighed,
    /// A weight, or a coefficient.
    pub value: f64,
    /// Its standard error.
    pub error: Option<f64>,
}

/// What has a weight or a coefficient.
#[derive(Clone, Debug, PartialEq)]
pub enum Weighed {
    /// A donor.
    Donor(String),
    /// A time before the treatment.
    Time(String),
    /// A term of a regression on time.
    Term(Term),
    /// By how much the variance of counts exceeds their mean m: `a` of m + a m^2.
    Dispersion,
    /// A control series.
    Control(Control),
}

/// A control series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A column of the treated unit.
    Column(String),
    /// The mean of the outcome of so many donors.
    MeanOfDonors(usize),
}

/// One placebo.
#[derive(Clone, Debug, PartialEq)]
pub struct Placebo {
    /// What was put in the place of what.
    pub kind: PlaceboKind,
    /// The unit or the time.
    pub name: String,
    /// The mean gap after.
    pub effect: f64,
    /// The gap before, as a root mean square.
    pub before: Option<f64>,
    /// The gap after, as a root mean square.
    pub after: Option<f64>,
    /// How much larger it is after; of a date, the change of level against its error.
    pub ratio: Option<f64>,
}

/// What was put in the place of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceboKind {
    /// Nothing: the treated unit itself, to compare with.
    Treated,
    /// Another unit.
    Space,
    /// Another date, of a synthetic control.
    Time,
    /// The donors without one.
    Without,
    /// Another date, of an interrupted series.
    Date,
}

/// How far a counterfactual meets a predictor.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// As it was written.
    pub predictor: String,
    /// The value of the unit, of its counterfactual and of the mean donor.
    pub values: [f64; 3],
    /// Its importance, of all 1; none where weights do not hang on it.
    pub importance: Option<f64>,
}
