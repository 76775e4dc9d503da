//! What a field allows: words of a closed list, numbers within bounds.

use crate::field::Field;
use crate::layout::Style;
use counterpoise_case::model::{Case, Hardness, Mode, MotiveKind, Posture, Role, Stage, Stance};
use counterpoise_case::vocabulary::Word;
use counterpoise_world as world;

/// What may stand between actors and targets.
pub(crate) const RELATIONS: [&str; 2] = ["->", "with"];

/// The words to offer for a field of a case, and whether a cell may hold others: several of them, or
/// a new one.
pub(crate) fn offered(case: &Case, field: Field) -> Option<(Vec<String>, bool)> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match field {
        Field::Relation => Some((owned(&RELATIONS), false)),
        Field::Arena => Some((case.arenas.iter().map(|arena| arena.id.clone()).collect(), true)),
        _ => of(field).map(|words| (owned(&words), field == Field::Domain)),
    }
}

/// The words that a field takes; `None`: any.
pub(crate) fn of(field: Field) -> Option<Vec<&'static str>> {
    fn all<T: Word>() -> Option<Vec<&'static str>> {
        Some(T::words().iter().map(|(word, _)| *word).collect())
    }
    match field {
        Field::Mode => all::<Mode>(),
        Field::Stance => all::<Stance>(),
        Field::Hardness => all::<Hardness>(),
        Field::Role => all::<Role>(),
        Field::Stage => all::<Stage>(),
        Field::Posture => all::<Posture>(),
        Field::Motive => all::<MotiveKind>(),
        Field::Domain => Some(world::DOMAINS.iter().map(|d| d.id).collect()),
        Field::Instrument => Some(world::INSTRUMENTS.iter().map(|i| i.id).collect()),
        _ => None,
    }
}

/// The word of a cell. In the layout `ledger-simple`, `na` is the stance `none`, and `none` the
/// hardness `plain`.
pub(crate) fn read(field: Field, cell: &str, style: Style) -> Result<String, (String, String)> {
    let plain = cell.trim().to_lowercase().replace([' ', '_'], "-");
    let word = match (field, plain.as_str(), style) {
        (Field::Stance, "na" | "n/a", Style::Simple) => "none",
        (Field::Hardness, "none", Style::Simple) => "plain",
        (_, word, _) => word,
    };
    let words = of(field).unwrap_or_default();
    if words.contains(&word) {
        return Ok(word.to_owned());
    }
    let help = if words.len() <= 16 {
        format!("one of {}", words.join(", "))
    } else {
        "`counterpoise explain instruments` prints the list".to_owned()
    };
    Err((format!("`{cell}` is not a {}", field.name()), help))
}

/// A number that a field takes.
pub(crate) fn number(field: Field, cell: &str) -> Result<String, (String, String)> {
    let (least, most) = if field == Field::Weight { (1.0, 5.0) } else { (0.0, 1.0) };
    match cell.trim().parse::<f64>() {
        Ok(n) if (least..=most).contains(&n) => Ok(cell.trim().to_owned()),
        _ => Err((
            format!("`{cell}` is not a {}", field.name()),
            format!("write a number from {least} to {most}"),
        )),
    }
}

/// The fields whose words stand on the coding line.
pub(crate) const CODING: [Field; 4] = [Field::Mode, Field::Stance, Field::Hardness, Field::Role];

/// The field of a word of the coding line, and the word.
pub(crate) fn coded(word: &str) -> Option<(Field, String)> {
    CODING
        .into_iter()
        .find_map(|field| read(field, word, Style::Own).ok().map(|word| (field, word)))
}
