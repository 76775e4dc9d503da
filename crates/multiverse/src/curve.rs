//! The specification curve: universes in the order of their height, with the options beneath.

use crate::{Found, Reached, Space};
use serde::Serialize;

/// A specification curve, drawn together to so many columns.
///
/// Source: Simonsohn, U., Simmons, J. P. and Nelson, L. D. 2020, "Specification Curve Analysis",
/// Nature Human Behaviour 4, 1208-1214, figure 1. Theirs shows each specification; of very many
/// only the columns can be seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Curve {
    /// The columns, from the least height to the greatest.
    pub lines: Vec<Line>,
    /// For each choice, for each option, for each column: the share of its universes that have the
    /// option, 0..=1.
    pub options: Vec<Vec<Vec<f32>>>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Line {
    /// Least, middle and greatest height in it.
    pub heights: [f32; 3],
    /// For each label, how many of its universes give it.
    pub labels: Vec<u32>,
}

impl Curve {
    /// The curve of a question in so many columns, or in as many as there are universes. `rank`
    /// orders the labels: universes stand by the rank of their label, then by height, then by
    /// number.
    #[must_use]
    pub fn of(
        space: &Space,
        reached: &Reached,
        question: usize,
        columns: usize,
        rank: impl Fn(u16) -> usize,
    ) -> Curve {
        let found: &[Found] = reached.found.get(question).map_or(&[], Vec::as_slice);
        let labels = found.iter().map(|found| usize::from(found.label) + 1).max().unwrap_or(0);
        let mut order: Vec<u32> = (0..found.len() as u32).collect();
        let key = |at: u32| (rank(found[at as usize].label), found[at as usize].height);
        order.sort_unstable_by(|&a, &b| {
            let ((rank_a, height_a), (rank_b, height_b)) = (key(a), key(b));
            let number = |at: u32| reached.numbers[at as usize];
            rank_a
                .cmp(&rank_b)
                .then(height_a.total_cmp(&height_b))
                .then_with(|| number(a).cmp(&number(b)))
        });
        let columns = columns.min(order.len());
        let cut = |at: usize| at * order.len() / columns.max(1);
        let mut curve = Curve {
            lines: Vec::with_capacity(columns),
            options: space
                .choices
                .iter()
                .map(|c| vec![Vec::with_capacity(columns); c.options.len()])
                .collect(),
        };
        let mut universe = vec![0; space.choices.len()];
        for column in 0..columns {
            let own = &order[cut(column)..cut(column + 1)];
            curve.lines.push(line(found, own, labels));
            let mut counts: Vec<Vec<u32>> =
                space.choices.iter().map(|c| vec![0; c.options.len()]).collect();
            for &at in own {
                space.universe(reached.numbers[at as usize], &mut universe);
                counts
                    .iter_mut()
                    .zip(&universe)
                    .for_each(|(counts, &option)| counts[usize::from(option)] += 1);
            }
            for (shares, counts) in curve.options.iter_mut().zip(counts) {
                let share = |(shares, count): (&mut Vec<f32>, u32)| {
                    shares.push(count as f32 / own.len() as f32);
                };
                shares.iter_mut().zip(counts).for_each(share);
            }
        }
        curve
    }
}

fn line(found: &[Found], own: &[u32], labels: usize) -> Line {
    let mut heights: Vec<f32> = own.iter().map(|&at| found[at as usize].height).collect();
    heights.sort_unstable_by(f32::total_cmp);
    let mut counts = vec![0; labels];
    own.iter().for_each(|&at| counts[usize::from(found[at as usize].label)] += 1);
    let (first, last) = (heights.first().copied(), heights.last().copied());
    let middle = heights.get(heights.len() / 2).copied();
    Line { heights: [first, middle, last].map(Option::unwrap_or_default), labels: counts }
}
