//! Amounts for reading: digits in groups, sizes of files, things counted.

pub(crate) use crate::thousands as grouped;

/// `12.3 MB`, in powers of ten.
#[must_use]
pub fn size(bytes: u64) -> String {
    let units = ["kB", "MB", "GB", "TB"];
    let mut amount = bytes as f64;
    let mut unit = "bytes";
    for larger in units {
        if amount < 1000.0 {
            break;
        }
        amount /= 1000.0;
        unit = larger;
    }
    if unit == "bytes" { format!("{bytes} bytes") } else { format!("{amount:.1} {unit}") }
}

/// `1 row`, `1,216 rows`: of things that take an s.
#[must_use]
pub fn several(n: u64, one: &str) -> String {
    format!("{} {one}{}", grouped(n), if n == 1 { "" } else { "s" })
}
