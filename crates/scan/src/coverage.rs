//! Whether a shift follows from who is in the data, not from what they do.
//!
//! Event data name actors: a state, its agencies, its leaders. Extracts and dictionaries of such
//! data have some of them and lack others, and a leader is in the news with a term. A series
//! between two states is then a series of whoever was there, and breaks with their terms.
//!
//! # Definition
//! A name's **term** reaches from the first to the last year in which it occurs, as a share of all
//! rows of the data, at least a third as often as in its best year. A name **lasts** if its term
//! takes two thirds of the years of the data or more, or if it is the name of the state itself;
//! else it **passes**. Years, whatever the period of the scan, because a best month says little.
//!
//! A shift is an **artefact of coverage** if more than half of the events in the periods compared
//! have a name that passes, and the shift does not stand without them: the events among lasting
//! names are fewer than the minimum on a side, or their shift is in the other direction or less
//! than half as large.
//!
//! # Limits
//! A leader who is replaced by another in the same data makes names pass without a gap; the shift
//! then stands or falls with the agencies and the state itself. Reports that repeat count each
//! here, whatever the rule of the series. Data of fewer than four years have no terms to speak of
//! and are not judged.

mod sight;

use counterpoise_measures::events::Sums;
use serde::Serialize;

pub(crate) use sight::Sight;

use crate::balance::Measure;
use crate::gather::point;
use crate::series::{Dyad, Panel};
use crate::shift::Searched;
use crate::spec::{Spec, default_minimum};
use sight::{Counted, Name};

/// The fewest years in which names can come and go.
const LEAST_YEARS: usize = 4;
/// How many passing names are told.
const TOLD: usize = 3;

/// Whether a shift follows from who is in the data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    /// What the names say.
    pub evidence: Evidence,
    /// Whether the shift is set aside.
    pub artefact: bool,
    /// The share of the events in the periods compared that have a name which passes; `None` where
    /// that was not judged.
    pub passing: Option<f64>,
    /// The names that pass, by their events, three at most.
    pub names: Vec<Term>,
    /// Events among lasting names before and after, and their shift.
    pub lasting: Lasting,
    /// States of the dyad that the data never name as such: only agencies and persons of theirs.
    pub never_named: Vec<&'static str>,
}

/// What the names of actors say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Most events are of names that last.
    Lasting,
    /// Most events are of names that pass, and the shift stands without them.
    Confirmed,
    /// Most events are of names that pass, and the shift does not stand without them.
    Passing,
    /// The data are too short for names to come and go.
    TooShort,
}

/// Events among names that last.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Lasting {
    /// Events before the date.
    pub before: u64,
    /// Events from the date on.
    pub after: u64,
    /// The balance after less that before, over all these events; `None` where a side has none.
    pub shift: Option<f64>,
    /// Whether both sides have as many events as a period needs.
    pub enough: bool,
}

/// A name with its term.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// The name as the data write it.
    pub name: String,
    /// The first year of its term.
    pub first: i32,
    /// The last year of its term.
    pub last: i32,
    /// The share of the events in the periods compared that have it.
    pub share: f64,
}

impl Sight {
    /// What the names say of every dyad.
    /// `shifts` are those of [`Panel::all`].
    pub(crate) fn judge(
        &self,
        panel: &Panel,
        shifts: &[Option<Searched>],
        spec: &Spec,
    ) -> Vec<Option<Coverage>> {
        let minimum = spec.minimum.unwrap_or_else(|| default_minimum(Measure::Net, spec.period));
        let judged = panel.all().zip(shifts).zip(self.by_dyad(shifts.len()));
        let of =
            |((series, found), own): ((&crate::series::Series, &Option<Searched>), &[Counted])| {
                let found = (*found)?;
                let case = Case {
                    sight: self,
                    dyad: series.dyad,
                    first: panel.first,
                    window: spec.window,
                    found,
                };
                Some(case.judge(own, minimum))
            };
        judged.map(of).collect()
    }
}

/// A dyad that is judged.
struct Case<'a> {
    sight: &'a Sight,
    dyad: Dyad,
    first: i32,
    window: usize,
    found: Searched,
}

impl Case<'_> {
    fn judge(&self, own: &[Counted], minimum: u32) -> Coverage {
        let compared: Vec<&Counted> = own.iter().filter(|it| self.position(it).is_some()).collect();
        let all: u64 = compared.iter().map(|it| it.n()).sum();
        let (passing, lasting): (Vec<&Counted>, Vec<&Counted>) =
            compared.iter().partition(|it| self.passes(it));
        let part = passing.iter().map(|it| it.n()).sum::<u64>() as f64 / all.max(1) as f64;
        let lasting = self.lasting(&lasting, minimum);
        let evidence = match () {
            () if self.sight.years.len() < LEAST_YEARS => Evidence::TooShort,
            () if part <= 0.5 => Evidence::Lasting,
            () if self.stands(&lasting) => Evidence::Confirmed,
            () => Evidence::Passing,
        };
        Coverage {
            evidence,
            artefact: evidence == Evidence::Passing,
            passing: (evidence != Evidence::TooShort).then_some(part),
            names: if evidence == Evidence::TooShort {
                Vec::new()
            } else {
                self.told(&passing, all)
            },
            lasting,
            never_named: self.never_named(own),
        }
    }

    /// The position of the period of an event, if it is among those compared.
    fn position(&self, it: &Counted) -> Option<usize> {
        let at = usize::try_from(it.period - self.first).ok()?;
        let range = self.found.at.saturating_sub(self.window)..self.found.at + self.window;
        range.contains(&at).then_some(at)
    }

    fn passes(&self, it: &Counted) -> bool {
        self.names(it).into_iter().flatten().any(|(name, state)| self.passing(name, state))
    }

    fn passing(&self, name: &Name, state: &str) -> bool {
        name.means != Some(state) && !self.sight.lasts(name)
    }

    /// The names of both sides, each with the state on its side.
    fn names(&self, it: &Counted) -> [Option<(&Name, &'static str)>; 2] {
        let sides = if it.turned {
            [self.dyad.target, self.dyad.source]
        } else {
            [self.dyad.source, self.dyad.target]
        };
        [
            self.sight.name(it.source).map(|name| (name, sides[0])),
            self.sight.name(it.target).map(|name| (name, sides[1])),
        ]
    }

    fn lasting(&self, lasting: &[&Counted], minimum: u32) -> Lasting {
        let (mut before, mut after) = (Sums::default(), Sums::default());
        for it in lasting {
            let side =
                if self.position(it) < Some(self.found.at) { &mut before } else { &mut after };
            side.quads[0] = side.quads[0].saturating_add(it.cooperation);
            side.quads[2] = side.quads[2].saturating_add(it.conflict);
        }
        let shift = point(&after, 1)
            .value
            .zip(point(&before, 1).value)
            .map(|(after, before)| after - before);
        let enough = before.n().min(after.n()) >= u64::from(minimum.max(1));
        Lasting { before: before.n(), after: after.n(), shift, enough }
    }

    fn stands(&self, lasting: &Lasting) -> bool {
        let whole = self.found.shift();
        lasting.enough
            && lasting
                .shift
                .is_some_and(|shift| shift * whole > 0.0 && shift.abs() >= 0.5 * whole.abs())
    }

    /// The passing names with the most events.
    fn told(&self, passing: &[&Counted], all: u64) -> Vec<Term> {
        let mut events = std::collections::BTreeMap::<&str, (u64, &Name)>::new();
        for it in passing {
            for (name, _) in self
                .names(it)
                .into_iter()
                .flatten()
                .filter(|(name, state)| self.passing(name, state))
            {
                events.entry(&name.text).or_insert((0, name)).0 += it.n();
            }
        }
        let mut told: Vec<(u64, &Name)> = events.into_values().collect();
        told.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.text.cmp(&other.1.text)));
        let term = |(n, name): (u64, &Name)| {
            let (first, last) = name.term;
            Term { name: name.text.clone(), first, last, share: n as f64 / all.max(1) as f64 }
        };
        told.into_iter().take(TOLD).map(term).collect()
    }

    fn never_named(&self, own: &[Counted]) -> Vec<&'static str> {
        let named = |state: &&'static str| {
            own.iter()
                .flat_map(|it| self.names(it))
                .flatten()
                .any(|(name, _)| name.means == Some(*state))
        };
        [self.dyad.source, self.dyad.target].into_iter().filter(|state| !named(state)).collect()
    }
}
