//! `stress`: every defensible choice, tried.

use crate::args::{StressArgs, StressRows};
use crate::failure::{Failure, Outcome, Result};
use crate::files::{Politely, replace};
use crate::open::{arena, dyad, open, period, school};
use crate::output::{Format, note, screen, table, width};
use crate::progress::Bar;
use counterpoise_case::model::{ArenaId, Case, Edit, PeriodId};
use counterpoise_frames::Table;
use counterpoise_present::{explained_extent, screens, stress_error_text, stress_extent, tables};
use counterpoise_study::{Scene, Stress, StressSpec, Watch, stress};

pub(crate) fn run(args: &StressArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let held = held(opened.case(), args)?;
    let case = &held;
    twice(case, args);
    let spec = spec(case, args)?;
    let bar = Bar::new(false);
    let (politely, planned) = (Politely::new(), spec.universes as usize);
    let watch =
        Watch { stop: politely.asked(), done: &|done| bar.at("codings", done as usize, planned) };
    let found =
        stress(case, &spec, &watch).map_err(|error| Failure::new(stress_error_text(&error)))?;
    drop((bar, politely));
    match (rows_of(args), args.shown.format) {
        (None, _) => screen(&screens::stress(case, &found, width()))?,
        (Some(StressRows::Explanations), _) if found.explained.is_none() => {
            return Err(Failure::new(UNEXPLAINED));
        }
        (Some(which), format) => table(&rows(case, &found, which), format)?,
    }
    if let Some(folder) = &args.charts {
        for (name, svg) in counterpoise_report::curves(case, &found) {
            replace(&folder.join(name), svg.as_bytes())?;
        }
    }
    ended(&found)
}

/// The rows that are asked for, by their name or by the number of universes that only they need;
/// `None`: all in words.
fn rows_of(args: &StressArgs) -> Option<StressRows> {
    let usual = || match (args.claims, args.explanations) {
        (Some(_), _) => StressRows::Claims,
        (None, Some(n)) if n > 0 => StressRows::Explanations,
        _ => StressRows::Options,
    };
    args.rows.or_else(|| (args.shown.format != Format::Text).then(usual))
}

fn rows(case: &Case, found: &Stress, which: StressRows) -> Table {
    use tables::stress as of;
    match which {
        StressRows::Verdicts => of::verdicts(case, found),
        StressRows::Labels => of::labels(case, found),
        StressRows::Choices => of::choices(case, found),
        StressRows::Options => of::options(case, found),
        StressRows::Schools => of::schools(case, found),
        StressRows::Flips => of::flips(case, found),
        StressRows::Claims => of::claims(case, found),
        StressRows::Explanations => of::explanations(case, found),
    }
}

/// Why there are no rows of explanations.
const UNEXPLAINED: &str = "there is nothing to say of explanations: the case has no \
     hypotheses, or no choice bears on them (docs/robustness.md)";

/// Says how far the work came, if somebody ended it.
fn ended(found: &Stress) -> Result {
    let explained =
        found.explained.as_ref().filter(|explained| explained.judged < explained.planned);
    if found.judged == found.planned && explained.is_none() {
        return Ok(Outcome::Well);
    }
    if found.judged < found.planned {
        note(&format!("interrupted: {}", stress_extent(found)));
    }
    if let Some(explained) = explained {
        note(&format!("interrupted, of explanations: {}", explained_extent(explained)));
    }
    Ok(Outcome::Wanting)
}

/// Universes in which explanations are weighed where nobody says in how many: shares are then
/// within three points in a hundred.
const EXPLANATIONS: u64 = 1024;

fn spec(case: &Case, args: &StressArgs) -> Result<StressSpec> {
    let arenas: Vec<Option<ArenaId>> = match args.cell.arena.as_deref() {
        Some("all") => vec![None],
        Some("each") => case.header.arenas.iter().copied().map(Some).collect(),
        Some(id) => vec![Some(arena(case, id)?)],
        None => vec![case.header.arenas.first().copied()],
    };
    let periods: Vec<PeriodId> = match &args.cell.period {
        Some(id) => vec![period(case, id)?],
        None => (0..case.periods.len() as u32)
            .map(PeriodId)
            .filter(|&period| !case[period].comparison)
            .collect(),
    };
    let scene = |arena| move |&period: &PeriodId| Scene { arena, domain: None, period };
    let scenes = arenas.iter().flat_map(|&arena| periods.iter().map(scene(arena))).collect();
    let spec = StressSpec::of(scenes, args.universes, case.settings.seed);
    let shown = rows_of(args).is_none_or(|rows| rows == StressRows::Explanations);
    let explanations = if shown { args.explanations.unwrap_or(EXPLANATIONS) } else { 0 };
    let claims = args.claims.unwrap_or(0);
    Ok(StressSpec {
        dyad: dyad(case, args.cell.pair.dyad.as_deref())?,
        school: args.school.as_deref().map(|id| school(case, id)).transpose()?,
        claims,
        explanations,
        ..spec
    })
}

/// Says which settings of this run a choice changes, too: its option `as stated` is then another
/// than in the case.
fn twice(case: &Case, args: &StressArgs) {
    let set = args
        .case
        .switches
        .set
        .iter()
        .filter_map(|set| Some((set.as_str(), set.split_once('=')?.0.trim())));
    let switched = args.case.switches.with.iter().chain(&args.case.switches.without);
    let switched = switched.map(|set| (set.as_str(), set.as_str()));
    for (said, name) in set.chain(switched) {
        let changes = |edit: &Edit| match edit {
            Edit::Set(set, _) => case[*set].id == name,
            edit => edit.setting() == Some(name),
        };
        let choice = case
            .choices
            .iter()
            .find(|own| own.options.iter().flat_map(|option| &option.edits).any(changes));
        if let Some(choice) = choice {
            note(&format!(
                "`{said}` changes what `as stated` means in the choice `{0}`; to hold one of its \
                 options write --fix {0}=OPTION",
                choice.id
            ));
        }
    }
}

/// The case with choices held fast, and with another school as the preferred one.
fn held(case: &Case, args: &StressArgs) -> Result<Case> {
    let mut held = case.clone();
    if let Some(id) = &args.school {
        let asked = school(case, id)?;
        for choice in &mut held.choices {
            let says = |edits: &[Edit]| edits.contains(&Edit::School(asked));
            if let Some(at) = choice.options.iter().position(|option| says(&option.edits)) {
                choice.preferred = at;
            }
        }
    }
    args.fix.iter().try_for_each(|fix| hold(&mut held, fix))?;
    Ok(held)
}

/// Leaves one option of a choice.
fn hold(case: &mut Case, fix: &str) -> Result<()> {
    let names = |names: Vec<&str>| names.join(", ");
    let Some((choice, option)) = fix.split_once('=') else {
        return Err(Failure::new(format!(
            "--fix {fix}: write CHOICE=OPTION, as in --fix definition=study-2019"
        )));
    };
    let Some(at) = case.choices.iter().position(|own| own.id == choice) else {
        let known = names(case.choices.iter().map(|own| own.id.as_str()).collect());
        return Err(Failure::new(format!(
            "--fix {fix}: no choice is called `{choice}`; there are {known}"
        )));
    };
    let Some(kept) = case.choices[at].options.iter().position(|own| own.id == option) else {
        let known = names(case.choices[at].options.iter().map(|own| own.id.as_str()).collect());
        return Err(Failure::new(format!(
            "--fix {fix}: `{choice}` has no option `{option}`; it has {known}"
        )));
    };
    let own = &mut case.choices[at];
    (own.options, own.preferred) = (vec![own.options[kept].clone()], 0);
    own.excludes.retain(|(option, _)| *option == kept);
    own.excludes.iter_mut().for_each(|(option, _)| *option = 0);
    for other in &mut case.choices {
        other.excludes.retain(|(_, (choice, option))| *choice != at || *option == kept);
        other
            .excludes
            .iter_mut()
            .filter(|(_, (choice, _))| *choice == at)
            .for_each(|(_, (_, option))| *option = 0);
    }
    Ok(())
}
