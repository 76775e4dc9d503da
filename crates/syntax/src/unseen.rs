//! Characters that have no place in a text that people read.

/// Whether a character commands a terminal, or turns the direction of the text that follows.
#[must_use]
pub fn is_command(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether no reader sees a character, though it parts lines or words or makes two of them differ:
/// commands, the separators of lines and paragraphs, blanks without width, hyphens that are not
/// shown, tags. Joiners and marks of direction that scripts need are none of them.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    is_command(c)
        || matches!(
            c,
            '\u{AD}'
                | '\u{200B}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{2060}'..='\u{2064}'
                | '\u{206A}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{E0000}'..='\u{E007F}'
        )
}
