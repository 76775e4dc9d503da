//! Choices that exclusions tie together.

use super::{Choice, Exclusion, by_name};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The combinations that the exclusions leave, in the order of the names of choices and options.
///
/// They are not listed but kept as steps: two beginnings of a combination that forbid the same
/// options of the choices still to come go on as one, and of each it is known how many ways there
/// are to go on. To find the combination of a number, to see whether one is allowed, or to draw one
/// of those that have certain options, therefore takes as long as there are steps, not
/// combinations: 6 choices of 8 options in a chain of exclusions have 243,873 combinations and 88
/// steps.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) choices: Vec<usize>,
    /// One for each choice.
    levels: Vec<Level>,
    /// For each level, for each beginning: how many ways there are to go on. In the end there is
    /// one.
    ways: Vec<Vec<usize>>,
}

/// One choice of a block.
#[derive(Clone, Debug)]
struct Level {
    /// Its options in the order of their names, and the place of each in that order.
    options: Vec<u16>,
    rank: Vec<usize>,
    /// For each beginning, for each option by rank: the beginning at the next level, or [`CLOSED`].
    steps: Vec<u32>,
}

/// An option that is excluded.
const CLOSED: u32 = u32::MAX;

/// The most steps of a block.
const MOST_STEPS: usize = 1_000_000;

/// Options that a beginning forbids: sorted, each with the position of its choice in the block.
type Forbidden = Vec<(usize, u16)>;

impl Block {
    /// `None`: the exclusions tie together too much.
    pub(super) fn of(
        choices: &[Choice],
        members: &[usize],
        exclusions: &[Exclusion],
    ) -> Option<Block> {
        let against = against(choices, members, exclusions);
        let mut levels: Vec<Level> = Vec::with_capacity(members.len());
        let mut beginnings = vec![Forbidden::new()];
        let mut steps = 0;
        for (at, &member) in members.iter().enumerate() {
            steps += beginnings.len() * choices[member].options.len();
            if steps > MOST_STEPS {
                return None;
            }
            let (level, next) = Level::of(&choices[member], at, &beginnings, &against[at]);
            levels.push(level);
            beginnings = next;
        }
        let mut block = Block { choices: members.to_vec(), levels, ways: Vec::new() };
        block.ways = block.count(members.len(), vec![1; beginnings.len()], &[])?;
        Some(block)
    }

    /// How many combinations.
    pub(super) fn len(&self) -> usize {
        self.ways[0][0]
    }

    /// Writes the combination of a number below [`Block::len`] into the universe.
    #[inline]
    pub(super) fn write(&self, number: usize, universe: &mut [u16]) {
        match &self.levels[..] {
            [level] => universe[self.choices[0]] = level.options[number],
            _ => self.descend(number, universe, &[], |level| &self.ways[level]),
        }
    }

    /// Whether the universe's combination is left by the exclusions.
    pub(super) fn allows(&self, universe: &[u16]) -> bool {
        let step =
            |from: usize, (level, &choice): (&Level, &usize)| level.step(from, universe[choice]);
        self.levels.iter().zip(&self.choices).try_fold(0, step).is_some()
    }

    /// Draws one of the combinations that have the options of the kept choices; the universe's own
    /// must be allowed.
    pub(super) fn redraw(
        &self,
        universe: &mut [u16],
        kept: &[bool],
        next: &mut impl FnMut(usize) -> usize,
    ) {
        if let [choice] = self.choices[..] {
            if !kept[choice] {
                self.write(next(self.len()), universe);
            }
            return;
        }
        let held: Vec<Option<u16>> =
            self.choices.iter().map(|&choice| kept[choice].then_some(universe[choice])).collect();
        // From there on every way is open, and their numbers are known.
        let open = held.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        // What is kept leaves no more ways than there are.
        let Some(own) = self.count(open, self.ways[open].clone(), &held) else { return };
        if own[0][0] > 0 {
            self.descend(next(own[0][0]), universe, &held, |level| {
                own.get(level).unwrap_or(&self.ways[level])
            });
        }
    }

    /// For each of the first levels, and for each beginning, the number of ways to go on with the
    /// options that are held, given those at the level after them (which stand last); `None` if
    /// they are too many to count.
    fn count(
        &self,
        levels: usize,
        after: Vec<usize>,
        held: &[Option<u16>],
    ) -> Option<Vec<Vec<usize>>> {
        let mut ways = vec![after];
        for at in (0..levels).rev() {
            let (level, after) = (&self.levels[at], &ways[ways.len() - 1]);
            let held = held.get(at).copied().flatten();
            let sum = |from| {
                level
                    .open(from, held)
                    .try_fold(0_usize, |sum, (_, next)| sum.checked_add(after[next]))
            };
            let own = (0..level.beginnings()).map(sum).collect::<Option<Vec<usize>>>()?;
            ways.push(own);
        }
        ways.reverse();
        Some(ways)
    }

    /// Writes the combination of this number among those with the options that are held.
    fn descend<'w>(
        &'w self,
        number: usize,
        universe: &mut [u16],
        held: &[Option<u16>],
        ways: impl Fn(usize) -> &'w Vec<usize>,
    ) {
        let (mut from, mut rest) = (0, number);
        for (at, (level, &choice)) in self.levels.iter().zip(&self.choices).enumerate() {
            let after = ways(at + 1);
            for (option, next) in level.open(from, held.get(at).copied().flatten()) {
                if rest < after[next] {
                    (universe[choice], from) = (option, next);
                    break;
                }
                rest -= after[next];
            }
        }
    }
}

impl Level {
    /// The level of a choice, and the beginnings at the next.
    fn of(
        choice: &Choice,
        at: usize,
        beginnings: &[Forbidden],
        against: &[Forbidden],
    ) -> (Level, Vec<Forbidden>) {
        let order = by_name(&choice.options.iter().map(String::as_str).collect::<Vec<_>>());
        let mut rank = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &option)| rank[option] = place);
        let mut level = Level {
            options: order.iter().map(|&option| option as u16).collect(),
            rank,
            steps: Vec::new(),
        };
        let (mut known, mut next) = (BTreeMap::new(), Vec::new());
        for beginning in beginnings {
            for &option in &level.options {
                if beginning.binary_search(&(at, option)).is_ok() {
                    level.steps.push(CLOSED);
                    continue;
                }
                let later = beginning.iter().filter(|(place, _)| *place > at);
                let mut forbidden: Forbidden =
                    later.chain(&against[usize::from(option)]).copied().collect();
                forbidden.sort_unstable();
                forbidden.dedup();
                let position = *known.entry(forbidden).or_insert_with_key(|forbidden| {
                    next.push(forbidden.clone());
                    next.len() as u32 - 1
                });
                level.steps.push(position);
            }
        }
        (level, next)
    }

    fn beginnings(&self) -> usize {
        self.steps.len() / self.options.len()
    }

    /// The options that a beginning leaves (of these the one that is held, if one is), each with
    /// the beginning it leads to.
    fn open(&self, from: usize, held: Option<u16>) -> impl Iterator<Item = (u16, usize)> {
        let ranks = held.map_or(0..self.options.len(), |held| {
            let rank = self.rank[usize::from(held)];
            rank..rank + 1
        });
        let steps = &self.steps[from * self.options.len()..];
        ranks
            .map(|rank| (self.options[rank], steps[rank]))
            .filter(|step| step.1 != CLOSED)
            .map(|(option, next)| (option, next as usize))
    }

    fn step(&self, from: usize, option: u16) -> Option<usize> {
        self.open(from, Some(option)).next().map(|(_, next)| next)
    }
}

/// For each option of each choice of the block, the options of later choices that it excludes.
fn against(choices: &[Choice], members: &[usize], exclusions: &[Exclusion]) -> Vec<Vec<Forbidden>> {
    let place = |choice: usize| members.iter().position(|&member| member == choice);
    let mut all: Vec<Vec<Forbidden>> = members
        .iter()
        .map(|&member| vec![Forbidden::new(); choices[member].options.len()])
        .collect();
    for &[(one, a), (other, b)] in exclusions {
        if let (Some(p), Some(q)) = (place(one), place(other)) {
            match p.cmp(&q) {
                Ordering::Less => all[p][usize::from(a)].push((q, b)),
                Ordering::Greater => all[q][usize::from(b)].push((p, a)),
                Ordering::Equal => {}
            }
        }
    }
    all
}
