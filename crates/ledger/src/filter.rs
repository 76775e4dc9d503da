//! Which entries a filter takes.

use crate::entry::Perspective;
use crate::{Entry, Fields, covers_domain};
use counterpoise_case::model::{
    ActorId, Condition, Event, Filter, GainKind, Mode, Name, Party, Stance,
};

/// Whether the filter takes the entry: all its conditions hold, and if none of them says whose
/// acts, it is the subject's.
#[must_use]
pub fn matches(seen: Perspective<'_>, entry: &Entry, filter: &Filter) -> bool {
    (entry.party == Party::Subject || says_whose(filter))
        && filter.all.iter().all(|c| holds(seen, entry, c))
}

/// Whether the entry could have matched the filter: it is of the party and the modes that the
/// filter asks for (deeds and non-acts if it names none, and any statement that does match), of
/// either side, of neither where the filter admits such acts, and the fields that the filter asks
/// for were looked at.
#[must_use]
pub(crate) fn could_match(seen: Perspective<'_>, entry: &Entry, filter: &Filter) -> bool {
    let party = (entry.party == Party::Subject || says_whose(filter))
        && filter.all.iter().filter(|c| names_party(c)).all(|c| holds(seen, entry, c));
    let mode = if filter.all.iter().any(names_mode) {
        filter.all.iter().filter(|c| names_mode(c)).all(|c| holds(seen, entry, c))
    } else {
        entry.mode != Mode::Statement || matches(seen, entry, filter)
    };
    let sided = matches!(entry.stance, Stance::Accommodate | Stance::Resist);
    let side = sided || filter.all.iter().filter(|c| names_side(c)).all(|c| holds(seen, entry, c));
    party && mode && side && entry.coded.have(Fields::asked_by(filter))
}

fn names_mode(condition: &Condition) -> bool {
    match condition {
        Condition::Modes(_) => true,
        Condition::Not(inner) => names_mode(inner),
        _ => false,
    }
}

/// Whether the condition says which side an act takes.
fn names_side(condition: &Condition) -> bool {
    match condition {
        Condition::Stance(_) | Condition::Conceding | Condition::Reversing => true,
        Condition::Not(inner) => names_side(inner),
        _ => false,
    }
}

/// The same filter with the party said, so that it can be joined with another.
pub(crate) fn explicit(filter: &Filter) -> Filter {
    let mut all = filter.all.clone();
    if !says_whose(filter) {
        all.push(Condition::By(Party::Subject));
    }
    Filter { all }
}

/// Whether the wider filter takes every act that the narrower takes, as far as their words tell:
/// each of its conditions follows from one of the other's.
pub(crate) fn takes_in(wider: &Filter, narrower: &Filter) -> bool {
    let (wider, narrower) = (explicit(wider), explicit(narrower));
    wider.all.iter().all(|condition| narrower.all.iter().any(|own| implies(own, condition)))
}

/// Whether what meets the one condition meets the other.
fn implies(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Modes(one), Condition::Modes(other)) => is_part(one, other),
        (Condition::Instruments(one), Condition::Instruments(other))
        | (Condition::Issues(one), Condition::Issues(other)) => is_part(one, other),
        (Condition::Domains(one), Condition::Domains(other)) => {
            one.iter().all(|own| other.iter().any(|of| covers_domain(of, own)))
        }
        (Condition::Postures(one), Condition::Postures(other)) => is_part(one, other),
        (Condition::Motives(one), Condition::Motives(other)) => is_part(one, other),
        (Condition::Not(one), Condition::Not(other)) => implies(other, one),
        (one, Condition::Not(other)) => excludes(one, other),
        (one, other) => one == other,
    }
}

/// Whether what meets the one condition cannot meet the other. Of what an act has several, such as
/// issues, the one excludes nothing.
fn excludes(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Stance(one), Condition::Stance(other)) => one != other,
        (Condition::Hardness(one), Condition::Hardness(other)) => one != other,
        (Condition::Modes(one), Condition::Modes(other)) => is_apart(one, other),
        (Condition::Instruments(one), Condition::Instruments(other)) => is_apart(one, other),
        _ => false,
    }
}

fn is_part<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.iter().all(|own| other.contains(own))
}

fn is_apart<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    !one.iter().any(|own| other.contains(own))
}

fn says_whose(filter: &Filter) -> bool {
    filter.all.iter().any(names_party)
}

fn names_party(condition: &Condition) -> bool {
    match condition {
        Condition::By(_) => true,
        Condition::Not(inner) => names_party(inner),
        _ => false,
    }
}

fn holds(seen: Perspective<'_>, entry: &Entry, condition: &Condition) -> bool {
    let event = &seen.case[entry.event];
    match condition {
        Condition::Modes(modes) => modes.contains(&entry.mode),
        Condition::Stance(stance) => entry.stance == *stance,
        Condition::Hardness(hardness) => entry.hardness == *hardness,
        Condition::Stage(stage) => event.stage == Some(*stage),
        Condition::Instruments(names) => {
            event.instrument.as_ref().is_some_and(|own| names.contains(own))
        }
        Condition::Domains(names) => in_domains(event, names),
        Condition::Issues(names) => event.issues.iter().any(|issue| names.contains(issue)),
        Condition::Postures(postures) => event.posture.is_some_and(|own| postures.contains(&own)),
        Condition::Motives(motives) => {
            event.motive.as_ref().is_some_and(|(own, _)| motives.contains(own))
        }
        Condition::Gains(true, kind) => gains(event, seen.dyad.0, *kind),
        Condition::Gains(false, kind) => gains(event, seen.dyad.1, *kind),
        Condition::Conceding => entry.conceding,
        Condition::Reversing => entry.reversing && entry.stance == Stance::Accommodate,
        Condition::Joint => event.joint,
        Condition::By(party) => entry.party == *party,
        Condition::Not(inner) => !holds(seen, entry, inner),
    }
}

fn in_domains(event: &Event, wanted: &[Name]) -> bool {
    let covered = |own: &Name| wanted.iter().any(|wanted| covers_domain(wanted, own));
    event.domains.iter().any(covered)
}

fn gains(event: &Event, actor: ActorId, kind: GainKind) -> bool {
    event.gains.iter().any(|gain| gain.actor == actor && gain.kind == kind)
}
