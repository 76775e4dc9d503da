//! Spellings near to an unknown text. Likeness serves suggestions only; nothing is ever looked up by it.

use crate::error::Suggestion;
use crate::index::Position;
use crate::text::plain;
use crate::world::World;

/// Jaro-Winkler likeness below which a spelling is no suggestion.
const NEAR: f64 = 0.86;
/// How far behind the nearest spelling another may lie.
const BEHIND: f64 = 0.05;
/// Longer texts are no names, and comparing them would be slow.
const LONGEST: usize = 80;
/// Spellings whose lengths differ by more are not compared: it saves time, and they are not near.
const UNEVEN: usize = 5;
/// At most so many suggestions.
const MOST: usize = 3;

impl World {
    /// At most three actors before position `below` with a similar code or name, the nearest first.
    pub(crate) fn suggestions(&self, text: &str, below: Position) -> Vec<Suggestion> {
        let asked = plain(text);
        if asked.is_empty() || asked.len() > LONGEST {
            return Vec::new();
        }
        let spellings = self
            .index
            .spellings
            .iter()
            .filter(|(spelling, position)| *position < below && spelling.len().abs_diff(asked.len()) <= UNEVEN);
        let scored = spellings.map(|(spelling, position)| (strsim::jaro_winkler(&asked, spelling), *position));
        let mut near: Vec<(f64, Position)> = scored.filter(|(likeness, _)| NEAR <= *likeness).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let nearest = near.first().map_or(0.0, |(likeness, _)| *likeness);
        near.retain(|(likeness, _)| nearest - BEHIND <= *likeness);
        self.first_few(&near)
    }

    fn first_few(&self, near: &[(f64, Position)]) -> Vec<Suggestion> {
        let mut few: Vec<Suggestion> = Vec::new();
        for (_, position) in near {
            let actor = self.actor_at(*position);
            if few.len() < MOST && !few.iter().any(|s| s.id == actor.id()) {
                few.push(Suggestion { id: actor.id(), name: actor.name() });
            }
        }
        few
    }
}
