//! The rule by which a label wins.

use crate::degree::Fuzzy;

/// Leads that differ by no more than this are taken as equal: rounding alone never decides.
const ROUNDING: f64 = 1e-12;

/// Position of the label that wins, if one does: it is above one half, and its least leads the greatest of every other
/// label by the margin, and at all. So a verdict is certain in spite of what is not known. A label alone leads.
pub(crate) fn decide(labels: &[Option<Fuzzy>], margin: f64) -> Option<usize> {
    let known = || labels.iter().enumerate().filter_map(|(at, degree)| degree.map(|degree| (at, degree)));
    let (first, degree) = known().reduce(|best, next| if next.1.lo > best.1.lo { next } else { best })?;
    let second = known().filter(|(at, _)| *at != first).map(|(_, degree)| degree.hi).reduce(f64::max);
    let leads = second.is_none_or(|second| leads(degree.lo - second, margin));
    (degree.height() > 0.5 && leads).then_some(first)
}

/// Whether a lead is enough.
#[inline]
pub(crate) fn leads(lead: f64, margin: f64) -> bool {
    lead > ROUNDING && lead + ROUNDING >= margin
}
