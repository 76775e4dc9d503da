//! A text without what makes two texts different that look and mean the same.

/// The text in lower case, without characters that no reader sees; every blank is ` `, every
/// hyphen `-`, every dash `–`, every apostrophe `'`, and digits of full width are digits.
pub(super) fn plain(text: &str) -> String {
    seen(text).to_lowercase()
}

/// The same, with capitals as they were, and dashes too: EDTF, if it is EDTF.
pub(super) fn seen(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).map(ordinary).collect::<String>().trim().to_owned()
}

fn ordinary(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2012}'..='\u{2015}' | '\u{2212}' => '\u{2013}',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{FF10}'..='\u{FF19}' => char::from_digit(u32::from(c) - 0xFF10, 10).unwrap_or(c),
        '\u{FF0F}' => '/',
        '\u{FF0D}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The first character that no reader sees, or that looks like a blank and is none: where it
/// begins, and what it is.
pub(crate) fn unseen(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|&(_, c)| is_unseen(c) || c.is_whitespace() && !c.is_ascii())
}

/// Marks of direction, joiners, soft hyphens and the byte order mark.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
