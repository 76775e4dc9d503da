//! Unfolding: from a label down to the page of a source.

use crate::answer::Judged;
use crate::claims::{ClaimResult, TestResult, began_before};
use crate::node::Node;
use crate::stress::SchoolShare;
use crate::subject::{Lasting, Shares, Subject, Written};
use counterpoise_case::model::{
    ActorId, AttributeId, Case, Citation, EventId, Filter, SeriesId, Term,
};
use counterpoise_concepts::{
    AttributeMembership, ConceptMembership, DateAnswer, HangsOn, Outcome, TermMembership, Verdict,
};
use counterpoise_dates::Date;
use counterpoise_ledger::{AssessmentUse, Basis, Contribution, Ledger, Tally, View};
use rayon::prelude::*;

/// Verdicts of a pair, to be unfolded one by one.
pub struct Unfolding<'c>(Ledger<'c>);

impl<'c> Unfolding<'c> {
    /// The verdicts of a pair of the case.
    #[must_use]
    pub fn new(case: &'c Case, dyad: (ActorId, ActorId)) -> Unfolding<'c> {
        Unfolding(Ledger::new(case, dyad, &case.settings))
    }

    /// A verdict down to the pages that it rests on, with how it fares under other choices.
    #[must_use]
    pub fn verdict(&self, judged: &Judged, fate: Option<&SchoolShare>) -> Node {
        verdict_node(&self.0, judged, fate)
    }
}

/// A verdict unfolded: label, how it fares under other choices if that was tried, concepts,
/// attributes, indicators, events, pages.
#[must_use]
pub(crate) fn verdict_node(
    ledger: &Ledger<'_>,
    judged: &Judged,
    fate: Option<&SchoolShare>,
) -> Node {
    let case = ledger.case;
    let verdict = &judged.verdict;
    let view = ledger.view(&verdict.cell);
    let mut children = vec![chance(judged)];
    children.extend(reread(judged));
    children.extend(hangs(judged));
    children.push(dates(judged));
    children.extend(fate.map(|fate| Node::leaf(Subject::OtherChoices(fate.clone()))));
    children.extend(carried(&view));
    if let Outcome::NoneOfThese { reason } = &verdict.outcome {
        children.insert(0, Node::leaf(Subject::NoLabel(reason.clone())));
    }
    let attributes: Vec<(AttributeId, Node)> =
        verdict.attributes.par_iter().map(|a| (a.attribute, attribute(&view, a))).collect();
    children.extend(scope(case, judged, &attributes));
    children.extend(verdict.memberships.iter().map(|m| concept(case, m, &attributes)));
    let about = Subject::Verdict {
        dyad: verdict.dyad,
        cell: verdict.cell.clone(),
        school: verdict.school,
        called: judged.called(),
    };
    Node::new(about, children)
}

fn chance(judged: &Judged) -> Node {
    if judged.probabilities.is_empty() {
        return Node::leaf(Subject::Drawn(None));
    }
    let drawn = judged.probabilities.iter().filter(|p| p.hits > 0);
    Node::leaf(Subject::Drawn(Some(shares(drawn.map(|p| (&p.label, p.p))))))
}

/// Whether the school speaks of such a pair: what it asks for, how far each is so, and what fails;
/// `None` where it does not limit itself.
fn scope(case: &Case, judged: &Judged, attributes: &[(AttributeId, Node)]) -> Option<Node> {
    let asked = &case[judged.verdict.school].applies_if;
    if asked.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    let mut used = Vec::new();
    for term in asked {
        let met = met(&judged.verdict, term);
        lines.push(Node::leaf(Subject::ScopeTerm(term.clone(), met)));
        named(term, &mut used);
    }
    for (id, node) in attributes {
        if used.contains(id) {
            lines.push(node.clone());
        }
    }
    let drawn = judged.settled.as_ref().map(|settled| settled.scope);
    Some(Node::new(Subject::Scope(drawn), lines))
}

/// How far a term of a scope is met in the central reading; `None` where it does not apply.
fn met(verdict: &Verdict, term: &Term) -> Option<f64> {
    match term {
        Term::Attribute(id) => {
            let own = verdict.attributes.iter().find(|own| own.attribute == *id)?;
            Some(own.membership.height())
        }
        Term::Concept(id) => {
            let own = verdict.memberships.iter().find(|own| own.concept == *id)?;
            own.membership.map(|met| met.height())
        }
        Term::Not(inner) => met(verdict, inner).map(|met| 1.0 - met),
        Term::Or(terms) => terms.iter().filter_map(|term| met(verdict, term)).reduce(f64::max),
    }
}

/// The attributes that a term names itself.
fn named(term: &Term, into: &mut Vec<AttributeId>) {
    match term {
        Term::Attribute(id) => into.push(*id),
        Term::Concept(_) => {}
        Term::Not(inner) => named(inner, into),
        Term::Or(terms) => terms.iter().for_each(|term| named(term, into)),
    }
}

/// The same as another coder would read the acts; `None` where nothing was coded twice.
fn reread(judged: &Judged) -> Option<Node> {
    let read = judged.reread.iter().filter(|own| own.p >= 0.005).map(|own| (&own.label, own.p));
    (!judged.reread.is_empty()).then(|| Node::leaf(Subject::Reread(shares(read))))
}

/// The likeliest first.
fn shares<'l>(of: impl Iterator<Item = (&'l Option<String>, f64)>) -> Shares {
    let mut shown: Shares = of.map(|(label, p)| (label.clone(), p)).collect();
    shown.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    shown
}

fn dates(judged: &Judged) -> Node {
    let example = match &judged.dates.answer {
        DateAnswer::Fails { example, .. } => example.as_slice(),
        DateAnswer::Holds | DateAnswer::NotDecided { .. } => &[],
    };
    let placed = |(event, inside): &(EventId, bool)| {
        Node::leaf(Subject::Placed(*event, *inside)).of_events(vec![*event])
    };
    Node::new(Subject::Dates(judged.dates.clone()), example.iter().map(placed).collect())
}

/// What the likeliest label hangs on, the weightiest first.
fn hangs(judged: &Judged) -> Option<Node> {
    let settled = judged.settled.as_ref().filter(|settled| !settled.hangs_on.is_empty())?;
    let first = settled.set.first()?.clone();
    let line = |on: &HangsOn| Node::leaf(Subject::HangsOn(on.clone()));
    Some(Node::new(Subject::Hanging(first), settled.hangs_on.iter().map(line).collect()))
}

/// What of the subject's acts and statements in the cell is new in the window, and what certainly
/// began before it.
fn carried(view: &View<'_>) -> Option<Node> {
    let (case, window) = (view.case(), view.cell.window);
    let tally = view.tally(&Filter::default());
    let counted = tally.contributions.iter().filter(|c| c.amount > 0.0);
    let (old, new): (Vec<&Contribution>, Vec<&Contribution>) =
        counted.partition(|c| began_before(case, c.event, window));
    if old.is_empty() {
        return None;
    }
    let mut lines = vec![Node::leaf(Subject::Old(lasting(case, &old)))];
    if !new.is_empty() {
        lines.insert(0, Node::leaf(Subject::New(lasting(case, &new))));
    }
    Some(Node::new(Subject::NewAndOld, lines))
}

fn lasting(case: &Case, of: &[&Contribution]) -> Lasting {
    let mut acts: Vec<EventId> = of.iter().map(|c| c.event).collect();
    acts.sort_unstable_by_key(|id| &case[*id].id);
    acts.dedup();
    Lasting { acts, amount: of.iter().map(|c| c.amount).sum() }
}

fn concept(
    case: &Case,
    membership: &ConceptMembership,
    attributes: &[(AttributeId, Node)],
) -> Node {
    let term = |(at, term): (usize, &TermMembership)| {
        let binds = membership.binding == Some(at);
        Node::leaf(Subject::Condition { term: term.clone(), binds })
    };
    let mut children: Vec<Node> = membership.terms.iter().enumerate().map(term).collect();
    let used = attributes.iter().filter(|(id, _)| membership.attributes.contains(id));
    children.extend(used.map(|(_, node)| node.clone()));
    Node::new(Subject::Concept(membership.concept, membership.membership), children)
        .citing(case[membership.concept].cites.clone())
}

fn attribute(view: &View<'_>, membership: &AttributeMembership) -> Node {
    let case = view.case();
    let id = case[membership.attribute].of;
    let indicator = &case[id];
    let basis = basis_nodes(case, &view.basis(&indicator.formula));
    let counted = Node::new(Subject::Indicator(id, membership.value.clone()), basis)
        .citing(indicator.cites.clone());
    Node::new(Subject::Attribute(membership.attribute, membership.membership), vec![counted])
}

/// What a number rests on, with pages.
pub(crate) fn basis_nodes(case: &Case, basis: &Basis) -> Vec<Node> {
    match basis {
        Basis::Counted(tallies) => {
            tallies.iter().flat_map(|t| tally(case, t, tallies.len() > 1)).collect()
        }
        Basis::Series(points) => {
            let point = |p: &counterpoise_ledger::SeriesPoint| {
                series_node(case, p.series, &p.date, p.value)
            };
            points.iter().map(point).collect()
        }
        Basis::Assessed(uses) => uses.iter().map(|u| assessment_node(case, u)).collect(),
    }
}

/// A value of a series with its source.
pub(crate) fn series_node(case: &Case, id: SeriesId, at: &Date, value: f64) -> Node {
    let series = &case[id];
    let basis = (0..series.basis.len()).map(|at| Subject::SeriesBasis(id, at));
    let own = series.asks.as_ref().filter(|_| series.basis.is_empty());
    let below = basis.chain(own.map(|_| Subject::HeldByCase(id))).map(Node::leaf).collect();
    Node::new(Subject::Series(id, at.clone(), value), below).citing(series.cites.clone())
}

fn tally(case: &Case, tally: &Tally, named: bool) -> Vec<Node> {
    let rows: Vec<Node> = tally.contributions.iter().map(|c| contribution(case, c)).collect();
    if !named {
        return rows;
    }
    vec![Node::new(Subject::Part(tally.part, tally.sum, tally.events), rows)]
}

fn contribution(case: &Case, c: &Contribution) -> Node {
    of_event(case, c.event, Subject::Counted(*c)).over(sources(case, c.event))
}

/// A line about an event.
fn of_event(case: &Case, id: EventId, about: Subject) -> Node {
    let event = &case[id];
    let cites = [event.cites.as_slice(), event.via.as_slice()].concat();
    Node::leaf(about).of_events(vec![id]).citing(cites)
}

fn sources(case: &Case, id: EventId) -> Vec<Node> {
    let event = &case[id];
    let told = |written: Written, cites: &[Citation]| {
        Node::leaf(Subject::Source(written)).of_events(vec![id]).citing(cites.to_vec())
    };
    let mut lines = Vec::new();
    if !event.cites.is_empty() {
        lines.push(told(Written::Cited, &event.cites));
    }
    if !event.via.is_empty() {
        let written = if event.cites.is_empty() { Written::AssertedIn } else { Written::ReadIn };
        lines.push(told(written, &event.via));
    }
    if lines.is_empty() {
        lines.push(told(Written::Nowhere, &[]));
    }
    lines
}

/// A source's judgement, with its page.
fn assessment_node(case: &Case, used: &AssessmentUse) -> Node {
    let assessment = &case[used.assessment];
    let cites = [assessment.cites.as_slice(), assessment.via.as_slice()].concat();
    Node::leaf(Subject::Assessment(used.assessment, used.degree)).citing(cites)
}

/// An event with its coding and sources.
#[must_use]
pub fn event_node(case: &Case, id: EventId) -> Node {
    let event = &case[id];
    let mut children = vec![Node::leaf(Subject::Coding(id))];
    let readings = event.readings.iter().cloned();
    children.extend(readings.map(|reading| Node::leaf(Subject::Reading(reading))));
    if event.printed.is_some() {
        children.push(Node::leaf(Subject::Printed(id)));
    }
    if !event.note.is_empty() {
        children.push(Node::leaf(Subject::EventNote(id)));
    }
    children.extend(sources(case, id));
    of_event(case, id, Subject::Event(id)).over(children)
}

/// A claim with its tests and what they rest on.
#[must_use]
pub fn claim_node(case: &Case, result: &ClaimResult) -> Node {
    let at = result.claim;
    let claim = &case.claims[at];
    let mut children: Vec<Node> = result.tests.iter().map(|t| test_node(case, t)).collect();
    if let Some(calibration) = result.calibration {
        let about = Subject::Calibrates(calibration, result.untried());
        children.insert(0, Node::leaf(about));
    }
    if !claim.untestable.is_empty() {
        children.push(Node::leaf(Subject::Untestable(at)));
    }
    if !claim.rests_on.is_empty() {
        children.push(Node::new(Subject::RestsOn, rests_on(case, result)));
    }
    if !claim.note.is_empty() {
        children.push(Node::leaf(Subject::PutAs(at)));
    }
    if let Some(causal) = claim.causal {
        children.insert(0, Node::leaf(Subject::Causal(causal)));
    }
    let (outcome, reasons) = (result.outcome, result.reason_kinds());
    Node::new(Subject::Claim { claim: at, outcome, reasons }, children)
        .of_events(claim.rests_on.clone())
        .citing(claim.cites.clone())
}

fn test_node(case: &Case, t: &TestResult) -> Node {
    let mut facts: Vec<Subject> = t.reasons.iter().cloned().map(Subject::Reason).collect();
    let counts = t.spans.iter().filter(|span| span.events > 0);
    facts.extend(counts.cloned().map(Subject::Carried));
    if !t.outside.is_empty() {
        facts.push(Subject::Outside(t.outside.clone()));
    }
    facts.extend(t.through.iter().cloned().map(Subject::Through));
    let mut below: Vec<Node> = facts.into_iter().map(Node::leaf).collect();
    below.extend(t.basis.iter().cloned());
    below.extend(t.evidence.iter().map(|e| event_node(case, *e)));
    Node::new(Subject::Test(t.text.clone(), t.outcome, t.found.clone()), below)
        .of_events(t.evidence.clone())
}

/// The events the study rests a claim on, first what lies outside all its tests.
fn rests_on(case: &Case, result: &ClaimResult) -> Vec<Node> {
    let rests_on = &case.claims[result.claim].rests_on;
    let outside = result.outside.iter().cloned().map(Subject::RestsOutside);
    let mut nodes: Vec<Node> = outside.map(Node::leaf).collect();
    if !rests_on.is_empty() && result.outside.len() == rests_on.len() {
        nodes.insert(0, Node::leaf(Subject::CountsNone));
    }
    nodes.extend(rests_on.iter().map(|e| event_node(case, *e)));
    nodes
}
