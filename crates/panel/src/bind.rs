//! One family of measures, one file: which columns a formula takes, and what a gap in them means.

mod alliances;
mod arms;
mod capability;
mod disputes;
mod events;
mod finance;
mod gravity;
mod ideal;
mod igo;
mod power;
mod ties;
mod trade;
mod trade_table;
mod visits;
mod votes;
mod votes_table;

use counterpoise_measures::Measured;
use counterpoise_measures::catalogue::Sides;
use counterpoise_measures::events::Period;

use crate::ask::Ask;
use crate::bound::{Bound, Scope, Who};
use crate::error::Error;
use crate::shelf::Shelf;
use crate::used::Used;

/// A measure with its data, as each family has it.
pub trait Bind: Send + Sync {
    /// The measure of a state or dyad in a period. The two states of a dyad are different.
    fn value(&self, who: Who, period: i32) -> Measured;
}

/// What a family hands over.
pub(crate) struct Data {
    pub(crate) data: Box<dyn Bind>,
    pub(crate) used: Vec<Used>,
    pub(crate) notes: Vec<String>,
}

impl Data {
    pub(crate) fn new(data: impl Bind + 'static, used: Vec<Used>) -> Data {
        Data { data: Box::new(data), used, notes: Vec::new() }
    }

    pub(crate) fn noted(mut self, note: impl Into<String>) -> Data {
        self.notes.push(note.into());
        self
    }
}

/// A measure with its data.
pub(crate) fn bind(shelf: &Shelf<'_>, ask: &Ask, scope: Scope) -> Result<Bound, Error> {
    let (family, measure) = ask.info.name.split_once('.').unwrap_or((ask.info.name, ""));
    if scope.period != Period::Year && family != "events" {
        let what = format!("{} is a measure of years.", ask.info.name);
        return Err(Error::question(
            what,
            "Only events can be counted by month, quarter and day: leave --by away.",
        ));
    }
    // Every measure by its name: one that is new must not pass for another of its family.
    let found = match (family, measure) {
        ("unga", "ideal-point" | "ideal-distance") => ideal::bind(shelf, ask),
        ("unga", "a" | "agreement" | "kappa" | "pi" | "s" | "tau-b") => votes::bind(shelf, ask),
        ("alliance", "a" | "kappa" | "pi" | "s" | "tau-b" | "type" | "years") => {
            alliances::bind(shelf, ask, scope)
        }
        ("events", "class" | "count" | "goldstein" | "net" | "share" | "volume") => {
            events::bind(shelf, ask, scope)
        }
        (
            "power",
            "cinc" | "concentration" | "net" | "overtaking" | "parity" | "ratio" | "share",
        ) => power::bind(shelf, ask),
        ("trade", "gravity") => gravity::bind(shelf, ask, scope),
        (
            "trade",
            "balance" | "dependence" | "flow" | "interdependence" | "low-high" | "salience"
            | "share" | "symmetry",
        ) => trade::bind(shelf, ask, scope),
        ("arms", "dependence" | "flow" | "share") => arms::bind(shelf, ask),
        ("igo", "joint" | "share") => igo::bind(shelf, ask, scope),
        ("dispute", "count" | "fatal" | "hostility") => disputes::bind(shelf, ask),
        ("finance", "count" | "sum") => finance::bind(shelf, ask),
        ("visits", "count" | "share") => visits::bind(shelf, ask),
        // A test asks for every measure of the catalogue, so that this is not reached.
        _ => Err(Error::question(format!("{} has no data yet.", ask.info.name), "")),
    }?;
    Ok(Bound { ask: ask.clone(), scope, used: found.used, notes: found.notes, data: found.data })
}

/// The two states of a dyad, for a measure of dyads; a panel never asks it of a state.
fn dyad(who: Who) -> Option<(crate::StateNo, crate::StateNo)> {
    if let Who::Dyad(one, other) = who { Some((one, other)) } else { None }
}

/// Whether a question of that form can be asked of the measure.
pub(crate) fn takes(sides: Sides, who: Who) -> bool {
    match who {
        Who::Dyad(..) => matches!(sides, Sides::Directed | Sides::Undirected | Sides::Either),
        Who::State(_) => sides == Sides::Monadic,
        Who::System => sides == Sides::System,
    }
}
