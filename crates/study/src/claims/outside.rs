//! Events that a study rests a claim on, but that no test of the claim can count.

use super::conditions::condition;
use super::pattern::{Asked, Spot};
use super::result::{Outside, OutsideKind};
use crate::bench::Bench;
use counterpoise_case::model::{
    ActorId, ArenaId, Case, CellRef, Claim, Condition, EventId, Filter, Name, Party, PeriodId,
    Quantity, Role, SchoolId, Side, Test, TestKind,
};
use counterpoise_concepts::judge;
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, Entry, Ledger, Rule, Selection, Take, matches};
use std::sync::Arc;

type Obstacle = (OutsideKind, String);

/// What the tests of a claim can count of the events that the study rests it on.
pub(super) struct Reach<'c> {
    case: &'c Case,
    rests_on: Vec<EventId>,
    tests: Vec<Counts<'c>>,
}

impl<'c> Reach<'c> {
    pub(super) fn of(bench: &Bench<'c>, claim: &Claim) -> Reach<'c> {
        let tests = claim.tests.iter().map(|test| Counts::of(bench, test)).collect();
        Reach { case: bench.case, rests_on: claim.rests_on.clone(), tests }
    }

    /// The events that no test can count. None for a claim without tests.
    pub(super) fn of_claim(&self) -> Vec<Outside> {
        let of = |event: &EventId| {
            let mut worst: Option<Obstacle> = None;
            for test in &self.tests {
                let found = test.obstacle(self.case, *event)?;
                // Of equals the first test speaks.
                if worst.as_ref().is_none_or(|(kind, _)| *kind < found.0) {
                    worst = Some(found);
                }
            }
            worst.map(|(kind, text)| Outside { event: *event, kind, text })
        };
        self.rests_on.iter().filter_map(of).collect()
    }

    /// The events that one test cannot count; none for a test that counts no events.
    pub(super) fn of_test(&self, at: usize) -> Vec<Outside> {
        let Some(test @ (Counts::Events(_) | Counts::Any(_))) = self.tests.get(at) else {
            return Vec::new();
        };
        let of = |event: &EventId| {
            test.obstacle(self.case, *event).map(|(kind, text)| Outside {
                event: *event,
                kind,
                text,
            })
        };
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
    school: Option<String>,
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
    fn obstacle(&self, case: &Case, event: EventId) -> Option<Obstacle> {
        match self {
            Counts::Nothing => {
                Some((OutsideKind::CountsNone, "the tests count no events".to_owned()))
            }
            Counts::These(events) if events.contains(&event) => None,
            Counts::These(events) => {
                let names: Vec<&str> =
                    events.iter().map(|event| case[*event].id.as_str()).collect();
                let text = match names.as_slice() {
                    [] => "the tests count no events".to_owned(),
                    names => format!("the tests compare other events, as {}", names.join(" with ")),
                };
                Some((OutsideKind::OtherEvents, text))
            }
            Counts::Events(scope) => scope.obstacle(event),
            Counts::Any(all) => {
                let found: Option<Vec<Obstacle>> =
                    all.iter().map(|one| one.obstacle(case, event)).collect();
                // Of equals the first speaks.
                found?.into_iter().reduce(|one, other| if one.0 < other.0 { other } else { one })
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
        scope.school = Some(bench.case[school].id.clone());
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
            (OutsideKind::Direction, self.direction(event))
        } else if there.is_empty() {
            (OutsideKind::Arena, self.elsewhere(&towards))
        } else if in_matters.is_empty() {
            (OutsideKind::Domain, self.matters(event))
        } else if in_time.is_empty() {
            (OutsideKind::Period, self.time(event))
        } else if in_time.iter().any(|at| self.takes_one(*at)) {
            return None;
        } else {
            (OutsideKind::Filter, self.kind_of_act(&in_time))
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
            Some(set) => (
                OutsideKind::SetOff,
                format!("it belongs to the set {}, which is off", self.ledger.case[set].id),
            ),
            None if of.role == Role::Context => {
                (OutsideKind::Context, "it is context, which is never counted".to_owned())
            }
            None if of.beside => (
                OutsideKind::Aim,
                "it is aimed at something else of the target than what was asked for".to_owned(),
            ),
            None => (OutsideKind::Direction, self.direction(event)),
        }
    }

    fn direction(&self, event: EventId) -> String {
        let case = self.ledger.case;
        let pair = |(a, b): (ActorId, ActorId)| format!("{} -> {}", case[a].code, case[b].code);
        let mut own: Vec<String> =
            case[event].readings.iter().map(|r| pair((r.actor, r.toward))).collect();
        own.dedup();
        let wanted = pair(self.ledger.dyad);
        match own.as_slice() {
            [] => format!("it bears on nobody, and the test counts {wanted}"),
            own => format!("it is {}, and the test counts {wanted}", own.join(", ")),
        }
    }

    fn elsewhere(&self, entries: &[usize]) -> String {
        let case = self.ledger.case;
        let arenas = entries.iter().flat_map(|at| &self.entry(*at).reading(case).arenas);
        let mut names: Vec<&str> = arenas.map(|a| case[*a].id.as_str()).collect();
        names.dedup();
        let Some(wanted) = self.arena.map(|arena| &case[arena].id) else {
            return "it bears on no arena at all".to_owned();
        };
        match names.as_slice() {
            [] => format!("it has no place, and the test counts {wanted}"),
            [one] => format!("arena {one} is not under {wanted}"),
            more => format!("arenas {} are not under {wanted}", more.join(", ")),
        }
    }

    fn matters(&self, event: EventId) -> String {
        let domains = &self.ledger.case[event].domains;
        let wanted = self.domain.as_deref().unwrap_or_default();
        if domains.is_empty() {
            return format!("it has no domain, and the test counts {wanted}");
        }
        format!("domain {} is not under {wanted}", domains.join(", "))
    }

    fn time(&self, event: EventId) -> String {
        let case = self.ledger.case;
        let names: Vec<&str> = self.periods.iter().map(|p| case[*p].id.as_str()).collect();
        format!(
            "its date {} lies outside {}",
            crate::text::date_text(&case[event]),
            names.join(" and ")
        )
    }

    /// The conditions it does not meet, of the filter it comes nearest to.
    fn kind_of_act(&self, entries: &[usize]) -> String {
        if let Some(school) = &self.school {
            return format!("no rule of {school} counts an act of this kind");
        }
        let all =
            entries.iter().flat_map(|at| self.takes.iter().map(|(of, _)| self.wanting(*at, of)));
        let nearest =
            all.filter(|wanting| !wanting.is_empty()).min_by_key(Vec::len).unwrap_or_default();
        let nearest: Vec<String> = nearest.iter().map(|c| format!("`{}`", condition(c))).collect();
        format!("it does not pass {}", nearest.join(" and "))
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
