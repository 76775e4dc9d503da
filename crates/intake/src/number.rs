//! Numbers as they are written.

/// A number; `None` where the text is none. With a decimal comma, `18,6` is 18.6.
///
/// Thousands signs are not read: without a decimal comma `1,234` is no number.
#[must_use]
pub fn number(text: &str, decimal_comma: bool) -> Option<f64> {
    let text = text.trim();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ',' | 'e' | 'E');
    if !text.chars().all(digits) {
        return None;
    }
    let value: Option<f64> = if decimal_comma && !text.contains('.') {
        text.replacen(',', ".", 1).parse().ok()
    } else {
        text.parse().ok()
    };
    value.filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn points_and_commas() {
        assert_eq!(number("18.6", false), Some(18.6));
        assert_eq!(number(" -1e3 ", false), Some(-1000.0));
        assert_eq!(number("18,6", true), Some(18.6));
        assert_eq!(number("18,6", false), None);
        for text in ["1,234,5", "inf", "NaN", "", "x", "1.2,3"] {
            assert_eq!(number(text, true), None, "{text}");
        }
    }
}
