//! Every prior over three hypotheses at once.
//!
//! # What it measures
//!
//! The priors of three hypotheses are the points of a triangle: a corner is certainty of one of
//! them. The clues part it into three regions, in each of which another hypothesis leads after the
//! clues. The borders are straight lines through the corners, because two hypotheses tie where
//! their priors stand in inverse proportion to their likelihoods, whatever the third one has; so
//! the regions are known exactly, and so are their shares of the area.
//!
//! # How to read it
//!
//! The larger a region, the less a hypothesis needs the prior. The share is that of priors drawn
//! evenly from the triangle (a flat Dirichlet distribution).

use crate::decibel::factor;
use serde::Serialize;

/// The regions of the triangle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Simplex {
    /// The prior that was used, shared among the three.
    pub prior: [f64; 3],
    /// The prior at which all three tie.
    pub tie: [f64; 3],
    /// Where two tie without the third: of the second and third, of the first and third, of the
    /// first and second.
    pub edges: [[f64; 3]; 3],
    /// The share of all priors after which each leads.
    pub shares: [f64; 3],
}

impl Simplex {
    /// From the priors of the three and the decibels of all clues under each.
    #[must_use]
    pub fn of(prior: &[f64; 3], totals: &[f64; 3]) -> Simplex {
        let all: f64 = prior.iter().sum();
        let prior = prior.map(|p| if all > 0.0 { p / all } else { 1.0 / 3.0 });
        let most = totals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let likelihood = totals.map(|t| factor(t - most));
        let edges = [0, 1, 2].map(|out: usize| {
            let (a, b) = ((out + 1) % 3, (out + 2) % 3);
            let mut point = [0.0; 3];
            let sum = likelihood[a] + likelihood[b];
            // Two that are both excluded are not parted by the clues.
            let share = if sum > 0.0 { likelihood[b] / sum } else { 0.5 };
            (point[a], point[b]) = (share, 1.0 - share);
            point
        });
        let products = [
            likelihood[1] * likelihood[2],
            likelihood[0] * likelihood[2],
            likelihood[0] * likelihood[1],
        ];
        let sum: f64 = products.iter().sum();
        // Where two are excluded, the region of the third is the whole triangle, and the tie lies
        // on their edge.
        let tie = if sum > 0.0 { products.map(|p| p / sum) } else { edges[alone(&likelihood)] };
        let shares = [0, 1, 2].map(|at| {
            let mut corner = [0.0; 3];
            corner[at] = 1.0;
            area(&[corner, edges[(at + 1) % 3], tie, edges[(at + 2) % 3]])
        });
        Simplex { prior, tie, edges, shares }
    }

    /// The outline of the region in which a hypothesis leads.
    #[must_use]
    pub fn region(&self, at: usize) -> [[f64; 3]; 4] {
        let mut corner = [0.0; 3];
        corner[at] = 1.0;
        [corner, self.edges[(at + 1) % 3], self.tie, self.edges[(at + 2) % 3]]
    }
}

fn alone(likelihood: &[f64; 3]) -> usize {
    likelihood.iter().position(|l| *l > 0.0).unwrap_or(0)
}

/// The area of an outline as a share of the triangle's: by the first two coordinates, in which the
/// triangle has area 1/2.
fn area(outline: &[[f64; 3]; 4]) -> f64 {
    let turn = |at: usize| {
        let (a, b) = (outline[at], outline[(at + 1) % outline.len()]);
        a[0] * b[1] - b[0] * a[1]
    };
    (0..outline.len()).map(turn).sum::<f64>().abs()
}
