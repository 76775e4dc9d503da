//! Writes events in the shape of GDELT 1.0: `gdelt-like ROWS > FILE`.

use std::io::Write;

fn main() -> std::io::Result<()> {
    let rows = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let mut out = std::io::BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    counterpoise_benches::gdelt_like(rows, &mut out)?;
    out.flush()
}
