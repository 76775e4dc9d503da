//! What one attribute is in a cell, by its own evidence.

use crate::{AttributeMembership, Membership};
use counterpoise_case::model::{ActorId, AssessmentId, AttributeId, Case, Formula, SourceId};
use counterpoise_kernel::{Gauge, calibrated, marginal::judged_by};
use counterpoise_ledger::{
    AssessmentUse, Basis, Cell, Evidence, Ledger, Rule, View, counts_in, origins,
};
use counterpoise_numerics::Sum;
use std::collections::BTreeMap;

/// One author who judges an attribute.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Voice {
    /// The author's name: the key of the work, or the title of the judgement where nothing is
    /// cited.
    pub(crate) name: String,
    /// The mean of what the author says in the cell, 0..=1.
    pub(crate) degree: f64,
    /// The work the author stands or falls with.
    pub(crate) source: Option<SourceId>,
    /// The probability that the author stands.
    pub(crate) stands: f64,
}

/// The degrees that one author gives, and the work the author stands or falls with.
type Said = (Vec<f64>, Option<(SourceId, f64)>);

/// That a judgement without any source stands.
const UNCITED: f64 = 0.5;

/// The authors who judge something by this name in the cell, in the order of their names. However
/// many judgements an author gives, the author is one voice.
pub(crate) fn voices(view: &View<'_>, formula: &Formula) -> Vec<Voice> {
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
pub(crate) fn judgements(view: &View<'_>, uses: &[AssessmentUse]) -> Vec<(u32, f64, u32, f64)> {
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
pub(crate) fn standing(view: &View<'_>, id: AttributeId) -> Vec<(usize, f64)> {
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
pub(crate) fn other_pairs<'c>(view: &View<'c>, id: AttributeId) -> Vec<Ledger<'c>> {
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
pub(crate) fn has(ledger: &Ledger<'_>, cell: &Cell, id: AttributeId) -> bool {
    let formula = &ledger.case[ledger.case[id].of].formula;
    matches!(formula, Formula::Series(_) | Formula::Assessed(_))
        && ledger.view(cell).value(formula).0.value().is_some()
}

/// One attribute of a cell: the number it is calibrated from, and its membership by itself.
pub(crate) fn attribute(view: &View<'_>, id: AttributeId) -> AttributeMembership {
    let attribute = &view.case()[id];
    let gauge = Gauge::of(view.case(), attribute);
    let (value, bounds) = view.value_of(attribute.of);
    let (degree, shown) = match gauge {
        Gauge::Judged(anchors) => {
            let voices = voices(view, &view.case()[attribute.of].formula);
            let judges: Vec<(f64, f64)> =
                voices.iter().map(|voice| (voice.degree, voice.stands)).collect();
            let combine = view.ledger.settings.combine;
            (calibrated(judged_by(combine, &judges), anchors), !judges.is_empty())
        }
        Gauge::Series(anchors) => {
            value.value().map_or((HALF, false), |number| (calibrated(number, anchors), true))
        }
        Gauge::Standing if !view.ledger.is_coded(attribute.of) => (HALF, false),
        Gauge::Standing => {
            let acts = standing(view, id);
            let falls =
                |&(at, begun): &(usize, f64)| 1.0 - view.ledger.entries[at].certainty * begun;
            let probability = 1.0 - acts.iter().map(falls).product::<f64>();
            (probability, !acts.is_empty())
        }
        Gauge::Most(inner) => most(view, inner),
        _ => {
            let all = view.sums_of(attribute.of).unwrap_or_default();
            let mut sums = gauge.sums(&all);
            if let (Gauge::Some { .. }, [_, possible]) = (gauge, &mut sums[..]) {
                *possible += view.sought(&[attribute.of]);
            }
            let shown = sums.first().is_some_and(|first| *first > 0.0);
            (gauge.marginal(&sums, view.cell.years(), &view.ledger.settings), shown)
        }
    };
    let membership = match value {
        Evidence::NotApplicable(_) => None,
        _ => Some(Membership::known(degree.clamp(0.0, 1.0))),
    };
    AttributeMembership { attribute: id, value, bounds, membership, shown }
}

const HALF: f64 = 0.5;

/// Whether the pair has the most of something, as the means have it: of one pair alone it cannot be
/// said.
fn most(view: &View<'_>, inner: AttributeId) -> (f64, bool) {
    let height = |view: &View<'_>| {
        attribute(view, inner).membership.map_or(HALF, |membership| membership.height())
    };
    let others = other_pairs(view, inner);
    if others.is_empty() || !has(view.ledger, &view.cell, inner) {
        return (HALF, false);
    }
    let own = height(view);
    let greatest = others.iter().map(|other| height(&other.view(&view.cell))).fold(0.0, f64::max);
    (if own > greatest { 1.0 } else { 0.0 }, true)
}
