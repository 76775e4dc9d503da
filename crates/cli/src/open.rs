//! Reading a case for a command.

use crate::args::CaseArgs;
use crate::commands::check::few_of_each;
use crate::failure::{Failure, Result};
use crate::output::{error, note};
use crate::progress::Bar;
use crate::style::dim;
use counterpoise_case::model::{Actor, ActorId, ArenaId, Case, PeriodId, SchoolId};
use counterpoise_case::{Narrowed, narrowed};
use counterpoise_diagnostic::{Diagnostic, human, summary};
use counterpoise_engine::{Asked, Found, Options, Query, Session, Unheard};
use counterpoise_study::{Answer, Choices, ClaimResult, Explained, Shifts};
use counterpoise_world::near_miss;
use std::sync::Arc;

/// A case that can be judged.
pub(crate) struct Opened {
    pub(crate) session: Session,
}

/// Reads, checks, applies what the command line says; `None` if the case has errors, which have
/// then been shown.
pub(crate) fn open(args: &CaseArgs) -> Result<Option<Opened>> {
    opened(args, &Options::default())
}

/// The same, with something that the command says beside.
pub(crate) fn opened(args: &CaseArgs, beside: &Options) -> Result<Option<Opened>> {
    let options = Options {
        with: args.switches.with.clone(),
        without: args.switches.without.clone(),
        set: args.switches.set.clone(),
        target: args.switches.target.clone(),
        draws: beside.draws.or(args.draws),
        seed: args.seed,
        store: args.store.clone(),
        follow_links: args.follow_links,
        ..beside.clone()
    };
    let session = Session::open(&args.folder, options)?;
    if session.is_sound() {
        narrowed(session.case()).iter().for_each(only);
        session.lacking().iter().for_each(lacking);
        return Ok(Some(Opened { session }));
    }
    let (early, _) = few_of_each(session.diagnostics(), 5);
    for diagnostic in early.into_iter().filter(|d: &&Diagnostic| d.is_error()).take(20) {
        note(&human(diagnostic, session.files(), crate::style::colour()));
    }
    error(&format!(
        "{}: {}; `counterpoise check {}` shows all",
        args.folder.display(),
        summary(session.diagnostics()),
        args.folder.display()
    ));
    Ok(None)
}

/// That not all of the evidence counts.
fn only(of: &Narrowed) {
    note(&counterpoise_present::plain::narrowing(of));
}

fn lacking(series: &counterpoise_engine::Lacking) {
    let instead =
        if series.has_own { "it keeps the values of the case" } else { "it is not available" };
    note(&dim(&format!("series {}: {instead}. {}", series.series, series.why)));
}

impl Opened {
    pub(crate) fn case(&self) -> &Case {
        self.session.case()
    }

    /// Everything that is asked, with a bar for whoever waits.
    pub(crate) fn answer(
        &self,
        asked: Asked,
        choices: Choices,
        quiet: bool,
    ) -> Result<Arc<Answer>> {
        let bar = Bar::new(quiet);
        let query = Query::Answer(asked, choices);
        let found = self.session.followed(&query, &|step| bar.at_step(step))?;
        let answer = found.into_iter().find_map(|found| match found {
            Found::Answer(fact) => Some(fact.is),
            _ => None,
        });
        Ok(answer.ok_or(Unheard::NoPair)?)
    }

    /// Claims by their names; without names all that count.
    pub(crate) fn claims(&self, names: Option<Vec<String>>) -> Result<Vec<ClaimResult>> {
        let found = match self.session.query(&Query::Claims(names)) {
            // Without a pair nothing is claimed of it.
            Err(Unheard::NoPair) => Vec::new(),
            found => found?,
        };
        let claim = |found| match found {
            Found::Claim(fact) => Some(ClaimResult::clone(&fact.is)),
            _ => None,
        };
        Ok(found.into_iter().filter_map(claim).collect())
    }

    /// The rival explanations; `None`: the case has none, or no pair.
    pub(crate) fn rivals(&self) -> Result<Option<Explained>> {
        let found = match self.session.query(&Query::Rivals) {
            Err(Unheard::NoPair) => Vec::new(),
            found => found?,
        };
        let rivals = |found| match found {
            Found::Rivals(fact) => Option::clone(&fact.is),
            _ => None,
        };
        Ok(found.into_iter().find_map(rivals))
    }

    /// Whether and when it shifted.
    pub(crate) fn shifts(&self) -> Result<Arc<Shifts>> {
        let found = self.session.query(&Query::Shifts)?;
        let shifts = found.into_iter().find_map(|found| match found {
            Found::Shifts(fact) => Some(fact.is),
            _ => None,
        });
        Ok(shifts.ok_or(Unheard::NoPair)?)
    }
}

impl From<Unheard> for Failure {
    fn from(why: Unheard) -> Failure {
        match why {
            Unheard::Unknown(kind, name, known) => {
                unknown(kind, &name, known.iter().map(String::as_str))
            }
            other => Failure::new(other.to_string()),
        }
    }
}

/// The pair by its codes, where one is named.
pub(crate) fn pair(case: &Case, text: Option<&str>) -> Result<Option<(String, String)>> {
    let code = |of: ActorId| case[of].code.to_string();
    Ok(dyad(case, text)?.map(|(subject, target)| (code(subject), code(target))))
}

/// `RUS:CHN`, or the case's own pair.
pub(crate) fn dyad(case: &Case, text: Option<&str>) -> Result<Option<(ActorId, ActorId)>> {
    let Some(text) = text else { return Ok(None) };
    let bad = || {
        Failure::new(format!(
            "--dyad {text}: write SUBJECT:TARGET with two actors of the case, as in --dyad CHN:RUS"
        ))
    };
    let (subject, target) = text.split_once(':').ok_or_else(bad)?;
    let find = |code: &str| {
        let is = |actor: &Actor| *actor.code == *code || *actor.written == *code;
        case.actors.iter().position(is).map(|at| ActorId(at as u32))
    };
    let (subject, target) = find(subject).zip(find(target)).ok_or_else(bad)?;
    if subject == target { Err(bad()) } else { Ok(Some((subject, target))) }
}

pub(crate) fn arena(case: &Case, id: &str) -> Result<ArenaId> {
    let found = case.arenas.iter().position(|a| a.id == id).map(|at| ArenaId(at as u32));
    found.ok_or_else(|| unknown("arena", id, case.arenas.iter().map(|a| a.id.as_str())))
}

pub(crate) fn period(case: &Case, id: &str) -> Result<PeriodId> {
    let found = case.periods.iter().position(|p| p.id == id).map(|at| PeriodId(at as u32));
    found.ok_or_else(|| unknown("period", id, case.periods.iter().map(|p| p.id.as_str())))
}

pub(crate) fn school(case: &Case, id: &str) -> Result<SchoolId> {
    let found = case.schools.iter().position(|s| s.id == id).map(|at| SchoolId(at as u32));
    found.ok_or_else(|| unknown("school", id, case.schools.iter().map(|s| s.id.as_str())))
}

fn unknown<'a>(what: &str, id: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let known: Vec<&str> = known.collect();
    let near = near_miss(id, known.iter().copied());
    let did = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    Failure::new(format!("no {what} is called `{id}`; {did}there are {}", known.join(", ")))
}
