//! What a run depended on, and what came out, as SHA-256.

use crate::Answer;
use counterpoise_case::{Folder, builtin_schools};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write;

/// Hashes of inputs and results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Version of the program.
    pub version: String,
    /// Seed and draws.
    pub seed: u64,
    /// Draws.
    pub draws: u32,
    /// Each input with the hash of its text, by name; schools of the program as `schools/...`.
    pub inputs: Vec<(String, String)>,
}

/// The hash of bytes in lower-case hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The bytes of a text with the ends of its lines as Unix has them: a checkout on Windows may have
/// turned them, and the text is the same.
#[must_use]
pub fn as_text(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.windows(2).any(|pair| pair == b"\r\n") {
        return Cow::Borrowed(bytes);
    }
    let mut text = Vec::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        if *byte != b'\r' || bytes.get(at + 1) != Some(&b'\n') {
            text.push(*byte);
        }
    }
    Cow::Owned(text)
}

/// The fingerprint of a run over a folder.
#[must_use]
pub fn fingerprint(folder: &Folder, answer: &Answer) -> Fingerprint {
    let own = folder.files.iter().map(|(name, bytes)| (name.clone(), sha256(&as_text(bytes))));
    let library =
        builtin_schools().map(|(name, text)| (format!("built-in {name}"), sha256(text.as_bytes())));
    let mut inputs: Vec<_> = own.chain(library).collect();
    inputs.sort();
    Fingerprint {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        seed: answer.seed,
        draws: answer.draws,
        inputs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_lines_are_no_part_of_a_text() {
        assert_eq!(*as_text(b"a\r\n\r\nb\rc\n\r"), *b"a\n\nb\rc\n\r");
        assert!(matches!(as_text(b"a\nb"), Cow::Borrowed(_)));
        let hash = |text: &str| sha256(&as_text(text.as_bytes()));
        assert_eq!(hash("; one\r\n; two\r\n"), hash("; one\n; two\n"));
        assert_ne!(hash("; one\n"), hash("; one"));
    }
}
