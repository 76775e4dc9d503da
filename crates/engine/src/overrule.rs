//! `--set NAME=VALUE`: a stated choice of the case, overruled for one run.

use crate::session::Error;
use counterpoise_case::model::Settings;
use counterpoise_case::vocabulary::{Word, range};
use counterpoise_world::near_miss;

/// A choice: its name, what it takes, how it is put into the settings.
struct Choice {
    name: &'static str,
    takes: Takes,
    put: fn(&mut Settings, &Value),
}

#[derive(Clone, Copy)]
enum Takes {
    /// A number 0.1 to 1000.
    Decibels,
    /// A whole number 0 to 1000.
    Whole,
    /// A whole number 0 to 1000000.
    Count,
    /// A number 0 to 1.
    Share,
    /// A number above 0, to 1000.
    Above,
    /// A number 0.5 to 1.
    Probable,
    /// Odds from 1 up, or a range of them.
    Odds,
    /// A share between 0 and 1, or a range of them.
    Shares,
    /// A word of a list.
    Words(fn() -> Vec<&'static str>),
}

/// A value that fits its choice.
enum Value {
    Number(f64),
    Range(f64, f64),
    Word(String),
}

impl Value {
    fn number(&self) -> f64 {
        if let Value::Number(n) = self { *n } else { 0.0 }
    }

    fn whole(&self) -> u32 {
        // Only whole numbers of 32 bits are read as such.
        self.number() as u32
    }

    fn word<T: Word>(&self, old: T) -> T {
        if let Value::Word(word) = self { T::from_word(word).unwrap_or(old) } else { old }
    }

    fn range(&self) -> (f64, f64) {
        if let Value::Range(least, most) = self {
            (*least, *most)
        } else {
            (self.number(), self.number())
        }
    }
}

fn words<T: Word>() -> Vec<&'static str> {
    T::words().iter().map(|(word, _)| *word).collect()
}

/// The greatest number that a case may state, too.
const MOST: f64 = 1000.0;

const CHOICES: [Choice; 14] = [
    Choice { name: "spread", takes: Takes::Share, put: |s, v| s.spread = v.number() },
    Choice {
        name: "aggregation",
        takes: Takes::Words(words::<counterpoise_case::model::Aggregation>),
        put: |s, v| s.aggregation = v.word(s.aggregation),
    },
    Choice {
        name: "undated",
        takes: Takes::Words(words::<counterpoise_case::model::Undated>),
        put: |s, v| s.undated = v.word(s.undated),
    },
    Choice {
        name: "reach",
        takes: Takes::Words(words::<counterpoise_case::model::Reach>),
        put: |s, v| s.reach = v.word(s.reach),
    },
    Choice { name: "lean", takes: Takes::Odds, put: |s, v| s.lean = v.range() },
    Choice { name: "some", takes: Takes::Shares, put: |s, v| s.some = v.range() },
    Choice { name: "unit", takes: Takes::Above, put: |s, v| s.unit = v.number() },
    Choice { name: "set-at", takes: Takes::Probable, put: |s, v| s.set_at = v.number() },
    Choice {
        name: "combine",
        takes: Takes::Words(words::<counterpoise_case::model::Combine>),
        put: |s, v| s.combine = v.word(s.combine),
    },
    Choice { name: "fewest-events", takes: Takes::Whole, put: |s, v| s.fewest_events = v.whole() },
    Choice {
        name: "fewest-sources",
        takes: Takes::Whole,
        put: |s, v| s.fewest_sources = v.whole(),
    },
    Choice { name: "confidence", takes: Takes::Share, put: |s, v| s.confidence = v.number() },
    Choice { name: "universes", takes: Takes::Count, put: |s, v| s.universes = v.whole() },
    Choice { name: "cut", takes: Takes::Decibels, put: |s, v| s.cut = v.number() },
];

/// Overrules one choice.
///
/// # Errors
/// Says which part is wrong - the sign between, the name or the value - and what may stand there.
pub(crate) fn set(settings: &mut Settings, text: &str) -> Result<(), Error> {
    let (name, value) = parts(text).map_err(|why| Error::new(format!("--set {text}: {why}")))?;
    let choice = CHOICES.iter().find(|c| c.name == name);
    let choice = choice.ok_or_else(|| Error::new(format!("--set {text}: {}", unknown(name))))?;
    let read = read(value, choice.takes);
    let bad = |takes: String| {
        format!("--set {text}: the value `{value}` does not fit `{name}`, which takes {takes}")
    };
    let value = read.ok_or_else(|| Error::new(bad(takes(choice.takes))))?;
    (choice.put)(settings, &value);
    Ok(())
}

/// The name and the value, or what is wrong between them.
fn parts(text: &str) -> Result<(&str, &str), String> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(without_sign(text));
    };
    match (name, value) {
        ("", _) => Err(format!("the name before `=` is missing; it is one of {}", names())),
        (_, "") => Err(format!("the value after `=` is missing, as in `{name}={}`", example(name))),
        // `margin==0.2`, `margin:=0.2`, `margin >= 0.2`: something else stands about the sign.
        _ if value.starts_with('=') || name.ends_with([':', '<', '>', '!', '+', '-']) => {
            Err(sign(name, value))
        }
        _ if name.trim() != name || value.trim() != value => {
            Err(format!("no blanks stand about `=`: write `{}={}`", name.trim(), value.trim()))
        }
        _ => Ok((name, value)),
    }
}

/// No `=` at all: perhaps another sign stands in its place.
fn without_sign(text: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphabetic() || c == '-';
    let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    let value = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    if value.is_empty() {
        return format!("the `=` and the value are missing, as in `{name}={}`", example(name));
    }
    sign(name, value)
}

fn sign(name: &str, value: &str) -> String {
    let name = name.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
    format!(
        "between name and value stands one `=`: write `{name}={}`",
        value.trim_start_matches(['=', ' '])
    )
}

fn unknown(name: &str) -> String {
    let near = near_miss(name, CHOICES.iter().map(|choice| choice.name));
    let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    format!("no choice is called `{name}`; {did}there are {}", names())
}

fn names() -> String {
    CHOICES.iter().map(|c| c.name).collect::<Vec<_>>().join(", ")
}

fn read(text: &str, takes: Takes) -> Option<Value> {
    let number = || text.parse::<f64>().ok().filter(|n| (0.0..=MOST).contains(n));
    let range = || range(text).filter(|(least, most)| least <= most && *most <= MOST);
    match takes {
        Takes::Decibels => number().filter(|n| *n >= 0.1).map(Value::Number),
        Takes::Whole => {
            text.parse::<u32>().ok().map(f64::from).filter(|n| *n <= MOST).map(Value::Number)
        }
        Takes::Count => text
            .parse::<u32>()
            .ok()
            .filter(|n| *n <= 1_000_000)
            .map(|n| Value::Number(f64::from(n))),
        Takes::Share => number().filter(|n| *n <= 1.0).map(Value::Number),
        Takes::Above => number().filter(|n| *n > 0.0).map(Value::Number),
        Takes::Probable => number().filter(|n| (0.5..=1.0).contains(n)).map(Value::Number),
        Takes::Odds => {
            range().filter(|r| r.0 >= 1.0).map(|(least, most)| Value::Range(least, most))
        }
        Takes::Shares => range()
            .filter(|r| r.0 > 0.0 && r.1 < 1.0)
            .map(|(least, most)| Value::Range(least, most)),
        Takes::Words(words) => words().contains(&text).then(|| Value::Word(text.to_owned())),
    }
}

fn takes(takes: Takes) -> String {
    match takes {
        Takes::Decibels => "decibels from 0.1 to 1000, as in 6".to_owned(),
        Takes::Whole => "a whole number from 0 to 1000, as in 2".to_owned(),
        Takes::Count => "a whole number from 0 to 1000000, as in 4096".to_owned(),
        Takes::Share => "a number from 0 to 1, as in 0.2".to_owned(),
        Takes::Above => "a number above 0, to 1000, as in 2".to_owned(),
        Takes::Probable => "a number from 0.5 to 1, as in 0.8".to_owned(),
        Takes::Odds => "odds from 1 up or a range of them, as in 1.5..3".to_owned(),
        Takes::Shares => "a share between 0 and 1 or a range of them, as in 0.05..0.20".to_owned(),
        Takes::Words(words) => {
            format!(
                "one of {}",
                words().iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

/// A value that would fit.
fn example(name: &str) -> &'static str {
    match CHOICES.iter().find(|c| c.name == name).map(|c| c.takes) {
        Some(Takes::Share) => "0.2",
        Some(Takes::Decibels) => "6",
        Some(Takes::Whole) => "2",
        Some(Takes::Count) => "4096",
        Some(Takes::Words(words)) => words().first().copied().unwrap_or("VALUE"),
        Some(Takes::Above) => "2",
        Some(Takes::Probable) => "0.8",
        Some(Takes::Odds) => "1.5..3",
        Some(Takes::Shares) => "0.05..0.20",
        None => "VALUE",
    }
}
