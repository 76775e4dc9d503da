//! Consistency of what was read. One check, one function, one code.

mod choices;
mod hardness;
mod lookalikes;
mod rivals;
mod wording;

use crate::lower::{Context, fits};
use crate::model::{
    ActorId, Case, Event, Formula, IndicatorId, Mode, Quantity, Role, SchoolId, Test, TestKind,
};
use crate::{Nowhere, nowhere, span_of};
use counterpoise_dates::{Day, Order};
use counterpoise_diagnostic::{Code, Diagnostic, Gathered};
use rayon::prelude::*;
use std::hash::{Hash, Hasher};

/// Events checked by one hand.
const JOB: usize = 1024;

/// Every check.
pub(crate) fn all(cx: &mut Context<'_>) {
    // A key that is not in the bibliography has been named already; that its event looks uncited
    // follows from it.
    let keys_known = cx.unread.is_empty() && !cx.diagnostics.has(Code::UNKNOWN_SOURCE);
    let case: &Case = &cx.case;
    let of_job = |job: &[Event]| {
        let mut found = Gathered::default();
        job.iter().for_each(|event| found.extend(of_event(case, event, keys_known)));
        found
    };
    let of_events: Vec<Gathered> = case.events.par_chunks(JOB).map(of_job).collect();
    let mut found = Gathered::default();
    of_events.into_iter().for_each(|of_job| found.join(of_job));
    found.extend(duplicates(case));
    found.extend(hardness::assumed(case));
    if !MISREAD.iter().any(|code| cx.diagnostics.has(*code)) {
        found.extend(vanished(case));
    }
    found.extend(not_degrees(case));
    found.extend(silent_schools(case));
    found.extend(missing_assessments(case));
    found.extend(wording::contradictions(case));
    found.extend(rivals::all(case));
    found.extend(choices::all(case));
    found.extend(lookalikes::all(case));
    cx.diagnostics.join(found);
}

/// What costs an event its place, its date or its parties, or the case its arenas or periods: that
/// something counts nowhere would follow from it.
const MISREAD: [Code; 13] = [
    Code::MISSING_FIELD,
    Code::UNKNOWN_FIELD,
    Code::UNKNOWN_WORD,
    Code::BAD_HEADER,
    Code::BAD_DATE,
    Code::UNKNOWN_NAME,
    Code::UNKNOWN_ACTOR,
    Code::AMBIGUOUS_ACTOR,
    Code::ACTOR_OUT_OF_DATE,
    Code::FURTHER_READING,
    Code::BAD_BEARING,
    Code::STANCE_WITHOUT_ADDRESSEE,
    Code::SELF_ACT,
];

/// One warning for each way in which events count nowhere, at the first of them.
fn vanished(case: &Case) -> Vec<Diagnostic> {
    let say = |found: &Nowhere| {
        let first = found.events.first().map(|id| span_of(case[*id].place));
        Diagnostic::new(found.code(), first, found.message(case)).help(found.help())
    };
    nowhere(case).iter().map(say).collect()
}

fn of_event(case: &Case, event: &Event, keys_known: bool) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    found.extend(uncited(event).filter(|_| keys_known && event.set.is_none_or(|set| case[set].on)));
    found.extend(no_opportunity(event));
    found.extend(field_for_mode(event));
    found.extend(hardness::unusual(event));
    found.extend(gain_of_others(case, event));
    found.extend(role(case, event));
    found.extend(causes(case, event));
    found.extend(ended(case, event));
    found
}

fn at(code: Code, event: &Event, message: String) -> Diagnostic {
    Diagnostic::new(code, span_of(event.place), message)
}

fn uncited(event: &Event) -> Option<Diagnostic> {
    let bare = event.cites.is_empty() && event.via.is_empty();
    let message = || format!("`{}` cites no source", event.id);
    bare.then(|| {
        at(Code::UNCITED, event, message())
            .help("add `cite:` with the page; until then it counts with certainty 0.5")
    })
}

fn no_opportunity(event: &Event) -> Option<Diagnostic> {
    let silent = event.mode == Mode::NonAct && event.opportunity.is_empty();
    let message = || format!("the non-act `{}` does not show the opportunity to object", event.id);
    silent.then(|| at(Code::NO_OPPORTUNITY, event, message()).help("add `opportunity:`"))
}

fn field_for_mode(event: &Event) -> Vec<Diagnostic> {
    let wrong = fits(event).into_iter().filter(|(fits, _, _)| !fits);
    wrong
        .map(|(_, field, modes)| {
            at(Code::FIELD_NOT_FOR_MODE, event, format!("`{field}:` belongs to {modes}"))
                .help("move or delete it")
        })
        .collect()
}

/// Somebody gains who neither acts, nor is addressed, nor is concerned, nor is of the case's pair
/// (whose gain from the acts of others is the case's business).
fn gain_of_others(case: &Case, event: &Event) -> Vec<Diagnostic> {
    let takes_part = |who: ActorId| {
        let read = event.readings.iter().any(|r| r.actor == who || r.toward == who);
        let of_pair = [case.header.subject, case.header.target].contains(&Some(who));
        read || of_pair
            || event.actors.contains(&who)
            || event.targets.contains(&who)
            || event.toward == Some(who)
    };
    let others = event.gains.iter().filter(|g| !event.actors.is_empty() && !takes_part(g.actor));
    let message = |who: ActorId| {
        format!("`{}` gains by `{}`, but has no part in it", case[who].code, event.id)
    };
    others
        .map(|g| {
            at(Code::GAIN_NOT_PARTY, event, message(g.actor))
                .help("correct the code; leave it if a third party really profits")
        })
        .collect()
}

/// `as-is` takes a number as a degree of membership: some indicators never leave 0..1, others may.
fn not_degrees(case: &Case) -> Vec<Diagnostic> {
    let is_degree = |formula: &Formula| match formula {
        Formula::Assessed(_) | Formula::Share(..) => true,
        Formula::Balance(..) => true,
        // Of these the share or the lean is judged, which needs no points.
        Formula::Count(_) | Formula::Rate(_) => true,
        Formula::Series(_) => false,
    };
    let wrong = case
        .attributes
        .iter()
        .filter(|a| a.most.is_none() && a.anchors.is_none() && !is_degree(&case[a.of].formula));
    let say = |a: &crate::model::Attribute| {
        let message = format!(
            "`{}` takes `{}` as a degree, but its value may lie outside 0..1",
            a.id, case[a.of].id
        );
        Diagnostic::new(Code::NOT_A_DEGREE, span_of(a.place), message)
            .help("calibrate it: `full-out 0, crossover 2, full-in 6`")
    };
    wrong.map(say).collect()
}

fn role(case: &Case, event: &Event) -> Option<Diagnostic> {
    if !event.role_stated || event.role == Role::Context {
        return None;
    }
    let acts = |who: Option<crate::model::ActorId>| who.is_some_and(|w| event.actors.contains(&w));
    let (subject, target) = (acts(case.header.subject), acts(case.header.target));
    let fits = match event.role {
        Role::Behaviour => subject,
        Role::Stimulus => target,
        Role::Pressure => !event.actors.is_empty() && (!subject || event.actors.len() > 1),
        Role::Context => true,
    };
    let message = || {
        format!(
            "`{}` is coded {}, but those who act are others",
            event.id,
            crate::vocabulary::Word::word(event.role)
        )
    };
    (!fits).then(|| {
        at(Code::ROLE_CONTRADICTS, event, message()).help("drop the word, or use `context`")
    })
}

/// What an act brings to an end must have begun.
fn ended(case: &Case, event: &Event) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for other in event.ends.iter().filter_map(|id| case.events.get(id.0 as usize)) {
        if std::ptr::eq(other, event) {
            let message = format!("`{}` ends itself", event.id);
            found.push(
                at(Code::CYCLE, event, message).help("name the event that it brings to an end"),
            );
            continue;
        }
        let (Some(mine), Some(its)) = (&event.date, &other.date) else { continue };
        let also = (span_of(other.place), format!("`{}` is dated {its}", other.id));
        let order = mine.order(its);
        if order == Order::Before {
            let message = format!(
                "`{}` ({mine}) ends `{}` ({its}), but is dated before it",
                event.id, other.id
            );
            let help = "correct one of the dates, or end another event";
            found.push(at(Code::ENDS_BEFORE, event, message).also(also.0, also.1).help(help));
        } else if order == Order::Unknown && its.sort_key() > mine.sort_key() {
            let message = format!(
                "`{}` ({mine}) ends `{}` ({its}), but their dates leave the order open",
                event.id, other.id
            );
            let help = "date them more closely if a source allows";
            found.push(at(Code::ENDS_OPEN, event, message).also(also.0, also.1).help(help));
        }
    }
    found
}

fn causes(case: &Case, event: &Event) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for cause in event.follows.iter().filter_map(|id| case.events.get(id.0 as usize)) {
        if std::ptr::eq(cause, event) {
            found.push(
                at(Code::CYCLE, event, format!("`{}` follows itself", event.id))
                    .help("name the event that it is an effect of"),
            );
            continue;
        }
        let (Some(mine), Some(its)) = (&event.date, &cause.date) else { continue };
        let also = (span_of(cause.place), format!("`{}` is dated {its}", cause.id));
        match mine.order(its) {
            Order::Before => {
                let message = format!(
                    "`{}` ({mine}) follows `{}` ({its}), but is dated before it",
                    event.id, cause.id
                );
                found.push(
                    at(Code::EFFECT_BEFORE_CAUSE, event, message)
                        .also(also.0, also.1)
                        .help("correct one of the dates, and keep the printed one in `printed:`"),
                );
            }
            Order::Unknown if its.sort_key() > mine.sort_key() => {
                let message = format!(
                    "`{}` ({mine}) follows `{}` ({its}), but their dates leave the order open",
                    event.id, cause.id
                );
                found.push(
                    at(Code::FUTURE_CAUSE, event, message)
                        .also(also.0, also.1)
                        .help("date them more closely if a source allows"),
                );
            }
            _ => {}
        }
    }
    found
}

/// Same parties, date, instrument, issue, mode and place, and much the same title: sorted, so that
/// a large ledger costs no more than a sort.
fn duplicates(case: &Case) -> Vec<Diagnostic> {
    let full = |e: &&Event| e.instrument.is_some() && !e.issues.is_empty();
    let mut sorted: Vec<Dated<'_>> =
        case.events.par_iter().filter(full).filter_map(dated).collect();
    sorted.par_sort_unstable_by(|a, b| same_act(a, b).then_with(|| a.2.id.cmp(&b.2.id)));
    let pairs =
        sorted.windows(2).filter(|w| same_act(&w[0], &w[1]).is_eq() && w[0].2.date == w[1].2.date);
    let alike =
        |a: &Event, b: &Event| strsim::normalized_damerau_levenshtein(&a.title, &b.title) > 0.6;
    let say = |first: &Event, second: &Event| {
        let message = format!("`{}` and `{}` look like one event", first.id, second.id);
        at(Code::DUPLICATE_EVENT, second, message)
            .also(span_of(first.place), "the other")
            .help("delete one; if they are two acts, tell them apart by issue or instrument")
    };
    pairs.filter(|w| alike(w[0].2, w[1].2)).map(|w| say(w[0].2, w[1].2)).collect()
}

/// An event with its first and last admissible day, and a number that is the same for the same
/// acts: it parts nearly all others.
type Dated<'a> = (u64, (Day, Day), &'a Event);

fn dated(event: &Event) -> Option<Dated<'_>> {
    let when = event.date.as_ref()?.sort_key();
    let mut hasher = std::hash::DefaultHasher::new();
    (when, &event.actors, &event.targets, event.mode).hash(&mut hasher);
    (&event.instrument, &event.issues, &event.arenas).hash(&mut hasher);
    Some((hasher.finish(), when, event))
}

fn same_act((number, when, a): &Dated<'_>, (other, then, b): &Dated<'_>) -> std::cmp::Ordering {
    let parties = || (&a.actors, &a.targets, a.mode).cmp(&(&b.actors, &b.targets, b.mode));
    let matter =
        || (&a.instrument, &a.issues, &a.arenas).cmp(&(&b.instrument, &b.issues, &b.arenas));
    number.cmp(other).then_with(|| when.cmp(then)).then_with(parties).then_with(matter)
}

fn silent_schools(case: &Case) -> Vec<Diagnostic> {
    let speaks = |at: SchoolId| case.concepts.iter().any(|c| c.school == at && c.is_verdict);
    let silent = case.header.schools.iter().filter(|at| !speaks(**at));
    let say = |at: &SchoolId| {
        let school = &case[*at];
        Diagnostic::new(
            Code::EMPTY_SCHOOL,
            span_of(school.place),
            format!("the school `{}` has no concept that may be a verdict", school.id),
        )
        .help(format!("add `concept ... of {}`", school.id))
    };
    silent.map(say).collect()
}

/// The indicators a test asks for.
fn indicators(test: &Test) -> impl Iterator<Item = IndicatorId> {
    let quantities = match &test.kind {
        TestKind::Level { quantity, .. } | TestKind::Change { quantity, .. } => vec![quantity],
        TestKind::Compare { greater, lesser, .. } => vec![&greater.quantity, &lesser.quantity],
        _ => Vec::new(),
    };
    quantities.into_iter().filter_map(|quantity| match quantity {
        Quantity::Indicator(indicator) => Some(*indicator),
        Quantity::Balance(..) | Quantity::Amount(_) => None,
    })
}

/// Assessments that a claim asks for and nobody gives. (What schools ask for and a case lacks is
/// shown by the verdict itself.)
fn missing_assessments(case: &Case) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for claim in &case.claims {
        for (test, indicator) in
            claim.tests.iter().flat_map(|test| indicators(test).map(move |it| (test, it)))
        {
            if let Formula::Assessed(name) = &case[indicator].formula
                && !case.assessments.iter().any(|a| a.name == *name)
            {
                let message = format!(
                    "the claim `{}` asks for the assessment `{name}`, which nobody gives",
                    claim.id
                );
                found.push(
                    Diagnostic::new(Code::NO_SUCH_ASSESSMENT, span_of(test.place), message)
                        .help("add an `assessment`, if a source judges it"),
                );
            }
        }
    }
    found
}
