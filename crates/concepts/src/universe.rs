//! Verdicts of many universes: the case under every combination of options of its choices.
//!
//! What [`choose`] and [`crate::judge`] would find, one universe after the other, is found here in
//! about a microsecond or two. The changes are told apart by what they touch, and everything is
//! prepared once for each combination of the changes that touch it, when it is first asked for:
//!
//! * a **coding**: what changes codings or sets of evidence. The sums that each act goes into;
//! * **readings**: a coding on the days that its acts are put on. What resistance an act may give
//!   up;
//! * what is **located**: a coding and places. Which readings belong to each arena and domain that
//!   is judged;
//! * **shares**: dates and windows. How much of each act counts in each period that is judged;
//! * what is **context**: measures, sets, windows. Searches, judgements and series of each scene;
//! * what is **excluded**: sources left out. The certainty that is left to each event;
//! * **levers**: equal weights, modes left out;
//! * the **scale**: odds, thresholds, the unit of evidence;
//! * the **rule**: school, aggregation, calibration of series and judgements.
//!
//! What is compared between pairs is read off judgements and series, once for each combination of
//! the changes that touch these.
//!
//! A million universes of fourteen choices differ in far fewer codings, places and exclusions: each
//! group of changes has some tens or hundreds of combinations, and it is these that cost time. What
//! is left for a universe is to look up what was prepared and to add up some hundred acts.
//!
//! A universe then is a [`Perturbed`] cell: the kernel makes one pass over the acts of a place and
//! evaluates one school.

mod coding;
mod compared;
mod context_evidence;
mod excluded_sources;
mod fixed;
mod group;
mod located;
mod perturbed;
mod readings;
mod rule;
mod shares;

use coding::Coding;
use compared::Compared;
use context_evidence::ContextEvidence;
use counterpoise_case::model::{ActorId, Case, Edit, SchoolId};
use counterpoise_case::{choose, wordless};
use counterpoise_kernel::{CompiledCell, Evaluated, decide, indicators_of};
use counterpoise_ledger::{Index, Ledger};
use excluded_sources::ExcludedSources;
use fixed::{Fixed, Positions, bare, laid, standing};
pub use fixed::{Scene, TooMany};
pub use group::Touched;
use group::{Group, Prepared};
use located::Located;
use perturbed::{Judges, Lever, Perturbed};
use readings::Readings;
use rule::{Rule, Scale};
use shares::Shares;
use std::sync::Arc;

/// The choices of a case, ready to judge any universe. Numbers a universe by the position of an
/// option for each choice.
///
/// Two things are taken from the case as it is written and not from the universe: whether anybody
/// looked at the fields that a presence asks for (`Ledger::is_coded`), which a set, a coder or a
/// source left out could change; and who speaks for a judgement that cites several works of which
/// the first is left out. Of the rest a universe is the changed case, to the last bit.
pub struct Universes<'c> {
    fixed: Fixed<'c>,
    /// For each scene its positions among the different places and periods.
    laid: Vec<(usize, usize)>,
    options: Vec<Vec<Vec<Edit>>>,
    /// For each combination of what is excluded, the combination of series that go with it.
    patterns: Vec<u32>,
    codings: Prepared<Coding>,
    readings: Prepared<Readings>,
    located: Prepared<Located>,
    shares: Prepared<Shares>,
    context: Prepared<ContextEvidence>,
    excluded: Prepared<ExcludedSources>,
    levers: Prepared<Lever>,
    rules: Prepared<Rule>,
    scales: Prepared<Scale>,
    compared: Compared,
}

/// What one thread works in.
#[derive(Default)]
pub struct Room {
    cell: counterpoise_kernel::Room,
    judges: Judges,
    degrees: Vec<f64>,
    evaluated: Evaluated<f64>,
    /// What is compared between pairs, as far as this thread has asked for it: looked up without
    /// waiting for others.
    compared: compared::Known,
}

impl<'c> Universes<'c> {
    /// Prepares a case. `options` are the changes of each option of each choice; a universe without
    /// a change of school is judged by `school`, or by the author's school of the case.
    ///
    /// # Errors
    ///
    /// Where changes of one group have too many combinations.
    pub fn new(
        case: &'c Case,
        dyad: (ActorId, ActorId),
        school: Option<SchoolId>,
        scenes: &[Scene],
        options: Vec<Vec<Vec<Edit>>>,
    ) -> Result<Universes<'c>, TooMany> {
        let group = |kind: Touched| Group::of(&options, kind);
        let (codings, readings) = (group(Touched::Coding)?, group(Touched::Readings)?);
        let (located, shares) = (group(Touched::Located)?, group(Touched::Shares)?);
        let (context, excluded) =
            (group(Touched::ContextEvidence)?, group(Touched::ExcludedSources)?);
        let (levers, rules) = (group(Touched::Lever)?, group(Touched::Rule)?);
        let schools = rule::schools(case, school, &options);
        let ledger = Ledger::new(case, dyad, &case.settings);
        let asked = indicators_of(&ledger, &schools);
        let index = Arc::new(Index::new(&ledger, &asked));
        let standing = standing(&ledger, &schools, &index);
        let coded = asked.indicators.iter().copied().filter(|&id| ledger.is_coded(id)).collect();
        let wordless = wordless(case);
        let (patterns, series) = excluded_sources::patterns(case, &excluded, &options);
        let compared = Compared::new(case, &schools, &excluded, &options)?;
        let (spots, periods, laid) = laid(scenes);
        let mut bare = bare(&wordless);
        bare.header.author_school = school.or(bare.header.author_school);
        let fixed = Fixed {
            labels: rule::labels(case, &schools),
            bare,
            wordless,
            case,
            dyad,
            scenes: scenes.to_vec(),
            spots,
            periods,
            positions: Positions::new(case, &asked.indicators),
            asked,
            coded,
            index,
            standing,
            series,
        };
        Ok(Universes {
            fixed,
            laid,
            patterns,
            codings: Prepared::new(codings),
            readings: Prepared::new(readings),
            located: Prepared::new(located),
            shares: Prepared::new(shares),
            context: Prepared::new(context),
            excluded: Prepared::new(excluded),
            levers: Prepared::new(levers),
            rules: Prepared::new(rules),
            scales: Prepared::new(group(Touched::Scale)?),
            compared,
            options,
        })
    }

    /// The labels that any of the schools gives, then none of these.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.fixed.labels
    }

    /// Position of none of these among the labels.
    #[must_use]
    pub fn none_of_these(&self) -> u16 {
        self.fixed.labels.len() as u16 - 1
    }

    /// The scenes that are judged.
    #[must_use]
    pub fn scenes(&self) -> &[Scene] {
        &self.fixed.scenes
    }

    /// The case in a universe, for whoever wants to look at it more closely. Slow.
    #[must_use]
    pub fn case_of(&self, universe: &[u16]) -> Case {
        let chosen = self.options.iter().zip(universe);
        choose(self.fixed.case, chosen.flat_map(|(options, &option)| &options[usize::from(option)]))
    }

    /// The label of a universe in a place: its position among [`Universes::labels`].
    pub fn label(&self, universe: &[u16], place: usize, room: &mut Room) -> u16 {
        let rule = self.rule(universe);
        self.evaluate(universe, place, rule, room);
        decide(&room.evaluated.labels).map_or(self.none_of_these(), |at| rule.labels[at])
    }

    /// The label, and by how much the labels in question lead all others: the membership of the
    /// highest of them less the greatest that another label may have, -1..=1. A school that lacks
    /// them gives them the membership 0. Where none is in question, by how much no label leads:
    /// less the lead of the first over the second.
    ///
    /// What a label hangs on is told by how far choices move this number: most of them change no
    /// label by themselves, but bring it nearer to a change.
    pub fn lead(
        &self,
        universe: &[u16],
        place: usize,
        in_question: &[bool],
        room: &mut Room,
    ) -> (u16, f64) {
        let rule = self.rule(universe);
        self.evaluate(universe, place, rule, room);
        let found = decide(&room.evaluated.labels);
        let label = found.map_or(self.none_of_these(), |at| rule.labels[at]);
        let asked =
            |at: usize| in_question.get(usize::from(rule.labels[at])).copied().unwrap_or(false);
        let known = || {
            room.evaluated
                .labels
                .iter()
                .enumerate()
                .filter_map(|(at, degree)| Some((at, (*degree)?)))
        };
        let lead = if in_question.iter().any(|&asked| asked) {
            let own =
                known().filter(|(at, _)| asked(*at)).map(|(_, degree)| degree).fold(0.0, f64::max);
            own - known()
                .filter(|(at, _)| !asked(*at))
                .map(|(_, degree)| degree)
                .fold(0.0, f64::max)
        } else {
            let (mut first, mut second) = (0.0, 0.0);
            for (_, height) in known() {
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
            Rule::new(&choose(&self.fixed.bare, edits), &self.fixed)
        })
    }

    fn coding(&self, universe: &[u16]) -> &Coding {
        self.codings.at(universe, |position| {
            let edits = self.codings.group.edits(&self.options, position);
            Coding::new(choose(&self.fixed.wordless, edits), &self.fixed)
        })
    }

    fn readings(&self, universe: &[u16]) -> &Readings {
        self.readings.at(universe, |position| {
            Readings::new(
                self.coding(universe),
                &self.readings.group.edits(&self.options, position),
                &self.fixed,
            )
        })
    }

    fn located(&self, universe: &[u16], readings: &Readings) -> &Located {
        self.located.at(universe, |position| {
            let edits = self.located.group.edits(&self.options, position);
            Located::new(self.coding(universe), readings, &edits, &self.fixed)
        })
    }

    fn shares(&self, universe: &[u16]) -> &Shares {
        self.shares.at(universe, |position| {
            Shares::new(&self.shares.group.edits(&self.options, position), &self.fixed)
        })
    }

    fn context(&self, universe: &[u16]) -> &ContextEvidence {
        self.context.at(universe, |position| {
            ContextEvidence::new(&self.context.group.edits(&self.options, position), &self.fixed)
        })
    }

    /// Evaluates the rule into the room.
    fn evaluate(&self, universe: &[u16], place: usize, rule: &Rule, room: &mut Room) {
        let readings = self.readings(universe);
        let (spot, period) = self.laid[place];
        let acts = &self.located(universe, readings).spots[spot];
        let shares = self.shares(universe);
        let context = self.context(universe);
        let excluded = self.excluded.at(universe, |position| {
            let edits = self.excluded.group.edits(&self.options, position);
            ExcludedSources::new(&self.fixed.wordless, &edits)
        });
        let lever = self
            .levers
            .at(universe, |position| Lever::of(&self.levers.group.edits(&self.options, position)));
        let scale = self.scales.at(universe, |position| {
            Scale::new(self.fixed.case, &self.scales.group.edits(&self.options, position))
        });
        let pattern = self.patterns[self.excluded.group.position(universe)] as usize;
        let Room { cell: cell_room, judges, degrees, evaluated, compared } = room;
        let mut perturbed = Perturbed {
            universes: self,
            universe,
            place,
            fixed: &self.fixed,
            readings,
            acts,
            shares: &shares.periods[period],
            window: shares.windows[period],
            years: shares.years[period],
            spot: &context.spots[place],
            series: &context.series[period][pattern],
            excluded,
            lever: *lever,
            rule,
            scale,
            room: judges,
            known: compared,
        };
        let cell = CompiledCell { schools: &rule.schools, acts };
        cell.add_up(&perturbed, cell_room);
        degrees.clear();
        for ask in 0..rule.schools.asks.len() {
            degrees.push(cell.read(ask, &mut perturbed, cell_room).degree);
        }
        let slots = &rule.schools.slots[0];
        evaluated.evaluate(rule.program(), &rule.applicable[place], |slot| &degrees[slots[slot]]);
    }
}
