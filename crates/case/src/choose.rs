//! A case as other choices would have it.

mod citations;
mod explanations;

use citations::kept;

use crate::model::{
    Case, Citation, ClueId, Edit, Event, Header, Placing, Role, Source, SourceId, TurningPoint,
};
use crate::recode;
use counterpoise_dates::{Date, Day, DayRange, Kind, Window};

/// The case with these changes made to it. Their order does not matter, except that of two changes
/// to one thing the later counts.
///
/// * A source that is left out is struck from every citation. An event, a judgement, a series or a
///   clue that cites nothing else no longer counts; the certainty of the others comes from the
///   grades that are left.
/// * A period that would end before it begins, because a turning point moved behind it, is left one
///   day.
/// * Another school becomes the author's.
/// * A clue that no longer counts has no likelihoods. A cluster whose joint likelihood is stated
///   goes as a whole.
/// * Priors of single hypotheses are set after all have been made equal.
#[must_use]
pub fn choose<'e>(case: &Case, edits: impl IntoIterator<Item = &'e Edit>) -> Case {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| rank(edit));
    let mut other = case.clone();
    edits.iter().for_each(|edit| make(&mut other, edit));
    explanations::priors(&mut other, &edits);
    other
}

/// What is coded is changed before what is made of it.
fn rank(edit: &Edit) -> u8 {
    match edit {
        Edit::Coder(_) => 0,
        Edit::Hardness(..) => 1,
        Edit::Weight(_) => 2,
        // What is left of likelihoods before their ends are taken; all before one.
        Edit::Elicitor(_) | Edit::EqualPriors | Edit::Dependence(None, _) => 2,
        _ => 3,
    }
}

fn make(case: &mut Case, edit: &Edit) {
    match edit {
        Edit::School(school) => case.header.author_school = Some(*school),
        Edit::Aggregation(by) => case.settings.aggregation = *by,
        Edit::Undated(undated) => case.settings.undated = *undated,
        Edit::Reach(reach) => case.settings.reach = *reach,
        Edit::Lean(least, most) => case.settings.lean = (*least, *most),
        Edit::Some(least, most) => case.settings.some = (*least, *most),
        Edit::Unit(unit) => case.settings.unit = *unit,
        Edit::SetAt(probability) => case.settings.set_at = *probability,
        Edit::Combine(combine) => case.settings.combine = *combine,
        Edit::Set(set, on) => case.sets[set.0 as usize].on = *on,
        Edit::Dates(placing) => {
            let days = placed_days(case, *placing);
            for (event, day) in case.events.iter_mut().zip(days) {
                event.date = day.and_then(written).or(event.date.take());
            }
        }
        Edit::Calibrate(from, to) => {
            case.attributes
                .iter_mut()
                .filter(|a| a.anchors == Some(*from))
                .for_each(|a| a.anchors = Some(*to));
        }
        Edit::Weight(weight) => {
            for event in &mut case.events {
                event.weight = *weight;
                event.readings.iter_mut().for_each(|reading| reading.weight = *weight);
            }
        }
        Edit::WithoutMode(mode) => {
            case.events
                .iter_mut()
                .filter(|event| event.mode == *mode)
                .for_each(|event| event.role = Role::Context);
        }
        Edit::Hardness(instrument, hardness) => {
            for event in
                case.events.iter_mut().filter(|event| event.instrument.as_ref() == Some(instrument))
            {
                event.hardness = *hardness;
                event.readings.iter_mut().for_each(|reading| reading.hardness = *hardness);
            }
        }
        Edit::Coder(coder) => {
            let Case { header, events, .. } = case;
            events.iter_mut().for_each(|event| code(header, event, coder));
        }
        Edit::Measure(asked, given) => measure(case, asked, given),
        Edit::TurningPoint(at, day) => turn(case, *at, *day),
        Edit::WithoutSource(source) => strike(case, |id, _| id == *source),
        Edit::WithoutSide(side) => strike(case, |_, source| source.side == Some(*side)),
        Edit::WithoutKind(kind) => strike(case, |_, source| source.kind == *kind),
        Edit::EqualPriors => {
            case.hypotheses.iter_mut().for_each(|hypothesis| hypothesis.prior = None);
        }
        // All of them together, at the end: see `explanations::priors`.
        Edit::Prior(..) => {}
        Edit::WithoutClue(clue) => explanations::leave_out(case, &[*clue]),
        Edit::Dependence(cluster, dependence) => explanations::depend(case, *cluster, *dependence),
        Edit::Elicitor(by) => explanations::listen_to(case, by),
        Edit::Likelihoods(ends) => explanations::take(case, *ends),
    }
}

/// An act that happened once is put on its first or last admissible day. One without that day stays
/// as it is.
fn written(day: Day) -> Option<Date> {
    Date::parse(&day.to_string()).ok()
}

/// For each event of the case that happened once the first, or last, of its admissible days that
/// leaves no effect before its cause, as far as their dates allow it; `None` for any other.
#[must_use]
pub fn placed_days(case: &Case, placing: Placing) -> Vec<Option<Day>> {
    let admissible = |event: &Event| {
        let days = event.date.as_ref().filter(|date| date.kind() == Kind::Once)?.admissible();
        Some(days)
    };
    let days: Vec<Option<DayRange>> = case.events.iter().map(admissible).collect();
    let own = |days: &DayRange| if placing == Placing::Earliest { days.first } else { days.last };
    let mut placed: Vec<Option<Day>> =
        days.iter().map(|days| days.as_ref().and_then(own)).collect();
    let pairs: Vec<(usize, usize)> = case.events.iter().enumerate().flat_map(causes).collect();
    // An effect may be a cause in its turn: no chain is longer than there are pairs.
    for _ in 0..pairs.len() {
        let mut moved = false;
        for &(cause, effect) in &pairs {
            let (Some(&Some(first)), Some(second)) = (placed.get(cause), placed[effect]) else {
                continue;
            };
            if first <= second {
                continue;
            }
            // What is put early waits for its cause; what is put late makes way for its effect.
            let (at, day) =
                if placing == Placing::Earliest { (effect, first) } else { (cause, second) };
            if days[at].is_some_and(|days| days.contains(day)) && placed[at] != Some(day) {
                placed[at] = Some(day);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    placed
}

/// An event's causes, each with it.
fn causes((effect, event): (usize, &Event)) -> impl Iterator<Item = (usize, usize)> + '_ {
    event.follows.iter().map(move |cause| (cause.0 as usize, effect))
}

fn code(header: &Header, event: &mut Event, coder: &str) {
    let second = event.second.iter().find(|second| second.coder == coder);
    if let Some(codes) = second.map(|second| second.codes.clone()) {
        recode(header, event, &codes);
    }
}

fn measure(case: &mut Case, asked: &str, given: &str) {
    if asked == given {
        return;
    }
    for series in &mut case.series {
        if series.measure.as_deref() == Some(asked) {
            series.measure = None;
        } else if series.measure.as_deref() == Some(given) {
            series.measure = Some(asked.to_owned());
        }
    }
}

/// The window of each period after turning points, by their positions, moved to other days one
/// after the other.
#[must_use]
pub fn windows(case: &Case, moves: &[(usize, Day)]) -> Vec<Window> {
    let mut days: Vec<Day> = case.turning_points.iter().map(|point| point.day).collect();
    let mut windows: Vec<Window> = case.periods.iter().map(|period| period.window).collect();
    for &(at, day) in moves {
        if let Some(point) = days.get_mut(at) {
            let old = std::mem::replace(point, day);
            windows.iter_mut().for_each(|window| *window = moved(*window, old, day));
        }
    }
    windows
}

/// Periods that begin on the turning point's day or on the one after, or end on its day or on the
/// one before, follow it.
fn turn(case: &mut Case, at: usize, day: Day) {
    let Some(TurningPoint { day: point, .. }) = case.turning_points.get_mut(at) else { return };
    let old = std::mem::replace(point, day);
    case.periods.iter_mut().for_each(|period| period.window = moved(period.window, old, day));
}

pub(crate) fn moved(Window { first, last }: Window, old: Day, new: Day) -> Window {
    let follow = |day: Day, near: i64| {
        if day == old {
            new
        } else if day == old.plus(near) {
            new.plus(near)
        } else {
            day
        }
    };
    let (first, last) = (follow(first, 1), follow(last, -1));
    Window::new(first, last).unwrap_or(Window { first, last: first })
}

fn strike(case: &mut Case, out: impl Fn(SourceId, &Source) -> bool) {
    let struck: Vec<bool> = case
        .sources
        .iter()
        .enumerate()
        .map(|(at, source)| out(SourceId(at as u32), source))
        .collect();
    let out = |cite: &Citation| struck[cite.source.0 as usize];
    // Before the events: a clue that cites nothing itself rests on what its events cite.
    let silenced: Vec<ClueId> = explanations::silenced(case, out);
    explanations::leave_out(case, &silenced);
    for event in &mut case.events {
        if !kept(&mut event.cites, &mut event.via, out) {
            event.role = Role::Context;
        }
    }
    case.assessments.retain_mut(|judgement| kept(&mut judgement.cites, &mut judgement.via, out));
    for series in &mut case.series {
        if !kept(&mut series.cites, &mut Vec::new(), out) {
            (series.measure, series.values) = (None, Vec::new());
        }
    }
}
