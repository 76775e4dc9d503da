//! Combinations of the changes of one group.

use super::fixed::TooMany;
use counterpoise_case::model::Edit;
use std::sync::OnceLock;

/// What is prepared, each for every combination of the changes that touch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Coding,
    Readings,
    Located,
    Shares,
    ContextEvidence,
    ExcludedSources,
    Lever,
    Rule,
    Scale,
    Anchors,
}

impl Kind {
    /// What its changes do, in a sentence of an error.
    fn words(self) -> &'static str {
        match self {
            Kind::Coding => "change codings or sets",
            Kind::Readings => "change codings, sets or dates",
            Kind::Located => "change codings, sets or places",
            Kind::Shares => "change dates or windows",
            Kind::ContextEvidence => "change measures, sets or windows",
            Kind::ExcludedSources => "leave sources out",
            Kind::Lever => "change weights or leave modes out",
            Kind::Rule => "change schools, calibration and how conditions combine",
            Kind::Scale => {
                "change odds, thresholds, the unit of evidence and how judges are combined"
            }
            Kind::Anchors => "change calibration",
        }
    }

    /// A coding holds a case; the others some kilobytes, and a rule a school.
    fn most(self) -> u128 {
        match self {
            Kind::Coding => 1024,
            Kind::Readings | Kind::Located | Kind::Shares | Kind::ContextEvidence => 16_384,
            Kind::Rule | Kind::Anchors => 65_536,
            Kind::ExcludedSources | Kind::Lever | Kind::Scale => 262_144,
        }
    }

    /// Whether what is prepared depends on this change.
    fn takes(self, edit: &Edit) -> bool {
        match edit {
            Edit::School(_) | Edit::Aggregation(_) => self == Kind::Rule,
            Edit::Calibrate(..) => matches!(self, Kind::Rule | Kind::Anchors),
            Edit::Lean(..) | Edit::Some(..) | Edit::Unit(_) | Edit::Combine(_) => {
                self == Kind::Scale
            }
            // A central reading has no set.
            Edit::SetAt(_) => false,
            Edit::Weight(_) | Edit::WithoutMode(_) => self == Kind::Lever,
            Edit::WithoutSource(_) | Edit::WithoutSide(_) | Edit::WithoutKind(_) => {
                self == Kind::ExcludedSources
            }
            Edit::Hardness(..) | Edit::Coder(_) => {
                matches!(self, Kind::Coding | Kind::Readings | Kind::Located)
            }
            Edit::Set(..) => {
                matches!(
                    self,
                    Kind::Coding | Kind::Readings | Kind::Located | Kind::ContextEvidence
                )
            }
            Edit::Dates(_) => matches!(self, Kind::Readings | Kind::Shares),
            Edit::Undated(_) => self == Kind::Shares,
            Edit::Reach(_) => self == Kind::Located,
            Edit::TurningPoint(..) => matches!(self, Kind::Shares | Kind::ContextEvidence),
            Edit::Measure(..) => self == Kind::ContextEvidence,
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
    kind: Kind,
    /// Choice, and by how much its option moves the position.
    choices: Vec<(usize, usize)>,
    pub(super) n: usize,
}

impl Group {
    pub(super) fn of(options: &[Vec<Vec<Edit>>], of: Kind) -> Result<Group, TooMany> {
        let touches = |choice: &Vec<Vec<Edit>>| choice.iter().flatten().any(|edit| of.takes(edit));
        let members: Vec<usize> = (0..options.len()).filter(|&at| touches(&options[at])).collect();
        let combinations =
            members.iter().map(|&at| options[at].len() as u128).try_fold(1, u128::checked_mul);
        let combinations = combinations.unwrap_or(u128::MAX);
        if combinations > of.most() {
            return Err(TooMany { combinations, most: of.most(), of: of.words() });
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
