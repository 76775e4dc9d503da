//! From the case to text.

use super::BETWEEN_LINES;
use super::Draft;
use crate::field::Field;
use crate::tables::Show;
use counterpoise_case::model::{Bearing, Case, Coded, Event, Reading, SecondCoding};
use counterpoise_case::vocabulary::{Word, codes_text, gain_text};

impl Draft {
    /// Every field of an event, in the language's own words.
    pub(crate) fn of_event(case: &Case, event: &Event) -> Draft {
        let mut draft = Draft::default();
        draft.set(Field::Id, &event.id);
        draft.set(
            Field::Date,
            event.date.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string),
        );
        draft.set(Field::Title, &event.title);
        parties(&mut draft, case, event);
        coding(&mut draft, case, event);
        matter(&mut draft, case, event);
        evidence(&mut draft, case, event);
        draft
    }
}

fn parties(draft: &mut Draft, case: &Case, event: &Event) {
    draft.set(Field::Actors, case.actors_text(&event.actors));
    draft.set(Field::Targets, case.actors_text(&event.targets));
    let relation = match (event.joint, event.targets.is_empty()) {
        (true, _) => "with",
        (false, false) => "->",
        (false, true) => "",
    };
    draft.set(Field::Relation, relation);
    draft.set(Field::Toward, event.toward.map_or("", |a| &case[a].code));
    let aimed_at: Vec<&str> = event.aimed_at.iter().map(|at| &*case[*at].id).collect();
    draft.set(Field::AimedAt, aimed_at.join(", "));
    draft.set(Field::By, &event.by);
}

fn coding(draft: &mut Draft, case: &Case, event: &Event) {
    draft.set(Field::Mode, event.mode.word());
    draft.set(Field::Stance, event.stance.word());
    draft.set(Field::Hardness, event.hardness.word());
    draft.set(Field::Weight, event.weight.to_string());
    draft.set(Field::Certainty, event.certainty.map_or_else(String::new, |c| c.to_string()));
    draft.set(Field::Role, if event.role_stated { event.role.word() } else { "" });
    draft.set(
        Field::Second,
        event.second.iter().map(|own| second(case, own)).collect::<Vec<_>>().join("; "),
    );
}

fn matter(draft: &mut Draft, case: &Case, event: &Event) {
    draft.set(Field::Arena, case.arenas_text(&event.arenas));
    draft.set(Field::BearsOn, bears_on(case, &event.bears_on));
    draft.set(Field::Domain, event.domains.join(", "));
    draft.set(Field::Instrument, event.instrument.as_deref().unwrap_or_default());
    draft.set(Field::Stage, event.stage.map_or("", Word::word));
    draft.set(Field::Issue, event.issues.join(", "));
    draft.set(Field::Posture, event.posture.map_or("", Word::word));
    draft.set(Field::Amount, &event.amount);
    let gains = event.gains.iter().map(|gain| gain_text(case, gain)).collect::<Vec<_>>().join(", ");
    // That somebody looked and nobody gains is written, too.
    draft.set(
        Field::Gains,
        if gains.is_empty() && event.gains_written { "none".to_owned() } else { gains },
    );
    draft.set(Field::Coded, coded(event.coded, case.header.coded));
    let further = event.readings.iter().filter(|r| r.further).map(|r| also(case, event, r));
    draft.set(Field::Also, further.collect::<Vec<_>>().join("; "));
}

fn evidence(draft: &mut Draft, case: &Case, event: &Event) {
    if let Some((kind, cites)) = &event.motive {
        draft.set(Field::Motive, kind.word());
        draft.set(Field::MotiveCite, case.cites_text(cites));
    }
    if let Some((date, reason)) = &event.printed {
        draft.set(Field::Printed, date.to_string());
        draft.set(Field::PrintedReason, reason);
    }
    draft.set(Field::Opportunity, &event.opportunity);
    draft.set(Field::Follows, case.events_text(&event.follows));
    draft.set(Field::Commitment, event.commitment.as_deref().unwrap_or_default());
    draft.set(Field::Ends, case.events_text(&event.ends));
    draft.set(Field::Cite, case.cites_text(&event.cites));
    draft.set(Field::Via, case.cites_text(&event.via));
    draft.set(Field::Set, case.set_text(event.set));
    draft.set(Field::Note, &event.note);
}

/// `central-asia, eurasia 0.5 by @study p. 44`, one after the other for each page.
fn bears_on(case: &Case, all: &[Bearing]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for same in all.chunk_by(|a, b| a.cites == b.cites) {
        let one = |of: &Bearing| {
            let weight = if of.weight == 1.0 { String::new() } else { format!(" {}", of.weight) };
            format!("{}{weight}", case[of.arena].id)
        };
        let arenas = same.iter().map(one).collect::<Vec<_>>().join(", ");
        let cites = case.cites_text(&same[0].cites);
        lines.push(if cites.is_empty() { arenas } else { format!("{arenas} by {cites}") });
    }
    lines.join(BETWEEN_LINES)
}

/// The fields that were looked at beyond those of the whole case.
fn coded(own: Coded, all: Coded) -> String {
    let fields = [
        ("gains", own.gains && !all.gains),
        ("issue", own.issue && !all.issue),
        ("posture", own.posture && !all.posture),
        ("instrument", own.instrument && !all.instrument),
    ];
    fields
        .iter()
        .filter(|(_, looked)| *looked)
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// `RUS -> USA in global: resist, soft, weight 2`.
fn also(case: &Case, event: &Event, reading: &Reading) -> String {
    // Without a place of its own a reading bears on what the event bears on.
    let inherits = reading.bears_on.is_empty() == event.bears_on.is_empty();
    let place = match reading.arenas.as_slice() {
        arenas if arenas == event.arenas && inherits => String::new(),
        arenas => format!(" in {}", case.arenas_text(arenas)),
    };
    format!(
        "{} -> {}{place}: {}, {}, weight {}",
        case[reading.actor].code,
        case[reading.toward].code,
        reading.stance.word(),
        reading.hardness.word(),
        reading.weight
    )
}

/// `MK: resist, weight 2, hard`.
fn second(case: &Case, second: &SecondCoding) -> String {
    format!("{}: {}", second.coder, codes_text(case, &second.codes))
}
