//! Words are made in one place: below `present` there are facts, no sentences.
//!
//! Looked at are the texts in the sources, without tests, comments and what a panic says. A text of
//! one word is a name or a column; one of two words or more is prose.

use crate::sources::{crates_folder, files};

/// Crates of facts.
const CRATES: [&str; 6] = ["concepts", "ledger", "multiverse", "shifts", "study", "tracing"];

/// Files that still have prose, with how many texts of it. The methods that stand alone (`multiverse`,
/// `shifts`, `tracing`) say themselves what is wrong with what they are given, as the errors of any
/// library do; the rest are names. The list may only become shorter, and the numbers smaller.
const STILL: &[(&str, usize)] = &[
    ("concepts/src/verdict.rs", 1),
    ("ledger/src/series.rs", 1),
    ("multiverse/src/regression.rs", 10),
    ("multiverse/src/regression/design.rs", 4),
    ("multiverse/src/space.rs", 6),
    ("shifts/src/bai/intervals.rs", 2),
    ("shifts/src/bai/regression.rs", 1),
    ("shifts/src/bocpd.rs", 1),
    ("shifts/src/contest.rs", 2),
    ("shifts/src/level.rs", 1),
    ("shifts/src/posterior/nig.rs", 1),
    ("shifts/src/posterior/poisson.rs", 1),
    ("shifts/src/power.rs", 1),
    ("shifts/src/rate.rs", 1),
    ("shifts/src/segment/cost/counted.rs", 1),
    ("shifts/src/segment/cost/spread.rs", 1),
    ("shifts/src/segment/pelt.rs", 1),
    ("shifts/src/share.rs", 1),
    ("shifts/src/stability/cusum.rs", 2),
    ("shifts/src/stability/fstats.rs", 1),
    ("shifts/src/stability/simulated.rs", 1),
    ("shifts/src/undefined.rs", 7),
    ("tracing/src/causal_types.rs", 3),
    ("tracing/src/fit.rs", 9),
    ("tracing/src/problem.rs", 13),
    ("tracing/src/resample.rs", 1),
    ("tracing/src/van_evera.rs", 3),
];

#[test]
fn no_prose_below_present() {
    let crates = crates_folder();
    let mut wrong = Vec::new();
    for path in CRATES.iter().flat_map(|name| files(&crates.join(name).join("src"))) {
        let name = path.strip_prefix(&crates).unwrap().display().to_string();
        let found = prose(&std::fs::read_to_string(&path).unwrap());
        let still = STILL.iter().find(|(file, _)| *file == name).map_or(0, |(_, count)| *count);
        if found.len() < still {
            wrong
                .push(format!("{name} has {} texts of prose: write that in the list", found.len()));
        }
        if found.len() > still {
            wrong.extend(found.iter().map(|(line, text)| format!("{name}:{line}: {text}")));
        }
    }
    let gone = STILL.iter().filter(|(file, _)| !crates.join(file).exists());
    wrong.extend(gone.map(|(file, _)| format!("{file} is no more: take it from the list")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn prose_is_found() {
    let code = r#"
        // "a comment of words"
        const QUOTE: char = '"';
        fn said() -> String { format!("{name}: {} of \"many\"", 1) }
        fn column() -> &'static str { "column" }
        fn sure() { None.expect("it is always there") }
        fn place() -> String { format!("{:?} -> {}\n", 1, 2) }
        #[cfg(test)]
        mod tests { const A: &str = "words of a test"; }
    "#;
    assert_eq!(prose(code), [(4, "{name}: {} of \\\"many\\\"".to_owned())]);
}

/// Texts of two words or more, each with its line.
fn prose(source: &str) -> Vec<(usize, String)> {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = source[at..].find(['"', '\'', '/']).map(|offset| at + offset) {
        let rest = &source[next..];
        at = next + 1;
        if rest.starts_with("//") {
            at = next + rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            // A sign, not the beginning of a text or of a lifetime.
            at = next + 2 + rest[2..].find('\'').unwrap_or(0) + 1;
        } else if let Some(own) = rest.strip_prefix('"') {
            let text = text(own, source[..next].ends_with("r#"));
            at = next + 1 + text.len() + 1;
            if words(text) > 1 && !is_no_output(source, next) {
                found.push((source[..next].lines().count(), text.to_owned()));
            }
        }
    }
    found
}

/// What stands between the quotes.
fn text(rest: &str, is_raw: bool) -> &str {
    if is_raw {
        return &rest[..rest.find("\"#").unwrap()];
    }
    let mut escaped = false;
    for (at, letter) in rest.char_indices() {
        match letter {
            '"' if !escaped => return &rest[..at],
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest
}

/// How many words a text has, beside what is put into it.
fn words(text: &str) -> usize {
    let mut own = String::new();
    let mut depth = 0;
    for letter in text.replace("\\n", " ").replace("\\u", " ").chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => own.push(letter),
            _ => {}
        }
    }
    own.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
}

/// What a panic says, and why a lint is off.
fn is_no_output(source: &str, at: usize) -> bool {
    let before = source[..at].trim_end();
    ["expect(", "unreachable!(", "panic!(", "reason ="].iter().any(|end| before.ends_with(end))
}
