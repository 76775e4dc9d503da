//! Bytes as text: UTF-8, UTF-16, and what Windows writes.
//!
//! Programs of Windows write byte 0x92 for an apostrophe and call it ANSI; it is Windows-1252,
//! never Latin-1, in which that byte is a control character. One such byte may also stand in a
//! file that is UTF-8 otherwise, where somebody pasted it. So UTF-8 is read wherever it is UTF-8,
//! and a byte that cannot be is read as Windows-1252 by itself: the rest of the file stays what
//! it is. In text that was never UTF-8 this gives the same as reading all of it as Windows-1252,
//! but for pairs such as `Ã©`, which nobody writes on purpose.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::{Decoder, Encoding as Standard, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a text was encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, which Excel calls *Unicode Text*.
    Utf16,
    /// Windows-1252, of which Latin-1 is a part.
    Windows1252,
}

/// A text, and how it was encoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Its encoding; that of the most of it, where single bytes are strays.
    pub encoding: Encoding,
    /// Bytes that are no UTF-8 and were read as Windows-1252.
    pub strays: Option<Strays>,
}

/// Bytes that are no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strays {
    /// How many there are.
    pub count: u64,
    /// The line of the first, from 1.
    pub line: usize,
    /// The first of them.
    pub byte: u8,
}

/// The text of a file; `None` where it is no text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some(standard) = utf16_of(bytes) {
        let (text, _, broken) = standard.decode(bytes);
        let sound = !broken && !text.contains('\0');
        return sound.then_some(Decoded { text, encoding: Encoding::Utf16, strays: None });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if memchr::memchr(0, bytes).is_some() {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, strays: None });
    }
    let (text, strays) = mended(bytes);
    // Letters beyond ASCII that are proper UTF-8 show what the file is.
    let letters = text.chars().filter(|c| !c.is_ascii()).count() as u64;
    let mostly = letters > strays.map_or(0, |it| it.count);
    let encoding = if mostly { Encoding::Utf8 } else { Encoding::Windows1252 };
    Some(Decoded { text: Cow::Owned(text), encoding, strays })
}

/// The encoding of a text in UTF-16, by its mark, or by the zero bytes that Latin letters have in
/// it; `None` for every other text.
#[must_use]
pub fn utf16_of(beginning: &[u8]) -> Option<&'static Standard> {
    match beginning {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let beginning = &beginning[..beginning.len().min(512)];
    let zeros =
        |odd: usize| beginning.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let many = beginning.len() / 4;
    match (zeros(0), zeros(1)) {
        (0, later) if later > many => Some(UTF_16LE),
        (first, 0) if first > many => Some(UTF_16BE),
        _ => None,
    }
}

/// The same text as UTF-8: bytes that are none are read as Windows-1252, one by one.
#[must_use]
pub fn mended(bytes: &[u8]) -> (String, Option<Strays>) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut strays: Option<Strays> = None;
    let mut done = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        done += chunk.valid().len();
        for byte in chunk.invalid() {
            let (letter, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(byte));
            text.push_str(&letter);
            match &mut strays {
                Some(strays) => strays.count += 1,
                None => strays = Some(Strays { count: 1, line: line_of(bytes, done), byte: *byte }),
            }
            done += 1;
        }
    }
    (text, strays)
}

/// The line on which a byte stands, from 1.
fn line_of(bytes: &[u8], at: usize) -> usize {
    memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1
}

/// How much of a stream is looked at to tell its encoding and its line ends.
const BEGINNING: usize = 64 << 10;

/// A stream of text as UTF-8 lines, as far as that needs no look at all of it: UTF-16 is decoded,
/// and line ends of old Macs (CR alone) become LF. Other streams pass as they are.
///
/// # Errors
/// Where the stream cannot be read.
pub fn in_plain_lines(mut stream: Box<dyn Read + Send>) -> std::io::Result<Box<dyn Read + Send>> {
    let mut beginning = Vec::new();
    stream.by_ref().take(BEGINNING as u64).read_to_end(&mut beginning)?;
    let utf16 = utf16_of(&beginning);
    let old_mac = utf16.is_none()
        && memchr::memchr(b'\r', &beginning).is_some()
        && memchr::memchr(b'\n', &beginning).is_none();
    let whole = std::io::Cursor::new(beginning).chain(stream);
    Ok(match utf16 {
        Some(standard) => Box::new(Decoding {
            inner: whole,
            decoder: standard.new_decoder_with_bom_removal(),
            ready: Vec::new(),
            given: 0,
            ended: false,
        }),
        None if old_mac => Box::new(LineFeeds(whole)),
        None => Box::new(whole),
    })
}

/// CR becomes LF.
struct LineFeeds<R>(R);

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.0.read(buffer)?;
        for byte in buffer[..count].iter_mut().filter(|byte| **byte == b'\r') {
            *byte = b'\n';
        }
        Ok(count)
    }
}

/// Text of another encoding as UTF-8.
struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    ready: Vec<u8>,
    /// How many of the ready bytes have been given.
    given: usize,
    ended: bool,
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut raw = [0u8; 16 << 10];
        while self.given == self.ready.len() && !self.ended {
            let count = self.inner.read(&mut raw)?;
            self.ended = count == 0;
            self.given = 0;
            // A unit of two bytes becomes at most three.
            self.ready.resize(self.decoder.max_utf8_buffer_length(count).unwrap_or(3 * count), 0);
            let (_, _, written, _) =
                self.decoder.decode_to_utf8(&raw[..count], &mut self.ready, self.ended);
            self.ready.truncate(written);
        }
        let count = buffer.len().min(self.ready.len() - self.given);
        buffer[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode, in_plain_lines};
    use std::io::Read;

    #[test]
    fn windows_writes_an_apostrophe_as_0x92() {
        let decoded = decode(b"c\nC\xF4te d\x92Ivoire\n").unwrap();
        assert_eq!(decoded.text, "c\nC\u{f4}te d\u{2019}Ivoire\n");
        assert_eq!(decoded.encoding, Encoding::Windows1252);
        let strays = decoded.strays.unwrap();
        assert_eq!((strays.count, strays.line, strays.byte), (2, 2, 0xF4));
    }

    #[test]
    fn one_bad_byte_does_not_make_another_file() {
        let decoded = decode("S\u{e3}o Tom\u{e9}\n".as_bytes()).unwrap();
        assert_eq!(decoded.strays, None);
        let mixed = [("S\u{e3}o Tom\u{e9}\n".as_bytes()), b"don\x92t\n"].concat();
        let decoded = decode(&mixed).unwrap();
        assert_eq!(decoded.text, "S\u{e3}o Tom\u{e9}\ndon\u{2019}t\n");
        assert_eq!(decoded.encoding, Encoding::Utf8);
    }

    #[test]
    fn utf_16_with_and_without_its_mark() {
        let text = "id,date\nE1,2014\n";
        for (mark, little) in [(true, true), (true, false), (false, true), (false, false)] {
            let mut bytes = Vec::new();
            let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
            for unit in units {
                bytes.extend(if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
            }
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, Encoding::Utf16));
        }
    }

    #[test]
    fn streams_become_lines() {
        let read = |bytes: Vec<u8>| {
            let stream = in_plain_lines(Box::new(std::io::Cursor::new(bytes)));
            let mut text = String::new();
            stream.unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let long: String = (0..20_000).map(|n| format!("{n},\u{e9}\u{1f600}\n")).collect();
        let utf16 = |text: &str| {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
        };
        assert_eq!(read(utf16(&long)), long);
        assert_eq!(read(b"a,b\rc,d\r".to_vec()), "a,b\nc,d\n");
        assert_eq!(read(b"a,b\r\nc,d\r\n".to_vec()), "a,b\r\nc,d\r\n");
        assert_eq!(read(Vec::new()), "");
    }

    #[test]
    fn what_is_no_text() {
        assert_eq!(decode(b"SQLite format 3\0\x10\0"), None);
    }
}
