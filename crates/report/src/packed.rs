//! What a page opens only when it is asked for: packed text that a script unpacks.
//!
//! A browser lays out what stands in a page even if it is folded. Packed, the appendix costs a
//! reader nothing until a part of it is opened, and a tenth of the bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// The text as zlib data (RFC 1950) in base64, which a browser's `DecompressionStream` reads.
pub(crate) fn packed(text: &str) -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let _ = encoder.write_all(text.as_bytes());
    STANDARD.encode(encoder.finish().unwrap_or_default())
}
