//! The choices of a case that bear on one kind of question, as a space of universes of their own.
//!
//! A choice that bears on explanations alone would only make copies of each universe in which a
//! verdict is reached, and one that bears on verdicts alone copies of those in which explanations
//! are weighed.

use counterpoise_case::model::{Case, Choice, Edit, TestKind};
use counterpoise_multiverse::{Space, SpaceError};

pub(super) struct BearingChoices {
    /// Positions among the choices of the case; the choices of the space are these, in this order.
    pub(super) choices: Vec<usize>,
    pub(super) space: Space,
}

impl BearingChoices {
    /// All choices.
    pub(super) fn whole(case: &Case) -> Result<BearingChoices, SpaceError> {
        BearingChoices::of(case, |_| true)
    }

    /// Those that change something beside explanations, and those that change nothing.
    pub(super) fn of_verdicts(case: &Case) -> Result<BearingChoices, SpaceError> {
        let bears = |choice: &Choice| changes(choice).any(|edit| !edit.is_of_explanations());
        BearingChoices::of(case, |choice| bears(choice) || changes(choice).next().is_none())
    }

    /// Those that change how explanations are weighed, which clues count, or what is found of
    /// computed clues.
    pub(super) fn of_explanations(case: &Case) -> Result<BearingChoices, SpaceError> {
        let computes = case.clues.iter().any(|clue| clue.computed.is_some());
        BearingChoices::of(case, |choice| {
            changes(choice)
                .any(|edit| is_of_clues(edit) || (computes && is_of_evidence(case, edit)))
        })
    }

    /// The choices of which this holds, and whatever exclusions tie to them.
    fn of(case: &Case, holds: impl Fn(&Choice) -> bool) -> Result<BearingChoices, SpaceError> {
        let ties: Vec<(usize, usize)> = case
            .choices
            .iter()
            .enumerate()
            .flat_map(|(at, choice)| {
                choice.excludes.iter().map(move |(_, (other, _))| (at, *other))
            })
            .collect();
        let mut held: Vec<bool> = case.choices.iter().map(holds).collect();
        while let Some(&(one, other)) = ties.iter().find(|(one, other)| held[*one] != held[*other])
        {
            (held[one], held[other]) = (true, true);
        }
        let choices: Vec<usize> = (0..case.choices.len()).filter(|at| held[*at]).collect();
        let space = space(case, &choices)?;
        Ok(BearingChoices { choices, space })
    }

    /// The position of a choice of the case in the space.
    pub(super) fn position(&self, choice: usize) -> Option<usize> {
        self.choices.iter().position(|own| *own == choice)
    }

    /// The changes of each option that bear on verdicts.
    pub(super) fn options(&self, case: &Case) -> Vec<Vec<Vec<Edit>>> {
        let bears = |edits: &Vec<Edit>| {
            edits.iter().filter(|edit| !edit.is_of_explanations()).cloned().collect()
        };
        let of = |choice: &usize| {
            case.choices[*choice].options.iter().map(|option| bears(&option.edits)).collect()
        };
        self.choices.iter().map(of).collect()
    }

    /// The changes of a universe.
    pub(super) fn edits<'c>(&self, case: &'c Case, universe: &[u16]) -> Vec<&'c Edit> {
        let of = |(choice, option): (&usize, &u16)| {
            &case.choices[*choice].options[usize::from(*option)].edits
        };
        self.choices.iter().zip(universe).flat_map(of).collect()
    }

    /// Something for each choice of the space as something for each choice of the case.
    pub(super) fn spread<T: Default + Clone>(&self, case: &Case, own: Vec<T>) -> Vec<T> {
        let mut all = vec![T::default(); case.choices.len()];
        self.choices.iter().zip(own).for_each(|(choice, own)| all[*choice] = own);
        all
    }
}

fn changes(choice: &Choice) -> impl Iterator<Item = &Edit> {
    choice.options.iter().flat_map(|option| &option.edits)
}

/// Whether a change bears on which clues count, or on how.
fn is_of_clues(edit: &Edit) -> bool {
    let leaves_out = matches!(
        edit,
        Edit::WithoutSource(_) | Edit::WithoutSide(_) | Edit::WithoutKind(_) | Edit::Set(..)
    );
    leaves_out || edit.is_of_explanations()
}

/// Whether a change may bear on what is found of computed clues. A test of a verdict names its
/// school.
pub(super) fn is_of_evidence(case: &Case, edit: &Edit) -> bool {
    let judges =
        |kind: &TestKind| matches!(kind, TestKind::Verdict { .. } | TestKind::Stance { .. });
    match edit {
        Edit::School(_) => false,
        Edit::Aggregation(_)
        | Edit::Calibrate(..)
        | Edit::Lean(..)
        | Edit::Some(..)
        | Edit::Unit(_)
        | Edit::SetAt(_)
        | Edit::Combine(_) => case
            .clues
            .iter()
            .filter_map(|clue| clue.computed.as_ref())
            .any(|test| judges(&test.kind)),
        edit => !edit.is_of_explanations(),
    }
}

fn space(case: &Case, choices: &[usize]) -> Result<Space, SpaceError> {
    let choice = |at: &usize| {
        let choice = &case.choices[*at];
        counterpoise_multiverse::Choice {
            name: choice.id.clone(),
            options: choice.options.iter().map(|option| option.id.clone()).collect(),
            preferred: choice.preferred as u16,
        }
    };
    let position = |choice: usize| choices.iter().position(|own| *own == choice);
    let exclusions = choices.iter().enumerate().flat_map(|(at, choice)| {
        let pair = move |&(own, (other, option)): &(usize, (usize, usize))| {
            Some([(at, own as u16), (position(other)?, option as u16)])
        };
        case.choices[*choice].excludes.iter().filter_map(pair)
    });
    Space::new(choices.iter().map(choice).collect(), &exclusions.collect::<Vec<_>>())
}
