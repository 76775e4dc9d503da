//! Names and labels cut to what Stata takes.

/// Names that Stata takes, one for each given, all different: letters, digits and `_`, not
/// beginning with a digit, at most 32 letters. Names that would be cut to the same one end in a
/// number.
#[must_use]
pub fn stata_names(names: &[String]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let plain = plain(name);
        let free = |candidate: &String| {
            !taken.contains(candidate) && !RESERVED.contains(&candidate.as_str())
        };
        let numbered = (2..).map(|n: usize| with_number(&plain, n));
        let chosen = std::iter::once(plain.clone()).chain(numbered).find(free);
        taken.push(chosen.expect("one of endlessly many is free"));
    }
    taken
}

const RESERVED: [&str; 16] = [
    "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n",
    "_pi", "_pred", "using", "with",
];

fn plain(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    let text: String = letters.take(32).collect();
    if text.starts_with(|c: char| c.is_ascii_digit()) || text.is_empty() {
        format!("v{}", first(&text, 31))
    } else {
        text
    }
}

fn with_number(name: &str, number: usize) -> String {
    let end = format!("_{number}");
    format!("{}{end}", first(name, 32 - end.len()))
}

fn first(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}

/// Text cut to a number of letters and of bytes, at a letter.
pub(crate) fn cut(text: &str, letters: usize, bytes: usize) -> String {
    let mut cut = first(text, letters);
    while cut.len() > bytes {
        cut.pop();
    }
    cut
}
