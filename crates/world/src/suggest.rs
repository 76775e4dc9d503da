//! Spellings near to an unknown text. Likeness serves suggestions only; nothing is ever looked up
//! by it.
//!
//! What a slip is, `slips` says. The first half of a name, and a name that lacks up to four
//! letters, counts as near, too (`Uzbek`, `Jap`).

use crate::error::Suggestion;
use crate::index::Position;
use crate::slips::{SHORTEST, slips};
use crate::text::plain;
use crate::world::World;

/// Longer texts are no names, and comparing them would be slow.
const LONGEST: usize = 80;
/// Spellings of at most so many letters are codes.
const CODE: usize = 3;
/// So many letters may be missing of a name that is begun, and as many as stand there.
const MISSING: usize = 4;
/// At most so many suggestions.
const MOST: usize = 3;

/// How far a spelling is: slips, then whether it has other letters (`UAS` has those of `USA`), then
/// unlikeness of the whole in millionths.
type Distance = (usize, bool, u32);

impl World {
    /// At most three actors before position `below` with a similar code or name, the nearest first.
    pub(crate) fn suggestions(&self, text: &str, below: Position) -> Vec<Suggestion> {
        let asked = plain(text);
        let letters = asked.chars().count();
        if !(SHORTEST..=LONGEST).contains(&letters) {
            return Vec::new();
        }
        let could_be_code = letters <= CODE || !text.chars().any(char::is_lowercase);
        let spellings = self.index.spellings.iter().filter(|(spelling, position)| {
            *position < below && (could_be_code || CODE < spelling.chars().count())
        });
        let scored = spellings
            .filter_map(|(spelling, position)| Some((distance(&asked, spelling)?, *position)));
        let mut near: Vec<(Distance, Position)> = scored.collect();
        near.sort_unstable();
        let nearest = near.first().map_or((0, false), |((slips, others, _), _)| (*slips, *others));
        near.retain(|((slips, others, _), _)| (*slips, *others) == nearest);
        self.first_few(&near)
    }

    fn first_few(&self, near: &[(Distance, Position)]) -> Vec<Suggestion> {
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

/// How far a spelling is from what was asked; `None`: too far for a slip.
fn distance(asked: &str, spelling: &str) -> Option<Distance> {
    let (a, b) = (asked.chars().count(), spelling.chars().count());
    let begins = CODE < b && b <= (2 * a).max(a + MISSING) && spelling.starts_with(asked);
    // What is rightly begun is nearer than any slip.
    let slips = if begins { Some(0) } else { slips(asked, spelling) };
    let unlike = 1.0 - strsim::jaro_winkler(asked, spelling).clamp(0.0, 1.0);
    slips.map(|slips| (slips, letters(asked) != letters(spelling), (unlike * 1e6) as u32))
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests {
    use crate::World;
    use crate::text::plain;

    fn near(text: &str) -> Vec<&'static str> {
        World::builtin().suggestions(text, usize::MAX).iter().map(|s| s.id).collect()
    }

    #[test]
    fn a_wild_name_gets_no_suggestion() {
        for wild in [
            "Wakanda",
            "Narnia",
            "Elbonia",
            "Genovia",
            "Mars",
            "Western states",
            "OTHER",
            "xyzzy",
            "Q",
            "42",
        ] {
            assert_eq!(near(wild), Vec::<&str>::new(), "{wild}");
        }
    }

    #[test]
    fn slips_and_beginnings_are_recognised() {
        let slips = [
            ("Rusia", "RUS"),
            ("CNH", "CHN"),
            ("UAS", "USA"),
            ("KAZK", "KAZ"),
            ("Kazakstan", "KAZ"),
            ("Kirgizstan", "KGZ"),
            ("Uzbek", "UZB"),
            ("JAP", "JPN"),
            ("GER", "DEU"),
            ("United Sates", "USA"),
        ];
        for (slip, meant) in slips {
            assert!(near(slip).contains(&meant), "{slip}: {:?}", near(slip));
        }
    }

    /// A text with one letter changed, added, dropped or swapped with the next.
    fn slipped(text: &str, at: usize, how: usize, letter: char) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        let at = at % letters.len();
        match how % 4 {
            0 => letters[at] = letter,
            1 => letters.insert(at, letter),
            2 => drop(letters.remove(at)),
            _ => letters.swap(at, (at + 1).min(text.chars().count() - 1)),
        }
        letters.into_iter().collect()
    }

    /// Whether the state itself is among the suggestions, or for a code others as near as it.
    fn is_found(spelling: &str, position: crate::index::Position, slip: &str) -> bool {
        let world = World::builtin();
        let found = world.suggestions(slip, usize::MAX);
        let is_name = spelling.chars().count() > super::CODE + 1;
        found.iter().any(|s| s.id == world.actor_at(position).id()) || !is_name && !found.is_empty()
    }

    /// Many names and codes with one slip of each kind, each at another letter.
    #[test]
    fn one_wrong_letter_still_finds_the_state() {
        let world = World::builtin();
        let mut missed = Vec::new();
        for (n, (spelling, position)) in world.index.spellings.iter().enumerate().step_by(11) {
            for how in 0..4 {
                let slip = slipped(spelling, n + how, how, ['e', 'x', 'n'][n % 3]);
                // Codes are written in capitals.
                let slip = if spelling.len() <= super::CODE { slip.to_uppercase() } else { slip };
                let asked = plain(&slip).chars().count() >= super::SHORTEST
                    && world.find_actor(&slip, None).is_err();
                if asked && !is_found(spelling, *position, &slip) {
                    missed.push(format!("{spelling}: {slip}: {:?}", near(&slip)));
                }
            }
        }
        assert!(missed.is_empty(), "{}", missed.join("\n"));
    }
}
