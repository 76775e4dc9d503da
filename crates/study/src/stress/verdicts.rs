//! From the verdicts of many universes to what is told of one of them.

use super::bearing_choices::BearingChoices;
use super::facts::{ChoiceShare, FEWEST, Flipped, SchoolShare, StressSpec, Stressed, most};
use super::judge::Stage;
use counterpoise_case::model::{Case, Edit, SchoolId};
use counterpoise_concepts::{Room, Scene};
use counterpoise_multiverse::{Counts, Curve, Reached, Share, flips, walks};

/// What was found, with all that it was found from.
pub(super) struct Found<'f> {
    pub(super) case: &'f Case,
    pub(super) spec: &'f StressSpec,
    pub(super) part: &'f BearingChoices,
    pub(super) stage: &'f Stage<'f>,
    pub(super) reached: &'f Reached,
    /// The choice of the school, among those of the case.
    pub(super) definition: Option<usize>,
}

impl Found<'_> {
    pub(super) fn stressed(&self, at: usize) -> Stressed {
        let Found { case, spec, part, stage, reached, definition } = *self;
        let space = &part.space;
        let counts = reached.tally.counts(at);
        let kinds = counts.merged(|label| stage.kinds[usize::from(label)]);
        let own = stage.preferred[at];
        let kind = stage.kinds[usize::from(own)];
        let closely = at < spec.main && reached.judged == reached.planned;
        let drawn = u128::from(reached.judged) < space.total();
        let shapley = if spec.walks > 0 && reached.judged > 0 && closely {
            walks(space, stage, at, spec.walks, spec.seed).shares
        } else {
            Vec::new()
        };
        let share = |choice: usize| match part.position(choice) {
            Some(own) => ChoiceShare {
                effect: kinds.effect(own, drawn),
                shapley: shapley.get(own).copied(),
                options: kinds.options[own]
                    .iter()
                    .map(|row| (row[usize::from(kind)], row.iter().sum()))
                    .collect(),
                floor: kinds.floor(own, drawn),
                fewest: if drawn { FEWEST } else { 1 },
                bears: true,
            },
            None => ChoiceShare {
                effect: kinds.disagreement().filter(|all| *all > 0.0).map(|_| 0.0),
                shapley: shapley.first().map(|_| Share::default()),
                options: vec![
                    (kinds.labels[usize::from(kind)], kinds.total());
                    case.choices[choice].options.len()
                ],
                floor: 0.0,
                fewest: 1,
                bears: false,
            },
        };
        let flips = flips(
            space,
            stage,
            at,
            if closely { spec.flips.0 } else { spec.flips.0.min(1) },
            spec.flips.1,
        );
        let flipped = |flip: &counterpoise_multiverse::Flip| Flipped {
            changes: flip
                .changes
                .iter()
                .map(|c| (part.choices[c.choice], usize::from(c.option)))
                .collect(),
            label: stage.label(flip.label).to_owned(),
        };
        let columns = if at < spec.main { spec.columns } else { 0 };
        let curve =
            Curve::of(space, reached, at, columns, |label| rank(stage, &counts, own, label));
        let Scene { arena, domain, period } = spec.scenes[at].clone();
        Stressed {
            arena,
            domain,
            period,
            school: school_of(
                case,
                spec.school,
                definition,
                definition.map_or(0, |choice| case.choices[choice].preferred),
            ),
            label: stage.label(own).to_owned(),
            alike: stage.alike(own),
            holds: holds(&kinds, kind),
            drawn,
            labels: by_frequency(stage, &counts),
            disagreement: kinds.disagreement(),
            choices: (0..case.choices.len()).map(share).collect(),
            schools: definition.map_or_else(Vec::new, |choice| self.schools(at, choice)),
            flips: flips.flips.iter().map(flipped).collect(),
            searched: flips.searched,
            curve: Curve { options: part.spread(case, curve.options), ..curve },
        }
    }

    fn schools(&self, at: usize, definition: usize) -> Vec<SchoolShare> {
        let Found { case, part, stage, reached, .. } = *self;
        let Some(own) = part.position(definition) else { return Vec::new() };
        let mut room = Room::default();
        let drawn = u128::from(reached.judged) < part.space.total();
        let share = |option: u16| {
            let mut universe = part.space.preferred();
            universe[own] = option;
            let label = stage.universes.label(&universe, at, &mut room);
            let kinds =
                reached.tally.part(at, option).merged(|label| stage.kinds[usize::from(label)]);
            let others = (0..part.choices.len()).filter(|&choice| choice != own);
            let sure = |choice| {
                kinds.effect(choice, drawn).filter(|share| *share > kinds.floor(choice, drawn))
            };
            Some(SchoolShare {
                school: school_of(case, self.spec.school, Some(definition), usize::from(option))?,
                label: stage.label(label).to_owned(),
                holds: holds(&kinds, stage.kinds[usize::from(label)]),
                judged: kinds.total(),
                drawn,
                hangs_on: most(others.map(|choice| (part.choices[choice], sure(choice)))),
            })
        };
        (0..part.space.choices[own].options.len() as u16).filter_map(share).collect()
    }
}

/// From the left: other labels, the rarer first; then what cannot be told; then the verdict's own
/// label.
fn rank(stage: &Stage<'_>, counts: &Counts, own: u16, label: u16) -> usize {
    let n = counts.labels.len();
    if stage.kinds[usize::from(label)] == stage.kinds[usize::from(own)] {
        return n + 1;
    }
    if usize::from(label) + 1 == n {
        return n;
    }
    let rarer = |other: usize| {
        (counts.labels[other], other) < (counts.labels[usize::from(label)], usize::from(label))
    };
    (0..n).filter(|&other| rarer(other)).count()
}

fn holds(kinds: &Counts, kind: u16) -> Option<f64> {
    let n = kinds.total();
    (n > 0).then(|| kinds.labels[usize::from(kind)] as f64 / n as f64)
}

fn by_frequency(stage: &Stage<'_>, counts: &Counts) -> Vec<(String, u64)> {
    let mut all: Vec<(String, u64)> = (0..counts.labels.len())
        .filter(|&at| counts.labels[at] > 0)
        .map(|at| (stage.label(at as u16).to_owned(), counts.labels[at]))
        .collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

/// The school that judges under an option of the choice of school, or else the one asked for.
fn school_of(
    case: &Case,
    asked: Option<SchoolId>,
    definition: Option<usize>,
    option: usize,
) -> Option<SchoolId> {
    let chosen = definition.and_then(|choice| {
        case.choices[choice].options[option].edits.iter().find_map(|edit| match edit {
            Edit::School(school) => Some(*school),
            _ => None,
        })
    });
    chosen.or(asked).or(case.header.author_school).or_else(|| case.header.schools.last().copied())
}
