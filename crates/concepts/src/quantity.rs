//! A quantity of the ledger in every draw: the same draws as those of the verdicts.

use crate::compile::{add_acts, span};
use crate::draw::{beta, judged_in};
use crate::gamma::gamma;
use crate::plan::Asked;
use crate::resampling_plan::{Builder, ResamplingPlan, Sums};
use crate::simd::{LANES, Row};
use crate::streams::{Pair, judges, mark, pair, sets};
use crate::values::Judges;
use crate::weigh::{add_up, weigh};
use counterpoise_case::model::Formula;
use counterpoise_kernel::AsWritten;
use counterpoise_ledger::{Cell, Index, Ledger, Rule, Shape, View};
use counterpoise_numerics::Stream;
use rayon::prelude::*;
use std::sync::Arc;

/// A quantity in a cell, draw by draw; not a number where it is not known in the draw. `None` where
/// nothing is drawn: the quantity is read off series.
///
/// A net is 2q - 1 and an ambivalence 1 - |net|, q the share of accommodation of the draw; a share
/// of a part, and the share of hard means, are draws of their posteriors; a gap is the difference
/// of two nets; an amount is what the acts that stand in the draw weigh; a judgement is what the
/// judges who stand come to. Two quantities of one draw go together: what is drawn belongs to
/// source, act and set of acts by name.
#[must_use]
pub fn draw_quantity(ledger: &Ledger<'_>, cell: &Cell, formula: &Formula) -> Option<Vec<f64>> {
    let view = ledger.view(cell);
    let drawn = match formula {
        Formula::Series(_) => return None,
        Formula::Assessed(name) => Drawn::judged(&view, name, formula),
        counted => Drawn::counted(&view, &Rule::of(counted)?),
    };
    let draws = u64::from(ledger.settings.draws);
    let blocks = draws.div_ceil(LANES as u64);
    let rows: Vec<Row> =
        (0..blocks).into_par_iter().map(|at| drawn.row(ledger, at * LANES as u64)).collect();
    Some(rows.into_iter().flatten().take(draws as usize).collect())
}

/// A quantity, ready to draw.
struct Drawn {
    acts: ResamplingPlan,
    sums: usize,
    of: Of,
}

enum Of {
    Sums { shape: Shape, years: f64, pairs: Vec<Pair>, rate: Stream },
    Judges(Judges),
}

impl Drawn {
    fn counted(view: &View<'_>, rule: &Rule) -> Drawn {
        let ledger = view.ledger;
        let index = Arc::new(Index::of_rule(ledger, rule));
        let n = rule.selections.len();
        let mut sums = Sums::new(Arc::clone(&index));
        sums.enter();
        (0..n).for_each(|selection| {
            sums.number(selection);
        });
        let sets = sets(AsWritten::new(view, &index), n, |act| mark(ledger, act.entry));
        let asked = [Asked { view, schools: &[], group: 0 }];
        let mut builder = Builder::new(ledger, vec![span(&asked[0])], sums);
        add_acts(ledger, &asked, &index, &mut builder);
        // The streams have the names that the verdicts give them, so that both draw the same
        // numbers.
        let purpose = |at: usize| match rule.shape {
            Shape::Net | Shape::Ambivalence | Shape::Gap => pair(view, "lean", &sets[at..at + 2]),
            _ => pair(view, "portion", &sets[at..n.min(at + 3)]),
        };
        let pairs = (0..n).step_by(2).filter(|at| at + 1 < n).map(purpose).collect();
        let [rate, _] = pair(view, "rate", &sets);
        Drawn {
            acts: builder.finish(),
            sums: n,
            of: Of::Sums { shape: rule.shape, years: view.cell.years(), pairs, rate },
        }
    }

    fn judged(view: &View<'_>, name: &str, formula: &Formula) -> Drawn {
        let mut builder = Builder::new(view.ledger, Vec::new(), Sums::new(Arc::default()));
        let judges = judges(view, name, formula, None, &mut builder);
        Drawn { acts: builder.finish(), sums: 0, of: Of::Judges(judges) }
    }

    fn row(&self, ledger: &Ledger<'_>, from: u64) -> Row {
        let reliable: Vec<Row> = self.acts.sources.iter().map(|source| source.row(from)).collect();
        let (shape, years, pairs, rate) = match &self.of {
            Of::Judges(judges) => {
                let combine = ledger.settings.combine;
                return std::array::from_fn(|lane| {
                    if judges.voices.is_empty() {
                        f64::NAN
                    } else {
                        judged_in(judges, (combine, None), &reliable, lane, from + lane as u64)
                    }
                });
            }
            Of::Sums { shape, years, pairs, rate } => (*shape, *years, pairs, rate),
        };
        let sums = add_up(&self.acts, self.sums, &weigh(&self.acts, &reliable, from).masses);
        let unit = ledger.settings.unit;
        std::array::from_fn(|lane| {
            let draw = from + lane as u64;
            let sum = |at: usize| sums[at][lane];
            let share = |pair: usize, a: f64, b: f64| {
                if a + b > 0.0 {
                    beta(&pairs[pair], draw, (0.5 + a / unit, 0.5 + b.max(0.0) / unit))
                } else {
                    f64::NAN
                }
            };
            let net = |at: usize| 2.0 * share(at / 2, sum(at), sum(at + 1)) - 1.0;
            match shape {
                Shape::Count => sum(0),
                Shape::Rate => unit * gamma(rate, draw, 0.5 + sum(0) / unit) / years,
                Shape::Net => net(0),
                Shape::Ambivalence => 1.0 - net(0).abs(),
                Shape::Gap => net(0) - net(2),
                Shape::HardShare => share(0, sum(0), sum(1) - sum(0)),
                Shape::Share => share(0, sum(0) + sum(1), sum(2) - sum(0)),
            }
        })
    }
}
