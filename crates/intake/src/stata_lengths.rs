//! Whether the lengths that a file of Stata says of its own parts are within the file.
//!
//! The reader of the format makes room for as many bytes as a length says before it looks whether
//! they are there: four bytes of a damaged file would take four gigabytes. The layouts are those of
//! Stata's manual, `help dta_115` (releases 110 to 115) and `help dta_118` (117 and later).

/// Whether every length is within the file, as far as its parts can be walked through.
pub(crate) fn lengths_fit(bytes: &[u8]) -> bool {
    match bytes {
        [release @ 110..=115, order, ..] => {
            let walk = Walk { bytes, little: *order == 2 };
            walk.old(*release).unwrap_or(false)
        }
        _ => {
            let little = find(bytes, b"<byteorder>LSF", 0).is_some();
            Walk { bytes, little }.tagged()
        }
    }
}

struct Walk<'a> {
    bytes: &'a [u8],
    little: bool,
}

/// Where a text first stands, from a place on.
fn find(bytes: &[u8], text: &[u8], from: usize) -> Option<usize> {
    memchr::memmem::find(bytes.get(from..)?, text).map(|at| from + at)
}

impl Walk<'_> {
    fn u16(&self, at: usize) -> Option<usize> {
        let pair: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        let number = if self.little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
        Some(usize::from(number))
    }

    fn u32(&self, at: usize) -> Option<usize> {
        let four: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        usize::try_from(number).ok()
    }

    /// Releases 110 to 115: parts one after the other. `None` where the file ends too early.
    fn old(&self, release: u8) -> Option<bool> {
        let variables = self.u16(4)?;
        let rows = self.u32(6)?;
        let types = self.bytes.get(109..109 + variables)?;
        let format = if release >= 114 { 49 } else { 12 };
        // Names, the order of sorting, formats, names of labels, labels of variables.
        let mut at = 109 + variables * (1 + 33 + format + 33 + 81) + 2 * (variables + 1);
        loop {
            let (kind, length) = (*self.bytes.get(at)?, self.u32(at + 1)?);
            // What ends the list has no length. The reader of the format ends it at the kind alone:
            // a length there would make it look for the next part elsewhere than this walk does.
            if length > self.bytes.len() || kind == 0 && length > 0 {
                return Some(false);
            }
            at += 5 + length;
            if kind == 0 {
                break;
            }
        }
        let width: usize = types.iter().map(|kind| width(release, *kind)).sum();
        let data = rows.checked_mul(width).filter(|data| *data <= self.bytes.len());
        let Some(data) = data.filter(|_| width > 0 || rows == 0) else { return Some(false) };
        at += data;
        // Sets of labels: a length, a name in 33 bytes and three more, then as many bytes.
        while at < self.bytes.len() {
            let (Some(length), labels) = (self.u32(at), self.u32(at + 40)) else { break };
            if length > self.bytes.len() || labels.is_some_and(|n| n > length / 8) {
                return Some(false);
            }
            at += 40 + length;
        }
        Some(true)
    }

    /// Releases 117 and later: lengths stand behind tags.
    fn tagged(&self) -> bool {
        // Release 119 has the number of variables in four bytes.
        let many = find(self.bytes, b"<release>119", 0).is_none() || self.all_behind(b"<K>", 0);
        many && self.all_behind(b"<ch>", 0) && self.all_behind(b"<lbl>", 0) && self.long_strings()
    }

    /// Whether each length behind a tag is within the file. A text in the data may look like a tag:
    /// its length is then at worst refused.
    fn all_behind(&self, tag: &[u8], mut at: usize) -> bool {
        while let Some(found) = find(self.bytes, tag, at) {
            at = found + tag.len();
            if self.u32(at).is_some_and(|length| length > self.bytes.len()) {
                return false;
            }
        }
        true
    }

    /// Long strings: `GSO`, variable (4 bytes), observation (4 or 8), kind (1), length (4), text.
    fn long_strings(&self) -> bool {
        let Some(begin) = find(self.bytes, b"<strls>", 0) else { return true };
        let wide = find(self.bytes, b"<release>117", 0).is_none();
        let mut at = begin + b"<strls>".len();
        while self.bytes.get(at..).is_some_and(|rest| rest.starts_with(b"GSO")) {
            let length_at = at + 3 + 4 + if wide { 8 } else { 4 } + 1;
            match self.u32(length_at) {
                Some(length) if length <= self.bytes.len() => at = length_at + 4 + length,
                _ => return false,
            }
        }
        true
    }
}

/// The bytes of a value of this type.
fn width(release: u8, kind: u8) -> usize {
    match (release, kind) {
        (110, b'd') | (_, 255) => 8,
        (110, b'l' | b'f') | (_, 253 | 254) => 4,
        (110, b'i') | (_, 252) => 2,
        (110, b'b') | (_, 251) => 1,
        (110, kind) => usize::from(kind.saturating_sub(127)),
        (_, kind) => usize::from(kind),
    }
}
