//! The best division into a given number of segments, by dynamic programming.

use crate::{Cost, Undefined};
use serde::Serialize;

/// A series cut into segments.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partition {
    /// Where it is cut, ascending: each the number of observations before the cut.
    pub breaks: Vec<usize>,
    /// The sum of the segments' costs.
    pub cost: f64,
}

/// The best division with 0, 1, .. `most` breaks and segments of at least `shortest` observations
/// (and no fewer than the cost needs). Exact: no other division with so many breaks costs less; of
/// equals the one whose last breaks come first.
///
/// Numbers of breaks for which the series is too short are left out, so the answer may be shorter
/// than `most + 1`. Time grows with `most` times the square of the length, memory with `most` times
/// the length.
///
/// *References.* Bellman, R. and Roth, R. 1969, "Curve Fitting by Segmented Straight Lines", Journal of the American Statistical Association 64,
/// 1079-1084; Bai, J. and Perron, P. 2003, "Computation and Analysis of Multiple Structural Change
/// Models", Journal of Applied Econometrics 18 (1), 1-22, section 3.
///
/// # Errors
///
/// [`Undefined::TooShort`] if not even one segment fits.
///
/// ```
/// use counterpoise_shifts::{MeanCost, best_partitions};
/// let cost = MeanCost::new(&[1.0, 1.0, 1.0, 4.0, 4.0, 9.0, 9.0]).unwrap();
/// let best = best_partitions(&cost, 2, 1).unwrap();
/// assert_eq!(best[2].breaks, [3, 5]);
/// ```
pub fn best_partitions(
    cost: &impl Cost,
    most: usize,
    shortest: usize,
) -> Result<Vec<Partition>, Undefined> {
    let (n, h) = (cost.len(), shortest.max(cost.shortest()).max(1));
    if n < h {
        return Err(Undefined::TooShort { needed: h, found: n });
    }
    let most = most.min(n / h - 1);
    // best[t]: the least cost of the first t observations with m breaks; cut[m - 1][t]: where its
    // last segment begins.
    let mut best: Vec<f64> =
        (0..=n).map(|t| if t < h { f64::INFINITY } else { cost.of(0, t) }).collect();
    let mut cuts: Vec<Vec<u32>> = Vec::with_capacity(most);
    let mut found = vec![Partition { breaks: Vec::new(), cost: best[n] }];
    for m in 1..=most {
        let (next, cut) = one_more(cost, &best, m, h);
        cuts.push(cut);
        best = next;
        found.push(Partition { breaks: trace(&cuts, n), cost: best[n] });
    }
    Ok(found)
}

/// With one break more: the least costs and where the last segments begin.
fn one_more(cost: &impl Cost, best: &[f64], m: usize, h: usize) -> (Vec<f64>, Vec<u32>) {
    let n = cost.len();
    let (mut next, mut cut) = (vec![f64::INFINITY; n + 1], vec![0; n + 1]);
    for t in (m + 1) * h..=n {
        for (s, before) in best.iter().enumerate().take(t - h + 1).skip(m * h) {
            let total = before + cost.of(s, t);
            if total < next[t] {
                (next[t], cut[t]) = (total, s as u32);
            }
        }
    }
    (next, cut)
}

fn trace(cuts: &[Vec<u32>], n: usize) -> Vec<usize> {
    let mut at = n;
    let back = |cut: &Vec<u32>| {
        at = cut[at] as usize;
        at
    };
    let mut breaks: Vec<usize> = cuts.iter().rev().map(back).collect();
    breaks.reverse();
    breaks
}
