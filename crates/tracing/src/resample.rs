//! The weighing again and again, with every likelihood drawn from the interval that was stated for it.
//!
//! # What it measures
//!
//! Nobody who says *likely* means 0.675. In each draw every likelihood takes some value of its interval, each as probable as
//! the other; where several people were asked, one of them is drawn for each clue. The share of draws in which a hypothesis
//! leads says how far the lead hangs on what the words left open.
//!
//! # When not to use it
//!
//! As the probability that a hypothesis is true: that is the posterior. The draws know only the doubts that were written
//! down, take the likelihoods as independent of each other, and leave the priors as they are.

use crate::posterior::{posterior, ranking};
use crate::spec::{Link, Range, Said, Spec};
use crate::steps::{Table, steps, totals};
use counterpoise_numerics::{Stream, quantile};
use serde::Serialize;

/// What came of the draws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resampled {
    /// How many.
    pub draws: u32,
    /// The share of draws in which each hypothesis leads.
    pub leads: Vec<f64>,
    /// For each hypothesis, the posterior below which 5, 50 and 95 in a hundred draws lie.
    pub bands: Vec<[f64; 3]>,
    /// The decibels of all clues under each hypothesis, draw by draw.
    #[serde(skip)]
    pub totals: Vec<Vec<f64>>,
}

impl Spec {
    /// Draws anew; `None` without draws. A draw cannot exclude every hypothesis where all together do not: what one
    /// person calls impossible is impossible in the pool ([`crate::pooled`]).
    ///
    /// The same seed gives the same draws. What is drawn for one likelihood depends on the names of its clue, its hypothesis
    /// and who said it, not on what else is weighed. The specification must be one that [`Spec::fit`] accepts.
    #[must_use]
    pub fn resample(&self, seed: u64, draws: u32) -> Option<Resampled> {
        if draws == 0 {
            return None;
        }
        let priors = crate::priors::resolved(&self.hypotheses, &mut Vec::new());
        let source = Source::new(self, seed);
        let one = |draw: u32| {
            let (spec, table) = source.draw(u64::from(draw));
            totals(&steps(&spec, &table, &|_| true), priors.len(), |r| r.value)
        };
        let totals: Vec<Vec<f64>> = (0..draws).map(one).collect();
        let posteriors: Option<Vec<Vec<f64>>> = totals.iter().map(|t| posterior(&priors, t)).collect();
        let posteriors = posteriors?;
        let mut hits = vec![0_u32; priors.len()];
        posteriors.iter().for_each(|p| hits[ranking(p)[0]] += 1);
        let band = |at: usize| {
            let mut values: Vec<f64> = posteriors.iter().map(|p| p[at]).collect();
            values.sort_by(f64::total_cmp);
            [0.05, 0.5, 0.95].map(|p| quantile(&values, p).unwrap_or_default())
        };
        let leads = hits.iter().map(|n| f64::from(*n) / f64::from(draws)).collect();
        Some(Resampled { draws, leads, bands: (0..priors.len()).map(band).collect(), totals })
    }
}

/// Streams for every number that is drawn.
struct Source<'a> {
    spec: &'a Spec,
    /// By clue, person and hypothesis.
    values: Vec<Vec<Vec<Stream>>>,
    /// Who is drawn, by clue.
    people: Vec<Stream>,
    /// By cluster, for each thing that is stated of clues together: who is drawn, and by person and hypothesis.
    clusters: Vec<Vec<(Stream, Vec<Vec<Stream>>)>>,
}

impl<'a> Source<'a> {
    fn new(spec: &'a Spec, seed: u64) -> Source<'a> {
        let row = |purpose: &str, key: &str| -> Vec<Stream> {
            spec.hypotheses.iter().map(|h| Stream::new(seed, purpose, &format!("{key}\n{}", h.name))).collect()
        };
        let of_clue = |c: &crate::spec::Clue| {
            c.said.iter().map(|s| row("likelihood", &format!("{}\n{}", c.name, s.by))).collect()
        };
        let together = |key: &str, said: &[Said]| {
            let by = |s: &Said| if s.by.is_empty() { String::new() } else { format!("\n{}", s.by) };
            let rows = said.iter().map(|s| row("joint likelihood", &format!("{key}{}", by(s)))).collect();
            (Stream::new(seed, "elicitor", key), rows)
        };
        let of_cluster = |c: &crate::spec::Cluster| -> Vec<(Stream, Vec<Vec<Stream>>)> {
            let place = |clue: usize| c.clues.iter().position(|own| *own == clue).unwrap_or_default();
            match &c.link {
                Link::Joint(said) => vec![together(&format!("{}\n0", c.name), said)],
                Link::Given(all) => {
                    all.iter().map(|g| together(&format!("{}\n{}", c.name, place(g.clue)), &g.said)).collect()
                }
                Link::Dependence(_) | Link::Unstated => Vec::new(),
            }
        };
        Source {
            spec,
            values: spec.clues.iter().map(of_clue).collect(),
            people: spec.clues.iter().map(|c| Stream::new(seed, "elicitor", &c.name)).collect(),
            clusters: spec.clusters.iter().map(of_cluster).collect(),
        }
    }

    fn draw(&self, draw: u64) -> (Spec, Table) {
        let table = self.spec.clues.iter().enumerate().map(|(at, clue)| {
            let who = self.people[at].below(draw, clue.said.len());
            drawn(&clue.said[who].under, &self.values[at][who], draw)
        });
        let table = table.collect();
        let mut spec = self.spec.clone();
        for (cluster, streams) in spec.clusters.iter_mut().zip(&self.clusters) {
            match &mut cluster.link {
                Link::Joint(said) => *said = one_of(said, &streams[0], draw),
                Link::Given(given) => {
                    given.iter_mut().zip(streams).for_each(|(next, s)| next.said = one_of(&next.said, s, draw));
                }
                Link::Dependence(_) | Link::Unstated => {}
            }
        }
        (spec, table)
    }
}

/// What one of several people says of clues together, drawn.
fn one_of(said: &[Said], (people, values): &(Stream, Vec<Vec<Stream>>), draw: u64) -> Vec<Said> {
    let who = people.below(draw, said.len());
    vec![Said { by: said[who].by.clone(), under: drawn(&said[who].under, &values[who], draw) }]
}

fn drawn(ranges: &[Range], streams: &[Stream], draw: u64) -> Vec<Range> {
    let one = |(range, stream): (&Range, &Stream)| {
        let u = stream.uniform(draw);
        Range::point(if range.low < range.high { range.low + u * (range.high - range.low) } else { range.value })
    };
    ranges.iter().zip(streams).map(one).collect()
}
