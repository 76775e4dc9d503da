//! The lowest point of a function with many valleys: differential evolution, then a simplex that
//! crawls to the bottom.
//!
//! The fit of a synthetic control, as a function of how much each predictor counts, is flat in
//! places, broken in others and has many local minima; a search that only descends stops in the
//! first (see [`crate::synthetic`]). Here a population of trial points explores the whole box, and
//! the method of Nelder and Mead finishes from the best of them. Every random number is addressed
//! by generation and member, so that the same seed gives the same answer on any machine.
//!
//! # References
//! Storn, R. and Price, K. 1997, "Differential Evolution", Journal of Global Optimization 11,
//! 341-359. Nelder, J. A. and Mead, R. 1965, "A Simplex Method for Function Minimization", Computer
//! Journal 7, 308-313.

use counterpoise_numerics::Stream;

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Search {
    /// Seed of the random numbers.
    pub seed: u64,
    /// Members of the population for each number that is sought; at least eight in all.
    pub members: usize,
    /// The most generations.
    pub generations: usize,
    /// How often the simplex is started anew from the best point.
    pub polish: usize,
}

impl Default for Search {
    fn default() -> Search {
        Search { seed: 1, members: 6, generations: 120, polish: 3 }
    }
}

/// How often a trial point is drawn towards the best; more often ends sooner, in worse valleys.
const GREEDY: f64 = 0.2;

/// Where the search ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) at: Vec<f64>,
    pub(crate) value: f64,
    pub(crate) evaluations: usize,
}

/// A trial point with its value.
type Member = (Vec<f64>, f64);

/// The lowest point in the box from `low` to `high` in each coordinate, and where one begins.
pub(crate) fn minimise(
    search: &Search,
    starts: &[Vec<f64>],
    (low, high): (f64, f64),
    value: &mut impl FnMut(&[f64]) -> f64,
) -> Found {
    let dims = starts.first().map_or(0, Vec::len);
    let mut evaluations = 0;
    let mut count = |at: &[f64]| {
        evaluations += 1;
        value(at)
    };
    let mut members = populate(search, starts, (low, high), &mut count);
    evolve(search, &mut members, (low, high), &mut count);
    let mut best = members.into_iter().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default();
    for round in 0..search.polish {
        let step = 0.5 / (1 << (2 * round)) as f64;
        let polished = crawl(&best, step * (high - low) / 8.0, (low, high), 60 * dims, &mut count);
        if polished.1 < best.1 {
            best = polished;
        }
    }
    Found { at: best.0, value: best.1, evaluations }
}

fn populate(
    search: &Search,
    starts: &[Vec<f64>],
    (low, high): (f64, f64),
    value: &mut impl FnMut(&[f64]) -> f64,
) -> Vec<Member> {
    let dims = starts.first().map_or(0, Vec::len);
    let size = (search.members * dims).max(8).max(starts.len());
    let stream = Stream::new(search.seed, "search", "start");
    let random = |member: usize| -> Vec<f64> {
        (0..dims).map(|k| low + (high - low) * stream.uniform((member * dims + k) as u64)).collect()
    };
    let places =
        (0..size).map(|member| starts.get(member).cloned().unwrap_or_else(|| random(member)));
    places.map(|at| (at.clone(), value(&at))).collect()
}

/// Generations of trial points: each member tries its place moved towards the best and along the
/// difference of two others, and keeps the better.
fn evolve(
    search: &Search,
    members: &mut [Member],
    (low, high): (f64, f64),
    value: &mut impl FnMut(&[f64]) -> f64,
) {
    let (size, dims) = (members.len(), members.first().map_or(0, |it| it.0.len()));
    let stream = Stream::new(search.seed, "search", "evolve");
    let draws = (dims + 6) as u64;
    for generation in 0..search.generations {
        let (least, most) =
            members.iter().fold((f64::INFINITY, 0.0), |(a, b), it| (it.1.min(a), it.1.max(b)));
        if most - least <= 1e-9 * least.abs() {
            return;
        }
        for member in 0..size {
            let base = (generation * size + member) as u64 * draws;
            let other = |draw: u64| stream.below(base + draw, size);
            let (a, b, c) = (other(0), other(1), other(2));
            let best = members
                .iter()
                .min_by(|a, b| a.1.total_cmp(&b.1))
                .map_or_else(Vec::new, |it| it.0.clone());
            let stretch = 0.4 + 0.5 * stream.uniform(base + 3);
            let greedy = stream.uniform(base + 4) < GREEDY;
            let forced = stream.below(base + 5, dims);
            let trial: Vec<f64> = (0..dims)
                .map(|k| {
                    let own = members[member].0[k];
                    if k != forced && stream.uniform(base + 6 + k as u64) > 0.9 {
                        return own;
                    }
                    let from =
                        if greedy { own + stretch * (best[k] - own) } else { members[c].0[k] };
                    (from + stretch * (members[a].0[k] - members[b].0[k])).clamp(low, high)
                })
                .collect();
            let found = value(&trial);
            if found <= members[member].1 {
                members[member] = (trial, found);
            }
        }
    }
}

/// The simplex of Nelder and Mead with its usual coefficients, held within the box.
fn crawl(
    from: &Member,
    step: f64,
    (low, high): (f64, f64),
    most: usize,
    value: &mut impl FnMut(&[f64]) -> f64,
) -> Member {
    let dims = from.0.len();
    let mut corners = vec![from.clone()];
    for k in 0..dims {
        let mut at = from.0.clone();
        at[k] = if at[k] + step <= high { at[k] + step } else { at[k] - step };
        let found = value(&at);
        corners.push((at, found));
    }
    for _ in 0..most {
        corners.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (least, most) = (corners[0].1, corners[dims].1);
        if most - least <= 1e-13 * least.abs() {
            break;
        }
        let centre: Vec<f64> = (0..dims)
            .map(|k| corners[..dims].iter().map(|it| it.0[k]).sum::<f64>() / dims as f64)
            .collect();
        let mut along = |by: f64| -> Member {
            let at: Vec<f64> = centre
                .iter()
                .zip(&corners[dims].0)
                .map(|(c, w)| (c + by * (w - c)).clamp(low, high))
                .collect();
            let found = value(&at);
            (at, found)
        };
        let mirrored = along(-1.0);
        if mirrored.1 < least {
            let further = along(-2.0);
            corners[dims] = if further.1 < mirrored.1 { further } else { mirrored };
        } else if mirrored.1 < corners[dims - 1].1 {
            corners[dims] = mirrored;
        } else {
            let nearer = along(if mirrored.1 < most { -0.5 } else { 0.5 });
            if nearer.1 < most.min(mirrored.1) {
                corners[dims] = nearer;
            } else {
                let best = corners[0].0.clone();
                for corner in &mut corners[1..] {
                    corner
                        .0
                        .iter_mut()
                        .zip(&best)
                        .for_each(|(it, best)| *it = best + 0.5 * (*it - best));
                    corner.1 = value(&corner.0);
                }
            }
        }
    }
    corners.into_iter().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_of_many_valleys() {
        // Rastrigin's function on a grid of valleys; the lowest lies at 0.3.
        let mut rough = |at: &[f64]| {
            at.iter()
                .map(|x| {
                    (x - 0.3) * (x - 0.3)
                        + 0.5 * ((x - 0.3) * 3.0 - ((x - 0.3) * 3.0).round()).abs()
                })
                .sum::<f64>()
        };
        let search = Search { generations: 300, ..Search::default() };
        let found = minimise(&search, &[vec![4.0; 4]], (-5.0, 5.0), &mut rough);
        assert!(found.value < 1e-9, "{found:?}");
        let again = minimise(&search, &[vec![4.0; 4]], (-5.0, 5.0), &mut rough);
        assert_eq!(found, again);
    }
}
