//! Unfolding: from a label down to the page of a source.

use crate::answer::Judged;
use crate::claims::{ClaimResult, TestResult, began_before};
use crate::node::{Node, Subject};
use crate::stress::SchoolShare;
use crate::text::{
    carried_text, cell_text, citations_text, date_text, dyad_text, evidence_text, number,
    rows_text, through_text,
};
use crate::text::{counted, hangs_on_text};
use counterpoise_case::model::{
    ActorId, AttributeId, Case, Causal, Citation, EventId, Filter, Formula, SeriesId, Term,
};
use counterpoise_case::vocabulary::Word;
use counterpoise_concepts::{
    AttributeMembership, ConceptMembership, DateAnswer, HangsOn, Membership, Outcome, Prop, Reason,
    Verdict,
};
use counterpoise_dates::Date;
use counterpoise_ledger::{AssessmentUse, Basis, Contribution, Ledger, Placement, Tally, View};
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
    let school = &case[verdict.school];
    let place = cell_text(case, verdict.cell.arena, verdict.cell.domain.as_ref());
    let window = verdict.cell.window;
    let pair = dyad_text(case, verdict.dyad);
    let head = format!("{pair}, {place}, {} to {}, by {}", window.first, window.last, school.title);
    let mut children = vec![chance(judged)];
    children.extend(reread(judged));
    children.extend(hangs(case, judged));
    children.push(dates(case, judged));
    let fate =
        fate.map(|fate| format!("other choices, with this definition: {}", fate.summary(case)));
    children.extend(fate.map(Node::leaf));
    children.extend(carried(&view));
    if let Outcome::NoneOfThese { reason } = &verdict.outcome {
        children.insert(0, reason_node(reason));
    }
    let attributes: Vec<(AttributeId, Node)> =
        verdict.attributes.par_iter().map(|a| (a.attribute, attribute(&view, a))).collect();
    children.extend(scope(case, judged, &attributes));
    children.extend(verdict.memberships.iter().map(|m| concept(case, m, &attributes)));
    Node::said(Subject::Verdict, head, judged.label()).over(children)
}

fn chance(judged: &Judged) -> Node {
    if judged.probabilities.is_empty() {
        return Node::leaf("re-readings of the evidence: none was asked for");
    }
    let drawn = judged.probabilities.iter().filter(|p| p.hits > 0).map(|p| (&p.label, p.p));
    Node::leaf(format!("in re-readings of the evidence: {}", shares(drawn)))
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
        let fails = met.is_some_and(|met| met < 0.5);
        let value = met.map_or_else(|| "not applicable".to_owned(), number);
        let value = if fails { format!("{value}, this fails") } else { value };
        let text = format!("asks for {}", term_text(case, term));
        lines.push(Node::said(Subject::Condition { binds: fails }, text, value));
        named(term, &mut used);
    }
    for (id, node) in attributes {
        if used.contains(id) {
            lines.push(node.clone());
        }
    }
    let drawn = judged.settled.as_ref().map_or_else(String::new, |settled| {
        format!(": it is so in {:.0}% of re-readings", 100.0 * settled.scope)
    });
    Some(Node::new(format!("whether the school speaks of such a pair{drawn}"), lines))
}

/// How far a term of a scope is met in the central reading; `None` where it does not apply.
fn met(verdict: &Verdict, term: &Term) -> Option<f64> {
    match term {
        Term::Attribute(id) => {
            let own = verdict.attributes.iter().find(|own| own.attribute == *id)?;
            own.membership.map(|met| met.height())
        }
        Term::Concept(id) => {
            let own = verdict.memberships.iter().find(|own| own.concept == *id)?;
            own.membership.map(|met| met.height())
        }
        Term::Not(inner) => met(verdict, inner).map(|met| 1.0 - met),
        Term::Or(terms) => terms.iter().filter_map(|term| met(verdict, term)).reduce(f64::max),
    }
}

/// A term as it is written: `near`, `not near`, `near or great-power`.
fn term_text(case: &Case, term: &Term) -> String {
    match term {
        Term::Attribute(id) => case[*id].id.clone(),
        Term::Concept(id) => case[*id].id.clone(),
        Term::Not(inner) => format!("not {}", term_text(case, inner)),
        Term::Or(terms) => {
            terms.iter().map(|term| term_text(case, term)).collect::<Vec<_>>().join(" or ")
        }
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
    (!judged.reread.is_empty())
        .then(|| Node::leaf(format!("as another coder would read it: {}", shares(read))))
}

/// `hedging 45%, none of these 30%`, the likeliest first.
fn shares<'l>(of: impl Iterator<Item = (&'l Option<String>, f64)>) -> String {
    let mut shown: Vec<_> = of.collect();
    shown.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let line = |(label, p): (&Option<String>, f64)| {
        format!("{} {:.0}%", label.as_deref().unwrap_or("none of these"), 100.0 * p)
    };
    shown.into_iter().map(line).collect::<Vec<_>>().join(", ")
}

fn dates(case: &Case, judged: &Judged) -> Node {
    let robust = &judged.dates;
    let said = |value: String| Node::said(Subject::Dates, "dates", value);
    match &robust.answer {
        DateAnswer::Holds if robust.movable == 0 => {
            said("no event may fall both inside and outside the window".to_owned())
        }
        DateAnswer::Holds if robust.movable == 1 => {
            said("holds wherever the event of uncertain day falls".to_owned())
        }
        DateAnswer::Holds => {
            said(format!("holds wherever the {} events of uncertain day fall", robust.movable))
        }
        DateAnswer::Fails { example, label } => {
            let inside = |(event, inside): &(EventId, bool)| {
                format!("{} {}", case[*event].id, if *inside { "inside" } else { "outside" })
            };
            let placed = |one: &(EventId, bool)| Node::leaf(inside(one)).of_events(vec![one.0]);
            let label = label.as_deref().unwrap_or("none of these");
            said(format!("does not hold for every admissible date; it would be {label} with"))
                .over(example.iter().map(placed).collect())
        }
        DateAnswer::NotDecided { .. } => said(format!(
            "{} may fall inside or outside; too many placements to decide ({} looked at)",
            events(robust.movable),
            robust.nodes
        )),
    }
}

/// What the likeliest label hangs on, the weightiest first.
fn hangs(case: &Case, judged: &Judged) -> Option<Node> {
    let settled = judged.settled.as_ref().filter(|settled| !settled.hangs_on.is_empty())?;
    let first = settled.set.first()?.as_deref().unwrap_or("none of these");
    // An author who is not cited has no work, and a name of their own.
    let work = |key: &str| {
        case.sources.iter().find(|own| &*own.key == key).map_or(key, |own| &own.short).to_owned()
    };
    // Attributes are compared with their own absence, the others with the verdict as it is: the
    // words must not mix these.
    let line = |hangs: &HangsOn| {
        let (_, name) = hangs_on_text(case, &hangs.on);
        let what = match &hangs.on {
            Prop::Attribute(id) => {
                let alike = match hangs.alike.len() {
                    0 => String::new(),
                    n => format!(" (and {} drawn alike)", counted(n, "attribute", "attributes")),
                };
                format!(
                    "where \u{201c}{}\u{201d} is so, against where it is not{alike}",
                    case[*id].title
                )
            }
            Prop::Source(_) => format!("without the source {}", work(&name)),
            Prop::Judge(_) => format!("without the judgements of {}", work(&name)),
            Prop::Date(_) => format!("with the day of {name} fixed"),
        };
        Node::leaf(format!("{what}: {:+.2}", hangs.change))
    };
    let head = format!("what {first} hangs on: by how much its probability changes");
    Some(Node::new(head, settled.hangs_on.iter().map(line).collect()))
}

/// What of the subject's acts and statements in the cell is new in the window, and what certainly
/// began before it.
fn carried(view: &View<'_>) -> Option<Node> {
    let (case, window) = (view.case(), view.cell.window);
    let tally = view.tally(&Filter::default());
    let counted = tally.contributions.iter().filter(|c| c.amount > 0.0);
    let (old, new): (Vec<&Contribution>, Vec<&Contribution>) =
        counted.partition(|c| began_before(case, c.event, window));
    let line = |what: &str, of: &[&Contribution]| {
        let mut ids: Vec<&str> = of.iter().map(|c| case[c.event].id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let amount: f64 = of.iter().map(|c| c.amount).sum();
        Node::leaf(format!(
            "{what}: {}, amount {} ({})",
            events(ids.len()),
            number(amount),
            ids.join(", ")
        ))
    };
    if old.is_empty() {
        return None;
    }
    let head = "in the window: acts that lasted count in every period in which they went on";
    let mut lines = vec![line("carried over from before it", &old)];
    if !new.is_empty() {
        lines.insert(0, line("new in it, or perhaps so", &new));
    }
    Some(Node::new(head, lines))
}

fn reason_node(reason: &Reason) -> Node {
    match reason {
        Reason::NoEvidence => Node::leaf("no evidence: nothing is known of any attribute"),
        Reason::NotApplicable => Node::leaf("no concept of this school applies here"),
        Reason::NoConceptAboveHalf { best, value } => Node::leaf(format!(
            "no concept reaches one half; the highest is {best} with {}",
            number(*value)
        )),
    }
}

fn degree(membership: Option<&Membership>) -> String {
    match membership {
        None => "not applicable".to_owned(),
        Some(m) if m.hi - m.lo < 1e-9 => number(m.lo),
        Some(m) if m.lo <= 0.0 && m.hi >= 1.0 && m.point.is_none() => "unknown".to_owned(),
        Some(m) => format!("{} to {}", number(m.lo), number(m.hi)),
    }
}

fn concept(
    case: &Case,
    membership: &ConceptMembership,
    attributes: &[(AttributeId, Node)],
) -> Node {
    let concept = &case[membership.concept];
    let cites = citations_text(case, &concept.cites);
    let cites = if cites.is_empty() { String::new() } else { format!(" ({cites})") };
    let value = degree(membership.membership.as_ref());
    let head = format!("{}{cites}: {value}", concept.title);
    let term = |(i, t): (usize, &counterpoise_concepts::TermMembership)| {
        let part = match t.part {
            counterpoise_concepts::Part::All => "needs",
            counterpoise_concepts::Part::Any => "needs one of",
            counterpoise_concepts::Part::None => "excludes",
        };
        let binds = membership.binding == Some(i);
        let value =
            format!("{}{}", degree(t.membership.as_ref()), if binds { ", this binds" } else { "" });
        Node::said(Subject::Condition { binds }, format!("{part} {}", t.text), value)
    };
    let mut children: Vec<Node> = membership.terms.iter().enumerate().map(term).collect();
    let used = attributes.iter().filter(|(id, _)| membership.attributes.contains(id));
    children.extend(used.map(|(_, node)| node.clone()));
    let own = Node::said(Subject::Concept(membership.concept), concept.title.clone(), value);
    own.in_words(head).citing(concept.cites.clone()).over(children)
}

fn attribute(view: &View<'_>, membership: &AttributeMembership) -> Node {
    let case = view.case();
    let attribute = &case[membership.attribute];
    let indicator = &case[attribute.of];
    let calibration = attribute.anchors.map_or_else(
        || "taken as a degree".to_owned(),
        |a| {
            format!(
                "full-out {}, crossover {}, full-in {}",
                number(a.full_out),
                number(a.crossover),
                number(a.full_in)
            )
        },
    );
    let value = format!("{} ({calibration})", degree(membership.membership.as_ref()));
    let head = format!("{} = {value}", attribute.title);
    let kind = match indicator.formula {
        Formula::Count(_) | Formula::Rate(_) | Formula::Share(..) | Formula::Balance(..) => {
            "counted from events"
        }
        Formula::Series(_) => "from series",
        Formula::Assessed(_) => "assessed by sources",
    };
    let line = format!("{} {} ({kind})", indicator.id, indicator.title);
    let counted =
        Node::said(Subject::Indicator(attribute.of), line, evidence_text(&membership.value))
            .citing(indicator.cites.clone())
            .over(basis_nodes(case, &view.basis(&indicator.formula)));
    Node::said(Subject::Attribute(membership.attribute), attribute.title.clone(), value)
        .in_words(head)
        .over(vec![counted])
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
    let cites = citations_text(case, &series.cites);
    let cites = if cites.is_empty() { String::new() } else { format!(" ({cites})") };
    let (label, value) =
        (format!("{} {at}", series.title), format!("{} {}", number(value), series.unit));
    let head = format!("{label}: {value}{cites}");
    let own = series.asks.as_ref().filter(|_| series.basis.is_empty());
    let own = own.map(|asks| {
        format!("a value that the case holds; it was not computed from data by {asks}")
    });
    let below = series.basis.iter().cloned().chain(own).map(Node::leaf).collect();
    Node::said(Subject::Series(id), label, value)
        .in_words(head)
        .citing(series.cites.clone())
        .over(below)
}

fn tally(case: &Case, tally: &Tally, named: bool) -> Vec<Node> {
    let rows: Vec<Node> = tally.contributions.iter().map(|c| contribution(case, c)).collect();
    if !named {
        return rows;
    }
    let value = format!("{} ({})", number(tally.sum), events(tally.events));
    vec![Node::said(Subject::Part, tally.part.to_string(), value).over(rows)]
}

fn events(n: usize) -> String {
    if n == 1 { "1 event".to_owned() } else { format!("{n} events") }
}

fn contribution(case: &Case, c: &Contribution) -> Node {
    let placement = match c.placement {
        Placement::Inside => "",
        Placement::Possible => ", perhaps in the window",
        Placement::Lasting => ", lasting",
        Placement::Undated => ", undated",
    };
    of_event(case, c.event, format!("{}{placement}", amount(case, c))).over(sources(case, c.event))
}

/// `1.6 = weight 2 x certainty 0.8 x share 1`. Of a commitment in several rows each adds only what
/// it raises the rows before it by, which is no such product.
fn amount(case: &Case, c: &Contribution) -> String {
    let mut product = format!(
        "weight {} x certainty {} x share {}",
        number(c.weight),
        number(c.certainty),
        number(c.share)
    );
    if c.bearing < 1.0 {
        product += &format!(" x bearing {}", number(c.bearing));
    }
    let alone = c.weight * c.certainty * c.share * c.bearing;
    match &case[c.event].commitment {
        Some(commitment) if c.amount <= 0.0 && alone > 0.0 => {
            format!("0: counted already under the commitment {commitment}; alone {product}")
        }
        Some(commitment) if c.amount < alone => format!(
            "{} more than is counted under the commitment {commitment} already; alone {product}",
            number(c.amount)
        ),
        _ => format!("{} = {product}", number(c.amount)),
    }
}

/// A line about an event: its id, date and title, and what is said of it.
fn of_event(case: &Case, id: EventId, value: String) -> Node {
    let event = &case[id];
    let label = format!("{} {} {}", event.id, date_text(event), event.title);
    let cites = [event.cites.as_slice(), event.via.as_slice()].concat();
    Node::said(Subject::Event(id), label, value).of_events(vec![id]).citing(cites)
}

fn sources(case: &Case, id: EventId) -> Vec<Node> {
    let event = &case[id];
    let told = |text: String, cites: &[Citation]| {
        Node::said(Subject::Source, text, "").of_events(vec![id]).citing(cites.to_vec())
    };
    let mut lines = Vec::new();
    if !event.cites.is_empty() {
        lines.push(told(citations_text(case, &event.cites), &event.cites));
    }
    if !event.via.is_empty() {
        let words = if event.cites.is_empty() { "asserted in" } else { "read in" };
        lines.push(told(format!("{words} {}", citations_text(case, &event.via)), &event.via));
    }
    if lines.is_empty() {
        lines.push(told("uncited".to_owned(), &[]));
    }
    lines
}

/// A source's judgement, with its page.
#[must_use]
pub fn assessment_node(case: &Case, used: &AssessmentUse) -> Node {
    let assessment = &case[used.assessment];
    let cites = [assessment.cites.as_slice(), assessment.via.as_slice()].concat();
    let (label, value) = (
        format!("{} ({})", assessment.title, assessment.date),
        format!("degree {}", number(used.degree)),
    );
    let head = format!("{label}: {value} ({})", citations_text(case, &cites));
    Node::said(Subject::Assessment(used.assessment), label, value).in_words(head).citing(cites)
}

/// An event with its coding and sources.
#[must_use]
pub fn event_node(case: &Case, id: EventId) -> Node {
    let event = &case[id];
    let coding = format!(
        "{}, {}, {}, weight {}, {}",
        event.mode.word(),
        event.stance.word(),
        event.hardness.word(),
        number(event.weight),
        event.role.word()
    );
    let mut children = vec![Node::said(Subject::Coding, coding, "")];
    children.extend(event.readings.iter().map(|r| {
        let arenas: Vec<&str> = r.arenas.iter().map(|a| case[*a].title.as_str()).collect();
        let place = if arenas.is_empty() { "no place".to_owned() } else { arenas.join(", ") };
        let stance = format!("{} in {place}", r.stance.word());
        Node::said(Subject::Reading, dyad_text(case, (r.actor, r.toward)), stance)
    }));
    if let Some((printed, reason)) = &event.printed {
        children
            .push(Node::leaf(format!("the source prints {printed}; corrected because {reason}")));
    }
    if !event.note.is_empty() {
        children.push(Node::leaf(format!("note: {}", event.note)));
    }
    children.extend(sources(case, id));
    of_event(case, id, String::new()).over(children)
}

/// A claim with its tests and what they rest on.
#[must_use]
pub fn claim_node(case: &Case, result: &ClaimResult) -> Node {
    let claim = &case.claims[result.claim];
    let mut children: Vec<Node> = result.tests.iter().map(|t| test_node(case, t)).collect();
    if let Some(calibration) = &result.calibration {
        let school = &case[calibration.school].title;
        let (words, rows) = (result.reproduced().unwrap_or_default(), rows_text(calibration));
        let text = format!("calibrates \u{201c}{school}\u{201d}: {words}; {rows}");
        children.insert(0, Node::leaf(text));
    }
    if !claim.untestable.is_empty() {
        children.push(Node::leaf(format!("cannot be tested: {}", claim.untestable)));
    }
    if !claim.rests_on.is_empty() {
        children.push(Node::new("the study rests it on", rests_on(case, result)));
    }
    if !claim.note.is_empty() {
        children.push(Node::leaf(format!("how it was put as a test: {}", claim.note)));
    }
    if let Some(causal) = claim.causal {
        children.insert(0, Node::leaf(format!("as a causal word: {}", causal_text(causal))));
    }
    let label = format!("{}: {}", claim.id, claim.title);
    let head =
        format!("{label} \u{2014} {} ({})", result.headline(), citations_text(case, &claim.cites));
    Node::said(Subject::Claim(result.claim), label, result.headline())
        .in_words(head)
        .of_events(claim.rests_on.clone())
        .citing(claim.cites.clone())
        .over(children)
}

/// What a causal word says, apart from the others.
#[must_use]
pub fn causal_text(causal: Causal) -> &'static str {
    match causal {
        Causal::Trigger => "trigger, it set the outcome off then, whatever had made it ready",
        Causal::Cause => "cause, it brought the outcome about",
        Causal::LastStraw => "last straw, it was the last of several that did so together",
        Causal::Accelerator => "accelerator, the outcome was under way and came sooner by it",
        Causal::Necessary => "necessary, without it the outcome would not have come",
        Causal::Sufficient => "sufficient, it was enough by itself",
    }
}

fn test_node(case: &Case, t: &TestResult) -> Node {
    let mut below: Vec<Node> = t
        .reasons
        .iter()
        .map(|r| Node::said(Subject::Reason, r.kind.words(), r.text.clone()))
        .collect();
    below.extend(t.spans.iter().filter_map(|s| carried_text(case, s)).map(Node::leaf));
    below.extend(crate::text::outside_text(case, t).map(Node::leaf));
    below.extend(t.through.iter().map(|s| Node::leaf(through_text(case, s))));
    below.extend(t.basis.iter().cloned());
    below.extend(t.evidence.iter().map(|e| event_node(case, *e)));
    let value = format!("{}: {}", t.outcome.word(), t.found);
    let head = format!("{} [{}] {}", t.outcome.word(), t.text, t.found);
    Node::said(Subject::Test, t.text.clone(), value)
        .in_words(head)
        .of_events(t.evidence.clone())
        .over(below)
}

/// The events the study rests a claim on, first what lies outside all its tests.
fn rests_on(case: &Case, result: &ClaimResult) -> Vec<Node> {
    let rests_on = &case.claims[result.claim].rests_on;
    let mut nodes: Vec<Node> =
        result.outside.iter().map(|o| Node::leaf(o.sentence(case))).collect();
    if !rests_on.is_empty() && result.outside.len() == rests_on.len() {
        nodes.insert(0, Node::leaf("no test counts any of the events the study rests it on"));
    }
    nodes.extend(rests_on.iter().map(|e| event_node(case, *e)));
    nodes
}
