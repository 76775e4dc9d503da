//! What a school says of a cell, for a field of a grid and for a sentence.

use crate::plain::{list, spoken};
use counterpoise_concepts::Standing;
use counterpoise_study::{CellAnswer, Judged};

/// What kind of answer a field holds: each looks different from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One name, which holds the probability that is asked for.
    Named,
    /// More than one name is open.
    Open,
    /// None of the school's names fits.
    NoName,
    /// No act counts.
    NoEvidence,
    /// The school does not speak of such a pair.
    OutOfScope,
    /// The school judges each level by itself, not all of them together.
    ByLevel,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What kind of answer it is.
    pub kind: Kind,
    /// The name or names.
    pub name: String,
    /// The same in little room: of more than two names the first, and how many more are open.
    pub short: String,
    /// What is not ruled out though no act on record shows it; may be empty.
    pub remark: String,
}

/// What a school says of a cell.
#[must_use]
pub fn field(judged: &Judged) -> Field {
    let Some(drawn) = judged.drawn() else {
        let name = judged.verdict.label().map_or_else(|| NO_NAME.to_owned(), spoken);
        return plain(Kind::Named, &name);
    };
    let rest = drawn.rest.map(spoken);
    match drawn.settled.standing {
        Standing::NoEvidence => plain(Kind::NoEvidence, "no evidence"),
        Standing::OutOfScope => plain(Kind::OutOfScope, "out of scope"),
        Standing::ByLevel => plain(Kind::ByLevel, "each level by itself"),
        Standing::NoName => plain(Kind::NoName, rest.as_deref().unwrap_or(NO_NAME)),
        standing => {
            let names = names(judged);
            let named = standing == Standing::Named;
            let name = match &names[..] {
                [] => "nothing that acts show".to_owned(),
                // One name that falls short by itself must not look like a verdict.
                [one] if !named => format!("perhaps {one}"),
                [first, second, _, _, ..] => {
                    format!("{first}, {second} or {} more", names.len() - 2)
                }
                few => list(few, "or"),
            };
            let kind = if named { Kind::Named } else { Kind::Open };
            let short = match &names[..] {
                [first, _, _, ..] => format!("{first} or {} more", names.len() - 1),
                _ => name.clone(),
            };
            Field { kind, name, short, remark: not_ruled_out(judged) }
        }
    }
}

fn plain(kind: Kind, name: &str) -> Field {
    Field { kind, name: name.to_owned(), short: name.to_owned(), remark: String::new() }
}

/// What a school says of a cell of which it may be known that words are on record, and no deed.
#[must_use]
pub fn field_in(cell: &CellAnswer, judged: &Judged) -> Field {
    let own = field(judged);
    if own.kind == Kind::NoEvidence && cell.balances.statements.events > 0 {
        return plain(Kind::NoEvidence, "no deeds, only words");
    }
    own
}

/// The names that are open, the likeliest first, as one says them; none of them as *no name for it*.
pub(crate) fn names(judged: &Judged) -> Vec<String> {
    let Some(drawn) = judged.drawn() else { return Vec::new() };
    let rest = drawn.rest.map(spoken);
    let one = |label: Option<&str>| {
        label.map_or_else(|| rest.clone().unwrap_or_else(|| NO_NAME.to_owned()), spoken)
    };
    drawn.shown().into_iter().map(one).collect()
}

/// `hard balancing not ruled out`.
fn not_ruled_out(judged: &Judged) -> String {
    let open: Vec<String> = judged.not_excluded().into_iter().map(spoken).collect();
    match &open[..] {
        [] => String::new(),
        open => format!("{} not ruled out", list(open, "and")),
    }
}

/// What is said where none of a school's names fits and its author has no word for the rest.
pub(crate) const NO_NAME: &str = "no name for it";
