//! Rules: indicators, attributes, concepts, schools, patterns.

use super::{
    ActorId, Aggregation, ArenaId, AttributeId, Case, Citation, ConceptId, GainKind, Hardness,
    IndicatorId, Level, Mode, MotiveKind, Name, Place, Posture, SchoolId, Stage, Stance,
};
use serde::Serialize;

/// One condition of a filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Condition {
    /// One of these modes.
    Modes(Vec<Mode>),
    /// This stance.
    Stance(Stance),
    /// This hardness.
    Hardness(Hardness),
    /// This stage.
    Stage(Stage),
    /// One of these instruments.
    Instruments(Vec<Name>),
    /// One of these domains.
    Domains(Vec<Name>),
    /// One of these issues.
    Issues(Vec<Name>),
    /// A statement that claims one of these standings.
    Postures(Vec<Posture>),
    /// One of these motives.
    Motives(Vec<MotiveKind>),
    /// The subject (`true`) or the target gains in this way.
    Gains(bool, GainKind),
    /// Accommodating, and the target gains relatively by it.
    Conceding,
    /// Accommodating, in an issue in which the same actor resisted before.
    Reversing,
    /// A joint act.
    Joint,
    /// Whose acts.
    By(Party),
    /// The contrary.
    Not(Box<Condition>),
}

/// Whose acts are counted, seen from the dyad that is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Party {
    /// The subject's towards the target.
    #[default]
    Subject,
    /// The target's towards the subject.
    Target,
    /// A third party's towards the subject.
    Third,
}

/// Conditions that must all hold; empty: everything the subject does towards the target.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Filter {
    /// The conditions.
    pub all: Vec<Condition>,
}

/// A quantity of the running ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum BalanceKind {
    /// (A - R) / (A + R + k).
    Net,
    /// 2 min(A, R) / (A + R).
    Ambivalence,
    /// Hard share of A + R.
    HardShare,
    /// Net of statements minus net of deeds.
    Gap,
}

/// A series by name, or by kind and side of the dyad.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SeriesRef {
    /// By its id.
    Named(String),
    /// The series with this measure, of the subject (`true`) or the target.
    Of(String, bool),
}

/// A number read off series over a window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SeriesExpr {
    /// Mean over the window.
    Level(SeriesRef),
    /// Ratio of the means over the dates both have.
    Ratio(SeriesRef, SeriesRef),
    /// Relative change per year of the ratio over the window.
    TrendOfRatio(SeriesRef, SeriesRef),
    /// Relative change from the first to the last value in the window.
    Change(SeriesRef),
}

/// The side that a balance leans to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LeanSide {
    /// Towards the target.
    To,
    /// Against it.
    Against,
    /// To both sides at once.
    Mixed,
}

/// When a kind of act is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Presence {
    /// From some share of what is done.
    #[default]
    Share,
    /// As soon as one matching act stands and has not ended.
    Standing,
}

/// How often in a year something must happen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum RateBound {
    /// At least so many times.
    AtLeast(f64),
    /// At most so many times.
    AtMost(f64),
}

/// What an author calls the cases that none of the concepts fits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Residual {
    /// The file does not say.
    #[default]
    Unstated,
    /// The author names no rest.
    NoName,
    /// The author's name for the rest.
    Named(String),
}

/// How an indicator is computed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Formula {
    /// Sum of weight x certainty x share over matching readings.
    Count(Filter),
    /// How often a year matching readings occur.
    Rate(Filter),
    /// One sum over another.
    Share(Filter, Filter),
    /// A quantity of the ledger, over matching readings.
    Balance(BalanceKind, Filter),
    /// From series.
    Series(SeriesExpr),
    /// From the assessments of this name.
    Assessed(String),
}

/// A number computed from events, series or assessments over a window.
#[derive(Clone, Debug, Serialize)]
pub struct Indicator {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// How it is computed.
    pub formula: Formula,
    /// Source of the definition.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// An indicator made into a fuzzy set.
#[derive(Clone, Debug, Serialize)]
pub struct Attribute {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// The indicator; where pairs are compared that of the attribute compared.
    pub of: IndicatorId,
    /// Calibration; `None`: the indicator already is a degree, or it needs none.
    pub anchors: Option<Anchors>,
    /// When what is counted is there.
    pub presence: Presence,
    /// The author's own share from which on there is *some*, between 0 and 1.
    pub some: Option<f64>,
    /// Whether it is a posture, which asks for more than *some* of a kind of act.
    pub posture: bool,
    /// The author's own odds for a lean, at least 1.
    pub lean: Option<f64>,
    /// The side of a balance.
    pub side: Option<LeanSide>,
    /// How often a year, where the indicator is a rate.
    pub rate: Option<RateBound>,
    /// The attribute of which this pair has the most among the pairs the case has it of.
    pub most: Option<AttributeId>,
    /// Where the author says so.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// Calibration points of Ragin's direct method (Ragin 2008, ch. 5). They rise or they fall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Anchors {
    /// Membership 0.0474 (log-odds -3).
    pub full_out: f64,
    /// Membership 0.5.
    pub crossover: f64,
    /// Membership 0.9526 (log-odds +3).
    pub full_in: f64,
}

/// A typology of concepts by one author.
#[derive(Clone, Debug, Serialize)]
pub struct School {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Author as shown.
    pub author: String,
    /// Year of the work.
    pub year: Option<i32>,
    /// Own aggregation, if the school says so.
    pub aggregation: Option<Aggregation>,
    /// Where the school applies: each necessary; empty: everywhere.
    pub applies_if: Vec<Term>,
    /// What the author calls the rest.
    pub residual: Residual,
    /// The work.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// An item of a concept's rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Term {
    /// An attribute.
    Attribute(AttributeId),
    /// Another concept of the same school.
    Concept(ConceptId),
    /// The complement.
    Not(Box<Term>),
    /// Substitutes for one another: the greatest.
    Or(Vec<Term>),
}

/// A concept: attributes combined.
#[derive(Clone, Debug, Serialize)]
pub struct Concept {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// School.
    pub school: SchoolId,
    /// What a verdict is called.
    pub label: String,
    /// Each necessary.
    pub all: Vec<Term>,
    /// Substitutes: at least one; empty: no such condition.
    pub any: Vec<Term>,
    /// Excluded.
    pub none: Vec<Term>,
    /// Where the concept applies; `None`: at every level.
    pub level: Option<Level>,
    /// Whether the concept may be a verdict, as against a building block (`building-block` on the
    /// coding line).
    pub is_verdict: bool,
    /// Author, year, page.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// Where a part of a pattern is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Scope {
    /// In the arena of this name.
    Arena(ArenaId),
    /// In any arena of this level.
    Level(Level),
    /// In all arenas together.
    All,
}

impl Scope {
    /// The arenas that it names; `None` among them: all arenas together.
    #[must_use]
    pub fn arenas(&self, case: &Case) -> Vec<Option<ArenaId>> {
        match self {
            Scope::Arena(arena) => vec![Some(*arena)],
            Scope::All => vec![None],
            Scope::Level(level) => {
                let all = (0..case.arenas.len() as u32).map(ArenaId);
                all.filter(|id| case[*id].level == *level).map(Some).collect()
            }
        }
    }
}

/// One part of a pattern.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PatternPart {
    /// The label looked for.
    pub label: String,
    /// The dyad, if not the case's.
    pub dyad: Option<(ActorId, ActorId)>,
    /// Where.
    pub scope: Scope,
}

/// A named combination of verdicts across arenas.
#[derive(Clone, Debug, Serialize)]
pub struct Pattern {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// School.
    pub school: SchoolId,
    /// Parts, all of which must hold.
    pub parts: Vec<PatternPart>,
    /// Author, year, page.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}
