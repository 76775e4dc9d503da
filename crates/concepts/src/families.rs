//! Things that are joined one by one.

/// Families of things, each known by the least of its members.
pub(crate) struct Families(Vec<u32>);

impl Families {
    /// So many things, each by itself.
    pub(crate) fn new(n: usize) -> Families {
        Families((0..n as u32).collect())
    }

    pub(crate) fn of(&self, mut pattern: u32) -> u32 {
        while self.0[pattern as usize] != pattern {
            pattern = self.0[pattern as usize];
        }
        pattern
    }

    pub(crate) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.shorten(a), self.shorten(b));
        let (least, other) = (a.min(b), a.max(b));
        self.0[other as usize] = least;
    }

    /// The family, with the way to it cut short for the next time.
    fn shorten(&mut self, pattern: u32) -> u32 {
        let least = self.of(pattern);
        let mut at = pattern;
        while self.0[at as usize] != least {
            at = std::mem::replace(&mut self.0[at as usize], least);
        }
        least
    }
}
