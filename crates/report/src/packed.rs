//! What a page opens only when it is asked for: packed text that a script unpacks.
//!
//! A browser lays out what stands in a page even if it is folded. Packed, the appendix costs a
//! reader nothing until a part of it is opened, and a tenth of the bytes. Four bytes are written as
//! five letters of 85, a sixteenth less than base64 takes.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// The text as zlib data (RFC 1950), which a browser's `DecompressionStream` reads, in letters that
/// may stand in a script.
pub(crate) fn packed(text: &str) -> String {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail.
    let _ = encoder.write_all(text.as_bytes());
    letters(&encoder.finish().unwrap_or_default())
}

/// The digits of base 85 are the characters from `#` on, but `y` for `<`, which might end the
/// script. Of a last group of less than four bytes one letter more than bytes is written.
fn letters(bytes: &[u8]) -> String {
    let mut out = String::new();
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let mut number = u32::from_be_bytes(four);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = (number % 85) as u8;
            number /= 85;
        }
        let written = digits[..=group.len()].iter().map(|digit| match b'#' + digit {
            b'<' => 'y',
            letter => char::from(letter),
        });
        out.extend(written);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn groups_become_letters_and_no_letter_ends_a_script() {
        assert_eq!(letters(&[]), "");
        assert_eq!(letters(&[0]), "##");
        assert_eq!(letters(&[0, 0, 0, 0]), "#####");
        assert_eq!(letters(&[0, 0, 0, 25]), "####y");
        // 255 * 2^24 = 81 * 85^4 + 81 * 85^3 + ...
        assert_eq!(letters(&[255]), "tt");
        let all: Vec<u8> = (0..=255).collect();
        assert!(!letters(&all).contains(['<', '"', ' ']));
        assert_eq!(letters(&all).len(), 320);
    }
}
