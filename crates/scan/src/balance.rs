//! The balance of a dyad in a period: what is measured, and what a period has of it.

use counterpoise_numerics::sqrt;
use serde::Serialize;

/// What is measured of a dyad in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Net cooperation of events: cooperation less conflict, in the part of all; -1 to 1.
    Net,
    /// Agreement of votes, half a point for an abstention beside a yes or a no, among roll calls
    /// that divided; 0 to 1.
    Agreement,
}

impl Measure {
    /// Its name among the measures of the program.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Net => "events.net",
            Measure::Agreement => "unga.agreement half-credit",
        }
    }

    /// What it is, for headings.
    pub fn title(self) -> &'static str {
        match self {
            Measure::Net => "net cooperation",
            Measure::Agreement => "agreement of votes",
        }
    }

    /// What is counted, in the plural.
    pub fn counted(self) -> &'static str {
        match self {
            Measure::Net => "events",
            Measure::Agreement => "common votes",
        }
    }

    /// The value of a period with its 95% interval by sampling, held within the range.
    pub fn interval(self, point: &Point) -> Option<(f64, f64, f64)> {
        let half = 1.96 * sqrt(point.variance);
        let (lowest, highest) = self.range();
        point.value.map(|value| (value, (value - half).max(lowest), (value + half).min(highest)))
    }

    /// Its lowest and highest value.
    pub fn range(self) -> (f64, f64) {
        match self {
            Measure::Net => (-1.0, 1.0),
            Measure::Agreement => (0.0, 1.0),
        }
    }
}

/// A period of a dyad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Point {
    /// Events, or common votes that divided.
    pub n: u32,
    /// The balance; `None` where there are fewer than the minimum.
    pub value: Option<f64>,
    /// The variance of the balance by sampling.
    pub variance: f64,
}
