//! Verdicts counted, by option and label.

use crate::{Found, Space};
use counterpoise_numerics::sqrt;
use rayon::prelude::*;

/// How often each label came out, for every question, option and label, kept apart by the options
/// of one choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    split: Option<usize>,
    /// Number of the first option of each choice among all options, and of all options.
    starts: Vec<usize>,
    labels: usize,
    splits: usize,
    counts: Vec<u64>,
}

/// Counts of verdicts, for a question, in all universes or in those of one option of the choice
/// that was split by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// For each choice, each option, each label: how many universes.
    pub options: Vec<Vec<Vec<u64>>>,
    /// For each label: how many universes.
    pub labels: Vec<u64>,
}

impl Tally {
    pub(crate) fn new(
        space: &Space,
        split: Option<usize>,
        questions: usize,
        labels: usize,
    ) -> Tally {
        let mut starts = vec![0];
        for choice in &space.choices {
            starts.push(starts[starts.len() - 1] + choice.options.len());
        }
        // Where there is no choice, one stands for it, so that labels are counted all the same.
        let options = starts[starts.len() - 1].max(1);
        let splits = split.map_or(1, |at| space.choices[at].options.len());
        Tally {
            split,
            starts,
            labels,
            splits,
            counts: vec![0; questions * splits * options * labels],
        }
    }

    fn options(&self) -> usize {
        self.starts[self.starts.len() - 1].max(1)
    }

    /// Counts the verdicts that were found for each question in the universes of these numbers.
    pub(crate) fn count(&mut self, space: &Space, numbers: &[u128], found: &[Vec<Found>]) {
        let (splits, options, labels) = (self.splits, self.options(), self.labels);
        let Tally { split, starts, counts, .. } = self;
        let one = |(counts, found): (&mut [u64], &Vec<Found>)| {
            let mut universe = vec![0; space.choices.len()];
            for (&number, found) in numbers.iter().zip(found) {
                space.universe(number, &mut universe);
                let part = split.map_or(0, |at| usize::from(universe[at]));
                let mut add = |option: usize| {
                    counts[(part * options + option) * labels + usize::from(found.label)] += 1;
                };
                if universe.is_empty() {
                    add(0);
                }
                starts
                    .iter()
                    .zip(&universe)
                    .for_each(|(start, &option)| add(start + usize::from(option)));
            }
        };
        counts.par_chunks_mut((splits * options * labels).max(1)).zip(found).for_each(one);
    }

    /// The counts of a question over all universes.
    #[must_use]
    pub fn counts(&self, question: usize) -> Counts {
        self.of(question, 0..self.splits)
    }

    /// The counts of a question over the universes with this option of the choice that was split
    /// by.
    #[must_use]
    pub fn part(&self, question: usize, option: u16) -> Counts {
        let option = usize::from(option).min(self.splits - 1);
        self.of(question, option..option + 1)
    }

    fn of(&self, question: usize, parts: std::ops::Range<usize>) -> Counts {
        let at = |option: usize, label: usize| {
            let one = |part| {
                self.counts[((question * self.splits + part) * self.options() + option)
                    * self.labels
                    + label]
            };
            parts.clone().map(one).sum::<u64>()
        };
        let row =
            |option: usize| (0..self.labels).map(|label| at(option, label)).collect::<Vec<u64>>();
        let choice = |pair: &[usize]| (pair[0]..pair[1]).map(row).collect::<Vec<_>>();
        let options: Vec<Vec<Vec<u64>>> = self.starts.windows(2).map(choice).collect();
        let labels = match options.first() {
            Some(first) => sums(first),
            None => row(0),
        };
        Counts { options, labels }
    }
}

fn sums(rows: &[Vec<u64>]) -> Vec<u64> {
    let n = rows.first().map_or(0, Vec::len);
    (0..n).map(|label| rows.iter().map(|row| row[label]).sum()).collect()
}

impl Counts {
    /// Number of universes.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.labels.iter().sum()
    }

    /// The counts with labels of one kind put together: `kind` gives the kind of a label, a label
    /// of that kind.
    #[must_use]
    pub fn merged(&self, kind: impl Fn(u16) -> u16) -> Counts {
        let merge = |row: &Vec<u64>| {
            let mut out = vec![0; row.len()];
            row.iter().enumerate().for_each(|(label, n)| out[usize::from(kind(label as u16))] += n);
            out
        };
        let options =
            self.options.iter().map(|choice| choice.iter().map(merge).collect()).collect();
        Counts { options, labels: merge(&self.labels) }
    }

    /// The chance that two universes drawn at random, one after the other with the first put back,
    /// give different labels: 0 where all agree. Known as the index of Gini and Simpson. `None`
    /// without universes.
    #[must_use]
    pub fn disagreement(&self) -> Option<f64> {
        let n = self.total() as f64;
        (n > 0.0)
            .then(|| 1.0 - self.labels.iter().map(|&count| square(count as f64 / n)).sum::<f64>())
    }

    /// The share of the disagreement that a choice explains by itself: how much of it goes away, on
    /// average, among universes that have one option of the choice. 0..=1; `None` where all agree.
    ///
    /// For labels this is the tau of Goodman and Kruskal, which is the eta squared of the analysis
    /// of variance of the labels as vectors of noughts and one (Light and Margolin 1971). In a
    /// balanced cross the shares of different choices add up to at most one; what is left is due to
    /// choices that work only together.
    ///
    /// `drawn` says that the universes are a sample. Then a choice with many options seems to
    /// explain much by chance alone (of 256 universes, 73 options of no effect would explain 28 %),
    /// and the disagreement within and in all is counted by degrees of freedom: the epsilon squared
    /// of Kelley, with 0 for what falls below it. `None` where the sample has no option twice.
    ///
    /// Sources: Goodman, L. A. and Kruskal, W. H. 1954, "Measures of Association for Cross
    /// Classifications", Journal of the American Statistical Association 49(268), 732-764, p. 759;
    /// Light, R. J. and Margolin, B. H. 1971, "An Analysis of Variance for Categorical Data", JASA
    /// 66(335), 534-544; Kelley, T. L. 1935, "An Unbiased Correlation Ratio Measure", Proceedings
    /// of the National Academy of Sciences 21(9), 554-559.
    #[must_use]
    pub fn effect(&self, choice: usize, drawn: bool) -> Option<f64> {
        let all = self.disagreement().filter(|all| *all > 0.0)?;
        let n = self.total() as f64;
        let options = self.options.get(choice)?;
        let within: f64 = options.iter().map(|row| spread(row)).sum();
        let left = within / (n * all);
        let seen = options.iter().filter(|row| row.iter().any(|count| *count > 0)).count() as f64;
        let freedom = if drawn { (n - 1.0) / (n - seen) } else { 1.0 };
        (freedom.is_finite()).then(|| (1.0 - left * freedom).clamp(0.0, 1.0))
    }
}

impl Counts {
    /// What a choice without any effect would rarely seem to explain in a drawn sample, 0..=1:
    /// three standard errors of the share of [`Counts::effect`], for two labels (of more it is
    /// less). 0 where every universe is there.
    ///
    /// Under no effect (n - 1)(labels - 1) times the share is chi-squared with (labels - 1)(options - 1) degrees of freedom:
    /// Light and Margolin 1971, section 4.
    #[must_use]
    pub fn floor(&self, choice: usize, drawn: bool) -> f64 {
        let seen = |options: &Vec<Vec<u64>>| {
            options.iter().filter(|row| row.iter().any(|count| *count > 0)).count()
        };
        let seen = self.options.get(choice).map_or(1, seen).max(1) as f64;
        let n = self.total() as f64;
        if drawn && n > 1.0 { 3.0 * sqrt(2.0 * (seen - 1.0)) / (n - 1.0) } else { 0.0 }
    }
}

/// n times the disagreement among these.
fn spread(row: &[u64]) -> f64 {
    let n = row.iter().sum::<u64>() as f64;
    if n > 0.0 { n - row.iter().map(|&count| square(count as f64)).sum::<f64>() / n } else { 0.0 }
}

fn square(x: f64) -> f64 {
    x * x
}
