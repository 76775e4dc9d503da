//! The weighing again and again, with every likelihood drawn from the interval that was stated for
//! it.
//!
//! # What it measures
//!
//! Nobody who says *likely* means 0.675. In each draw every judgement takes some value of its
//! interval, each as probable as the other; where several people were asked, one of them is drawn
//! for each clue. One line about several hypotheses is one judgement ([`Range::line`]): it takes
//! the same value under all of them, and what the word left open does not part them. The share of
//! draws in which a hypothesis leads says how far the lead hangs on what the words left open.
//!
//! # When not to use it
//!
//! As the probability that a hypothesis is true: that is the posterior. The draws know only the
//! doubts that were written down, take different judgements as independent of each other, and leave
//! the priors as they are.

use crate::decibel::{decibels, difference};
use crate::posterior::{ahead_of_all, posterior};
use crate::spec::{Clue, Cluster, Link, Range, Said, Scale, Spec, Status};
use crate::steps::{Place, Table, clustered, places, seen};
use counterpoise_numerics::{Stream, Sum, quantile};
use rayon::prelude::*;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What came of the draws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resampled {
    /// How many.
    pub draws: u32,
    /// The share of draws in which each hypothesis leads, by more than a tie ([`crate::TIE`]).
    pub leads: Vec<f64>,
    /// The share of draws in which the first two tie: nobody leads.
    pub ties: f64,
    /// For each hypothesis, the posterior below which 5, 50 and 95 in a hundred draws lie.
    pub bands: Vec<[f64; 3]>,
    /// The decibels of all clues under each hypothesis, draw by draw.
    #[serde(skip)]
    pub totals: Vec<Vec<f64>>,
}

impl Resampled {
    /// The odds of two hypotheses, in decibels, below which 5, 50 and 95 in a hundred draws lie.
    #[must_use]
    pub fn odds(&self, priors: &[f64], a: usize, b: usize) -> [f64; 3] {
        let prior = difference(decibels(priors[a]), decibels(priors[b]));
        let odds = |totals: &Vec<f64>| prior + difference(totals[a], totals[b]);
        let mut values: Vec<f64> = self.totals.iter().map(odds).collect();
        values.sort_by(f64::total_cmp);
        [0.05, 0.5, 0.95].map(|p| quantile(&values, p).unwrap_or_default())
    }
}

impl Spec {
    /// Draws anew; `None` without draws. A draw cannot exclude every hypothesis where all together
    /// do not: what one person calls impossible is impossible in the pool ([`crate::pooled`]).
    ///
    /// The same seed gives the same draws. What is drawn for one judgement depends on the names of
    /// its clue, of the first hypothesis that it is about and of who said it, not on what else is
    /// weighed. The specification must be one that [`Spec::fit`] accepts.
    #[must_use]
    pub fn resample(&self, seed: u64, draws: u32) -> Option<Resampled> {
        if draws == 0 {
            return None;
        }
        let priors = crate::priors::resolved(&self.hypotheses, &mut Vec::new());
        let source = Source::new(self, seed);
        let one = |draw: u32| source.totals(u64::from(draw));
        let totals: Vec<Vec<f64>> = (0..draws).into_par_iter().map(one).collect();
        let posteriors: Option<Vec<Vec<f64>>> =
            totals.iter().map(|t| posterior(&priors, t)).collect();
        let posteriors = posteriors?;
        let leaders: Vec<Option<usize>> = posteriors.iter().map(|p| ahead_of_all(p)).collect();
        let share = |who: Option<usize>| {
            leaders.iter().filter(|l| **l == who).count() as f64 / f64::from(draws)
        };
        let band = |at: usize| {
            let mut values: Vec<f64> = posteriors.iter().map(|p| p[at]).collect();
            values.sort_by(f64::total_cmp);
            [0.05, 0.5, 0.95].map(|p| quantile(&values, p).unwrap_or_default())
        };
        let leads = (0..priors.len()).map(|at| share(Some(at))).collect();
        Some(Resampled {
            draws,
            leads,
            ties: share(None),
            bands: (0..priors.len()).map(band).collect(),
            totals,
        })
    }
}

/// Streams for every number that is drawn.
struct Source<'a> {
    spec: &'a Spec,
    /// What becomes a step, in the order of steps.
    places: Vec<Place>,
    /// Clusters and the statuses of clues, without what is said of each: all that a cluster needs
    /// beside what is drawn.
    bare: Spec,
    /// By clue, person and hypothesis.
    values: Vec<Vec<Vec<Stream>>>,
    /// By clue, person and hypothesis, of clues by themselves: the decibels of what was said
    /// without an interval, which every draw repeats.
    fixed: Vec<Vec<Vec<Option<f64>>>>,
    /// Who is drawn, by clue.
    people: Vec<Stream>,
    /// By cluster, for each thing that is stated of clues together: who is drawn, and by person and
    /// hypothesis.
    clusters: Vec<Vec<(Stream, Vec<Vec<Stream>>)>>,
}

impl<'a> Source<'a> {
    fn new(spec: &'a Spec, seed: u64) -> Source<'a> {
        let row = |purpose: &str, key: &str, stated: &[Range]| -> Vec<Stream> {
            let mut first: BTreeMap<u32, usize> = BTreeMap::new();
            let one = |(at, range): (usize, &Range)| {
                let at = range.line.map_or(at, |line| *first.entry(line).or_insert(at));
                Stream::new(seed, purpose, &format!("{key}\n{}", spec.hypotheses[at].name))
            };
            stated.iter().enumerate().map(one).collect()
        };
        let of_clue = |c: &Clue| {
            c.said
                .iter()
                .map(|s| row("likelihood", &format!("{}\n{}", c.name, s.by), &s.under))
                .collect()
        };
        let together = |key: &str, said: &[Said]| {
            let by = |s: &Said| if s.by.is_empty() { String::new() } else { format!("\n{}", s.by) };
            let rows = said
                .iter()
                .map(|s| row("joint likelihood", &format!("{key}{}", by(s)), &s.under))
                .collect();
            (Stream::new(seed, "elicitor", key), rows)
        };
        let of_cluster = |c: &Cluster| -> Vec<(Stream, Vec<Vec<Stream>>)> {
            let place =
                |clue: usize| c.clues.iter().position(|own| *own == clue).unwrap_or_default();
            match &c.link {
                Link::Joint(said) => vec![together(&format!("{}\n0", c.name), said)],
                Link::Given(all) => all
                    .iter()
                    .map(|g| together(&format!("{}\n{}", c.name, place(g.clue)), &g.said))
                    .collect(),
                Link::Dependence(_) | Link::Unstated => Vec::new(),
            }
        };
        let places = places(spec);
        let fixed = |c: &Clue| {
            let of = |r: &Range| (r.low >= r.high).then(|| observed(c, r.value));
            c.said.iter().map(|s| s.under.iter().map(of).collect()).collect()
        };
        Source {
            spec,
            places,
            bare: bare(spec),
            values: spec.clues.iter().map(of_clue).collect(),
            fixed: spec.clues.iter().map(fixed).collect(),
            people: spec.clues.iter().map(|c| Stream::new(seed, "elicitor", &c.name)).collect(),
            clusters: spec.clusters.iter().map(of_cluster).collect(),
        }
    }

    /// The decibels of all steps under each hypothesis, in one draw.
    ///
    /// The same numbers, added in the same order, as those of the steps of a specification with
    /// what is drawn; only that clues by themselves go straight into the sums, and what is drawn of
    /// no interval is not drawn: streams are addressed, so that leaving one out moves no other.
    fn totals(&self, draw: u64) -> Vec<f64> {
        let mut sums = vec![Sum::new(); self.spec.hypotheses.len()];
        let drawn = (!self.bare.clusters.is_empty()).then(|| self.clusters(draw));
        for place in &self.places {
            match place {
                Place::Clue(at) => self.add(*at, draw, &mut sums),
                Place::Cluster(at) => {
                    let looked_at = |clue: usize| self.bare.clues[clue].status != Status::Open;
                    let step = drawn
                        .as_ref()
                        .and_then(|(spec, table)| clustered(spec, table, *at, &looked_at));
                    for (sum, range) in sums.iter_mut().zip(step.iter().flat_map(|s| &s.decibels)) {
                        sum.add(range.value);
                    }
                }
            }
        }
        sums.into_iter().map(Sum::value).collect()
    }

    /// Adds what is drawn of a clue by itself.
    fn add(&self, at: usize, draw: u64, sums: &mut [Sum]) {
        let clue = &self.spec.clues[at];
        let who = self.people[at].below(draw, clue.said.len());
        let (under, streams) = (&clue.said[who].under, &self.values[at][who]);
        let all = under.iter().zip(streams).zip(&self.fixed[at][who]);
        for (sum, ((range, stream), fixed)) in sums.iter_mut().zip(all) {
            sum.add(fixed.unwrap_or_else(|| observed(clue, within(range, stream, draw))));
        }
    }

    /// What is drawn of the clues of clusters; of other clues there is nothing in the table.
    fn clusters(&self, draw: u64) -> (Cow<'_, Spec>, Table) {
        let mut table: Table = vec![Vec::new(); self.spec.clues.len()];
        for at in self.bare.clusters.iter().flat_map(|c| c.clues.iter().copied()) {
            let clue = &self.spec.clues[at];
            let who = self.people[at].below(draw, clue.said.len());
            table[at] = drawn(&clue.said[who].under, &self.values[at][who], draw);
        }
        let mut spec = Cow::Borrowed(&self.bare);
        for (at, streams) in
            self.clusters.iter().enumerate().filter(|(_, streams)| !streams.is_empty())
        {
            match &mut spec.to_mut().clusters[at].link {
                Link::Joint(said) => *said = one_of(said, &streams[0], draw),
                Link::Given(given) => {
                    given
                        .iter_mut()
                        .zip(streams)
                        .for_each(|(next, s)| next.said = one_of(&next.said, s, draw));
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
    let one = |(range, stream): (&Range, &Stream)| Range::point(within(range, stream, draw));
    ranges.iter().zip(streams).map(one).collect()
}

/// Some value of an interval.
fn within(range: &Range, stream: &Stream, draw: u64) -> f64 {
    if range.low < range.high {
        range.low + stream.uniform(draw) * (range.high - range.low)
    } else {
        range.value
    }
}

/// The decibels of what was observed of a clue, if it would be found with this probability.
fn observed(clue: &Clue, value: f64) -> f64 {
    match clue.scale {
        Scale::Decibels => value,
        Scale::Probability => decibels(seen(value, clue.status)),
    }
}

/// A specification without names and without what is said of each clue.
fn bare(spec: &Spec) -> Spec {
    let clue =
        |c: &Clue| Clue { name: String::new(), status: c.status, scale: c.scale, said: Vec::new() };
    Spec {
        clues: spec.clues.iter().map(clue).collect(),
        clusters: spec.clusters.clone(),
        ..Spec::default()
    }
}
