//! A map from small keys to places in a list: found by hash, but always read in the order of the list.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// Values by key, in the order in which keys first came.
#[derive(Debug, Clone)]
pub(crate) struct Map<K, V> {
    places: HashMap<K, u32, BuildHasherDefault<Mixer>>,
    entries: Vec<(K, V)>,
}

impl<K: Copy + Eq + Hash, V> Map<K, V> {
    pub(crate) fn new() -> Map<K, V> {
        Map { places: HashMap::default(), entries: Vec::new() }
    }

    /// The value of the key, made by `fresh` if there is none yet. `None` past 4,294,967,295 keys.
    #[inline]
    pub(crate) fn entry(&mut self, key: K, fresh: impl FnOnce() -> V) -> Option<&mut V> {
        let next = u32::try_from(self.entries.len()).ok()?;
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.entries.push((key, fresh()));
        }
        self.entries.get_mut(place as usize).map(|(_, value)| value)
    }

    pub(crate) fn entries(&self) -> &[(K, V)] {
        &self.entries
    }

    pub(crate) fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }
}

/// Mixes the few whole numbers of a key, by a multiplication for each (the scheme of Firefox's hash).
#[derive(Debug, Clone, Default)]
pub(crate) struct Mixer(u64);

impl Mixer {
    #[inline]
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(26) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Mixer {
    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.mix(u64::from(byte)));
    }

    #[inline]
    fn write_u16(&mut self, word: u16) {
        self.mix(u64::from(word));
    }

    #[inline]
    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }

    #[inline]
    fn write_i32(&mut self, word: i32) {
        self.mix(u64::from(word as u32));
    }
}
