//! Many rival explanations.

use counterpoise_numerics::Stream;
use std::fmt::Write;

/// The files of a case with so many hypotheses that exclude each other and so many clues, each with
/// a likelihood under every hypothesis: a third of them without an interval, a third in numbers
/// with one, a third in words. Of clues three in four were found.
#[must_use]
pub fn rivals(hypotheses: usize, clues: usize) -> Vec<(String, String)> {
    let mut text = STUDY.to_owned();
    for at in 0..hypotheses {
        let _ = write!(
            text,
            "hypothesis h{at} \"Hypothesis {at}\"\n  excludes: others\n  held-by: @example p. 1\n\n"
        );
    }
    for clue in 0..clues {
        let status = if clue % 4 == 3 { "not-found" } else { "found" };
        let _ = write!(text, "clue k{clue} \"Clue {clue}\"\n  {status}\n  cite: @example p. 1\n");
        let stream = Stream::new(1, "rivals", &format!("clue {clue}"));
        for at in 0..hypotheses {
            let likely = likelihood(stream, at as u64);
            let _ = writeln!(text, "  under: h{at}: {likely} because it would follow");
        }
        text.push('\n');
    }
    vec![
        ("study.case".to_owned(), text),
        (
            "sources.bib".to_owned(),
            "@book{example,\n  author = {Author, A.},\n  title = {Example},\n  year = {2000}\n}\n"
                .to_owned(),
        ),
    ]
}

const STUDY: &str = r#"case rivals "Many explanations"
  question: Why?
  subject: RUS
  target: CHN
  schools: all
  bibliography: sources.bib
  seed: 7
  draws: 2000

arena region "Region"
  level: regional

period whole "Whole"
  from: 1992-01-01
  until: 2021-12-31

"#;

fn likelihood(stream: Stream, at: u64) -> String {
    const WORDS: [&str; 3] = ["unlikely", "likely", "very-likely"];
    let tenths = 1 + stream.below(2 * at, 8);
    match stream.below(2 * at + 1, 3) {
        0 => format!("0.{tenths}"),
        1 => format!("0.{tenths}..0.{}", tenths + 1),
        _ => WORDS[tenths % 3].to_owned(),
    }
}
