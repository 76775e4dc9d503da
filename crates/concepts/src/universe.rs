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
//! A universe then is one pass over the acts of a place, and the evaluation of one school.

mod coding;
mod compared;
mod context_evidence;
mod excluded_sources;
mod fixed;
mod group;
mod located;
mod readings;
mod rule;
mod shares;

use coding::Coding;
use compared::Compared;
use context_evidence::ContextEvidence;
use counterpoise_case::model::{ActorId, Case, Combine, Edit, Mode, SchoolId};
use counterpoise_case::{choose, wordless};
use counterpoise_dates::Window;
use counterpoise_kernel::{calibrated, decide, evaluate, labels, marginal::judged_by};
use counterpoise_ledger::{Index, Ledger, SEARCH, remains};
use counterpoise_numerics::Sum;
use excluded_sources::ExcludedSources;
use fixed::{Fixed, bare, laid, standing};
pub use fixed::{Scene, TooMany};
use group::{Group, Kind, Prepared};
use located::{Here, Located};
use readings::Readings;
use rule::{Asked, Rule, Scale};
use shares::Shares;
use std::cell::RefCell;
use std::collections::HashMap;

/// The choices of a case, ready to judge any universe. Numbers a universe by the position of an
/// option for each choice.
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
    /// What one commitment adds to each sum: the greatest of its rows.
    held: Vec<(u16, f64)>,
    numbers: Vec<f64>,
    degrees: Vec<f64>,
    judges: Vec<(u32, Sum, f64, f64)>,
    voices: Vec<(f64, f64)>,
    steps: Vec<f64>,
    labels: Vec<Option<f64>>,
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
        let group = |kind: Kind| Group::of(&options, kind);
        let (codings, readings) = (group(Kind::Coding)?, group(Kind::Readings)?);
        let (located, shares) = (group(Kind::Located)?, group(Kind::Shares)?);
        let (context, excluded) = (group(Kind::ContextEvidence)?, group(Kind::ExcludedSources)?);
        let (levers, rules) = (group(Kind::Lever)?, group(Kind::Rule)?);
        let schools = rule::schools(case, school, &options);
        let ledger = Ledger::new(case, dyad, &case.settings);
        let asked = counterpoise_kernel::indicators_of(&ledger, &schools);
        let index = Index::new(&ledger, &asked);
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
            scales: Prepared::new(group(Kind::Scale)?),
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
        decide(&room.labels).map_or(self.none_of_these(), |at| rule.labels[at])
    }

    /// The label, and by how much the labels in question lead all others: the membership of the
    /// highest of them less the greatest that another label may have, -1..=1. A school that lacks
    /// them gives them the membership 0. Where none is in question, by how much no label leads:
    /// less the lead of the first over the second.
    pub fn lead(
        &self,
        universe: &[u16],
        place: usize,
        in_question: &[bool],
        room: &mut Room,
    ) -> (u16, f64) {
        let rule = self.rule(universe);
        self.evaluate(universe, place, rule, room);
        let found = decide(&room.labels);
        let label = found.map_or(self.none_of_these(), |at| rule.labels[at]);
        let asked =
            |at: usize| in_question.get(usize::from(rule.labels[at])).copied().unwrap_or(false);
        let known =
            || room.labels.iter().enumerate().filter_map(|(at, degree)| Some((at, (*degree)?)));
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

    /// Fills `room.labels` with the degrees of the rule's labels.
    fn evaluate(&self, universe: &[u16], place: usize, rule: &Rule, room: &mut Room) {
        let readings = self.readings(universe);
        let (spot, period) = self.laid[place];
        let located = &self.located(universe, readings).spots[spot];
        let shares = &self.shares(universe).periods[period];
        let beside = self.context(universe);
        let context = &beside.spots[place];
        let out = self.excluded.at(universe, |position| {
            ExcludedSources::new(
                &self.fixed.wordless,
                &self.excluded.group.edits(&self.options, position),
            )
        });
        let lever = self
            .levers
            .at(universe, |position| lever(&self.levers.group.edits(&self.options, position)));
        add_up(readings, (located, shares), out, *lever, rule, room);
        let pattern = self.patterns[self.excluded.group.position(universe)] as usize;
        let years = self.shares(universe).years[period];
        room.degrees.clear();
        let scale = self.scales.at(universe, |position| {
            Scale::new(self.fixed.case, &self.scales.group.edits(&self.options, position))
        });
        for (slot, asked) in rule.asked.iter().enumerate() {
            let degree = match asked {
                Asked::Counted { gauge, sums, sought } => {
                    room.numbers.clear();
                    room.numbers.extend(sums.iter().map(|&at| room.sums[usize::from(at)].value()));
                    if !sought.is_empty() && sought.iter().all(|&at| context.sought[at]) {
                        room.numbers[1] += SEARCH * scale.settings.unit;
                    }
                    let marginal =
                        |numbers: &[f64]| gauge.marginal(numbers, years, &scale.settings);
                    if gauge.is_tabled() {
                        marginal(&room.numbers)
                    } else {
                        remembered(rule.keys[slot] ^ scale.key, years, &room.numbers, marginal)
                    }
                }
                Asked::Series(at, anchors) => beside.series[period][pattern][*at]
                    .map_or(0.5, |number| calibrated(number, *anchors)),
                Asked::Judged(at, anchors) => {
                    let all = &context.judged[*at];
                    calibrated(
                        combined(all, &out.judgements, scale.settings.combine, room),
                        *anchors,
                    )
                }
                Asked::Standing(selection) => {
                    let window = self.shares(universe).windows[period];
                    standing_in(readings, *selection, located, window, out, *lever)
                }
                Asked::Most(attribute) => {
                    let at = self.compared_at(universe);
                    room.compared
                        .entry((*attribute, at))
                        .or_insert_with(|| self.most(*attribute, at, universe))[place]
                }
                Asked::Unknown => 0.5,
            };
            room.degrees.push(degree);
        }
        let Room { degrees, steps, labels: found, .. } = room;
        evaluate(&rule.program, |slot| &degrees[slot], steps);
        labels(&rule.program, &rule.applicable[place], steps, found);
    }
}

/// The probability that an act of a selection stands.
fn standing_in(
    readings: &Readings,
    selection: u16,
    located: &Here,
    window: Window,
    out: &ExcludedSources,
    lever: Lever,
) -> f64 {
    let counts = |event: u32, mode: Mode| {
        !out.certainty[event as usize].is_nan() && !lever.without[mode as usize]
    };
    let is_left =
        |at: u32| counts(readings.acts[at as usize].event, readings.acts[at as usize].mode);
    let extent = |at: u32| readings.entries[at as usize].extent;
    let acts = readings
        .standing
        .iter()
        .find(|(own, _)| *own == selection)
        .map_or(&[][..], |(_, acts)| acts);
    let mut none = 1.0;
    for (at, ends) in acts.iter().filter(|(at, _)| is_left(*at)) {
        let act = &readings.acts[*at as usize];
        let resisted = &readings.resisted[act.resisted.0 as usize..act.resisted.1 as usize];
        let reverses = resisted.iter().any(|&(event, mode)| counts(event, mode));
        let (from, to) = if reverses { act.reversing } else { act.plain };
        let takes = readings.selections[from as usize..to as usize].contains(&selection);
        if takes && located.has(*at, act.commitment) {
            let ended = ends.iter().filter(|other| is_left(**other)).map(|other| extent(*other));
            none *= 1.0 - out.certainty[act.event as usize] * remains(extent(*at), ended, window);
        }
    }
    1.0 - none
}

/// What the judges that are left come to.
fn combined(
    all: &[context_evidence::Judgement],
    out: &[bool],
    combine: Combine,
    room: &mut Room,
) -> f64 {
    let Room { judges, voices, .. } = room;
    judges.clear();
    for judgement in all.iter().filter(|judgement| !out[judgement.assessment as usize]) {
        // Judgements of one author stand together.
        match judges.last_mut() {
            Some((voice, sum, n, _)) if *voice == judgement.voice => {
                sum.add(judgement.degree);
                *n += 1.0;
            }
            _ => judges.push((
                judgement.voice,
                [judgement.degree].into_iter().collect(),
                1.0,
                judgement.stands,
            )),
        }
    }
    voices.clear();
    voices.extend(judges.iter().map(|(_, sum, n, stands)| (sum.value() / n, *stands)));
    judged_by(combine, voices)
}

/// How many marginals a thread remembers before it forgets them.
const REMEMBERED: usize = 1 << 18;

/// A marginal that may have been computed before: universes differ in few sums, and so do walks
/// through them. `gauge` stands for all else that the marginal hangs on.
fn remembered(gauge: u64, years: f64, sums: &[f64], compute: impl FnOnce(&[f64]) -> f64) -> f64 {
    thread_local! {
        static KNOWN: RefCell<HashMap<(u64, [u64; 5]), f64>> = RefCell::default();
    }
    let mut key = [years.to_bits(), 0, 0, 0, 0];
    key[1..].iter_mut().zip(sums).for_each(|(place, sum)| *place = sum.to_bits());
    KNOWN.with_borrow_mut(|known| {
        if let Some(found) = known.get(&(gauge, key)) {
            return *found;
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let found = compute(sums);
        known.insert((gauge, key), found);
        found
    })
}

/// Sums the acts that count in a place.
fn add_up(
    readings: &Readings,
    (located, shares): (&Here, &[f64]),
    out: &ExcludedSources,
    lever: Lever,
    rule: &Rule,
    room: &mut Room,
) {
    let Room { sums, held, .. } = room;
    sums.clear();
    sums.resize(rule.sums, Sum::new());
    let counts = |event: u32, mode: Mode| {
        !out.certainty[event as usize].is_nan() && !lever.without[mode as usize]
    };
    // What a reading adds, and the selections that take it; `None`: it does not count.
    let adds = |at: u32, bearing: f64| {
        let act = &readings.acts[at as usize];
        let share = shares[act.event as usize];
        if share.is_nan() || !counts(act.event, act.mode) {
            return None;
        }
        let amount = lever.weight.unwrap_or(act.weight)
            * out.certainty[act.event as usize]
            * share
            * bearing;
        let resisted = &readings.resisted[act.resisted.0 as usize..act.resisted.1 as usize];
        let reverses = resisted.iter().any(|&(event, mode)| counts(event, mode));
        let (from, to) = if reverses { act.reversing } else { act.plain };
        Some((amount, &readings.selections[from as usize..to as usize]))
    };
    for &(at, bearing) in &located.alone {
        let Some((amount, selections)) = adds(at, bearing) else { continue };
        for &selection in selections {
            if let Some(sum) = sums.get_mut(usize::from(rule.slots[usize::from(selection)])) {
                sum.add(amount);
            }
        }
    }
    // After what counts by itself and in the order of commitments, as the ledger's own sums have
    // it.
    for rows in located.rows.chunk_by(|(one, ..), (other, ..)| one == other) {
        held.clear();
        for &(_, at, bearing) in rows {
            let Some((amount, selections)) = adds(at, bearing) else { continue };
            for &selection in selections {
                let slot = rule.slots[usize::from(selection)];
                if usize::from(slot) < sums.len() {
                    hold(held, slot, amount);
                }
            }
        }
        held.iter().for_each(|&(slot, amount)| sums[usize::from(slot)].add(amount));
    }
}

/// Of a commitment the greatest row counts.
fn hold(held: &mut Vec<(u16, f64)>, slot: u16, amount: f64) {
    match held.iter_mut().find(|(own, _)| *own == slot) {
        Some((_, most)) => *most = most.max(amount),
        None => held.push((slot, amount)),
    }
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
