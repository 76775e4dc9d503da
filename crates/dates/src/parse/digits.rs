//! Numbers read from digits, and years written in them.

/// Whether it is nothing but digits, and not empty.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of at most four digits, already checked.
pub(super) fn number(text: &str) -> i32 {
    text.parse().unwrap_or(0)
}

/// A year in four digits, with its sign.
pub(super) fn four(year: i32) -> String {
    format!("{}{:04}", if year < 0 { "-" } else { "" }, year.abs())
}
