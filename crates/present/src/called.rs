//! What a verdict is called.

use crate::field::NO_NAME;
use counterpoise_concepts::{PathPoint, Standing};
use counterpoise_study::{ArenaPath, Called, Drawn, Judged};

/// What a verdict comes to: a name, two, a set, `no name for it`, `no evidence`, `out of scope`,
/// `each level by itself`.
#[must_use]
pub fn called_text(called: &Called) -> String {
    match called {
        Called::NoEvidence => "no evidence".to_owned(),
        Called::OutOfScope => "out of scope".to_owned(),
        Called::ByLevel => "each level by itself".to_owned(),
        Called::NoName => NO_NAME.to_owned(),
        Called::NothingShown => "nothing that acts show".to_owned(),
        Called::Perhaps(name) => format!("perhaps {}", or_none(name.as_deref())),
        Called::Names(names) => {
            names.iter().map(|name| or_none(name.as_deref())).collect::<Vec<_>>().join(" or ")
        }
    }
}

/// A name; of none of a school's, that there is none.
pub(crate) fn or_none(name: Option<&str>) -> &str {
    name.unwrap_or(NO_NAME)
}

/// What a verdict is called; without draws by the central reading.
#[must_use]
pub fn verdict_text(judged: &Judged) -> String {
    called_text(&judged.called())
}

/// The same of a window of a path.
#[must_use]
pub fn path_text(path: &ArenaPath, point: &PathPoint) -> String {
    called_text(&path.called(point))
}

/// `hedging or soft-bandwagoning 84%`, with what is not ruled out though nothing on record shows
/// it; the words alone where the school has nothing to say.
#[must_use]
pub fn verdict_headline(judged: &Judged) -> String {
    let name = verdict_text(judged);
    if judged.is_silent() {
        return name;
    }
    let own = format!("{name} {:.0}%", 100.0 * judged.probability());
    let rest = judged.not_excluded();
    if rest.is_empty() { own } else { format!("{own} (not ruled out: {})", rest.join(", ")) }
}

/// The name for a field of a picture: one by itself only where it holds the probability asked
/// for; else `perhaps hedging`, `hedging or 2 more`.
#[must_use]
pub fn verdict_in_a_field(judged: &Judged) -> String {
    judged.drawn().and_then(|drawn| in_little_room(&drawn)).unwrap_or_else(|| verdict_text(judged))
}

/// The same of a window of a path.
#[must_use]
pub fn path_in_a_field(path: &ArenaPath, point: &PathPoint) -> String {
    let short = path.drawn(point).and_then(|drawn| in_little_room(&drawn));
    short.unwrap_or_else(|| path_text(path, point))
}

/// `None`: what it is called needs no more room.
fn in_little_room(drawn: &Drawn<'_>) -> Option<String> {
    match (drawn.settled.standing, &drawn.shown()[..]) {
        (Standing::Split, [first, rest @ ..]) if rest.len() > 1 => {
            Some(format!("{} or {} more", or_none(*first), rest.len()))
        }
        _ => None,
    }
}
