//! Generators of large cases and of large files of events.
//!
//! *For:* measuring. *May use:* seeded streams, the codes of the world. *Must never know:* how a case is read or judged.

mod gdelt;
mod rivals;

pub use gdelt::gdelt_like;
pub use rivals::rivals;

use counterpoise_numerics::Stream;
use std::fmt::Write;

const ARENAS: [&str; 5] = ["north", "south", "east", "west", "centre"];
const DOMAINS: [&str; 6] =
    ["trade", "energy", "security", "diplomatic", "institutional", "financial"];
const INSTRUMENTS: [&str; 8] = [
    "supply-contract",
    "rival-bloc",
    "joint-exercise",
    "complaint",
    "trade-agreement",
    "obstruction",
    "arms-transfer",
    "summit",
];
const STANCES: [&str; 3] = ["accommodate", "resist", "neutral"];

/// The files of a case with so many events of one pair over thirty years: a third known to the day,
/// a third to the month, the rest to the year, lasting, or once some day between.
#[must_use]
pub fn synthetic(n_events: usize) -> Vec<(String, String)> {
    vec![
        ("study.case".to_owned(), STUDY.to_owned()),
        ("events.case".to_owned(), events(n_events)),
        ("sources.bib".to_owned(), bibliography()),
    ]
}

const STUDY: &str = r#"case synthetic "A large case"
  question: How fast?
  subject: RUS
  target: CHN
  schools: all
  bibliography: sources.bib
  seed: 7
  draws: 2000

arena north "North"
  level: regional

arena south "South"
  level: regional

arena east "East"
  level: regional

arena west "West"
  level: regional

arena centre "Centre"
  level: global

period first "First"
  from: 1992-01-01
  until: 1999-12-31

period second "Second"
  from: 2000-01-01
  until: 2007-12-31

period third "Third"
  from: 2008-01-01
  until: 2014-12-31

period fourth "Fourth"
  from: 2015-01-01
  until: 2021-12-31
"#;

fn pick<'a>(stream: Stream, at: u64, from: &[&'a str]) -> &'a str {
    from[stream.below(at, from.len())]
}

fn events(n: usize) -> String {
    let mut text = String::with_capacity(n * 260);
    for i in 0..n {
        let stream = Stream::new(1, "synthetic", &format!("event {i}"));
        let mode = if stream.uniform(1) < 0.3 { "statement" } else { "deed" };
        let stance = pick(stream, 2, &STANCES);
        let hardness = if stream.uniform(3) < 0.2 { "hard" } else { "soft" };
        let weight = 1 + stream.below(4, 5);
        let _ = write!(
            text,
            "event {} RUS -> CHN \"Synthetic act number {i} of a large ledger\"\n  id: E{i:06}\n  {mode}, {stance}, {hardness}, weight {weight}\n  \
             arena: {}\n  domain: {}\n  instrument: {}\n  issue: matter-{}\n  gains: CHN relative promised\n  cite: @source{} p. {}\n  note: made up\n\n",
            date(stream),
            pick(stream, 5, &ARENAS),
            pick(stream, 6, &DOMAINS),
            pick(stream, 7, &INSTRUMENTS),
            stream.below(8, 40),
            stream.below(9, 50),
            1 + stream.below(10, 400),
        );
    }
    text
}

fn date(stream: Stream) -> String {
    let (year, month, day) =
        (1992 + stream.below(11, 30), 1 + stream.below(12, 12), 1 + stream.below(13, 28));
    match stream.below(14, 9) {
        0..=2 => format!("{year}-{month:02}-{day:02}"),
        3..=5 => format!("{year}-{month:02}"),
        6 => format!("{year}"),
        7 => format!("{year}/{}", (year + 2).min(2021)),
        _ => format!("[{year}-{month:02}..{}]", (year + 1).min(2021)),
    }
}

fn bibliography() -> String {
    (0..50)
        .map(|i| {
            format!(
                "@book{{source{i},\n  author = {{Author, A.}},\n  title = {{Source {i}}},\n  year = {{{}}}\n}}\n\n",
                1990 + i % 30
            )
        })
        .collect()
}
