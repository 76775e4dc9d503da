//! Bounds of the shapes over bounds of their sums.

use crate::shape::net;

/// The least and the greatest a number may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least.
    pub lo: f64,
    /// The greatest.
    pub hi: f64,
    /// Whether the number may also be unknown: a share or a balance of nothing.
    pub may_be_unknown: bool,
}

type Bounds = (f64, f64);

/// Net rises with A and falls with R. Where the corner itself is a balance of nothing, the net of a little more lies
/// beyond 0 on the safe side.
pub(crate) fn net_range(a: Bounds, r: Bounds, k: f64) -> Option<Range> {
    let known = a.1 + r.1 > 0.0;
    known.then(|| Range {
        lo: net(a.0, r.1, k).unwrap_or(0.0),
        hi: net(a.1, r.0, k).unwrap_or(0.0),
        may_be_unknown: a.0 + r.0 <= 0.0,
    })
}

/// a / (a + b) rises with a and falls with b. Where b is nothing it is 1 whenever it is known, where a is nothing 0.
pub(crate) fn portion_range(a: Bounds, b: Bounds) -> Option<Range> {
    let known = a.1 + b.1 > 0.0;
    known.then(|| Range {
        lo: if b.1 > 0.0 { a.0 / (a.0 + b.1) } else { 1.0 },
        hi: if a.1 > 0.0 { a.1 / (a.1 + b.0) } else { 0.0 },
        may_be_unknown: a.0 + b.0 <= 0.0,
    })
}

/// (both + part) / (both + rest) rises with part, falls with rest, and in `both` is monotone either way: its extremes lie
/// at the ends of `both`. A positive part over nothing has no bound.
pub(crate) fn share_range(both: Bounds, part: Bounds, rest: Bounds) -> Option<Range> {
    let at = |both: f64, part: f64, rest: f64| (both + rest > 0.0).then(|| (both + part) / (both + rest));
    let ends = |part: f64, rest: f64| [at(both.0, part, rest), at(both.1, part, rest)];
    let unbounded = both.0 + rest.0 <= 0.0 && part.1 > 0.0;
    let most = ends(part.1, rest.0).into_iter().flatten().fold(0.0, f64::max);
    let least = ends(part.0, rest.1).into_iter().flatten().fold(f64::INFINITY, f64::min);
    let known = both.1 + rest.1 > 0.0;
    known.then_some(Range {
        lo: least,
        hi: if unbounded { f64::INFINITY } else { most },
        may_be_unknown: both.0 + rest.0 <= 0.0,
    })
}

/// One number minus another.
pub(crate) fn difference(a: Range, b: Range) -> Range {
    Range { lo: a.lo - b.hi, hi: a.hi - b.lo, may_be_unknown: a.may_be_unknown || b.may_be_unknown }
}
