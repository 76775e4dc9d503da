//! What was found, as plain data.

use super::dates::{Possibility, Told, posterior, told};
use super::power::Power;
use counterpoise_case::model::ArenaId;
use counterpoise_dates::Window;
use counterpoise_numerics::exp;
use counterpoise_shifts::{BELIEVED, Contest, ShiftCurve, Stories, Stretch, Undefined};
use serde::Serialize;

/// All that was looked at for a shift.
#[derive(Clone, Debug, Serialize)]
pub struct Shifts {
    /// Positions among the case's claimed shifts, of those that count in this run. Contests list
    /// claims in this order.
    pub claims: Vec<usize>,
    /// The answers to *whose date?*, in the order of each [`ShiftFinding::posterior`].
    pub possibilities: Vec<Possibility>,
    /// What was watched.
    pub watched: Vec<Watched>,
    /// All pooled watches together, as if there had been one shift at one time; `None` with fewer
    /// than two of them.
    pub pooled: Option<Pooled>,
}

/// Several watches together.
#[derive(Clone, Debug, Serialize)]
pub struct Pooled {
    /// How many.
    pub of: usize,
    /// What was found.
    pub found: ShiftFinding,
}

/// Something that was watched.
#[derive(Clone, Debug, Serialize)]
pub struct Watched {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// The arena, of acts in one.
    pub arena: Option<ArenaId>,
    /// Whether it is a balance of acts, as against a series.
    pub of_acts: bool,
    /// Whether it counts where evidence is pooled.
    pub pooled: bool,
    /// Values of a series, or acts that take a side and have a date.
    pub observations: usize,
    /// Acts that take a side and are left out because nothing is known of their date.
    pub undated: usize,
    /// How often a turn would be seen, of acts; `None` of a series, and where nothing was found.
    pub power: Option<Power>,
    /// What was found, or why nothing could be.
    pub found: Result<ShiftFinding, Undefined>,
}

impl Watched {
    pub(crate) fn curve(&self) -> Option<&ShiftCurve> {
        self.found.as_ref().ok().map(|it| &it.curve)
    }
}

/// What the data say.
#[derive(Clone, Debug, Serialize)]
pub struct ShiftFinding {
    /// How likely the data are for every day of a shift.
    #[serde(skip)]
    pub curve: ShiftCurve,
    /// The days looked at.
    pub span: Window,
    /// How much a shift, no shift and a steady trend are to be believed, each being as likely as
    /// another beforehand.
    pub stories: Stories,
    /// The natural logarithm of the Bayes factor of a shift, at whatever time, against none.
    pub log_against_no_shift: f64,
    /// Likewise against a steady trend.
    pub log_against_trend: f64,
    /// How probable each stretch of days is, if there is a shift.
    pub density: Vec<Density>,
    /// The most probable days, if there is a shift.
    pub mode: Window,
    /// The days that hold it with 90 %, if there is one, in as few days as possible.
    pub windows: Vec<Window>,
    /// Claimed dates against each other.
    pub contest: Contest,
    /// The probability of each of [`Shifts::possibilities`]; `None` where the data do not reach the
    /// claimed days.
    pub posterior: Vec<Option<f64>>,
    /// Which of them the data tell from the rest.
    pub told: Told,
    /// Whether a shift is to be believed (three quarters or more).
    pub believed: bool,
}

/// Days on which a shift is equally probable.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Density {
    /// The days.
    pub days: Window,
    /// The probability that it was on one of them.
    pub probability: f64,
    /// The probability of one of these days over that of the most probable day, 0..1.
    pub height: f64,
}

fn density(curve: &ShiftCurve) -> Vec<Density> {
    let most = curve.mode().log_likelihood;
    let one = |(stretch, probability): (&Stretch, f64)| Density {
        days: stretch.days,
        probability,
        height: exp(stretch.log_likelihood - most),
    };
    curve.stretches.iter().zip(curve.probabilities()).map(one).collect()
}

/// Level of the days that are told.
const LEVEL: f64 = 0.9;

pub(super) fn found(
    curve: ShiftCurve,
    claims: &[Window],
    possibilities: &[Possibility],
) -> ShiftFinding {
    let contest = Contest::of(&curve, claims);
    let posterior = posterior(possibilities, &contest);
    let (stories, windows) = (curve.stories(), curve.credible_windows(LEVEL));
    let told = told(possibilities, &posterior, stories);
    ShiftFinding {
        span: curve.span(),
        stories,
        log_against_no_shift: curve.log_against_no_shift(),
        log_against_trend: curve.log_against_trend(),
        density: density(&curve),
        mode: curve.mode().days,
        told,
        believed: stories.shift >= BELIEVED,
        posterior,
        windows,
        contest,
        curve,
    }
}
