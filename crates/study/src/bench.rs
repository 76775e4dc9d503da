//! What is asked of a case, how closely, and what all parts of the work look at.

use crate::memo::Memo;
use crate::rivals::Explained;
use counterpoise_case::content::Content;
use counterpoise_case::model::{ActorId, ArenaId, Case, Name, PeriodId, SchoolId};
use counterpoise_concepts::{DEFAULT_BUDGET, Dependence, indexed_for};
use counterpoise_dates::Window;
use counterpoise_ledger::{Cell, Ledger};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What a case is asked for. `None`: all that the case itself asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Subject and target.
    pub dyad: Option<(ActorId, ActorId)>,
    /// Arenas.
    pub arenas: Option<Vec<ArenaId>>,
    /// Periods, those for comparison among them where they are named.
    pub periods: Option<Vec<PeriodId>>,
    /// One school, which then also stands first.
    pub school: Option<SchoolId>,
}

/// What to find out, for callers that need only a part.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// Verdicts by domain.
    pub domains: Domains,
    /// Paths over sliding windows, running balances, words paired with deeds, coverage.
    pub pictures: bool,
    /// Claims.
    pub claims: bool,
    /// Universes, where the case has choices.
    pub universes: Tried,
    /// Verdicts as another coder would read the acts, where some were coded twice.
    pub read_again: ReadAgain,
    /// Nodes searched for each verdict's answer about dates.
    pub date_budget: usize,
}

/// How closely verdicts by domain are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domains {
    /// Not at all.
    Not,
    /// By what was done alone.
    Plainly,
    /// By other choices, and as another coder would read the acts, too.
    Closely,
}

/// How closely other choices are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Not at all.
    Not,
    /// A line for each verdict.
    Briefly,
    /// The same, and for the first arena what each choice explains, and a curve.
    Closely,
}

/// Whose verdicts are given as another coder would read the acts, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAgain {
    /// Nobody's.
    Not,
    /// Those of the author's school.
    AuthorsSchool,
    /// Those of every school.
    Schools,
}

impl Choices {
    /// Everything.
    pub const ALL: Choices = Choices {
        domains: Domains::Plainly,
        pictures: true,
        claims: true,
        universes: Tried::Closely,
        read_again: ReadAgain::AuthorsSchool,
        date_budget: DEFAULT_BUDGET,
    };
    /// Verdicts only.
    pub const VERDICTS: Choices = Choices {
        domains: Domains::Not,
        pictures: false,
        claims: false,
        universes: Tried::Not,
        read_again: ReadAgain::Not,
        date_budget: DEFAULT_BUDGET,
    };
}

/// What is being done, for whoever waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Step {
    Sorting,
    Judging,
    Paths,
    Comparing,
    Claims,
    Universes,
    Gathering,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Step; 7] = [
        Step::Sorting,
        Step::Judging,
        Step::Paths,
        Step::Comparing,
        Step::Claims,
        Step::Universes,
        Step::Gathering,
    ];
}

/// How a caller follows the work, and stops it.
#[derive(Clone, Copy)]
pub struct Control<'a> {
    /// Told before each step.
    pub told: &'a dyn Fn(Step),
    /// Looked at before each cell and each claim: once it is set, the work ends.
    pub stop: &'a AtomicBool,
}

impl Control<'_> {
    /// Nobody follows, nobody stops.
    pub const NONE: Control<'static> = Control { told: &|_| {}, stop: &NEVER };
}

static NEVER: AtomicBool = AtomicBool::new(false);

/// The work was stopped before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// The case names no subject or no target, and none was asked for.
    NoPair,
    /// It was stopped.
    Stopped,
}

impl From<Stopped> for Unanswered {
    fn from(_: Stopped) -> Unanswered {
        Unanswered::Stopped
    }
}

/// A pair and the school that judges it, if one does.
pub(crate) type Judging = ((ActorId, ActorId), Option<SchoolId>);

/// What a claim about the verdicts of a school depends on, whatever the cell.
pub(crate) struct Depends {
    pub(crate) verdicts: Dependence,
    /// By which works alone what the school asks for was coded.
    pub(crate) coded: Content,
}

/// What all parts of the work look at.
pub(crate) struct Bench<'c> {
    pub(crate) case: &'c Case,
    pub(crate) dyad: (ActorId, ActorId),
    pub(crate) ledger: Arc<Ledger<'c>>,
    pub(crate) choices: Choices,
    /// Arenas asked for.
    pub(crate) arenas: Vec<ArenaId>,
    /// Periods asked for.
    pub(crate) periods: Vec<PeriodId>,
    /// Schools asked for.
    pub(crate) schools: Vec<SchoolId>,
    /// The school whose label is shown first: the one asked for, the one that the case names, or
    /// the latest.
    pub(crate) school: Option<SchoolId>,
    stop: &'c AtomicBool,
    /// What was computed before.
    pub(crate) memo: Arc<Memo>,
    /// What the verdicts of a school on a pair depend on, as far as it was asked.
    depend: Mutex<BTreeMap<Judging, Arc<Depends>>>,
    /// What cells depend on, as far as it was asked: claims ask it of the same cells again and
    /// again, and each time all that is in the cell would be read.
    of_cells: Mutex<BTreeMap<(Judging, Cell), Content>>,
    /// Ledgers of other pairs, as far as they were asked for.
    others: Mutex<BTreeMap<(ActorId, ActorId), Arc<Ledger<'c>>>>,
    /// The rival explanations, once they are weighed.
    weighed: OnceLock<Option<Explained>>,
}

impl<'c> Bench<'c> {
    /// For all that the case asks for.
    pub(crate) fn new(
        case: &'c Case,
        dyad: (ActorId, ActorId),
        ledger: Ledger<'c>,
        choices: Choices,
    ) -> Bench<'c> {
        let all = (0..case.periods.len() as u32).map(PeriodId);
        Bench {
            case,
            dyad,
            ledger: Arc::new(ledger),
            choices,
            arenas: case.header.arenas.clone(),
            periods: all.filter(|period| !case[*period].comparison).collect(),
            schools: case.header.schools.clone(),
            school: case.header.author_school.or_else(|| case.header.schools.last().copied()),
            stop: &NEVER,
            memo: Arc::default(),
            depend: Mutex::default(),
            of_cells: Mutex::default(),
            others: Mutex::default(),
            weighed: OnceLock::new(),
        }
    }

    /// For a question, its ledger prepared for judging many cells. `None`: there is no pair.
    pub(crate) fn of(
        case: &'c Case,
        question: &Question,
        choices: Choices,
        stop: &'c AtomicBool,
    ) -> Option<Bench<'c>> {
        let dyad = question.dyad.or(case.header.subject.zip(case.header.target))?;
        let asked = question.school.map(|school| vec![school]);
        let ledger = Ledger::new(case, dyad, &case.settings);
        let ledger = indexed_for(ledger, asked.as_deref().unwrap_or(&case.header.schools));
        let mut bench = Bench::new(case, dyad, ledger, choices);
        bench.stop = stop;
        if let Some(arenas) = &question.arenas {
            bench.arenas.clone_from(arenas);
        }
        if let Some(periods) = &question.periods {
            bench.periods.clone_from(periods);
        }
        if let Some(school) = question.school {
            (bench.schools, bench.school) = (vec![school], Some(school));
        }
        Some(bench)
    }

    /// Keeps what is computed here, and takes what was computed before.
    pub(crate) fn with(self, memo: &Arc<Memo>) -> Bench<'c> {
        Bench { memo: Arc::clone(memo), ..self }
    }

    /// Whether the work goes on.
    pub(crate) fn goes_on(&self) -> Result<(), Stopped> {
        if self.stop.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }

    /// What stops the work, for what looks at it by itself.
    pub(crate) fn stop(&self) -> &'c AtomicBool {
        self.stop
    }

    /// The rival explanations, weighed by `weigh` when they are first asked for.
    pub(crate) fn weighed(&self, weigh: fn(&Bench<'_>) -> Option<Explained>) -> Option<&Explained> {
        self.weighed.get_or_init(|| weigh(self)).as_ref()
    }

    /// The ledger of a pair, which is the case's own for its own pair.
    pub(crate) fn ledger_of(&self, dyad: (ActorId, ActorId)) -> Arc<Ledger<'c>> {
        if dyad == self.dyad {
            return Arc::clone(&self.ledger);
        }
        once(&self.others, dyad, || Arc::new(Ledger::new(self.case, dyad, &self.case.settings)))
    }

    /// What the verdicts of a school on the pair of a ledger depend on; without a school, the
    /// numbers of the ledger. Made by `make` where it is asked for the first time.
    pub(crate) fn depends(
        &self,
        ledger: &Ledger<'_>,
        school: Option<SchoolId>,
        make: fn(&Ledger<'_>, Option<SchoolId>) -> Depends,
    ) -> Arc<Depends> {
        once(&self.depend, (ledger.dyad, school), || Arc::new(make(ledger, school)))
    }

    /// What a cell depends on, made by `make` where it is asked for the first time.
    pub(crate) fn of_cell(
        &self,
        judging: Judging,
        cell: &Cell,
        make: impl FnOnce() -> Content,
    ) -> Content {
        once(&self.of_cells, (judging, cell.clone()), make)
    }

    /// From the first day of the first period to the last day of the last.
    pub(crate) fn span(&self) -> Option<Window> {
        let windows = || self.periods.iter().map(|period| self.case[*period].window);
        let first = windows().map(|window| window.first).min()?;
        Window::new(first, windows().map(|window| window.last).max()?)
    }
}

/// What is known of this, or else is made now. Two threads may make the same side by side.
fn once<K: Ord, V: Clone>(known: &Mutex<BTreeMap<K, V>>, of: K, make: impl FnOnce() -> V) -> V {
    let known = || known.lock().unwrap_or_else(PoisonError::into_inner);
    let before = known().get(&of).cloned();
    before.unwrap_or_else(|| {
        let made = make();
        known().insert(of, made.clone());
        made
    })
}

/// Domains in which the case records anything, in alphabetical order.
pub(crate) fn domains(case: &Case) -> Vec<Name> {
    let found: BTreeSet<&Name> = case.events.iter().flat_map(|e| &e.domains).collect();
    found.into_iter().cloned().collect()
}
