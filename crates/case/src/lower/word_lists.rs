//! The closed vocabularies of the language.

use crate::model::{
    Aggregation, Causal, ClueStatus, Combine, CommitmentTerm, Ends, GainKind, Hardness, LeanSide,
    Level, Mode, MotiveKind, Posture, Presence, Reach, Role, RouteKind, RouteStatus, Scale,
    SiteKind, SourceKind, Stage, Stance, Standpoint, Undated, Wording, WorkForm,
};

type Words<T> = &'static [(&'static str, T)];

pub(crate) const MODES: Words<Mode> =
    &[("deed", Mode::Deed), ("statement", Mode::Statement), ("non-act", Mode::NonAct)];

pub(crate) const STANCES: Words<Stance> = &[
    ("accommodate", Stance::Accommodate),
    ("resist", Stance::Resist),
    ("neutral", Stance::Neutral),
    ("none", Stance::None),
];

pub(crate) const HARDNESSES: Words<Hardness> =
    &[("hard", Hardness::Hard), ("soft", Hardness::Soft), ("plain", Hardness::Plain)];

pub(crate) const ROLES: Words<Role> = &[
    ("behaviour", Role::Behaviour),
    ("stimulus", Role::Stimulus),
    ("pressure", Role::Pressure),
    ("context", Role::Context),
];

pub(crate) const STAGES: Words<Stage> = &[
    ("announced", Stage::Announced),
    ("agreed", Stage::Agreed),
    ("implemented", Stage::Implemented),
];

pub(crate) const POSTURES: Words<Posture> = &[
    ("independence", Posture::Independence),
    ("equality", Posture::Equality),
    ("leadership", Posture::Leadership),
    ("deference", Posture::Deference),
];

pub(crate) const MOTIVES: Words<MotiveKind> = &[
    ("threat", MotiveKind::Threat),
    ("profit", MotiveKind::Profit),
    ("weakness", MotiveKind::Weakness),
    ("survival", MotiveKind::Survival),
    ("unknown", MotiveKind::Unknown),
];

pub(crate) const GAINS: Words<GainKind> = &[
    ("absolute", GainKind::Absolute),
    ("relative", GainKind::Relative),
    ("status", GainKind::Status),
];

pub(crate) const REALISED: Words<bool> = &[("promised", false), ("realised", true)];

pub(crate) const LEVELS: Words<Level> = &[
    ("global", Level::Global),
    ("regional", Level::Regional),
    ("dyadic", Level::Dyadic),
    ("domestic", Level::Domestic),
];

pub(crate) const KINDS_OF_SOURCE: Words<SourceKind> = &[
    ("official", SourceKind::Official),
    ("scholarly", SourceKind::Scholarly),
    ("press", SourceKind::Press),
    ("think-tank", SourceKind::ThinkTank),
    ("interview", SourceKind::Interview),
    ("statistics", SourceKind::Statistics),
    ("other", SourceKind::Other),
];

pub(crate) const FORMS_OF_WORK: Words<WorkForm> = &[
    ("book", WorkForm::Book),
    ("article", WorkForm::Article),
    ("chapter", WorkForm::Chapter),
    ("thesis", WorkForm::Thesis),
    ("report", WorkForm::Report),
    ("document", WorkForm::Document),
    ("press", WorkForm::Press),
    ("page", WorkForm::Page),
    ("interview", WorkForm::Interview),
    ("data", WorkForm::Data),
    ("other", WorkForm::Other),
];

pub(crate) const UNDATED: Words<Undated> =
    &[("wherever-possible", Undated::WhereverPossible), ("expected-share", Undated::ExpectedShare)];

pub(crate) const AGGREGATIONS: Words<Aggregation> = &[
    ("minimum", Aggregation::Minimum),
    ("mean", Aggregation::Mean),
    ("geometric", Aggregation::Geometric),
];

pub(crate) const REACHES: Words<Reach> =
    &[("bearing", Reach::Bearing), ("place", Reach::Place), ("wider", Reach::Wider)];

pub(crate) const COMBINES: Words<Combine> = &[
    ("pooled", Combine::Pooled),
    ("each-in-turn", Combine::EachInTurn),
    ("bounds", Combine::Bounds),
];

pub(crate) const SIDES: Words<LeanSide> =
    &[("to", LeanSide::To), ("against", LeanSide::Against), ("mixed", LeanSide::Mixed)];

pub(crate) const PRESENCES: Words<Presence> =
    &[("share", Presence::Share), ("standing", Presence::Standing)];

pub(crate) const SCALES: Words<Scale> =
    &[("plain", Scale::Plain), ("log", Scale::Log), ("count", Scale::Count)];

pub(crate) const COMMITMENT_TERMS: Words<CommitmentTerm> = &[
    ("parties", CommitmentTerm::Parties),
    ("amount", CommitmentTerm::Amount),
    ("deadline", CommitmentTerm::Deadline),
    ("obligation", CommitmentTerm::Obligation),
];

pub(crate) const WORDINGS: Words<Wording> =
    &[("named", Wording::Named), ("described", Wording::Described), ("denied", Wording::Denied)];

pub(crate) const STANDPOINTS: Words<Standpoint> = &[
    ("own", Standpoint::Own),
    ("agrees", Standpoint::Agrees),
    ("partly", Standpoint::Partly),
    ("disputes", Standpoint::Disputes),
    ("neutral", Standpoint::Neutral),
];

pub(crate) const ROUTE_KINDS: Words<RouteKind> = &[
    ("corridor", RouteKind::Corridor),
    ("railway", RouteKind::Railway),
    ("road", RouteKind::Road),
    ("gas-pipeline", RouteKind::GasPipeline),
    ("oil-pipeline", RouteKind::OilPipeline),
    ("sea-lane", RouteKind::SeaLane),
    ("cable", RouteKind::Cable),
];

pub(crate) const SITE_KINDS: Words<SiteKind> = &[
    ("town", SiteKind::Town),
    ("capital", SiteKind::Capital),
    ("port", SiteKind::Port),
    ("crossing", SiteKind::Crossing),
    ("site", SiteKind::Site),
];

pub(crate) const ROUTE_STATUSES: Words<RouteStatus> = &[
    ("planned", RouteStatus::Planned),
    ("building", RouteStatus::Building),
    ("open", RouteStatus::Open),
    ("halted", RouteStatus::Halted),
    ("abandoned", RouteStatus::Abandoned),
];

pub(crate) const YES_NO: Words<bool> = &[("yes", true), ("no", false)];

pub(crate) const ON_OFF: Words<bool> = &[("on", true), ("off", false)];

pub(crate) const DEGREES: Words<f64> =
    &[("none", 0.0), ("low", 0.2), ("middling", 0.5), ("high", 0.8), ("full", 1.0)];

pub(crate) const CLUE_STATUSES: Words<ClueStatus> = &[
    ("found", ClueStatus::Found),
    ("not-found", ClueStatus::NotFound),
    ("open", ClueStatus::Open),
];

/// The words of likelihood and the probabilities they stand for: those of Intelligence Community
/// Directive 203 (Office of the Director of National Intelligence, 2015, section D.6.e), from the
/// least to the most.
pub(crate) const LIKELIHOODS: Words<(f64, f64)> = &[
    ("almost-no-chance", (0.01, 0.05)),
    ("very-unlikely", (0.05, 0.2)),
    ("unlikely", (0.2, 0.45)),
    ("even-chance", (0.45, 0.55)),
    ("likely", (0.55, 0.8)),
    ("very-likely", (0.8, 0.95)),
    ("almost-certain", (0.95, 0.99)),
];

pub(crate) const CAUSAL: Words<Causal> = &[
    ("trigger", Causal::Trigger),
    ("cause", Causal::Cause),
    ("last-straw", Causal::LastStraw),
    ("accelerator", Causal::Accelerator),
    ("necessary", Causal::Necessary),
    ("sufficient", Causal::Sufficient),
];

pub(crate) const ENDS: Words<Ends> = &[
    ("lowest", Ends::Lowest),
    ("highest", Ends::Highest),
    ("cautious", Ends::Cautious),
    ("bold", Ends::Bold),
];

/// The word of a value.
pub(crate) fn word<T: PartialEq>(words: Words<T>, value: &T) -> &'static str {
    words.iter().find(|(_, v)| v == value).map_or("", |(w, _)| w)
}
