//! Counterpoise: world. Who acts, and by what means.
//!
//! **For:** states, organisations and blocs with their dated codes and names, in one place; the major powers;
//! the members of the United Nations; the closed vocabularies of instruments and domains; the
//! codes, classes and scores of machine-coded events (CAMEO, PLOVER); which instrument stands for a kind of
//! act of another code book; what is a near miss of a name. Every translation between code systems goes through here, always with a date, and an
//! ambiguous match is an error with its candidates.
//!
//! **May use:** `counterpoise-dates`, `strsim` for suggestions.
//!
//! **Must never know:** cases, events, files, any dataset's layout. It opens nothing and asks no clock: its tables are
//! compiled in.
//!
//! ```
//! use counterpoise_world::{System, World, year};
//!
//! let world = World::builtin();
//! assert_eq!(world.lookup(System::Name, "Soviet Union", year(1970)).unwrap().id, "RUS");
//! assert_eq!(world.convert(System::Iso3, "DEU", System::CowNumber, year(1960)).unwrap(), "260");
//! assert!(world.lookup(System::CowNumber, "255", year(1960)).is_err());
//! ```

mod actor;
pub mod cameo;
mod cameo_code;
mod cameo_error;
mod convert;
mod domain;
mod error;
mod index;
mod instruments;
mod lookup;
mod majors;
pub mod plover;
mod slips;
mod span;
mod state;
mod suggest;
mod system;
mod table;
mod text;
mod united_nations;
pub mod vocabulary;
mod world;

pub use actor::{Actor, ActorKind, Organisation};
pub use convert::ConvertError;
pub use domain::{DOMAINS, Domain, domain};
pub use error::{Candidate, LookupError, Question, Suggestion};
pub use instruments::{Hardness, INSTRUMENTS, Instrument, instrument};
pub use majors::{MAJOR_POWERS, MajorPower};
pub use slips::{near_miss, near_misses};
pub use span::{on_day, year};
pub use state::{Code, Name, State};
pub use system::System;
pub use united_nations::{is_un_member_in, un_membership, un_session};
pub use world::World;
