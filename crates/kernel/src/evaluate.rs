//! Evaluates a school's rules on degrees.

use crate::degree::Degree;
use crate::program::{Program, Step};
use counterpoise_case::model::Aggregation;
use counterpoise_numerics::pow;

/// Evaluates every step into `out`, given the degree of each attribute slot. What does not apply
/// may hold any degree: the caller leaves out the rules that use it.
pub fn evaluate<'d, D: Degree + 'd>(
    program: &Program,
    attribute: impl Fn(usize) -> &'d D,
    out: &mut Vec<D>,
) {
    out.clear();
    for step in &program.steps {
        let degree = match step {
            Step::Slot(slot) => *attribute(*slot),
            Step::Complement(of) => out[*of].complement(),
            Step::Greatest(of) => fold(out, of, f64::max).unwrap_or(D::constant(0.0)),
            Step::Least(of) => fold(out, of, f64::min).unwrap_or(D::constant(1.0)),
            Step::Combined(of) => combined(out, of, program.aggregation),
        };
        out.push(degree);
    }
}

/// The greatest of the labels' rules that apply; `None` where none does.
pub fn labels<D: Degree>(
    program: &Program,
    applicable: &[bool],
    steps: &[D],
    out: &mut Vec<Option<D>>,
) {
    out.clear();
    out.resize(program.labels.len(), None);
    for (rule, _) in program.rules.iter().zip(applicable).filter(|(_, applies)| **applies) {
        if let (Some(label), Some(step)) = (rule.label, rule.step) {
            match &mut out[label] {
                Some(other) => other.join(&steps[step], f64::max),
                none => *none = Some(steps[step]),
            }
        }
    }
}

#[inline]
fn fold<D: Degree>(steps: &[D], of: &[usize], op: impl Fn(f64, f64) -> f64 + Copy) -> Option<D> {
    let (first, others) = of.split_first()?;
    let mut all = steps[*first];
    others.iter().for_each(|&at| all.join(&steps[at], op));
    Some(all)
}

/// The same as [`crate::aggregate`], lane by lane.
fn combined<D: Degree>(steps: &[D], of: &[usize], by: Aggregation) -> D {
    let n = of.len() as f64;
    let degree = match by {
        Aggregation::Minimum => fold(steps, of, f64::min),
        Aggregation::Mean => fold(steps, of, |a, b| a + b).map(|sum| sum.map(|sum| sum / n)),
        Aggregation::Geometric => {
            fold(steps, of, |a, b| a * b).map(|all| all.map(|all| pow(all, 1.0 / n)))
        }
    };
    degree.unwrap_or(D::constant(1.0))
}
