//! Ledgers are drawn and judged.

use crate::baseline::{Baseline, Printed};
use crate::engine::{Said, repeated, verdicts};
use crate::simulated::Simulated;
use crate::{first, second};
use counterpoise_concepts::Standing;
use rayon::prelude::*;

/// What is asked for.
pub(crate) struct Plan {
    /// By the second generator.
    pub(crate) second: bool,
    pub(crate) types: usize,
    /// Ledgers of a type and a size.
    pub(crate) each: usize,
    pub(crate) sizes: Vec<usize>,
    pub(crate) seed: u64,
    pub(crate) draws: u32,
    /// Judge four times the same evidence, too.
    pub(crate) times_four: bool,
    /// The ledger whose text is wanted instead.
    pub(crate) text: Option<String>,
    /// Schools that are left out.
    pub(crate) without: Vec<String>,
    pub(crate) baseline: Option<Baseline>,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan {
            second: false,
            types: 20,
            each: 1,
            sizes: vec![3, 5, 10, 25, 50, 100, 200],
            seed: 1,
            draws: 500,
            times_four: false,
            text: None,
            without: Vec::new(),
            baseline: None,
        }
    }
}

/// What 0.1.0 printed: whether it is the truth, and its share of the draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Old {
    pub(crate) right: bool,
    /// Whether it is what 0.1.0 itself prints on the acts of the truth.
    pub(crate) like_its_own: bool,
    pub(crate) p: f64,
    /// Whether it printed a label.
    pub(crate) label: bool,
}

/// One verdict: a ledger and a school with the truth in its scope.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) kind: usize,
    pub(crate) n: usize,
    /// Which of the ledgers of its type and size.
    pub(crate) copy: usize,
    pub(crate) truth: Option<String>,
    /// What this program says of the truth's acts.
    pub(crate) truth_p: f64,
    /// The truth where the thresholds are held at their middle.
    pub(crate) held: Option<String>,
    pub(crate) said: Said,
    /// The probability of the truth on four times the evidence.
    pub(crate) four: Option<f64>,
    /// The same on sixty-four times the evidence, which is what the record says when nothing is
    /// left to chance; only of ledgers in which four times the evidence lost a truth.
    pub(crate) limit: Option<f64>,
    pub(crate) old: Option<Old>,
}

impl Record {
    pub(crate) fn right(&self) -> bool {
        self.said.top().0 == self.truth.as_deref()
    }

    pub(crate) fn covered(&self) -> bool {
        self.said.set.contains(&self.truth)
    }

    /// Whether a truth that was above one half loses by four times the same evidence.
    pub(crate) fn loses(&self) -> bool {
        loses(self.p_true(), self.four)
    }

    pub(crate) fn p_true(&self) -> f64 {
        self.said.p(self.truth.as_deref())
    }
}

/// A truth is in scope if that is more likely than not, and the school has labels for such an
/// arena.
const IN_SCOPE: f64 = 0.5;
/// How much of what may be lost is a loss.
const LOSS: f64 = 0.05;
/// How often the evidence is copied to see what the record says in the end.
const LIMIT: usize = 64;
/// Draws on the truth's acts.
const DRAWS_OF_TRUTH: u32 = 2000;

/// All verdicts, in the order of types, sizes, copies and schools.
pub(crate) fn run(plan: &Plan) -> Result<Vec<Record>, String> {
    let types: Result<Vec<Vec<Record>>, String> =
        (0..plan.types).into_par_iter().map(|kind| of_type(plan, kind)).collect();
    Ok(types?.concat())
}

fn loses(p_true: f64, four: Option<f64>) -> bool {
    p_true > 0.5 && four.is_some_and(|four| p_true - four > LOSS)
}

/// What is known of the acts of a truth.
struct Truth {
    own: Vec<Said>,
    held: Vec<Said>,
    old: Vec<Printed>,
}

impl Truth {
    fn of(plan: &Plan, kind: usize, drawn: &Simulated) -> Result<Truth, String> {
        let judged = |held| verdicts(&drawn.truth_text, &drawn.bibliography, DRAWS_OF_TRUTH, held);
        let old = match &plan.baseline {
            Some(old) => old.verdicts(
                &format!("truth-{kind}"),
                &drawn.truth_text,
                &drawn.bibliography,
                plan.draws,
            )?,
            None => Vec::new(),
        };
        Ok(Truth { own: judged(false)?, held: judged(true)?, old })
    }
}

fn of_type(plan: &Plan, kind: usize) -> Result<Vec<Record>, String> {
    let mut truth: Option<Truth> = None;
    let mut records = Vec::new();
    for (place, n) in plan.sizes.iter().enumerate() {
        for copy in 0..plan.each {
            let drawn = draw(plan, kind, *n, place * plan.each + copy);
            let at = |error: String| format!("type {kind}, {n} acts, copy {copy}: {error}");
            if truth.is_none() {
                truth = Some(Truth::of(plan, kind, &drawn).map_err(at)?);
            }
            if let Some(truth) = &truth {
                records.extend(of_ledger(plan, (kind, *n, copy), truth, &drawn).map_err(at)?);
            }
        }
    }
    Ok(records)
}

/// The first generator draws its types by the seed, the second by their number; both their ledgers
/// by the seed.
fn draw(plan: &Plan, kind: usize, n: usize, number: usize) -> Simulated {
    if plan.second {
        second::ledger(plan.seed + number as u64, kind, n)
    } else {
        first::ledger(plan.seed, kind, n, number as u64)
    }
}

/// The text of a ledger that is named `TYPE:ACTS:COPY`.
pub(crate) fn text(plan: &Plan, which: &str) -> Result<String, String> {
    let parts: Vec<&str> = which.split(':').collect();
    let [kind, n, copy] = parts[..] else { return Err(format!("`{which}` is not TYPE:ACTS:COPY")) };
    let whole = |word: &str| word.parse::<usize>().map_err(|error| format!("{word}: {error}"));
    let (kind, n) = (whole(kind)?, whole(n)?);
    if copy == "truth" {
        return Ok(draw(plan, kind, n, 0).truth_text);
    }
    let place = plan
        .sizes
        .iter()
        .position(|size| *size == n)
        .ok_or_else(|| format!("{n} is none of the sizes"))?;
    Ok(draw(plan, kind, n, place * plan.each + whole(copy)?).case_text)
}

fn of_ledger(
    plan: &Plan,
    (kind, n, copy): (usize, usize, usize),
    truth: &Truth,
    drawn: &Simulated,
) -> Result<Vec<Record>, String> {
    let said = verdicts(&drawn.case_text, &drawn.bibliography, plan.draws, false)?;
    let four = match plan.times_four {
        true => {
            Some(verdicts(&repeated(&drawn.case_text, 4), &drawn.bibliography, plan.draws, false)?)
        }
        false => None,
    };
    let counts = |at: usize| in_scope(plan, &truth.own[at], &said[at]);
    let p_true = |all: &[Said], at: usize| all[at].p(truth.own[at].top().0);
    let lost = |at: usize| loses(p_true(&said, at), four.as_ref().map(|four| p_true(four, at)));
    let limit = match (0..said.len()).any(|at| counts(at) && lost(at)) {
        true => Some(verdicts(
            &repeated(&drawn.case_text, LIMIT),
            &drawn.bibliography,
            plan.draws,
            false,
        )?),
        false => None,
    };
    let printed = match &plan.baseline {
        Some(old) => old.verdicts(
            &format!("{kind}-{n}-{copy}"),
            &drawn.case_text,
            &drawn.bibliography,
            plan.draws,
        )?,
        None => Vec::new(),
    };
    let mut records = Vec::new();
    for (at, said) in said.into_iter().enumerate() {
        let own = &truth.own[at];
        if !in_scope(plan, own, &said) {
            continue;
        }
        let (label, truth_p) = own.top();
        let find = |list: &[Printed]| list.iter().find(|one| one.school == said.school).cloned();
        let old = find(&printed).map(|printed| Old {
            right: printed.label.as_deref() == label,
            like_its_own: find(&truth.old).is_some_and(|own| own.label == printed.label),
            p: printed.p,
            label: printed.label.is_some(),
        });
        records.push(Record {
            kind,
            n,
            copy,
            truth: label.map(str::to_owned),
            truth_p,
            held: truth.held[at].top().0.map(str::to_owned),
            four: four.as_ref().map(|four| four[at].p(label)),
            limit: limit.as_ref().map(|limit| limit[at].p(label)),
            said,
            old,
        });
    }
    Ok(records)
}

/// A school that has no label for such an arena is out of scope, whatever the pair.
fn in_scope(plan: &Plan, truth: &Said, said: &Said) -> bool {
    truth.scope > IN_SCOPE
        && truth.standing != Standing::OutOfScope
        && !plan.without.contains(&said.school)
}
