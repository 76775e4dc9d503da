//! A pattern of a school: its labels in several cells at once.

use super::carried::Carried;
use super::enough::too_little;
use super::found::{Found, InArena, PartFound, Place};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::through::through;
use super::verdict::{amounts, decided, distinct, nothing, share};
use super::{ClaimOutcome, Finding};
use crate::answer::Judged;
use crate::bench::Bench;
use crate::cells;
use counterpoise_case::model::{
    ActorId, Case, CellRef, EventId, Pattern, PatternId, PatternPart, PeriodId, Scope,
};
use counterpoise_concepts::{
    DrawnLabels, LookedAt, Outcome, Reason, draw_labels, draw_pattern, indexed_for, judge,
};
use counterpoise_ledger::{Cell, Ledger};
use std::sync::Arc;

/// What a test asks.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) dyad: (ActorId, ActorId),
    pub(super) period: PeriodId,
    pub(super) pattern: PatternId,
    pub(super) negated: bool,
}

/// A cell that a pattern looks at, and which of its parts are looked for there.
pub(super) struct Spot {
    pub(super) cell: CellRef,
    parts: Vec<usize>,
}

/// The least and the greatest share of draws in which it may be as claimed.
type Bounds = (f64, f64);

/// Met where it is as claimed in enough draws, not met where it is so in as few as that leaves; the
/// labels of all cells are those of one draw. Where nothing can be said of a cell, it must be so
/// whatever that cell is called. Thin where a part rests on little evidence, on too few sources, or
/// on none that is cited.
pub(super) fn test(bench: &Bench<'_>, asked: Asked) -> Finding {
    let case = bench.case;
    let spots = asked.spots(bench);
    let seen: Vec<Seen<'_>> =
        spots.iter().filter_map(|spot| Seen::of(bench, asked, spot)).collect();
    let bounds = asked.bounds(bench, &seen);
    let parts: Vec<Looked<'_>> =
        (0..asked.of(case).parts.len()).map(|at| Looked::of(case, asked, at, &seen)).collect();
    let settled = bounds.map(|bounds| settled(case, bounds));
    let (outcome, reasons) = match settled {
        Some(None) => open(asked, &parts, &seen),
        share => decided(
            case,
            share.flatten(),
            || asked.contrary(&parts),
            || asked.doubts(bench, &parts),
        ),
    };
    let amounts = greatest(parts.iter().flat_map(|part| part.amounts(bench, asked)).collect());
    let evidence = distinct(&amounts);
    let stands = |other: &Case| {
        let ledger = |dyad| {
            let school = asked.of(other).school;
            Arc::new(indexed_for(Ledger::new(other, dyad, &other.settings), &[school]))
        };
        let met = asked.met(other, &spots, ledger);
        met == Some(true)
    };
    let through = through(case, &evidence, if outcome.is_met() { Some(&stands) } else { None });
    Finding {
        outcome,
        found: found(asked, &parts, bounds),
        reasons,
        basis: Vec::new(),
        share: settled.flatten(),
        spans: vec![Carried::of(case, asked.period, &amounts)],
        through,
        evidence,
    }
}

/// The share by which the test is decided or left open; `None`: it is open only since nothing can
/// be said of some cell.
fn settled(case: &Case, (least, most): Bounds) -> Option<f64> {
    let enough = case.settings.confidence;
    if least >= enough {
        return Some(least);
    }
    (least == most || most <= 1.0 - enough).then_some(most)
}

impl Asked {
    fn of(self, case: &Case) -> &Pattern {
        &case[self.pattern]
    }

    fn place(self, case: &Case, spot: &Spot) -> Cell {
        Cell::named(&spot.cell, case[self.period].window)
    }

    /// The cells that the pattern looks at, each once. Of a level those arenas count that are
    /// judged; another pair is judged wherever it is asked for.
    pub(super) fn spots(self, bench: &Bench<'_>) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for (at, part) in self.of(bench.case).parts.iter().enumerate() {
            let dyad = part.dyad.unwrap_or(self.dyad);
            for arena in part.scope.arenas(bench.case) {
                let is_judged = |arena| bench.case.header.arenas.contains(&arena);
                if dyad == bench.dyad
                    && matches!(part.scope, Scope::Level(_))
                    && !arena.is_some_and(is_judged)
                {
                    continue;
                }
                let cell = CellRef { dyad, arena, domain: None };
                match spots.iter_mut().find(|spot| spot.cell == cell) {
                    Some(spot) => spot.parts.push(at),
                    None => spots.push(Spot { cell, parts: vec![at] }),
                }
            }
        }
        spots
    }

    /// `None` without draws.
    fn bounds(self, bench: &Bench<'_>, seen: &[Seen<'_>]) -> Option<Bounds> {
        let case = bench.case;
        let pattern = self.of(case);
        let drawn = |seen: &Seen<'_>| {
            let ledger = bench.ledger_of(seen.spot.cell.dyad);
            let view = ledger.view(&self.place(case, seen.spot));
            seen.silent.is_none().then(|| draw_labels(&view, pattern.school))
        };
        let drawn: Vec<Option<DrawnLabels>> = seen.iter().map(drawn).collect();
        let wants = |seen: &Seen<'_>| {
            seen.spot.parts.iter().map(|at| (*at, pattern.parts[*at].label.as_str())).collect()
        };
        let cells: Vec<LookedAt<'_>> = seen
            .iter()
            .zip(&drawn)
            .map(|(seen, drawn)| LookedAt { wants: wants(seen), drawn: drawn.as_ref() })
            .collect();
        let (least, most) = draw_pattern(pattern.parts.len(), &cells, case.settings.draws)?;
        Some(if self.negated { (1.0 - most, 1.0 - least) } else { (least, most) })
    }

    /// Whether it is as claimed by the central readings; `None`: that hangs on what cannot be said.
    pub(super) fn met<'c>(
        self,
        case: &'c Case,
        spots: &[Spot],
        ledger: impl Fn((ActorId, ActorId)) -> Arc<Ledger<'c>>,
    ) -> Option<bool> {
        let pattern = self.of(case);
        let outcome = |spot: &Spot| {
            judge(&ledger(spot.cell.dyad).view(&self.place(case, spot)), pattern.school).outcome
        };
        let outcomes: Vec<Outcome> = spots.iter().map(outcome).collect();
        let is_wanting = |(at, part): (usize, &PatternPart)| {
            let own = spots.iter().zip(&outcomes).filter(|(spot, _)| spot.parts.contains(&at));
            let states: Vec<Option<bool>> =
                own.map(|(_, outcome)| is_it(outcome, &part.label)).collect();
            any(&states).map(|there| !there)
        };
        let wanting: Vec<Option<bool>> = pattern.parts.iter().enumerate().map(is_wanting).collect();
        any(&wanting).map(|absent| absent == self.negated)
    }

    /// Why it is not as claimed: the label where the part that is wanting most is looked for.
    fn contrary(self, parts: &[Looked<'_>]) -> ClaimReason {
        let why = match weakest(parts).filter(|_| !self.negated) {
            Some((_, best)) => Why::Label(best.judged.called(), self.whereabouts(best.spot)),
            None => Why::EveryPart,
        };
        ClaimReason::new(ReasonKind::OtherLabel, why)
    }

    /// Too little evidence, or too few sources, asked of each part; of a pattern that is not to be
    /// there, of the part that is wanting most.
    fn doubts(self, bench: &Bench<'_>, parts: &[Looked<'_>]) -> Vec<ClaimReason> {
        let weakest = weakest(parts).map(|(at, _)| at).filter(|_| self.negated);
        let asked =
            parts.iter().enumerate().filter(|(at, _)| weakest.is_none_or(|weakest| weakest == *at));
        let mut reasons: Vec<ClaimReason> = Vec::new();
        for (part, best) in asked.filter_map(|(_, part)| Some((part, part.best?))) {
            let place = self.whereabouts(best.spot);
            let own = too_little(bench.case, &part.amounts(bench, self), place);
            let new =
                own.into_iter().filter(|reason| !reasons.contains(reason)).collect::<Vec<_>>();
            reasons.extend(new);
        }
        reasons
    }

    /// Where it is, with the pair where it is another than the one the test names.
    fn whereabouts(self, spot: &Spot) -> Place {
        let dyad = Some(spot.cell.dyad).filter(|dyad| *dyad != self.dyad);
        Place { dyad, arena: Some(InArena::of(spot.cell.arena)), period: None }
    }
}

/// Whether a central reading is this label; `None`: there is nothing to read.
fn is_it(outcome: &Outcome, label: &str) -> Option<bool> {
    match outcome {
        Outcome::Label(own) => Some(own == label),
        Outcome::NoneOfThese { reason: Reason::NoConceptAboveHalf { .. } } => Some(false),
        Outcome::NoneOfThese { reason: Reason::NoEvidence | Reason::NotApplicable } => None,
    }
}

/// Whether something is so of any of these; `None`: it is so of none, and of one, or of nothing,
/// that cannot be said.
fn any(states: &[Option<bool>]) -> Option<bool> {
    if states.contains(&Some(true)) {
        return Some(true);
    }
    (!states.is_empty() && !states.contains(&None)).then_some(false)
}

/// A cell as it was judged.
struct Seen<'s> {
    spot: &'s Spot,
    judged: Judged,
    /// Why nothing can be said of it.
    silent: Option<ClaimReason>,
}

impl<'s> Seen<'s> {
    fn of(bench: &Bench<'_>, asked: Asked, spot: &'s Spot) -> Option<Seen<'s>> {
        let ledger = bench.ledger_of(spot.cell.dyad);
        let place = asked.place(bench.case, spot);
        let judged =
            cells::single(&ledger, &place, asked.of(bench.case).school, bench.choices.date_budget)?;
        let silent = judged.settled.as_ref().and_then(|settled| nothing(settled.standing));
        Some(Seen { spot, judged, silent })
    }
}

/// A part of a pattern, and the cell in which its label is the most probable.
struct Looked<'s> {
    part: &'s PatternPart,
    /// `None`: nothing can be said of any of its cells.
    best: Option<&'s Seen<'s>>,
}

impl<'s> Looked<'s> {
    fn of(case: &'s Case, asked: Asked, at: usize, seen: &'s [Seen<'s>]) -> Looked<'s> {
        let part = &asked.of(case).parts[at];
        let own = seen.iter().filter(|seen| seen.spot.parts.contains(&at) && seen.silent.is_none());
        // Of equals the first speaks.
        let best =
            own.reduce(
                |best, next| {
                    if probability(next, part) > probability(best, part) { next } else { best }
                },
            );
        Looked { part, best }
    }

    fn amounts(&self, bench: &Bench<'_>, asked: Asked) -> Vec<(EventId, f64)> {
        let Some(best) = self.best else { return Vec::new() };
        let ledger = bench.ledger_of(best.spot.cell.dyad);
        amounts(&ledger, &asked.place(bench.case, best.spot), &best.judged)
    }
}

fn probability(seen: &Seen<'_>, part: &PatternPart) -> f64 {
    share(&seen.judged.probabilities, &part.label, false)
}

/// The part whose label is the least probable, of those of which something can be said.
fn weakest<'s>(parts: &[Looked<'s>]) -> Option<(usize, &'s Seen<'s>)> {
    let told = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| Some((at, part.best?, probability(part.best?, part.part))));
    told.reduce(|least, next| if next.2 < least.2 { next } else { least })
        .map(|(at, best, _)| (at, best))
}

/// What comes of a test that hangs on cells of which nothing can be said: untested if such a cell
/// is all that a part has.
fn open(asked: Asked, parts: &[Looked<'_>], seen: &[Seen<'_>]) -> (ClaimOutcome, Vec<ClaimReason>) {
    let unseen = parts.iter().any(|part| part.best.is_none());
    let of = |seen: &Seen<'_>| {
        let silent = seen.silent.as_ref()?;
        let Why::Silent(standing, _) = silent.why else { return None };
        let why = Why::Silent(standing, Some(asked.whereabouts(seen.spot)));
        Some(ClaimReason::new(silent.kind, why))
    };
    let mut reasons: Vec<ClaimReason> = seen.iter().filter_map(of).collect();
    if reasons.is_empty() {
        reasons.push(ClaimReason::new(ReasonKind::NotKnown, Why::NowhereJudged));
    }
    (if unseen { ClaimOutcome::Untested } else { ClaimOutcome::NotDecided }, reasons)
}

/// The greatest amount of each event, the weightiest first.
fn greatest(mut amounts: Vec<(EventId, f64)>) -> Vec<(EventId, f64)> {
    amounts.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    amounts.dedup_by_key(|(event, _)| *event);
    // Stable: equal amounts stay in the order of the events.
    amounts.sort_by(|a, b| b.1.total_cmp(&a.1));
    amounts
}

fn found(asked: Asked, parts: &[Looked<'_>], bounds: Option<Bounds>) -> Found {
    let part = |looked: &Looked<'_>| PartFound {
        label: looked.part.label.clone(),
        best: looked
            .best
            .map(|best| (asked.whereabouts(best.spot), probability(best, looked.part))),
    };
    Found::Pattern(parts.iter().map(part).collect(), bounds)
}
