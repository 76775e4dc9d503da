//! Prepares a resampling: everything that is the same in every draw is done once.

use crate::acts::{Acts, Builder, Candidate, Chance, Span, Sums};
use crate::ground::indicators;
use crate::judge::level;
use crate::program::Program;
use counterpoise_case::model::{Anchors, AttributeId, Case, IndicatorId, SchoolId};
use counterpoise_ledger::{Entry, Evidence, Index, Indexed, Ledger, Placed, Placement, Shape, View};
use counterpoise_numerics::Stream;
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// A cell to draw, with the schools to judge it by. Cells of one group are adjacent.
pub(crate) struct Asked<'v> {
    pub(crate) view: &'v View<'v>,
    pub(crate) schools: &'v [SchoolId],
    pub(crate) group: u32,
}

impl Plan {
    pub(crate) fn new(ledger: &Ledger<'_>, asked: &[Asked<'_>]) -> Plan {
        let mut compiler = Compiler::new(ledger, asked);
        let cells = asked.iter().map(|asked| compiler.cell(asked)).collect();
        let acts = compiler.acts(asked);
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
    index: Arc<Index>,
    programs: Vec<Program>,
    by_school: BTreeMap<SchoolId, usize>,
    attributes: Vec<Calibration>,
    by_attribute: BTreeMap<AttributeId, usize>,
    /// For each cell the number of the sum of each selection.
    wanted: Vec<Vec<Option<u32>>>,
    next_sum: u32,
    counters: usize,
}

impl<'l> Compiler<'l> {
    fn new(ledger: &'l Ledger<'l>, asked: &[Asked<'_>]) -> Compiler<'l> {
        let mut schools: Vec<SchoolId> = asked.iter().flat_map(|asked| asked.schools).copied().collect();
        schools.sort_unstable();
        schools.dedup();
        let programs: Vec<Program> =
            schools.iter().map(|&school| Program::of(ledger.case, &ledger.settings, school)).collect();
        Compiler {
            ledger,
            index: ledger.index_of(&indicators(ledger.case, &programs)),
            programs,
            by_school: schools.into_iter().enumerate().map(|(at, school)| (school, at)).collect(),
            attributes: Vec::new(),
            by_attribute: BTreeMap::new(),
            wanted: Vec::with_capacity(asked.len()),
            next_sum: 0,
            counters: 0,
        }
    }

    fn case(&self) -> &'l Case {
        self.ledger.case
    }

    fn cell(&mut self, asked: &Asked<'_>) -> CellPlan {
        self.wanted.push(vec![None; self.index.selections.len()]);
        let mut plan = CellPlan { values: Vec::new(), attributes: Vec::new(), schools: Vec::new(), sides: [0; 4] };
        for (place, selection) in plan.sides.iter_mut().zip(self.index.sides.clone()) {
            *place = self.sum(selection);
        }
        let mut table = Table::default();
        for &school in asked.schools {
            let school = self.school(school, asked.view, &mut plan, &mut table);
            plan.schools.push(school);
        }
        plan
    }

    fn school(&mut self, id: SchoolId, view: &View<'_>, plan: &mut CellPlan, table: &mut Table) -> SchoolPlan {
        let program = self.by_school[&id];
        let attributes = self.programs[program].attributes.clone();
        let slots: Vec<usize> = attributes.iter().map(|&id| self.slot(id, view, plan, table)).collect();
        let applies = |slot: usize| !table.inapplicable.contains(&slots[slot]);
        let applicable = self.programs[program].applicable(level(view), applies);
        let counter = self.counters;
        self.counters += self.programs[program].labels.len() + 1;
        SchoolPlan { program, slots, applicable, counter }
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
        let index = Arc::clone(&self.index);
        match index.rule(indicator) {
            Some(Indexed { rule, selections }) if rule.shape != Shape::Count || view.looked(rule) => {
                let sums = selections.iter().map(|&selection| self.sum(selection)).collect();
                (Value::Counted(rule.shape, sums), true)
            }
            Some(_) => (Value::Unknown, true),
            None => fixed(&view.value_of(indicator)),
        }
    }

    /// The sum of a selection in the cell that is being compiled.
    fn sum(&mut self, selection: usize) -> u32 {
        let Some(wanted) = self.wanted.last_mut() else {
            return 0;
        };
        *wanted[selection].get_or_insert_with(|| {
            self.next_sum += 1;
            self.next_sum - 1
        })
    }

    fn acts(&self, asked: &[Asked<'_>]) -> Acts {
        let span = |asked: &Asked<'_>| {
            let window = asked.view.cell.window;
            Span { days: (i64::from(window.first.number()), i64::from(window.last.number())), group: asked.group }
        };
        let sums = Wanted { index: &self.index, by_cell: &self.wanted };
        let mut builder = Builder::new(self.ledger, asked.iter().map(span).collect(), sums);
        let mut views: Vec<_> = asked.iter().map(|asked| asked.view.placed.iter().peekable()).collect();
        let mut chances: Vec<Chance> = Vec::new();
        let entries = &self.ledger.entries;
        for (at, entry) in entries.iter().enumerate() {
            let here = views.iter_mut().enumerate();
            let placed = here.filter_map(|(cell, view)| Some((cell, view.next_if(|placed| placed.entry == at)?)));
            chances.extend(placed.map(|(cell, placed)| chance(cell, entry, placed)));
            // The entries of one event stand together.
            if entries.get(at + 1).is_none_or(|next| next.event != entry.event) {
                let (event, basis, certainty, extent) = (entry.event, entry.basis, entry.certainty, entry.extent);
                builder.add(&Candidate { event, basis, certainty, extent, chances: &chances });
                chances.clear();
            }
        }
        builder.finish()
    }
}

fn chance(cell: usize, entry: &Entry, placed: &Placed) -> Chance {
    let share = if placed.placement == Placement::Lasting { placed.share } else { 1.0 };
    let (cell, class) = (cell as u32, entry.class as u32);
    Chance { cell, class, placement: placed.placement, share, weight: entry.weight }
}

/// The sums of each cell by selection.
struct Wanted<'c> {
    index: &'c Index,
    by_cell: &'c [Vec<Option<u32>>],
}

impl Sums for Wanted<'_> {
    fn of(&self, class: u32, cell: u32, name: impl FnMut(u32)) {
        let wanted = &self.by_cell[cell as usize];
        let sums = self.index.takes(class as usize).iter().filter_map(|&selection| wanted[selection as usize]);
        sums.for_each(name);
    }
}

/// What a cell has already placed.
#[derive(Default)]
struct Table {
    attributes: BTreeMap<AttributeId, usize>,
    values: BTreeMap<IndicatorId, (usize, bool)>,
    inapplicable: Vec<usize>,
}

fn fixed((value, bounds): &(Evidence, Option<(f64, f64)>)) -> (Value, bool) {
    match (value, value.value()) {
        (Evidence::NotApplicable(_), _) => (Value::Unknown, false),
        (_, Some(number)) => (Value::Fixed(bounds.unwrap_or((number, number)), number), true),
        (_, None) => (Value::Unknown, true),
    }
}
