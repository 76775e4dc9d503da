//! A school's rules, laid out flat: each step comes after those it uses.

use crate::gauge::Gauge;
use counterpoise_case::model::Condition as EventCondition;
use counterpoise_case::model::{
    Aggregation, ArenaId, AttributeId, Case, Concept, ConceptId, Filter, Formula, IndicatorId,
    Level, SchoolId, Settings, Stance, Term,
};
use counterpoise_case::term_text;
use counterpoise_ledger::{Asked, Fields, Ledger};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One step, over earlier steps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The attribute, or the several presences together, in this slot.
    Slot(usize),
    /// One less another.
    Complement(usize),
    /// The greatest; of nothing 0.
    Greatest(Vec<usize>),
    /// The least; of nothing 1.
    Least(Vec<usize>),
    /// Necessary conditions, combined as the school combines them; at least two.
    Combined(Vec<usize>),
}

/// The part a condition plays in a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Part {
    /// Necessary.
    All,
    /// One of the substitutes of which the highest counts.
    Any,
    /// Excluded: shown as its complement.
    None,
}

/// One condition of a concept.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The condition as written.
    pub text: String,
    /// Its part in the rule.
    pub part: Part,
    /// Where its degree stands.
    pub step: usize,
}

/// One concept.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The concept.
    pub concept: ConceptId,
    /// Where its membership stands; `None`: it has no rule, or its rule uses itself.
    pub step: Option<usize>,
    /// Its conditions, in the order of the rule.
    pub conditions: Vec<Condition>,
    /// Position in `labels`; `None`: a building block.
    pub label: Option<usize>,
    /// The levels it and what it uses are limited to.
    pub levels: Vec<Level>,
    /// Slots of the attributes it and what it uses use.
    pub slots: BTreeSet<usize>,
}

/// A school, ready to evaluate.
#[derive(Clone, Debug)]
pub struct Program {
    /// Whose rules they are.
    pub school: SchoolId,
    /// How necessary conditions are combined.
    pub aggregation: Aggregation,
    /// Attribute of each of the first slots, in the order of the case.
    pub attributes: Vec<AttributeId>,
    /// Presences that are asked for together, one more slot each: there is some of any of them.
    pub unions: Vec<Vec<AttributeId>>,
    /// Where the school applies; `None`: everywhere.
    pub scope: Option<usize>,
    /// The steps, each after those that it uses.
    pub steps: Vec<Step>,
    /// One for each concept, in the order of the case.
    pub rules: Vec<Rule>,
    /// Labels of the concepts that may be verdicts, in their order.
    pub labels: Vec<String>,
}

impl Program {
    /// The school that says nothing.
    #[must_use]
    pub fn silent() -> Program {
        Program {
            school: SchoolId(0),
            aggregation: Aggregation::Minimum,
            attributes: Vec::new(),
            unions: Vec::new(),
            scope: None,
            steps: Vec::new(),
            rules: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// The rules of a school on the pair of a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger<'_>, school: SchoolId) -> Program {
        Program::with(ledger.case, &ledger.settings, school, &|indicator| {
            ledger.is_coded(indicator)
        })
    }

    /// The same, told of which indicators the fields were looked at on some act of the pair.
    #[must_use]
    pub fn with(
        case: &Case,
        settings: &Settings,
        school: SchoolId,
        coded: &dyn Fn(IndicatorId) -> bool,
    ) -> Program {
        let ids = (0..case.concepts.len() as u32).map(ConceptId);
        let concepts: Vec<ConceptId> = ids.filter(|&id| case[id].school == school).collect();
        let mut builder = Builder::new(case, &concepts, coded);
        concepts.iter().for_each(|&id| {
            builder.concept(id);
        });
        let scope = builder.scope(&case[school].applies_if);
        let (labels, rules) = builder.rules(&concepts);
        Program {
            school,
            aggregation: case[school].aggregation.unwrap_or(settings.aggregation),
            attributes: builder.attributes,
            unions: builder.unions,
            scope,
            steps: builder.steps,
            rules,
            labels,
        }
    }

    /// Each slot with the attribute, or the several together, that it stands for.
    pub fn slots(&self) -> impl Iterator<Item = (usize, &[AttributeId])> {
        let ones = self.attributes.iter().map(std::slice::from_ref);
        ones.chain(self.unions.iter().map(Vec::as_slice)).enumerate()
    }

    /// The indicators that it looks at, and those that it asks for together.
    #[must_use]
    pub fn asked(&self, case: &Case) -> Asked {
        let of = |id: &AttributeId| case[*id].of;
        let mut indicators: Vec<IndicatorId> = self.attributes.iter().map(of).collect();
        indicators.sort_unstable();
        indicators.dedup();
        Asked {
            indicators,
            unions: self.unions.iter().map(|union| union.iter().map(of).collect()).collect(),
        }
    }

    /// Whether each rule applies in an arena (`None`: all arenas pooled).
    #[must_use]
    pub fn applicable(&self, case: &Case, arena: Option<ArenaId>) -> Vec<bool> {
        let level = arena.map(|arena| case[arena].level);
        let applies =
            |rule: &Rule| rule.step.is_some() && rule.levels.iter().all(|&own| Some(own) == level);
        self.rules.iter().map(applies).collect()
    }

    /// Whether every rule that gives a label belongs to a level, so that the school says nothing
    /// of all arenas together.
    #[must_use]
    pub fn is_by_level(&self) -> bool {
        let mut named = self.rules.iter().filter(|rule| rule.label.is_some()).peekable();
        named.peek().is_some() && named.all(|rule| !rule.levels.is_empty())
    }
}

struct Built {
    step: Option<usize>,
    conditions: Vec<Condition>,
    levels: Vec<Level>,
    slots: BTreeSet<usize>,
}

struct Builder<'c> {
    case: &'c Case,
    coded: &'c dyn Fn(IndicatorId) -> bool,
    attributes: Vec<AttributeId>,
    unions: Vec<Vec<AttributeId>>,
    steps: Vec<Step>,
    /// Where each step stands: what several rules use is evaluated once.
    known: BTreeMap<Step, usize>,
    built: BTreeMap<ConceptId, Built>,
    open: BTreeSet<ConceptId>,
}

impl<'c> Builder<'c> {
    fn new(
        case: &'c Case,
        concepts: &[ConceptId],
        coded: &'c dyn Fn(IndicatorId) -> bool,
    ) -> Builder<'c> {
        let mut used = Used { case, attributes: BTreeSet::new(), seen: BTreeSet::new() };
        concepts.iter().for_each(|&id| used.concept(id));
        if let Some(&first) = concepts.first() {
            case[case[first].school].applies_if.iter().for_each(|term| used.term(term));
        }
        let attributes = used.attributes.into_iter().collect();
        let (unions, steps, known) = (Vec::new(), Vec::new(), BTreeMap::new());
        Builder {
            case,
            coded,
            attributes,
            unions,
            steps,
            known,
            built: BTreeMap::new(),
            open: BTreeSet::new(),
        }
    }

    /// Where the school applies, if it says so: each of its terms is necessary.
    fn scope(&mut self, terms: &[Term]) -> Option<usize> {
        let mut reach = Reach { levels: Vec::new(), slots: BTreeSet::new() };
        let steps: Vec<usize> =
            terms.iter().filter_map(|term| self.term(term, &mut reach)).collect();
        match steps[..] {
            [] => None,
            [only] => Some(only),
            _ => Some(self.push(Step::Least(steps))),
        }
    }

    /// The greatest of several, with presences of which the same acts could have been any taken
    /// together: there is some of the one or the other where what either matches is some of what
    /// could have matched. Otherwise every further kind of act that is named, and was never seen,
    /// would make it likelier that there is some. So would every kind that nobody looked for: these
    /// are taken together whatever acts they ask for.
    fn greatest(&mut self, of: Vec<usize>) -> usize {
        let mut together: Vec<(Could, Vec<AttributeId>)> = Vec::new();
        let mut rest = Vec::new();
        for step in of {
            match self.could(step) {
                None => rest.push(step),
                Some((could, attribute)) => {
                    match together.iter_mut().find(|(other, _)| *other == could) {
                        Some((_, attributes)) => attributes.push(attribute),
                        None => together.push((could, vec![attribute])),
                    }
                }
            }
        }
        for (_, mut attributes) in together {
            attributes.sort_unstable();
            attributes.dedup();
            rest.push(match attributes[..] {
                [only] => self.attribute(only),
                _ => self.union(attributes),
            });
        }
        rest.sort_unstable();
        match rest[..] {
            [only] => only,
            _ => self.push(Step::Greatest(rest)),
        }
    }

    fn union(&mut self, attributes: Vec<AttributeId>) -> usize {
        let known = self.unions.iter().position(|union| *union == attributes);
        let at = known.unwrap_or_else(|| {
            self.unions.push(attributes);
            self.unions.len() - 1
        });
        self.push(Step::Slot(self.attributes.len() + at))
    }

    fn attribute(&mut self, id: AttributeId) -> usize {
        let slot = self.attributes.binary_search(&id);
        let slot = slot.unwrap_or_else(|_| unreachable!("what a rule uses has a slot"));
        self.push(Step::Slot(slot))
    }

    /// What could have matched the presence that a step asks for, and the presence.
    fn could(&self, step: usize) -> Option<(Could, AttributeId)> {
        let Step::Slot(slot) = self.steps[step] else { return None };
        let id = *self.attributes.get(slot)?;
        let attribute = &self.case[id];
        let gauge = Gauge::of(self.case, attribute);
        let plain = matches!(gauge, Gauge::Some { threshold: None, posture: false });
        let Formula::Count(filter) = &self.case[attribute.of].formula else { return None };
        if (plain || gauge == Gauge::Standing) && !(self.coded)(attribute.of) {
            return Some((Could::Unknown, id));
        }
        plain.then(|| (Could::of(filter), id))
    }

    /// The step of a concept's membership.
    fn concept(&mut self, id: ConceptId) -> Option<usize> {
        if let Some(built) = self.built.get(&id) {
            return built.step;
        }
        if !self.open.insert(id) {
            return None;
        }
        let concept = &self.case[id];
        let mut reach =
            Reach { levels: concept.level.into_iter().collect(), slots: BTreeSet::new() };
        let conditions = self.conditions(concept, &mut reach);
        let step = conditions.as_ref().and_then(|conditions| self.combine(conditions));
        let conditions = conditions.unwrap_or_default();
        self.open.remove(&id);
        self.built.insert(id, Built { step, conditions, levels: reach.levels, slots: reach.slots });
        step
    }

    fn conditions(&mut self, concept: &Concept, reach: &mut Reach) -> Option<Vec<Condition>> {
        let parts =
            [(Part::All, &concept.all), (Part::Any, &concept.any), (Part::None, &concept.none)];
        let mut conditions = Vec::new();
        for (part, term) in
            parts.into_iter().flat_map(|(part, terms)| terms.iter().map(move |term| (part, term)))
        {
            let step = self.term(term, reach)?;
            let step = if part == Part::None { self.push(Step::Complement(step)) } else { step };
            conditions.push(Condition { text: term_text(self.case, term), part, step });
        }
        Some(conditions)
    }

    /// Necessary conditions and the greatest substitute are combined as the school does; exclusions
    /// always bind.
    fn combine(&mut self, conditions: &[Condition]) -> Option<usize> {
        let of = |part: Part| {
            conditions.iter().filter(move |c| c.part == part).map(|c| c.step).collect::<Vec<_>>()
        };
        let (mut necessary, substitutes) = (of(Part::All), of(Part::Any));
        let mut binding = self.excluded(&of(Part::None));
        match substitutes[..] {
            [] => {}
            [only] => necessary.push(only),
            _ => necessary.push(self.greatest(substitutes)),
        }
        match necessary[..] {
            [] => {}
            [only] => binding.push(only),
            _ => binding.push(self.push(Step::Combined(necessary))),
        }
        match binding[..] {
            [] => None,
            [only] => Some(only),
            _ => Some(self.push(Step::Least(binding))),
        }
    }

    /// Exclusions: presences of one kind are excluded together.
    fn excluded(&mut self, complements: &[usize]) -> Vec<usize> {
        let of = |step: &usize| {
            if let Step::Complement(inner) = self.steps[*step] { inner } else { *step }
        };
        let inner: Vec<usize> = complements.iter().map(of).collect();
        if inner.len() < 2 {
            return complements.to_vec();
        }
        let greatest = self.greatest(inner);
        vec![self.push(Step::Complement(greatest))]
    }

    fn term(&mut self, term: &Term, reach: &mut Reach) -> Option<usize> {
        match term {
            Term::Attribute(id) => {
                let slot = self.attributes.binary_search(id).ok()?;
                reach.slots.insert(slot);
                Some(self.push(Step::Slot(slot)))
            }
            Term::Concept(id) => {
                let step = self.concept(*id);
                let built = self.built.get(id)?;
                reach.levels.extend_from_slice(&built.levels);
                reach.slots.extend(&built.slots);
                step
            }
            Term::Not(inner) => {
                let inner = self.term(inner, reach)?;
                Some(self.push(Step::Complement(inner)))
            }
            Term::Or(terms) => {
                let steps: Option<Vec<usize>> =
                    terms.iter().map(|term| self.term(term, reach)).collect();
                Some(self.greatest(steps?))
            }
        }
    }

    fn push(&mut self, step: Step) -> usize {
        *self.known.entry(step).or_insert_with_key(|step| {
            self.steps.push(step.clone());
            self.steps.len() - 1
        })
    }

    fn rules(&mut self, concepts: &[ConceptId]) -> (Vec<String>, Vec<Rule>) {
        let mut labels: Vec<String> = Vec::new();
        let mut rules = Vec::new();
        for &id in concepts {
            let Some(built) = self.built.remove(&id) else {
                continue;
            };
            let label =
                self.case[id].is_verdict.then(|| position(&mut labels, &self.case[id].label));
            let Built { step, conditions, levels, slots } = built;
            rules.push(Rule { concept: id, step, conditions, label, levels, slots });
        }
        (labels, rules)
    }
}

/// Which acts could have matched a filter, as far as filters differ in it.
#[derive(PartialEq)]
enum Could {
    /// It is not known whether any did: nobody looked.
    Unknown,
    Acts {
        of: Vec<EventCondition>,
        fields: Fields,
        /// Whether acts that take no side could have matched, neutral ones and others.
        sideless: [bool; 2],
    },
}

impl Could {
    fn of(filter: &Filter) -> Could {
        let keeps = |condition: &&EventCondition| {
            matches!(condition, EventCondition::Modes(_) | EventCondition::By(_))
        };
        let moded =
            filter.all.iter().any(|condition| matches!(condition, EventCondition::Modes(_)));
        // Without a mode any statement that matches could have: then filters differ in all that
        // they ask for.
        let of = if moded {
            filter.all.iter().filter(keeps).cloned().collect()
        } else {
            filter.all.clone()
        };
        let admits = |stance: Stance| {
            filter.all.iter().all(|condition| match condition {
                EventCondition::Stance(own) => *own == stance,
                EventCondition::Not(inner) => {
                    !matches!(**inner, EventCondition::Stance(own) if own == stance)
                }
                EventCondition::Conceding | EventCondition::Reversing => false,
                _ => true,
            })
        };
        Could::Acts {
            of,
            fields: Fields::asked_by(filter),
            sideless: [admits(Stance::Neutral), admits(Stance::None)],
        }
    }
}

/// What a rule reaches, through other concepts too.
struct Reach {
    levels: Vec<Level>,
    slots: BTreeSet<usize>,
}

fn position(labels: &mut Vec<String>, label: &str) -> usize {
    labels.iter().position(|own| own == label).unwrap_or_else(|| {
        labels.push(label.to_owned());
        labels.len() - 1
    })
}

/// Collects the attributes that concepts use.
struct Used<'c> {
    case: &'c Case,
    attributes: BTreeSet<AttributeId>,
    seen: BTreeSet<ConceptId>,
}

impl Used<'_> {
    fn concept(&mut self, id: ConceptId) {
        if self.seen.insert(id) {
            let concept = &self.case[id];
            [&concept.all, &concept.any, &concept.none]
                .into_iter()
                .flatten()
                .for_each(|term| self.term(term));
        }
    }

    fn term(&mut self, term: &Term) {
        match term {
            Term::Attribute(id) => {
                self.attributes.insert(*id);
            }
            Term::Concept(id) => self.concept(*id),
            Term::Not(inner) => self.term(inner),
            Term::Or(terms) => terms.iter().for_each(|term| self.term(term)),
        }
    }
}
