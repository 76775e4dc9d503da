//! How likely the data are for every day on which a shift may have been.

use crate::Undefined;
use counterpoise_dates::{Day, Window};
use counterpoise_numerics::{Sum, exp, ln, log_sum_exp};
use serde::Serialize;

/// Days on which a shift explains the data equally well.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stretch {
    /// The first day that the new regime may have, to the last.
    pub days: Window,
    /// The logarithm of the likelihood of all data with the shift on one of these days, parameters
    /// integrated out.
    pub log_likelihood: f64,
}

/// What the data say of a shift: how likely they are with one on each day, without any, and under a
/// steady trend.
///
/// *What it measures.* Three stories are told of the same data: a *shift* on some day, every day being as likely as another before the data
/// are seen; *no shift*; a *steady trend*. Likelihoods are averaged over what each story leaves
/// open, so that a story with more room is not favoured. They are known up to one constant, the
/// same for all.
///
/// Made by [`LevelShift`](crate::LevelShift), [`RateShift`](crate::RateShift) and
/// [`ShareShift`](crate::ShareShift), and by pooling.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShiftCurve {
    /// One after another, without gaps, in the order of time.
    pub stretches: Vec<Stretch>,
    /// The logarithm of the likelihood without a shift.
    pub log_no_shift: f64,
    /// The logarithm of the likelihood under a steady trend.
    pub log_trend: f64,
}

/// From this probability on a story is said to be the case: three to one.
pub const BELIEVED: f64 = 0.75;

/// The share of belief in each story, each being as likely as another before the data are seen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stories {
    /// A shift, on some day.
    pub shift: f64,
    /// No shift.
    pub no_shift: f64,
    /// A steady trend.
    pub trend: f64,
}

impl ShiftCurve {
    /// From stretches that follow one another, at least one.
    pub(crate) fn new(
        stretches: Vec<Stretch>,
        log_no_shift: f64,
        log_trend: f64,
    ) -> Result<ShiftCurve, Undefined> {
        if stretches.is_empty() {
            return Err(Undefined::TooShort { needed: 2, found: 1 });
        }
        Ok(ShiftCurve { stretches, log_no_shift, log_trend })
    }

    /// All days on which a shift was looked for.
    #[must_use]
    pub fn span(&self) -> Window {
        let (first, last) = (self.stretches[0], self.stretches[self.stretches.len() - 1]);
        Window { first: first.days.first, last: last.days.last }
    }

    /// The logarithm of the likelihood averaged over the days of a window that lie in the span;
    /// `None` if none does.
    #[must_use]
    pub fn log_average(&self, window: Window) -> Option<f64> {
        let days = self.stretches.iter().map(|it| (common(it.days, window), it.log_likelihood));
        let logs: Vec<(f64, f64)> =
            days.filter(|(days, _)| *days > 0).map(|(days, log)| (days as f64, log)).collect();
        let total: f64 = logs.iter().map(|it| it.0).sum();
        let weighted: Vec<f64> = logs.iter().map(|(days, log)| log + ln(days / total)).collect();
        (!logs.is_empty()).then(|| log_sum_exp(&weighted))
    }

    /// The logarithm of the likelihood of a shift on some day.
    #[must_use]
    pub fn log_shift(&self) -> f64 {
        self.log_average(self.span()).unwrap_or(f64::NEG_INFINITY)
    }

    /// The natural logarithm of the Bayes factor of a shift, on some day, against none.
    #[must_use]
    pub fn log_against_no_shift(&self) -> f64 {
        self.log_shift() - self.log_no_shift
    }

    /// Likewise against a steady trend.
    #[must_use]
    pub fn log_against_trend(&self) -> f64 {
        self.log_shift() - self.log_trend
    }

    /// The natural logarithm of the Bayes factor of a shift within the window against its rivals
    /// together: a shift on another day, no shift, a steady trend, each as likely as another.
    /// `None` where the data do not reach the window, or reach nothing else.
    #[must_use]
    pub fn log_against_rivals(&self, window: Window) -> Option<f64> {
        let here = self.log_average(window)?;
        let elsewhere: Vec<(f64, f64)> = self
            .stretches
            .iter()
            .map(|it| ((it.days.len_days() - common(it.days, window)) as f64, it.log_likelihood))
            .filter(|(days, _)| *days > 0.0)
            .collect();
        let days: f64 = elsewhere.iter().map(|it| it.0).sum();
        let logs: Vec<f64> = elsewhere.iter().map(|(part, log)| log + ln(part / days)).collect();
        let rivals = [log_sum_exp(&logs), self.log_no_shift, self.log_trend];
        (!logs.is_empty()).then(|| here - log_sum_exp(&rivals) + ln(3.0))
    }

    /// How much each story is to be believed.
    #[must_use]
    pub fn stories(&self) -> Stories {
        let logs = [self.log_shift(), self.log_no_shift, self.log_trend];
        let total = log_sum_exp(&logs);
        let [shift, no_shift, trend] = logs.map(|it| exp(it - total));
        Stories { shift, no_shift, trend }
    }

    /// The probability of each stretch, given that there is one shift.
    #[must_use]
    pub fn probabilities(&self) -> Vec<f64> {
        let logs: Vec<f64> = self
            .stretches
            .iter()
            .map(|it| it.log_likelihood + ln(it.days.len_days() as f64))
            .collect();
        let total = log_sum_exp(&logs);
        logs.iter().map(|it| exp(it - total)).collect()
    }

    /// The probability that the shift was in a window, given that there is one: 0 outside the span.
    #[must_use]
    pub fn probability_in(&self, window: Window) -> f64 {
        let share = |it: &Stretch| common(it.days, window) as f64 / it.days.len_days() as f64;
        Sum::of(self.stretches.iter().zip(self.probabilities()).map(|(it, p)| p * share(it)))
            .clamp(0.0, 1.0)
    }

    /// The stretch whose days are most probable; of several the earliest.
    #[must_use]
    pub fn mode(&self) -> Stretch {
        let better = |best: Stretch, it: &Stretch| {
            if it.log_likelihood > best.log_likelihood { *it } else { best }
        };
        self.stretches.iter().fold(self.stretches[0], better)
    }

    /// The windows that together hold the shift with at least this probability, given that there is
    /// one, in as few days as possible; neighbours joined, in the order of time.
    #[must_use]
    pub fn credible_windows(&self, level: f64) -> Vec<Window> {
        let p = self.probabilities();
        let mut order: Vec<usize> = (0..p.len()).collect();
        order.sort_by(|&a, &b| {
            self.stretches[b].log_likelihood.total_cmp(&self.stretches[a].log_likelihood)
        });
        let mut mass = Sum::new();
        let enough = |at: &usize| {
            let wanted = mass.value() < level;
            mass.add(p[*at]);
            wanted
        };
        let mut taken: Vec<usize> = order.into_iter().take_while(enough).collect();
        taken.sort_unstable();
        let mut windows: Vec<Window> = Vec::new();
        for at in taken {
            let days = self.stretches[at].days;
            match windows.last_mut() {
                Some(last) if last.last.plus(1) == days.first => last.last = days.last,
                _ => windows.push(days),
            }
        }
        windows
    }

    /// All curves together, as if the data were independent given the day of one shift common to
    /// all. On days outside a curve's span its data cannot show a shift and count as without one.
    /// `None` for no curve.
    #[must_use]
    pub fn pooled(curves: &[&ShiftCurve]) -> Option<ShiftCurve> {
        let first = curves.iter().map(|it| it.span().first).min()?;
        let last = curves.iter().map(|it| it.span().last).max()?;
        let edges = curves
            .iter()
            .flat_map(|it| it.stretches.iter().flat_map(|s| [s.days.first, s.days.last.plus(1)]));
        let mut edges: Vec<Day> =
            edges.filter(|it| *it > first && *it <= last).chain([first, last.plus(1)]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut at = vec![0; curves.len()];
        let stretch = |pair: &[Day]| {
            let on = |(curve, at): (&&ShiftCurve, &mut usize)| curve.log_on(pair[0], at);
            let log_likelihood = Sum::of(curves.iter().zip(&mut at).map(on));
            Stretch { days: Window { first: pair[0], last: pair[1].plus(-1) }, log_likelihood }
        };
        let stretches = edges.windows(2).map(stretch).collect();
        let sum = |of: fn(&ShiftCurve) -> f64| Sum::of(curves.iter().map(|it| of(it)));
        Some(ShiftCurve {
            stretches,
            log_no_shift: sum(|it| it.log_no_shift),
            log_trend: sum(|it| it.log_trend),
        })
    }

    /// On a day; `at` walks along as the days ascend.
    fn log_on(&self, day: Day, at: &mut usize) -> f64 {
        while *at < self.stretches.len() && self.stretches[*at].days.last < day {
            *at += 1;
        }
        let found = self.stretches.get(*at).filter(|it| it.days.first <= day);
        found.map_or(self.log_no_shift, |it| it.log_likelihood)
    }
}

/// Days that two windows share.
fn common(a: Window, b: Window) -> i64 {
    (a.first.max(b.first).days_to(a.last.min(b.last)) + 1).max(0)
}
