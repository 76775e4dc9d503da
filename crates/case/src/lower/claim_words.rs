//! The words of a test, read one after another.

use super::item::Item;
use super::readings::words_of;
use counterpoise_syntax::{Field, Piece, slice};

pub(super) fn pieces<'a>(item: &Item<'a>, field: &Field) -> Vec<Piece<'a>> {
    field.value.iter().flat_map(|r| words_of(slice(item.text, r.clone()), r.start)).collect()
}

/// Words read one after another.
pub(super) struct Words<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn peek(&self) -> Option<&Piece<'a>> {
        self.pieces.get(self.at)
    }

    pub(super) fn is_done(&self) -> bool {
        self.at == self.pieces.len()
    }

    pub(super) fn next(&mut self) -> Option<Piece<'a>> {
        let piece = self.pieces.get(self.at).cloned()?;
        self.at += 1;
        Some(piece)
    }

    pub(super) fn eat(&mut self, words: &str) -> bool {
        let wanted: Vec<&str> = words.split(' ').collect();
        let here = self.pieces[self.at..].iter().take(wanted.len()).map(|p| p.text);
        let found = here.eq(wanted.iter().copied());
        if found {
            self.at += wanted.len();
        }
        found
    }

    pub(super) fn expect(&mut self, words: &str) -> Option<()> {
        self.eat(words).then_some(())
    }

    /// The words up to an ` of ` that a dyad follows.
    pub(super) fn until_dyad(&mut self) -> Option<Vec<Piece<'a>>> {
        let rest = &self.pieces[self.at..];
        let at = rest.windows(3).position(|w| w[0].text == "of" && w[2].text == "->")?;
        let before = rest[..at].to_vec();
        self.at += at + 1;
        Some(before)
    }
}

/// Words joined again to conditions parted by commas.
pub(super) fn conditions<'a>(item: &Item<'a>, words: &[Piece<'a>]) -> Vec<Piece<'a>> {
    let mut found: Vec<Piece<'a>> = Vec::new();
    let mut open = false;
    for word in words {
        let (text, ends) = word.text.strip_suffix(',').map_or((word.text, false), |t| (t, true));
        let end = word.range.start + text.len() as u32;
        match found.last_mut().filter(|_| open) {
            Some(last) => {
                *last = Piece {
                    text: slice(item.text, last.range.start..end),
                    range: last.range.start..end,
                }
            }
            None => found.push(Piece { text, range: word.range.start..end }),
        }
        open = !ends;
    }
    found.retain(|p| !p.text.is_empty());
    found
}
