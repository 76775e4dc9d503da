//! What speaks in a cell beside sums of acts: judges, acts that stand, other pairs.

use counterpoise_case::model::{ActorId, AssessmentId, AttributeId, Case, Formula, SourceId};
use counterpoise_ledger::{AssessmentUse, Basis, Cell, Ledger, Rule, View, counts_in, origins};
use counterpoise_numerics::Sum;
use std::collections::BTreeMap;

/// One author who judges an attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// The author's name: the key of the work, or the title of the judgement where nothing is
    /// cited.
    pub name: String,
    /// The mean of what the author says in the cell, 0..=1.
    pub degree: f64,
    /// The work the author stands or falls with.
    pub source: Option<SourceId>,
    /// The probability that the author stands.
    pub stands: f64,
}

/// The degrees that one author gives, and the work the author stands or falls with.
type Said = (Vec<f64>, Option<(SourceId, f64)>);

/// That a judgement without any source stands.
const UNCITED: f64 = 0.5;

/// The authors who judge something by this name in the cell, in the order of their names. However
/// many judgements an author gives, the author is one voice.
#[must_use]
pub fn voices(view: &View<'_>, formula: &Formula) -> Vec<Voice> {
    let case = view.case();
    let Basis::Assessed(uses) = view.basis(formula) else { return Vec::new() };
    let mut by_author: BTreeMap<String, Said> = BTreeMap::new();
    for each in &uses {
        let (name, source) = author(case, each.assessment);
        by_author.entry(name).or_insert_with(|| (Vec::new(), source)).0.push(each.degree);
    }
    let voice = |(name, (degrees, source)): (String, Said)| Voice {
        name,
        degree: Sum::of(degrees.iter().copied()) / degrees.len() as f64,
        source: source.map(|(source, _)| source),
        stands: source.map_or(UNCITED, |(_, stands)| stands),
    };
    by_author.into_iter().map(voice).collect()
}

/// Judgements with their authors, those of one author together, in the order of the authors' names:
/// judgement, degree, author, the probability that the author stands.
#[must_use]
pub fn judgements(view: &View<'_>, uses: &[AssessmentUse]) -> Vec<(u32, f64, u32, f64)> {
    let case = view.case();
    let named =
        |each: &AssessmentUse| (author(case, each.assessment), each.assessment.0, each.degree);
    let mut all: Vec<_> = uses.iter().map(named).collect();
    // Stable: judgements of one author stay in the order of the case.
    all.sort_by(|((a, _), ..), ((b, _), ..)| a.cmp(b));
    let mut voice = 0;
    let mut numbered = Vec::with_capacity(all.len());
    for (at, ((name, source), assessment, degree)) in all.iter().enumerate() {
        voice += u32::from(at > 0 && all[at - 1].0.0 != *name);
        numbered.push((*assessment, *degree, voice, source.map_or(UNCITED, |(_, stands)| stands)));
    }
    numbered
}

/// The author of a judgement: the key of the work, or the title of the judgement where nothing is
/// cited; the work with the probability that it stands. A judgement that two works make is the
/// first one's: an author may repeat a book in an article.
fn author(case: &Case, assessment: AssessmentId) -> (String, Option<(SourceId, f64)>) {
    let judgement = &case[assessment];
    let source = origins(case, judgement.rests_on()).into_iter().next();
    (
        source.map_or_else(|| judgement.title.clone(), |(source, _)| case[source].key.to_string()),
        source,
    )
}

/// The amount of what matches an attribute and has happened by the end of the cell's window and not
/// ended before it, act by act: the position of each entry, and how much of its admissible days lie
/// before that end.
#[must_use]
pub fn standing(view: &View<'_>, id: AttributeId) -> Vec<(usize, f64)> {
    let case = view.case();
    let Some(rule) = Rule::of(&case[case[id].of].formula) else { return Vec::new() };
    let selection = &rule.selections[0];
    let taken = view.ledger.taken(|entry| selection.takes(view.ledger.perspective(), entry));
    let mut found = Vec::new();
    for (at, entry) in view.ledger.entries.iter().enumerate() {
        if taken[entry.class] && counts_in(case, &view.ledger.settings, &view.cell, entry) {
            let begun = view.ledger.stands_in(at, view.cell.window);
            if begun > 0.0 {
                found.push((at, begun));
            }
        }
    }
    found
}

/// Pairs of the same subject, other than the ledger's own, on which the case has what an attribute
/// asks.
#[must_use]
pub fn other_pairs<'c>(view: &View<'c>, id: AttributeId) -> Vec<Ledger<'c>> {
    let case = view.case();
    let (subject, target) = view.ledger.dyad;
    // A judgement is of one pair: a pair that nobody judges has none.
    let is_judged = |actor: ActorId| match &case[case[id].of].formula {
        Formula::Assessed(name) => {
            case.assessments.iter().any(|j| j.name == *name && j.dyad == (subject, actor))
        }
        _ => true,
    };
    let others = (0..case.actors.len() as u32).map(ActorId);
    let others = others.filter(|&actor| actor != subject && actor != target && is_judged(actor));
    let ledgers =
        others.map(|actor| Ledger::without_acts(case, (subject, actor), &view.ledger.settings));
    ledgers.filter(|ledger| has(ledger, &view.cell, id)).collect()
}

/// Whether the case has a number for an attribute that is judged or read off series.
#[must_use]
pub fn has(ledger: &Ledger<'_>, cell: &Cell, id: AttributeId) -> bool {
    let formula = &ledger.case[ledger.case[id].of].formula;
    matches!(formula, Formula::Series(_) | Formula::Assessed(_))
        && ledger.view(cell).value(formula).0.value().is_some()
}
