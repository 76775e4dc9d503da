//! Where a link may lead.

/// A target that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address<'a> {
    /// A place in the document, without the `#`.
    Within(&'a str),
    /// A page of the web, a letter, or a file beside the document.
    Outside(&'a str),
    /// Nowhere: empty, or something that would be run and not opened.
    Refused,
}

const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Sorts a target. What has a scheme that is not known is refused: `javascript:` is one of many.
pub(crate) fn address(target: &str) -> Address<'_> {
    let target = target.trim();
    if let Some(id) = target.strip_prefix('#') {
        return if id.is_empty() { Address::Refused } else { Address::Within(id) };
    }
    if target.is_empty() || target.contains(char::is_control) {
        return Address::Refused;
    }
    let Some((scheme, _)) = target.split_once(':') else { return Address::Outside(target) };
    // In `notes/a:b.html` the colon ends no scheme.
    let is_path = scheme.contains(['/', '?', '#']);
    let is_known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if is_path || is_known { Address::Outside(target) } else { Address::Refused }
}

#[cfg(test)]
mod tests {
    use super::{Address, address};

    #[test]
    fn scripts_are_refused() {
        for target in ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "", "#"] {
            assert_eq!(address(target), Address::Refused, "{target}");
        }
        assert_eq!(address("#why"), Address::Within("why"));
        assert_eq!(address("https://a.org/?b:c"), Address::Outside("https://a.org/?b:c"));
        assert_eq!(address("notes/a:b.html"), Address::Outside("notes/a:b.html"));
    }
}
