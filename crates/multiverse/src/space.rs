//! Choices, options, exclusions.

mod block;

use block::Block;
use std::fmt;

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name, unlike that of any other choice.
    pub name: String,
    /// The names of its options, at least one, no two alike.
    pub options: Vec<String>,
    /// The option that the analyst prefers.
    pub preferred: u16,
}

/// Two options, each a choice and an option of it, that no universe may have together. Options of
/// one choice never stand together; to exclude one of them from another has no effect.
pub type Exclusion = [(usize, u16); 2];

/// All universes.
///
/// Universes are numbered from 0 in an order that depends on the names alone, not on the order in
/// which choices and options are given.
#[derive(Clone, Debug)]
pub struct Space {
    /// The choices.
    pub choices: Vec<Choice>,
    blocks: Vec<Block>,
    block_of: Vec<usize>,
    total: u128,
}

/// Why there are no universes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpaceError {
    /// A choice without an option.
    NoOption(String),
    /// Two choices, or two options of one choice, of this name.
    SameName(String),
    /// A preferred option, or one in an exclusion, that is not there.
    NoSuchOption(String),
    /// The preferred options of these two choices exclude each other. (Where they do not, the
    /// universe of preferred options is left, whatever else is excluded.)
    PreferredExcluded(String, String),
    /// The exclusions tie together choices with more combinations than can be counted, or too
    /// intricately.
    TooTangled(Vec<String>),
    /// There are more universes than can be numbered.
    TooMany,
}

impl fmt::Display for SpaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpaceError::NoOption(choice) => write!(f, "the choice `{choice}` has no option"),
            SpaceError::SameName(name) => write!(f, "the name `{name}` is given twice"),
            SpaceError::NoSuchOption(choice) => {
                write!(f, "the choice `{choice}` has no such option")
            }
            SpaceError::PreferredExcluded(one, other) => {
                write!(f, "the preferred options of `{one}` and `{other}` exclude each other")
            }
            SpaceError::TooTangled(choices) => {
                write!(
                    f,
                    "exclusions tie together more than can be worked with: {}",
                    choices.join(", ")
                )
            }
            SpaceError::TooMany => f.write_str("there are more universes than can be numbered"),
        }
    }
}

impl std::error::Error for SpaceError {}

impl Space {
    /// The universes of these choices. Without choices there is one.
    ///
    /// # Errors
    ///
    /// See [`SpaceError`].
    pub fn new(choices: Vec<Choice>, exclusions: &[Exclusion]) -> Result<Space, SpaceError> {
        check(&choices, exclusions)?;
        let mut blocks = Vec::new();
        for members in tied(&choices, exclusions) {
            let names = || members.iter().map(|&member| choices[member].name.clone()).collect();
            let block = Block::of(&choices, &members, exclusions);
            blocks.push(block.ok_or_else(|| SpaceError::TooTangled(names()))?);
        }
        let mut block_of = vec![0; choices.len()];
        for (at, block) in blocks.iter().enumerate() {
            block.choices.iter().for_each(|&choice| block_of[choice] = at);
        }
        let total =
            blocks.iter().try_fold(1_u128, |all, block| all.checked_mul(block.len() as u128));
        // Strata are cut by multiplying, which needs room.
        let total = total.filter(|total| *total < 1 << 90).ok_or(SpaceError::TooMany)?;
        Ok(Space { choices, blocks, block_of, total })
    }

    /// How many universes there are, at least one.
    #[must_use]
    pub fn total(&self) -> u128 {
        self.total
    }

    /// The universe of preferred options.
    #[must_use]
    pub fn preferred(&self) -> Vec<u16> {
        self.choices.iter().map(|choice| choice.preferred).collect()
    }

    /// Writes the universe of a number below [`Space::total`] into `universe`.
    pub fn universe(&self, number: u128, universe: &mut [u16]) {
        let mut rest = number;
        for block in self.blocks.iter().rev() {
            let (n, here) = (block.len() as u128, rest);
            // Division of long numbers is slow, and nearly all are short.
            let (own, left) = match (u64::try_from(here), u64::try_from(n)) {
                (Ok(here), Ok(n)) => ((here % n) as usize, u128::from(here / n)),
                _ => ((here % n) as usize, here / n),
            };
            rest = left;
            block.write(own, universe);
        }
    }

    /// Whether no two options of the universe exclude each other.
    #[must_use]
    pub fn allows(&self, universe: &[u16]) -> bool {
        self.blocks
            .iter()
            .filter(|block| block.choices.len() > 1)
            .all(|block| block.allows(universe))
    }

    /// Draws the options of the choices that are not `kept`, uniformly from what the kept ones
    /// leave; `next(n)` gives a number below n. The universe must be allowed, and stays so.
    pub fn redraw(
        &self,
        universe: &mut [u16],
        kept: &[bool],
        mut next: impl FnMut(usize) -> usize,
    ) {
        self.blocks.iter().for_each(|block| block.redraw(universe, kept, &mut next));
    }

    /// Gives one choice the option of another universe, as if it had been drawn with it: choices
    /// that exclusions tie to it and that are not `kept` are drawn anew. `kept` names the choice
    /// too, and whatever it names is alike in both.
    pub fn share(
        &self,
        universe: &mut [u16],
        with: &[u16],
        choice: usize,
        kept: &[bool],
        mut next: impl FnMut(usize) -> usize,
    ) {
        universe[choice] = with[choice];
        let block = &self.blocks[self.block_of[choice]];
        if block.choices.len() > 1 {
            block.redraw(universe, kept, &mut next);
        }
    }

    /// Whether every combination of options is a universe.
    #[must_use]
    pub fn is_full_cross(&self) -> bool {
        let n = |&choice: &usize| self.choices[choice].options.len();
        self.blocks.iter().all(|block| {
            Some(block.len()) == block.choices.iter().map(n).try_fold(1, usize::checked_mul)
        })
    }

    /// Whether the choice is tied to another by an exclusion.
    #[must_use]
    pub fn is_tied(&self, choice: usize) -> bool {
        self.blocks[self.block_of[choice]].choices.len() > 1
    }
}

fn check(choices: &[Choice], exclusions: &[Exclusion]) -> Result<(), SpaceError> {
    let same = |names: &mut Vec<&str>| {
        names.sort_unstable();
        names
            .windows(2)
            .find(|pair| pair[0] == pair[1])
            .map(|pair| SpaceError::SameName(pair[0].to_owned()))
    };
    same(&mut choices.iter().map(|choice| choice.name.as_str()).collect()).map_or(Ok(()), Err)?;
    for choice in choices {
        if choice.options.is_empty() {
            return Err(SpaceError::NoOption(choice.name.clone()));
        }
        same(&mut choice.options.iter().map(String::as_str).collect()).map_or(Ok(()), Err)?;
        if usize::from(choice.preferred) >= choice.options.len() {
            return Err(SpaceError::NoSuchOption(choice.name.clone()));
        }
    }
    for &(choice, option) in exclusions.iter().flatten() {
        let named = choices.get(choice);
        if named.is_none_or(|named| usize::from(option) >= named.options.len()) {
            return Err(SpaceError::NoSuchOption(
                named.map_or_else(String::new, |named| named.name.clone()),
            ));
        }
    }
    let preferred = |&(choice, option): &(usize, u16)| choices[choice].preferred == option;
    match exclusions.iter().find(|pair| pair.iter().all(preferred)) {
        Some([(one, _), (other, _)]) => Err(SpaceError::PreferredExcluded(
            choices[*one].name.clone(),
            choices[*other].name.clone(),
        )),
        None => Ok(()),
    }
}

/// Positions in the order of names.
fn by_name(names: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| names[at]);
    order
}

/// The choices in the order of their names, those that exclusions tie together in one group.
fn tied(choices: &[Choice], exclusions: &[Exclusion]) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..choices.len()).collect();
    for [(one, _), (other, _)] in exclusions {
        let (from, to) = (group[*one], group[*other]);
        group.iter_mut().filter(|own| **own == from).for_each(|own| *own = to);
    }
    let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for choice in by_name(&names) {
        match groups.iter_mut().find(|(own, _)| *own == group[choice]) {
            Some((_, members)) => members.push(choice),
            None => groups.push((group[choice], vec![choice])),
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}
