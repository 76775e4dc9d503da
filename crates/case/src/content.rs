//! What a thing of a case says, as a number: things that say the same have the same.
//!
//! Positions ([`EventId`](crate::model::EventId), ...) move when something is written before a
//! thing, places in the text when anything is; neither belongs to what it says. So a position
//! counts as the name of what stands there, and a place does not count at all. Numbers count by
//! their bits, and every field stands behind its name: no two things with different fields are
//! taken for one.

use crate::model::Case;
use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::{self, Debug, Display};

/// The first 128 bits of a SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Content([u8; 16]);

impl Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// A thing that a thing refers to: the kind of its position, and the position.
pub type Reference = (&'static str, u32);

/// What a thing of the case says.
#[must_use]
pub fn content(case: &Case, of: &impl Serialize) -> Content {
    content_and_references(case, of).0
}

/// The same, with all that it refers to.
#[must_use]
pub fn content_and_references(case: &Case, of: &impl Serialize) -> (Content, BTreeSet<Reference>) {
    let (hasher, references) = (Sha256::new(), BTreeSet::new());
    let mut reading = Reading { case, hasher, references, position: None };
    // It fails only where a thing says that it cannot be written, and none of the model's does.
    let written = of.serialize(&mut reading);
    debug_assert!(written.is_ok(), "{written:?}");
    let mut first = [0; 16];
    first.copy_from_slice(&reading.hasher.finalize()[..16]);
    (Content(first), reading.references)
}

/// The positions of the model, by the names of their types.
const KINDS: [&str; 18] = [
    "EventId",
    "ActorId",
    "ArenaId",
    "PeriodId",
    "SourceId",
    "SeriesId",
    "AssessmentId",
    "IndicatorId",
    "AttributeId",
    "SchoolId",
    "ConceptId",
    "PatternId",
    "WatchId",
    "SetId",
    "HypothesisId",
    "ClueId",
    "SiteId",
    "BodyId",
];

/// The name of what stands at a position.
fn name(case: &Case, (kind, at): Reference) -> Option<&str> {
    let at = at as usize;
    Some(match kind {
        "EventId" => &case.events.get(at)?.id,
        "ActorId" => &case.actors.get(at)?.code,
        "ArenaId" => &case.arenas.get(at)?.id,
        "PeriodId" => &case.periods.get(at)?.id,
        "SourceId" => &case.sources.get(at)?.key,
        "SeriesId" => &case.series.get(at)?.id,
        "AssessmentId" => &case.assessments.get(at)?.title,
        "IndicatorId" => &case.indicators.get(at)?.id,
        "AttributeId" => &case.attributes.get(at)?.id,
        "SchoolId" => &case.schools.get(at)?.id,
        "ConceptId" => &case.concepts.get(at)?.id,
        "PatternId" => &case.patterns.get(at)?.id,
        "WatchId" => &case.watches.get(at)?.id,
        "SetId" => &case.sets.get(at)?.id,
        "HypothesisId" => &case.hypotheses.get(at)?.id,
        "ClueId" => &case.clues.get(at)?.id,
        "SiteId" => &case.sites.get(at)?.id,
        "BodyId" => &case.bodies.get(at)?.id,
        _ => return None,
    })
}

struct Reading<'c> {
    case: &'c Case,
    hasher: Sha256,
    references: BTreeSet<Reference>,
    /// The kind of the position that is read next.
    position: Option<&'static str>,
}

impl Reading<'_> {
    /// Every part begins with a letter for its kind, so that no two parts run together.
    fn put<const N: usize>(&mut self, kind: u8, bytes: [u8; N]) -> Result<(), Never> {
        self.hasher.update([kind]);
        self.hasher.update(bytes);
        Ok(())
    }

    fn text(&mut self, kind: u8, text: &[u8]) -> Result<(), Never> {
        self.put(kind, (text.len() as u64).to_le_bytes())?;
        self.hasher.update(text);
        Ok(())
    }

    /// A part within, behind its name; of a place nothing.
    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        if key == "place" {
            return Ok(());
        }
        self.text(b'f', key.as_bytes())?;
        value.serialize(self)
    }

    fn closed(&mut self) -> Result<(), Never> {
        self.put(b'.', [])
    }
}

/// Nothing of the model fails to be written.
#[derive(Debug)]
struct Never(String);

impl Display for Never {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Never {}

impl serde::ser::Error for Never {
    fn custom<T: Display>(message: T) -> Never {
        Never(message.to_string())
    }
}

impl Serializer for &mut Reading<'_> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    fn serialize_bool(self, v: bool) -> Result<(), Never> {
        self.put(b'b', [u8::from(v)])
    }

    fn serialize_i8(self, v: i8) -> Result<(), Never> {
        self.serialize_i64(v.into())
    }

    fn serialize_i16(self, v: i16) -> Result<(), Never> {
        self.serialize_i64(v.into())
    }

    fn serialize_i32(self, v: i32) -> Result<(), Never> {
        self.serialize_i64(v.into())
    }

    fn serialize_i64(self, v: i64) -> Result<(), Never> {
        self.put(b'i', v.to_le_bytes())
    }

    fn serialize_u8(self, v: u8) -> Result<(), Never> {
        self.serialize_u64(v.into())
    }

    fn serialize_u16(self, v: u16) -> Result<(), Never> {
        self.serialize_u64(v.into())
    }

    fn serialize_u32(self, v: u32) -> Result<(), Never> {
        let Some(kind) = self.position.take() else { return self.serialize_u64(v.into()) };
        self.references.insert((kind, v));
        let case = self.case;
        self.text(b'p', name(case, (kind, v)).unwrap_or_default().as_bytes())
    }

    fn serialize_u64(self, v: u64) -> Result<(), Never> {
        self.put(b'u', v.to_le_bytes())
    }

    fn serialize_f32(self, v: f32) -> Result<(), Never> {
        self.serialize_f64(v.into())
    }

    fn serialize_f64(self, v: f64) -> Result<(), Never> {
        self.put(b'd', v.to_bits().to_le_bytes())
    }

    fn serialize_char(self, v: char) -> Result<(), Never> {
        self.serialize_u64(u32::from(v).into())
    }

    fn serialize_str(self, v: &str) -> Result<(), Never> {
        self.text(b's', v.as_bytes())
    }

    fn serialize_bytes(self, v: &[u8]) -> Result<(), Never> {
        self.text(b'y', v)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.put(b'n', [])
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        self.put(b'o', [])?;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.put(b'0', [])
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Never> {
        self.text(b'v', name.as_bytes())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Never> {
        self.text(b'v', variant.as_bytes())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.position = KINDS.iter().copied().find(|kind| *kind == name);
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.text(b'v', variant.as_bytes())?;
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Never> {
        self.put(b'[', [])?;
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Never> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Never> {
        self.text(b'v', variant.as_bytes())?;
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Never> {
        self.put(b'{', [])?;
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Never> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Never> {
        self.text(b'v', variant.as_bytes())?;
        self.serialize_map(None)
    }
}

/// A list, whatever it is a list of: its parts in their order.
macro_rules! lists {
    ($($kind:ident $part:ident;)*) => {$(
        impl $kind for &mut Reading<'_> {
            type Ok = ();
            type Error = Never;

            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Never> {
                self.closed()
            }
        }
    )*};
}

lists! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

/// Fields behind their names.
macro_rules! structs {
    ($($kind:ident)*) => {$(
        impl $kind for &mut Reading<'_> {
            type Ok = ();
            type Error = Never;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Never> {
                self.field(key, value)
            }

            fn end(self) -> Result<(), Never> {
                self.closed()
            }
        }
    )*};
}

structs! { SerializeStruct SerializeStructVariant }

impl SerializeMap for &mut Reading<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Never> {
        self.closed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, ActorId, Event, EventId, Place};

    fn case(codes: &[&str]) -> Case {
        let actor = |code: &&str| Actor {
            code: (*code).into(),
            written: (*code).into(),
            name: String::new(),
            is_state: true,
        };
        Case { actors: codes.iter().map(actor).collect(), ..Case::default() }
    }

    fn event() -> Event {
        Event { id: "E1".to_owned(), weight: 1.0, ..Event::default() }
    }

    #[test]
    fn a_position_is_the_name_that_stands_there() {
        let (one, other) = (case(&["RUS", "CHN"]), case(&["USA", "RUS", "CHN"]));
        assert_eq!(content(&one, &ActorId(0)), content(&other, &ActorId(1)));
        assert_ne!(content(&one, &ActorId(0)), content(&other, &ActorId(0)));
        let (_, refers) = content_and_references(&one, &(ActorId(1), [ActorId(0)]));
        assert_eq!(refers.into_iter().collect::<Vec<_>>(), [("ActorId", 0), ("ActorId", 1)]);
    }

    #[test]
    fn a_place_in_the_text_counts_for_nothing_and_all_else_counts() {
        let case = case(&[]);
        let of = |event: &Event| content(&case, event);
        let moved = Event { place: Place { line: 7, ..Place::default() }, ..event() };
        assert_eq!(of(&event()), of(&moved));
        assert_ne!(of(&event()), of(&Event { weight: 2.0, ..event() }));
        assert_ne!(of(&event()), of(&Event { id: "E2".to_owned(), ..event() }));
        assert_ne!(content(&case, &("ab", "c")), content(&case, &("a", "bc")));
        assert_ne!(content(&case, &(vec![1], vec![2])), content(&case, &(vec![1, 2], vec![0; 0])));
        assert_ne!(content(&case, &0.0), content(&case, &-0.0));
    }

    /// What is no position in the list would count as its number.
    #[test]
    fn every_position_of_the_model_is_known_by_name() {
        let model = include_str!("model.rs");
        let of = model.split("positions! {").nth(1).and_then(|rest| rest.split("\n}").next());
        let listed = of.unwrap_or_default().lines().filter_map(|line| line.split_once(" => "));
        let mut listed: Vec<&str> = listed.map(|(kind, _)| kind.trim()).collect();
        let mut known = KINDS.to_vec();
        listed.sort_unstable();
        known.sort_unstable();
        assert_eq!(listed, known);
        assert_eq!(content(&case(&[]), &EventId(3)), content(&case(&[]), &EventId(4)), "no such");
    }
}
