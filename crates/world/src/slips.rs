//! Near misses: what a person would call the same word, wrongly written.
//!
//! A slip is a letter that is wrong, missing or too many, or two that are swapped: one is forgiven
//! in a short word, two in one of eight letters, three in one of twelve. What is farther from every
//! name gets no suggestion: a guess would only lead astray.

/// Longer texts are no names, and comparing them would be slow.
const LONGEST: usize = 80;
/// Shorter texts are near to everything.
pub(crate) const SHORTEST: usize = 3;
/// Letters of a name for each slip that is forgiven.
const LETTERS_A_SLIP: usize = 4;

/// Those of `names` that are a near miss of `text`, in alphabetical order: all that are as near as
/// the nearest; none, where none is near.
///
/// Capitals count for nothing, and neither does whether a hyphen, a point, an underscore or a blank
/// parts two words. A name is also near if `text` is its beginning or its end, up to where its
/// words part.
///
/// ```
/// use counterpoise_world::near_misses;
///
/// let names = ["atop", "cow-nmc", "gdelt1", "gdelt2", "unga.agreement"];
/// assert_eq!(near_misses("cow-ncm", names), ["cow-nmc"]);
/// assert_eq!(near_misses("gdelt", names), ["gdelt1", "gdelt2"]);
/// assert_eq!(near_misses("agreement", names), ["unga.agreement"]);
/// assert!(near_misses("foo", names).is_empty());
/// ```
#[must_use]
pub fn near_misses<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if text.chars().count() > LONGEST {
        return Vec::new();
    }
    let asked = alike(text);
    let far = |name: &'a str| Some((distance(&asked, &alike(name))?, name));
    let mut near: Vec<(usize, &str)> = names.into_iter().filter_map(far).collect();
    near.sort_unstable();
    near.dedup();
    let nearest = near.first().map(|(far, _)| *far);
    near.into_iter().take_while(|(far, _)| Some(*far) == nearest).map(|(_, name)| name).collect()
}

/// The first of the near misses, if there is one.
#[must_use]
pub fn near_miss<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near_misses(text, names).first().copied()
}

/// Slips between two words; `None`: too many to be slips.
pub(crate) fn slips(asked: &str, spelling: &str) -> Option<usize> {
    let (a, b) = (asked.chars().count(), spelling.chars().count());
    let forgiven = (a.max(b) / LETTERS_A_SLIP).max(1);
    let compared = a.abs_diff(b) <= forgiven;
    compared.then(|| strsim::osa_distance(asked, spelling)).filter(|slips| *slips <= forgiven)
}

/// Two slips in so many letters are as near as a part that is rightly written.
const OF_A_PART: usize = 2;

fn distance(asked: &str, name: &str) -> Option<usize> {
    if asked == name {
        return Some(0);
    }
    if asked.chars().count() < SHORTEST {
        return None;
    }
    let parted = |rest: &str, sign: fn(&str) -> bool| !rest.is_empty() && sign(rest);
    let begins =
        name.strip_prefix(asked).is_some_and(|rest| parted(rest, |rest| rest.starts_with('-')));
    let ends =
        name.strip_suffix(asked).is_some_and(|rest| parted(rest, |rest| rest.ends_with('-')));
    let slips = slips(asked, name);
    if begins || ends { Some(slips.map_or(OF_A_PART, |slips| slips.min(OF_A_PART))) } else { slips }
}

/// In small letters, with one sign between words.
fn alike(text: &str) -> String {
    let sign = |c: char| if matches!(c, '_' | ' ' | '.') { '-' } else { c };
    text.to_lowercase().chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::near_miss;

    const NAMES: [&str; 14] = [
        "accommodate",
        "arms.flow",
        "atop",
        "before",
        "central-asia",
        "cow-nmc",
        "deed",
        "gdp-rus",
        "hard",
        "hedging",
        "high",
        "korolev-2016",
        "region",
        "soft-balancing",
    ];

    #[test]
    fn a_slip_is_recognised() {
        let slips = [
            ("acommodate", "accommodate"),
            ("acomodate", "accommodate"),
            ("arms_flow", "arms.flow"),
            ("Central Asia", "central-asia"),
            ("centralasia", "central-asia"),
            ("central", "central-asia"),
            ("cow-nmcs", "cow-nmc"),
            ("deeds", "deed"),
            ("ded", "deed"),
            ("flow", "arms.flow"),
            ("hedgeing", "hedging"),
            ("HEDGING", "hedging"),
            ("korolev", "korolev-2016"),
            ("korolev-2061", "korolev-2016"),
            ("regoin", "region"),
            ("soft-balance", "soft-balancing"),
            ("aotp", "atop"),
        ];
        for (slip, meant) in slips {
            assert_eq!(near_miss(slip, NAMES), Some(meant), "{slip}");
        }
    }

    #[test]
    fn another_word_gets_no_suggestion() {
        let others = [
            "foo",
            "bar",
            "b",
            "",
            "to",
            "gdp-usa",
            "huge",
            "data",
            "balance",
            "asian",
            "regime",
            "stop-it",
            "heading north",
        ];
        for other in others {
            assert_eq!(near_miss(other, NAMES), None, "{other}");
        }
    }

    #[test]
    fn a_monstrous_text_is_no_slip() {
        assert_eq!(near_miss(&"central-asia".repeat(100_000), NAMES), None);
    }
}
