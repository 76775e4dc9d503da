//! Prepares the draws: everything that is the same in every draw is done once.

use crate::AttributeMembership;
use crate::judge::level;
use crate::plan::{Asked, CellPlan, Plan, SchoolPlan, ShareOf, SharePlan, StancePlan};
use crate::read;
use crate::resampling_plan::{Builder, Candidate, Chance, Keep, ResamplingPlan, Span, Sums};
use crate::streams::{Pair, judges, mark, pair};
use crate::values::Value;
use counterpoise_case::model::{AttributeId, Case, Formula, IndicatorId, SchoolId};
use counterpoise_kernel::{Gauge, Program, asked_together, thresholds};
use counterpoise_ledger::{Entry, Index, Ledger, Placed, Placement, View};
use counterpoise_numerics::Stream;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The streams of what some selections of a cell are drawn by.
type Streams<'s, Of> = &'s dyn Fn(&Of, &[usize]) -> Pair;

/// The position of a share among those of a cell.
fn position(shares: &mut Vec<SharePlan>, share: SharePlan) -> usize {
    shares.iter().position(|own| *own == share).unwrap_or_else(|| {
        shares.push(share);
        shares.len() - 1
    })
}

impl Plan {
    pub(crate) fn new(ledger: &Ledger<'_>, asked: &[Asked<'_>]) -> Plan {
        let settings = &ledger.settings;
        let mut compiler = Compiler::new(ledger, asked);
        // Sums are numbered while cells are compiled, and acts refer to sums: values are made when
        // both are known.
        let wanted = asked.iter().map(|asked| compiler.wants(asked)).collect::<Vec<_>>();
        let (acts, cells) = compiler.acts_and_cells(asked, wanted);
        let stream = |purpose| Stream::new(settings.seed, purpose, "");
        Plan {
            cells,
            acts,
            programs: compiler.programs,
            sums: compiler.next_sum as usize,
            counters: compiler.counters,
            unit: settings.unit,
            odds: (stream("odds"), settings.lean),
            threshold: stream("threshold"),
            bounds: compiler.bounds,
            spread: settings.spread,
            combine: settings.combine,
        }
    }
}

struct Compiler<'l> {
    ledger: &'l Ledger<'l>,
    index: Arc<Index>,
    programs: Vec<Program>,
    by_school: BTreeMap<SchoolId, usize>,
    /// For each cell the number of the sum of each selection.
    wanted: Vec<Vec<Option<u32>>>,
    next_sum: u32,
    counters: usize,
    /// A number for each entry, made of its event and reading: what a set of entries is known by.
    marks: Vec<u64>,
    bounds: Vec<(f64, f64)>,
}

/// The attributes, and presences taken together, that the schools of a cell ask for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Want {
    One(AttributeId),
    Together(Vec<AttributeId>),
}

/// What a cell asks for, and where the sums of each stand.
struct Wants {
    stance: [u32; 8],
    all: BTreeMap<Want, (usize, Vec<u32>, Vec<usize>)>,
}

impl<'l> Compiler<'l> {
    fn new(ledger: &'l Ledger<'l>, asked: &[Asked<'_>]) -> Compiler<'l> {
        let mut schools: Vec<SchoolId> =
            asked.iter().flat_map(|asked| asked.schools).copied().collect();
        schools.sort_unstable();
        schools.dedup();
        let programs: Vec<Program> =
            schools.iter().map(|&school| Program::of(ledger, school)).collect();
        Compiler {
            ledger,
            index: ledger.index_of(&asked_together(ledger.case, &programs)),
            programs,
            by_school: schools.into_iter().enumerate().map(|(at, school)| (school, at)).collect(),
            wanted: Vec::with_capacity(asked.len()),
            next_sum: 0,
            counters: 0,
            marks: ledger.entries.iter().map(|entry| mark(ledger, entry)).collect(),
            bounds: Vec::new(),
        }
    }

    fn case(&self) -> &'l Case {
        self.ledger.case
    }

    /// Numbers the sums that a cell asks for.
    fn wants(&mut self, asked: &Asked<'_>) -> Wants {
        self.wanted.push(vec![None; self.index.selections.len()]);
        let mut stance = [0; 8];
        for (place, selection) in stance.iter_mut().zip(self.index.sides.clone()) {
            *place = self.sum(selection);
        }
        let mut all = BTreeMap::new();
        for school in asked.schools {
            let program = &self.programs[self.by_school[school]];
            let ones = program.attributes.iter().map(|&id| Want::One(id));
            let wants: Vec<Want> =
                ones.chain(program.unions.iter().cloned().map(Want::Together)).collect();
            for want in wants {
                if !all.contains_key(&want) {
                    let selections = self.selections(&want);
                    let sums = selections.iter().map(|&selection| self.sum(selection)).collect();
                    let at = all.len();
                    all.insert(want, (at, sums, selections));
                }
            }
        }
        Wants { stance, all }
    }

    /// The selections whose sums an attribute is read off; none if it does not count acts.
    fn selections(&self, want: &Want) -> Vec<usize> {
        let case = self.case();
        match want {
            Want::One(id) => {
                let gauge = Gauge::of(case, &case[*id]);
                let indexed = self.index.rule(case[*id].of);
                match gauge {
                    Gauge::Standing | Gauge::Most(_) => Vec::new(),
                    _ => indexed.map_or_else(Vec::new, |indexed| gauge.sums(&indexed.selections)),
                }
            }
            Want::Together(ids) => {
                let indicators: Vec<_> = ids.iter().map(|&id| case[id].of).collect();
                let possible = self
                    .index
                    .rule(indicators[0])
                    .and_then(|indexed| indexed.selections.get(1).copied());
                self.index.union(&indicators).into_iter().chain(possible).collect()
            }
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

    fn acts_and_cells(
        &mut self,
        asked: &[Asked<'_>],
        wants: Vec<Wants>,
    ) -> (ResamplingPlan, Vec<CellPlan>) {
        let wanted = std::mem::take(&mut self.wanted);
        let index = Arc::clone(&self.index);
        let sums = Wanted { index: &index, by_cell: &wanted };
        let spans = asked.iter().map(span).collect();
        let mut builder = Builder::new(self.ledger, spans, sums, self.next_sum);
        add_acts(self.ledger, asked, &mut builder);
        let cells = asked
            .iter()
            .zip(wants)
            .map(|(asked, wants)| self.cell(asked, &wants, &mut builder))
            .collect();
        (builder.finish(), cells)
    }

    fn cell<S: Sums>(
        &mut self,
        asked: &Asked<'_>,
        wants: &Wants,
        builder: &mut Builder<'l, S>,
    ) -> CellPlan {
        let view = asked.view;
        let sets = self.sets(view);
        let pair = |purpose: &str, selections: &[usize]| -> Pair {
            pair(view, purpose, &selections.iter().map(|&at| sets[at]).collect::<Vec<_>>())
        };
        // Two kinds of which nothing could have matched, since nobody looked, have nothing in
        // common: each is drawn by itself.
        let presence = |indicators: &[IndicatorId], selections: &[usize]| -> Pair {
            if selections.iter().any(|&at| sets[at] != 0) {
                return pair("some", selections);
            }
            let names =
                indicators.iter().map(|&id| format!(" {}", view.case()[id].id)).collect::<String>();
            pair(&format!("some{names}"), selections)
        };
        let index = Arc::clone(&self.index);
        let sides = &index.sides;
        let mut shares = Vec::new();
        let stance = StancePlan {
            sums: wants.stance,
            shares: [0, 2, 4, 6].map(|at| {
                let (of, purpose) =
                    if at < 6 { (ShareOf::Sides, "lean") } else { (ShareOf::Whole, "portion") };
                let sums = [wants.stance[at], wants.stance[at + 1]];
                position(
                    &mut shares,
                    SharePlan { of, sums, sought: 0.0, pair: pair(purpose, &sides[at..at + 2]) },
                )
            }),
        };
        let mut values: Vec<Option<Value>> = wants.all.iter().map(|_| None).collect();
        for (want, (at, sums, selections)) in &wants.all {
            let value = match want {
                Want::One(id) => self.value(
                    *id,
                    view,
                    (sums, selections),
                    (&pair, &presence),
                    &mut shares,
                    builder,
                ),
                Want::Together(ids) => {
                    let indicators: Vec<IndicatorId> =
                        ids.iter().map(|&id| self.case()[id].of).collect();
                    let bounds = self.thresholds(None, false);
                    let sought = self.sought(view, &indicators);
                    some(sums, sought, presence(&indicators, selections), bounds, &mut shares)
                }
            };
            values[*at] = Some(value);
        }
        let mut read = BTreeMap::new();
        let schools = asked
            .schools
            .iter()
            .map(|&school| self.school(school, view, wants, &mut read))
            .collect();
        CellPlan { shares, values: values.into_iter().flatten().collect(), schools, stance }
    }

    /// The position of the bounds between which a threshold stands.
    fn thresholds(&mut self, own: Option<f64>, posture: bool) -> usize {
        let bounds = thresholds(own, posture, &self.ledger.settings);
        self.bounds.iter().position(|known| *known == bounds).unwrap_or_else(|| {
            self.bounds.push(bounds);
            self.bounds.len() - 1
        })
    }

    /// For each selection what its set of entries in the cell is known by, whatever their order.
    fn sets(&self, view: &View<'_>) -> Vec<u64> {
        let mut sets = vec![0_u64; self.index.selections.len()];
        for placed in &view.placed {
            let class = self.ledger.entries[placed.entry].class;
            for &at in self.index.takes(class) {
                sets[at as usize] = sets[at as usize].wrapping_add(self.marks[placed.entry]);
            }
        }
        sets
    }

    fn value<S: Sums>(
        &mut self,
        id: AttributeId,
        view: &View<'_>,
        (sums, selections): (&[u32], &[usize]),
        (pair, presence): (Streams<'_, str>, Streams<'_, [IndicatorId]>),
        shares: &mut Vec<SharePlan>,
        builder: &mut Builder<'l, S>,
    ) -> Value {
        let case = self.case();
        match (Gauge::of(case, &case[id]), sums) {
            (Gauge::Lean(side, own), &[a, r]) => {
                let pair = pair("lean", selections);
                Value::Lean {
                    side,
                    own,
                    share: position(
                        shares,
                        SharePlan { of: ShareOf::Sides, sums: [a, r], sought: 0.0, pair },
                    ),
                }
            }
            (Gauge::Some { threshold, posture }, sums @ &[_, _]) => {
                let bounds = self.thresholds(threshold, posture);
                let of = [case[id].of];
                some(sums, self.sought(view, &of), presence(&of, selections), bounds, shares)
            }
            (Gauge::Portion { bar, above }, &[f, b]) => {
                let pair = pair("portion", selections);
                let share = position(
                    shares,
                    SharePlan { of: ShareOf::Whole, sums: [f, b], sought: 0.0, pair },
                );
                Value::Portion { bar, above, share }
            }
            (Gauge::Gap { bar, above }, &[sa, sr, da, dr]) => {
                let mut side = |sums: [u32; 2], of: &[usize]| {
                    position(
                        shares,
                        SharePlan { of: ShareOf::Sides, sums, sought: 0.0, pair: pair("lean", of) },
                    )
                };
                let (words, deeds) =
                    (side([sa, sr], &selections[0..2]), side([da, dr], &selections[2..4]));
                Value::Gap { bar, above, words, deeds }
            }
            (Gauge::Rate(bound), &[sum]) => {
                let [stream, _] = pair("rate", selections);
                Value::Rate { bound, years: view.cell.years(), sum, stream }
            }
            (Gauge::Standing, _) if !view.ledger.is_coded(case[id].of) => {
                Value::Unknown(self.unknown(id, view))
            }
            (Gauge::Standing, _) => Value::Standing(self.standing(id, view, builder)),
            (Gauge::Most(inner), _) => self.most(inner, view, builder),
            (Gauge::Series(_) | Gauge::Judged(_), _) => self.beside(id, view, builder),
            _ => Value::Unknown(self.unknown(id, view)),
        }
    }

    /// What was sought of these kinds and not found, in units of evidence.
    fn sought(&self, view: &View<'_>, indicators: &[IndicatorId]) -> f64 {
        view.sought(indicators) / self.ledger.settings.unit
    }

    fn standing<S: Sums>(
        &self,
        id: AttributeId,
        view: &View<'_>,
        builder: &mut Builder<'l, S>,
    ) -> Vec<(Stream, f64, Keep)> {
        let act = |(at, begun): (usize, f64)| {
            let entry = &self.ledger.entries[at];
            let begins =
                Stream::new(self.ledger.settings.seed, "begun", &self.case()[entry.event].id);
            (begins, begun, builder.keep(entry.event, entry.basis, entry.certainty))
        };
        read::standing(view, id).into_iter().map(act).collect()
    }

    /// What is judged, or read off series, of the pair of the view.
    fn beside<S: Sums>(
        &self,
        id: AttributeId,
        view: &View<'_>,
        builder: &mut Builder<'l, S>,
    ) -> Value {
        let case = self.case();
        let (seed, attribute) = (self.ledger.settings.seed, &case[id]);
        let unknown = self.unknown(id, view);
        let formula = &case[attribute.of].formula;
        if let Formula::Series(_) = formula {
            let moved = Stream::new(seed, "calibration", &attribute.id);
            let source = view.series_source(formula).map(|(source, certainty)| {
                let coin = Stream::new(seed, "series", &case[source].key);
                (coin, builder.source(source, certainty))
            });
            let value = view.value(formula).0.value();
            return Value::Series { value, anchors: attribute.anchors, moved, source, unknown };
        }
        let Formula::Assessed(name) = formula else { return Value::Unknown(unknown) };
        Value::Judged(judges(view, name, formula, attribute.anchors, builder))
    }

    fn most<S: Sums>(
        &self,
        inner: AttributeId,
        view: &View<'_>,
        builder: &mut Builder<'l, S>,
    ) -> Value {
        let others = read::other_pairs(view, inner);
        if others.is_empty() || !read::has(view.ledger, &view.cell, inner) {
            return Value::Unknown(self.unknown(inner, view));
        }
        let own = Box::new(self.beside(inner, view, builder));
        let others = others
            .iter()
            .map(|other| self.beside(inner, &other.view(&view.cell), builder))
            .collect();
        Value::Most { own, others }
    }

    /// What nobody in particular says of an attribute of a pair in an arena.
    fn unknown(&self, id: AttributeId, view: &View<'_>) -> Stream {
        Stream::new(self.ledger.settings.seed, "unknown", &self.own_key(id, view))
    }

    fn own_key(&self, id: AttributeId, view: &View<'_>) -> String {
        let (case, (subject, target)) = (self.case(), view.ledger.dyad);
        let arena = view.cell.arena.map_or("all", |arena| case[arena].id.as_str());
        format!("{} {} {} {arena}", case[id].id, case[subject].code, case[target].code)
    }

    /// `known`: attributes as other schools of the cell have read them.
    fn school(
        &mut self,
        id: SchoolId,
        view: &View<'_>,
        wants: &Wants,
        known: &mut BTreeMap<AttributeId, AttributeMembership>,
    ) -> SchoolPlan {
        let program = self.by_school[&id];
        let of = &self.programs[program];
        let at = |want: Want| wants.all.get(&want).map_or(0, |(at, ..)| *at);
        let ones = of.attributes.iter().map(|&id| at(Want::One(id)));
        let slots: Vec<usize> = ones
            .chain(of.unions.iter().map(|together| at(Want::Together(together.clone()))))
            .collect();
        let mut read = |&id| known.entry(id).or_insert_with(|| read::attribute(view, id)).clone();
        let read: Vec<_> = of.attributes.iter().map(&mut read).collect();
        let applicable = of.applicable(level(view));
        let evidence = crate::judge::is_evidence(view, &read);
        let counter = self.counters;
        self.counters += counters(of.labels.len(), slots.len());
        let by_level = level(view).is_none() && of.is_by_level();
        SchoolPlan { program, slots, applicable, counter, evidence, by_level }
    }
}

/// Counters of a school with so many labels and slots.
pub(crate) fn counters(labels: usize, slots: usize) -> usize {
    (labels + 2) + labels + slots * (labels + 3)
}

fn some(
    sums: &[u32],
    sought: f64,
    pair: Pair,
    bounds: usize,
    shares: &mut Vec<SharePlan>,
) -> Value {
    match sums {
        &[f, b] => {
            let share =
                position(shares, SharePlan { of: ShareOf::Possible, sums: [f, b], sought, pair });
            Value::Some { bounds, matching: f, share }
        }
        _ => Value::Unknown(pair[0]),
    }
}

/// When and in which group a cell is.
pub(crate) fn span(asked: &Asked<'_>) -> Span {
    let window = asked.view.cell.window;
    let days = (i64::from(window.first.number()), i64::from(window.last.number()));
    Span { days, window, group: asked.group }
}

pub(crate) fn add_acts<S: Sums>(
    ledger: &Ledger<'_>,
    asked: &[Asked<'_>],
    builder: &mut Builder<'_, S>,
) {
    let mut views: Vec<_> = asked.iter().map(|asked| asked.view.placed.iter().peekable()).collect();
    let mut chances: Vec<Chance> = Vec::new();
    let entries = &ledger.entries;
    for (at, entry) in entries.iter().enumerate() {
        let here = views.iter_mut().enumerate();
        let placed = here
            .filter_map(|(cell, view)| Some((cell, view.next_if(|placed| placed.entry == at)?)));
        chances.extend(placed.map(|(cell, placed)| chance(cell, entry, placed)));
        // The entries of one event stand together.
        if entries.get(at + 1).is_none_or(|next| next.event != entry.event) {
            let Entry { event, basis, certainty, extent, commitment, .. } = *entry;
            builder.add(&Candidate {
                event,
                basis,
                certainty,
                extent,
                commitment,
                chances: &chances,
            });
            chances.clear();
        }
    }
}

fn chance(cell: usize, entry: &Entry, placed: &Placed) -> Chance {
    let share = if placed.placement == Placement::Lasting { placed.share } else { 1.0 };
    let (cell, class) = (cell as u32, entry.class as u32);
    Chance {
        cell,
        class,
        placement: placed.placement,
        share,
        bearing: placed.bearing,
        weight: entry.weight,
    }
}

/// The sums of each cell by selection.
struct Wanted<'c> {
    index: &'c Index,
    by_cell: &'c [Vec<Option<u32>>],
}

impl Sums for Wanted<'_> {
    fn of(&self, class: u32, cell: u32, name: impl FnMut(u32)) {
        let wanted = &self.by_cell[cell as usize];
        let sums = self
            .index
            .takes(class as usize)
            .iter()
            .filter_map(|&selection| wanted[selection as usize]);
        sums.for_each(name);
    }
}
