//! Events: the rows of the ledger.

use super::{ActorId, ArenaId, BodyId, Citation, EventId, Name, Place, SetId};
use counterpoise_dates::Date;
use serde::Serialize;

/// A deed, a statement, or a non-act (acquiescence).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[allow(missing_docs)]
pub enum Mode {
    #[default]
    Deed,
    Statement,
    NonAct,
}

/// What the actor does, by the act, to the one it concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Stance {
    /// Accommodates.
    Accommodate,
    /// Resists.
    Resist,
    /// Bears on the pair without a clear sign.
    Neutral,
    /// Has no bearing on the pair.
    #[default]
    None,
}

/// Hard (force, arms, troops, alliance), soft (everything else with content), or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[allow(missing_docs)]
pub enum Hardness {
    Hard,
    #[default]
    Soft,
    Plain,
}

/// How far an act has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[allow(missing_docs)]
pub enum Stage {
    Announced,
    Agreed,
    Implemented,
}

/// An act's part in the case, seen from the case's subject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Role {
    /// The subject's behaviour.
    Behaviour,
    /// The target's act.
    Stimulus,
    /// A third party's act.
    Pressure,
    /// Nobody's act towards anybody of the pair; never counted as behaviour.
    #[default]
    Context,
}

/// The standing a statement claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[allow(missing_docs)]
pub enum Posture {
    Independence,
    Equality,
    Leadership,
    Deference,
}

/// Why, coded apart from behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[allow(missing_docs)]
pub enum MotiveKind {
    Threat,
    Profit,
    Weakness,
    Survival,
    Unknown,
}

/// What kind of gain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum GainKind {
    /// Better off than before.
    Absolute,
    /// Better placed against the other.
    Relative,
    /// Face, rank, recognition.
    Status,
}

/// Who gains what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Gain {
    /// Who.
    pub actor: ActorId,
    /// What kind.
    pub kind: GainKind,
    /// Whether it has come true, as against being promised.
    pub realised: bool,
}

/// An arena on which an act bears, wherever it was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bearing {
    /// The arena.
    pub arena: ArenaId,
    /// How much of the act counts there, 0..1.
    pub weight: f64,
    /// Who says that it bears on it.
    pub cites: Vec<Citation>,
}

/// Fields that the coder looked at, whether or not something was found to write.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq, Serialize)]
pub struct Coded {
    /// `gains:`
    pub gains: bool,
    /// `issue:`
    pub issue: bool,
    /// `posture:`
    pub posture: bool,
    /// `instrument:`
    pub instrument: bool,
}

impl Coded {
    /// What was looked at here or there.
    #[must_use]
    pub fn or(self, other: Coded) -> Coded {
        Coded {
            gains: self.gains || other.gains,
            issue: self.issue || other.issue,
            posture: self.posture || other.posture,
            instrument: self.instrument || other.instrument,
        }
    }
}

/// How one actor treats another by one act, in one arena: what counting works on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// Who treats.
    pub actor: ActorId,
    /// Whom it concerns.
    pub toward: ActorId,
    /// Arenas; empty: the act has no place.
    pub arenas: Vec<ArenaId>,
    /// Arenas on which the act bears, each with its weight; empty: nothing is said, and its place
    /// counts.
    pub bears_on: Vec<(ArenaId, f64)>,
    /// Stance.
    pub stance: Stance,
    /// Hardness.
    pub hardness: Hardness,
    /// 1..5.
    pub weight: f64,
    /// Whether it is a further reading (`also:`) beside the event's own.
    pub further: bool,
}

/// What one coder says of an act, field by field; `None`: that coder did not code the field.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Codes {
    /// Deed, statement, non-act.
    pub mode: Option<Mode>,
    /// Stance.
    pub stance: Option<Stance>,
    /// Hardness.
    pub hardness: Option<Hardness>,
    /// 1..5.
    pub weight: Option<f64>,
    /// Part in the case.
    pub role: Option<Role>,
    /// Arenas, in their order.
    pub arenas: Option<Vec<ArenaId>>,
    /// Arenas on which it bears, each with its weight, in their order.
    pub bears_on: Option<Vec<(ArenaId, f64)>>,
    /// Domains.
    pub domains: Option<Vec<Name>>,
    /// What kind of act; `Some(None)`: none of them.
    pub instrument: Option<Option<Name>>,
    /// How far it has gone.
    pub stage: Option<Stage>,
    /// Matters it belongs to.
    pub issues: Option<Vec<Name>>,
    /// Standing claimed; `Some(None)`: none.
    pub posture: Option<Option<Posture>>,
    /// Who gains.
    pub gains: Option<Vec<Gain>>,
}

/// A second coder's reading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SecondCoding {
    /// Who coded.
    pub coder: String,
    /// What that coder says; always with a stance.
    pub codes: Codes,
}

/// One dated, sourced act.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Event {
    /// Unique name.
    pub id: String,
    /// What happened.
    pub title: String,
    /// When; `None`: undated.
    pub date: Option<Date>,
    /// Who acts.
    pub actors: Vec<ActorId>,
    /// To whom; for a joint act empty.
    pub targets: Vec<ActorId>,
    /// Whether the actors act together, each treating the others.
    pub joint: bool,
    /// Whom the stance concerns, if not the target.
    pub toward: Option<ActorId>,
    /// What of the other it is aimed at: projects and institutions; empty: the other as a power.
    pub aimed_at: Vec<BodyId>,
    /// Whether it is aimed at something else of the case's target than was asked for
    /// ([`narrow`](crate::narrow)): it then counts in nothing towards that target.
    pub beside: bool,
    /// Deed, statement, non-act.
    pub mode: Mode,
    /// Stance of the event's own reading.
    pub stance: Stance,
    /// Whether the text says the stance, be it `none`.
    #[serde(skip)]
    pub stance_stated: bool,
    /// Hardness of the event's own reading.
    pub hardness: Hardness,
    /// Whether the text says the hardness (as against its being the usual one of the instrument).
    #[serde(skip)]
    pub hardness_stated: bool,
    /// Weight of the event's own reading, 1..5.
    pub weight: f64,
    /// That it happened as told, 0..1, if stated.
    pub certainty: Option<f64>,
    /// Part in the case.
    pub role: Role,
    /// Whether the text says the role (as against its being read off the first line).
    pub role_stated: bool,
    /// Arenas; empty: no place.
    pub arenas: Vec<ArenaId>,
    /// Arenas on which it bears, no arena twice; empty: the text says nothing, and its place
    /// counts.
    pub bears_on: Vec<Bearing>,
    /// The commitment of which it is one act: what is done under one commitment counts once.
    pub commitment: Option<Name>,
    /// Events (practices, alliances, projects) that it brings to an end.
    pub ends: Vec<EventId>,
    /// Fields that were looked at, for this event or for all events of the case.
    pub coded: Coded,
    /// Domains.
    pub domains: Vec<Name>,
    /// What kind of act.
    pub instrument: Option<Name>,
    /// How far it has gone.
    pub stage: Option<Stage>,
    /// Part of the state that acts.
    pub by: String,
    /// Matters it belongs to.
    pub issues: Vec<Name>,
    /// Standing claimed.
    pub posture: Option<Posture>,
    /// Who gains.
    pub gains: Vec<Gain>,
    /// Whether the text says who gains, also that nobody does (`gains: none`).
    pub gains_written: bool,
    /// Why, and by what evidence.
    pub motive: Option<(MotiveKind, Vec<Citation>)>,
    /// Of a non-act: what shows that the actor could have objected.
    pub opportunity: String,
    /// Events it is an effect of.
    pub follows: Vec<EventId>,
    /// Amount, as written.
    pub amount: String,
    /// The date the source prints, and why it is corrected.
    pub printed: Option<(Date, String)>,
    /// Second codings.
    pub second: Vec<SecondCoding>,
    /// Sources of the fact.
    pub cites: Vec<Citation>,
    /// Where the source was read.
    pub via: Vec<Citation>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Its own reading, unfolded to directed pairs, and the further ones.
    pub readings: Vec<Reading>,
    /// Where it was read.
    pub place: Place,
}

impl Event {
    /// What the act rests on: the sources cited for it, or else those it was read in.
    #[must_use]
    pub fn rests_on(&self) -> &[Citation] {
        if self.cites.is_empty() { &self.via } else { &self.cites }
    }

    /// What the ledger's own coder says. A field that is empty, and was not said to be looked at,
    /// was not coded.
    #[must_use]
    pub fn codes(&self) -> Codes {
        let looked = self.coded;
        Codes {
            mode: Some(self.mode),
            stance: Some(self.stance),
            hardness: Some(self.hardness),
            weight: Some(self.weight),
            role: Some(self.role),
            arenas: Some(self.arenas.clone()),
            bears_on: Some(self.bears_on.iter().map(|own| (own.arena, own.weight)).collect()),
            domains: Some(self.domains.clone()),
            instrument: (self.instrument.is_some() || looked.instrument)
                .then(|| self.instrument.clone()),
            stage: self.stage,
            issues: (!self.issues.is_empty() || looked.issue).then(|| self.issues.clone()),
            posture: (self.posture.is_some() || looked.posture).then_some(self.posture),
            gains: (self.gains_written || looked.gains).then(|| self.gains.clone()),
        }
    }
}
