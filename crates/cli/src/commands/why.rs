//! `why`: unfolding.

use crate::args::WhyArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{Opened, arena, dyad, opened, period, school};
use crate::output::{Format, json, screen, show, width};
use counterpoise_case::model::{ActorId, Case, ClueId, EventId, HypothesisId};
use counterpoise_present::{screens, tables, unfolded};
use counterpoise_study::{
    Node, claim_node, clue_node, event_node, hypothesis_node, speaks_for, speaks_for_nodes,
    verdict_of,
};

pub(crate) fn run(args: &WhyArgs) -> Result {
    let Some(opened) = opened(&args.case, &args.types.beside())? else {
        return Ok(Outcome::Wanting);
    };
    let case = opened.case();
    let what = args.what.as_deref().ok_or_else(|| Failure::new(forms(case)))?;
    let found = if what.contains('/') {
        verdict(case, what, args)?
    } else {
        named(&opened, what, args)?.ok_or_else(|| nothing(case, what))?
    };
    let depth = args.depth;
    match args.shown.format {
        Format::Json => json(&unfolded(case, &found).cut(depth))?,
        format => show(
            format,
            || tables::why::unfolded(&unfolded(case, &found), depth),
            || screen(&screens::why(case, &found, depth, width())),
        )?,
    }
    Ok(Outcome::Well)
}

fn forms(case: &Case) -> String {
    let arena = case.header.arenas.first().map_or("all", |a| case[*a].id.as_str());
    let period = case.periods.first().map_or("PERIOD", |p| p.id.as_str());
    let school = case.header.schools.last().map_or("SCHOOL", |s| case[*s].id.as_str());
    let explained = if case.hypotheses.is_empty() { "" } else { ", a hypothesis, a clue" };
    format!(
        "say what is to be unfolded: a verdict ({arena}/{period}/{school}), a claim{explained} or \
         an event by its name"
    )
}

fn nothing(case: &Case, what: &str) -> Failure {
    let explained = if case.hypotheses.is_empty() { "" } else { ", no hypothesis, no clue" };
    Failure::new(format!("no claim{explained} and no event is called `{what}`; {}", forms(case)))
}

/// What has this name: a claim, an event, a hypothesis or a clue.
fn named(opened: &Opened, what: &str, args: &WhyArgs) -> Result<Option<Node>> {
    let case = opened.case();
    // A claim whose set is off can still be asked for by name.
    if case.claims.iter().any(|claim| claim.id == what) {
        let found = opened.claims(Some(vec![what.to_owned()]))?;
        return Ok(found.first().map(|result| claim_node(case, result)));
    }
    if let Some(at) = case.events.iter().position(|event| event.id == what) {
        let id = EventId(at as u32);
        let mut node = event_node(case, id);
        if let Some(pair) = dyad(case, args.pair.dyad.as_deref())?.or(own_pair(case)) {
            node.children.extend(speaks_for_nodes(case, &speaks_for(case, pair, id)));
        }
        return Ok(Some(node));
    }
    if let Some(at) = case.hypotheses.iter().position(|own| own.id == what) {
        let rivals = opened.rivals()?;
        return Ok(Some(hypothesis_node(case, rivals.as_ref(), HypothesisId(at as u32))));
    }
    let Some(at) = case.clues.iter().position(|clue| clue.id == what) else { return Ok(None) };
    Ok(Some(clue_node(case, opened.rivals()?.as_ref(), ClueId(at as u32))))
}

/// The pair that the case is about.
fn own_pair(case: &Case) -> Option<(ActorId, ActorId)> {
    case.header.subject.zip(case.header.target)
}

fn verdict(case: &Case, what: &str, args: &WhyArgs) -> Result<Node> {
    let parts: Vec<&str> = what.split('/').collect();
    let [place, time, name] = parts.as_slice() else { return Err(Failure::new(forms(case))) };
    let arena = if *place == "all" { None } else { Some(arena(case, place)?) };
    let pair = dyad(case, args.pair.dyad.as_deref())?;
    let found = verdict_of(case, pair, arena, period(case, time)?, school(case, name)?);
    found.ok_or_else(|| Failure::new("the case names no pair"))
}
