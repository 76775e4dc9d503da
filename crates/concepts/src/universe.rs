//! Verdicts of many universes: the case under every combination of options of its choices.
//!
//! What [`choose`] and [`crate::judge`] would find, one universe after the other, is found here in about a microsecond or
//! two. The changes are told apart by what they touch, and everything is prepared once for each combination of the changes
//! that touch it, when it is first asked for:
//!
//! * a **coding**: what changes codings or sets of evidence. The sums that each act goes into;
//! * **readings**: a coding on the days that its acts are put on. What resistance an act may give up;
//! * what is **located**: a coding and places. Which readings belong to each arena and domain that is judged;
//! * **shares**: dates and windows. How much of each act counts in each period that is judged;
//! * what is **around**: measures, sets, windows. Searches, judgements and series of each scene;
//! * what is **withdrawn**: sources left out. The certainty that is left to each event;
//! * **levers**: equal weights, modes left out;
//! * the **rule**: school, aggregation, margin, shrinkage, calibration.
//!
//! A universe then is one pass over the acts of a place, and the evaluation of one school.

mod around;
mod coding;
mod group;
mod located;
mod readings;
mod rule;
mod shares;
mod withdrawn;

use crate::decide::decide;
use crate::degree::Fuzzy;
use crate::evaluate::{evaluate, labels};
use around::Around;
use coding::Coding;
use counterpoise_case::choose;
use counterpoise_case::model::{ActorId, ArenaId, Case, Edit, IndicatorId, Mode, Name, PeriodId};
use counterpoise_ledger::{Index, Ledger, pooled};
use counterpoise_numerics::Sum;
use group::{Group, Kind, Prepared};
use located::Located;
use readings::Readings;
use rule::{Asked, Rule};
use shares::Shares;
use std::fmt;
use withdrawn::Withdrawn;

/// Where and when a verdict is asked for. The window is that of the period in each universe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Where; `None`: all arenas pooled.
    pub arena: Option<ArenaId>,
    /// In which matters; `None`: in all.
    pub domain: Option<Name>,
    /// When.
    pub period: PeriodId,
}

/// The choices of a case, ready to judge any universe. Numbers a universe by the position of an option for each choice.
pub struct Universes<'c> {
    case: &'c Case,
    /// The case without what no rule, measure or search asks for: quick to copy.
    bare: Case,
    dyad: (ActorId, ActorId),
    scenes: Vec<Scene>,
    /// Different arenas and domains of the scenes, and different periods.
    spots: Vec<Spot>,
    periods: Vec<PeriodId>,
    /// For each scene its positions among these.
    laid: Vec<(usize, usize)>,
    options: Vec<Vec<Vec<Edit>>>,
    indicators: Vec<IndicatorId>,
    index: Index,
    labels: Vec<String>,
    /// For each combination of what is withdrawn, the combination of series that go with it.
    patterns: Vec<u32>,
    /// Series that are withdrawn together, for each such combination.
    series: Vec<Vec<bool>>,
    codings: Prepared<Coding>,
    readings: Prepared<Readings>,
    located: Prepared<Located>,
    shares: Prepared<Shares>,
    around: Prepared<Around>,
    withdrawn: Prepared<Withdrawn>,
    levers: Prepared<Lever>,
    rules: Prepared<Rule>,
}

/// An arena and a domain.
type Spot = (Option<ArenaId>, Option<Name>);

/// Too many combinations of one group to prepare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// How many.
    pub combinations: u128,
    /// How many there may be.
    pub most: u128,
    /// What the changes touch.
    pub of: &'static str,
}

impl fmt::Display for TooMany {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TooMany { combinations, most, of } = self;
        write!(f, "the options that {of} have {combinations} combinations, and at most {most} can be prepared")
    }
}

impl std::error::Error for TooMany {}

/// What outweighs the coding.
#[derive(Clone, Copy, Debug, Default)]
struct Lever {
    weight: Option<f64>,
    without: [bool; 3],
}

/// What one thread works in.
#[derive(Default)]
pub struct Room {
    sums: Vec<Sum>,
    any: Vec<bool>,
    numbers: Vec<f64>,
    degrees: Vec<Fuzzy>,
    held: Vec<f64>,
    steps: Vec<Fuzzy>,
    labels: Vec<Option<Fuzzy>>,
}

impl<'c> Universes<'c> {
    /// Prepares a case. `options` are the changes of each option of each choice; a universe without a change of school is
    /// judged by the author's school of the case.
    ///
    /// # Errors
    ///
    /// Where changes of one group have too many combinations.
    pub fn new(
        case: &'c Case,
        dyad: (ActorId, ActorId),
        scenes: &[Scene],
        options: Vec<Vec<Vec<Edit>>>,
    ) -> Result<Universes<'c>, TooMany> {
        let group = |kind: Kind| Group::of(&options, kind);
        let (codings, readings) = (group(Kind::Coding)?, group(Kind::Readings)?);
        let (located, shares) = (group(Kind::Located)?, group(Kind::Shares)?);
        let (around, withdrawn) = (group(Kind::Around)?, group(Kind::Withdrawn)?);
        let (levers, rules) = (group(Kind::Lever)?, group(Kind::Rule)?);
        let schools = rule::schools(case, &options);
        let indicators = crate::ground::indicators_of(case, &schools);
        let index = Index::new(&Ledger::new(case, dyad, &case.settings), &indicators);
        let (patterns, series) = withdrawn::patterns(case, &withdrawn, &options);
        let (spots, periods, laid) = laid(scenes);
        Ok(Universes {
            labels: rule::labels(case, &schools),
            bare: bare(case),
            case,
            dyad,
            scenes: scenes.to_vec(),
            spots,
            periods,
            laid,
            indicators,
            index,
            patterns,
            series,
            codings: Prepared::new(codings),
            readings: Prepared::new(readings),
            located: Prepared::new(located),
            shares: Prepared::new(shares),
            around: Prepared::new(around),
            withdrawn: Prepared::new(withdrawn),
            levers: Prepared::new(levers),
            rules: Prepared::new(rules),
            options,
        })
    }

    /// The labels that any of the schools gives, then `indeterminate`.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Position of `indeterminate` among the labels.
    #[must_use]
    pub fn indeterminate(&self) -> u16 {
        self.labels.len() as u16 - 1
    }

    /// The scenes that are judged.
    #[must_use]
    pub fn scenes(&self) -> &[Scene] {
        &self.scenes
    }

    /// The case in a universe, for whoever wants to look at it more closely. Slow.
    #[must_use]
    pub fn case_of(&self, universe: &[u16]) -> Case {
        let chosen = self.options.iter().zip(universe);
        choose(self.case, chosen.flat_map(|(options, &option)| &options[usize::from(option)]))
    }

    /// The label of a universe in a place: its position among [`Universes::labels`].
    pub fn label(&self, universe: &[u16], place: usize, room: &mut Room) -> u16 {
        let rule = self.rule(universe);
        self.evaluate(universe, place, rule, room);
        decide(&room.labels, rule.program.margin).map_or(self.indeterminate(), |at| rule.labels[at])
    }

    /// The label, and by how much the labels in question lead all others: the membership of the highest of them less the
    /// greatest that another label may have, -1..=1. A school that lacks them gives them the membership 0. Where none is
    /// in question, by how much no label leads: less the lead of the first over the second.
    pub fn lead(&self, universe: &[u16], place: usize, in_question: &[bool], room: &mut Room) -> (u16, f64) {
        let rule = self.rule(universe);
        self.evaluate(universe, place, rule, room);
        let found = decide(&room.labels, rule.program.margin);
        let label = found.map_or(self.indeterminate(), |at| rule.labels[at]);
        let asked = |at: usize| in_question.get(usize::from(rule.labels[at])).copied().unwrap_or(false);
        let known = || room.labels.iter().enumerate().filter_map(|(at, degree)| Some((at, (*degree)?)));
        let lead = if in_question.iter().any(|&asked| asked) {
            let own = known().filter(|(at, _)| asked(*at)).map(|(_, degree)| degree.height()).fold(0.0, f64::max);
            own - known().filter(|(at, _)| !asked(*at)).map(|(_, degree)| degree.hi).fold(0.0, f64::max)
        } else {
            let (mut first, mut second) = (0.0, 0.0);
            for (_, degree) in known() {
                let height = degree.height();
                if height > first {
                    (first, second) = (height, first);
                } else {
                    second = f64::max(second, height);
                }
            }
            second - first
        };
        (label, lead)
    }

    fn rule(&self, universe: &[u16]) -> &Rule {
        self.rules.at(universe, |position| {
            let edits = self.rules.group.edits(&self.options, position);
            Rule::new(&choose(&self.bare, edits), self)
        })
    }

    fn coding(&self, universe: &[u16]) -> &Coding {
        self.codings.at(universe, |position| {
            let edits = self.codings.group.edits(&self.options, position);
            Coding::new(choose(self.case, edits), self)
        })
    }

    fn readings(&self, universe: &[u16]) -> &Readings {
        self.readings.at(universe, |position| {
            Readings::new(self.coding(universe), &self.readings.group.edits(&self.options, position), self)
        })
    }

    fn located(&self, universe: &[u16], readings: &Readings) -> &Located {
        self.located.at(universe, |position| {
            let edits = self.located.group.edits(&self.options, position);
            Located::new(self.coding(universe), readings, &edits, self)
        })
    }

    fn shares(&self, universe: &[u16]) -> &Shares {
        self.shares.at(universe, |position| Shares::new(&self.shares.group.edits(&self.options, position), self))
    }

    fn around(&self, universe: &[u16]) -> &Around {
        self.around.at(universe, |position| Around::new(&self.around.group.edits(&self.options, position), self))
    }

    /// Fills `room.labels` with the degrees of the rule's labels.
    fn evaluate(&self, universe: &[u16], place: usize, rule: &Rule, room: &mut Room) {
        let readings = self.readings(universe);
        let (spot, period) = self.laid[place];
        let located = &self.located(universe, readings).spots[spot];
        let shares = &self.shares(universe).periods[period];
        let beside = self.around(universe);
        let around = &beside.spots[place];
        let out = self
            .withdrawn
            .at(universe, |position| Withdrawn::new(self.case, &self.withdrawn.group.edits(&self.options, position)));
        let lever = self.levers.at(universe, |position| lever(&self.levers.group.edits(&self.options, position)));
        let looked = add_up(readings, (located, shares), out, *lever, rule, room);
        let looked = (looked.0 || around.searched, looked.1 || around.searched);
        let pattern = self.patterns[self.withdrawn.group.position(universe)] as usize;
        room.degrees.clear();
        for (slot, asked) in rule.asked.iter().enumerate() {
            let (number, bounds) = match asked {
                Asked::Counted { .. } => {
                    let number = counted(asked, looked, rule.shrinkage, room);
                    (number, number.map(|number| (number, number)))
                }
                Asked::Series(at) => {
                    let number = beside.series[period][pattern][*at];
                    (number, number.map(|number| (number, number)))
                }
                Asked::Judged(at) => {
                    room.held.clear();
                    let held = around.judged[*at].iter().filter(|(judgement, _)| !out.judgements[*judgement as usize]);
                    room.held.extend(held.map(|(_, degree)| *degree));
                    pooled(&room.held).map_or((None, None), |(mean, bounds)| (Some(mean), Some(bounds)))
                }
                Asked::Nothing => (None, None),
            };
            room.degrees.push(match (number, bounds) {
                (Some(number), Some(bounds)) => Fuzzy::calibrated(bounds, number, rule.anchors[slot]),
                _ => Fuzzy::UNKNOWN,
            });
        }
        let Room { degrees, steps, labels: found, .. } = room;
        evaluate(&rule.program, |slot| &degrees[slot], steps);
        labels(&rule.program, &rule.applicable[place], steps, found);
    }
}

/// Sums the acts that count in a place; whether the subject's acts, and whether anybody's, show that somebody looked.
fn add_up(
    readings: &Readings,
    (located, shares): (&[u32], &[f64]),
    out: &Withdrawn,
    lever: Lever,
    rule: &Rule,
    room: &mut Room,
) -> (bool, bool) {
    room.sums.clear();
    room.sums.resize(rule.sums, Sum::new());
    room.any.clear();
    room.any.resize(rule.sums, false);
    let counts = |event: u32, mode: Mode| !out.certainty[event as usize].is_nan() && !lever.without[mode as usize];
    let mut looked = (false, false);
    for act in located.iter().map(|&at| &readings.acts[at as usize]) {
        let share = shares[act.event as usize];
        if share.is_nan() || !counts(act.event, act.mode) {
            continue;
        }
        let shows = share > 0.0;
        looked = (looked.0 || (shows && act.subject), looked.1 || shows);
        let amount = lever.weight.unwrap_or(act.weight) * out.certainty[act.event as usize] * share;
        let resisted = &readings.resisted[act.resisted.0 as usize..act.resisted.1 as usize];
        let reverses = resisted.iter().any(|&(event, mode)| counts(event, mode));
        let (from, to) = if reverses { act.reversing } else { act.plain };
        for &selection in &readings.selections[from as usize..to as usize] {
            let at = rule.slots[usize::from(selection)];
            if let Some(sum) = room.sums.get_mut(usize::from(at)) {
                sum.add(amount);
                room.any[usize::from(at)] |= shows;
            }
        }
    }
    looked
}

/// The number of a counted indicator: what [`counterpoise_ledger::View::value`] finds.
fn counted(asked: &Asked, looked: (bool, bool), shrinkage: f64, room: &mut Room) -> Option<f64> {
    let Asked::Counted { shape, sums, others } = asked else { return None };
    room.numbers.clear();
    room.numbers.extend(sums.iter().map(|&at| room.sums[usize::from(at)].value()));
    if *shape == counterpoise_ledger::Shape::Count {
        let sum = room.numbers.iter().sum();
        let any = || sums.iter().any(|&at| room.any[usize::from(at)]);
        let looked = if *others { looked.1 } else { looked.0 };
        return if sum > 0.0 || any() { Some(sum) } else { looked.then_some(0.0) };
    }
    shape.value(&room.numbers, shrinkage).filter(|number| number.is_finite())
}

fn lever(edits: &[&Edit]) -> Lever {
    let mut lever = Lever::default();
    for edit in edits {
        match edit {
            Edit::Weight(weight) => lever.weight = Some(*weight),
            Edit::WithoutMode(mode) => lever.without[*mode as usize] = true,
            _ => {}
        }
    }
    lever
}

/// The case without its acts and without what is asked of it: what stands beside the acts, and the schools.
fn bare(case: &Case) -> Case {
    Case {
        events: Vec::new(),
        claims: Vec::new(),
        choices: Vec::new(),
        hypotheses: Vec::new(),
        clues: Vec::new(),
        clusters: Vec::new(),
        causes: Vec::new(),
        ..case.clone()
    }
}

/// Different arenas with domains and different periods of scenes; for each scene its positions among these.
fn laid(scenes: &[Scene]) -> (Vec<Spot>, Vec<PeriodId>, Vec<(usize, usize)>) {
    let (mut spots, mut periods) = (Vec::new(), Vec::new());
    let one = |scene: &Scene| {
        let spot = (scene.arena, scene.domain.clone());
        (position(&mut spots, spot), position(&mut periods, scene.period))
    };
    let laid = scenes.iter().map(one).collect();
    (spots, periods, laid)
}

/// Where something stands in a list, which it joins if it is new.
fn position<T: PartialEq>(list: &mut Vec<T>, of: T) -> usize {
    list.iter().position(|own| *own == of).unwrap_or_else(|| {
        list.push(of);
        list.len() - 1
    })
}
