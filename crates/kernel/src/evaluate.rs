//! Evaluates a school's rules on degrees.

use crate::degree::Degree;
use crate::fuzzy::{aggregate, joined};
use crate::program::{Program, Step};

/// The degrees of a program's steps and labels, with the room that the next evaluation takes.
#[derive(Clone, Debug, Default)]
pub struct Evaluated<D> {
    /// One for each step of the program.
    pub steps: Vec<D>,
    /// For each label the greatest of its rules that apply; `None` where none does.
    pub labels: Vec<Option<D>>,
}

impl<D: Degree> Evaluated<D> {
    /// Room for an evaluation.
    #[must_use]
    pub fn new() -> Evaluated<D> {
        Evaluated { steps: Vec::new(), labels: Vec::new() }
    }

    /// Evaluates a program, given the degree of each slot. What does not apply may hold any degree:
    /// no label is made of the rules that use it.
    pub fn evaluate<'d>(
        &mut self,
        program: &Program,
        applicable: &[bool],
        slot: impl Fn(usize) -> &'d D,
    ) where
        D: 'd,
    {
        let Evaluated { steps, labels } = self;
        steps.clear();
        for step in &program.steps {
            let degree =
                match step {
                    Step::Slot(at) => *slot(*at),
                    Step::Complement(of) => steps[*of].complement(),
                    Step::Greatest(of) => joined(of.iter().map(|&at| &steps[at]), f64::max)
                        .unwrap_or(D::constant(0.0)),
                    Step::Least(of) => joined(of.iter().map(|&at| &steps[at]), f64::min)
                        .unwrap_or(D::constant(1.0)),
                    Step::Combined(of) => {
                        aggregate(of.iter().map(|&at| &steps[at]), program.aggregation)
                            .unwrap_or(D::constant(1.0))
                    }
                };
            steps.push(degree);
        }
        labels.clear();
        labels.resize(program.labels.len(), None);
        for (rule, _) in program.rules.iter().zip(applicable).filter(|(_, applies)| **applies) {
            if let (Some(label), Some(step)) = (rule.label, rule.step) {
                match &mut labels[label] {
                    Some(other) => other.join(&steps[step], f64::max),
                    none => *none = Some(steps[step]),
                }
            }
        }
    }
}
