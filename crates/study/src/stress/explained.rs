//! The rival explanations over universes: in which share of them the leading one leads, and which
//! choice that hangs on.

use super::bearing_choices::{BearingChoices, is_of_evidence};
use super::facts::{ExplainedElsewhere, FEWEST, Moved, NOT_WEIGHED, StressSpec, TIED};
use crate::bench::{Bench, Choices};
use crate::cells::path_draws;
use crate::memo::Memo;
use crate::rivals::{bare, computed, lean, weigh};
use counterpoise_case::choose;
use counterpoise_case::model::{ActorId, Case, ClueId, Edit};
use counterpoise_ledger::Ledger;
use counterpoise_multiverse::{Found, Judge, Plan, Reached, SpaceError, Watch, flips, run};
use counterpoise_numerics::quantile;
use counterpoise_tracing::Status;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The explanations over a sample of the universes that bear on them. `None`: they were not asked
/// for, there are none, or no choice bears on them.
pub(super) fn over(
    case: &Case,
    dyad: (ActorId, ActorId),
    spec: &StressSpec,
    memo: &Arc<Memo>,
    watch: &Watch<'_>,
) -> Result<Option<ExplainedElsewhere>, SpaceError> {
    if spec.explanations == 0 || !case.hypotheses.iter().any(|hypothesis| hypothesis.is_weighed) {
        return Ok(None);
    }
    let part = BearingChoices::of_explanations(case)?;
    if part.choices.is_empty() {
        return Ok(None);
    }
    let mut weighing = Weighing::new(case, dyad, &part, memo);
    let preferred = part.space.preferred();
    let own = weighing.judge(&preferred, 0, &mut ()).label;
    weighing.asked = own;
    let plan = Plan::of(&part.space, spec.explanations, spec.seed);
    // Who watches is told of verdicts, of which there are very many; here only the end is heard.
    let quiet = Watch { stop: watch.stop, done: &|_| {} };
    let reached = run(&part.space, plan, None, &weighing, &quiet);
    Ok(Some(told(spec, &weighing, &reached, plan.is_all())))
}

fn told(
    spec: &StressSpec,
    weighing: &Weighing<'_>,
    reached: &Reached,
    all: bool,
) -> ExplainedElsewhere {
    let (part, own) = (weighing.part, weighing.asked);
    let counts = reached.tally.counts(0);
    let drawn = u128::from(reached.judged) < part.space.total();
    let name = |label: u16| weighing.labels[usize::from(label)].clone();
    let mut leaders: Vec<(String, u64)> = (0..counts.labels.len())
        .map(|at| (name(at as u16), counts.labels[at]))
        .filter(|(_, n)| *n > 0)
        .collect();
    leaders.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let finished = reached.judged == reached.planned;
    // Where the changes of verdicts are looked for one by one only, time is short.
    let searched = finished && spec.flips.0 > 1;
    let flips =
        if searched { flips(&part.space, weighing, 0, 1, MOST_CHANGES).flips } else { Vec::new() };
    let medians = medians(part, reached);
    let moved = |(at, medians): (usize, Vec<Option<f64>>)| Moved {
        choice: part.choices[at],
        effect: counts.effect(at, drawn),
        floor: counts.floor(at, drawn),
        fewest: if drawn { FEWEST } else { 1 },
        options: counts.options[at]
            .iter()
            .zip(medians)
            .map(|(row, median)| (row[usize::from(own)], row.iter().sum(), median))
            .collect(),
    };
    let mut posterior: Vec<f64> =
        reached.found[0].iter().map(|found| f64::from(found.height)).collect();
    posterior.retain(|p| p.is_finite());
    posterior.sort_by(f64::total_cmp);
    ExplainedElsewhere {
        total: part.space.total(),
        planned: reached.planned,
        judged: reached.judged,
        all: all && finished,
        seed: spec.seed,
        leader: name(own),
        leads: (reached.judged > 0)
            .then(|| counts.labels[usize::from(own)] as f64 / reached.judged as f64),
        leaders,
        range: quartiles(&posterior),
        choices: medians.into_iter().enumerate().map(moved).collect(),
        flips: flips
            .iter()
            .flat_map(|flip| {
                flip.changes
                    .iter()
                    .map(|c| (part.choices[c.choice], usize::from(c.option), name(flip.label)))
            })
            .collect(),
        searched,
    }
}

/// Most single changes that are tried.
const MOST_CHANGES: u64 = 10_000;

fn quartiles(sorted: &[f64]) -> Option<[f64; 5]> {
    let at = |p: f64| quantile(sorted, p);
    Some([*sorted.first()?, at(0.25)?, at(0.5)?, at(0.75)?, *sorted.last()?])
}

/// For each choice and option the median of the leader's posterior in the universes with it; `None`
/// where it has none.
fn medians(part: &BearingChoices, reached: &Reached) -> Vec<Vec<Option<f64>>> {
    let choices = &part.space.choices;
    let mut heights: Vec<Vec<Vec<f64>>> =
        choices.iter().map(|choice| vec![Vec::new(); choice.options.len()]).collect();
    let mut universe = vec![0; choices.len()];
    for (number, found) in
        reached.numbers.iter().zip(&reached.found[0]).filter(|(_, found)| found.height.is_finite())
    {
        part.space.universe(*number, &mut universe);
        let own = heights.iter_mut().zip(&universe);
        own.for_each(|(heights, option)| {
            heights[usize::from(*option)].push(f64::from(found.height));
        });
    }
    let median = |heights: &mut Vec<f64>| {
        heights.sort_by(f64::total_cmp);
        quantile(heights, 0.5)
    };
    heights.iter_mut().map(|options| options.iter_mut().map(median).collect()).collect()
}

/// Computed clues, and how each is counted.
type Computed = Vec<(ClueId, Status)>;

/// The explanations of a case as something that judges universes: who leads, and how probable the
/// one in question is.
struct Weighing<'c> {
    case: &'c Case,
    dyad: (ActorId, ActorId),
    part: &'c BearingChoices,
    /// What bears on computed clues.
    lean: Case,
    /// What bears on explanations beside them.
    bare: Case,
    memo: Arc<Memo>,
    /// Positions in the part of the choices that may bear on computed clues; none, if there are no
    /// such clues.
    evidence: Vec<usize>,
    /// What was found of computed clues, by the options of these choices.
    found: Mutex<BTreeMap<Vec<u16>, Computed>>,
    /// The hypotheses by name, then that they are tied, then that they cannot be weighed.
    labels: Vec<String>,
    /// Whose posterior is the height.
    asked: u16,
}

impl<'c> Weighing<'c> {
    fn new(
        case: &'c Case,
        dyad: (ActorId, ActorId),
        part: &'c BearingChoices,
        memo: &Arc<Memo>,
    ) -> Weighing<'c> {
        let computes = case.clues.iter().any(|clue| clue.computed.is_some());
        let bears = |at: &usize| {
            let mut edits =
                case.choices[part.choices[*at]].options.iter().flat_map(|option| &option.edits);
            computes && edits.any(|edit| is_of_evidence(case, edit))
        };
        let weighed = case.hypotheses.iter().filter(|hypothesis| hypothesis.is_weighed);
        let ends = [TIED, NOT_WEIGHED].map(str::to_owned);
        Weighing {
            case,
            dyad,
            part,
            lean: drawn_less(lean(case)),
            bare: bare(case),
            memo: Arc::clone(memo),
            evidence: (0..part.choices.len()).filter(bears).collect(),
            found: Mutex::default(),
            labels: weighed.map(|hypothesis| hypothesis.id.clone()).chain(ends).collect(),
            asked: 0,
        }
    }

    /// What is found of computed clues in a universe.
    fn computed(&self, universe: &[u16]) -> Computed {
        let key: Vec<u16> = self.evidence.iter().map(|at| universe[*at]).collect();
        if let Some(known) = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let edits = self
            .part
            .edits(self.case, universe)
            .into_iter()
            .filter(|edit| !edit.is_of_explanations());
        let case = choose(&self.lean, edits);
        let bench = Bench::new(
            &case,
            self.dyad,
            Ledger::new(&case, self.dyad, &case.settings),
            Choices::VERDICTS,
        )
        .with(&self.memo);
        let found = computed(&bench);
        self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(key, found.clone());
        found
    }
}

/// A clue of one universe among many is drawn as often as the points of a path; never fewer than so
/// many times, where the case draws as many. It enters the weighing as a share of draws and with
/// the same draws in every universe, so that three points in a hundred move no lead by chance
/// alone.
const FEWEST_DRAWS: u32 = 250;

fn drawn_less(mut case: Case) -> Case {
    case.settings.draws = path_draws(&case).max(FEWEST_DRAWS.min(case.settings.draws));
    case
}

impl Judge for Weighing<'_> {
    type Room = ();

    fn questions(&self) -> usize {
        1
    }

    fn labels(&self) -> usize {
        self.labels.len()
    }

    fn room(&self) {}

    fn at_once(&self) -> u64 {
        4
    }

    fn judge(&self, universe: &[u16], _: usize, (): &mut ()) -> Found {
        let found = self.computed(universe);
        let edits: Vec<&Edit> = self.part.edits(self.case, universe);
        let (_, weighed) = weigh(&choose(&self.bare, edits), &found);
        let tied = self.labels.len() - 2;
        let Some(weighed) = weighed else {
            return Found { label: tied as u16 + 1, height: f32::NAN };
        };
        let height = weighed.posterior.get(usize::from(self.asked)).map_or(f32::NAN, |p| *p as f32);
        Found { label: weighed.leader().unwrap_or(tied) as u16, height }
    }
}
