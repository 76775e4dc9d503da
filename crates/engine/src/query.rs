//! What may be asked, and what comes of it. Things are asked for by their names, which stay what
//! they are when others come and go.

use counterpoise_case::model::{ArenaId, Case, Name, PeriodId, SchoolId};
use counterpoise_concepts::Scene;
use counterpoise_study::{
    Answer, CellAnswer, Choices, ClaimResult, Explained, Question, Shifts, Stress, StressError,
};
use std::fmt;
use std::sync::Arc;

/// Which cells are asked for; `None`: all that the case asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Subject and target, by their codes.
    pub dyad: Option<(String, String)>,
    /// Arenas; `all` stands for all of them together.
    pub arenas: Option<Vec<String>>,
    /// Periods.
    pub periods: Option<Vec<String>>,
    /// One school.
    pub school: Option<String>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Query {
    /// The verdicts of cells, each with its stance; all arenas together last, where no arena is
    /// named.
    Cells(Asked),
    /// Claims by their names; `None`: all that count.
    Claims(Option<Vec<String>>),
    /// The rival explanations.
    Rivals,
    /// Other choices, tried on the verdicts of cells.
    Universes(Asked),
    /// Whether and when it shifted.
    Shifts,
    /// Everything at once, as far as the choices ask for it.
    Answer(Asked, Choices),
}

/// Something that was found, with the case that it was found in: its positions are of that case.
#[derive(Clone, Debug)]
pub struct Fact<T> {
    /// The case.
    pub case: Arc<Case>,
    /// What was found.
    pub is: Arc<T>,
}

impl<T> Fact<T> {
    pub(crate) fn new(case: &Arc<Case>, is: T) -> Fact<T> {
        Fact { case: Arc::clone(case), is: Arc::new(is) }
    }
}

/// A claim with its name.
pub type Claimed = Fact<ClaimResult>;

/// What comes of one query, part by part.
#[derive(Clone, Debug)]
pub enum Found {
    /// A cell.
    Cell(Fact<CellAnswer>),
    /// A claim.
    Claim(Claimed),
    /// Rival explanations; `None`: the case has none.
    Rivals(Fact<Option<Explained>>),
    /// Other choices, or why they could not be tried.
    Universes(Fact<(Option<Stress>, Option<StressError>)>),
    /// Shifts.
    Shifts(Fact<Shifts>),
    /// Everything.
    Answer(Fact<Answer>),
}

/// Why a query has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// The case has errors; [`Session::diagnostics`](crate::Session::diagnostics) says which.
    Broken,
    /// There is no such thing in the case: what kind of thing, the name, and the names there are.
    Unknown(&'static str, String, Vec<String>),
    /// The case names no pair to judge, and none was asked for.
    NoPair,
    /// It was stopped.
    Stopped,
}

impl fmt::Display for Unheard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unheard::Broken => f.write_str("the case has errors"),
            Unheard::Unknown(kind, name, known) => {
                write!(f, "no {kind} is called `{name}`; there are {}", known.join(", "))
            }
            Unheard::NoPair => f.write_str("the case names no pair to judge"),
            Unheard::Stopped => f.write_str("it was stopped"),
        }
    }
}

impl std::error::Error for Unheard {}

impl From<counterpoise_study::Unanswered> for Unheard {
    fn from(why: counterpoise_study::Unanswered) -> Unheard {
        match why {
            counterpoise_study::Unanswered::NoPair => Unheard::NoPair,
            counterpoise_study::Unanswered::Stopped => Unheard::Stopped,
        }
    }
}

/// What is asked, in the positions of a case.
pub(crate) struct Resolved {
    pub(crate) question: Question,
    /// Whether all arenas together are asked for.
    pub(crate) pooled: bool,
    /// Whether arenas by themselves are.
    pub(crate) apart: bool,
}

impl Asked {
    pub(crate) fn resolve(&self, case: &Case) -> Result<Resolved, Unheard> {
        let actor = |code: &String| {
            position("actor", code, case.actors.iter().map(|own| &*own.code))
                .map(counterpoise_case::model::ActorId)
        };
        let dyad = match &self.dyad {
            Some((subject, target)) => Some((actor(subject)?, actor(target)?)),
            None => None,
        };
        let named = |own: &&String| own.as_str() != ALL;
        let arena = |id: &String| {
            position("arena", id, case.arenas.iter().map(|own| own.id.as_str())).map(ArenaId)
        };
        let arenas: Option<Vec<ArenaId>> = match &self.arenas {
            Some(all) => Some(all.iter().filter(named).map(arena).collect::<Result<_, _>>()?),
            None => None,
        };
        let period = |id: &String| {
            position("period", id, case.periods.iter().map(|own| own.id.as_str())).map(PeriodId)
        };
        let periods: Option<Vec<PeriodId>> = match &self.periods {
            Some(all) => Some(all.iter().map(period).collect::<Result<_, _>>()?),
            None => None,
        };
        let school = |id: &String| {
            position("school", id, case.schools.iter().map(|own| own.id.as_str())).map(SchoolId)
        };
        let school = self.school.as_ref().map(school).transpose()?;
        let pooled = self.arenas.as_ref().is_none_or(|all| all.iter().any(|own| own == ALL));
        let apart = arenas.as_ref().is_none_or(|arenas| !arenas.is_empty());
        Ok(Resolved { question: Question { dyad, arenas, periods, school }, pooled, apart })
    }
}

/// All arenas together, where an arena is named.
const ALL: &str = "all";

pub(crate) fn position<'a>(
    kind: &'static str,
    name: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Result<u32, Unheard> {
    let at = known.clone().position(|own| own == name);
    at.map(|at| at as u32)
        .ok_or_else(|| Unheard::Unknown(kind, name.to_owned(), known.map(str::to_owned).collect()))
}

/// What a cell is kept by: pair, school, arena, domain, window and period.
pub(crate) fn name_of(case: &Case, resolved: &Resolved, scene: &Scene) -> String {
    let Question { dyad, school, .. } = &resolved.question;
    let dyad = dyad.or(case.header.subject.zip(case.header.target));
    let pair = dyad.map_or_else(String::new, |(subject, target)| {
        format!("{}>{}", case[subject].code, case[target].code)
    });
    let school = school.map_or("", |school| case[school].id.as_str());
    let arena = scene.arena.map_or(ALL, |arena| case[arena].id.as_str());
    let domain: Option<&Name> = scene.domain.as_ref();
    format!(
        "cell {pair} {school} {arena} {} {}",
        domain.map_or(ALL, |domain| domain),
        case[scene.period].id
    )
}
