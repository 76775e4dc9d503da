//! What every kind of event data has in common: the columns, CAMEO codes, and which actors are a
//! state's own.

use std::sync::OnceLock;

use counterpoise_dates::Day;
use counterpoise_world::cameo::{self, CameoCode, ScoreTable};

use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::quarantine::{Quarantined, Reason};

/// One event on its way into the table.
pub(crate) struct EventRow<'a> {
    pub(crate) day: Day,
    pub(crate) source: Actor<'a>,
    pub(crate) target: Actor<'a>,
    pub(crate) code: &'a str,
    pub(crate) root: Option<i64>,
    pub(crate) quad: i64,
    /// In tenths.
    pub(crate) score: Option<i64>,
}

/// One side of an event.
#[derive(Clone, Copy, Default)]
pub(crate) struct Actor<'a> {
    /// The state that the source says it belongs to.
    pub(crate) state: Option<&'static str>,
    /// The actor as the source writes it.
    pub(crate) name: Option<&'a str>,
    /// Its sectors or type.
    pub(crate) sector: Option<&'a str>,
    /// Whether it is the state itself or an organ of it.
    pub(crate) official: bool,
}

/// The columns of every kind of events, before those of its own.
pub(crate) fn columns(own: Vec<Column>) -> Vec<Column> {
    let mut columns = vec![
        Column::new("date", Type::Day, "", "day of the event"),
        Column::state("source", "id of the state that acts; empty where the actor belongs to none")
            .or_not_applicable(),
        Column::state(
            "target",
            "id of the state that is acted on; empty where the actor belongs to none",
        )
        .or_not_applicable(),
        Column::text(
            "code",
            "what happened: a CAMEO code, or a PLOVER type; text, so that 010 is not 10",
        ),
        Column::code("root", "CAMEO root, 1 to 20").or_not_applicable(),
        Column::code(
            "quad",
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
        ),
        Column::new(
            "score",
            Type::Int16,
            "tenths",
            "the source's own score: Goldstein scale, times ten",
        ),
        Column::new(
            "source_official",
            Type::Flag,
            "",
            "whether the source is the state itself or an organ of it",
        ),
        Column::new(
            "target_official",
            Type::Flag,
            "",
            "whether the target is the state itself or an organ of it",
        ),
        Column::text("source_name", "the actor as the source writes it"),
        Column::text("target_name", "the actor as the source writes it"),
        Column::text("source_sector", "sectors or type of the actor").or_not_applicable(),
        Column::text("target_sector", "sectors or type of the actor").or_not_applicable(),
    ];
    columns.extend(own);
    columns
}

impl<'a> EventRow<'a> {
    /// Puts the event, then the values of the kind's own columns.
    pub(crate) fn put<const N: usize>(
        self,
        own: [Value<'a>; N],
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        self.between_two()?;
        let mut values = [Value::Null; 20];
        let common = [
            Value::Day(self.day),
            self.source.state.into(),
            self.target.state.into(),
            Value::Text(self.code),
            self.root.into(),
            Value::Int(self.quad),
            self.score.into(),
            Value::Flag(self.source.official),
            Value::Flag(self.target.official),
            self.source.name.into(),
            self.target.name.into(),
            self.source.sector.into(),
            self.target.sector.into(),
        ];
        values[..13].copy_from_slice(&common);
        values[13..13 + N].copy_from_slice(&own);
        out.put(self.day.year(), &values[..13 + N])
    }

    /// Domestic events are no relation between states.
    fn between_two(&self) -> Result<(), Quarantined> {
        match (self.source.state, self.target.state) {
            (Some(one), Some(other)) if one == other => {
                Err(Quarantined::new(Reason::SelfDyad, format!("Both actors belong to {one}.")))
            }
            _ => Ok(()),
        }
    }
}

/// The CAMEO code of a text, quickly.
pub(crate) fn cameo_code(text: &str) -> Result<&'static CameoCode, Quarantined> {
    let found = slot(text.as_bytes()).and_then(|slot| slots().get(slot).copied().flatten());
    found.ok_or_else(|| Quarantined::new(Reason::UnknownCode, format!("{}.", unknown(text))))
}

fn unknown(text: &str) -> String {
    cameo::code(text).err().map_or_else(|| text.to_owned(), |error| error.to_string())
}

/// The source's score of a code, in tenths.
pub(crate) fn score(code: &CameoCode, table: ScoreTable) -> Option<i64> {
    code.goldstein(table).map(i64::from)
}

/// A place for every text of two to four digits.
fn slot(text: &[u8]) -> Option<usize> {
    if !(2..=4).contains(&text.len()) || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = text.iter().fold(0usize, |sum, digit| sum * 10 + usize::from(digit - b'0'));
    Some(number * 3 + text.len() - 2)
}

fn slots() -> &'static [Option<&'static CameoCode>] {
    static SLOTS: OnceLock<Vec<Option<&'static CameoCode>>> = OnceLock::new();
    SLOTS.get_or_init(|| {
        let mut slots = vec![None; 30_000];
        for code in cameo::codes() {
            if let Some(slot) = slot(code.code.as_bytes()) {
                slots[slot] = Some(code);
            }
        }
        slots
    })
}

#[cfg(test)]
mod tests {
    use super::cameo_code;

    #[test]
    fn a_code_is_text() {
        let code = |text| cameo_code(text).map(|code| code.code);
        assert_eq!((code("010"), code("10"), code("1823")), (Ok("010"), Ok("10"), Ok("1823")));
        assert_eq!(code("1").unwrap_err().reason.code(), "unknown-code");
        assert!(code("12").unwrap().len() == 2 && code("---").is_err());
    }
}
