//! A school's rules, laid out flat: each step comes after those it uses.

use crate::Part;
use counterpoise_case::model::{Aggregation, AttributeId, Case, Concept, ConceptId, Level, SchoolId, Settings, Term};
use std::collections::{BTreeMap, BTreeSet};

/// One step, over earlier steps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The attribute in this slot.
    Attribute(usize),
    Complement(usize),
    /// The greatest; of nothing 0.
    Greatest(Vec<usize>),
    /// The least; of nothing 1.
    Least(Vec<usize>),
    /// Necessary conditions, combined as the school combines them; at least two.
    Combined(Vec<usize>),
}

/// One condition of a concept.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    pub(crate) text: String,
    pub(crate) part: Part,
    pub(crate) step: usize,
}

/// One concept.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) concept: ConceptId,
    /// Where its membership stands; `None`: it has no rule, or its rule uses itself.
    pub(crate) step: Option<usize>,
    pub(crate) conditions: Vec<Condition>,
    /// Position in `labels`; `None`: a building block.
    pub(crate) label: Option<usize>,
    /// The levels it and what it uses are limited to.
    pub(crate) levels: Vec<Level>,
    /// Slots of the attributes it and what it uses use.
    pub(crate) slots: BTreeSet<usize>,
}

/// A school, ready to evaluate.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) school: SchoolId,
    pub(crate) aggregation: Aggregation,
    pub(crate) margin: f64,
    /// Attribute of each slot, in the order of the case.
    pub(crate) attributes: Vec<AttributeId>,
    pub(crate) steps: Vec<Step>,
    pub(crate) rules: Vec<Rule>,
    /// Labels of the concepts that may be verdicts, in their order.
    pub(crate) labels: Vec<String>,
}

impl Program {
    /// The school that says nothing.
    pub(crate) fn silent() -> Program {
        Program {
            school: SchoolId(0),
            aggregation: Aggregation::Minimum,
            margin: 0.0,
            attributes: Vec::new(),
            steps: Vec::new(),
            rules: Vec::new(),
            labels: Vec::new(),
        }
    }

    pub(crate) fn of(case: &Case, settings: &Settings, school: SchoolId) -> Program {
        let ids = (0..case.concepts.len() as u32).map(ConceptId);
        let concepts: Vec<ConceptId> = ids.filter(|&id| case[id].school == school).collect();
        let mut builder = Builder::new(case, &concepts);
        concepts.iter().for_each(|&id| {
            builder.concept(id);
        });
        let (labels, rules) = builder.rules(&concepts);
        Program {
            school,
            aggregation: case[school].aggregation.unwrap_or(settings.aggregation),
            margin: case[school].margin.unwrap_or(settings.margin),
            attributes: builder.attributes,
            steps: builder.steps,
            rules,
            labels,
        }
    }

    /// Whether each rule applies at this level (`None`: all arenas pooled), given which slots do not.
    pub(crate) fn applicable(&self, level: Option<Level>, slot_applies: impl Fn(usize) -> bool) -> Vec<bool> {
        let applies = |rule: &Rule| {
            rule.step.is_some()
                && rule.levels.iter().all(|&own| Some(own) == level)
                && rule.slots.iter().all(|&slot| slot_applies(slot))
        };
        self.rules.iter().map(applies).collect()
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
    attributes: Vec<AttributeId>,
    steps: Vec<Step>,
    /// Where each step stands: what several rules use is evaluated once.
    known: BTreeMap<Step, usize>,
    built: BTreeMap<ConceptId, Built>,
    open: BTreeSet<ConceptId>,
}

impl<'c> Builder<'c> {
    fn new(case: &'c Case, concepts: &[ConceptId]) -> Builder<'c> {
        let mut used = Used { case, attributes: BTreeSet::new(), seen: BTreeSet::new() };
        concepts.iter().for_each(|&id| used.concept(id));
        let attributes = used.attributes.into_iter().collect();
        let (steps, known) = (Vec::new(), BTreeMap::new());
        Builder { case, attributes, steps, known, built: BTreeMap::new(), open: BTreeSet::new() }
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
        let mut reach = Reach { levels: concept.level.into_iter().collect(), slots: BTreeSet::new() };
        let conditions = self.conditions(concept, &mut reach);
        let step = conditions.as_ref().and_then(|conditions| self.combine(conditions));
        let conditions = conditions.unwrap_or_default();
        self.open.remove(&id);
        self.built.insert(id, Built { step, conditions, levels: reach.levels, slots: reach.slots });
        step
    }

    fn conditions(&mut self, concept: &Concept, reach: &mut Reach) -> Option<Vec<Condition>> {
        let parts = [(Part::All, &concept.all), (Part::Any, &concept.any), (Part::None, &concept.none)];
        let mut conditions = Vec::new();
        for (part, term) in parts.into_iter().flat_map(|(part, terms)| terms.iter().map(move |term| (part, term))) {
            let step = self.term(term, reach)?;
            let step = if part == Part::None { self.push(Step::Complement(step)) } else { step };
            conditions.push(Condition { text: text(self.case, term), part, step });
        }
        Some(conditions)
    }

    /// Necessary conditions and the greatest substitute are combined as the school does; exclusions always bind.
    fn combine(&mut self, conditions: &[Condition]) -> Option<usize> {
        let of = |part: Part| conditions.iter().filter(move |c| c.part == part).map(|c| c.step).collect::<Vec<_>>();
        let (mut necessary, substitutes, mut binding) = (of(Part::All), of(Part::Any), of(Part::None));
        match substitutes[..] {
            [] => {}
            [only] => necessary.push(only),
            _ => necessary.push(self.push(Step::Greatest(substitutes))),
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

    fn term(&mut self, term: &Term, reach: &mut Reach) -> Option<usize> {
        match term {
            Term::Attribute(id) => {
                let slot = self.attributes.binary_search(id).ok()?;
                reach.slots.insert(slot);
                Some(self.push(Step::Attribute(slot)))
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
                let steps: Option<Vec<usize>> = terms.iter().map(|term| self.term(term, reach)).collect();
                Some(self.push(Step::Greatest(steps?)))
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
            let label = self.case[id].is_verdict.then(|| position(&mut labels, &self.case[id].label));
            let Built { step, conditions, levels, slots } = built;
            rules.push(Rule { concept: id, step, conditions, label, levels, slots });
        }
        (labels, rules)
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
            [&concept.all, &concept.any, &concept.none].into_iter().flatten().for_each(|term| self.term(term));
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

fn text(case: &Case, term: &Term) -> String {
    match term {
        Term::Attribute(id) => case[*id].id.clone(),
        Term::Concept(id) => case[*id].id.clone(),
        Term::Not(inner) => format!("not {}", text(case, inner)),
        Term::Or(terms) => terms.iter().map(|term| text(case, term)).collect::<Vec<_>>().join(" or "),
    }
}
