//! The rule by which a label wins.

/// Degrees that differ by no more than this are taken as equal: rounding alone never decides.
pub const ROUNDING: f64 = 1e-12;

/// What has to be exceeded.
pub const HALF: f64 = 0.5;

/// Position of the label that wins, if one does: the greatest above one half; of equals the first.
/// Labels that do not apply are `None`.
#[must_use]
pub fn decide(labels: &[Option<f64>]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, degree) in labels.iter().enumerate().filter_map(|(at, degree)| Some((at, (*degree)?)))
    {
        if degree > HALF + ROUNDING && best.is_none_or(|(_, height)| degree > height + ROUNDING) {
            best = Some((at, degree));
        }
    }
    best.map(|(at, _)| at)
}
