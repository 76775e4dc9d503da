//! Indicators read off series of numbers.

use crate::entry::is_on;
use crate::{Evidence, Reason, View, origins};
use counterpoise_case::model::{
    ActorId, Formula, Series, SeriesExpr, SeriesId, SeriesRef, SeriesValue, SourceId,
};
use counterpoise_dates::Date;
use counterpoise_numerics::{Sum, exp, ln};
use serde::Serialize;

/// One value of a series that a number rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeriesPoint {
    /// The series.
    pub series: SeriesId,
    /// When.
    pub date: Date,
    /// The number, in the unit of the series.
    pub value: f64,
}

impl View<'_> {
    /// The source that a number of series stands or falls with: that of the first series it uses
    /// which cites one, with the probability that what it tells is so. `None` where no series cites
    /// a source.
    #[must_use]
    pub fn series_source(&self, formula: &Formula) -> Option<(SourceId, f64)> {
        let Formula::Series(expr) = formula else { return None };
        let (points, _) = self.series(expr);
        let cited = |point: &SeriesPoint| {
            origins(self.case(), &self.case()[point.series].cites).into_iter().next()
        };
        points.iter().find_map(cited)
    }

    /// A number read off series over the window, and the values it rests on in the order of their
    /// dates.
    pub(crate) fn series(&self, expr: &SeriesExpr) -> (Vec<SeriesPoint>, Evidence) {
        let (points, value) = match expr {
            SeriesExpr::Level(of) => self.level(of),
            SeriesExpr::Change(of) => self.change(of),
            SeriesExpr::Ratio(over, under) => self.ratio(over, under),
            SeriesExpr::TrendOfRatio(over, under) => self.trend(over, under),
        };
        (points, value.map_or_else(Evidence::Unknown, Evidence::Present))
    }

    fn level(&self, of: &SeriesRef) -> Read {
        let points = match self.points(of) {
            Ok(points) => points,
            Err(reason) => return (Vec::new(), Err(reason)),
        };
        let value = mean(&points);
        (points, Ok(value))
    }

    fn change(&self, of: &SeriesRef) -> Read {
        let points = match self.points(of) {
            Ok(points) => points,
            Err(reason) => return (Vec::new(), Err(reason)),
        };
        let value = relative_change(&points, || self.name(of));
        (points, value)
    }

    fn ratio(&self, over: &SeriesRef, under: &SeriesRef) -> Read {
        let (a, b) = match self.common(over, under) {
            Ok(both) => both,
            Err(reason) => return (Vec::new(), Err(reason)),
        };
        let (above, below) = (mean(&a), mean(&b));
        let value = if below == 0.0 {
            Err(Reason::NotPositive(self.name(under)))
        } else {
            Ok(above / below)
        };
        ([a, b].concat(), value)
    }

    fn trend(&self, over: &SeriesRef, under: &SeriesRef) -> Read {
        let (a, b) = match self.common(over, under) {
            Ok(both) => both,
            Err(reason) => return (Vec::new(), Err(reason)),
        };
        let value = yearly_trend(&a, &b, || format!("{} / {}", self.name(over), self.name(under)));
        ([a, b].concat(), value)
    }

    /// The values of two series in the window on the dates that both have.
    fn common(
        &self,
        over: &SeriesRef,
        under: &SeriesRef,
    ) -> Result<(Vec<SeriesPoint>, Vec<SeriesPoint>), Reason> {
        let (mut a, mut b) = (self.points(over)?, self.points(under)?);
        let both = |own: &SeriesPoint, others: &[SeriesPoint]| {
            others.iter().any(|other| other.date == own.date)
        };
        a.retain(|own| both(own, &b));
        b.retain(|own| both(own, &a));
        let name = || format!("both {} and {}", self.name(over), self.name(under));
        if a.is_empty() { Err(Reason::NoValue(name(), self.cell.window)) } else { Ok((a, b)) }
    }

    /// The values of a series whose date shares a day with the window; at least one.
    fn points(&self, of: &SeriesRef) -> Result<Vec<SeriesPoint>, Reason> {
        let series = self.resolve(of).ok_or_else(|| Reason::NoSeries(self.name(of)))?;
        let point = |value: &SeriesValue| {
            let number = value.value.filter(|number| number.is_finite())?;
            let inside = value.date.share_in(self.cell.window) > 0.0;
            inside.then(|| SeriesPoint { series, date: value.date.clone(), value: number })
        };
        let mut points: Vec<_> = self.case()[series].values.iter().filter_map(point).collect();
        points.sort_by_key(|point| point.date.sort_key());
        match &self.case()[series] {
            _ if !points.is_empty() => Ok(points),
            Series { asks: Some(asks), values, .. } if values.is_empty() => {
                Err(Reason::NotAvailable(self.name(of), asks.clone()))
            }
            _ => Err(Reason::NoValue(self.name(of), self.cell.window)),
        }
    }

    /// The series meant; of several that fit, the first by id, so that their order in the files
    /// moves nothing.
    fn resolve(&self, of: &SeriesRef) -> Option<SeriesId> {
        let case = self.case();
        let fits = |series: &Series| match of {
            SeriesRef::Named(id) => series.id == *id,
            SeriesRef::Of(measure, subject) => {
                series.measure.as_ref() == Some(measure) && series.of == Some(self.side(*subject))
            }
        };
        let all = (0..case.series.len() as u32).map(SeriesId);
        all.filter(|&id| fits(&case[id]) && is_on(case, case[id].set))
            .min_by(|&a, &b| case[a].id.cmp(&case[b].id))
    }

    fn side(&self, subject: bool) -> ActorId {
        if subject { self.ledger.dyad.0 } else { self.ledger.dyad.1 }
    }

    fn name(&self, of: &SeriesRef) -> String {
        match of {
            SeriesRef::Named(id) => id.clone(),
            SeriesRef::Of(measure, subject) => {
                format!("{measure} of {}", self.case()[self.side(*subject)].code)
            }
        }
    }
}

/// What was read, and the number made of it.
type Read = (Vec<SeriesPoint>, Result<f64, Reason>);

fn mean(points: &[SeriesPoint]) -> f64 {
    Sum::of(points.iter().map(|point| point.value)) / points.len() as f64
}

fn relative_change(points: &[SeriesPoint], name: impl Fn() -> String) -> Result<f64, Reason> {
    match points {
        [first, .., last] if first.value > 0.0 => Ok(last.value / first.value - 1.0),
        [_, .., _] => Err(Reason::NotPositive(name())),
        few => Err(Reason::TooFewValues(name(), 2, few.len())),
    }
}

/// exp(b) - 1, where b is the least-squares slope of ln(a / b) on years.
fn yearly_trend(
    a: &[SeriesPoint],
    b: &[SeriesPoint],
    name: impl Fn() -> String,
) -> Result<f64, Reason> {
    if a.len() < 3 {
        return Err(Reason::TooFewValues(name(), 3, a.len()));
    }
    if a.iter().chain(b).any(|point| point.value <= 0.0) {
        return Err(Reason::NotPositive(name()));
    }
    let logs: Vec<f64> = a.iter().zip(b).map(|(a, b)| ln(a.value / b.value)).collect();
    let years: Vec<f64> = a.iter().map(|point| middle_year(&point.date)).collect();
    let slope = slope(&years, &logs).ok_or_else(|| Reason::TooFewValues(name(), 3, 1))?;
    Ok(exp(slope) - 1.0)
}

/// The least-squares slope; `None` if all x are one.
fn slope(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let (mx, my) = (Sum::of(x.iter().copied()) / n, Sum::of(y.iter().copied()) / n);
    let sxy = Sum::of(x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)));
    let sxx = Sum::of(x.iter().map(|x| (x - mx) * (x - mx)));
    (sxx > 0.0).then(|| sxy / sxx)
}

/// The middle of the date's days, in years of 365.2425 days.
fn middle_year(date: &Date) -> f64 {
    let (first, last) = date.sort_key();
    (f64::from(first.number()) + f64::from(last.number())) / 2.0 / 365.2425
}
