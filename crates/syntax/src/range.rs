//! Places in a text, in bytes.

/// A byte range of the text.
pub type Range = std::ops::Range<u32>;

/// The text of a range; empty if the range does not fit the text.
#[must_use]
#[inline]
pub fn slice(text: &str, range: Range) -> &str {
    text.get(range.start as usize..range.end as usize).unwrap_or("")
}
