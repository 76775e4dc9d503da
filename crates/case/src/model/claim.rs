//! Claims: the testable sentences of a study.

use super::{
    ActorId, ArenaId, BalanceKind, Citation, ClueId, EventId, Filter, HypothesisId, IndicatorId,
    LeanSide, Name, PatternId, PeriodId, Place, SchoolId, SeriesId, SetId, WatchId,
};
use counterpoise_dates::{Date, TimeBetween, Window};
use serde::Serialize;

/// A claim with its tests.
#[derive(Clone, Debug, Serialize)]
pub struct Claim {
    /// Short name.
    pub id: String,
    /// The sentence.
    pub title: String,
    /// Tests, all of which must hold.
    pub tests: Vec<Test>,
    /// Why nothing of this kind can test it; empty: it is testable.
    pub untestable: String,
    /// In which sense it says that something brought something about, if it does.
    pub causal: Option<Causal>,
    /// Where the study says it.
    pub cites: Vec<Citation>,
    /// Events the study rests it on.
    pub rests_on: Vec<EventId>,
    /// The school whose own textbook case it is; `None`: it is a claim of the study.
    pub calibrates: Option<SchoolId>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// The causal words of a study, which it may use one for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Causal {
    /// It set the outcome off on that day; whatever else made it ready.
    Trigger,
    /// It brought the outcome about.
    Cause,
    /// It was the last of several that together brought it about.
    LastStraw,
    /// The outcome was under way, and came sooner by it.
    Accelerator,
    /// Without it the outcome would not have come.
    Necessary,
    /// It was enough by itself.
    Sufficient,
}

/// What a clue is asked to be for an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ClueTest {
    /// Without it the explanation could hardly be true, and it was found.
    Hoop,
    /// It could hardly have been found if the explanation were false, and it was found.
    SmokingGun,
}

/// Who, where, when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CellRef {
    /// Subject and target.
    pub dyad: (ActorId, ActorId),
    /// Arena; `None`: all arenas together, and what has no place.
    pub arena: Option<ArenaId>,
    /// Domain, if only one counts.
    pub domain: Option<Name>,
}

/// What is compared with a bound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Bound {
    /// At least.
    AtLeast(f64),
    /// At most.
    AtMost(f64),
    /// Equal within a tolerance.
    Within(f64, f64),
}

/// A quantity a claim speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Quantity {
    /// A quantity of the ledger over a filter.
    Balance(BalanceKind, Filter),
    /// What matching acts weigh together: weight x certainty x share.
    Amount(Filter),
    /// An indicator.
    Indicator(IndicatorId),
}

/// A quantity, with where and when it is read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// What.
    pub quantity: Quantity,
    /// Who, where.
    pub cell: CellRef,
    /// When.
    pub period: PeriodId,
}

/// One end of a span of time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum End {
    /// When an event happened.
    Event(EventId),
    /// A date.
    Date(Date),
}

/// Whether a quantity goes up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub enum Direction {
    Rises,
    Falls,
}

/// One test.
#[derive(Clone, Debug, Serialize)]
pub struct Test {
    /// The text as written, in one line, with the field's name: `verdict: hedging in asia`.
    pub text: String,
    /// What is tested.
    pub kind: TestKind,
    /// Where it was read.
    pub place: Place,
}

/// What is tested.
#[derive(Clone, Debug, Serialize)]
pub enum TestKind {
    /// A verdict's label.
    Verdict {
        /// Who, where.
        cell: CellRef,
        /// When.
        period: PeriodId,
        /// By whose definition.
        school: SchoolId,
        /// The label.
        label: String,
        /// Whether it must *not* be the label.
        negated: bool,
    },
    /// The side that what was done leans to, over a period or as it stands on a day.
    Stance {
        /// Who, where.
        cell: CellRef,
        /// Over which period; `None`: on a day.
        period: Option<PeriodId>,
        /// On which day; `None`: over a period.
        at: Option<Date>,
        /// The side.
        side: LeanSide,
        /// Whether it must *not* be the side.
        negated: bool,
    },
    /// A pattern of a school is there.
    Pattern {
        /// Whose behaviour, where a part of it names no other pair.
        dyad: (ActorId, ActorId),
        /// When.
        period: PeriodId,
        /// Which.
        pattern: PatternId,
        /// Whether it must *not* be there.
        negated: bool,
    },
    /// A quantity changes between two periods.
    Change {
        /// What.
        quantity: Quantity,
        /// Who, where.
        cell: CellRef,
        /// Before.
        from: PeriodId,
        /// After.
        to: PeriodId,
        /// Which way.
        direction: Direction,
        /// By at least this much.
        by: f64,
    },
    /// A quantity in a period against a bound.
    Level {
        /// What.
        quantity: Quantity,
        /// Who, where.
        cell: CellRef,
        /// When.
        period: PeriodId,
        /// The bound.
        bound: Bound,
    },
    /// One quantity exceeds another.
    Compare {
        /// What must be the greater.
        greater: Side,
        /// What must be the lesser.
        lesser: Side,
        /// By at least this much.
        by: f64,
    },
    /// Number of matching events in a period against a bound.
    Count {
        /// Which.
        filter: Filter,
        /// Who, where.
        cell: CellRef,
        /// When.
        period: PeriodId,
        /// The bound.
        bound: Bound,
    },
    /// One event before another.
    Order {
        /// The earlier.
        earlier: EventId,
        /// The later.
        later: EventId,
    },
    /// How far two events or dates lie apart.
    Span {
        /// The one named first; the earlier, where the order counts.
        first: End,
        /// The other.
        second: End,
        /// What is asked.
        between: TimeBetween,
    },
    /// A value of a series against a bound.
    Number {
        /// Series.
        series: SeriesId,
        /// When.
        at: Date,
        /// The bound.
        bound: Bound,
    },
    /// The probability of a shift at some time against a bound.
    Shift {
        /// In what.
        watch: WatchId,
        /// When.
        within: Window,
        /// Whether it must *not* have shifted then.
        negated: bool,
        /// Least probability, 0..1.
        probability: f64,
    },
    /// The ratio of two series against a bound.
    Ratio {
        /// Numerator.
        over: SeriesId,
        /// Denominator.
        under: SeriesId,
        /// When.
        at: Date,
        /// The bound.
        bound: Bound,
    },
    /// How a rival explanation fares.
    Explanation {
        /// Which.
        hypothesis: HypothesisId,
        /// Over which other; `None`: over every other.
        over: Option<HypothesisId>,
        /// By at least so many decibels, or with a posterior probability of so much.
        asks: Asks,
    },
    /// A clue is a decisive test of an explanation, and came out for it.
    Clue {
        /// Which clue.
        clue: ClueId,
        /// Of which explanation.
        hypothesis: HypothesisId,
        /// Which kind of test.
        test: ClueTest,
    },
    /// How likely the outcome would have come without a cause.
    Without {
        /// Position of the question of cause in the case.
        cause: usize,
        /// The probability against a bound.
        bound: Bound,
    },
}

impl TestKind {
    /// Whether it looks at rival explanations, which rest on the whole case.
    #[must_use]
    pub fn weighs_explanations(&self) -> bool {
        use TestKind::{Clue, Explanation, Without};
        matches!(self, Explanation { .. } | Clue { .. } | Without { .. })
    }
}

/// What is asked of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Asks {
    /// It is ahead by at least so many decibels of posterior odds.
    Ahead(f64),
    /// Its posterior probability against a bound.
    Probability(Bound),
}
