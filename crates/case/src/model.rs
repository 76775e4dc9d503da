//! The case as plain data: what the text means once every name is resolved.
//!
//! Nothing here computes. References between things are typed positions ([`EventId`], [`ArenaId`],
//! ...), valid for the `Case` they came from; every thing keeps the [`Place`] in the text that it
//! was read from.

mod choice;
mod claim;
mod commitment;
mod event;
mod position;
mod rivals;
mod rules;
mod setting;
mod shift;
mod work;

pub use choice::*;
pub use claim::*;
pub use commitment::*;
pub use event::*;
pub use position::*;
pub use rivals::*;
pub use rules::*;
pub use setting::*;
pub use shift::*;
pub use work::*;

use counterpoise_dates::{Date, Day, Window};
use serde::Serialize;
use std::sync::Arc;

/// A name that many things share: an actor's code, a source's key.
pub type Name = Arc<str>;

macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident => $field:ident: $of:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub u32);

        impl std::ops::Index<$name> for Case {
            type Output = $of;
            fn index(&self, at: $name) -> &$of {
                &self.$field[at.0 as usize]
            }
        }
    )*};
}

positions! {
    /// Position of an event in [`Case::events`].
    EventId => events: Event;
    /// Position of an actor in [`Case::actors`].
    ActorId => actors: Actor;
    /// Position of an arena in [`Case::arenas`].
    ArenaId => arenas: Arena;
    /// Position of a period in [`Case::periods`].
    PeriodId => periods: Period;
    /// Position of a source in [`Case::sources`].
    SourceId => sources: Source;
    /// Position of a series in [`Case::series`].
    SeriesId => series: Series;
    /// Position of an assessment in [`Case::assessments`].
    AssessmentId => assessments: Assessment;
    /// Position of an indicator in [`Case::indicators`].
    IndicatorId => indicators: Indicator;
    /// Position of an attribute in [`Case::attributes`].
    AttributeId => attributes: Attribute;
    /// Position of a school in [`Case::schools`].
    SchoolId => schools: School;
    /// Position of a concept in [`Case::concepts`].
    ConceptId => concepts: Concept;
    /// Position of a pattern in [`Case::patterns`].
    PatternId => patterns: Pattern;
    /// Position of a watch in [`Case::watches`].
    WatchId => watches: Watch;
    /// Position of a set in [`Case::sets`].
    SetId => sets: Set;
    /// Position of a hypothesis in [`Case::hypotheses`].
    HypothesisId => hypotheses: Hypothesis;
    /// Position of a clue in [`Case::clues`].
    ClueId => clues: Clue;
    /// Position of a place on the map in [`Case::sites`].
    SiteId => sites: Site;
    /// Position of a project or an institution in [`Case::bodies`].
    BodyId => bodies: Body;
}

/// A resolved case.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Case {
    /// Name, question, dyad.
    pub header: Header,
    /// The stated choices.
    pub settings: Settings,
    /// Every actor that the case names, the subject and the target among them.
    pub actors: Vec<Actor>,
    /// Arenas in the order of their declaration.
    pub arenas: Vec<Arena>,
    /// Periods in the order of their declaration.
    pub periods: Vec<Period>,
    /// Turning points in the order of their declaration.
    pub turning_points: Vec<TurningPoint>,
    /// Sets of evidence that can be switched on and off.
    pub sets: Vec<Set>,
    /// Works cited, from the bibliography and the `source` directives.
    pub sources: Vec<Source>,
    /// Series of numbers.
    pub series: Vec<Series>,
    /// The ledger, in the order of the files.
    pub events: Vec<Event>,
    /// Judgements of sources.
    pub assessments: Vec<Assessment>,
    /// Recorded searches.
    pub searches: Vec<Search>,
    /// Indicators of all schools, the program's own and the case's.
    pub indicators: Vec<Indicator>,
    /// Attributes of all schools.
    pub attributes: Vec<Attribute>,
    /// All schools that are known, the program's own and the case's; [`Header::schools`] names
    /// those that judge.
    pub schools: Vec<School>,
    /// Concepts of these schools; those of one school stand together.
    pub concepts: Vec<Concept>,
    /// Patterns across arenas.
    pub patterns: Vec<Pattern>,
    /// What is watched for a shift.
    pub watches: Vec<Watch>,
    /// Times at which authors say that it shifted.
    pub claimed_shifts: Vec<ClaimedShift>,
    /// What the literature says, in the order of its declaration.
    pub positions: Vec<Position>,
    /// Projects and institutions.
    pub bodies: Vec<Body>,
    /// Places on the map.
    pub sites: Vec<Site>,
    /// Routes between them.
    pub routes: Vec<Route>,
    /// What the texts of commitments say.
    pub commitments: Vec<Commitment>,
    /// Claims in the order of their declaration.
    pub claims: Vec<Claim>,
    /// Choices in the order of their declaration.
    pub choices: Vec<Choice>,
    /// Rival explanations: those that are weighed and their parts.
    pub hypotheses: Vec<Hypothesis>,
    /// Clues in the order of their declaration.
    pub clues: Vec<Clue>,
    /// Clues that hang together.
    pub clusters: Vec<Cluster>,
    /// Questions of cause.
    pub causes: Vec<Cause>,
}

/// Where in the text something was read: file number and byte range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Position of the file in the loaded folder.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line, from 1.
    pub line: u32,
}

/// What of the target acts must be aimed at in order to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Aim {
    /// The target as a power: acts that name no project or institution of it.
    Power,
    /// A project or an institution, with its parts and what bore its brand at the time.
    Body(BodyId),
}

/// The `case` directive.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Header {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// The question, in the case's words.
    pub question: String,
    /// Whose behaviour is judged.
    pub subject: Option<ActorId>,
    /// Towards whom.
    pub target: Option<ActorId>,
    /// What of the target counts, if not all of it.
    pub aim: Option<Aim>,
    /// The formal window of the study.
    pub window: Option<Date>,
    /// The school whose label the path shows.
    pub author_school: Option<SchoolId>,
    /// Schools the case is judged by, by year, then name.
    pub schools: Vec<SchoolId>,
    /// Arenas that are judged.
    pub arenas: Vec<ArenaId>,
    /// Fields that were looked at for every event.
    pub coded: Coded,
    /// The claim the study stands or falls with: position among the case's claims.
    pub main_claim: Option<usize>,
}

/// How an act that happened once, some day between, counts in a window it may have happened in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Undated {
    /// Whole, wherever it may have happened.
    #[default]
    WhereverPossible,
    /// By the share of its admissible days.
    ExpectedShare,
}

/// How necessary conditions combine (Goertz 2006, ch. 2): by design these differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Aggregation {
    /// The weakest link: the strict reading of *necessary*.
    #[default]
    Minimum,
    /// The arithmetic mean: conditions make up for one another.
    Mean,
    /// The geometric mean: partly.
    Geometric,
}

/// In which arenas an act counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Reach {
    /// In those it bears on; where the text does not say, in its place.
    #[default]
    Bearing,
    /// In its place alone.
    Place,
    /// In its place, in the arenas within that, and everywhere if it has no place.
    Wider,
}

/// How the judges of a verdict, one for each reading of the rules, are combined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Combine {
    /// Together.
    #[default]
    Pooled,
    /// Each by itself.
    EachInTurn,
    /// The least and the greatest.
    Bounds,
}

/// The stated choices of a case, with their defaults.
#[derive(Clone, Debug, Serialize)]
pub struct Settings {
    /// Seed of every random stream.
    pub seed: u64,
    /// Resampling draws.
    pub draws: u32,
    /// Share of the distance between calibration points by which the resampling moves them.
    pub spread: f64,
    /// How necessary conditions combine.
    pub aggregation: Aggregation,
    /// How acts of unknown day count.
    pub undated: Undated,
    /// In which arenas an act counts.
    pub reach: Reach,
    /// The odds that a side must have for a lean, from the least to the most that is asked.
    pub lean: (f64, f64),
    /// The share from which on there is *some* of a kind of act, from the least to the most that is
    /// asked.
    pub some: (f64, f64),
    /// How much evidence one act of weight 1 is, above zero.
    pub unit: f64,
    /// The probability that must be reached for a verdict, 0.5..1.
    pub set_at: f64,
    /// How judges are combined.
    pub combine: Combine,
    /// Width of the sliding window, in months.
    pub path_window_months: u32,
    /// Step of the sliding window, in months.
    pub path_step_months: u32,
    /// Fewest events that a claim may rest on in a period without being thin.
    pub fewest_events: u32,
    /// Fewest sources likewise.
    pub fewest_sources: u32,
    /// The share of draws that must bear a claim out.
    pub confidence: f64,
    /// Universes that a run tries, where the case has choices.
    pub universes: u32,
    /// By how many decibels finding or missing a clue must move the odds for it to be a decisive
    /// test (Van Evera's types); above zero.
    pub cut: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            seed: 1,
            draws: 2000,
            spread: 0.1,
            aggregation: Aggregation::default(),
            undated: Undated::default(),
            reach: Reach::default(),
            lean: (1.5, 3.0),
            some: (0.05, 0.20),
            unit: 2.0,
            set_at: 0.8,
            combine: Combine::default(),
            path_window_months: 18,
            path_step_months: 3,
            fewest_events: 3,
            fewest_sources: 2,
            confidence: 0.8,
            universes: 2048,
            cut: 10.0,
        }
    }
}

/// An actor as the case uses it.
#[derive(Clone, Debug, Serialize)]
pub struct Actor {
    /// Code: ISO-3 for states, or as declared.
    pub code: Name,
    /// The code as the case writes it of its pair: `SUN` for `RUS` in a case on the Soviet Union.
    pub written: Name,
    /// Name to show.
    pub name: String,
    /// Whether it is a state.
    pub is_state: bool,
}

/// The level an arena belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// The whole system.
    Global,
    /// A region of whatever size.
    #[default]
    Regional,
    /// The pair alone, without a place.
    Dyadic,
    /// Within a state.
    Domestic,
}

/// Where behaviour is judged.
#[derive(Clone, Debug, Serialize)]
pub struct Arena {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Level.
    pub level: Level,
    /// Arenas it lies within, all the way up, without itself.
    pub wider: Vec<ArenaId>,
    /// Arenas said to overlap it.
    pub overlaps: Vec<ArenaId>,
    /// The states of a region, in the order of the text; empty where none are named.
    pub states: Vec<ActorId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// A stretch of time between two turning points.
#[derive(Clone, Debug, Serialize)]
pub struct Period {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// First and last day.
    pub window: Window,
    /// Kept out of grids and pictures: only claims refer to it (`comparison` on the coding line).
    pub comparison: bool,
    /// Where it was read.
    pub place: Place,
}

/// A dated event that parts two periods.
#[derive(Clone, Debug, Serialize)]
pub struct TurningPoint {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// The date as written.
    pub date: Date,
    /// The day at which it parts the periods: the first admissible one.
    pub day: Day,
    /// Evidence for it.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// A named body of evidence that can be switched on and off.
#[derive(Clone, Debug, Serialize)]
pub struct Set {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whether it counts in this run.
    pub on: bool,
}

/// What kind of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[allow(missing_docs)]
pub enum SourceKind {
    Official,
    Scholarly,
    Press,
    ThinkTank,
    Interview,
    Statistics,
    #[default]
    Other,
}

/// A work cited.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// Citation key.
    pub key: Name,
    /// Author-year form for running text, which no other work has: `Kaczmarski 2016`, `Gabuev
    /// 2016a`, `K. Ito 2001`.
    pub short: String,
    /// The same without what tells it from others: `Gabuev 2016`, `Ito 2001`.
    pub author_year: String,
    /// Full reference, plain text.
    pub full: String,
    /// What the work is: a book, an article.
    pub form: WorkForm,
    /// Kind.
    pub kind: SourceKind,
    /// Whose side it speaks from, if stated.
    pub side: Option<ActorId>,
    /// Admiralty grade, if stated.
    pub grade: Option<Grade>,
    /// Where it has its news from, if stated: sources of one origin are one source.
    pub origin: Option<Name>,
    /// Prose.
    pub note: String,
    /// Who cites it. It follows from the citations, and so is no part of what the source says.
    #[serde(skip)]
    pub cited_by: CitedBy,
}

/// Admiralty grade: reliability of the source A-F, credibility of the information 1-6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Grade {
    /// `b'A'` (completely reliable) to `b'F'` (cannot be judged).
    pub reliability: u8,
    /// 1 (confirmed) to 6 (cannot be judged).
    pub credibility: u8,
}

impl Grade {
    /// The probability that what the source tells is so, as used in resampling.
    ///
    /// The scale gives no numbers; these are this program's stated choice (docs/measures.md):
    /// reliability A .98, B .9, C .75, D .5, E .2, F .6 times credibility 1 1.0, 2 .95, 3 .8, 4 .5,
    /// 5 .2, 6 .8.
    #[must_use]
    pub fn certainty(self) -> f64 {
        let source = match self.reliability {
            b'A' => 0.98,
            b'B' => 0.9,
            b'C' => 0.75,
            b'D' => 0.5,
            b'E' => 0.2,
            _ => 0.6,
        };
        let information = match self.credibility {
            1 => 1.0,
            2 => 0.95,
            3 | 6 => 0.8,
            4 => 0.5,
            _ => 0.2,
        };
        source * information
    }
}

/// A source and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The work.
    pub source: SourceId,
    /// `p. 387-388`, `Part I`, or empty.
    pub locator: String,
}

/// A series of numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whose, if it is somebody's.
    pub of: Option<ActorId>,
    /// Towards whom, if it is of two.
    pub towards: Option<ActorId>,
    /// What kind (`capability`, `trade`), for rules that ask by kind.
    pub measure: Option<String>,
    /// The measure of the catalogue that gives the values where data are at hand, with its variant
    /// and choices: `unga.agreement half-credit`. Whether there is such a measure is not known
    /// here.
    pub asks: Option<String>,
    /// Unit.
    pub unit: String,
    /// The values, by date; dates do not repeat. Those of the case, until data take their place.
    pub values: Vec<SeriesValue>,
    /// Where values come from that data have given: the measure, the vintages, the rows set aside.
    /// Empty for the case's own.
    pub basis: Vec<String>,
    /// Sources.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Where it was read.
    pub place: Place,
}

/// One value of a series.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesValue {
    /// When.
    pub date: Date,
    /// The number; `None` where the file says that it is missing.
    pub value: Option<f64>,
}

/// A source's judgement of something that cannot be counted.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// What is judged: the name an indicator asks for.
    pub name: String,
    /// The judgement, in words.
    pub title: String,
    /// When it holds.
    pub date: Date,
    /// Of whose relation.
    pub dyad: (ActorId, ActorId),
    /// Where it holds; empty: everywhere.
    pub arenas: Vec<ArenaId>,
    /// Degree of membership, 0..1.
    pub degree: f64,
    /// Who says so.
    pub cites: Vec<Citation>,
    /// Where it was read.
    pub via: Vec<Citation>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

impl Assessment {
    /// What the judgement rests on: the sources that say so, or else those it was read in.
    #[must_use]
    pub fn rests_on(&self) -> &[Citation] {
        if self.cites.is_empty() { &self.via } else { &self.cites }
    }
}

/// A recorded search for evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Search {
    /// What was looked for.
    pub title: String,
    /// In which time.
    pub date: Date,
    /// Of whose relation.
    pub dyad: (ActorId, ActorId),
    /// In which arenas; empty: all.
    pub arenas: Vec<ArenaId>,
    /// In which domains; empty: all.
    pub domains: Vec<Name>,
    /// What was searched.
    pub searched: String,
    /// What was found; empty: nothing.
    pub found: Vec<EventId>,
    /// The kinds of acts that were looked for, as indicators; empty: acts of any kind, and none
    /// that is named.
    pub sought: Vec<IndicatorId>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}
