//! Events that a study rests a claim on, but that no test of the claim can count.

use super::obstacle::{Obstacle, Outside};
use super::pattern::{Asked, Spot};
use crate::bench::Bench;
use counterpoise_case::model::{
    ActorId, ArenaId, Case, CellRef, Claim, Condition, EventId, Filter, Name, Party, PeriodId,
    Quantity, Role, SchoolId, Side, Test, TestKind,
};
use counterpoise_concepts::judge;
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, Entry, Ledger, Rule, Selection, Take, matches};
use std::sync::Arc;

/// What the tests of a claim can count of the events that the study rests it on.
pub(super) struct Reach<'c> {
    rests_on: Vec<EventId>,
    tests: Vec<Counts<'c>>,
}

impl<'c> Reach<'c> {
    pub(super) fn of(bench: &Bench<'c>, claim: &Claim) -> Reach<'c> {
        let tests = claim.tests.iter().map(|test| Counts::of(bench, test)).collect();
        Reach { rests_on: claim.rests_on.clone(), tests }
    }

    /// The events that no test can count. None for a claim without tests.
    pub(super) fn of_claim(&self) -> Vec<Outside> {
        let of = |event: &EventId| {
            let mut worst: Option<Obstacle> = None;
            for test in &self.tests {
                let found = test.obstacle(*event)?;
                // Of equals the first test speaks.
                if worst.as_ref().is_none_or(|worst| worst.kind() < found.kind()) {
                    worst = Some(found);
                }
            }
            worst.map(|why| Outside { event: *event, why })
        };
        self.rests_on.iter().filter_map(of).collect()
    }

    /// The events that one test cannot count; none for a test that counts no events.
    pub(super) fn of_test(&self, at: usize) -> Vec<Outside> {
        let Some(test @ (Counts::Events(_) | Counts::Any(_))) = self.tests.get(at) else {
            return Vec::new();
        };
        let of = |event: &EventId| test.obstacle(*event).map(|why| Outside { event: *event, why });
        self.rests_on.iter().filter_map(of).collect()
    }
}

/// What a test counts.
enum Counts<'c> {
    Nothing,
    These(Vec<EventId>),
    Events(Box<Scope<'c>>),
    Any(Vec<Counts<'c>>),
}

struct Scope<'c> {
    ledger: Arc<Ledger<'c>>,
    arena: Option<ArenaId>,
    domain: Option<Name>,
    periods: Vec<PeriodId>,
    /// What it takes, and what not: one is enough.
    takes: Vec<(Filter, Option<Filter>)>,
    /// By whose rules, of a verdict.
    school: Option<SchoolId>,
}

impl<'c> Counts<'c> {
    fn of(bench: &Bench<'c>, test: &Test) -> Counts<'c> {
        match &test.kind {
            TestKind::Verdict { cell, period, school, .. } => {
                Scope::judged(bench, cell, *period, *school).counts()
            }
            &TestKind::Pattern { dyad, period, pattern, negated } => {
                let school = bench.case[pattern].school;
                let spots = Asked { dyad, period, pattern, negated }.spots(bench);
                let of = |spot: &Spot| Scope::judged(bench, &spot.cell, period, school).counts();
                Counts::Any(spots.iter().map(of).collect())
            }
            TestKind::Change { quantity, cell, from, to, .. } => {
                Scope::new(bench, cell, &[*from, *to], quantities(bench.case, quantity)).counts()
            }
            TestKind::Stance { cell, period: Some(period), .. } => {
                Scope::new(bench, cell, &[*period], vec![(Filter::default(), None)]).counts()
            }
            TestKind::Level { quantity, cell, period, .. } => {
                Scope::new(bench, cell, &[*period], quantities(bench.case, quantity)).counts()
            }
            TestKind::Count { filter, cell, period, .. } => {
                Scope::new(bench, cell, &[*period], vec![(filter.clone(), None)]).counts()
            }
            TestKind::Compare { greater, lesser, .. } => {
                let of = |side: &Side| {
                    Scope::new(
                        bench,
                        &side.cell,
                        &[side.period],
                        quantities(bench.case, &side.quantity),
                    )
                    .counts()
                };
                Counts::Any(vec![of(greater), of(lesser)])
            }
            TestKind::Order { earlier, later } => Counts::These(vec![*earlier, *later]),
            TestKind::Span { first, second, .. } => {
                Counts::These(super::span::events(first, second))
            }
            TestKind::Stance { period: None, .. }
            | TestKind::Number { .. }
            | TestKind::Ratio { .. }
            | TestKind::Shift { .. }
            | TestKind::Explanation { .. }
            | TestKind::Clue { .. }
            | TestKind::Without { .. } => Counts::Nothing,
        }
    }

    /// What keeps an event out; `None` if the test can count it.
    fn obstacle(&self, event: EventId) -> Option<Obstacle> {
        match self {
            Counts::Nothing => Some(Obstacle::CountsNone),
            Counts::These(events) if events.contains(&event) => None,
            Counts::These(events) => Some(Obstacle::OtherEvents(events.clone())),
            Counts::Events(scope) => scope.obstacle(event),
            Counts::Any(all) => {
                let found: Option<Vec<Obstacle>> =
                    all.iter().map(|one| one.obstacle(event)).collect();
                // Of equals the first speaks.
                found?
                    .into_iter()
                    .reduce(|one, other| if one.kind() < other.kind() { other } else { one })
            }
        }
    }
}

fn quantities(case: &Case, quantity: &Quantity) -> Vec<(Filter, Option<Filter>)> {
    Rule::of(&super::level::formula(case, quantity)).map_or_else(Vec::new, |rule| taken(&rule))
}

fn taken(rule: &Rule) -> Vec<(Filter, Option<Filter>)> {
    let filters = |selection: &Selection| match &selection.take {
        Take::Matching(of, _, out) => Some((of.clone(), out.clone())),
        Take::Possible(_) | Take::Any(_) => None,
    };
    rule.counted().iter().filter_map(filters).collect()
}

impl<'c> Scope<'c> {
    fn new(
        bench: &Bench<'c>,
        cell: &CellRef,
        periods: &[PeriodId],
        takes: Vec<(Filter, Option<Filter>)>,
    ) -> Scope<'c> {
        let (ledger, periods) = (bench.ledger_of(cell.dyad), periods.to_vec());
        Scope {
            ledger,
            arena: cell.arena,
            domain: cell.domain.clone(),
            periods,
            takes,
            school: None,
        }
    }

    /// What the rules of a school count in a cell.
    fn judged(bench: &Bench<'c>, cell: &CellRef, period: PeriodId, school: SchoolId) -> Scope<'c> {
        let mut scope = Scope::new(bench, cell, &[period], Vec::new());
        let place = scope.place(bench.case[period].window);
        let attributes = judge(&scope.ledger.view(&place), school).attributes;
        let rules = attributes
            .iter()
            .filter_map(|a| Rule::of(&bench.case[bench.case[a.attribute].of].formula));
        scope.takes = rules.flat_map(|rule| taken(&rule)).collect();
        scope.school = Some(school);
        scope
    }

    fn counts(self) -> Counts<'c> {
        if self.takes.is_empty() { Counts::Nothing } else { Counts::Events(Box::new(self)) }
    }

    fn place(&self, window: Window) -> Cell {
        Cell { arena: self.arena, domain: self.domain.clone(), window }
    }

    /// The readings of an event that lie in a cell, by their positions among the ledger's entries.
    fn within(&self, cell: &Cell, entries: &[usize]) -> Vec<usize> {
        entries.iter().copied().filter(|at| self.ledger.places(*at, cell)).collect()
    }

    fn obstacle(&self, event: EventId) -> Option<Obstacle> {
        let case = self.ledger.case;
        let own: Vec<usize> = (0..self.ledger.entries.len())
            .filter(|at| self.ledger.entries[*at].event == event)
            .collect();
        let towards: Vec<usize> = own.iter().copied().filter(|at| self.is_whose(*at)).collect();
        let ever = Window::new(Day::MIN, Day::MAX)?;
        let there = self.within(&Cell { domain: None, ..self.place(ever) }, &towards);
        let in_matters = self.within(&self.place(ever), &there);
        let windows = self.periods.iter().map(|p| self.place(case[*p].window));
        let in_time: Vec<usize> =
            windows.flat_map(|cell| self.within(&cell, &in_matters)).collect();
        Some(if own.is_empty() {
            self.uncounted(event)
        } else if towards.is_empty() {
            self.direction(event)
        } else if there.is_empty() {
            self.elsewhere(&towards)
        } else if in_matters.is_empty() {
            self.matters(event)
        } else if in_time.is_empty() {
            Obstacle::Period(self.periods.clone())
        } else if in_time.iter().any(|at| self.takes_one(*at)) {
            return None;
        } else {
            self.kind_of_act(&in_time)
        })
    }

    fn entry(&self, at: usize) -> &Entry {
        &self.ledger.entries[at]
    }

    fn takes_one(&self, at: usize) -> bool {
        let entry = self.entry(at);
        let takes = |filter: &Filter| matches(self.ledger.perspective(), entry, filter);
        self.takes.iter().any(|(of, without)| takes(of) && !without.as_ref().is_some_and(takes))
    }

    /// Whether it is the act of one whose acts the test counts.
    fn is_whose(&self, at: usize) -> bool {
        self.takes.iter().any(|(of, _)| whose(of, self.entry(at).party))
    }

    fn uncounted(&self, event: EventId) -> Obstacle {
        let of = &self.ledger.case[event];
        match of.set.filter(|set| !self.ledger.case[*set].on) {
            Some(set) => Obstacle::SetOff(set),
            None if of.role == Role::Context => Obstacle::Context,
            None if of.beside => Obstacle::Aim,
            None => self.direction(event),
        }
    }

    fn direction(&self, event: EventId) -> Obstacle {
        let readings = &self.ledger.case[event].readings;
        let mut own: Vec<(ActorId, ActorId)> =
            readings.iter().map(|reading| (reading.actor, reading.toward)).collect();
        own.dedup();
        Obstacle::Direction(own, self.ledger.dyad)
    }

    fn elsewhere(&self, entries: &[usize]) -> Obstacle {
        let case = self.ledger.case;
        let arenas = entries.iter().flat_map(|at| &self.entry(*at).reading(case).arenas);
        let mut own: Vec<ArenaId> = arenas.copied().collect();
        own.dedup();
        Obstacle::Arena(own, self.arena)
    }

    fn matters(&self, event: EventId) -> Obstacle {
        let wanted = self.domain.clone().unwrap_or_default();
        Obstacle::Domain(self.ledger.case[event].domains.clone(), wanted)
    }

    /// The conditions it does not meet, of the filter it comes nearest to.
    fn kind_of_act(&self, entries: &[usize]) -> Obstacle {
        if let Some(school) = self.school {
            return Obstacle::School(school);
        }
        let all =
            entries.iter().flat_map(|at| self.takes.iter().map(|(of, _)| self.wanting(*at, of)));
        let nearest = all.filter(|wanting| !wanting.is_empty()).min_by_key(Vec::len);
        Obstacle::Filter(nearest.unwrap_or_default())
    }

    fn wanting(&self, at: usize, of: &Filter) -> Vec<Condition> {
        let entry = self.entry(at);
        let party = Condition::By(entry.party);
        let holds = |c: &Condition| {
            matches(
                self.ledger.perspective(),
                entry,
                &Filter { all: vec![party.clone(), c.clone()] },
            )
        };
        of.all.iter().filter(|c| !holds(c)).cloned().collect()
    }
}

/// Whether the filter counts acts of this party: without a word about it, the subject's.
fn whose(of: &Filter, party: Party) -> bool {
    let said = of.all.iter().filter_map(|c| match c {
        Condition::By(own) => Some(*own == party),
        Condition::Not(inner) => match &**inner {
            Condition::By(own) => Some(*own != party),
            _ => None,
        },
        _ => None,
    });
    let said: Vec<bool> = said.collect();
    if said.is_empty() { party == Party::Subject } else { said.into_iter().all(|holds| holds) }
}
