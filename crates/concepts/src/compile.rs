//! Prepares a resampling: everything that is the same in every draw is done once.

use crate::Question;
use crate::acts::{Acts, Builder, Candidate, Chance};
use crate::judge::level;
use crate::program::Program;
use counterpoise_case::model::{
    Anchors, AttributeId, BalanceKind, Case, EventId, Filter, Formula, IndicatorId, SchoolId,
};
use counterpoise_ledger::{Evidence, Ledger, Placement, Rule, Selection, Shape, View};
use counterpoise_numerics::Stream;
use std::collections::BTreeMap;

/// A resampling, ready to draw.
pub(crate) struct Plan {
    pub(crate) programs: Vec<Program>,
    /// Attributes of all schools, with their calibration.
    pub(crate) attributes: Vec<Calibration>,
    pub(crate) cells: Vec<CellPlan>,
    pub(crate) acts: Acts,
    /// Number of sums in a draw.
    pub(crate) sums: usize,
    /// Number of counters: one for each cell, school and label, and one for each indeterminate.
    pub(crate) counters: usize,
    pub(crate) shrinkage: f64,
    pub(crate) spread: f64,
}

/// A calibration and the stream that moves it.
pub(crate) struct Calibration {
    pub(crate) stream: Stream,
    pub(crate) anchors: Option<Anchors>,
}

/// One cell in the draws.
pub(crate) struct CellPlan {
    pub(crate) values: Vec<Value>,
    /// Attributes used here: position in `Plan::attributes`, position in `values`.
    pub(crate) attributes: Vec<(usize, usize)>,
    pub(crate) schools: Vec<SchoolPlan>,
    /// Sums of accommodating and resisting statements, then deeds.
    pub(crate) sides: [u32; 4],
}

/// One school in a cell.
pub(crate) struct SchoolPlan {
    pub(crate) program: usize,
    /// For each slot of the program the position in `CellPlan::attributes`.
    pub(crate) slots: Vec<usize>,
    pub(crate) applicable: Vec<bool>,
    /// Its first counter.
    pub(crate) counter: usize,
}

/// Where an indicator comes from in a draw.
pub(crate) enum Value {
    /// The same in every draw: bounds and point.
    Fixed((f64, f64), f64),
    Unknown,
    Counted(Shape, Vec<u32>),
}

impl Plan {
    pub(crate) fn new(ledger: &Ledger<'_>, questions: &[Question]) -> Plan {
        let mut compiler = Compiler::new(ledger, questions);
        let views: Vec<View<'_>> = questions.iter().map(|question| ledger.view(&question.cell)).collect();
        let cells = questions.iter().zip(&views).map(|(question, view)| compiler.cell(question, view)).collect();
        let acts = compiler.acts(&views);
        Plan {
            cells,
            acts,
            programs: compiler.programs,
            attributes: compiler.attributes,
            sums: compiler.next_sum as usize,
            counters: compiler.counters,
            shrinkage: ledger.settings.shrinkage,
            spread: ledger.settings.spread,
        }
    }
}

struct Compiler<'l> {
    ledger: &'l Ledger<'l>,
    programs: Vec<Program>,
    by_school: BTreeMap<SchoolId, usize>,
    attributes: Vec<Calibration>,
    by_attribute: BTreeMap<AttributeId, usize>,
    selections: Vec<Selection>,
    rules: BTreeMap<IndicatorId, Option<(Rule, Vec<usize>)>>,
    sides: Vec<usize>,
    /// For each cell its sums: the selection, and the number of the sum.
    wanted: Vec<BTreeMap<usize, u32>>,
    next_sum: u32,
    counters: usize,
}

impl<'l> Compiler<'l> {
    fn new(ledger: &'l Ledger<'l>, questions: &[Question]) -> Compiler<'l> {
        let mut compiler = Compiler {
            ledger,
            programs: Vec::new(),
            by_school: BTreeMap::new(),
            attributes: Vec::new(),
            by_attribute: BTreeMap::new(),
            selections: Vec::new(),
            rules: BTreeMap::new(),
            sides: Vec::new(),
            wanted: Vec::with_capacity(questions.len()),
            next_sum: 0,
            counters: 0,
        };
        let gap = Rule::of(&Formula::Balance(BalanceKind::Gap, Filter::default()));
        compiler.sides = gap.map_or_else(Vec::new, |rule| compiler.select(rule.selections));
        compiler
    }

    fn case(&self) -> &'l Case {
        self.ledger.case
    }

    fn cell(&mut self, question: &Question, view: &View<'_>) -> CellPlan {
        self.wanted.push(BTreeMap::new());
        let mut plan = CellPlan { values: Vec::new(), attributes: Vec::new(), schools: Vec::new(), sides: [0; 4] };
        for (place, selection) in plan.sides.iter_mut().zip(self.sides.clone()) {
            *place = self.sum(selection);
        }
        let mut table = Table::default();
        for &school in &question.schools {
            let school = self.school(school, view, &mut plan, &mut table);
            plan.schools.push(school);
        }
        plan
    }

    fn school(&mut self, id: SchoolId, view: &View<'_>, plan: &mut CellPlan, table: &mut Table) -> SchoolPlan {
        let program = self.program(id);
        let attributes = self.programs[program].attributes.clone();
        let slots: Vec<usize> = attributes.iter().map(|&id| self.slot(id, view, plan, table)).collect();
        let applies = |slot: usize| !table.inapplicable.contains(&slots[slot]);
        let applicable = self.programs[program].applicable(level(view), applies);
        let counter = self.counters;
        self.counters += self.programs[program].labels.len() + 1;
        SchoolPlan { program, slots, applicable, counter }
    }

    fn program(&mut self, school: SchoolId) -> usize {
        if let Some(&at) = self.by_school.get(&school) {
            return at;
        }
        self.programs.push(Program::of(self.case(), &self.ledger.settings, school));
        self.by_school.insert(school, self.programs.len() - 1);
        self.programs.len() - 1
    }

    /// The position of an attribute among those of the cell.
    fn slot(&mut self, id: AttributeId, view: &View<'_>, plan: &mut CellPlan, table: &mut Table) -> usize {
        if let Some(&at) = table.attributes.get(&id) {
            return at;
        }
        let indicator = self.case()[id].of;
        let value = match table.values.get(&indicator) {
            Some(&at) => at,
            None => {
                let (value, applies) = self.value(indicator, view);
                plan.values.push(value);
                table.values.insert(indicator, (plan.values.len() - 1, applies));
                (plan.values.len() - 1, applies)
            }
        };
        plan.attributes.push((self.attribute(id), value.0));
        let at = plan.attributes.len() - 1;
        if !value.1 {
            table.inapplicable.push(at);
        }
        table.attributes.insert(id, at);
        at
    }

    fn attribute(&mut self, id: AttributeId) -> usize {
        if let Some(&at) = self.by_attribute.get(&id) {
            return at;
        }
        let attribute = &self.case()[id];
        let stream = Stream::new(self.ledger.settings.seed, "calibration", &attribute.id);
        self.attributes.push(Calibration { stream, anchors: attribute.anchors });
        self.by_attribute.insert(id, self.attributes.len() - 1);
        self.attributes.len() - 1
    }

    /// Where an indicator of a cell comes from in the draws, and whether it applies there.
    fn value(&mut self, indicator: IndicatorId, view: &View<'_>) -> (Value, bool) {
        match self.rule(indicator) {
            Some((rule, selections)) if rule.shape != Shape::Count || view.looked(&rule) => {
                let sums = selections.iter().map(|&selection| self.sum(selection)).collect();
                (Value::Counted(rule.shape, sums), true)
            }
            Some(_) => (Value::Unknown, true),
            None => fixed(&view.value(&self.case()[indicator].formula)),
        }
    }

    fn rule(&mut self, indicator: IndicatorId) -> Option<(Rule, Vec<usize>)> {
        if !self.rules.contains_key(&indicator) {
            let rule = Rule::of(&self.case()[indicator].formula);
            let prepared = rule.map(|rule| {
                let selections = self.select(rule.selections.clone());
                (rule, selections)
            });
            self.rules.insert(indicator, prepared);
        }
        self.rules.get(&indicator).cloned().flatten()
    }

    /// Positions of selections; what two indicators select alike is selected once.
    fn select(&mut self, selections: Vec<Selection>) -> Vec<usize> {
        let same = |a: &Selection, b: &Selection| a.of == b.of && a.without == b.without;
        let mut positions = Vec::with_capacity(selections.len());
        for selection in selections {
            let at = self.selections.iter().position(|own| same(own, &selection)).unwrap_or(self.selections.len());
            if at == self.selections.len() {
                self.selections.push(selection);
            }
            positions.push(at);
        }
        positions
    }

    /// The sum of a selection in the cell that is being compiled.
    fn sum(&mut self, selection: usize) -> u32 {
        let Some(wanted) = self.wanted.last_mut() else {
            return 0;
        };
        *wanted.entry(selection).or_insert_with(|| {
            self.next_sum += 1;
            self.next_sum - 1
        })
    }

    fn acts(&self, views: &[View<'_>]) -> Acts {
        let window = |view: &View<'_>| {
            let window = view.cell.window;
            (i64::from(window.first.number()), i64::from(window.last.number()))
        };
        let mut builder = Builder::new(self.ledger, views.iter().map(window).collect());
        self.candidates(views).iter().for_each(|candidate| builder.add(candidate));
        builder.finish()
    }

    /// Events with their chances, in the ledger's order. The entries of one event stand together.
    fn candidates(&self, views: &[View<'_>]) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        let by_class: Vec<Vec<usize>> = (0..self.ledger.classes()).map(|class| self.selections_of(class)).collect();
        for (at, mut places) in self.places(views).into_iter().enumerate() {
            let entry = &self.ledger.entries[at];
            places.iter_mut().for_each(|chance| {
                let sums = by_class[entry.class]
                    .iter()
                    .filter_map(|selection| self.wanted[chance.cell].get(selection).copied());
                (chance.sums, chance.weight) = (sums.collect(), entry.weight);
            });
            match candidates.last_mut() {
                Some(last) if last.event == entry.event => last.chances.append(&mut places),
                _ => candidates.push(candidate(entry.event, entry, places)),
            }
        }
        candidates
    }

    /// The selections that take the entries of a class.
    fn selections_of(&self, class: usize) -> Vec<usize> {
        let takes = |at: &usize| self.selections[*at].takes(self.ledger, self.ledger.example(class));
        (0..self.selections.len()).filter(takes).collect()
    }

    /// For each entry the cells in which it may count.
    fn places(&self, views: &[View<'_>]) -> Vec<Vec<Chance>> {
        let mut places: Vec<Vec<Chance>> = vec![Vec::new(); self.ledger.entries.len()];
        for (cell, view) in views.iter().enumerate() {
            for placed in &view.placed {
                let share = if placed.placement == Placement::Lasting { placed.share } else { 1.0 };
                let chance = Chance { cell, placement: placed.placement, share, sums: Vec::new(), weight: 0.0 };
                places[placed.entry].push(chance);
            }
        }
        places
    }
}

/// What a cell has already placed.
#[derive(Default)]
struct Table {
    attributes: BTreeMap<AttributeId, usize>,
    values: BTreeMap<IndicatorId, (usize, bool)>,
    inapplicable: Vec<usize>,
}

fn candidate(event: EventId, entry: &counterpoise_ledger::Entry, chances: Vec<Chance>) -> Candidate {
    let (basis, certainty, extent) = (entry.basis, entry.certainty, entry.extent);
    Candidate { event, basis, certainty, extent, chances }
}

fn fixed((value, bounds): &(Evidence, Option<(f64, f64)>)) -> (Value, bool) {
    match (value, value.value()) {
        (Evidence::NotApplicable(_), _) => (Value::Unknown, false),
        (_, Some(number)) => (Value::Fixed(bounds.unwrap_or((number, number)), number), true),
        (_, None) => (Value::Unknown, true),
    }
}
