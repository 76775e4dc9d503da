//! The refusal of a file that is not of the kind that was named.

use crate::error::{Error, ErrorKind};
use crate::head::Head;
use crate::kind::Kind;

/// A file that lacks columns of its kind: which, what it has instead, and what it looks like.
pub(crate) fn wrong_kind(kind: &Kind, head: &Head, missing: &[&str]) -> Error {
    let quoted: Vec<String> = missing.iter().map(|name| format!("\"{name}\"")).collect();
    let lacks = match quoted.as_slice() {
        [] => String::new(),
        [one] => format!(": it has no column {one}"),
        several => format!(": it has no columns {}", several.join(", ")),
    };
    let what = format!(
        "{} is no file of the kind {}{lacks}. Its first row is {}.",
        head.name,
        kind.name,
        head.found()
    );
    let help = match head.looks_like {
        Some(other) if other.name != kind.name => {
            format!("It looks like the kind {} ({}).", other.name, other.title)
        }
        _ => format!("The kind {} is: {}", kind.name, kind.files),
    };
    Error::new(ErrorKind::WrongKind, what, help)
}
