//! Any number of breaks at a price each: pruned exact linear time.

use crate::{Cost, Penalty, Undefined};
use serde::Serialize;

/// A division that was paid for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Penalised {
    /// Where the series is cut, ascending: each the number of observations before the cut.
    pub breaks: Vec<usize>,
    /// Cost of the segments, without what the breaks cost.
    pub cost: f64,
    /// What each break cost.
    pub penalty: f64,
    /// Cost and penalties together: what was made as small as possible.
    pub objective: f64,
}

/// The division with the least sum of costs and penalties. Exact: pruning leaves out only what
/// cannot become part of it.
///
/// *When to use it.* Many breaks in a long series. Time grows with the length where breaks come at intervals, else with its square.
///
/// *When not.* The penalty assumes the scale of the cost: for [`MeanCost`](crate::MeanCost) observations of variance 1.
///
/// *Definition.* F(t) = min over s of F(s) + C(s, t) + b, with segments of at least `shortest` observations; s is dropped once
/// F(s) + C(s, t) + K > F(t), K a lower bound on what a later cut there would save (0, but for
/// MBIC), from the time on when t may itself begin a segment.
///
/// *References.* Killick, R., Fearnhead, P. and Eckley, I. A. 2012, "Optimal Detection of Changepoints with a Linear Computational Cost",
/// Journal of the American Statistical Association 107, 1590-1598; Jackson, B. et al. 2005, IEEE
/// Signal Processing Letters 12 (2), 105-108 (without pruning).
///
/// # Errors
///
/// [`Undefined`] for a series shorter than one segment, and for a penalty that is negative or not
/// finite.
///
/// ```
/// use counterpoise_shifts::{MeanCost, Penalty, pelt, robustly_scaled};
/// let series = robustly_scaled(&[1.0, 2.2, 0.9, 1.4, 1.7, 9.1, 9.9, 8.4, 9.5, 8.9]).unwrap();
/// assert_eq!(pelt(&MeanCost::new(&series).unwrap(), Penalty::Bic, 1).unwrap().breaks, [5]);
/// ```
pub fn pelt(cost: &impl Cost, penalty: Penalty, shortest: usize) -> Result<Penalised, Undefined> {
    let (n, h) = (cost.len(), shortest.max(cost.shortest()).max(1));
    if n < h {
        return Err(Undefined::TooShort { needed: h, found: n });
    }
    let price = penalty.of_a_break(cost.parameters(), n);
    if !(price.is_finite() && price >= 0.0) {
        return Err(Undefined::BadSetting("a penalty is a finite number, not below 0"));
    }
    let mut best = vec![f64::INFINITY; n + 1];
    let mut back = vec![0; n + 1];
    // The first segment needs no break: its price is given back here.
    best[0] = -price;
    // Beginnings of a last segment, with the time from which each is out of the question.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for t in h..=n {
        if t == h || t >= 2 * h {
            open.push((t - h, usize::MAX));
        }
        open.retain(|(_, until)| *until > t);
        let with = |s: usize| best[s] + cost.of(s, t) + penalty.of_a_segment(t - s);
        let totals: Vec<f64> = open.iter().map(|(s, _)| with(*s)).collect();
        let least = (1..totals.len())
            .fold(0, |least, at| if totals[at] < totals[least] { at } else { least });
        (best[t], back[t]) = (totals[least] + price, open[least].0);
        for ((s, until), total) in open.iter_mut().zip(&totals) {
            if total + penalty.least_saved(t - *s, n - t) > best[t] && *until == usize::MAX {
                *until = t + h;
            }
        }
    }
    Ok(trace(&best, &back, price))
}

fn trace(best: &[f64], back: &[usize], penalty: f64) -> Penalised {
    let last = back.len() - 1;
    let cuts = std::iter::successors(Some(back[last]), |s| Some(back[*s]));
    let mut breaks: Vec<usize> = cuts.take_while(|s| *s > 0).collect();
    breaks.reverse();
    let objective = best[last];
    Penalised { cost: objective - penalty * breaks.len() as f64, breaks, penalty, objective }
}
