//! Combinations of the changes of one group.

use super::fixed::TooMany;
use counterpoise_case::model::Edit;
use std::sync::OnceLock;

/// What changes touch; what is prepared of it, is prepared for every combination of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    /// The case, by what changes codings or sets.
    Coding,
    /// What each event says, by codings, sets and dates.
    Readings,
    /// Where each event counts, by codings, sets and places.
    Located,
    /// How much of each event lies in a window, by dates and windows.
    Shares,
    /// Series, judgements and searches, by measures, sets and windows.
    ContextEvidence,
    /// The sources that are left out.
    ExcludedSources,
    /// What an act weighs, by weights and modes left out.
    Lever,
    /// The schools' rules, by schools, calibration and how conditions combine.
    Rule,
    /// How evidence adds up, by odds, thresholds, the unit of evidence and how judges combine.
    Scale,
    /// Who has the most of something, by calibration and how judges combine.
    Anchors,
}

impl Touched {
    /// A coding holds a case; the others some kilobytes, and a rule a school.
    fn most(self) -> u128 {
        match self {
            Touched::Coding => 1024,
            Touched::Readings | Touched::Located | Touched::Shares | Touched::ContextEvidence => {
                16_384
            }
            Touched::Rule | Touched::Anchors => 65_536,
            Touched::ExcludedSources | Touched::Lever | Touched::Scale => 262_144,
        }
    }

    /// Whether what is prepared depends on this change.
    fn takes(self, edit: &Edit) -> bool {
        match edit {
            Edit::School(_) | Edit::Aggregation(_) => self == Touched::Rule,
            Edit::Calibrate(..) => matches!(self, Touched::Rule | Touched::Anchors),
            Edit::Lean(..) | Edit::Some(..) | Edit::Unit(_) => self == Touched::Scale,
            // Of each pair that is compared with this one, too.
            Edit::Combine(_) => matches!(self, Touched::Scale | Touched::Anchors),
            // A central reading has no set.
            Edit::SetAt(_) => false,
            Edit::Weight(_) | Edit::WithoutMode(_) => self == Touched::Lever,
            Edit::WithoutSource(_) | Edit::WithoutSide(_) | Edit::WithoutKind(_) => {
                self == Touched::ExcludedSources
            }
            Edit::Hardness(..) | Edit::Coder(_) => {
                matches!(self, Touched::Coding | Touched::Readings | Touched::Located)
            }
            Edit::Set(..) => {
                matches!(
                    self,
                    Touched::Coding
                        | Touched::Readings
                        | Touched::Located
                        | Touched::ContextEvidence
                )
            }
            Edit::Dates(_) => matches!(self, Touched::Readings | Touched::Shares),
            Edit::Undated(_) => self == Touched::Shares,
            Edit::Reach(_) => self == Touched::Located,
            Edit::TurningPoint(..) => matches!(self, Touched::Shares | Touched::ContextEvidence),
            Edit::Measure(..) => self == Touched::ContextEvidence,
            // No verdict asks for explanations.
            Edit::EqualPriors
            | Edit::Prior(..)
            | Edit::WithoutClue(_)
            | Edit::Dependence(..)
            | Edit::Elicitor(_)
            | Edit::Likelihoods(_) => false,
        }
    }
}

/// The choices with a change that touches what is prepared.
#[derive(Clone, Debug)]
pub(super) struct Group {
    kind: Touched,
    /// Choice, and by how much its option moves the position.
    choices: Vec<(usize, usize)>,
    pub(super) n: usize,
}

impl Group {
    pub(super) fn of(options: &[Vec<Vec<Edit>>], of: Touched) -> Result<Group, TooMany> {
        let touches = |choice: &Vec<Vec<Edit>>| choice.iter().flatten().any(|edit| of.takes(edit));
        let members: Vec<usize> = (0..options.len()).filter(|&at| touches(&options[at])).collect();
        let combinations =
            members.iter().map(|&at| options[at].len() as u128).try_fold(1, u128::checked_mul);
        let combinations = combinations.unwrap_or(u128::MAX);
        if combinations > of.most() {
            return Err(TooMany { combinations, most: of.most(), of });
        }
        let mut n = 1;
        let strided = |at: usize| {
            let stride = n;
            n *= options[at].len();
            (at, stride)
        };
        let choices = members.into_iter().map(strided).collect();
        Ok(Group { kind: of, choices, n })
    }

    /// The position of the universe's combination, below `n`.
    #[inline]
    pub(super) fn position(&self, universe: &[u16]) -> usize {
        self.choices.iter().map(|&(choice, stride)| usize::from(universe[choice]) * stride).sum()
    }

    /// The changes of a combination, in the order of the choices.
    pub(super) fn edits<'o>(
        &self,
        options: &'o [Vec<Vec<Edit>>],
        position: usize,
    ) -> Vec<&'o Edit> {
        let option = |&(choice, stride): &(usize, usize)| {
            &options[choice][position / stride % options[choice].len()]
        };
        self.choices.iter().flat_map(option).filter(|edit| self.kind.takes(edit)).collect()
    }
}

/// What is prepared for each combination, when it is first asked for.
pub(super) struct Prepared<T> {
    pub(super) group: Group,
    all: Vec<OnceLock<T>>,
}

impl<T> Prepared<T> {
    pub(super) fn new(group: Group) -> Prepared<T> {
        Prepared { all: (0..group.n).map(|_| OnceLock::new()).collect(), group }
    }

    #[inline]
    pub(super) fn at(&self, universe: &[u16], prepare: impl FnOnce(usize) -> T) -> &T {
        let position = self.group.position(universe);
        self.all[position].get_or_init(|| prepare(position))
    }
}
