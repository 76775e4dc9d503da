//! Numbers of the gamma distribution.

use counterpoise_kernel::HALF;
use counterpoise_numerics::{NormalTable, Stream};
use std::sync::OnceLock;

/// A number of the gamma distribution. One half is so common a shape that it has a shorter way:
/// half a squared normal.
pub(crate) fn gamma(stream: &Stream, draw: u64, shape: f64) -> f64 {
    if shape == HALF {
        let normal = normals().quantile(stream.uniform(draw));
        return 0.5 * normal * normal;
    }
    stream.gamma(draw, shape, normals())
}

fn normals() -> &'static NormalTable {
    static TABLE: OnceLock<NormalTable> = OnceLock::new();
    TABLE.get_or_init(NormalTable::new)
}
