//! The interval of a proportion.

use crate::maths::sqrt;
use crate::normal_quantile;

/// Wilson's score interval for a proportion of `hits` among `draws`.
///
/// `level` is the coverage, such as 0.95. Both ends lie in 0..=1; the interval is never empty
/// and never of zero width, even when all or none of the draws hit. `None` when `draws` is 0,
/// `hits` exceeds `draws`, or `level` is not strictly between 0 and 1.
///
/// It assumes independent draws: it is the uncertainty that comes from a finite number of
/// draws, and says nothing of the doubt in what was drawn from.
///
/// Source: Wilson, E. B. 1927, "Probable Inference, the Law of Succession, and Statistical
/// Inference", Journal of the American Statistical Association 22 (158), 209-212.
pub fn wilson(hits: u64, draws: u64, level: f64) -> Option<(f64, f64)> {
    if draws == 0 || hits > draws || !(level > 0.0 && level < 1.0) {
        return None;
    }
    let (n, z) = (draws as f64, normal_quantile(0.5 + level / 2.0));
    let (share, z2n) = (hits as f64 / n, z * z / n);
    let centre = share + z2n / 2.0;
    let half = sqrt(z2n * (share * (1.0 - share) + z2n / 4.0));
    let end = |x: f64| (x / (1.0 + z2n)).clamp(0.0, 1.0);
    let low = if hits == 0 { 0.0 } else { end(centre - half) };
    let high = if hits == draws { 1.0 } else { end(centre + half) };
    Some((low, high))
}
